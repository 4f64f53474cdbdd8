/* Elementary functions, each by a series on a short interval: accurate to the last digit or two.

   Exponential family: x = k ln 2 + r with |r| <= ln(2)/2, e^x = 2^k e^r, and e^r - 1 by its Taylor
   series. ln 2 is taken off in two parts, the first so short that k times it is exact. */
#if REAL_BITS == 32
enum { EXP_TERMS = 6, LOG_TERMS = 5 };
static const REAL LN2_HIGH = 0.693359375f, LN2_LOW = -2.12194440054690581e-4f;
static const REAL EXP_LOWEST = -87.33f, EXP_HIGHEST = 88.37f;
#else
enum { EXP_TERMS = 12, LOG_TERMS = 11 };
static const REAL LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
static const REAL EXP_LOWEST = -708.39, EXP_HIGHEST = 709.43;
#endif
static const REAL LOG2_E = (REAL)1.44269504088896340736;

/* 1/2!, 1/3!, ... */
static const REAL INVERSE_FACTORIALS[12] = {
    (REAL)(1.0 / 2), (REAL)(1.0 / 6), (REAL)(1.0 / 24), (REAL)(1.0 / 120), (REAL)(1.0 / 720),
    (REAL)(1.0 / 5040), (REAL)(1.0 / 40320), (REAL)(1.0 / 362880), (REAL)(1.0 / 3628800),
    (REAL)(1.0 / 39916800), (REAL)(1.0 / 479001600), (REAL)(1.0 / 6227020800.0)};

/* e^r - 1, and 2^k in `scale`. */
INLINE REAL reduced(REAL x, REAL *scale) {
    /* Beside 1.5 * 2^52 there is no room for digits behind the point: k is in the last bits. */
    const REAL round = (REAL)1.5 * (REAL)((BITS)1 << FRACTION_BITS);
    REAL shifted = x * LOG2_E + round;
    REAL k = shifted - round;
    REAL r = (x - k * LN2_HIGH) - k * LN2_LOW;
    REAL q = INVERSE_FACTORIALS[EXP_TERMS - 1];
    for (int i = EXP_TERMS - 2; i >= 0; i--) q = q * r + INVERSE_FACTORIALS[i];
    *scale = from_bits((bits_of(shifted) + EXPONENT_BIAS) << FRACTION_BITS);
    return r + r * r * q;
}
/* e^x; 0 where that has no normal number, infinite beyond the largest. */
INLINE REAL exponential(REAL x) {
    REAL scale, p = reduced(x, &scale);
    REAL e = scale + scale * p;
    e = x < EXP_LOWEST ? 0 : e;
    return x > EXP_HIGHEST ? (REAL)INFINITY : e;
}
/* e^x - 1, with all digits where x is near 0. */
INLINE REAL exponential_less_one(REAL x) {
    REAL scale, p = reduced(x, &scale);
    REAL e = scale * p + (scale - 1);
    e = x < EXP_LOWEST ? -1 : e;
    return x > EXP_HIGHEST ? (REAL)INFINITY : e;
}
/* log x for normal x > 0: x = 2^e m with m near 1, log m = 2 atanh(t), t = (m-1)/(m+1). */
INLINE REAL logarithm(REAL x) {
    const BITS one = (BITS)EXPONENT_BIAS << FRACTION_BITS;
    const BITS root_half = bits_of((REAL)0.70710678118654752440);
    BITS moved = bits_of(x) - root_half;
    /* The exponent, shifted so that it is positive, leaves its sign at 0. */
    REAL e = (REAL)(int32_t)((moved + one) >> FRACTION_BITS) - EXPONENT_BIAS;
    REAL m = from_bits((moved & (((BITS)1 << FRACTION_BITS) - 1)) + root_half);
    REAL t = (m - 1) / (m + 1), square = t * t, sum = 0;
    for (int i = LOG_TERMS; i >= 1; i--) sum = sum * square + (REAL)(1.0 / (2 * i + 1));
    sum = 2 * t + 2 * t * (square * sum);
    return e * LN2_HIGH + (e * LN2_LOW + sum);
}
/* log(1 + x) for x >= 0: what is lost in the sum 1 + x is made up for. */
INLINE REAL logarithm_of_one_more(REAL x) {
    REAL u = 1 + x;
    return logarithm(u) + (x - (u - 1)) / u;
}
/* tanh s = (1 - e) / (1 + e) with e = e^(-2|s|), and the sign of s. */
INLINE REAL hyperbolic_tangent(REAL s) {
    REAL less = exponential_less_one(-2 * size_of(s));
    REAL t = -less / (2 + less);
    return s < 0 ? -t : t;
}
/* 1 / (1 + e^(-s)) with e = e^(-|s|), which cannot overflow. */
INLINE REAL logistic(REAL s) {
    REAL e = exponential(-size_of(s));
    return (s < 0 ? e : 1) / (1 + e);
}
/* log(1 + e^s) = max(s, 0) + log(1 + e^(-|s|)). */
INLINE REAL soft_plus(REAL s) {
    return logarithm_of_one_more(exponential(-size_of(s))) + most(s, 0);
}
/* The normal distribution as in engine/network/activations/normal.py: density, and the tail as the
   density times the Mills ratio P(a)/Q(a). */
static const REAL MILLS_P[11] = {
    (REAL)1.2533141373155003, (REAL)2.148167093101262, (REAL)1.8191811677430976,
    (REAL)0.986345636381523, (REAL)0.37610256971564887, (REAL)0.10499408155383412,
    (REAL)0.021718701906641723, (REAL)0.0032939390293127736, (REAL)0.0003522680372030239,
    (REAL)2.4199234022446732e-05, (REAL)8.237317212971021e-07};
static const REAL MILLS_Q[12] = {
    (REAL)1.0, (REAL)2.511873918413136, (REAL)2.9556819852307163, (REAL)2.155307538604798,
    (REAL)1.0849938559291896, (REAL)0.3971249720562994, (REAL)0.10823962213482832,
    (REAL)0.02206932248007804, (REAL)0.0033181382633385168, (REAL)0.00035309176892430274,
    (REAL)2.4199234022446776e-05, (REAL)8.23731721297102e-07};
static const REAL FARTHEST = 40;

/* e^(-s^2/2) / sqrt(2 pi). */
INLINE REAL normal_density(REAL s) {
    REAL a = least(size_of(s), FARTHEST);
    return exponential(a * a * (REAL)-0.5) * (REAL)0.39894228040143267794;
}
/* The share of normal numbers up to s. */
INLINE REAL normal_share(REAL s) {
    REAL a = least(size_of(s), FARTHEST), p = MILLS_P[10], q = MILLS_Q[11];
    for (int i = 9; i >= 0; i--) p = p * a + MILLS_P[i];
    for (int i = 10; i >= 0; i--) q = q * a + MILLS_Q[i];
    REAL tail = normal_density(s) * p / q;
    return s < 0 ? tail : 1 - tail;
}
