"""A small complete lab for tests, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

from engine.labs.hand_in.file import HandIn
from engine.labs.lab import Lab
from engine.labs.progress import LabEvent, LabProgress, Reached
from engine.labs.rehearsal import begun, readings_of

LABS = Path(__file__).parents[1] / "resources" / "labs"

SMALL = (Path(__file__).parent / "engine" / "labs" / "small.toml").read_text(encoding="utf-8")


def small(**replaced: str) -> Lab:
    """The small lab with some of its text replaced: old=new pairs by number."""
    return Lab.loads(spoiled(**replaced))


def spoiled(text: str = SMALL, **replaced: str) -> str:
    """A text with `old` replaced by `new`, which has to be there."""
    old, new = replaced.get("old", ""), replaced.get("new", "")
    if old:
        assert old in text, old
    return text.replace(old, new, 1) if old else text


LAB = small()
EVIL = "=1+1<script>alert('x')</script>"


def slope() -> float:
    measure = LAB.measures["slope"]
    return measure.number_of(readings_of(begun(LAB.begins[2]), [measure])[measure.probe])


def honest(name: str = "Ada") -> HandIn:
    """The work of a student who did all of the small lab."""
    progress = LabProgress.begun(LAB, "en", ("0.1.0",)).locked((20.0,)).locked((8.0,)).finished()
    progress = progress.at(1).attempted().hinted().finished()
    for event in (
        LabEvent("begin", 1),
        LabEvent("edit", 1, 0, "optimizer.lr", "1.0"),
        LabEvent("edit", 1, 0, "optimizer.lr", "0.1"),
        LabEvent("reach", 1, 30, text="0"),
    ):
        progress = progress.happened(event)
    progress = progress.stood(0, Reached(0.4, True, 30))
    progress = progress.at(2).stood(0, Reached(None, True, 0, f"{slope():.6g}"))
    progress = progress.happened(LabEvent("begin", 2)).happened(LabEvent("reach", 2, text="0"))
    progress = progress.at(4).told(
        0, f"Because {EVIL} its slope is zero for every sample there is."
    )
    progress = progress.at(5).told(0, "max").told(1, "one")
    return HandIn(name, "2026-11-28", 1, LAB.start.dumps(), progress)
