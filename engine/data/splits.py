"""Cutting data into training, validation and test parts."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.data.datasets import Data
from engine.data.datasets.base import KeptApart

PARTS = ("train", "validation", "test")


@dataclass(frozen=True, slots=True)
class Score:
    """Loss (without penalty) and accuracy of one part; NaN if there is none.

    Of numbers R² and the mean absolute error `error`, in the units of the data.
    """

    loss: float
    accuracy: float
    r2: float = math.nan
    error: float = math.nan


@dataclass(frozen=True, slots=True)
class Part:
    """Samples of one part: x (n, d), encoded targets y (n, outputs), class labels, row numbers."""

    x: Array
    y: Array
    labels: Array
    rows: Array

    def __len__(self) -> int:
        return len(self.x)


def spread(count: int, most: int) -> Array:
    """The places of at most `most` of `count` samples; evenly many are left out between them."""
    return np.arange(count) if count <= most else np.linspace(0, count - 1, most).astype(np.int64)


def class_weights(labels: Array, classes: int) -> Array:
    """The weight (classes,) that lets every class count the same: n / (k · n_c).

    n samples in all, n_c of class c, k classes that occur; a class that does not occur gets 0,
    since no sample uses it. The weights of all samples add up to n. Known as class_weight
    "balanced" in scikit-learn; source: King, Zeng 2001.
    """
    counts = np.bincount(labels, minlength=classes)
    occurring = max(1, np.count_nonzero(counts))
    return np.where(counts > 0, len(labels) / (occurring * np.maximum(counts, 1)), 0.0)


def _by_place(x: Array, rng: np.random.Generator) -> Array:
    """Rows in an order that is random but hangs on each point's own place alone.

    Points that are drawn come and go; those that stay keep their order, and so their part.
    """
    bits = np.ascontiguousarray(x).view(np.uint64)
    factors = rng.integers(2**63, size=bits.shape[1] + 1, dtype=np.uint64) * 2 + 1
    mixed = (bits * factors[:-1]).sum(axis=1, dtype=np.uint64)
    mixed = (mixed ^ (mixed >> np.uint64(32))) * factors[-1]
    return np.argsort(mixed ^ (mixed >> np.uint64(29)), kind="stable")


def _kept_apart(
    apart: KeptApart, validation: float, test: float, rng: np.random.Generator
) -> dict[str, Array]:
    """The newest samples for the test, those before them for the validation; or whole groups.

    Shares are rounded to whole days and groups; the training part has one of them at least.
    """
    keys = apart.keys
    names, places = np.unique(
        np.where(np.isnan(keys), -np.inf, keys) if apart.newest else keys, return_inverse=True
    )
    # The place of each day or group in the order in which they are held back.
    turn = np.arange(len(names))[::-1] if apart.newest else rng.permutation(len(names))
    sizes = np.bincount(places, minlength=len(names))
    taken = np.cumsum(sizes[np.argsort(turn)])
    part = np.full(len(names), PARTS.index("train"))
    first = 0
    for name, share in (("test", test), ("validation", test + validation)):
        asked = share * len(keys)
        last = int(np.abs(np.append(0, taken) - asked).argmin())
        last = min(max(last, first), len(names) - 1)
        part[first:last] = PARTS.index(name)
        first = last
    of_sample = part[turn][places]
    rows = rng.permutation(len(keys))
    return {name: rows[of_sample[rows] == place] for place, name in enumerate(PARTS)}


def split_rows(
    data: Data, validation: float, test: float, rng: np.random.Generator
) -> dict[str, Array]:
    """Row numbers of each part, shuffled; every class is spread evenly over the parts.

    Where samples are kept apart that comes first: see `KeptApart`.

    The share of each part is rounded to whole samples; training gets what is left and never
    less than one sample.
    """
    n = len(data.x)
    if data.apart is not None:
        return _kept_apart(data.apart, validation, test, rng)
    rows = _by_place(data.x, rng) if data.drawn else rng.permutation(n)
    if data.classes:
        # Rank samples within their class: sorting by rank mixes the classes evenly.
        labels = data.y[rows]
        rank = np.empty(n)
        for c in range(len(data.classes)):
            members = np.flatnonzero(labels == c)
            rank[members] = (np.arange(len(members)) + 0.5) / max(1, len(members))
        rows = rows[np.argsort(rank, kind="stable")]
    tested = min(round(test * n), n - 1)
    validated = min(round(validation * n), n - 1 - tested)
    return {
        "test": rows[:tested],
        "validation": rows[tested : tested + validated],
        "train": rows[tested + validated :],
    }
