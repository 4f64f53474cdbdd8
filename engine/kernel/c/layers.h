/* Layers: y from x, and dL/dx and the gradients from dy. What a layer keeps is in its room.

   `at` is the instruction, n the rows of the mini-batch, `back` whether it goes back, x (n, fan_in). */
struct place {
    struct program *program;
    const struct instruction *at;
    int64_t n;
    int back;
    const REAL *x;
};
INLINE REAL *workspace(const struct place *p, int64_t from) { return p->program->workspace + from; }
INLINE REAL *output(const struct place *p) { return workspace(p, p->at->y); }
INLINE const REAL *delta(const struct place *p) { return workspace(p, p->at->dy); }
INLINE REAL *room(const struct place *p) { return workspace(p, p->at->room); }
INLINE REAL *params(const struct place *p) { return p->program->params + p->at->params; }
INLINE REAL *grads(const struct place *p) { return p->program->grads + p->at->params; }
INLINE REAL *buffers(const struct place *p) { return p->program->buffers + p->at->buffers; }
INLINE struct team *team(const struct place *p) { return p->program->team; }
/* Where dL/dx goes, or NULL. */
INLINE REAL *below(const struct place *p) { return p->at->dx < 0 ? NULL : workspace(p, p->at->dx); }
/* s = x W + b of m sums: W (d, m), then b (m,) if there are biases. */
static void weighted_sums(const struct place *p, int64_t m, int biases, REAL *s) {
    int64_t n = p->n, d = p->at->fan_in;
    const REAL *W = params(p), *b = biases ? W + d * m : NULL;
    add_up(team(p), (struct sums){n, d, m, by_rows(p->x, d), by_rows(W, m), by_rows(s, m), b});
}
/* dL/dW = x^T ds, dL/db = sum of the rows of ds, dL/dx = ds W^T. */
static void weighted_sums_back(const struct place *p, int64_t m, int biases, const REAL *ds) {
    int64_t n = p->n, d = p->at->fan_in;
    REAL *dx = below(p);
    struct matrix x = by_rows(p->x, d), W = by_rows(params(p), m), S = by_rows(ds, m);
    add_up(team(p), (struct sums){d, n, m, turned(x), S, by_rows(grads(p), m), NULL});
    if (biases) add_rows(n, m, ds, grads(p) + d * m);
    if (!dx) return;
    /* What is turned on the way is the smaller one. */
    struct matrix X = by_rows(dx, d);
    if (n < d) add_up(team(p), (struct sums){d, m, n, W, turned(S), turned(X), NULL});
    else add_up(team(p), (struct sums){n, m, d, S, turned(W), X, NULL});
}
/* Dense: y = x W + b. Numbers: whether there are biases. */
static void dense_forward(const struct place *p) {
    weighted_sums(p, p->at->width, p->at->numbers[0] != 0, output(p));
}
static void dense_backward(const struct place *p) {
    weighted_sums_back(p, p->at->width, p->at->numbers[0] != 0, delta(p));
}
/* Maxout: y_j = the largest s_qj of all pieces q, s (n, pieces, width). Numbers: how many pieces,
   whether there are biases. Room: s, ds, and which piece was the largest (n, width). */
static void maxout_forward(const struct place *p) {
    int64_t m = p->at->width, pieces = (int64_t)p->at->numbers[0], sums = pieces * m;
    REAL *s = room(p), *which = s + 2 * p->n * sums, *y = output(p);
    weighted_sums(p, sums, p->at->numbers[1] != 0, s);
    for (int64_t i = 0; i < p->n; i++, s += sums)
        EACH(j, m) {
            int64_t best = 0;
            for (int64_t q = 1; q < pieces; q++)
                if (s[q * m + j] > s[best * m + j]) best = q;
            y[i * m + j] = s[best * m + j];
            which[i * m + j] = (REAL)best;
        }
}
/* ds_qj = dy_j for the largest sum, else 0. */
static void maxout_backward(const struct place *p) {
    int64_t m = p->at->width, pieces = (int64_t)p->at->numbers[0], sums = pieces * m;
    REAL *ds = room(p) + p->n * sums, *which = ds + p->n * sums;
    const REAL *dy = delta(p);
    EACH(i, p->n) EACH(q, pieces) EACH(j, m)
                ds[i * sums + q * m + j] = which[i * m + j] == (REAL)q ? dy[i * m + j] : 0;
    weighted_sums_back(p, sums, p->at->numbers[1] != 0, ds);
}
/* y = gamma x^ + beta, with scale and shift if there are any: they follow each other. */
static void scale_and_shift(const struct place *p, int affine, const REAL *x_hat) {
    int64_t m = p->at->width;
    const REAL *gamma = params(p), *beta = gamma + m;
    REAL *y = output(p);
    EACH(i, p->n) EACH(j, m)
        y[i * m + j] = affine ? x_hat[i * m + j] * gamma[j] + beta[j] : x_hat[i * m + j];
}
/* BatchNorm: x^ = (x - mean) / sqrt(var + eps) with mean and variance of each column, or in a test
   their running averages.
   Numbers: eps, whether it scales and shifts, momentum of the running averages.
   Room: x^ (n, m), 1 / sqrt(var + eps), mean, variance, and two sums (m,) each. */
