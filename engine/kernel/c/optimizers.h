/* Clipping and optimisers: from the gradient g of all parameters, one flat vector, to the step d.

   `a` are the numbers of the item, t counts updates from 1, eta is the rate of this step. */
/* g <- g min(1, c / (|g| + 1e-6)). */
static const REAL *by_norm_clipped(int64_t count, const REAL *g, REAL *room, const double *a) {
    double share = a[0] / (sqrt((double)sum_of_squares(count, g)) + 1e-6);
    if (!(share < 1)) return g;
    EACH(i, count) room[i] = g[i] * (REAL)share;
    return room;
}
/* g <- min(max(g, -c), c). */
static const REAL *by_value_clipped(int64_t count, const REAL *g, REAL *room, const double *a) {
    EACH(i, count) room[i] = within(g[i], (REAL)a[0]);
    return room;
}
struct clipping {
    const char *name;
    const REAL *(*clipped)(int64_t count, const REAL *g, REAL *room, const double *a);
};
static const struct clipping clippings[] = {
    {"none", NULL}, {"by_norm", by_norm_clipped}, {"by_value", by_value_clipped},
    {NULL, NULL}};
struct update {
    int64_t count, t;
    double rate;
    const double *a;
    const REAL *g, *params;
    REAL *memory[4];
};
#define OPTIMIZER(name) static void name##_step(const struct update *u, REAL *restrict d)
#define ALL EACH(i, u->count)
/* Names as the formulas have them: numbers, memory, gradient and parameters. */
#define NUMBER(name, place) REAL name = (REAL)u->a[place]
#define KEPT(name, place) REAL *restrict name = u->memory[place]
#define GIVEN                                                                                    \
    SPARE const REAL *restrict g = u->g, *restrict p = u->params; SPARE REAL eta = (REAL)u->rate
/* d = -eta g. */
OPTIMIZER(sgd) {
    GIVEN;
    ALL d[i] = g[i] * -eta;
}
/* v <- mu v + g, d = -eta v. */
OPTIMIZER(momentum) {
    GIVEN; NUMBER(mu, 0); KEPT(v, 0);
    ALL { v[i] = v[i] * mu + g[i]; d[i] = v[i] * -eta; }
}
/* v <- mu v + g, d = -eta (g + mu v). */
OPTIMIZER(nesterov) {
    GIVEN; NUMBER(mu, 0); KEPT(v, 0);
    ALL { v[i] = v[i] * mu + g[i]; d[i] = (v[i] * mu + g[i]) * -eta; }
}
/* G <- G + g^2, d = -eta g / (sqrt G + eps). */
OPTIMIZER(adagrad) {
    GIVEN; NUMBER(eps, 0); KEPT(G, 0);
    ALL { G[i] += g[i] * g[i]; d[i] = g[i] * -eta / (ROOT(G[i]) + eps); }
}
/* v <- alpha v + (1-alpha) g^2, d = -eta g / (sqrt v + eps). */
OPTIMIZER(rmsprop) {
    GIVEN; NUMBER(alpha, 0); NUMBER(eps, 1); KEPT(v, 0);
    REAL rest = (REAL)(1 - u->a[0]);
    ALL {
        v[i] = v[i] * alpha + rest * g[i] * g[i];
        d[i] = g[i] * -eta / (ROOT(v[i]) + eps);
    }
}
/* v <- rho v + (1-rho) g^2, s = g sqrt(w+eps) / sqrt(v+eps), w <- rho w + (1-rho) s^2,
   d = -eta s. */
OPTIMIZER(adadelta) {
    GIVEN; NUMBER(rho, 0); NUMBER(eps, 1); KEPT(v, 0); KEPT(w, 1);
    REAL rest = (REAL)(1 - u->a[0]);
    ALL {
        v[i] = v[i] * rho + rest * g[i] * g[i];
        REAL s = ROOT(w[i] + eps) / ROOT(v[i] + eps) * g[i];
        w[i] = w[i] * rho + rest * s * s;
        d[i] = s * -eta;
    }
}
/* m <- beta1 m + (1-beta1) g, v <- beta2 v + (1-beta2) g^2: what Adam and its kin remember. */
static void average(const struct update *u) {
    GIVEN; NUMBER(beta1, 0); NUMBER(beta2, 1); KEPT(m, 0); KEPT(v, 1);
    REAL rest1 = (REAL)(1 - u->a[0]), rest2 = (REAL)(1 - u->a[1]);
    ALL { m[i] = m[i] * beta1 + rest1 * g[i]; v[i] = v[i] * beta2 + g[i] * g[i] * rest2; }
}
/* d = -eta m^ / (sqrt w^ + eps) with m^ = m / (1-beta1^t), w^ = w / (1-beta2^t). As a formula of
   sqrt w that is -eta c / (1-beta1^t) m / (sqrt w + eps c) with c = sqrt(1-beta2^t). */
