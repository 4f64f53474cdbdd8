"""Pictures for the report, drawn by what draws them in the window, each with a table twin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.labs.hand_in.report import ReportPicture
from engine.labs.steps import CurveAnswer, PredictStep
from playground.labs.cards.predict import measured_curve
from playground.labs.cards.sketch import CurveSketch
from playground.labs.figures import written
from playground.labs.lesson import Lesson
from playground.panels.panel import Panel
from playground.plotting.export import png
from playground.words.translate import tr

WIDE, HIGH = 420, 220
# Rows of a table that somebody reads: of longer ones so many are taken, evenly.
ROWS = 12


def sketches_of(lesson: Lesson) -> dict[int, list[ReportPicture]]:
    """Each curve that was sketched, over what came of it if that has been worked out."""
    found = {}
    for place, step in enumerate(lesson.lab.steps):
        guesses = [guess.values for guess in lesson.progress.steps[place].guesses]
        if isinstance(step, PredictStep) and isinstance(step.answer, CurveAnswer) and guesses:
            known = measured_curve(step.answer, lesson.truths.get(place))
            found[place] = [_sketch(lesson, step.answer, guesses, known)]
    return found


def _sketch(
    lesson: Lesson,
    answer: CurveAnswer,
    guesses: Sequence[tuple[float, ...]],
    measured: tuple[float, ...],
) -> ReportPicture:
    x, y = lesson.text(answer.x), lesson.text(answer.y)
    drawing = CurveSketch(answer, x, y, len(guesses[0]))
    drawing.resize(WIDE, HIGH)
    drawing.show_answer(guesses, measured)
    title = tr("{y} over {x}: dashed the first prediction, whole what was measured", x=x, y=y)
    rows = [(tr("predicted"), *_figures(guesses[0]))]
    if measured:
        rows.append((tr("measured"), *_figures(measured)))
    made = ReportPicture(title, png(drawing), WIDE, rows)
    drawing.deleteLater()
    return made


def panel_picture(panel: Panel) -> ReportPicture:
    """What a panel shows, with its numbers."""
    head, *rows = panel.table() or [[]]
    step = max(1, -(-len(rows) // ROWS))
    taken = [head, *rows[::-1][::step][::-1]] if head else []
    table = [
        [cell if isinstance(cell, str) else written("", cell) for cell in row] for row in taken
    ]
    return ReportPicture(panel.accessibleName(), png(panel), min(WIDE, panel.width()), table)


def _figures(values: Iterable[float]) -> list[str]:
    return [written("", float(value)) for value in values]
