/* Powers and learning-rate schedules, in double precision for both kernels: the factor f(t) of the
   learning rate, t >= 0 epochs or steps behind the warm-up. `a` are the numbers of the schedule. */
#define REAL_BITS 64
#include "numbers.h"
#include "functions.h"

/* By squaring: only products. */
double kernel_whole_power(double b, int64_t t) {
    double result = 1;
    for (; t > 0; t >>= 1, b *= b)
        if (t & 1) result *= b;
    return result;
}
/* x^e = e^(e log x); 0^e = 0 for e > 0, x^0 = 1. */
double kernel_power(double x, double e) {
    if (e == 0) return 1;
    return x > 0 ? exponential(e * logarithm(x)) : 0;
}
/* cos(pi u) for 0 <= u <= 1: cos or sin of an angle of at most pi/4, by their Taylor series. */
static double half_wave(double u) {
    const double pi = 3.14159265358979323846;
    if (u > 0.5) return -half_wave(1 - u);
    double x = pi * (u > 0.25 ? 0.5 - u : u), square = x * x, term = u > 0.25 ? x : 1, sum = 0;
    for (int i = u > 0.25 ? 2 : 1; i < 22; i += 2) {
        sum += term;
        term *= -square / (double)(i * (i + 1));
    }
    return sum;
}
/* From `begin` to `end` along half a cosine wave. */
static double wave(double begin, double end, double share) {
    return end + (begin - end) / 2 * (1 + half_wave(share));
}
#define SCHEDULE(name)                                                                           \
    static double name##_factor(SPARE double t, SPARE const double *a, SPARE double kept)
/* f = 1. */
SCHEDULE(constant) { return 1; }
/* f = 1 / (1 + k t). */
SCHEDULE(inverse) { return 1 / (1 + a[0] * t); }
/* f = 1 / sqrt(1 + k t). */
SCHEDULE(inverse_sqrt) { return 1 / sqrt(1 + a[0] * t); }
/* f = e + (1-e) (1 - min(t, T)/T)^p, a = (T, p, e). */
SCHEDULE(polynomial) {
    return a[2] + (1 - a[2]) * kernel_power(1 - least(t, a[0]) / a[0], a[1]);
}
/* f = gamma^t. */
SCHEDULE(exponential) { return kernel_whole_power(a[0], (int64_t)t); }
/* f = gamma^floor(t/T), a = (T, gamma). */
SCHEDULE(step) { return kernel_whole_power(a[1], (int64_t)t / (int64_t)a[0]); }
/* f = e + (1-e) (1 + cos(pi min(t, T)/T)) / 2, a = (T, e). */
SCHEDULE(cosine) { return wave(1, a[1], least(t, a[0]) / a[0]); }
/* From a[2] up to 1 at t = r T - 1, then down to a[3] at t = T - 1, a = (T, r, begin, end). */
SCHEDULE(one_cycle) {
    double last = a[0] - 1, top = most(a[1] * a[0] - 1, 0), now = least(t, last);
    if (now < top) return wave(a[2], 1, now / top);
    return wave(1, a[3], (now - top) / (last - top));
}
/* What the schedule remembers: it changes at the ends of epochs alone. */
SCHEDULE(plateau) { return kept; }
struct schedule {
    const char *name;
    double (*factor)(double t, const double *a, double kept);
};
#define TIMED(name) {#name, name##_factor}
static const struct schedule schedules[] = {
    TIMED(constant), TIMED(inverse), TIMED(inverse_sqrt), TIMED(polynomial), TIMED(exponential),
    TIMED(step), TIMED(cosine), TIMED(one_cycle), TIMED(plateau), {NULL, NULL}};
PUBLIC const char *kernel_schedule_name(int64_t kind) { return schedules[kind].name; }
/* The learning rate at time u: lr (u+1)/(w+1) while u < w, the warm-up, then lr f(u - w). */
PUBLIC double kernel_rate(const struct item *how, double lr, double kept, int64_t u, int64_t w) {
    if (u < w) return lr * ((double)(u + 1) / (double)(w + 1));
    return lr * schedules[how->kind].factor((double)(u - w), how->numbers, kept);
}
/* What the C source was when this library was made of it. */
PUBLIC const char *kernel_source(void) { return KERNEL_SOURCE; }
/* The compiler that made it; gcc does not give its name. */
PUBLIC const char *kernel_compiler(void) { return __VERSION__; }
/* Whether the processor has AVX2, BMI and FMA, and the system saves the wide registers: what the
   library for x86-64-v3 asks for. */
#if defined(__x86_64__)
#include <cpuid.h>
PUBLIC int kernel_has_wide_vectors(void) {
    unsigned a, b, c, d, saved, ignored;
    const unsigned wanted = bit_FMA | bit_MOVBE | bit_OSXSAVE | bit_AVX | bit_F16C;
    if (!__get_cpuid(1, &a, &b, &c, &d) || (c & wanted) != wanted) return 0;
    __asm__ volatile("xgetbv" : "=a"(saved), "=d"(ignored) : "c"(0));
    if ((saved & 6) != 6 || !__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
    const unsigned more = bit_AVX2 | bit_BMI | bit_BMI2;
    if ((b & more) != more) return 0;
    return __get_cpuid(0x80000001u, &a, &b, &c, &d) && (c & bit_LZCNT);
}
#else
PUBLIC int kernel_has_wide_vectors(void) { return 0; }
#endif
