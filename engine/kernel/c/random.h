/* Random words: the generator PCG64 (XSL RR 128/64) of Melissa O'Neill 2014, as NumPy seeds it. */
#define WIDE(high, low) (((unsigned __int128)(high) << 64) | (low))
/* The next 64 random bits. */
static uint64_t next_word(struct words *w) {
    const unsigned __int128 factor = WIDE(0x2360ED051FC65DA4u, 0x4385DF649FCCF645u);
    unsigned __int128 state = WIDE(w->state_high, w->state_low) * factor;
    state += WIDE(w->increment_high, w->increment_low);
    w->state_high = (uint64_t)(state >> 64);
    w->state_low = (uint64_t)state;
    uint64_t mixed = w->state_high ^ w->state_low;
    unsigned turn = (unsigned)(w->state_high >> 58);
    return (mixed >> turn) | (mixed << (-turn & 63));
}
/* The next 32: the lower half of a word, then its upper half. */
static uint32_t next_half(struct words *w) {
    if (w->has_half) {
        w->has_half = 0;
        return (uint32_t)w->half;
    }
    uint64_t word = next_word(w);
    w->has_half = 1;
    w->half = word >> 32;
    return (uint32_t)word;
}
/* A number from [0, 1) with 24 bits: the same in both precisions. */
static float next_share(struct words *w) { return (float)(next_half(w) >> 8) * (1.0f / 16777216.0f); }
/* The numbers from 0 to count - 1 in random order: each goes to a place up to its own, and what was
   there to the end. Of 2^64 words so many stand for each place, but for one at most. */
PUBLIC void OUTSIDE(kernel_shuffle)(struct words *w, int64_t count, int64_t *order) {
    EACH(i, count) {
        int64_t place = (int64_t)(((unsigned __int128)next_word(w) * (uint64_t)(i + 1)) >> 64);
        order[i] = order[place];
        order[place] = i;
    }
}