static void corrected(const struct update *u, const REAL *w, REAL *restrict d) {
    KEPT(m, 0);
    double c = sqrt(1 - kernel_whole_power(u->a[1], u->t));
    REAL eps = (REAL)(u->a[2] * c);
    REAL factor = (REAL)(-u->rate * c / (1 - kernel_whole_power(u->a[0], u->t)));
    ALL d[i] = m[i] / (ROOT(w[i]) + eps) * factor;
}
OPTIMIZER(adam) {
    average(u);
    corrected(u, u->memory[1], d);
}
/* w <- max(w, v): Adam by the largest average square so far. */
OPTIMIZER(amsgrad) {
    KEPT(v, 1); KEPT(w, 2);
    average(u);
    ALL w[i] = most(w[i], v[i]);
    corrected(u, u->memory[2], d);
}
/* Adam, and -eta lambda p. */
OPTIMIZER(adamw) {
    GIVEN;
    REAL decay = (REAL)(u->rate * u->a[3]);
    adam_step(u, d);
    ALL d[i] -= p[i] * decay;
}
/* mu_t = beta1 (1 - 0.96^(psi t) / 2), c <- mu_t c + (1-mu_t), c' = mu c + (1-mu) with
   mu = mu_(t+1), d = -eta ((1-mu_t) g / c + mu m / c') / (sqrt v^ + eps). */
static double nadam_momentum(const struct update *u, int64_t t) {
    return u->a[0] * (1 - 0.5 * kernel_power(0.96, u->a[3] * (double)t));
}
OPTIMIZER(nadam) {
    GIVEN; NUMBER(eps, 2); KEPT(m, 0); KEPT(v, 1); KEPT(c, 2);
    double now_exact = nadam_momentum(u, u->t), ahead_exact = nadam_momentum(u, u->t + 1);
    REAL now = (REAL)now_exact, ahead = (REAL)ahead_exact;
    REAL rest_now = (REAL)(1 - now_exact), rest_ahead = (REAL)(1 - ahead_exact);
    REAL correction = (REAL)(1 - kernel_whole_power(u->a[1], u->t));
    average(u);
    ALL {
        c[i] = c[i] * now + rest_now;
        REAL step = rest_now * g[i] / c[i] + ahead * m[i] / (ahead * c[i] + rest_ahead);
        d[i] = step / (ROOT(v[i] / correction) + eps) * -eta;
    }
}
/* d = -eta (sign(beta1 m + (1-beta1) g) + lambda p), m <- beta2 m + (1-beta2) g. */
OPTIMIZER(lion) {
    GIVEN; NUMBER(beta1, 0); NUMBER(beta2, 1); NUMBER(lambda, 2); KEPT(m, 0);
    REAL rest1 = (REAL)(1 - u->a[0]), rest2 = (REAL)(1 - u->a[1]);
    ALL {
        d[i] = (sign_of(m[i] * beta1 + rest1 * g[i]) + lambda * p[i]) * -eta;
        m[i] = m[i] * beta2 + rest2 * g[i];
    }
}
struct optimizer {
    const char *name;
    void (*step)(const struct update *u, REAL *restrict d);
};
#define STEPPED(name) {#name, name##_step}
static const struct optimizer optimizers[] = {
    STEPPED(sgd), STEPPED(momentum), STEPPED(nesterov), STEPPED(adagrad), STEPPED(rmsprop),
    STEPPED(adadelta), STEPPED(adam), STEPPED(amsgrad), STEPPED(adamw), STEPPED(nadam),
    STEPPED(lion), {NULL, NULL}};