static void batch_norm_forward(const struct place *p) {
    int64_t n = p->n, m = p->at->width;
    REAL *restrict x_hat = room(p), *restrict inverse = x_hat + n * m;
    REAL *restrict mean = inverse + m, *restrict variance = mean + m;
    const REAL *x = p->x;
    if (p->program->testing) memcpy(mean, buffers(p), (size_t)(2 * m) * sizeof(REAL));
    else {
        add_rows(n, m, x, mean);
        EACH(j, m) mean[j] /= (REAL)n;
    }
    EACH(i, n) EACH(j, m) x_hat[i * m + j] = x[i * m + j] - mean[j];
    if (!p->program->testing) {
        add_products(n, m, x_hat, x_hat, variance);
        EACH(j, m) variance[j] /= (REAL)n;
    }
    EACH(j, m) inverse[j] = 1 / ROOT(variance[j] + (REAL)p->at->numbers[0]);
    EACH(i, n) EACH(j, m) x_hat[i * m + j] *= inverse[j];
    scale_and_shift(p, p->at->numbers[1] != 0, x_hat);
}
/* dL/dgamma = sum dy x^, dL/dbeta = sum dy,
   dL/dx = gamma / sqrt(var + eps) (dy - dL/dbeta / n - x^ dL/dgamma / n). */
static void batch_norm_backward(const struct place *p) {
    int64_t n = p->n, m = p->at->width;
    int affine = p->at->numbers[1] != 0;
    const REAL *x_hat = room(p), *inverse = x_hat + n * m, *gamma = params(p), *dy = delta(p);
    REAL *sums = room(p) + n * m + 3 * m, *restrict dx = below(p);
    REAL *along = affine ? grads(p) : sums, *total = affine ? grads(p) + m : sums + m;
    add_products(n, m, dy, x_hat, along);
    add_rows(n, m, dy, total);
    if (dx) EACH(i, n) EACH(j, m) {
            REAL centred = dy[i * m + j] - total[j] / (REAL)n;
            centred -= x_hat[i * m + j] * (along[j] / (REAL)n);
            dx[i * m + j] = centred * (affine ? gamma[j] * inverse[j] : inverse[j]);
        }
}
/* running += momentum (batch - running), with the unbiased variance of the batch. */
static void batch_norm_observe(const struct place *p) {
    int64_t n = p->n, m = p->at->width;
    const REAL *mean = room(p) + n * m + m, *variance = mean + m;
    REAL *running = buffers(p), momentum = (REAL)p->at->numbers[2];
    REAL unbiased = n > 1 ? (REAL)((double)n / (double)(n - 1)) : 1;
    EACH(j, m) {
        running[j] += momentum * (mean[j] - running[j]);
        running[m + j] += momentum * (variance[j] * unbiased - running[m + j]);
    }
}
/* LayerNorm: the same with mean and variance of each row. Numbers: eps, whether it scales and
   shifts. Room: x^ (n, m), then 1 / sqrt(var + eps), mean and variance (n,). */
