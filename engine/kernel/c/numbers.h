/* The two precisions, and what is passed between Python and C. */
#include <fenv.h>
#include <math.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if REAL_BITS == 32
typedef float REAL;
typedef uint32_t BITS;
enum { FRACTION_BITS = 23, EXPONENT_BIAS = 127 };
#define ROOT(x) sqrtf(x)
#define OUTSIDE(name) name##_32
#else
typedef double REAL;
typedef uint64_t BITS;
enum { FRACTION_BITS = 52, EXPONENT_BIAS = 1023 };
#define ROOT(x) sqrt(x)
#define OUTSIDE(name) name##_64
#endif

#if defined(_WIN32)
#define PUBLIC __declspec(dllexport)
#else
#define PUBLIC __attribute__((visibility("default")))
#endif

/* What not every formula needs. */
#define SPARE __attribute__((unused))
/* Inlined, so that what is known where it is called is known inside. */
#define INLINE static inline __attribute__((always_inline))
/* For each i from 0 to count - 1. */
#define EACH(i, count) for (int64_t i = 0; i < (count); i++)
/* Numbers that are worked on side by side, as many as a register holds. */
enum { REGISTER = __BIGGEST_ALIGNMENT__, LANES = REGISTER / sizeof(REAL) };
typedef REAL lanes __attribute__((vector_size(REGISTER), aligned(sizeof(REAL)), may_alias));

INLINE int64_t fewer(int64_t a, int64_t b) { return a < b ? a : b; }
INLINE REAL least(REAL a, REAL b) { return a < b ? a : b; }
INLINE REAL most(REAL a, REAL b) { return a > b ? a : b; }
INLINE REAL size_of(REAL a) { return a < 0 ? -a : a; }
INLINE REAL sign_of(REAL a) { return (REAL)((a > 0) - (a < 0)); }
INLINE REAL within(REAL a, REAL bound) { return a < -bound ? -bound : a > bound ? bound : a; }
INLINE BITS bits_of(REAL a) { BITS b; memcpy(&b, &a, sizeof b); return b; }
INLINE REAL from_bits(BITS b) { REAL a; memcpy(&a, &b, sizeof a); return a; }
/* One line of a program. Places are counted in numbers from the beginning of the workspace; dx = -1
   says that nobody needs dL/dx. */
struct instruction {
    int64_t kind;               /* which layer, by its place in `layers` */
    int64_t function;           /* which activation, of a layer that applies one */
    int64_t fan_in, width;
    int64_t params, buffers;    /* where its own begin in the flat vectors */
    int64_t x, y, dy, dx;
    int64_t other;              /* the second array of a residual block's ends */
    int64_t room;               /* what the layer keeps between forward and backward */
    double numbers[4];
};
/* An array that the penalty counts: `rows` x `columns` parameters from `params` on. */
struct priced {
    int64_t params, rows, columns, bias;
};
/* A stream of random words, PCG64 as NumPy has it; half a word may be left over. */
struct words {
    uint64_t state_high, state_low, increment_high, increment_low;
    uint64_t has_half, half;
};
/* An item with its numbers, by its place in the table of its family. */
struct item {
    int64_t kind;
    double numbers[4];
};
/* The samples of a part: x (count, inputs), y (count, outputs), weights (count,) or NULL. In the
   units of the data their classes, or the numbers (count, outputs) to be predicted and the spread of
   each, sum (y - mean)^2, 0 if it is constant. */
struct part {
    int64_t count;
    const REAL *x, *y, *weights;
    const int64_t *labels;
    const double *numbers, *spread;
};
/* How training goes on from here, and room for what comes of it; see epochs.h. */
struct burst {
    struct part parts[3];               /* training, validation and test */
    const double *scale, *shift;        /* from outputs to the units of the data (outputs,) */
    struct item answer, schedule;
    int64_t warmup, per_step;
    double lr, kept, loss_sum;          /* rate, memory of the schedule, losses of this epoch */
    int64_t step, epoch, position, seen;
    int64_t steps, ends, due, between, watched;
    int64_t batch, finite;              /* samples of the newest step, and whether it was finite */
    int64_t *order;                     /* of the training samples (count,), */
    const int64_t *places;              /* and where they are: the order, if they are shuffled */
    struct words shuffling;
    const double *rates;
    double *losses, *rows, *sums;       /* of each step (2,): its loss, how many samples pull */
    const volatile unsigned char *halt;
};

struct program {
    int64_t inputs, outputs, batch_size, parameters;
    int64_t count, priced_count;
    const struct instruction *instructions;
    const struct priced *priced;
    struct item loss, penalty, clipping, optimizer;
    int64_t proximal;           /* the penalty acts after the step, not through the gradient */
    int64_t testing;            /* running averages normalise, and nothing drops out */
    int64_t x, y, weights;      /* places in the workspace: the mini-batch, */
    int64_t z, dz, scratch;     /* what is made of it, and room */
    int64_t updates, kept;      /* how many the optimiser has made, how many newest are kept */
    struct words noise;
    REAL *params, *grads, *buffers;
    REAL *memory[4];
    const REAL *multipliers;    /* factors of the learning rate (parameters,), or NULL: all 1 */
    int64_t frozen;             /* whether some of these factors are 0 */
    REAL *shortened;            /* room for a gradient that is clipped (parameters,) */
    REAL *steps;                /* what the newest steps added (kept, parameters) */
    REAL *workspace;
    struct team *team;
};
/* In double precision for both kernels, see schedules.c: b^t for a whole t >= 0, x^e for x >= 0. */
double kernel_whole_power(double b, int64_t t);
double kernel_power(double x, double e);
PUBLIC double kernel_rate(const struct item *how, double lr, double kept, int64_t u, int64_t w);
