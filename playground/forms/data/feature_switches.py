"""Input features as switches with small maps, each kind with its own knobs below once it is on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from engine.data.features import Feature, PlainInput
from engine.sentences import Sentence
from engine.specs.paths import joined
from engine.training.experiment import DataSpec
from engine.training.setup import Setup
from playground.forms.data.feature_choice import (
    FeatureSwitch,
    is_on,
    shows_nothing,
    switched_to,
    switches_for,
)
from playground.forms.data.feature_maps import feature_map
from playground.forms.field import COMBO_MARGINS, KnobField, KnobPlace, retire
from playground.forms.spec_form import SPACING, SpecForm
from playground.look.tokens import Theme
from playground.widgets.flow_layout import FlowLayout
from playground.words.settings import REBUILDS, item_lines, label_of_kind, tooltip
from playground.words.translate import tr

_GAP = 3
# The kinds that one meets first; the others are one click away.
_FIRST_KINDS = ("input", "square", "product", "sine")
_ALL_INPUTS = Sentence("Inputs")
_NEEDED = Sentence("The network needs at least one input.")


class FeatureSwitches(KnobField):
    """`edited` carries the new `DataSpec` after a user's change only.

    Of up to two inputs every number has a switch; of more inputs every kind of feature has one.
    A switch stands for all features of its kind: a file may hold two sines of different frequency,
    which get a form each.
    """

    edited = Signal(object)

    def __init__(self, place: KnobPlace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._theme, self._level, self._more_shown = theme, "", False
        self._spec: DataSpec | None = None
        self._setup: Setup | None = None
        self._drawn: tuple[object, ...] = ()
        self._kinds: list[type[Feature]] = []
        self._captions: list[QLabel] = []
        self.forms: list[SpecForm] = []
        self.buttons: dict[FeatureSwitch, QToolButton] = {}
        self._bar = QWidget(self)
        self._flow = FlowLayout(self._bar, _GAP)
        self.more = self._make_more()
        self.introduce(self._bar)
        self.column.setContentsMargins(*COMBO_MARGINS)
        self.column.setSpacing(SPACING)
        head = QWidget(self)
        row = FlowLayout(head, apart=True)
        row.addWidget(self.heading())
        row.addWidget(self.more)
        self.column.addWidget(head)
        self.column.addWidget(self._bar)
        self._below = QVBoxLayout()
        self._below.setSpacing(SPACING)
        self.column.addLayout(self._below)

    def set_data(self, spec: DataSpec, setup: Setup) -> None:
        """Show the features of these data without emitting."""
        inputs = setup.data.inputs
        if self._setup is None or self._setup.data.inputs != inputs:
            self._make_buttons(inputs)
        self._spec, self._setup = spec, setup
        self._show_choice()
        self._paint_maps()
        kinds = [type(one) for one in spec.features]
        if kinds != self._kinds:
            self._kinds = kinds
            self._nest(spec.features)
        for form, one in zip(self.forms, spec.features, strict=True):
            form.set_value(one)

    def is_complete(self) -> bool:
        """Whether the switches that are on name every input of the network."""
        return all(s.column is not None for s, button in self.buttons.items() if button.isChecked())

    def set_level(self, level: str) -> None:
        super().set_level(level)
        self._level = level
        for caption, form in zip(self._captions, self.forms, strict=True):
            form.set_level(level)
            form.setVisible(not form.is_bare())
            caption.setVisible(not form.is_bare())

    def set_theme(self, theme: Theme) -> None:
        """Paint the maps in another look."""
        self._theme = theme
        self._paint_maps()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(
            self, "_below"
        ):
            self._paint_maps()

    def _make_buttons(self, inputs: tuple[str, ...]) -> None:
        for old in self.buttons.values():
            self._flow.removeWidget(old)
            retire(old)
        self.buttons = {
            switch: self._button(switch, inputs) for switch in switches_for(len(inputs))
        }
        for button in self.buttons.values():
            self._flow.addWidget(button)

    def _button(self, switch: FeatureSwitch, inputs: tuple[str, ...]) -> QToolButton:
        button = QToolButton(self._bar)
        name = self._name(switch, inputs)
        lines = [*item_lines(switch.kind), REBUILDS]
        button.setText(name)
        button.setObjectName(joined(self.place.path, switch.path))
        button.setAccessibleName(tr("{name} as input features", name=name))
        button.setAccessibleDescription(" ".join(map(tr, lines)))
        button.setToolTip(tooltip([name, *lines]))
        button.setProperty("kind", "switch")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda on: self._on_switched(switch, on))
        return button

    def _name(self, switch: FeatureSwitch, inputs: tuple[str, ...]) -> str:
        if switch.column is not None:
            return switch.kind().names_of(inputs)[switch.column]
        return tr(_ALL_INPUTS) if switch.kind is PlainInput else label_of_kind(switch.kind)

    def _show_choice(self) -> None:
        assert self._spec is not None
        assert self._setup is not None
        for switch, button in self.buttons.items():
            on = is_on(switch, self._spec, len(self._setup.data.inputs))
            first = switch.path.partition(".")[0] in _FIRST_KINDS
            button.setChecked(on)
            button.setVisible(on or first or self._more_shown)
        self._flow.invalidate()
        words = tr("Fewer features") if self._more_shown else tr("More features")
        self.more.setText(words)
        self.more.setAccessibleName(words)

    def _paint_maps(self) -> None:
        if self._setup is None:
            return
        plane, ratio = self._setup.plane, self.devicePixelRatioF()
        side = self.fontMetrics().ascent()
        drawn = (self._theme.name, plane.extent, side, ratio, *self.buttons)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        for switch, button in self.buttons.items():
            if switch.column is not None:
                picture = feature_map(switch.alone(), plane, self._theme, side, ratio)
                button.setIcon(picture)
                button.setIconSize(picture.availableSizes()[0])
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _on_switched(self, switch: FeatureSwitch, on: bool) -> None:
        assert self._spec is not None
        assert self._setup is not None
        inputs = len(self._setup.data.inputs)
        wanted = switched_to(switch, on, self._spec, inputs)
        if shows_nothing(wanted, inputs):
            button = self.buttons[switch]
            button.setChecked(True)
            QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), tr(_NEEDED), button)
            return
        self.edited.emit(wanted)

    @Slot()
    def _on_more(self) -> None:
        self._more_shown = not self._more_shown
        self._show_choice()

    def _on_knobs(self, place: int, new: object) -> None:
        assert isinstance(new, Feature)
        assert self._spec is not None
        features = self._spec.features
        # The form may hold an older choice of columns.
        values = {name: getattr(new, name) for name in self.forms[place].names}
        one = type(new)(columns=features[place].columns, **values)
        chosen = (*features[:place], one, *features[place + 1 :])
        self.edited.emit(replace(self._spec, features=chosen))

    def _nest(self, features: tuple[Feature, ...]) -> None:
        for old in (*self._captions, *self.forms):
            self._below.removeWidget(old)
            retire(old)
        self._captions, self.forms = [], []
        for place, one in enumerate(features):
            caption = QLabel(label_of_kind(type(one)), self)
            caption.setProperty("kind", "caption")
            form = SpecForm(one, joined(self.place.path, place), marked=False, parent=self)
            form.edited.connect(lambda new, place=place: self._on_knobs(place, new))
            self._captions.append(caption)
            self.forms.append(form)
            self._below.addWidget(caption)
            self._below.addWidget(form)
        self.set_level(self._level or self.place.knob.level)

    def _make_more(self) -> QPushButton:
        more = QPushButton(self)
        more.setObjectName(joined(self.place.path, "more"))
        more.setProperty("kind", "fold")
        more.setToolTip(tr("Shows or hides the less common features"))
        more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        more.clicked.connect(self._on_more)
        return more
