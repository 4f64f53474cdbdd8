"""A form for any spec, made from its knobs alone; specs inside it get forms of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_type_hints

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.specs.edits import switched
from engine.specs.knobs import ChoiceKnob, NumberKnob, Spec, TextKnob, TupleKnob, knobs_of
from engine.specs.paths import joined
from engine.specs.registry import Registry
from playground.forms.field import (
    COMBO_MARGINS,
    ChoiceField,
    CountField,
    FlagField,
    KnobField,
    KnobPlace,
    SliderField,
    narrow_combo,
    offer_kinds,
    retire,
    short_words,
)
from playground.forms.offered import OfferedSettings
from playground.words.settings import item_lines, label_of_kind, lines_of, tooltip

SPACING = 4


class SpecForm(QWidget):
    """One control per knob; `edited` carries the whole new spec after a user's change only.

    `names` picks some knobs in an order of its own, `counted` those to be stepped instead of
    slid, `marked` whether each knob that rebuilds says so beside its label. Lists of specs
    (`TupleKnob`) have editors of their own and are left out, and so are texts.
    """

    edited = Signal(object)

    def __init__(
        self,
        spec: Spec,
        path: str = "",
        names: Sequence[str] | None = None,
        counted: Collection[str] = (),
        marked: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spec = spec
        self._marked = marked
        self._path = path
        self._counted = counted
        self._hints = get_type_hints(type(spec))
        knobs = knobs_of(type(spec))
        wanted = knobs if names is None else names
        self.names = tuple(n for n in wanted if not isinstance(knobs[n], TupleKnob | TextKnob))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        self.fields = {name: self._field(name) for name in self.names}
        for field in self.fields.values():
            column.addWidget(field)

    @property
    def spec(self) -> Spec:
        """The spec as the form shows it."""
        return self._spec

    def set_value(self, spec: Spec) -> None:
        """Show another spec of the same class without emitting; no control is made anew."""
        if type(spec) is not type(self._spec):
            raise TypeError(f"a form for {type(self._spec).__name__}, not {type(spec).__name__}")
        before, self._spec = self._spec, spec
        for name, field in self.fields.items():
            value = getattr(spec, name)
            if value != getattr(before, name):
                field.set_value(value)

    def set_level(self, level: str) -> None:
        """Show the knobs up to this level."""
        for field in self.fields.values():
            field.set_level(level)

    def set_offers(self, offers: OfferedSettings) -> None:
        """Leave out what changes nothing, here and in the forms inside."""
        for field in self.fields.values():
            field.set_offers(offers)

    def is_bare(self) -> bool:
        """Whether the level leaves nothing to show."""
        return all(field.isHidden() for field in self.fields.values())

    def labels(self, short: Mapping[str, str]) -> list[str]:
        """What its shown controls are called; `short` has briefer words for some knobs."""
        shown = (field.place for field in self.fields.values() if not field.isHidden())
        return [short_words(place, short) for place in shown]

    def _field(self, name: str) -> KnobField:
        owner = type(self._spec)
        path = joined(self._path, name)
        place = KnobPlace(owner, name, knobs_of(owner)[name], path, self._marked)
        value = getattr(self._spec, name)
        field = _make_field(place, self._hints[name], value, name in self._counted, self)
        field.set_value(value)
        field.edited.connect(lambda new: self._on_edited(name, new))
        return field

    def _on_edited(self, name: str, value: object) -> None:
        self._spec = replace(self._spec, **{name: value})
        self.edited.emit(self._spec)


class FamilyField(KnobField):
    """One item of a registered family, with a form for the knobs of the chosen one."""

    def __init__(
        self, place: KnobPlace, registry: Registry[Any], value: Spec, parent: QWidget | None = None
    ) -> None:
        super().__init__(place, parent)
        self._kinds = tuple(registry)
        self._level = ""
        self.column.setSpacing(SPACING)
        self.combo = narrow_combo(self)
        self.combo.addItems([label_of_kind(kind) for kind in self._kinds])
        offer_kinds(self.combo, self._kinds, {})
        self.combo.activated.connect(self._on_chosen)
        top = QVBoxLayout()
        top.setContentsMargins(*COMBO_MARGINS)
        top.setSpacing(2)
        top.addWidget(self.heading())
        top.addWidget(self.combo)
        self.column.addLayout(top)
        self._nest(value)

    def set_value(self, value: object) -> None:
        assert isinstance(value, Spec)
        if type(value) is type(self.form.spec):
            self.form.set_value(value)
        else:
            self._replace(value)

    def set_level(self, level: str) -> None:
        super().set_level(level)
        self._level = level
        self.form.set_level(level)
        self.form.setVisible(not self.form.is_bare())

    def set_offers(self, offers: OfferedSettings) -> None:
        super().set_offers(offers)
        offer_kinds(self.combo, self._kinds, offers.unfit.get(self.place.path, {}))
        self._offer_inside()

    def _offer_inside(self) -> None:
        self.form.set_offers(self._offers)
        self.form.setVisible(not self.form.is_bare())

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        kind = self._kinds[index]
        if kind is not type(self.form.spec):
            self._replace(switched(self.form.spec, kind))
            self.edited.emit(self.form.spec)

    def _replace(self, value: Spec) -> None:
        old = self.form
        self._nest(value)
        self.column.removeWidget(old)
        retire(old)

    def _nest(self, value: Spec) -> None:
        place = self.place
        self.form = SpecForm(value, place.path, marked=place.marked, parent=self)
        self.form.edited.connect(self.edited)
        self.column.addWidget(self.form)
        if self._level:
            self.form.set_level(self._level)
        self._offer_inside()
        self.combo.setCurrentIndex(self._kinds.index(type(value)))
        self.introduce(self.combo)
        lines = item_lines(type(value))
        shared = [line for line in lines_of(place.owner, place.knob) if line not in lines]
        self.combo.setToolTip(tooltip(lines + shared))


class PartField(KnobField):
    """A spec of one fixed class inside another: its knobs, in the same column."""

    def __init__(self, place: KnobPlace, value: Spec, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.form = SpecForm(value, place.path, marked=place.marked, parent=self)
        self.form.edited.connect(self.edited)
        self.column.addWidget(self.form)

    def set_value(self, value: object) -> None:
        assert isinstance(value, Spec)
        self.form.set_value(value)

    def set_level(self, level: str) -> None:
        super().set_level(level)
        self.form.set_level(level)

    def set_offers(self, offers: OfferedSettings) -> None:
        super().set_offers(offers)
        self.form.set_offers(offers)


def _make_field(
    place: KnobPlace, hint: Any, value: Any, counted: bool, parent: QWidget
) -> KnobField:
    knob = place.knob
    if isinstance(knob, NumberKnob):
        # Few whole numbers, or numbers without a middle such as counters, are stepped.
        stepped = counted or (knob.integer and not knob.log)
        return CountField(place, parent) if stepped else SliderField(place, parent)
    if isinstance(knob, ChoiceKnob):
        return ChoiceField(place, parent)
    if hint is bool:
        return FlagField(place, parent)
    if isinstance(hint, type) and issubclass(hint, Spec):
        registry = getattr(hint, "registry", None)
        if registry is None:
            return PartField(place, value, parent)
        return FamilyField(place, registry, value, parent)
    raise TypeError(f"no control is made for {place.owner.__name__}.{place.name}: {hint}")
