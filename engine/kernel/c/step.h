/* Training steps: forwards, loss, backwards, penalty, clipping, optimiser, running averages. */

/* The processor is made to round as IEEE 754 has it, small numbers included, whatever another
   library has set on this thread. */
#if defined(__x86_64__)
#include <immintrin.h>
typedef unsigned int rounding;
static rounding set_rounding(rounding wanted) {
    rounding before = _mm_getcsr();
    _mm_setcsr(wanted);
    return before;
}
enum { STANDARD_ROUNDING = 0x1F80 };
#elif defined(__aarch64__)
typedef uint64_t rounding;
static rounding set_rounding(rounding wanted) {
    rounding before;
    __asm__ volatile("mrs %0, fpcr" : "=r"(before));
    __asm__ volatile("msr fpcr, %0" : : "r"(wanted));
    return before;
}
enum { STANDARD_ROUNDING = 0 };
#else
typedef int rounding;
static rounding set_rounding(rounding wanted) { return wanted; }
enum { STANDARD_ROUNDING = 0 };
#endif

/* One instruction at work on the n rows x of a mini-batch. */
static struct place place_of(struct program *p, int64_t i, int64_t n, const REAL *x) {
    const struct instruction *at = &p->instructions[i];
    return (struct place){p, at, n, at->x < 0 ? x : p->workspace + at->x};
}

/* The slope of the penalty on every array it counts, or its step. */
static void penalize(struct program *p, int shrinking, double rate) {
    for (int64_t i = 0; i < p->priced_count; i++) {
        const struct priced *at = &p->priced[i];
        struct penalized array = {
            at->rows, at->columns, p->params + at->params, p->grads + at->params,
            p->workspace + p->scratch, p->multipliers ? p->multipliers + at->params : NULL,
            (REAL)p->penalty.numbers[at->bias ? 1 : 0], (REAL)p->penalty.numbers[2], rate};
        if (shrinking) penalties[p->penalty.kind].shrink(&array);
        else penalties[p->penalty.kind].slope(&array);
    }
}

/* Forwards and backwards: the loss of n rows, and the gradient of loss and penalty in p->grads. */
static double loss_and_gradients(struct program *p, int64_t n, const REAL *x, const REAL *y,
                                 const REAL *sample_weights) {
    REAL *z = p->workspace + p->z, *dz = p->workspace + p->dz, *cost = p->workspace + p->scratch;
    for (int64_t i = 0; i < p->count; i++) {
        struct place at = place_of(p, i, n, x);
        layers[at.at->kind].forward(&at);
    }
    losses[p->loss.kind].rows(n, p->outputs, z, y, cost, dz, p->loss.numbers, cost + n);
    double loss = mean_loss(n, p->outputs, cost, sample_weights, dz);
    for (int64_t i = p->count - 1; i >= 0; i--) {
        struct place at = place_of(p, i, n, x);
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
    if (p->frozen) {
        /* -0 + 0 would be +0: what is frozen is not added to. */
        for (int64_t i = 0; i < count; i++)
            if (factors[i] != 0) p->params[i] += d[i];
    } else {
        for (int64_t i = 0; i < count; i++) p->params[i] += d[i];
    }
    if (p->proximal) {
        penalize(p, 1, rate);
        for (int64_t i = 0; i < count; i++) d[i] = p->params[i] - p->shortened[i];
    }
}

/* Train on a mini-batch for each of `steps` rates, the first from sample `start` on: x (samples,
   inputs), y (samples, outputs), sample_weights (samples,) or NULL. Fills `losses` and returns how
   many steps there were. Where loss or gradient is not finite it ends before the update, with that
   pass in the workspace and its loss behind the others. */
PUBLIC int64_t OUTSIDE(kernel_advance)(struct program *p, const REAL *x, const REAL *y,
                                       const REAL *sample_weights, int64_t samples, int64_t start,
                                       int64_t steps, const double *rates, double *losses_out) {
    rounding before = set_rounding(STANDARD_ROUNDING);
    int64_t done = 0;
    for (; done < steps; done++, start += p->batch_size) {
        int64_t n = samples - start < p->batch_size ? samples - start : p->batch_size;
        const REAL *rows = x + start * p->inputs;
        struct words noise = p->noise;
        double loss = loss_and_gradients(p, n, rows, y + start * p->outputs,
                                         sample_weights ? sample_weights + start : NULL);
        losses_out[done] = loss;
        if (!isfinite(loss) || !isfinite(sum_of_squares(p->parameters, p->grads))) {
            p->noise = noise;
            break;
        }
        descend(p, rates[done], p->steps + (done & 1) * p->parameters);
        for (int64_t i = 0; i < p->count; i++) {
            struct place at = place_of(p, i, n, rows);
            if (layers[at.at->kind].observe) layers[at.at->kind].observe(&at);
        }
    }
    set_rounding(before);
    return done;
}

/* Elementary functions for tests: to_i = f(from_i). */
PUBLIC void OUTSIDE(kernel_function)(int64_t kind, int64_t count, const REAL *from, REAL *to) {
    for (int64_t i = 0; i < count; i++) {
        REAL x = from[i];
        to[i] = kind == 0 ? exponential(x) : kind == 1 ? exponential_less_one(x)
              : kind == 2 ? logarithm(x) : kind == 3 ? logarithm_of_one_more(x)
              : kind == 4 ? hyperbolic_tangent(x) : normal_share(x);
    }
}

/* The name of an item in a family, in the order of the tables; NULL behind the last one. */
PUBLIC const char *OUTSIDE(kernel_name)(int64_t family, int64_t kind) {
    switch (family) {
    case 0: return layers[kind].name;
    case 1: return activations[kind].name;
    case 2: return losses[kind].name;
    case 3: return penalties[kind].name;
    case 4: return clippings[kind].name;
    default: return optimizers[kind].name;
    }
}
