"""Singular values of a matrix in portions, for whom cannot wait for all of them at a stretch."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from engine.arrays import Array
from engine.steps import Steps

# Up to so many rows all at once; of more so many, and as many others, in one step.
WHOLE, BLOCK = 200, 64
# Two rows are at right angles where the cosine between them is no larger than this.
EXACT = 1e-12
MOST_SWEEPS = 30
EPSILON = float(np.finfo(np.float64).eps)


def right_singular(R: Array) -> Steps[tuple[Array, Array]]:
    """The singular values s (k,) of R (k, d) with k ≤ d, and the right singular vectors (k, d).

    R = V diag(s) Uᵀ, largest first; the vectors are the rows of Uᵀ, orthonormal even where s is 0.
    The one-sided block Jacobi method: two blocks of rows at a time are turned into the rows
    diag(s) Uᵀ of their own decomposition, which leaves RᵀR as it is, until all rows are at right
    angles; then their lengths are s. It squares nothing: small values keep their digits. Values
    at the level of rounding errors are 0. Golub, Van Loan, "Matrix Computations" (2013), 8.6.
    """
    if len(R) <= WHOLE:
        yield 0.0
        _, s, Ut = np.linalg.svd(R, full_matrices=False)
        return s, Ut
    rows, negligible = R.copy(), EPSILON * max(R.shape) * float(np.linalg.norm(R))
    pairs = [
        np.concatenate(two)
        for two in combinations(np.array_split(np.arange(len(R)), -(-len(R) // BLOCK)), 2)
    ]
    sweep, turned = 0, True
    while turned and sweep < MOST_SWEEPS:
        turned = False
        for number, pair in enumerate(pairs):
            # Nobody knows how many sweeps there will be: each is half of what is left.
            yield 1 - 2.0**-sweep * (1 - number / len(pairs) / 2)
            if not _at_right_angles(rows[pair], negligible):
                _, s, Ut = np.linalg.svd(rows[pair], full_matrices=False)
                rows[pair], turned = s[:, None] * Ut, True
        sweep += 1
    s = np.linalg.norm(rows, axis=1)
    order = np.argsort(-s, kind="stable")
    s, rows = s[order], rows[order]
    s[s <= negligible] = 0
    Ut = rows[s > 0] / s[s > 0, None]
    rng = np.random.default_rng(0)
    while len(Ut) < len(R):
        # Any others at right angles to those that are there: of no length in R, all are alike.
        yield 1.0
        drawn = rng.standard_normal((min(BLOCK, len(R) - len(Ut)), R.shape[1]))
        for _ in range(2):
            drawn = np.linalg.qr((drawn - drawn @ Ut.T @ Ut).T)[0].T
        Ut = np.vstack([Ut, drawn])
    return s, Ut


def _at_right_angles(rows: Array, negligible: float) -> bool:
    """Whether all rows are so to each other, but for those without a length."""
    lengths = np.linalg.norm(rows, axis=1)
    there = lengths > negligible
    directions = rows[there] / lengths[there, None]
    cosines = np.abs(directions @ directions.T)
    np.fill_diagonal(cosines, 0)
    return bool(cosines.max(initial=0.0) <= EXACT)