static void layer_norm_forward(const struct place *p) {
    int64_t n = p->n, m = p->at->width;
    REAL *x_hat = room(p), *inverse = x_hat + n * m, *mean = inverse + n, *variance = mean + n;
    EACH(i, n) {
        const REAL *x = p->x + i * m;
        REAL *row = x_hat + i * m, total = 0, squares = 0;
        EACH(j, m) total += x[j];
        mean[i] = total / (REAL)m;
        EACH(j, m) row[j] = x[j] - mean[i];
        EACH(j, m) squares += row[j] * row[j];
        variance[i] = squares / (REAL)m;
        inverse[i] = 1 / ROOT(variance[i] + (REAL)p->at->numbers[0]);
        EACH(j, m) row[j] *= inverse[i];
    }
    scale_and_shift(p, p->at->numbers[1] != 0, x_hat);
}
/* With g = gamma dy: dL/dx = (g - mean of g - x^ mean of (g x^)) / sqrt(var + eps), row by row. */
static void layer_norm_backward(const struct place *p) {
    int64_t n = p->n, m = p->at->width;
    int affine = p->at->numbers[1] != 0;
    const REAL *x_hat = room(p), *inverse = x_hat + n * m, *gamma = params(p), *dy = delta(p);
    if (affine) {
        add_products(n, m, dy, x_hat, grads(p));
        add_rows(n, m, dy, grads(p) + m);
    }
    REAL *dx = below(p);
    for (int64_t i = 0; dx && i < n; i++, dx += m, dy += m, x_hat += m) {
        REAL total = 0, along = 0;
        EACH(j, m) dx[j] = affine ? dy[j] * gamma[j] : dy[j];
        EACH(j, m) total += dx[j];
        EACH(j, m) along += dx[j] * x_hat[j];
        EACH(j, m) dx[j] = (dx[j] - total / (REAL)m - x_hat[j] * (along / (REAL)m)) * inverse[i];
    }
}
/* Activation: h = f(s), as many rows at a time as have so many numbers. Numbers: those of f. */
enum { SOME = 8192 };
static void activate_rows(const void *work, int64_t piece) {
    const struct place *p = work;
    int64_t m = p->at->width, many = 1 + SOME / m, i = piece * many, n = fewer(p->n - i, many);
    const struct activation *f = &activations[p->at->function];
    const REAL *s = p->x + i * m;
    REAL a[4], *h = output(p) + i * m;
    for (int j = 0; j < 4; j++) a[j] = (REAL)p->at->numbers[j];
    if (p->back) f->backward(n, m, s, h, delta(p) + i * m, below(p) + i * m, a);
    else f->forward(n, m, s, h, a);
}
static void activate_forward(const struct place *p) {
    int64_t many = 1 + SOME / p->at->width;
    share(team(p), (p->n + many - 1) / many, activate_rows, p);
}
static void activate_backward(const struct place *p) {
    if (below(p)) activate_forward(p);
}
/* Dropout: y = x mask, each number of the mask 0 with probability r, else 1 / (1 - r).
   Numbers: r. Room: the mask (n, m). With r = 0, as in a test, nothing is drawn. */
static void dropout_forward(const struct place *p) {
    int64_t count = p->n * p->at->width;
    REAL *mask = room(p), *y = output(p), kept = (REAL)(1 / (1 - p->at->numbers[0]));
    float rate = p->program->testing ? 0 : (float)p->at->numbers[0];
    EACH(i, count) mask[i] = rate == 0 ? 1 : next_share(&p->program->noise) >= rate ? kept : 0;
    EACH(i, count) y[i] = p->x[i] * mask[i];
}
static void dropout_backward(const struct place *p) {
    const REAL *mask = room(p), *dy = delta(p);
    REAL *dx = below(p);
    if (dx) EACH(i, p->n * p->at->width) dx[i] = dy[i] * mask[i];
}
/* The two ends of a residual block y = x + F(x). Fork: dL/dx = dy + dL/dx of F, which is in
   `other`. Join: y = x + F, where F is in `other`; both ways take dy as it is. */
static void fork_forward(const struct place *p) { (void)p; }
static void fork_backward(const struct place *p) {
    const REAL *dy = delta(p), *inner = workspace(p, p->at->other);
    REAL *dx = below(p);
    if (dx) EACH(i, p->n * p->at->width) dx[i] = dy[i] + inner[i];
}
static void join_forward(const struct place *p) {
    const REAL *inner = p->at->other < 0 ? p->x : workspace(p, p->at->other);
    REAL *y = output(p);
    EACH(i, p->n * p->at->width) y[i] = p->x[i] + inner[i];
}
static void join_backward(const struct place *p) { (void)p; }
struct layer {
    const char *name;
    void (*forward)(const struct place *p);
    void (*backward)(const struct place *p);
    void (*observe)(const struct place *p);
};
#define LAYER(name) {#name, name##_forward, name##_backward, NULL}
static const struct layer layers[] = {
    LAYER(dense), LAYER(maxout), {"batch_norm", batch_norm_forward, batch_norm_backward,
    batch_norm_observe}, LAYER(layer_norm), LAYER(activate), LAYER(dropout), LAYER(fork),
    LAYER(join), {NULL, NULL, NULL, NULL}};
