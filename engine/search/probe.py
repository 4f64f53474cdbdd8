"""What a search for hyper-parameters comes to, as something that a lab can ask for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from engine.probes.base import LongProbe, probe
from engine.search.findings import Setting, setting_of
from engine.search.methods import Greedy, Point, Search, Space
from engine.search.trial import Task, Trial, training
from engine.specs.knobs import Value, part
from engine.specs.registry import SpecError
from engine.steps import Portions
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class SearchReading:
    """How many `trials` a search made in how many `moves`, and how many points its `grid` has.

    `best` is the best point, a value by path, with its mean `loss` and `accuracy` on the
    validation part; empty and NaN if every trial failed.
    """

    trials: int
    moves: int
    grid: int
    best: Mapping[str, Value]
    loss: float
    accuracy: float


@probe("search", label="Search for hyper-parameters")
@dataclass(frozen=True, slots=True)
class SearchProbe(LongProbe):
    """What a search finds that begins with the settings of the run, whose weights do not matter.

    Trials are trained one after the other, as `playground search` does. None if the search does
    not fit the experiment, or varies nothing.
    """

    for_rest: ClassVar[bool] = True

    search: Search = part(lambda: Greedy(vary=()), help="What is varied, and how it is searched.")

    def portions(self, trainer: Trainer) -> Portions[SearchReading | None]:
        try:
            space = self.search.space(trainer.spec)
        except SpecError:
            return None
        settings: dict[Point, Setting] = {}
        proposals, moves, batch = self.search.batches(space), 0, None
        while True:
            try:
                batch = next(proposals) if batch is None else proposals.send(_best(settings).point)
            except StopIteration:
                return _reading(space, settings, moves)
            moves += 1
            for point in batch.points:
                if point not in settings:
                    trials = yield from self._trials(space, point)
                    settings[point] = setting_of(self.search, space, point, trials)

    def _trials(self, space: Space, point: Point) -> Portions[tuple[Trial, ...]]:
        found = []
        for spec in self.search.with_seeds(space.spec_at(point)):
            found.append((yield from training(Task(1, point, spec, self.search.epochs))))
        return tuple(found)


def _best(settings: Mapping[Point, Setting]) -> Setting:
    return min(settings.values(), key=lambda setting: setting.cost)


def _reading(space: Space, settings: Mapping[Point, Setting], moves: int) -> SearchReading:
    best, trials = _best(settings), sum(len(setting.trials) for setting in settings.values())
    if best.failed:
        return SearchReading(trials, moves, space.size, {}, math.nan, math.nan)
    point = dict(zip(space.paths, best.point, strict=True))
    return SearchReading(trials, moves, space.size, point, best.loss, best.accuracy)
