/* Powers and schedules in double precision, the same for both kernels; see schedules.c. */

/* b^t for a whole t >= 0, and x^e for x >= 0. */
double kernel_whole_power(double b, int64_t t);
double kernel_power(double x, double e);
PUBLIC double kernel_rate(const struct item *how, double lr, double kept, int64_t u, int64_t w);
