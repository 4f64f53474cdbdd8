/* Work that threads share: one begins it, and all take pieces, those meant for them first, until none
   is left. A piece is the same whoever does it: the bits do not depend on how many there are. Python
   starts the threads, as it can on every system. */
#if defined(_WIN32)
__declspec(dllimport) int __stdcall SwitchToThread(void);
#define GIVE_WAY SwitchToThread
#else
#include <sched.h>
#define GIVE_WAY sched_yield
#endif
enum { MOST_THREADS = 8, FAR_APART = 8 };
static const uint64_t LOWER_HALF = 0xFFFFFFFFu;
typedef void piece_of(const void *work, int64_t i);
struct team {
    int64_t helpers;                    /* threads beside the one that trains */
    _Atomic int64_t over, done;         /* whether helpers may leave; pieces that are done */
    int64_t pieces;                     /* of the work at hand */
    piece_of *piece;
    const void *work;
    _Atomic uint64_t left[FAR_APART * MOST_THREADS];    /* meant for each thread, in its lower half */
};
/* The first piece that is meant for a thread, which finds near what it did to those of its own. */
INLINE int64_t first_of(const struct team *team, int64_t pieces, int64_t thread) {
    return pieces * thread / (team->helpers + 1);
}
/* Take a piece and do it; whether there was one. The upper half of `left` is another for every work:
   what was read of an earlier one takes nothing. */
static int piece_done(struct team *team, int64_t own) {
    EACH(i, team->helpers + 1) {
        int64_t thread = (own + i) % (team->helpers + 1);
        _Atomic uint64_t *at = &team->left[FAR_APART * thread];
        uint64_t left = *at;
        if (!(left & LOWER_HALF) || !atomic_compare_exchange_strong(at, &left, left - 1)) continue;
        int64_t stop = first_of(team, team->pieces, thread + 1);
        team->piece(team->work, stop - (int64_t)(left & LOWER_HALF));
        team->done++;
        return 1;
    }
    return 0;
}
static void share_with_helpers(struct team *team, int64_t pieces, piece_of *piece,
                               const void *work) {
    uint64_t next = (team->left[0] | LOWER_HALF) + 1;
    team->done = 0;
    team->pieces = pieces;
    team->piece = piece;
    team->work = work;
    EACH(i, team->helpers + 1) {
        int64_t own = first_of(team, pieces, i + 1) - first_of(team, pieces, i);
        team->left[FAR_APART * i] = next + (uint64_t)own;
    }
    while (team->done < pieces)
        if (!piece_done(team, 0)) GIVE_WAY();
}
/* Have piece(work, i) done for each i from 0 to pieces - 1. */
INLINE void share(struct team *team, int64_t pieces, piece_of *piece, const void *work) {
    if (team->helpers) share_with_helpers(team, pieces, piece, work);
    else EACH(i, pieces) piece(work, i);
}
/* What a thread that helps does, until it is over. */
PUBLIC void OUTSIDE(kernel_help)(struct team *team, int64_t own) {
    fesetenv(FE_DFL_ENV);
    while (!team->over)
        if (!piece_done(team, own)) GIVE_WAY();
}
