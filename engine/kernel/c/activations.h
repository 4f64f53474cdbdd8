/* Activation functions h = f(s) of s (n, width), and ds = dL/ds from dh = dL/dh. `a` are the
   numbers of the function. At a kink the derivative is a subgradient. */
#define FORWARD(name)                                                                            \
    static void name##_forward(int64_t n, int64_t width, const REAL *restrict s,                 \
                               REAL *restrict h, SPARE const REAL *a)
#define BACKWARD(name)                                                                           \
    static void name##_backward(int64_t n, int64_t width, SPARE const REAL *restrict s,          \
                                SPARE const REAL *restrict h, const REAL *restrict dh,           \
                                REAL *restrict ds, SPARE const REAL *a)
#define FORMULAS(name, value, slope)                                                             \
    INLINE REAL name##_value(SPARE REAL s, SPARE const REAL *a) { return value; }                \
    INLINE REAL name##_slope(SPARE REAL s, SPARE REAL h, SPARE const REAL *a) { return slope; }  \
    FORWARD(name) { EACH(i, n * width) h[i] = name##_value(s[i], a); }
/* What is done to every number by itself: h_i = f(s_i), ds_i = f'(s_i) dh_i. */
#define ELEMENTWISE(name, value, slope)                                                          \
    FORMULAS(name, value, slope)                                                                 \
    BACKWARD(name) { EACH(i, n * width) ds[i] = dh[i] * name##_slope(s[i], h[i], a); }
/* The same with a second look at the few that are far out, where the slope has lost its digits as a
   difference from 1: there it is `tail`, a formula of e. */
static const REAL FAR_OUT = (REAL)0.001;
#define SQUASHING(name, steepest, value, slope, exponent, tail)                                  \
    FORMULAS(name, value, slope)                                                                 \
    INLINE REAL name##_tail(REAL s) { REAL e = exponential(exponent); return tail; }             \
    BACKWARD(name) {                                                                             \
        int far = 0;                                                                             \
        EACH(i, n * width) {                                                                     \
            REAL steep = name##_slope(s[i], h[i], a);                                            \
            far |= steep < FAR_OUT * (REAL)(steepest);                                           \
            ds[i] = dh[i] * steep;                                                               \
        }                                                                                        \
        for (int64_t i = 0; far && i < n * width; i++)                                           \
            if (name##_slope(s[i], h[i], a) < FAR_OUT * (REAL)(steepest))                        \
                ds[i] = dh[i] * name##_tail(s[i]);                                               \
    }

/* h = s. */
ELEMENTWISE(identity, s, 1)
/* h = 1 / (1 + e^(-s)), f'(s) = h (1 - h). */
SQUASHING(sigmoid, 0.25, logistic(s), (1 - h) * h, -size_of(s), e / ((1 + e) * (1 + e)))
/* h = tanh(s), f'(s) = 1 - h^2. */
SQUASHING(tanh, 1, hyperbolic_tangent(s), 1 - h * h, -2 * size_of(s), 4 * e / ((1 + e) * (1 + e)))
/* h = min(1, max(-1, s)), f'(s) = 1 for |s| < 1. */
ELEMENTWISE(hard_tanh, within(s, 1), size_of(s) < 1 ? 1 : 0)
/* h = 1 for s >= 0, else 0; f'(s) = 0. */
ELEMENTWISE(step, s >= 0 ? 1 : 0, 0)
/* h = max(0, s), f'(s) = 1 for s > 0. NaN stays NaN. */
ELEMENTWISE(relu, s < 0 ? 0 : s, s > 0 ? 1 : 0)
/* h = max(s, a s) with the slope a of the negative side. */
ELEMENTWISE(leaky_relu, s < a[0] * s ? a[0] * s : s, s > 0 ? 1 : a[0])
/* h = lambda s for s > 0, else lambda alpha (e^s - 1); a = (alpha, lambda), ELU has lambda = 1. */
ELEMENTWISE(selu, s > 0 ? a[1] * s : a[1] * a[0] * exponential_less_one(s < 0 ? s : 0),
            s > 0 ? a[1] : a[1] * a[0] * exponential(s < 0 ? s : 0))
/* h = log(1 + e^s), f'(s) = sigmoid(s). */
ELEMENTWISE(softplus, soft_plus(s), logistic(s))

/* h = s Phi(s), f'(s) = Phi(s) + s phi(s). With a[0] = 1 Phi is replaced by sigmoid(2u),
   u = a[1] (s + a[2] s^3), whose slope is 2 g (1 - g) du/ds. */
INLINE REAL gelu_gate(REAL s, const REAL *a) {
    return a[0] == 0 ? normal_share(s) : logistic(2 * a[1] * s * (1 + a[2] * s * s));
}
INLINE REAL gelu_gate_slope(REAL s, REAL gate, const REAL *a) {
    if (a[0] == 0) return s * normal_density(s);
    return s * (2 * gate * (1 - gate)) * a[1] * (1 + 3 * a[2] * s * s);
}
ELEMENTWISE(gelu, s * gelu_gate(s, a), gelu_gate(s, a) + gelu_gate_slope(s, gelu_gate(s, a), a))
/* h = s sigmoid(s), f'(s) = g + h (1 - g). */
ELEMENTWISE(silu, s * logistic(s), logistic(s) + h * (1 - logistic(s)))
/* h = s t with t = tanh(log(1 + e^s)), f'(s) = t + s sigmoid(s) (1 - t^2). */
INLINE REAL mish_gate(REAL s) { return hyperbolic_tangent(soft_plus(s)); }
ELEMENTWISE(mish, s * mish_gate(s),
            mish_gate(s) + s * logistic(s) * (1 - mish_gate(s) * mish_gate(s)))

/* p_k = e^(s_k) / sum_j e^(s_j) along a row, its largest number taken off first. */
static void softmax_forward(int64_t n, int64_t width, const REAL *s, REAL *p,
                            SPARE const REAL *a) {
    for (int64_t i = 0; i < n; i++, s += width, p += width) {
        REAL largest = s[0], sum = 0;
        for (int64_t k = 1; k < width; k++) largest = most(s[k], largest);
        EACH(k, width) p[k] = exponential(s[k] - largest);
        EACH(k, width) sum += p[k];
        EACH(k, width) p[k] /= sum;
    }
}
/* ds = p (d - sum_j p_j d_j), where d is dp measured from that of the largest share. */
static void softmax_backward(int64_t n, int64_t width, SPARE const REAL *s, const REAL *p,
                             const REAL *dp, REAL *ds, SPARE const REAL *a) {
    for (int64_t i = 0; i < n; i++, p += width, dp += width, ds += width) {
        int64_t largest = 0;
        REAL along = 0;
        for (int64_t k = 1; k < width; k++)
            if (p[k] > p[largest]) largest = k;
        REAL origin = dp[largest];
        EACH(k, width) along += p[k] * (dp[k] - origin);
        EACH(k, width) ds[k] = p[k] * (dp[k] - origin - along);
    }
}
struct activation {
    const char *name;
    void (*forward)(int64_t n, int64_t width, const REAL *s, REAL *h, const REAL *a);
    void (*backward)(int64_t n, int64_t width, const REAL *s, const REAL *h, const REAL *dh,
                     REAL *ds, const REAL *a);
};
#define ACTIVATION(name) {#name, name##_forward, name##_backward}
static const struct activation activations[] = {
    ACTIVATION(identity), ACTIVATION(sigmoid), ACTIVATION(tanh), ACTIVATION(hard_tanh),
    ACTIVATION(step), ACTIVATION(relu), ACTIVATION(leaky_relu), ACTIVATION(selu),
    ACTIVATION(softplus), ACTIVATION(gelu), ACTIVATION(silu), ACTIVATION(mish),
    ACTIVATION(softmax), {NULL, NULL, NULL}};
