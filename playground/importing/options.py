"""What is predicted, what is done with missing values, and what is brought to one size."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.data.datasets.table import DROP, FILL, FILL_TRAINING, REFUSE
from engine.data.tables.choices import Choices
from engine.data.tables.dialect import shortened
from engine.data.tables.outcome import inputs_of, policy_of, task_of
from engine.data.tables.uses import INPUT, TARGET
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.settings import tooltip
from playground.words.translate import tr

_POLICIES = (FILL_TRAINING, DROP, FILL, REFUSE)
_LETTERS = 14
# What the dialog leaves at its sides.
_MARGIN = 40


class ImportOptions(QWidget):
    """`edited` carries the `Choices` after a user's change only."""

    edited = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: Choices | None = None
        self.target = self._combo(
            "target", tr("Predict"), tr("What the network is to predict; the others are inputs")
        )
        self.target.activated.connect(self._on_target)
        self.task = self._label("task", "note")
        self.inputs = self._label("inputs", "caption", ElidedLabel)
        self.lacking = self._label("lacking", "")
        self.policy = self._combo(
            "missing",
            tr("Missing values"),
            tr(
                "Leave these rows out, or fill inputs; the median or most frequent value of the "
                "training part lets the test part know nothing. A target is never filled in."
            ),
        )
        self.policy.activated.connect(self._on_policy)
        self.held = QLabel(tr("Hold back"), self)
        self.apart = self._combo(
            "apart",
            tr("Hold back"),
            tr(
                "Which rows the network is not trained on: the newest where rows have a time, all "
                "of one person where there are several; otherwise they would give the answer away"
            ),
        )
        self.apart.setMinimumContentsLength(3 * _LETTERS)
        self.held.setBuddy(self.apart)
        self._columns: list[str] = []
        self.apart.activated.connect(self._on_apart)
        self.standardise = self._box("standardise", tr("Standardise inputs"))
        self.standardise_target = self._box("standardise_target", tr("Standardise target"))
        self._lay_out(parent)

    def show_choices(self, choices: Choices) -> None:
        """Show what is chosen without emitting."""
        new = self._choices is None or self._choices.cells.columns != choices.cells.columns
        self._choices = choices
        if new:
            self.target.clear()
            self.target.addItems([column.name for column in choices.cells.columns])
        places = [i for i, use in enumerate(choices.uses) if use.role == TARGET]
        self.target.setCurrentIndex(places[0] if places else -1)
        why = choices.uses[places[0]].why if places else ""
        tip = tr("What the network is to predict; the others are inputs")
        self.target.setToolTip(f"{tip}\n" + tr("Proposed because {why}", why=why) if why else tip)
        self.task.setText(tr(task_of(choices)))
        inputs = tr(inputs_of(choices)) if choices.columns(INPUT) else ""
        self.inputs.setText(inputs)
        self.inputs.setToolTip(tooltip([inputs]) if inputs else "")
        self.inputs.setVisible(bool(inputs))
        lacking = int(choices.lacking(INPUT, TARGET).sum())
        for part in (self.lacking, self.policy):
            part.setVisible(bool(lacking))
        if lacking:
            self.lacking.setText(
                tr(
                    "{count:,} of {rows:,} rows lack a value:",
                    count=lacking,
                    rows=len(choices.cells),
                )
            )
            self.policy.clear()
            self.policy.addItems([tr(policy_of(choices, policy)) for policy in _POLICIES])
            self.policy.setCurrentIndex(_POLICIES.index(choices.missing))
            # On a line of its own where both do not fit into one.
            metrics, room = self.policy.fontMetrics(), self.window().width() - _MARGIN
            wide = metrics.horizontalAdvance(self.policy.currentText()) + 3 * metrics.height()
            self.policy.setMinimumWidth(min(wide, room))
        self._show_apart(choices)
        self._show_scaling(choices)

    def _show_apart(self, choices: Choices) -> None:
        """By which column rows are held back, where there is one to do it by."""
        from engine.data.tables.belonging import candidates  # noqa: PLC0415 - as above

        found = candidates(choices)
        for part in (self.held, self.apart):
            part.setVisible(bool(found))
        self._columns = ["", *(name for name, _ in found)]
        words = [
            tr("The newest rows by {name}", name=shortened(name))
            if by_time
            else tr("All rows with the same {name} together", name=shortened(name))
            for name, by_time in found
        ]
        self.apart.clear()
        self.apart.addItems([tr("Rows drawn at random"), *words])
        now = choices.apart if choices.apart in self._columns else ""
        self.apart.setCurrentIndex(self._columns.index(now))

    def _show_scaling(self, choices: Choices) -> None:
        """Whether inputs and target are brought to one size, and what speaks for it."""
        why = choices.why_scaled(INPUT)
        self.standardise.setText(
            tr("Standardise inputs: {why}", why=why) if why else tr("Standardise inputs")
        )
        self.standardise.setToolTip(
            tr("Sets the input scaling: every input gets mean 0 and variance 1, x̂ = (x − μ)/σ")
        )
        self.standardise.setChecked(choices.standardise)
        why = choices.why_scaled(TARGET)
        self.standardise_target.setText(
            tr("Standardise target: {why}", why=why) if why else tr("Standardise target")
        )
        self.standardise_target.setToolTip(
            tr(
                "Sets the target scaling: the network is trained on ŷ = (y − μ)/σ, and all that "
                "it says is shown in the units of the table"
            )
        )
        self.standardise_target.setChecked(choices.standardise_targets)
        self.standardise_target.setVisible(
            bool(choices.columns(TARGET)) and not choices.is_classification
        )

    @Slot(int)
    def _on_target(self, place: int) -> None:
        from engine.data.tables.opening import with_target  # noqa: PLC0415 - Arrow is there by now

        if self._choices is not None:
            name = self._choices.cells.columns[place].name
            self.edited.emit(with_target(self._choices, name))

    @Slot(int)
    def _on_apart(self, place: int) -> None:
        if self._choices is not None:
            self.edited.emit(replace(self._choices, apart=self._columns[place]))

    @Slot(int)
    def _on_policy(self, index: int) -> None:
        if self._choices is not None:
            self.edited.emit(replace(self._choices, missing=_POLICIES[index]))

    @Slot()
    def _on_scaling(self) -> None:
        if self._choices is not None:
            self.edited.emit(
                replace(
                    self._choices,
                    standardise=self.standardise.isChecked(),
                    standardise_targets=self.standardise_target.isChecked(),
                )
            )

    def _combo(self, name: str, title: str, tip: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(f"import.{name}")
        combo.setAccessibleName(title)
        combo.setToolTip(tip)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_LETTERS)
        FocusedWheel(combo)
        return combo

    def _box(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(self)
        box.setObjectName(f"import.{name}")
        box.setAccessibleName(words)
        box.clicked.connect(self._on_scaling)
        return box

    def _label(self, name: str, kind: str, made: type[QLabel] = QLabel) -> QLabel:
        label = made("", self)
        label.setObjectName(f"import.{name}")
        label.setProperty("kind", kind)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lay_out(self, parent: QWidget) -> None:
        title = QLabel(tr("Predict"), self)
        title.setBuddy(self.target)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        for part in (title, self.target, self.task):
            asked.addWidget(part)
        asked.addStretch(1)
        gaps = FlowLayout(spacing=8)
        self.lacking.setMinimumHeight(self.policy.sizeHint().height())
        gaps.addWidget(self.lacking)
        gaps.addWidget(self.policy)
        back = QHBoxLayout()
        back.setSpacing(8)
        back.addWidget(self.held)
        back.addWidget(self.apart)
        back.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(asked)
        column.addWidget(self.inputs)
        column.addLayout(gaps)
        column.addLayout(back)
        for box in (self.standardise, self.standardise_target):
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
