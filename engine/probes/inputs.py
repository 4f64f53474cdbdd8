"""What the inputs do: the answer to a row that was typed, and how much each column matters."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.data.datasets.base import DataError
from engine.data.fits import r2
from engine.data.splits import PARTS
from engine.data.typed_rows import sources_of, typed
from engine.probes.base import LongProbe, Probe, answering, probe
from engine.specs.knobs import choice, knob, text
from engine.specs.registry import SpecError
from engine.steps import Portions, at_once
from engine.training.trainer import Trainer

_LONGEST_ROW = 200_000


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """The answer to one row: `shares (classes,)`, or `numbers (k,)` in the units of the data.

    Both are empty where there is a `problem`, in one sentence. `filled` are the columns without a
    value, for which what is usual was taken.
    """

    shares: Array
    numbers: Array
    filled: tuple[str, ...] = ()
    problem: str = ""


@probe("typed_row", label="Typed row")
@dataclass(frozen=True, slots=True)
class TypedRowProbe(Probe):
    """What the network answers to a row of your own, read as the rows of the table are."""

    cells: str = text(
        "[]", most=_LONGEST_ROW, help="A word for each column, as a list in JSON; empty: none."
    )

    @classmethod
    def of(cls, words: tuple[str, ...]) -> TypedRowProbe:
        """The probe for these words."""
        return cls(cells=json.dumps(words))

    def measure(self, trainer: Trainer) -> TypedAnswer:
        setup, nothing = trainer.setup, freeze(np.zeros(0))
        words = json.loads(self.cells)
        try:
            row = typed(setup.data, setup.parts["train"].rows, words)
            x = setup.input_map.checked(row.x)
        except DataError as error:
            return TypedAnswer(nothing, nothing, problem=str(error))
        except SpecError as error:
            return TypedAnswer(nothing, nothing, problem=error.problem)
        with np.errstate(all="ignore"):
            z = at_once(trainer.network.predict_in_portions(answering(trainer), x))
            if setup.data.classes:
                shares = freeze(trainer.network.loss.shares(z)[0])
                return TypedAnswer(shares, nothing, row.filled)
            return TypedAnswer(nothing, freeze(setup.answers(z)[0].copy()), row.filled)


@dataclass(frozen=True, slots=True)
class Importance:
    """How much a score falls when a column is shuffled: `mean (k,)` and `deviation (k,)`.

    They are those of the repeats; `base` is the score of `samples` of a part as they are: the
    accuracy for classes, R² for numbers.
    """

    columns: tuple[str, ...]
    mean: Array
    deviation: Array
    base: float
    part: str
    samples: int
    repeats: int


@probe("importance", label="Importance of inputs")
@dataclass(frozen=True, slots=True)
class ImportanceProbe(LongProbe):
    """How much worse the answers get when one column is shuffled among the samples of a part.

    Permutation importance: score − score with the column in another order, mean and standard
    deviation (1/n) over the repeats. The inputs that a category has become are shuffled together.
    A seed of its own decides the orders. Two columns that say the same hide each other. Source:
    Breiman 2001; Fisher, Rudin, Dominici 2019.
    """

    part: str = choice("test", *PARTS, help="Among the samples of which part.")
    repeats: int = knob(5, low=1, high=100, help="How often each column is shuffled.")
    most: int = knob(1000, low=1, high=100_000, log=True, help="At most so many samples.")
    seed: int = knob(0, low=0, high=2**31 - 1, help="Decides the orders.")

    def portions(self, trainer: Trainer) -> Portions[Importance]:
        setup = trainer.setup
        filled = [name for name in (self.part, *reversed(PARTS)) if len(setup.parts[name])]
        part = setup.parts[filled[0]]
        rows, labels = part.rows[: self.most], part.labels[: self.most]
        x = setup.data.x[rows]
        rng = np.random.default_rng(self.seed)
        sources = sources_of(setup.data)
        base = yield from self._score(trainer, x, labels)
        falls: Array = np.zeros((len(sources), self.repeats))
        for place, source in enumerate(sources):
            last = max(source.first + source.count, source.flag + 1)
            other = x.copy()
            for repeat in range(self.repeats):
                other[:, source.first : last] = x[rng.permutation(len(x)), source.first : last]
                falls[place, repeat] = base - (yield from self._score(trainer, other, labels))
        return Importance(
            tuple(source.name for source in sources), freeze(falls.mean(axis=1)),
            freeze(falls.std(axis=1)), base, filled[0], len(rows), self.repeats,
        )  # fmt: skip

    @staticmethod
    def _score(trainer: Trainer, x: Array, labels: Array) -> Portions[float]:
        setup = trainer.setup
        with np.errstate(all="ignore"):
            shown = setup.input_map(x)
        z = yield from trainer.network.predict_in_portions(answering(trainer), shown)
        yield
        with np.errstate(all="ignore"):
            if setup.data.classes:
                return float((trainer.network.loss.classify(z) == labels).mean())
            return r2(labels, setup.answers(z).astype(np.float64))
