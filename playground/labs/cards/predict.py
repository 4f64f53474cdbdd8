"""A prediction: a choice, a number or a sketched curve, locked before the engine answers."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.labs.goals.answers import number_in
from engine.labs.quantities import MeasureError
from engine.labs.rehearsal import Lookup
from engine.labs.steps import CurveAnswer, NumberGuess, PredictStep
from engine.labs.steps.predicting import ENOUGH
from playground.labs.cards.base import StepCard, button
from playground.labs.cards.sketch import CurveSketch
from playground.labs.figures import written
from playground.labs.kept_focus import kept_focus
from playground.labs.lesson_text import LessonText
from playground.look.restyle import restyle
from playground.look.tokens import Theme
from playground.plotting.formulas import Formulas
from playground.words.translate import tr


class PredictCard(StepCard):
    """Asks first, answers when the prediction is locked; the first one stays beside later ones."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        step = self.step
        assert isinstance(step, PredictStep)
        self._asked = step
        self._asking = QWidget(self)
        self._inner = QVBoxLayout(self._asking)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(8)
        self.group = QButtonGroup(self)
        self.number: QLineEdit | None = None
        self.sketch: CurveSketch | None = None
        # Made first: what is typed or chosen enables it.
        self.lock = button(tr("Lock my prediction"), "lesson.lock", self._lock, self)
        self.lock.setProperty("primary", True)
        self.lock.setEnabled(False)
        if step.options:
            self._add_options()
        elif isinstance(step.answer, NumberGuess):
            self._add_number()
        self._curve_room = QVBoxLayout()
        self._inner.addLayout(self._curve_room)
        self._inner.addWidget(self.lock)
        self.column.addWidget(self._asking)
        self.waits = self.add_caption(
            tr("The axes come when the engine has worked out what to draw.")
        )
        self.verdict = self.add_caption()
        # With formulas, as the options have them.
        self.guessed = self.add_words("lesson.guessed")
        self.reply = self.add_words("lesson.reply")
        self.again = button(tr("Predict again"), "lesson.again", self._ask_again, self)
        self.column.addWidget(self.again)
        self._again = False
        self.refresh()

    def refresh(self) -> None:
        """Show the question, or what came of the answer."""
        with kept_focus(self, self._first_control):
            self._show()

    def _show(self) -> None:
        locked = bool(self.lesson.record.guesses) and not self._again
        if isinstance(self._asked.answer, CurveAnswer):
            self._show_curve(locked)
        curve = isinstance(self._asked.answer, CurveAnswer)
        self.waits.setVisible(curve and self.sketch is None)
        self._asking.setVisible(not locked or self.sketch is not None)
        self.lock.setVisible(not locked)
        self.again.setVisible(locked)
        self.verdict.setVisible(locked)
        self.guessed.setVisible(locked)
        self.reply.setVisible(locked)
        if locked:
            self._answer()

    def _first_control(self) -> QWidget:
        """Where a prediction is made, or made again."""
        asked = self.group.button(max(0, self.group.checkedId())) or self.number or self.sketch
        return self.again if self.lock.isHidden() else asked or self.lock

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        if self.sketch is not None:
            self.sketch.set_theme(theme)

    def _add_options(self) -> None:
        for number, option in enumerate(self._asked.options):
            row = QHBoxLayout()
            row.setSpacing(8)
            radio = QRadioButton(self._asking)
            radio.setObjectName(f"lesson.option.{number}")
            text = self.said(option.words)
            radio.setAccessibleName(text.replace("$", ""))
            self.group.addButton(radio, number)
            label = _OptionWords(self.formulas, radio, self._asking)
            label.set_words(text)
            row.addWidget(radio, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            self._inner.addLayout(row)
        self.group.idToggled.connect(lambda _id, _on: self.lock.setEnabled(True))

    def _add_number(self) -> None:
        self.number = QLineEdit(self._asking)
        self.number.setObjectName("lesson.guess")
        self.number.setAccessibleName(tr("Your prediction, a number"))
        self.number.setPlaceholderText(tr("a number"))
        self.number.textChanged.connect(lambda _: self.lock.setEnabled(self._typed() is not None))
        self.number.returnPressed.connect(self.lock.click)
        self._inner.addWidget(self.number)

    def _typed(self) -> float | None:
        assert self.number is not None
        try:
            value = number_in(self.number.text())
        except ValueError:
            value = None
        restyle(self.number, invalid=value is None and bool(self.number.text().strip()))
        return value

    def _show_curve(self, locked: bool) -> None:
        answer, truth = self._asked.answer, self._truth()
        assert isinstance(answer, CurveAnswer)
        values = measured_curve(answer, truth)
        if self.sketch is None and values:
            self.sketch = CurveSketch(answer, self.said(answer.x), self.said(answer.y), len(values))
            self.sketch.set_theme(self.theme)
            self.sketch.sketched.connect(self._follow_sketch)
            self._curve_room.addWidget(self.sketch)
        if self.sketch is not None:
            guesses = self.lesson.record.guesses
            if locked:
                self.sketch.show_answer([one.values for one in guesses], values)
            else:
                self.sketch.ask()

    @Slot()
    def _follow_sketch(self) -> None:
        self.lock.setEnabled(self.sketch is not None and self.sketch.complete)

    def _guess(self) -> tuple[float, ...] | None:
        if self._asked.options:
            chosen = self.group.checkedId()
            return (float(chosen),) if chosen >= 0 else None
        if self.sketch is not None:
            return self.sketch.values if self.sketch.complete else None
        value = self._typed() if self.number is not None else None
        return None if value is None else (value,)

    def _lock(self) -> None:
        guess = self._guess()
        if guess is not None:
            self._again = False
            self.lesson.lock(guess)
            self.refresh()

    def _ask_again(self) -> None:
        self._again = True
        self.refresh()

    def _truth(self) -> Lookup | None:
        return self.lesson.truths.get(self.lesson.place)

    def _answer(self) -> None:
        """Say how it is, beside the first prediction and the newest one."""
        truth = self._truth()
        if truth is None:
            self.verdict.setText(tr("The engine works it out …"))
            self.guessed.set_words("")
            self.reply.set_words("")
            return
        try:
            said, reply = self._said(truth)
        except (MeasureError, ValueError, TypeError, IndexError):
            said, reply = tr("This lab is faulty here: it cannot be measured."), ""
        guesses = self.lesson.record.guesses
        shown = [self._worded(one.values) for one in guesses]
        lines = [tr("My first prediction: {guess}", guess=shown[0])] if all(shown) else []
        if lines and len(shown) > 1:
            lines.append(tr("Later: {guesses}", guesses="; ".join(shown[1:])))
        self.verdict.setText(said)
        self.guessed.set_words("\n\n".join(lines))
        self.guessed.setVisible(bool(lines))
        self.reply.set_words(reply)
        self.answered.emit(self.again)

    def _said(self, truth: Lookup) -> tuple[str, str]:
        step, newest = self._asked, self.lesson.record.guesses[-1].values
        if step.options:
            right = step.right_options(truth.value)
            chosen = min(int(newest[0]), len(step.options) - 1)
            good = chosen in right
            reply = self.said(step.options[chosen].reply, truth)
            if step.reply:
                reply = f"{reply}\n\n{self.said(step.reply, truth)}"
            return tr("As you predicted.") if good else tr("It turns out otherwise."), reply
        reply = self.said(step.reply, truth)
        if isinstance(step.answer, CurveAnswer):
            share = step.answer.share_right(newest, measured_curve(step.answer, truth))
            words = tr("{share:.0%} of your curve is close to what was measured.", share=share)
            good = share >= ENOUGH
            return (tr("As you predicted.") + " " + words) if good else words, reply
        assert step.answer is not None
        value = float(truth.predicted(step.answer))
        figure = written(step.answer.quantity.name, value)
        if step.answer.right(newest[0], value):
            return tr("Close enough: it is {value}.", value=figure), reply
        return tr("It turns out otherwise: it is {value}.", value=figure), reply

    def _worded(self, values: tuple[float, ...]) -> str:
        """A prediction in words; nothing for a curve, which is drawn."""
        if self._asked.options:
            number = min(int(values[0]), len(self._asked.options) - 1) if values else 0
            return self.said(self._asked.options[number].words)
        if isinstance(self._asked.answer, NumberGuess) and values:
            return written("", values[0])
        return ""


class _OptionWords(LessonText):
    """The words of an option; a click on them chooses it."""

    def __init__(self, formulas: Formulas, radio: QRadioButton, parent: QWidget) -> None:
        super().__init__(formulas, parent)
        self._radio = radio
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._radio.setChecked(True)
        event.accept()


def measured_curve(answer: CurveAnswer, truth: Lookup | None) -> tuple[float, ...]:
    """What a sketched curve is compared with, from left to right; nothing as long as it is open."""
    if truth is None:
        return ()
    try:
        return answer.values(np.asarray(truth.predicted(answer)))
    except (MeasureError, ValueError):
        return ()
