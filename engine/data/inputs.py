"""From the inputs of the data to the inputs of the network: features first, then scaling.

Both are worked out in float64, for one row as for many, so a sample, a point of the decision
field and a row typed in by hand are all treated alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, single
from engine.data.features import MOST_COLUMNS, Feature
from engine.data.scaling import Scaling, Units
from engine.sentences import Sentence
from engine.specs.registry import SpecError

# So many numbers are made at once: of a large table there is no room for copies of the whole.
_PORTION = 1_000_000


@dataclass(frozen=True, slots=True)
class InputMap:
    """`names` of the network's inputs, and how they are made of the `width` inputs of the data.

    A column that several features would make, such as x₁² of Squares and Polynomial, is there
    once: `kept` are the places of the columns that stay.
    """

    names: tuple[str, ...]
    width: int
    features: tuple[Feature, ...]
    raw: bool
    kept: tuple[int, ...]
    units: Units
    dtype: str
    rounded: bool = False

    @classmethod
    def of(
        cls,
        inputs: tuple[str, ...],
        features: tuple[Feature, ...],
        raw: bool,
        scaling: Scaling,
        train: Array,
        dtype: str,
        rounded: bool = False,
    ) -> InputMap:
        """The map for data whose inputs are called `inputs`, measured on the rows of `train`.

        With `rounded` scales and inputs are rounded, see `single`.

        Raises `SpecError` if nothing or too much is left for the network.
        """
        added = sum(chosen.count(len(inputs)) for chosen in features)
        if added > MOST_COLUMNS:
            raise SpecError(
                "data.features",
                Sentence(
                    "expected at most {most:,} features, found {added:,} made of {found:,} "
                    "inputs; choose fewer features or a lower degree",
                    most=MOST_COLUMNS,
                    added=added,
                    found=len(inputs),
                ),
            )
        # Compared by number, since data may give two inputs the same name.
        plain = tuple(f"x{i}" for i in range(len(inputs)))
        shown = [
            (place, name)
            for place, name in enumerate(_names(plain, features))
            if raw or place >= len(inputs)
        ]
        kept = tuple(sorted({name: place for place, name in reversed(shown)}.values()))
        if not kept:
            raise SpecError(
                "data.features",
                Sentence(
                    "expected at least one input of the network; choose a feature or the raw inputs"
                ),
            )
        found = _names(inputs, features)
        names = tuple(found[place] for place in kept)
        blank = Units(np.zeros(len(kept)), np.ones(len(kept)))
        unscaled = cls(names, len(inputs), features, raw, kept, blank, "float64")
        with np.errstate(all="ignore"):
            units = scaling.fit(unscaled._finite(unscaled._made(train)))
        units = units.rounded() if rounded else units
        return cls(names, len(inputs), features, raw, kept, units, dtype, rounded)

    def __call__(self, x: Array) -> Array:
        """The network's inputs (n, len(names)) for inputs x (n, width) of the data."""
        with np.errstate(all="ignore"):
            made = self.units(self._made(x)).astype(self.dtype, copy=False)
        return single(made) if self.rounded else made

    def checked(self, x: Array) -> Array:
        """The same; raises `SpecError` if finite inputs make a number beyond the precision."""
        return self._finite(self(x))

    def of_rows(self, x: Array, rows: Array) -> Array:
        """The same for these rows of x, a portion at a time."""
        made: Array = np.empty((len(rows), len(self.names)), self.dtype)
        count = max(1, _PORTION // len(self.names))
        for first in range(0, len(rows), count):
            some = rows[first : first + count]
            made[first : first + count] = self.checked(x[some])
        return made

    def _made(self, x: Array) -> Array:
        """Features beside the inputs of the data, in their own units."""
        made = x
        if self.features:
            with np.errstate(all="ignore"):
                made = np.concatenate([x, *(chosen(x) for chosen in self.features)], axis=1)
        return np.take(made, self.kept, axis=1) if len(self.kept) < made.shape[1] else made

    def _finite(self, made: Array) -> Array:
        """The network's inputs as they are; raises `SpecError` for one beyond the precision."""
        finite = np.isfinite(made).all(axis=0) & np.isfinite(self.units.scale)
        if not finite.all():
            name = self.names[int(np.flatnonzero(~finite)[0])]
            raise SpecError(
                "data.features" if self.features else "data.dataset",
                Sentence(
                    "expected inputs within the range of {dtype}, found {name} beyond it",
                    dtype=self.dtype,
                    name=name,
                ),
            )
        return made


def _names(inputs: tuple[str, ...], features: tuple[Feature, ...]) -> list[str]:
    return [*inputs, *(name for chosen in features for name in chosen.names(inputs))]
