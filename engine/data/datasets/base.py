"""What every data set is: a spec that samples `Data` from a random stream."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from engine.arrays import Array, freeze, single
from engine.data.tables.cells.manner import Manner
from engine.sentences import Sentence
from engine.specs.knobs import Spec, knob
from engine.specs.registry import Registry
from engine.steps import Steps


class DataError(ValueError):
    """Samples that cannot be used: says what was expected, what was found, and where."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where values are missing: the samples `rows (m,)`, and the inputs of x that they lack.

    Inputs `first` to `first + count`: one number, or the `count` inputs of a category.
    """

    rows: Array
    first: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class KeptApart:
    """What decides which samples are held back, by a number for each of them, `keys (n,)`.

    `newest`: the keys are times, the latest samples are held back, and those without one (NaN)
    count as the oldest. Otherwise samples of the same key stay in one part.
    """

    keys: Array
    newest: bool


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column of a table, and what it has become: inputs `first` to `first + count` of x.

    It holds numbers, or the categories `words`; `manner` says how they are written. Dates count
    from day `origin`. `flag` is the place of the input that says that there is no value, or −1.
    """

    name: str
    first: int
    count: int = 1
    words: tuple[str, ...] = ()
    manner: Manner | None = None
    origin: float = 0.0
    flag: int = -1


@dataclass(frozen=True, slots=True)
class Data:
    """Samples with what they mean; arrays are read-only.

    x: (n, d) float64, in the units named by `inputs`. y: (n,) int64 class indices into
    `classes`, or (n, k) float64 targets when `classes` is empty. `image`: (height, width) if
    a sample is a picture. `drawn`: somebody draws the points one by one, so that each keeps its
    part and the picture its extent when others come and go. `gaps`: what is missing in x, to be
    filled once it is known which samples are trained on. `sources`: the columns of a table that
    the inputs were made of, where there is one. `apart`: which samples belong together when some
    are held back; without it they are drawn at random.
    """

    x: Array
    y: Array
    inputs: tuple[str, ...]
    classes: tuple[str, ...] = ()
    image: tuple[int, int] | None = None
    drawn: bool = False
    gaps: tuple[Gap, ...] = ()
    sources: tuple[SourceColumn, ...] = ()
    apart: KeptApart | None = None

    def rounded(self) -> Data:
        """The same numbers in single precision, see `single`."""
        y = self.y if self.classes else freeze(single(self.y))
        return replace(self, x=freeze(single(self.x)), y=y)

    def filled(self, train: Array, drawn_now: bool = False) -> Data:
        """The same with every gap filled by what the samples `train (m,)` know.

        A number by their median, a category by its most frequent value; 0 where they know nothing.
        Samples that were `drawn_now` nobody else has yet: they are filled where they stand.
        """
        if not self.gaps:
            return self
        x = self.x if drawn_now else self.x.copy()
        x.flags.writeable = True
        for gap in self.gaps:
            lacks = np.zeros(len(x), bool)
            lacks[gap.rows] = True
            inputs = slice(gap.first, gap.first + gap.count)
            known = x[train[~lacks[train]], inputs]
            x[gap.rows, inputs] = usual(known)
        x.flags.writeable = False
        return replace(self, x=x)

    @classmethod
    def of(
        cls,
        x: Array,
        y: Array,
        inputs: tuple[str, ...] = ("x₁", "x₂"),
        classes: tuple[str, ...] = (),
        image: tuple[int, int] | None = None,
        drawn: bool = False,
    ) -> Data:
        """Data made of read-only float64 inputs and int64 labels (or float64 targets).

        Targets (n,) are taken for (n, 1). Raises `DataError` for anything that does not fit:
        shapes, NaN and infinities, labels that name no class.
        """
        rows = checked_inputs(x, len(inputs))
        if not len(rows):
            raise DataError(Sentence("expected one sample or more, found none"))
        if image is not None and image[0] * image[1] != len(inputs):
            raise DataError(
                Sentence(
                    "expected {height} × {width} inputs, found {found}",
                    height=image[0],
                    width=image[1],
                    found=len(inputs),
                )
            )
        answers = checked_labels(y, len(classes)) if classes else checked_targets(y)
        if len(answers) != len(rows):
            raise DataError(
                Sentence(
                    "expected as many answers as samples, found {found:,} for {samples:,}",
                    found=len(answers),
                    samples=len(rows),
                )
            )
        return cls(freeze(rows), freeze(answers), inputs, classes, image, drawn)


