"""The report of a hand-in as a page of HTML; whatever a student has typed is escaped."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from engine.labs.format.words import figure
from engine.labs.goals import Goal, Measured
from engine.labs.hand_in.file import HandIn, missing_in
from engine.labs.lab import Lab
from engine.labs.progress import Guess, StepRecord
from engine.labs.steps import CurveAnswer, LabStep, PredictStep, RecallStep
from engine.sentences import Sentence

# Where pictures of the run at hand stand: behind all steps.
END = -1
# How a sentence is said in the reader's language; `str` leaves it in English.
Say = Callable[[str], str]
_STYLE = """
body { font: 15px/1.5 Inter, system-ui, sans-serif; max-width: 46em; margin: 2em auto; }
h2 { margin-top: 1.6em; } pre { white-space: pre-wrap; background: #F4F6F9; padding: .6em 1em; }
table { border-collapse: collapse; } td, th { border: 1px solid #DFE4EA; padding: .2em .6em; }
th { text-align: left; } .quiet { color: #5A6675; }
"""


@dataclass(frozen=True, slots=True)
class ReportPicture:
    """A picture as a PNG file, how wide it is, and a table for those who do not see it."""

    title: str
    png: bytes
    width: int
    rows: Sequence[Sequence[str]] = ()


# Pictures by the number of the step they belong to, or END.
Pictures = Mapping[int, Sequence[ReportPicture]]


def as_html(lab: Lab, hand_in: HandIn, say: Say = str, pictures: Pictures | None = None) -> str:
    """The report: name, predictions with their history, goals, words, settings, what is missing.

    Pictures are inside of it: it needs no other file, and no network.
    """
    language = hand_in.progress.language
    title = lab.title.of(language)
    body = "\n".join(_parts(lab, hand_in, language, say, pictures or {}))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">\n'
        f"<title>{escape(title)} – {escape(hand_in.name)}</title>\n<style>{_STYLE}</style></head>\n"
        f"<body>\n<h1>{escape(title)}</h1>\n{body}\n</body></html>\n"
    )


def _parts(lab: Lab, hand_in: HandIn, language: str, say: Say, pictures: Pictures) -> Iterator[str]:
    nameless = say(Sentence("no name"))
    yield f"<p><b>{escape(hand_in.name or nameless)}</b> {escape(hand_in.saved)}</p>"
    gaps = missing_in(lab, hand_in.progress)
    if gaps:
        yield f"<h2>{escape(say(Sentence('Incomplete')))}</h2><ul>"
        for gap in gaps:
            number = say(Sentence("Step {number}", number=gap.place + 1))
            yield f"<li>{escape(number)}: {escape(say(gap.what))}</li>"
        yield "</ul>"
    for place, record in enumerate(hand_in.progress.steps):
        if place < len(lab.steps):
            yield from _step(place, lab.steps[place], record, language, say)
            yield from map(_picture, pictures.get(place, ()))
    if pictures.get(END):
        yield f"<h2>{escape(say(Sentence('The run at the end')))}</h2>"
        yield from map(_picture, pictures[END])
    yield f"<h2>{escape(say(Sentence('Settings')))}</h2>"
    facts = [(Sentence("Seed"), figure(hand_in.seed)), (Sentence("Lab file"), lab.digest)]
    versions = [(Sentence("Version"), version) for version in hand_in.progress.versions]
    yield _table([(say(key), value) for key, value in (*facts, *versions)])
    yield f"<pre>{escape(hand_in.settings)}</pre>"


def _step(place: int, step: LabStep, record: StepRecord, language: str, say: Say) -> Iterator[str]:
    heading = say(Sentence("Step {number}", number=place + 1))
    if step.title:
        heading = f"{heading}: {step.title.of(language)}"
    yield f"<h2>{escape(heading)}</h2>"
    yield f'<p class="quiet">{escape(step.words.of(language))}</p>'
    if isinstance(step, PredictStep):
        yield from _guesses(step, record.guesses, language, say)
    if step.goals:
        rows = [
            _goal(goal, record, number, language, say) for number, goal in enumerate(step.goals)
        ]
        yield _table(rows, [Sentence("Goal"), Sentence("Value"), Sentence("Reached")], say)
    asked = [q.words.of(language) for q in step.questions] if isinstance(step, RecallStep) else []
    for number, text in enumerate(record.texts):
        if number < len(asked):
            yield f"<p>{escape(asked[number])}</p>"
        yield f"<pre>{escape(text)}</pre>"
    counts = [
        (say(Sentence("Attempts")), figure(record.attempts)),
        (say(Sentence("Hints opened")), figure(record.hints)),
    ]
    if record.attempts or record.hints:
        yield _table(counts)
    if record.notes.strip():
        yield f"<h3>{escape(say(Sentence('Notes')))}</h3><pre>{escape(record.notes)}</pre>"


def _guesses(step: PredictStep, guesses: Sequence[Guess], language: str, say: Say) -> Iterator[str]:
    for number, guess in enumerate(guesses, start=1):
        name = Sentence("First prediction") if number == 1 else Sentence("Later: {n}", n=number)
        yield f"<p><b>{escape(say(name))}</b></p>"
        if step.options and guess.values:
            chosen = int(guess.values[0]) if 0 <= guess.values[0] < len(step.options) else 0
            yield f"<p>{escape(step.options[chosen].words.of(language))}</p>"
        elif isinstance(step.answer, CurveAnswer):
            axes = (step.answer.x.of(language), step.answer.y.of(language))
            rows = [(figure(i), figure(v)) for i, v in enumerate(guess.values, start=1)]
            yield _table(rows, axes, say)
        else:
            yield f"<p>{escape(', '.join(map(figure, guess.values)))}</p>"


def _goal(
    goal: Goal, record: StepRecord, number: int, language: str, say: Say
) -> tuple[str, str, str]:
    words = goal.words.of(language)
    if not words and isinstance(goal, Measured):
        words = f"{goal.quantity.name}: {say(goal.bound.sentence)}"
    if number >= len(record.goals):
        return words, "–", ""
    stood = record.goals[number]
    value = stood.text or figure(float("nan") if stood.value is None else stood.value)
    reached = Sentence("yes, at step {step}", step=stood.step) if stood.reached else Sentence("no")
    return words, value, say(reached)


def _picture(picture: ReportPicture) -> str:
    data = base64.b64encode(picture.png).decode()
    image = f'<img src="data:image/png;base64,{data}" width="{picture.width}" alt='
    twin = _table(picture.rows) if picture.rows else ""
    return f'<p>{escape(picture.title)}<br>{image}"{escape(picture.title)}"></p>{twin}'


def _table(rows: Sequence[Sequence[str]], head: Sequence[str] = (), say: Say = str) -> str:
    cells = "".join(f"<th>{escape(say(cell))}</th>" for cell in head)
    lines = [f"<tr>{cells}</tr>"] if head else []
    lines += ["<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows]
    return f"<table>{''.join(lines)}</table>"
