/* Epochs: many steps with all that comes between them, and the scores of the parts of the data. */
/* Have the processor round as IEEE 754 has it, small numbers included, whatever another library has
   set on this thread; returns what that was. */
static fenv_t standard_rounding(void) {
    fenv_t before;
    fegetenv(&before);
    fesetenv(FE_DFL_ENV);
    return before;
}
/* The class that outputs z (k,) mean; one output says yes from numbers[0] on. */
enum { LARGEST, FIRST_FIRING, VOTE, SHARES };
static int64_t answer(const struct item *how, int64_t k, const REAL *z) {
    int64_t largest = 0, first = k, votes = 0;
    EACH(j, k) {
        if (z[j] > z[largest]) largest = j;
        if (z[j] >= 0 && first == k) first = j;
        votes += z[j] >= 0;
    }
    if (k == 1) return z[0] >= (REAL)how->numbers[0];
    if (how->kind == VOTE) return 2 * votes > k;
    return how->kind == FIRST_FIRING ? first % k : largest;
}
/* Add up over the samples from `first` to `stop` of a part: sums[0] the costs, sums[1] how many are
   right, sums[2] |y - y^|, sums[3 + j] (y_j - y^_j)^2, with y^ = z scale + shift, or z's shares. */
PUBLIC void OUTSIDE(kernel_tally)(struct program *p, const struct burst *b, int64_t which,
                                  int64_t first, int64_t stop, double *sums) {
    const struct part *part = &b->parts[which];
    fenv_t before = standard_rounding();
    int shares = b->answer.kind == SHARES && !part->labels;
    REAL *z = p->workspace + p->z;
    int64_t k = p->outputs, n;
    for (; first < stop; first += n) {
        n = fewer(stop - first, p->batch_size);
        forwards(p, part, NULL, first, n);
        if (shares) softmax_forward(n, k, z, z, NULL);
        EACH(i, n) {
            sums[0] += (double)p->workspace[p->scratch + i];
            if (part->labels)
                sums[1] += answer(&b->answer, k, z + i * k) == part->labels[first + i];
            for (int64_t j = 0; !part->labels && j < k; j++) {
                double r = part->numbers[(first + i) * k + j]
                         - ((double)z[i * k + j] * b->scale[j] + b->shift[j]);
                sums[2] += r < 0 ? -r : r;
                sums[3 + j] += r * r;
            }
        }
    }
    fesetenv(&before);
}
/* Mean loss, accuracy, R^2 = mean of 1 - sum (y - y^)^2 / spread, and mean absolute error, from the
   sums, to where they are in a row of scores; NaN for what has no value. */
PUBLIC void OUTSIDE(kernel_score)(const struct burst *b, int64_t which, int64_t k,
                                  const double *sums, double *row) {
    const struct part *part = &b->parts[which];
    double count = (double)part->count, explained = 0, *usual = row + 3 + 2 * which;
    for (int i = 0; i < 2; i++) usual[i] = usual[6 + i] = NAN;
    if (!part->count) return;
    usual[0] = sums[0] / count;
    if (part->labels) usual[1] = sums[1] / count;
    else {
        EACH(j, k) explained += part->spread[j] != 0 ? 1 - sums[3 + j] / part->spread[j] : NAN;
        usual[6] = explained / (double)k;
        usual[7] = sums[2] / (count * (double)k);
    }
}
/* The rate of the next step. */
static double next_rate(const struct burst *b) {
    return kernel_rate(&b->schedule, b->lr, b->kept, b->per_step ? b->step : b->epoch, b->warmup);
}
/* The end of an epoch: a new order, and in `row` step, epoch, rate, the scores that are due or
   watched, the mean loss of the steps, and whether scores were due. */
static void end_epoch(struct program *test, struct burst *b, double *row) {
    int due = b->step >= b->due;
    b->epoch++, b->position = 0;
    OUTSIDE(kernel_shuffle)(&b->shuffling, b->parts[0].count, b->order);
    row[0] = (double)b->step, row[1] = (double)b->epoch, row[2] = next_rate(b);
    row[15] = b->loss_sum / (double)b->seen, row[16] = due;
    b->loss_sum = 0, b->seen = 0;
    EACH(i, 3) {
        if (!due && !(b->watched >> i & 1)) continue;
        EACH(j, 3 + test->outputs) b->sums[j] = 0;
        OUTSIDE(kernel_tally)(test, b, i, 0, b->parts[i].count, b->sums);
        OUTSIDE(kernel_score)(b, i, test->outputs, b->sums, row);
    }
    if (due) b->due = b->step + b->between;
}
/* Train for b->steps mini-batches and beyond b->ends ends of epochs, at most; at the next end, when
   something is not finite, or when another thread has set *b->halt it ends earlier. Fills b->losses
   and b->rows and returns how many steps there were, one at least unless that is not finite: its
   loss stands behind the others. With b->rates these are the rates, not those of the schedule. */
PUBLIC int64_t OUTSIDE(kernel_burst)(struct program *p, struct program *test, struct burst *b) {
    fenv_t before = standard_rounding();
    int64_t done = 0, ends = 0, count = b->parts[0].count;
    b->finite = 1;
    while (done < b->steps) {
        int64_t n = fewer(count - b->position, p->batch_size);
        double rate = b->rates ? b->rates[done] : next_rate(b);
        b->batch = n;
        b->finite = step_taken(p, &b->parts[0], b->places, b->position, n, rate, done,
                               &b->losses[2 * done]);
        if (!b->finite) break;
        b->loss_sum += b->losses[2 * done++] * (double)n;
        b->seen += n, b->position += p->batch_size, b->step++;
        if (b->position >= count && ends == b->ends) break;
        if (b->position >= count) end_epoch(test, b, b->rows + 17 * ends++);
        if (*b->halt) break;
    }
    b->ends = ends;
    fesetenv(&before);
    return done;
}
/* Elementary functions for tests: to_i = f(from_i). */
static REAL (*const elementary[])(REAL) = {exponential, exponential_less_one, logarithm,
                                           logarithm_of_one_more, hyperbolic_tangent, normal_share};
PUBLIC void OUTSIDE(kernel_function)(int64_t kind, int64_t count, const REAL *from, REAL *to) {
    EACH(i, count) to[i] = elementary[kind](from[i]);
}
/* The name of an item in a family, in the order of the tables; NULL behind the last one. */
PUBLIC const char *OUTSIDE(kernel_name)(int64_t family, int64_t kind) {
    return family == 0 ? layers[kind].name : family == 1 ? activations[kind].name
         : family == 2 ? losses[kind].name : family == 3 ? penalties[kind].name
         : family == 4 ? clippings[kind].name : optimizers[kind].name;
}
