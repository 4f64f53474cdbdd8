"""What a search has come to so far, as a map, as a path, and as a table."""

from __future__ import annotations

import math
from collections.abc import Sequence

from engine.data.splits import PARTS
from engine.search.methods import Point
from engine.specs.knobs import Value
from playground.panels.search.grid_map import GridMap, Place
from playground.panels.search.hunter import Progress
from playground.words.numbers import number, percent
from playground.words.settings import word
from playground.words.translate import tr


def score_words(progress: Progress, score: float) -> str:
    """A score as a person reads it."""
    if not math.isfinite(score):
        return tr("failed")
    return percent(-score) if progress.search.criterion == "accuracy" else number(score, 3)


def map_of(progress: Progress, axes: tuple[int, int]) -> GridMap:
    """The best score for each pair of values of two settings; the same one twice: of one alone."""
    paths, found = progress.space.paths, progress.costs()
    a, b = axes
    single = a == b
    points = [*found, *(move.best for move in progress.moves), progress.space.start]
    across = _ordered([*progress.space.values[a], *(point[a] for point in points)])
    upwards = _ordered([*progress.space.values[b], *(point[b] for point in points)])

    def place(point: Point) -> Place:
        return across.index(point[a]), 0 if single else upwards.index(point[b])

    best: dict[Place, float] = {}
    for point, cost in found.items():
        best[place(point)] = min(cost[0], best.get(place(point), math.inf))
    labels = {at: score_words(progress, score) for at, score in best.items()}
    walked = [place(move.best) for move in progress.moves]
    path = tuple(at for i, at in enumerate(walked) if not i or at != walked[i - 1])
    names = (paths[a], "" if single else paths[b])
    up: tuple[Value, ...] = ("",) if single else tuple(upwards)
    return GridMap(names, tuple(across), up, best, labels, path, path[-1] if path else None)


def path_rows(progress: Progress) -> list[list[str]]:
    """Each step of the search: which setting was tuned, how many points, the best values so far."""
    found = progress.costs()
    return [
        [
            move.path or tr("start"),
            str(len(move.points)),
            *map(word, move.best),
            score_words(progress, found.get(move.best, (math.inf,))[0]),
        ]
        for move in progress.moves
    ]


def path_header(progress: Progress) -> list[str]:
    """What stands in the columns of `path_rows`."""
    return [tr("tuned"), tr("points"), *progress.space.paths, _criterion(progress)]


def trial_rows(progress: Progress) -> list[list[object]]:
    """Every trial with its scores, a header first."""
    header: list[object] = [tr("trial"), *progress.space.paths, tr("seed"), tr("epochs")]
    header += [f"{part} {what}" for part in PARTS for what in (tr("loss"), tr("accuracy"))]
    rows = [
        [
            trial.number, *trial.point, trial.spec.seed, trial.epochs,
            *(_cell(value) for part in PARTS
              for value in (trial.scores[part].loss, trial.scores[part].accuracy)),
        ]
        for trial in sorted(progress.trials, key=lambda trial: trial.number)
    ]  # fmt: skip
    return [header, *rows]


def best_words(progress: Progress) -> str:
    """The best point so far in words."""
    best = progress.best()
    if best is None:
        return tr("all trials failed") if progress.trials else tr("no trial has finished yet")
    score = score_words(progress, progress.costs()[best][0])
    values = zip(progress.space.paths, best, strict=True)
    told = ", ".join(f"{path} = {word(value)}" for path, value in values)
    return tr("best {what} {score} with {told}", what=_criterion(progress), score=score, told=told)


def _criterion(progress: Progress) -> str:
    accurate = progress.search.criterion == "accuracy"
    return tr("validation accuracy") if accurate else tr("validation loss")


def _ordered(values: Sequence[Value]) -> list[Value]:
    """Each value once, numbers by size."""
    once = list(dict.fromkeys(values))
    if all(isinstance(value, int | float) for value in once):
        return sorted(once)
    return once


def _cell(value: float) -> object:
    return "" if math.isnan(value) else value
