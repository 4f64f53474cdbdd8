/* Products of matrices and sums, each number of the result added up in one fixed order. */

/* A tile of c: `rows` x `vectors` * LANES numbers that stay in registers while k runs. */
INLINE void tile(const int rows, const int vectors, int64_t inner, const REAL *a, int64_t a_row,
                 int64_t a_step, const REAL *b, int64_t columns, REAL *c) {
    lanes sum[4][2];
    for (int i = 0; i < rows; i++)
        for (int v = 0; v < vectors; v++) sum[i][v] = (lanes){0};
    for (int64_t k = 0; k < inner; k++)
        for (int v = 0; v < vectors; v++) {
            lanes right = *(const lanes *)(b + k * columns + v * LANES);
            for (int i = 0; i < rows; i++) sum[i][v] += a[i * a_row + k * a_step] * right;
        }
    for (int i = 0; i < rows; i++)
        for (int v = 0; v < vectors; v++) *(lanes *)(c + i * columns + v * LANES) = sum[i][v];
}

/* The same for `rows` numbers of one column. */
INLINE void thin_tile(const int rows, int64_t inner, const REAL *a, int64_t a_row, int64_t a_step,
                      const REAL *b, int64_t columns, REAL *c) {
    REAL sum[4] = {0, 0, 0, 0};
    for (int64_t k = 0; k < inner; k++)
        for (int i = 0; i < rows; i++) sum[i] += a[i * a_row + k * a_step] * b[k * columns];
    for (int i = 0; i < rows; i++) c[i * columns] = sum[i];
}

/* c (rows, columns) = a (rows, inner) b (inner, columns), c_ij = 0 + a_i0 b_0j + a_i1 b_1j + ...
   The numbers of a are at i * a_row + k * a_step: that also reads a transposed matrix. Column by
   column of tiles, so that what is read of b stays near. */
static __attribute__((noinline)) void product(int64_t rows, int64_t inner, int64_t columns,
                                              const REAL *a, int64_t a_row, int64_t a_step,
                                              const REAL *b, REAL *c) {
    int64_t j = 0;
#define ALL_ROWS(width, four, one)                                                               \
    for (; j + (width) <= columns; j += (width)) {                                               \
        int64_t i = 0;                                                                           \
        for (; i + 4 <= rows; i += 4) four;                                                      \
        for (; i < rows; i++) one;                                                               \
    }
#define AT a + i * a_row, a_row, a_step, b + j, columns, c + i * columns + j
    ALL_ROWS(2 * LANES, tile(4, 2, inner, AT), tile(1, 2, inner, AT))
    ALL_ROWS(LANES, tile(4, 1, inner, AT), tile(1, 1, inner, AT))
    ALL_ROWS(1, thin_tile(4, inner, AT), thin_tile(1, inner, AT))
#undef ALL_ROWS
#undef AT
}

/* to (columns, rows) = from (rows, columns) transposed, in blocks that fit the cache. */
static void transpose(int64_t rows, int64_t columns, const REAL *from, REAL *to) {
    for (int64_t i = 0; i < rows; i += 16)
        for (int64_t j = 0; j < columns; j++)
            for (int64_t k = i; k < rows && k < i + 16; k++) to[j * rows + k] = from[k * columns + j];
}

/* total (columns,) = sum of the rows of x (rows, columns), the first row first. */
static void add_rows(int64_t rows, int64_t columns, const REAL *x, REAL *restrict total) {
    for (int64_t j = 0; j < columns; j++) total[j] = 0;
    for (int64_t i = 0; i < rows; i++)
        for (int64_t j = 0; j < columns; j++) total[j] += x[i * columns + j];
}

/* total_j = sum over rows of a_ij b_ij. */
static void add_products(int64_t rows, int64_t columns, const REAL *a, const REAL *b,
                         REAL *restrict total) {
    for (int64_t j = 0; j < columns; j++) total[j] = 0;
    for (int64_t i = 0; i < rows; i++)
        for (int64_t j = 0; j < columns; j++)
            total[j] += a[i * columns + j] * b[i * columns + j];
}

/* The sum of squares of a long vector, as 16 sums that are added up at the end. */
static REAL sum_of_squares(int64_t count, const REAL *v) {
    REAL sums[16] = {0}, total = 0;
    int64_t i = 0;
    for (; i + 16 <= count; i += 16)
        for (int j = 0; j < 16; j++) sums[j] += v[i + j] * v[i + j];
    for (int j = 0; i < count; i++, j++) sums[j] += v[i] * v[i];
    for (int j = 0; j < 16; j++) total += sums[j];
    return total;
}
