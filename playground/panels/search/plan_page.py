"""What is to be searched: the settings and their values, the method, how long each trial trains."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from engine.search.methods import Search, search
from engine.specs.knobs import ChoiceKnob, NumberKnob, knobs_of
from playground.panels.search.ranges import Ranges
from playground.widgets.count_box import CountBox
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.settings import item_lines, label_of_kind, tooltip
from playground.words.translate import tr


class PlanPage(QWidget):
    """Ranges, and below them how they are searched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ranges = Ranges(self)
        self.method, self.criterion = QComboBox(self), QComboBox(self)
        for name in search.names:
            self.method.addItem(label_of_kind(search[name]), name)
        self.method.setToolTip(
            tooltip([line for name in search.names for line in item_lines(search[name])])
        )
        knobs = knobs_of(Search)
        judged = knobs["criterion"]
        assert isinstance(judged, ChoiceKnob)
        for option, words in zip(judged.options, (tr("Loss"), tr("Accuracy")), strict=True):
            self.criterion.addItem(words, option)
        self.epochs, self.seeds, self.trials = (
            self._count(knobs_of(kind)[name], default)
            for kind, name, default in (
                (Search, "epochs", 20), (Search, "seeds", 1), (search["random"], "trials", 20)
            )
        )  # fmt: skip
        self._boxes: dict[QWidget, QWidget] = {}
        options = FlowLayout(spacing=12)
        for part, name, words, tip in (
            (self.method, "method", tr("Method"), ""),
            (self.epochs, "epochs", tr("Epochs a trial"), tr(knobs["epochs"].help)),
            (self.criterion, "criterion", tr("Compare"), tr(knobs["criterion"].help)),
            (self.seeds, "seeds", tr("Seeds"), tr(knobs["seeds"].help)),
            (self.trials, "trials", tr("Trials"), tr(knobs_of(search["random"])["trials"].help)),
        ):
            part.setObjectName(f"search.{name}")
            part.setAccessibleName(words)
            if tip:
                part.setToolTip(tip)
            options.addWidget(self._labelled(words, part))
        for box in (self.method, self.criterion):
            FocusedWheel(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        column.addWidget(self.ranges)
        column.addLayout(options)
        column.addStretch(1)
        self.method.currentIndexChanged.connect(self._suit)
        self._suit()

    def search(self) -> Search:
        """The search that is described; raises `KnobError`, or ValueError for values."""
        kind = search[str(self.method.currentData())]
        more: dict[str, Any] = {}
        if "trials" in knobs_of(kind):
            more["trials"] = self.trials.value()
        return kind(
            vary=self.ranges.vary(),
            epochs=self.epochs.value(),
            criterion=str(self.criterion.currentData()),
            seeds=self.seeds.value(),
            **more,
        )

    def propose(self, plan: Search) -> bool:
        """Show a search that may be begun as it is; False if it does not fit the experiment."""
        if not self.ranges.propose(plan.vary):
            return False
        kinds = [search[name] for name in search.names]
        self.method.setCurrentIndex(kinds.index(type(plan)))
        self.criterion.setCurrentIndex(self.criterion.findData(plan.criterion))
        self.epochs.setValue(plan.epochs)
        self.seeds.setValue(plan.seeds)
        self.trials.setValue(getattr(plan, "trials", self.trials.value()))
        return True

    def _suit(self) -> None:
        """Only a random search is told how many trials to make."""
        drawn = "trials" in knobs_of(search[str(self.method.currentData())])
        self._boxes[self.trials].setVisible(drawn)

    def _count(self, knob: object, value: int) -> CountBox:
        assert isinstance(knob, NumberKnob)
        return CountBox(int(knob.low), int(knob.high), value, self)

    def _labelled(self, words: str, part: QWidget) -> QWidget:
        box = QWidget(self)
        label = QLabel(words, box)
        label.setProperty("kind", "caption")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label)
        column.addWidget(part)
        self._boxes[part] = box
        return box
