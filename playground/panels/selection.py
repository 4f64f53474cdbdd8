"""What is pointed out in every panel at once: a place, a row, a cell of counts, a phase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from engine.network.places import Place, exists
from engine.probes import NextStep, Rung
from engine.training.setup import Setup


@dataclass(frozen=True, slots=True)
class Cell:
    """The rows of one part of the data that are of class `truth` and taken for `answer`."""

    part: str
    truth: int
    answer: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected now; `sample` is a row of the data, `pointed` what the pointer is over.

    `picked` names the parts that were chosen just now, perhaps the same ones again; the others
    stand since before.
    """

    place: Place | None = None
    sample: int | None = None
    cell: Cell | None = None
    picked: frozenset[str] = frozenset()
    pointed: Place | None = None

    @classmethod
    def of(cls, **parts: Any) -> Selection:
        """These parts alone, picked just now; None for one that is to be forgotten."""
        return cls(**parts, picked=frozenset(parts))

    def then(self, later: Selection) -> Selection:
        """What is selected once `later` has been picked: its parts, and the others of before."""
        parts = {part: getattr(later, part) for part in later.picked}
        return replace(self, **parts, picked=later.picked)

    def shows(self, parts: Iterable[str]) -> bool:
        """Whether something was picked just now that is one of these parts."""
        return any(part in self.picked and getattr(self, part) is not None for part in parts)

    def within(self, setup: Setup) -> Selection:
        """What of it there is in another setup too."""
        place, sample, cell = self.place, self.sample, self.cell
        return Selection(
            place if place is not None and exists(setup.network, place) else None,
            sample if sample is not None and sample < len(setup.data.x) else None,
            cell if cell is not None and _has(setup, cell) else None,
        )


@dataclass(frozen=True, slots=True)
class PhaseShown:
    """The phase of the next step that is looked at, and all that the step will compute."""

    rung: Rung
    seen: NextStep


def _has(setup: Setup, cell: Cell) -> bool:
    return max(cell.truth, cell.answer) < len(setup.data.classes)
