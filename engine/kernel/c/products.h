/* Products of matrices and sums, each number of the result added up in one fixed order. */

/* A matrix as it stands in memory: so many numbers from row to row, and from column to column. */
struct matrix {
    REAL *at;
    int64_t row, column;
};
INLINE struct matrix by_rows(const REAL *at, int64_t columns) {
    return (struct matrix){(REAL *)at, columns, 1};
}
INLINE struct matrix turned(struct matrix m) { return (struct matrix){m.at, m.column, m.row}; }
/* From a row and a column on. */
INLINE struct matrix part(struct matrix m, int64_t row, int64_t column) {
    return (struct matrix){m.at + row * m.row + column * m.column, m.row, m.column};
}
/* to = from. */
INLINE void copy(int64_t rows, int64_t columns, struct matrix from, struct matrix to) {
    EACH(i, rows) EACH(j, columns) *part(to, i, j).at = *part(from, i, j).at;
}
/* A tile of c is so many rows of so many numbers, to which so many products are added at a time. */
enum { TALL = 6, BROAD = 2 * LANES, DEEP = 256 };

/* c (rows, vectors * LANES) = a (rows, inner) b, or c += a b if it has been begun: its numbers stay
   in registers while k runs. */
INLINE void tile(const int rows, const int vectors, int64_t inner, struct matrix a, struct matrix b,
                 struct matrix c, int begun) {
    lanes sum[TALL][2];
    for (int i = 0; i < rows; i++)
        for (int v = 0; v < vectors; v++)
            sum[i][v] = begun ? *(lanes *)part(c, i, v * LANES).at : (lanes){0};
    EACH(k, inner)
        for (int i = 0; i < rows; i++)
            for (int v = 0; v < vectors; v++)
                sum[i][v] += *part(a, i, k).at * *(lanes *)(b.at + k * b.row + v * LANES);
    for (int i = 0; i < rows; i++)
        for (int v = 0; v < vectors; v++) *(lanes *)(c.at + i * c.row + v * LANES) = sum[i][v];
}
/* Tiles for any number of rows. */
INLINE void tiles(const int vectors, int64_t rows, int64_t inner, struct matrix a, struct matrix b,
                  struct matrix c, int begun) {
    int64_t i = 0;
#define DOWN(tall)                                                                               \
    for (; i + (tall) <= rows; i += (tall))                                                      \
        tile(tall, vectors, inner, part(a, i, 0), b, part(c, i, 0), begun);
    DOWN(TALL) DOWN(4) DOWN(2) DOWN(1)
#undef DOWN
}
/* c (rows, columns) = a (rows, inner) b (inner, columns), c_ij = 0 + a_i0 b_0j + a_i1 b_1j + ...,
   of as many columns as a tile has, or fewer. Unless b is small, it is copied to where it stays near,
   with zeros behind its last column; tiles that do not fit into c are made beside it. */
#define PRODUCT(name)                                                                            \
    void name(int64_t rows, int64_t inner, int64_t columns, struct matrix a, struct matrix b,    \
              struct matrix c)
static __attribute__((noinline)) PRODUCT(narrow_product) {
    _Alignas(64) REAL kept[DEEP * BROAD], beside[TALL * BROAD];
    int vectors = columns > LANES ? 2 : 1, whole = columns == vectors * LANES;
    int fits = whole && c.column == 1;
    if (fits && b.column == 1 && inner * b.row <= DEEP * BROAD) {
        if (vectors == 2) tiles(2, rows, inner, a, b, c, 0);
        else tiles(1, rows, inner, a, b, c, 0);
        return;
    }
    for (int64_t k = 0, depth; k < inner; k += depth) {
        depth = fewer(inner - k, DEEP);
        struct matrix right = part(b, k, 0), panel = by_rows(kept, vectors * LANES);
        if (columns == BROAD && b.column == 1) copy(depth, BROAD, by_rows(right.at, b.row), panel);
        else if (whole) copy(depth, columns, right, panel);
        else {
            memset(kept, 0, (size_t)(depth * panel.row) * sizeof(REAL));
            copy(columns, depth, turned(right), turned(panel));
        }
        for (int64_t i = 0, many; i < rows; i += many) {
            many = fits ? rows : fewer(rows - i, TALL);
            struct matrix left = part(a, i, k), own = part(c, i, 0);
            struct matrix sums = fits ? own : by_rows(beside, BROAD);
            if (!fits && k > 0) copy(many, columns, own, sums);
            if (vectors == 2) tiles(2, many, depth, left, panel, sums, k > 0);
            else tiles(1, many, depth, left, panel, sums, k > 0);
            if (!fits) copy(many, columns, sums, own);
        }
    }
}
/* The same of any number of columns, and in each row a bias, if there is one. Threads share it if it
   is worth it: pieces are blocks of rows, and as many columns of them as a tile has. */
enum { BLOCK = 256, LEAST_SHARED = 250000 };
struct sums {
    int64_t rows, inner, columns;
    struct matrix a, b, c;
    const REAL *bias;
};
static void sums_piece(const void *work, int64_t piece) {
    const struct sums *s = work;
    int64_t panels = (s->columns + BROAD - 1) / BROAD;
    int64_t i = piece / panels * BLOCK, rows = fewer(s->rows - i, BLOCK);
    int64_t j = piece % panels * BROAD, columns = fewer(s->columns - j, BROAD);
    struct matrix c = part(s->c, i, j);
    narrow_product(rows, s->inner, columns, part(s->a, i, 0), part(s->b, 0, j), c);
    if (s->bias) EACH(u, rows) EACH(v, columns) *part(c, u, v).at += s->bias[j + v];
}
static void add_up(struct team *team, struct sums s) {
    int64_t blocks = (s.rows + BLOCK - 1) / BLOCK, panels = (s.columns + BROAD - 1) / BROAD;
    int helped = team->helpers && s.rows * s.inner * s.columns >= LEAST_SHARED;
    if (helped) share(team, blocks * panels, sums_piece, &s);
    else EACH(i, blocks * panels) sums_piece(&s, i);
}
/* total (columns,) = sum of the rows of x (rows, columns), the first row first. */
static void add_rows(int64_t rows, int64_t columns, const REAL *x, REAL *restrict total) {
    EACH(j, columns) total[j] = 0;
    EACH(i, rows) EACH(j, columns) total[j] += x[i * columns + j];
}
/* total_j = sum over rows of a_ij b_ij. */
static void add_products(int64_t rows, int64_t columns, const REAL *a, const REAL *b,
                         REAL *restrict total) {
    EACH(j, columns) total[j] = 0;
    EACH(i, rows) EACH(j, columns) total[j] += a[i * columns + j] * b[i * columns + j];
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
