/* Losses: what each row costs, L(z_i, y_i), and its derivative, of z and y (n, outputs).

   A loss fills cost (n,) and, if it is `sloped`, dz (n, outputs), not divided by n yet: `mean_loss`.
   `a` are the numbers of the loss, `room` has place for two rows. */
#define LOSS(name)                                                                               \
    static void name##_loss(int64_t n, int64_t k, const REAL *z, const REAL *y, REAL *cost,      \
                            REAL *dz, SPARE int sloped, SPARE const double *a, SPARE REAL *room)
#define EACH_ROW for (int64_t i = 0; i < n; i++, z += k, y += k, dz += k)
/* p - y from p and rest = 1 - p: right to the last digits where both are nearly 1. */
INLINE REAL gap(REAL p, REAL rest, REAL y) { return p * (1 - y) - y * rest; }
/* |r|^2 / 2 of one row. */
INLINE REAL half_squares(int64_t k, const REAL *r) {
    REAL sum = 0;
    EACH(j, k) sum += r[j] * r[j];
    return sum * (REAL)0.5;
}
/* |z - y|^2 / 2, derivative z - y. */
LOSS(mse) {
    EACH_ROW {
        EACH(j, k) dz[j] = z[j] - y[j];
        cost[i] = half_squares(k, dz);
    }
}
/* Sum of r^2/2 for |r| <= delta, else delta (|r| - delta/2), r = z - y; derivative r, cut off. */
LOSS(huber) {
    REAL bound = (REAL)a[0];
    EACH_ROW {
        cost[i] = 0;
        EACH(j, k) {
            REAL r = z[j] - y[j], near = least(size_of(r), bound);
            cost[i] += near * (size_of(r) - (REAL)0.5 * near);
            dz[j] = within(r, bound);
        }
    }
}
/* 1 - p of a row of shares; of one near 1 it is the sum of the others. */
static void complement(int64_t k, const REAL *p, REAL *rest) {
    REAL others = 0;
    EACH(j, k) others += p[j] > (REAL)0.5 ? 0 : p[j];
    EACH(j, k) rest[j] = p[j] > (REAL)0.5 ? others : 1 - p[j];
}
/* |f(z) - y|^2 / 2, derivative J^T (f(z) - y). Numbers: which f, in the order of the choice. */
enum { BEHIND_SIGMOID, BEHIND_SOFTMAX, BEHIND_TANH, BEHIND_STEP };
LOSS(squared_error) {
    int link = (int)a[0];
    REAL no = link == BEHIND_TANH ? -1 : 0, reach = 1 - no, *p = room, *error = room + k;
    EACH_ROW {
        /* p is how far an output is from no, dz how far it is from yes, both from 0 to 1. */
        if (link == BEHIND_SOFTMAX) {
            softmax_forward(1, k, z, p, NULL);
            complement(k, p, dz);
        } else {
            EACH(j, k) {
                REAL s = link == BEHIND_TANH ? 2 * z[j] : z[j], fires = z[j] >= 0 ? 1 : 0;
                p[j] = link == BEHIND_STEP ? fires : logistic(s);
                dz[j] = link == BEHIND_STEP ? 1 - fires : logistic(-s);
            }
        }
        EACH(j, k) error[j] = gap(p[j], dz[j], (y[j] - no) / reach) * reach;
        cost[i] = half_squares(k, error);
        if (link == BEHIND_TANH) tanh_forward(1, k, z, p, NULL);
        if (link == BEHIND_SIGMOID) sigmoid_backward(1, k, z, p, error, dz, NULL);
        if (link == BEHIND_SOFTMAX) softmax_backward(1, k, z, p, error, dz, NULL);
        if (link == BEHIND_TANH) tanh_backward(1, k, z, p, error, dz, NULL);
        if (link == BEHIND_STEP) step_backward(1, k, z, p, error, dz, NULL);
    }
}
/* log p = z - log sum e^z of one row: the largest adds e^0 = 1, beside which small ones count. */
static void log_softmax(int64_t k, const REAL *z, REAL *log_p) {
    int64_t largest = 0;
    REAL others = 0;
    for (int64_t j = 1; j < k; j++)
        if (z[j] > z[largest]) largest = j;
    EACH(j, k) log_p[j] = z[j] - z[largest];
    EACH(j, k) others += j == largest ? 0 : exponential(log_p[j]);
    REAL rest = logarithm_of_one_more(others);
    EACH(j, k) log_p[j] -= rest;
}
/* p - y of one row in place of its log p. */
static void softmax_gap(int64_t k, const REAL *y, REAL *log_p) {
    EACH(j, k) log_p[j] = gap(exponential(log_p[j]), -exponential_less_one(log_p[j]), y[j]);
}
/* -sum y log p with p = softmax(z), or sum y (log y - log p), never below 0; derivative p - y. */
#define ENTROPY(name, own)                                                                       \
    LOSS(name) {                                                                                 \
        EACH_ROW {                                                                               \
            REAL along = 0;                                                                      \
            log_softmax(k, z, dz);                                                               \
            for (int64_t j = 0; j < k; j++) along += y[j] * ((own)-dz[j]);                       \
            cost[i] = along < 0 ? 0 : along;                                                     \
            if (sloped) softmax_gap(k, y, dz);                                                   \
        }                                                                                        \
    }
