"""Where in the epochs training is, and how far it may go by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.data.splits import Part
from engine.training.epochs.rules import EpochRules
from engine.training.setup import Setup

# Bytes of inputs that are put together at once: a copy of all would keep a command waiting, and
# this much is still in the processor's cache when its mini-batches are trained on.
EXCERPT = 1 << 20


class Excerpt(NamedTuple):
    """Samples of an epoch put together: x (n, d), targets y (n, outputs), weights (n,) or None.

    They are the samples from number `first` of the epoch to the one before `end`, which may lie
    behind the last.
    """

    first: int
    end: int
    x: Array
    y: Array
    weights: Array | None


NOTHING = Excerpt(0, 0, np.empty((0, 0)), np.empty((0, 0)), None)


@dataclass(slots=True)
class Batches:
    """The training samples in the order of an epoch, to be cut into mini-batches.

    `order` (n,) holds their numbers in the training part, as it was drawn for this epoch. States
    share it: nobody writes to it. With `shuffled` False the samples stand in the order of the data
    instead, by their row numbers. `places` (n,) is where in the `part` they are in either case.
    They are put together an excerpt at a time, when mini-batches of it are asked for.
    """

    order: Array
    shuffled: bool
    places: Array
    part: Part = field(repr=False)
    part_weights: Array | None = field(repr=False)
    _excerpt: Excerpt = field(default=NOTHING, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, setup: Setup, order: Array, shuffled: bool) -> Batches:
        """The training part of a setup in this order, or in that of the data."""
        order.flags.writeable = False
        train = setup.parts["train"]
        places = order if shuffled else np.argsort(train.rows)
        return cls(order, shuffled, places, train, setup.sample_weights(train.labels))

    @property
    def rows(self) -> Array:
        """The rows of the data (n,) that the samples are, in their order here."""
        return np.asarray(self.part.rows[self.places])

    @property
    def own_arrays(self) -> Iterator[Array]:
        """What is held here and nowhere else."""
        yield self.order
        yield from (array for array in self._excerpt if isinstance(array, np.ndarray))

    def __len__(self) -> int:
        return len(self.places)

    def cut(self, start: int, stop: int) -> tuple[Array, Array, Array | None]:
        """Samples, targets and weights of one mini-batch; the last one takes what is left."""
        first, end, x, y, weights = self._excerpt
        if start < first or stop > end:
            self._excerpt = self._put_together(start, stop)
            first, end, x, y, weights = self._excerpt
        here = slice(start - first, stop - first)
        return x[here], y[here], None if weights is None else weights[here]

    def _put_together(self, start: int, stop: int) -> Excerpt:
        """The samples from `start` on: those up to `stop`, and as many more as are few bytes."""
        part, weights = self.part, self.part_weights
        many = EXCERPT // max(1, part.x[:1].nbytes)
        end = max(stop, start + many)
        places = self.places[start:end]
        given = None if weights is None else weights[places]
        return Excerpt(start, end, part.x[places], part.y[places], given)


@dataclass(slots=True)
class EpochProgress:
    """Where training is: steps and epochs completed, and what of the present epoch is done.

    The samples of this epoch come as in `batches`; `position` of them are done. Orders of the next
    ones are drawn from `stream`.
    """

    batches: Batches
    stream: np.random.Generator
    rules: EpochRules = field(default_factory=EpochRules)
    step: int = 0
    epoch: int = 0
    position: int = 0

    @property
    def epochs(self) -> float:
        """Passes through the training part, the current one in fractions."""
        return self.epoch + self.position / len(self.batches)

    def steps_left(self, batch_size: int) -> int:
        """How many mini-batches complete the epoch."""
        return -(-(len(self.batches) - self.position) // batch_size)

    def take(self, losses: Sequence[float], batch_size: int) -> None:
        """Go on by mini-batches of this epoch with these mean losses."""
        samples = len(self.batches)
        self.step += len(losses)
        for loss in losses:
            self.rules.add(loss, min(batch_size, samples - self.position))
            self.position += batch_size


class Allowance(NamedTuple):
    """What may be done at ends of epochs before anybody has to be asked, and what is due there.

    A stepper may go beyond so many `ends`. There all parts are scored once `due` steps are
    completed, and again when `between` more are; those that are `watched` always. With `last` it
    may do the same at the next end, too, but goes no step further.
    """

    ends: int = 0
    due: int = 0
    between: int = 1
    watched: tuple[str, ...] = ()
    last: bool = False
