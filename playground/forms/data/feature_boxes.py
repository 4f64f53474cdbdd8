"""Input features as boxes to tick, each with its own knobs below once it is ticked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from engine.data.features import Feature, feature
from engine.specs.paths import joined
from playground.forms.field import COMBO_MARGINS, KnobField, KnobPlace, retire
from playground.forms.spec_form import SPACING, SpecForm
from playground.widgets.flow_layout import FlowLayout
from playground.words.settings import REBUILDS, item_lines, label_of_kind, tooltip
from playground.words.translate import tr

_GAP = 12


class FeatureBoxes(KnobField):
    """`edited` carries the new tuple of features after a user's change only.

    A box stands for every feature of its kind: a file may hold two sines of different frequency,
    which get a form each and leave together. Ticked features stand in the order of the registry,
    so that the same ticks make the same experiment.
    """

    edited = Signal(object)

    def __init__(self, place: KnobPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._features: tuple[Feature, ...] = ()
        self._level = ""
        self._captions: list[QLabel] = []
        self.forms: list[SpecForm] = []
        bar = QWidget(self)
        flow = FlowLayout(bar, _GAP)
        self.boxes = {str(kind.name): self._box(kind, bar) for kind in _kinds()}
        for box in self.boxes.values():
            flow.addWidget(box)
        self.introduce(bar)
        self.column.setContentsMargins(*COMBO_MARGINS)
        self.column.setSpacing(SPACING)
        self.column.addWidget(self.heading())
        self.column.addWidget(bar)
        self._below = QVBoxLayout()
        self._below.setSpacing(SPACING)
        self.column.addLayout(self._below)

    def set_value(self, value: object) -> None:
        assert isinstance(value, tuple)
        if value == self._features and len(self.forms) == len(value):
            return
        same = [type(new) for new in value] == [type(old) for old in self._features]
        self._features = value
        for kind in _kinds():
            self.boxes[kind.name].setChecked(any(isinstance(new, kind) for new in value))
        if not same:
            self._nest()
        for form, new in zip(self.forms, value, strict=True):
            form.set_value(new)

    def set_level(self, level: str) -> None:
        super().set_level(level)
        self._level = level
        for caption, form in zip(self._captions, self.forms, strict=True):
            form.set_level(level)
            form.setVisible(not form.is_bare())
            caption.setVisible(not form.is_bare())

    def _box(self, kind: Any, parent: QWidget) -> QCheckBox:
        box = QCheckBox(label_of_kind(kind), parent)
        lines = [*item_lines(kind), tr(REBUILDS)]
        box.setObjectName(joined(self.place.path, kind.name))
        box.setAccessibleName(tr("{name} as input features", name=label_of_kind(kind)))
        box.setAccessibleDescription(" ".join(lines))
        box.setToolTip(tooltip(lines))
        box.clicked.connect(lambda on: self._on_ticked(kind, on))
        return box

    def _on_ticked(self, kind: type[Feature], on: bool) -> None:
        others = tuple(one for one in self._features if not isinstance(one, kind))
        chosen = (*others, kind()) if on else others
        order = _kinds()
        self._emit(tuple(sorted(chosen, key=lambda one: order.index(type(one)))))

    def _on_knobs(self, place: int, new: object) -> None:
        assert isinstance(new, Feature)
        self._emit((*self._features[:place], new, *self._features[place + 1 :]))

    def _emit(self, features: tuple[Feature, ...]) -> None:
        self.set_value(features)
        self.edited.emit(features)

    def _nest(self) -> None:
        for old in (*self._captions, *self.forms):
            self._below.removeWidget(old)
            retire(old)
        self._captions, self.forms = [], []
        for place, one in enumerate(self._features):
            caption = QLabel(label_of_kind(type(one)), self)
            caption.setProperty("kind", "caption")
            form = SpecForm(one, joined(self.place.path, place), marked=False, parent=self)
            form.edited.connect(lambda new, place=place: self._on_knobs(place, new))
            self._captions.append(caption)
            self.forms.append(form)
            self._below.addWidget(caption)
            self._below.addWidget(form)
        self.set_level(self._level or self.place.knob.level)


def _kinds() -> tuple[Any, ...]:
    return tuple(feature)
