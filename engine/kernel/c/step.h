/* Training steps: forwards, loss, backwards, penalty, clipping, optimiser, running averages. */

/* One instruction at work on the n rows of a mini-batch. */
static struct place place_of(struct program *p, int64_t i, int64_t n) {
    const struct instruction *at = &p->instructions[i];
    return (struct place){p, at, n, p->workspace + at->x};
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
    for (int64_t i = 0; i < n; i++) {
        int64_t from = places ? places[first + i] : first + i;
        for (int64_t j = 0; j < p->inputs; j++) *x++ = part->x[from * p->inputs + j];
        for (int64_t j = 0; j < p->outputs; j++) *y++ = part->y[from * p->outputs + j];
        if (part->weights) weights[i] = part->weights[from];
    }
    for (int64_t i = 0; i < p->count; i++) {
        struct place at = place_of(p, i, n);
        layers[at.at->kind].forward(&at);
    }
    losses[p->loss.kind].rows(n, p->outputs, p->workspace + p->z, p->workspace + p->y, cost,
                              p->workspace + p->dz, !p->testing, p->loss.numbers, cost + n);
}

/* From the costs back to the gradient of loss and penalty in p->grads; returns the loss. */
static double backwards(struct program *p, int64_t n, int weighted) {
    double loss = mean_loss(n, p->outputs, p->workspace + p->scratch,
                            weighted ? p->workspace + p->weights : NULL, p->workspace + p->dz);
    for (int64_t i = p->count - 1; i >= 0; i--) {
        struct place at = place_of(p, i, n);
        if (at.at->dy >= 0) layers[at.at->kind].backward(&at);
    }
    if (!p->proximal) penalize(p, 0, 0);
    return loss;
}

/* One step down the gradient: d is what is added to the parameters. What is frozen, with factor
   0, has no gradient for clipping and optimiser and does not move by a bit. */
static void descend(struct program *p, double rate, REAL *d) {
    const REAL *g = p->grads, *factors = p->multipliers;
    int64_t count = p->parameters;
    if (p->frozen) {
        for (int64_t i = 0; i < count; i++) p->shortened[i] = factors[i] == 0 ? 0 : g[i];
        g = p->shortened;
    }
    g = clippings[p->clipping.kind].clipped(count, g, p->shortened, p->clipping.numbers);
    p->updates++;
    struct update u = {count, p->updates, rate, p->optimizer.numbers, g, p->params,
                       {p->memory[0], p->memory[1], p->memory[2], p->memory[3]}};
    optimizers[p->optimizer.kind].step(&u, d);
    for (int64_t i = 0; factors && i < count; i++) d[i] = factors[i] == 0 ? 0 : d[i] * factors[i];
    if (p->proximal) memcpy(p->shortened, p->params, (size_t)count * sizeof(REAL));
    /* -0 + 0 would be +0: what is frozen is not added to. */
    for (int64_t i = 0; i < count; i++)
        if (!p->frozen || factors[i] != 0) p->params[i] += d[i];
    if (p->proximal) {
        penalize(p, 1, rate);
        for (int64_t i = 0; i < count; i++) d[i] = p->params[i] - p->shortened[i];
    }
}

/* A step on n samples with this rate, `done` steps after the first; whether it was finite. Where
   loss or gradient is not, it ends before the update, with that pass in the workspace. */
static int step_taken(struct program *p, const struct part *part, const int64_t *places,
                      int64_t first, int64_t n, double rate, int64_t done, double *loss) {
    struct words noise = p->noise;
    forwards(p, part, places, first, n);
    *loss = backwards(p, n, part->weights != NULL);
    if (!isfinite(*loss) || !isfinite(sum_of_squares(p->parameters, p->grads))) {
        p->noise = noise;
        return 0;
    }
    descend(p, rate, p->steps + done % p->kept * p->parameters);
    for (int64_t i = 0; i < p->count; i++) {
        struct place at = place_of(p, i, n);
        if (layers[at.at->kind].observe) layers[at.at->kind].observe(&at);
    }
    return 1;
}
