"""The lesson dock: the steps of a lab, the card of the one at hand, goals, hints and notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from engine.labs.steps import CompareStep, ExplainStep, LabStep, PredictStep, RecallStep
from engine.running.pace import Want
from playground.importing.work import Work
from playground.labs.cards.base import StepCard, button
from playground.labs.cards.compare import CompareCard
from playground.labs.cards.predict import PredictCard
from playground.labs.cards.writing import ExplainCard, RecallCard, WrittenField
from playground.labs.fault_list import FaultList
from playground.labs.goal_list import GoalList
from playground.labs.hints import HintBox
from playground.labs.kept_focus import kept_focus
from playground.labs.lesson import Lesson
from playground.labs.step_list import StepList
from playground.look.restyle import restyle
from playground.look.tokens import Theme
from playground.plotting.formulas import Formulas
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.translate import tr

CARDS: dict[type[LabStep], type[StepCard]] = {
    PredictStep: PredictCard,
    CompareStep: CompareCard,
    ExplainStep: ExplainCard,
    RecallStep: RecallCard,
}


class LessonView(QWidget):
    """Shows a lesson; without one it says where to find them.

    `place_wanted(int)` asks for another step, `lane_wanted(str)` for a run of one lane,
    `begin_wanted()` for the experiment of the step anew, `hand_in_wanted()` for the report,
    `terms_wanted()` for the glossary, `labs_wanted()` for the list of all labs.
    """

    place_wanted = Signal(int)
    lane_wanted = Signal(str)
    begin_wanted = Signal()
    hand_in_wanted = Signal()
    terms_wanted = Signal()
    labs_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.formulas = Formulas()
        self.lesson: Lesson | None = None
        self.card: StepCard | None = None
        self.goals: GoalList | None = None
        self.hints: HintBox | None = None
        self.notes: WrittenField | None = None
        self.steps: StepList | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty_page())
        self.faults = FaultList(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.faults)
        column.addWidget(self._stack)
        self._page: QWidget | None = None
        self._typesetting = Work((), self)

    def wants(self) -> frozenset[Want]:
        """What has to be measured while the step is shown."""
        return self.lesson.wants() if self.lesson is not None else frozenset()

    def open(self, lesson: Lesson) -> None:
        """Show a lesson in the place of whatever was there."""
        self.close_lesson()
        self.lesson = lesson
        lesson.moved.connect(self._show_step)
        lesson.changed.connect(self._show_progress)
        lesson.stood.connect(self._show_goals)
        lesson.measured.connect(self._fill)
        lesson.reached.connect(self._announce)
        texts = [words.of(lesson.progress.language) for words in lesson.lab.all_words if words]
        self._typesetting.start(self.formulas.preparing(texts))
        self._show_step()

    def close_lesson(self) -> None:
        """Show none."""
        self._typesetting.leave()
        if self.lesson is not None:
            self.lesson = None
        self._drop_page()

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self.theme = theme
        if self.steps is not None:
            self.steps.set_theme(theme)
        if self.card is not None:
            self.card.set_theme(theme)

    def set_aside(self, aside: bool) -> None:
        """Say whether what is trained is the experiment of this step."""
        if self._page is not None:
            with kept_focus(self._aside, self._row_at_hand):
                self._aside.setVisible(aside)

    def _row_at_hand(self) -> QWidget:
        assert self.steps is not None
        assert self.lesson is not None
        return self.steps.row(self.lesson.place)

    def say_run_ended(self) -> None:
        """The run has come to the end of the step, and goals are missed."""
        if self.lesson is not None and self.goals is not None:
            self.goals.say_missed(
                self.lesson.check(),
                tr("The run has ended before all goals were reached. Begin the step anew?"),
            )

    def stop(self) -> None:
        """The window is closing: nothing is typeset any more."""
        self._typesetting.leave()
        self._typesetting.stop()

    def _empty_page(self) -> QWidget:
        """What stands here while there is no lesson: where to find one."""
        page = QWidget(self)
        words = QLabel(tr("Choose a lab in the menu Labs."), page)
        words.setProperty("kind", "caption")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setWordWrap(True)
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(button(tr("All labs…"), "lesson.labs", self.labs_wanted.emit, page))
        column.addStretch(1)
        return page

    def _drop_page(self) -> None:
        page, self._page = self._page, None
        self.card = self.goals = self.hints = self.notes = self.steps = None
        self._stack.setCurrentIndex(0)
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.setParent(None)
            page.deleteLater()

    @Slot()
    def _show_step(self) -> None:
        """Make everything that shows the step at hand."""
        lesson = self.lesson
        assert lesson is not None
        focus = self.window().focusWidget()
        here = self._page is not None and focus is not None and self._page.isAncestorOf(focus)
        by_keys = here and focus is not None and not focus.underMouse()
        if here and focus is not None:
            # Else Qt would pass the keyboard on to whatever comes next.
            focus.clearFocus()
        self._drop_page()
        self._page = page = QWidget(self._stack)
        inside = QWidget(page)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        language = lesson.progress.language
        self.steps = StepList(lesson.lab, language, self.theme, inside)
        self.steps.chosen.connect(self.place_wanted)
        column.addWidget(self.steps)
        self._aside = self._aside_note(inside)
        column.addWidget(self._aside)
        kind = CARDS.get(type(lesson.step), StepCard)
        self.card = kind(lesson, self.formulas, self.theme, inside)
        self.card.lane_wanted.connect(self.lane_wanted)
        self.card.answered.connect(self._bring)
        column.addWidget(self.card)
        self._add_parts(lesson, inside, column)
        column.addStretch(1)
        self.area = VerticalScroll(inside, page)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.area, 1)
        outer.addLayout(self._foot(lesson, page))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._show_progress()
        if by_keys:
            self._row_at_hand().setFocus(Qt.FocusReason.TabFocusReason)
        self._bring_to_sight()

    def _add_parts(self, lesson: Lesson, inside: QWidget, column: QVBoxLayout) -> None:
        if lesson.step.goals:
            column.addWidget(_title(tr("Goals"), inside))
            self.goals = GoalList(lesson, self.formulas, inside)
            column.addWidget(self.goals)
        if lesson.step.hints:
            self.hints = HintBox(lesson, self.formulas, inside)
            column.addWidget(self.hints)
        column.addWidget(_title(tr("My notes"), inside))
        spoken = tr("Notes on this step")
        self.notes = WrittenField("lesson.notes", spoken, tr("for yourself and the report"), 2)
        self.notes.setPlainText(lesson.record.notes)
        self.notes.textChanged.connect(self._note)
        column.addWidget(self.notes)
        terms = button(tr("Terms and symbols"), "lesson.terms", self.terms_wanted.emit, inside)
        terms.setProperty("kind", "fold")
        column.addWidget(terms)

    def _aside_note(self, parent: QWidget) -> QFrame:
        note = QFrame(parent)
        note.setProperty("kind", "banner")
        label = QLabel(tr("What is open is not the experiment of this step."), note)
        label.setWordWrap(True)
        begin = button(tr("Begin this step anew"), "lesson.begin", self.begin_wanted.emit, note)
        column = QVBoxLayout(note)
        column.addWidget(label)
        column.addWidget(begin)
        note.hide()
        return note

    def _foot(self, lesson: Lesson, page: QWidget) -> QHBoxLayout:
        place, last = lesson.place, len(lesson.lab.steps) - 1
        line = QHBoxLayout()
        back = button(
            tr("Previous"), "lesson.back", lambda: self.place_wanted.emit(place - 1), page
        )
        back.setEnabled(place > 0)
        line.addWidget(back)
        line.addStretch(1)
        if place < last:
            self.onward = button(
                tr("Next step"), "lesson.next", lambda: self.place_wanted.emit(place + 1), page
            )
        else:
            self.onward = button(tr("Hand in…"), "lesson.hand_in", self.hand_in_wanted.emit, page)
        line.addWidget(self.onward)
        return line

    @Slot(object)
    def _bring(self, widget: QWidget) -> None:
        """Scroll something new into sight, as soon as it has its place."""
        area = self.area
        QTimer.singleShot(0, area, lambda: area.ensureWidgetVisible(widget))

    def _bring_to_sight(self) -> None:
        """Let the card be seen from its top, as soon as everything has its place."""
        card = self.card
        QTimer.singleShot(0, self, lambda: self._scroll_to(card))

    def _scroll_to(self, card: StepCard | None) -> None:
        if card is None or card is not self.card:
            return
        bar, steps = self.area.verticalScrollBar(), self.steps
        hidden = card.geometry().bottom() > self.area.viewport().height()
        if hidden and steps is not None:
            bar.setValue(steps.top_of(self.lesson.place) if self.lesson is not None else 0)

    @Slot()
    def _show_progress(self) -> None:
        lesson = self.lesson
        if lesson is None or self.steps is None:
            return
        self.steps.show_progress(lesson.progress)
        ready = lesson.record.done or lesson.step.kind in ("read", "compare")
        restyle(self.onward, primary=ready)
        if self.hints is not None:
            self.hints.refresh()

    @Slot()
    def _show_goals(self) -> None:
        if self.goals is not None:
            self.goals.refresh()

    @Slot()
    def _fill(self) -> None:
        if self.card is not None:
            self.card.fill()
        self._show_goals()

    @Slot(int)
    def _announce(self, number: int) -> None:
        """Tell a screen reader that a goal has been reached."""
        if self.goals is not None:
            row = self.goals.rows[number]
            row.refresh()
            QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Alert))

    @Slot()
    def _note(self) -> None:
        if self.lesson is not None and self.notes is not None:
            self.lesson.note(self.notes.toPlainText())


def _title(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text.upper(), parent)
    label.setProperty("kind", "title")
    return label
