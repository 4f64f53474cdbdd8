/* Training steps: forwards, loss, backwards, penalty, clipping, optimiser, running averages. */
/* One instruction at work on the n rows of a mini-batch, forwards or back. */
static struct place place_of(struct program *p, int64_t i, int64_t n, int back) {
    const struct instruction *at = &p->instructions[i];
    return (struct place){p, at, n, back, p->workspace + at->x};
}
/* The slope of the penalty on every array it counts, or its step. */
static void penalize(struct program *p, int shrinking, double rate) {
    for (int64_t i = 0; penalties[p->penalty.kind].slope && i < p->priced_count; i++) {
        const struct priced *at = &p->priced[i];
        struct penalized array = {
            at->rows, at->columns, p->params + at->params, p->grads + at->params,
            p->workspace + p->scratch, p->multipliers ? p->multipliers + at->params : NULL,
            (REAL)p->penalty.numbers[at->bias ? 1 : 0], (REAL)p->penalty.numbers[2], rate};
        (shrinking ? penalties[p->penalty.kind].shrink : penalties[p->penalty.kind].slope)(&array);
    }
}
/* What n samples of a part cost, with the outputs z on the way: those at `places` from `first` on,
   or as they stand if that is NULL. */
static void forwards(struct program *p, const struct part *part, const int64_t *places,
                     int64_t first, int64_t n) {
    REAL *x = p->workspace + p->x, *y = p->workspace + p->y, *weights = p->workspace + p->weights;
    REAL *cost = p->workspace + p->scratch;
    EACH(i, n) {
        int64_t from = places ? places[first + i] : first + i;
        EACH(j, p->inputs) *x++ = part->x[from * p->inputs + j];
        EACH(j, p->outputs) *y++ = part->y[from * p->outputs + j];
        if (part->weights) weights[i] = part->weights[from];
    }
    EACH(i, p->count) {
        struct place at = place_of(p, i, n, 0);
        layers[at.at->kind].forward(&at);
    }
    losses[p->loss.kind].rows(n, p->outputs, p->workspace + p->z, p->workspace + p->y, cost,
                              p->workspace + p->dz, !p->testing, p->loss.numbers, cost + n);
}
/* From the costs back to the gradient of loss and penalty in p->grads; returns the loss. */
static double backwards(struct program *p, int64_t n, int weighted, double *pulling) {
    double loss = mean_loss(n, p->outputs, pulling, p->workspace + p->scratch,
                            weighted ? p->workspace + p->weights : NULL, p->workspace + p->dz);
    for (int64_t i = p->count - 1; i >= 0; i--) {
        struct place at = place_of(p, i, n, 1);
        if (at.at->dy >= 0) layers[at.at->kind].backward(&at);
    }
    if (!p->proximal) penalize(p, 0, 0);
    return loss;
}
/* So many parameters are updated at a time: all that a formula needs of them stays near. */
enum { STRIP = 2048 };
struct descent {
    struct program *program;
    double rate;
    const REAL *g;
    REAL *d;
};
static void descend_strip(const void *work, int64_t piece) {
    const struct descent *along = work;
    struct program *p = along->program;
    int64_t from = piece * STRIP, count = fewer(p->parameters - from, STRIP);
    const REAL *factors = p->multipliers ? p->multipliers + from : NULL;
    REAL *restrict d = along->d + from, *restrict params = p->params + from;
    struct update u = {count, p->updates, along->rate, p->optimizer.numbers, along->g + from, params,
                       {NULL}};
    for (int i = 0; i < 4; i++) u.memory[i] = p->memory[i] ? p->memory[i] + from : NULL;
    optimizers[p->optimizer.kind].step(&u, d);
    for (int64_t i = 0; factors && i < count; i++) d[i] = factors[i] == 0 ? 0 : d[i] * factors[i];
    /* What is clipped is of no use now; -0 + 0 would be +0: what is frozen is not added to. */
    if (p->proximal) memcpy(p->shortened + from, params, (size_t)count * sizeof(REAL));
    if (p->frozen) EACH(i, count) params[i] = factors[i] == 0 ? params[i] : params[i] + d[i];
    else EACH(i, count) params[i] += d[i];
}
/* One step down the gradient: d is what is added to the parameters. What is frozen, with factor
   0, has no gradient for clipping and optimiser and does not move by a bit. */
static void descend(struct program *p, double rate, REAL *d) {
    const REAL *g = p->grads, *factors = p->multipliers;
    int64_t count = p->parameters;
    if (p->frozen) {
        EACH(i, count) p->shortened[i] = factors[i] == 0 ? 0 : g[i];
        g = p->shortened;
    }
    const struct clipping *clipping = &clippings[p->clipping.kind];
    if (clipping->clipped) g = clipping->clipped(count, g, p->shortened, p->clipping.numbers);
    p->updates++;
    struct descent along = {p, rate, g, d};
    share(p->team, (count + STRIP - 1) / STRIP, descend_strip, &along);
    if (p->proximal) {
        penalize(p, 1, rate);
        EACH(i, count) d[i] = p->params[i] - p->shortened[i];
    }
}
/* A step on n samples with this rate, `done` steps after the first; loss[1]: how many of them pull.
   Where loss or gradient is not finite it says no, before the update, that pass in the workspace. */
static int step_taken(struct program *p, const struct part *part, const int64_t *places,
                      int64_t first, int64_t n, double rate, int64_t done, double *loss) {
    struct words noise = p->noise;
    forwards(p, part, places, first, n);
    *loss = backwards(p, n, part->weights != NULL, loss + 1);
    if (!isfinite(*loss) || !isfinite(sum_of_squares(p->parameters, p->grads))) {
        p->noise = noise;
        return 0;
    }
    descend(p, rate, p->steps + done % p->kept * p->parameters);
    EACH(i, p->count) {
        struct place at = place_of(p, i, n, 1);
        if (layers[at.at->kind].observe) layers[at.at->kind].observe(&at);
    }
    return 1;
}
