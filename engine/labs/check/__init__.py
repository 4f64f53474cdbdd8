"""The proof that a lab works: read as a student would, then run without a window."""

from __future__ import annotations

from engine.labs.check.form import form_of, minutes_needed, names_of, texts_of
from engine.labs.check.how import SEEDS, Checking, Findings
from engine.labs.check.trials import trials_of
from engine.labs.format.table import Fault
from engine.labs.lab import Lab
from engine.specs.paths import joined
from engine.steps import Steps, at_once

__all__ = ["SEEDS", "Checking", "check", "checking", "minutes_needed"]


def check(lab: Lab, how: Checking | None = None) -> tuple[Fault, ...]:
    """Everything that is wrong with a lab that can be read; nothing for one that works."""
    return at_once(checking(lab, how or Checking()))


def checking(lab: Lab, how: Checking) -> Steps[tuple[Fault, ...]]:
    """The same step by step of the lab, for a window that goes on meanwhile."""
    faults: list[Fault] = []
    parts: list[Findings] = [texts_of(lab, how), form_of(lab, how), names_of(lab, how)]
    parts += [trials_of(lab, place, how) for place in range(len(lab.steps)) if how.seeds]
    for number, part in enumerate(parts):
        yield number / len(parts)
        for place, problem in part:
            spot = lab.source.spots.value(place)
            faults.append(Fault(spot.line, spot.column, joined(*place), problem))
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))