def usual(known: Array) -> Array:
    """What stands in for a missing value, (k,): the median, or the most frequent of k values."""
    if not len(known):
        return np.zeros(known.shape[1])
    if known.shape[1] == 1:
        return np.median(known, axis=0)
    chosen = np.zeros(known.shape[1])
    chosen[int(known.sum(axis=0).argmax())] = 1.0
    return chosen


def checked_inputs(x: Any, width: int) -> Array:
    """x as float64 (n, width); raises `DataError` for other shapes, NaN and infinities."""
    rows = _numbers(x, Sentence("inputs"))
    if rows.ndim != 2 or rows.shape[1] != width or width == 0:
        raise DataError(
            Sentence(
                "expected inputs of the shape (n, {width}), found {found}",
                width=max(1, width),
                found=rows.shape,
            )
        )
    return _finite(rows, "input")


def checked_labels(y: Any, classes: int) -> Array:
    """y as int64 (n,), class indices below `classes`; raises `DataError`."""
    labels = _numbers(y, Sentence("labels"))
    if labels.ndim != 1:
        raise DataError(
            Sentence("expected labels of the shape (n,), found {found}", found=labels.shape)
        )
    wrong = np.flatnonzero(~((labels >= 0) & (labels < classes) & (labels == np.floor(labels))))
    if len(wrong):
        raise DataError(
            Sentence(
                "expected whole labels from 0 to {last}, found {found:g} in row {row}",
                last=classes - 1,
                found=labels[wrong[0]],
                row=wrong[0] + 1,
            )
        )
    return labels.astype(np.int64)


def checked_targets(y: Any) -> Array:
    """y as float64 (n, k), (n,) taken for (n, 1); raises `DataError`."""
    targets = _numbers(y, Sentence("targets"))
    if targets.ndim == 1:
        targets = targets[:, None]
    if targets.ndim != 2 or targets.shape[1] == 0:
        raise DataError(
            Sentence("expected targets of the shape (n, k), found {found}", found=targets.shape)
        )
    return _finite(targets, Sentence("target"))


def _numbers(values: Any, what: str) -> Array:
    try:
        return np.asarray(values, np.float64)
    except (TypeError, ValueError):
        raise DataError(
            Sentence("expected {what} in a table of numbers, all rows alike", what=what)
        ) from None


def _finite(table: Array, what: str) -> Array:
    wrong = np.argwhere(~np.isfinite(table))
    if len(wrong):
        row, column = wrong[0]
        raise DataError(
            Sentence(
                "expected finite numbers only, found {found:g} in row {row}, {what} {column}",
                found=table[row, column],
                row=row + 1,
                what=what,
                column=column + 1,
            )
        )
    return table


@dataclass(frozen=True, slots=True)
class Dataset(Spec):
    """A source of samples. The same stream gives the same samples, bit for bit.

    `task` is what its samples are usually for: "classification" or "regression".
    """

    task: ClassVar[str] = "classification"

    def sample(self, rng: np.random.Generator) -> Data:
        """Draw the data; `rng` is the experiment's stream "data"."""
        raise NotImplementedError

    @property
    def asked_for(self) -> tuple[str, ...]:
        """What the numbers to be predicted are called, one name for each; () if they have none."""
        return ()

    def fetching(self) -> Steps[None]:
        """Have at hand what `sample` will need; there are steps only where that takes long."""
        yield from ()


def noise_level(default: float, *, of: str = "inputs", high: float = 1.0, help: str = "") -> Any:
    """The knob σ of a generator; `of` says in whose units it is."""
    return knob(
        default,
        low=0.0,
        high=high,
        level="beginner",
        symbol="σ",
        help=help or f"Standard deviation of the Gaussian noise, in units of the {of}.",
    )


@dataclass(frozen=True, slots=True)
class Generated(Dataset):
    """A data set made by a formula: it has a sample count and a noise level.

    Points are drawn first and noise is added last, so that a change of the noise level moves
    the points of the same sample instead of drawing others.
    """

    samples: int = knob(
        300,
        low=20,
        high=5000,
        log=True,
        level="beginner",
        symbol="n",
        help="How many samples are drawn before they are split.",
    )
    noise: float = noise_level(0.1)


dataset: Registry[Dataset] = Registry("dataset", Dataset)
