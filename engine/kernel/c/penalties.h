/* Penalties on an array W of parameters with strength a[0], or of biases with strength a[1].

   `slope` adds dR/dW to the gradient; `shrink` is the proximal step after a step of rate eta,
   which each parameter takes with its own factor f. `sums` is room for a number each column. */
struct penalized {
    int64_t rows, columns;
    REAL *W, *grad, *sums;
    const REAL *factors;
    REAL strength, share;       /* share: of L1, in an elastic net */
    double rate;
};
/* R = lambda (rho sum |W| + (1 - rho) sum W^2): L1 with rho = 1, L2 with rho = 0. */
static void elastic_net_slope(const struct penalized *p) {
    REAL pull = p->strength * p->share, decay = 2 * p->strength * (1 - p->share);
    EACH(i, p->rows * p->columns) p->grad[i] += sign_of(p->W[i]) * pull + p->W[i] * decay;
}
/* The proximal step of L1 with eta lambda rho, then a division by 1 + 2 eta lambda (1 - rho). */
static void elastic_net_shrink(const struct penalized *p) {
    EACH(i, p->rows * p->columns) {
        REAL own = p->factors ? (REAL)p->rate * p->factors[i] : (REAL)p->rate;
        if (own == 0) continue;     /* frozen: even the sign of a 0 stays */
        REAL pull = own * p->strength;
        REAL left = p->W[i] - within(p->W[i], pull * p->share);
        p->W[i] = left / (1 + 2 * pull * (1 - p->share));
    }
}
/* R = lambda max_j sum_i |W_ij|: lambda sign(W) in the first of the largest columns. A bias vector
   is one column. */
static void induced_l1_slope(const struct penalized *p) {
    int64_t largest = 0;
    EACH(j, p->columns) p->sums[j] = 0;
    EACH(i, p->rows) EACH(j, p->columns) p->sums[j] += size_of(p->W[i * p->columns + j]);
    for (int64_t j = 1; j < p->columns; j++)
        if (p->sums[j] > p->sums[largest]) largest = j;
    for (int64_t i = largest; i < p->rows * p->columns; i += p->columns)
        p->grad[i] += sign_of(p->W[i]) * p->strength;
}
struct penalty {
    const char *name;
    void (*slope)(const struct penalized *p);
    void (*shrink)(const struct penalized *p);
};
static const struct penalty penalties[] = {
    {"none", NULL, NULL}, {"elastic_net", elastic_net_slope, elastic_net_shrink},
    {"induced_l1", induced_l1_slope, NULL}, {NULL, NULL, NULL}};
