/* Activation functions h = f(s) of s (n, width), and ds = dL/ds from dh = dL/dh. `a` are the
   numbers of the function. At a kink the derivative is a subgradient. */
#define VALUE(name) INLINE REAL name##_value(SPARE REAL s, SPARE const REAL *a)
#define SLOPE(name)                                                                              \
    INLINE REAL name##_slope(SPARE REAL s, SPARE REAL h, SPARE const REAL *a)
/* The slope where it has lost its digits as a difference from 1. */
#define TAIL(name) INLINE REAL name##_tail(REAL s)
static const REAL FAR_OUT = (REAL)0.001;

/* What is done to every number by itself: h_i = f(s_i), ds_i = f'(s_i) dh_i. */
#define FORWARD(name)                                                                            \
    static void name##_forward(int64_t n, int64_t width, const REAL *restrict s,                 \
                               REAL *restrict h, SPARE const REAL *a) {                          \
        for (int64_t i = 0; i < n * width; i++) h[i] = name##_value(s[i], a);                    \
    }
#define BACKWARD(name)                                                                           \
    static void name##_backward(int64_t n, int64_t width, SPARE const REAL *restrict s,          \
                                SPARE const REAL *restrict h, const REAL *restrict dh,           \
                                REAL *restrict ds, SPARE const REAL *a)
#define ELEMENTWISE(name)                                                                        \
    FORWARD(name)                                                                                \
    BACKWARD(name) {                                                                             \
        for (int64_t i = 0; i < n * width; i++) ds[i] = dh[i] * name##_slope(s[i], h[i], a);     \
    }
/* The same with a second look at the few that are far out, where the slope is a tail. */
#define SQUASHING(name, steepest)                                                                \
    FORWARD(name)                                                                                \
    BACKWARD(name) {                                                                             \
        int far = 0;                                                                             \
        for (int64_t i = 0; i < n * width; i++) {                                                \
            REAL slope = name##_slope(s[i], h[i], a);                                            \
            far |= slope < FAR_OUT * (REAL)(steepest);                                           \
            ds[i] = dh[i] * slope;                                                               \
        }                                                                                        \
        for (int64_t i = 0; far && i < n * width; i++)                                           \
            if (name##_slope(s[i], h[i], a) < FAR_OUT * (REAL)(steepest))                        \
                ds[i] = dh[i] * name##_tail(s[i]);                                               \
    }

/* h = s. */
VALUE(identity) { return s; }
SLOPE(identity) { return 1; }
ELEMENTWISE(identity)

/* h = 1 / (1 + e^(-s)), f'(s) = h (1 - h). */
VALUE(sigmoid) { return logistic(s); }
SLOPE(sigmoid) { return (1 - h) * h; }
TAIL(sigmoid) { REAL e = exponential(-size_of(s)); return e / ((1 + e) * (1 + e)); }
SQUASHING(sigmoid, 0.25)

/* h = tanh(s), f'(s) = 1 - h^2. */
VALUE(tanh) { return hyperbolic_tangent(s); }
SLOPE(tanh) { return 1 - h * h; }
TAIL(tanh) { REAL e = exponential(-2 * size_of(s)); return 4 * e / ((1 + e) * (1 + e)); }
SQUASHING(tanh, 1)

/* h = min(1, max(-1, s)), f'(s) = 1 for |s| < 1. */
VALUE(hard_tanh) { return within(s, 1); }
SLOPE(hard_tanh) { return size_of(s) < 1 ? 1 : 0; }
ELEMENTWISE(hard_tanh)

/* h = 1 for s >= 0, else 0; f'(s) = 0. */
VALUE(step) { return s >= 0 ? 1 : 0; }
SLOPE(step) { return 0; }
ELEMENTWISE(step)

/* h = max(0, s), f'(s) = 1 for s > 0. NaN stays NaN. */
VALUE(relu) { return s < 0 ? 0 : s; }
SLOPE(relu) { return s > 0 ? 1 : 0; }
ELEMENTWISE(relu)

/* h = max(s, a s) with the slope a of the negative side. */
VALUE(leaky_relu) { return s < a[0] * s ? a[0] * s : s; }
SLOPE(leaky_relu) { return s > 0 ? 1 : a[0]; }
ELEMENTWISE(leaky_relu)

/* h = lambda s for s > 0, else lambda alpha (e^s - 1); a = (alpha, lambda), ELU has lambda = 1. */
VALUE(selu) { return s > 0 ? a[1] * s : a[1] * a[0] * exponential_less_one(s < 0 ? s : 0); }
SLOPE(selu) { return s > 0 ? a[1] : a[1] * a[0] * exponential(s < 0 ? s : 0); }
ELEMENTWISE(selu)

/* h = log(1 + e^s), f'(s) = sigmoid(s). */
VALUE(softplus) { return soft_plus(s); }
SLOPE(softplus) { return logistic(s); }
ELEMENTWISE(softplus)

/* h = s Phi(s), f'(s) = Phi(s) + s phi(s). With a[0] = 1 Phi is replaced by sigmoid(2u),
   u = a[1] (s + a[2] s^3), whose slope is 2 g (1 - g) du/ds. */
INLINE REAL gelu_gate(REAL s, const REAL *a) {
    return a[0] == 0 ? normal_share(s) : logistic(2 * a[1] * s * (1 + a[2] * s * s));
}
VALUE(gelu) { return s * gelu_gate(s, a); }
SLOPE(gelu) {
    REAL gate = gelu_gate(s, a);
    if (a[0] == 0) return gate + s * normal_density(s);
    return gate + s * (2 * gate * (1 - gate)) * a[1] * (1 + 3 * a[2] * s * s);
}
ELEMENTWISE(gelu)

/* h = s sigmoid(s), f'(s) = g + h (1 - g). */
VALUE(silu) { return s * logistic(s); }
SLOPE(silu) { REAL gate = logistic(s); return gate + h * (1 - gate); }
ELEMENTWISE(silu)

/* h = s t with t = tanh(log(1 + e^s)), f'(s) = t + s sigmoid(s) (1 - t^2). */
VALUE(mish) { return s * hyperbolic_tangent(soft_plus(s)); }
SLOPE(mish) {
    REAL t = hyperbolic_tangent(soft_plus(s));
    return t + s * logistic(s) * (1 - t * t);
}
ELEMENTWISE(mish)

/* p_k = e^(s_k) / sum_j e^(s_j) along a row, its largest number taken off first. */
static void softmax_forward(int64_t n, int64_t width, const REAL *s, REAL *p,
                            SPARE const REAL *a) {
    for (int64_t i = 0; i < n; i++, s += width, p += width) {
        REAL largest = s[0], sum = 0;
        for (int64_t k = 1; k < width; k++) largest = most(s[k], largest);
        for (int64_t k = 0; k < width; k++) p[k] = exponential(s[k] - largest);
        for (int64_t k = 0; k < width; k++) sum += p[k];
        for (int64_t k = 0; k < width; k++) p[k] /= sum;
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
        for (int64_t k = 0; k < width; k++) along += p[k] * (dp[k] - origin);
        for (int64_t k = 0; k < width; k++) ds[k] = p[k] * (dp[k] - origin - along);
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
