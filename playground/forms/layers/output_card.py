"""The card of the output layer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engine.sentences import Sentence
from engine.specs.knobs import knobs_of
from engine.training.experiment import OUTPUT_KNOBS, ExperimentSpec
from playground.forms.card import Card, body_column
from playground.forms.levels import shown_at
from playground.forms.spec_form import SpecForm
from playground.words.settings import short_label
from playground.words.translate import tr

_FOLLOWS = Sentence("The output layer follows from the data and the loss")


class OutputCard(Card):
    """The output layer, which follows from data and loss; how it starts and learns is chosen.

    `edited` carries the experiment with other values of OUTPUT_KNOBS.
    """

    edited = Signal(object)

    def __init__(self, spec: ExperimentSpec, level: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._form: SpecForm | None = None
        self.head.setObjectName("layers.output")
        self.set_level(level)

    def set_value(self, spec: ExperimentSpec, outputs: int, count: str) -> None:
        """Show the output layer of this experiment."""
        self._spec = spec
        title = tr("Output {n}", n=outputs)
        self.head.show_words(title, short_label(spec.loss), count, tr(_FOLLOWS))
        if self._form is not None:
            self._form.set_value(spec)

    def set_level(self, level: str) -> None:
        """Let the card be opened where the level has anything to show in it."""
        self._level = level
        knobs = knobs_of(ExperimentSpec)
        usable = any(shown_at(knobs[name].level, level) for name in OUTPUT_KNOBS)
        if not usable:
            self.set_open(False)
        self.head.setCheckable(usable)
        if self._form is not None:
            self._form.set_level(level)

    def make_body(self) -> QWidget:
        body = QWidget(self)
        self._form = SpecForm(self._spec, names=OUTPUT_KNOBS, parent=body)
        self._form.edited.connect(self.edited)
        self._form.set_level(self._level)
        body_column(body).addWidget(self._form)
        return body