ENTROPY(softmax_cross_entropy, 0)
ENTROPY(kl_divergence, logarithm(y[j] > 0 ? y[j] : 1))

/* max(z, 0) - z y + log(1 + e^(-|z|)), derivative sigmoid(z) - y. */
LOSS(binary_cross_entropy) {
    EACH_ROW {
        cost[i] = 0;
        EACH(j, k) {
            REAL bent = logarithm_of_one_more(exponential(-size_of(z[j])));
            cost[i] += most(z[j], 0) - z[j] * y[j] + bent;
            if (sloped) dz[j] = gap(logistic(z[j]), logistic(-z[j]), y[j]);
        }
    }
}
/* sum max(0, m - y z), derivative -y where that is above 0; the perceptron's, m = 0, at 0 too. */
#define MARGIN(name, m, within)                                                                  \
    LOSS(name) {                                                                                 \
        EACH_ROW {                                                                               \
            cost[i] = 0;                                                                         \
            for (int64_t j = 0; j < k; j++) {                                                    \
                REAL lacking = (m)-y[j] * z[j];                                                  \
                cost[i] += lacking < 0 ? 0 : lacking;                                            \
                dz[j] = y[j] * z[j] within(m) ? -y[j] : 0;                                       \
            }                                                                                    \
        }                                                                                        \
    }
MARGIN(hinge, 1, <)
MARGIN(perceptron, 0, <=)

/* |z - y|^2 / 2 of the units that are chosen: the fewest wrong ones that turn the vote, those
   nearest to 0 first, the earlier of equals. */
LOSS(madaline) {
    EACH_ROW {
        int64_t lacking = -(k / 2);
        EACH(j, k) lacking += (z[j] >= 0) != (y[j] > 0);
        EACH(j, k) {
            int64_t before = 0;
            EACH(u, k) {
                REAL own = size_of(z[j]), other = size_of(z[u]);
                int nearer = other < own || (other == own && u < j);
                before += (z[u] >= 0) != (y[u] > 0) && nearer;
            }
            int chosen = (z[j] >= 0) != (y[j] > 0) && before < lacking;
            dz[j] = (z[j] - y[j]) * (REAL)chosen;
        }
        cost[i] = half_squares(k, dz);
    }
}
struct loss {
    const char *name;
    void (*rows)(int64_t n, int64_t k, const REAL *z, const REAL *y, REAL *cost, REAL *dz,
                 int sloped, const double *a, REAL *room);
};
#define NAMED(name) {#name, name##_loss}
static const struct loss losses[] = {
    NAMED(mse), NAMED(huber), NAMED(squared_error), NAMED(softmax_cross_entropy),
    NAMED(kl_divergence), NAMED(binary_cross_entropy), NAMED(hinge), NAMED(perceptron),
    NAMED(madaline), {NULL, NULL}};
/* L = sum w_i L_i / sum w_i with sample weights w (n,), or the mean if w is NULL; dz likewise.
   `pulling` counts the samples whose dz is not 0: they pull at the weights. */
static double mean_loss(int64_t n, int64_t k, double *pulling, const REAL *cost, const REAL *w,
                        REAL *dz) {
    double total = 0, weight = *pulling = 0;
    REAL weights = 0;
    EACH(i, n) {
        total += w ? (double)w[i] * (double)cost[i] : (double)cost[i];
        weight += w ? (double)w[i] : 1;
        weights += w ? w[i] : 1;
    }
    EACH(i, n) {
        REAL share = (w ? w[i] : 1) / weights, size = 0;
        for (int64_t j = 0; j < k; j++, dz++)
            size += size_of(*dz = w ? *dz * share : *dz / weights);
        *pulling += size != 0;
    }
    return total / weight;
}
