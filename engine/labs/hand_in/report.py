"""The report of a hand-in as a page of HTML; whatever a student has typed is escaped."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from engine.labs.format.words import Words, figure
from engine.labs.goals import Goal, Measured
from engine.labs.hand_in.file import HandIn, missing_in
from engine.labs.hand_in.markup import SetFormula, as_markup, in_line, source_of
from engine.labs.lab import Lab
from engine.labs.progress import Guess, StepRecord
from engine.labs.quantities import MeasureError
from engine.labs.rehearsal import Lookup, unmeasured, written
from engine.labs.steps import CurveAnswer, LabStep, NumberGuess, PredictStep, RecallStep
from engine.sentences import Sentence

# Where pictures of the run at hand stand: behind all steps.
END = -1
# How a sentence is said in the reader's language; `str` leaves it in English.
Say = Callable[[str], str]
# The size of its type in points, which paper has too, and the colour of its words.
POINTS, INK = 11.25, "#1B2430"
_STYLE = f"""
body {{ font: {POINTS}pt/1.5 Inter, system-ui, sans-serif; color: {INK}; }}
body {{ max-width: 46em; margin: 2em auto; padding: 0 1em; }}
h2 {{ margin-top: 1.6em; }}
pre {{ white-space: pre-wrap; background: #F4F6F9; padding: .6em 1em; }}
table {{ border-collapse: collapse; }} td, th {{ border: 1px solid #DFE4EA; padding: .2em .6em; }}
th {{ text-align: left; }} .quiet {{ color: #5A6675; }}
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


@dataclass(frozen=True, slots=True)
class ReportVoice:
    """How a report speaks: its sentences, the values the engine fills in, its formulas as HTML."""

    say: Say = str
    # A value as its reader writes it, given the full name of what it is.
    write: Callable[[str, Any], str] = written
    set_formula: SetFormula = source_of


@dataclass(frozen=True, slots=True)
class LabReport:
    """The report: name, predictions with their history, goals, words, settings, what is missing.

    `results` say what the names in the words of a step stand for; without them only settings are
    filled in. Pictures are inside of it: it needs no other file, and no network.
    """

    lab: Lab
    hand_in: HandIn
    voice: ReportVoice = field(default_factory=ReportVoice)
    results: Mapping[int, Lookup] = field(default_factory=dict)
    pictures: Pictures = field(default_factory=dict)

    def html(self) -> str:
        """The page."""
        language = self.hand_in.progress.language
        title = escape(self.lab.title.of(language))
        name, body = escape(self.hand_in.name), "\n".join(self._parts())
        return (
            f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">\n'
            f"<title>{title} – {name}</title>\n<style>{_STYLE}</style></head>\n"
            f"<body>\n<h1>{title}</h1>\n{body}\n</body></html>\n"
        )

    def said(self, place: int, words: Words) -> str:
        """Words of a step in the student's language, with what the engine fills in."""
        lookup = self.results.get(place) or unmeasured(self.lab, place)
        return lookup.text(words.of(self.hand_in.progress.language), self.voice.write)

    def _parts(self) -> Iterator[str]:
        hand_in, say = self.hand_in, self.voice.say
        nameless = say(Sentence("no name"))
        yield f"<p><b>{escape(hand_in.name or nameless)}</b> {escape(hand_in.saved)}</p>"
        yield from self._gaps()
        for place, record in enumerate(hand_in.progress.steps):
            if place < len(self.lab.steps):
                yield from self._step(place, self.lab.steps[place], record)
                yield from map(_picture, self.pictures.get(place, ()))
        if self.pictures.get(END):
            yield f"<h2>{escape(say(Sentence('The run at the end')))}</h2>"
            yield from map(_picture, self.pictures[END])
        yield f"<h2>{escape(say(Sentence('Settings')))}</h2>"
        facts = [(Sentence("Seed"), figure(hand_in.seed)), (Sentence("Lab file"), self.lab.digest)]
        versions = [(Sentence("Version"), version) for version in hand_in.progress.versions]
        yield _table([(say(key), value) for key, value in (*facts, *versions)])
        yield f"<pre>{escape(hand_in.settings)}</pre>"

    def _gaps(self) -> Iterator[str]:
        say = self.voice.say
        gaps = missing_in(self.lab, self.hand_in.progress)
        if gaps:
            yield f"<h2>{escape(say(Sentence('Incomplete')))}</h2><ul>"
            for gap in gaps:
                number = say(Sentence("Step {number}", number=gap.place + 1))
                yield f"<li>{escape(number)}: {escape(say(gap.what))}</li>"
            yield "</ul>"

    def _step(self, place: int, step: LabStep, record: StepRecord) -> Iterator[str]:
        say = self.voice.say
        heading = escape(say(Sentence("Step {number}", number=place + 1)))
        if step.title:
            heading = f"{heading}: {self._line(place, step.title)}"
        yield f"<h2>{heading}</h2>"
        yield f'<div class="quiet">{self._block(place, step.words)}</div>'
        if isinstance(step, PredictStep):
            yield from self._guesses(place, step, record.guesses)
        if isinstance(step, RecallStep):
            yield from self._answers(place, step, record.texts)
        else:
            yield from (f"<pre>{escape(text)}</pre>" for text in record.texts)
        if step.goals:
            rows = [self._goal(place, number, record) for number in range(len(step.goals))]
            heads = (Sentence("Goal"), Sentence("Value"), Sentence("Reached"))
            yield _cells(rows, [escape(say(head)) for head in heads])
        if record.attempts or record.hints:
            counts = [
                (say(Sentence("Attempts")), figure(record.attempts)),
                (say(Sentence("Hints opened")), figure(record.hints)),
            ]
            yield _table(counts)
        if record.notes.strip():
            notes = escape(say(Sentence("Notes")))
            yield f"<h3>{notes}</h3><pre>{escape(record.notes)}</pre>"

    def _answers(self, place: int, step: RecallStep, texts: Sequence[str]) -> Iterator[str]:
        for number, question in enumerate(step.questions):
            yield self._block(place, question.words)
            if number < len(texts):
                yield f"<pre>{escape(texts[number])}</pre>"
        yield f"<h3>{escape(self.voice.say(Sentence('A task as in an exam')))}</h3>"
        yield self._block(place, step.exam.words)

    def _guesses(self, place: int, step: PredictStep, guesses: Sequence[Guess]) -> Iterator[str]:
        say = self.voice.say
        for number, guess in enumerate(guesses, start=1):
            name = Sentence("First prediction") if number == 1 else Sentence("Later: {n}", n=number)
            yield f"<p><b>{escape(say(name))}</b></p>"
            if step.options and guess.values:
                chosen = int(guess.values[0]) if 0 <= guess.values[0] < len(step.options) else 0
                yield self._block(place, step.options[chosen].words)
            elif isinstance(step.answer, CurveAnswer):
                axes = [self._line(place, words) for words in (step.answer.x, step.answer.y)]
                rows = [(figure(i), figure(v)) for i, v in enumerate(guess.values, start=1)]
                yield _cells(rows, axes)
            else:
                yield f"<p>{escape(', '.join(map(figure, guess.values)))}</p>"
        if guesses and isinstance(step.answer, NumberGuess):
            yield from self._came_out(place, step.answer)

    def _came_out(self, place: int, answer: NumberGuess) -> Iterator[str]:
        """What a predicted number turned out to be, if that is known."""
        lookup = self.results.get(place)
        if lookup is None:
            return
        try:
            value = lookup.predicted(answer)
        except MeasureError:
            return
        words = Sentence("Measured: {value}", value=self.voice.write(answer.quantity.name, value))
        yield f"<p>{escape(self.voice.say(words))}</p>"

    def _goal(self, place: int, number: int, record: StepRecord) -> tuple[str, str, str]:
        say = self.voice.say
        goal: Goal = self.lab.steps[place].goals[number]
        words = self._line(place, goal.words)
        if not words and isinstance(goal, Measured):
            words = escape(f"{goal.quantity.name}: {say(goal.bound.sentence)}")
        if number >= len(record.goals):
            return words, "–", ""
        stood = record.goals[number]
        value = stood.text
        if not value:
            known = float("nan") if stood.value is None else stood.value
            name = goal.quantity.name if isinstance(goal, Measured) else ""
            value = "–" if stood.value is None else self.voice.write(name, known)
        reached = (
            Sentence("yes, at step {step}", step=stood.step) if stood.reached else Sentence("no")
        )
        return words, escape(value), escape(say(reached))

    def _line(self, place: int, words: Words) -> str:
        return in_line(self.said(place, words), self.voice.set_formula)

    def _block(self, place: int, words: Words) -> str:
        return as_markup(self.said(place, words), self.voice.set_formula)


def _picture(picture: ReportPicture) -> str:
    data = base64.b64encode(picture.png).decode()
    image = f'<img src="data:image/png;base64,{data}" width="{picture.width}" alt='
    twin = _table(picture.rows) if picture.rows else ""
    return f'<p>{escape(picture.title)}<br>{image}"{escape(picture.title)}"></p>{twin}'


def _table(rows: Sequence[Sequence[str]]) -> str:
    """A table of plain texts."""
    return _cells([[escape(cell) for cell in row] for row in rows])


def _cells(rows: Sequence[Sequence[str]], head: Sequence[str] = ()) -> str:
    """A table of what is HTML already."""
    cells = "".join(f"<th>{cell}</th>" for cell in head)
    lines = [f"<tr>{cells}</tr>"] if head else []
    lines += ["<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows]
    return f"<table>{''.join(lines)}</table>"
