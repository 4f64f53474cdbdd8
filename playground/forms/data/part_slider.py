"""How large the parts of the data are, and a slider for the one that is trained on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from engine.specs.knobs import NumberKnob, knobs_of
from engine.specs.paths import joined
from engine.training.experiment import DataSpec
from playground.forms.field import KnobField, KnobPlace
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.numbers import percent
from playground.words.settings import tooltip
from playground.words.translate import tr

# Per cent of the samples that are trained on: at least, and from one stop to the next.
LEAST, STEP = 10, 5
# Shares are written to so many places.
PLACES = 4


class PartSlider(KnobField):
    """`edited` carries the new `DataSpec` after a user's change only.

    What is not trained on is dealt to validation and test as before; each has a slider of its own
    in the fold below.
    """

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        knob = knobs_of(DataSpec)["test"]
        assert isinstance(knob, NumberKnob)
        super().__init__(KnobPlace(DataSpec, "test", knob, joined(path, "test")), parent)
        self.setObjectName(joined(path, "train.field"))
        self._most, self._spec = knob.high, DataSpec()
        # The validation's part of what is kept back.
        self._ratio = 0.5
        self.caption = QLabel(self)
        self.caption.setProperty("kind", "caption")
        self.caption.setWordWrap(True)
        self.caption.setObjectName(joined(path, "parts"))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName(joined(path, "train"))
        self.slider.setAccessibleName(tr("Share of training data"))
        self.slider.setToolTip(
            tooltip([tr("How many of the samples are trained on; the rest is kept back.")])
        )
        self.slider.setRange(LEAST // STEP, 100 // STEP)
        self.slider.valueChanged.connect(self._on_slid)
        FocusedWheel(self.slider)
        self.column.setSpacing(0)
        self.column.addWidget(self.caption)
        self.column.addWidget(self.slider)

    def set_value(self, value: object) -> None:
        """Show the shares of these data without emitting."""
        assert isinstance(value, DataSpec)
        self._spec = value
        back = value.validation + value.test
        if back > 0:
            self._ratio = value.validation / back
        self.slider.blockSignals(True)
        self.slider.setValue(round(100 * (1 - back) / STEP))
        self.slider.blockSignals(False)
        self.slider.setAccessibleDescription(percent(1 - back))

    def _show_offer(self) -> None:
        offered = self._asked_for and self.place.path not in self._offers.idle
        self.slider.setVisible(offered)

    @Slot(int)
    def _on_slid(self, place: int) -> None:
        back = 1 - place * STEP / 100
        validation = min(self._most, max(back - self._most, self._ratio * back))
        validation = round(validation, PLACES)
        test = round(back - validation, PLACES)
        self.set_value(new := replace(self._spec, validation=validation, test=test))
        self.edited.emit(new)
