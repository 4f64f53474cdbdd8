"""The whole experiment as one form: data, training, loss, network, seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.sentences import Sentence
from engine.specs.differences import every_path
from engine.specs.knobs import TupleKnob, knobs_of
from engine.specs.paths import touches
from engine.training.experiment import OUTPUT_KNOBS, ExperimentSpec
from engine.training.setup import DECIDE_LAYERS, DECIDE_SAMPLES, Setup
from playground.forms.data.data_form import DataForm
from playground.forms.field import KnobPlace, short_words
from playground.forms.layers.layer_stack import LayerStack
from playground.forms.levels import shown_at
from playground.forms.offered import OfferedSettings
from playground.forms.seed_field import SeedField
from playground.forms.spec_form import SpecForm
from playground.forms.spec_list import SpecList
from playground.look.tokens import Theme
from playground.widgets.number_slider import NumberSlider
from playground.widgets.section import Fold, Section
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.settings import (
    DATA_NOTE,
    DATA_REBUILDS,
    LIVE,
    LIVE_NOTE,
    REBUILDS,
    REBUILDS_NOTE,
)
from playground.words.translate import tr

# Knobs with a place of their own; every other one follows from whether it rebuilds.
_STACKED = ("layers", *OUTPUT_KNOBS)
_CHANCE = ("weights_draw", "data_draw", "dtype", "engine")
_FIRST_IN_TRAINING = ("optimizer", "batch_size", "penalty")
# What rebuilds, but is about training.
_FOLDED = ("pretraining",)
_SHORT = {
    "schedule": Sentence("Schedule"),
    "clipping": Sentence("Clipping"),
    "stopping": Sentence("Stopping"),
}
# Lists with an editor for any family; all of them are live.
_LISTS = ("stopping",)


class ExperimentForm(QWidget):
    """Shows an experiment; `edited` carries the complete new one after a user's change only.

    `import_wanted` asks for a table of the user's own, `turned` says that a section or a fold of
    this name was opened, or closed.

    Every control has the path of its knob as its object name: `optimizer.lr`,
    `data.dataset.noise`, `layers.0.units` (blocks are counted, not layers), `layers.add`.
    """

    edited = Signal(object)
    import_wanted = Signal()
    turned = Signal(str, bool)

    def __init__(
        self,
        spec: ExperimentSpec,
        setup: Setup,
        theme: Theme,
        level: str = "standard",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spec, self._level = spec, level
        self._more = False
        self.data = DataForm(spec.data, "data", theme, self)
        self.stack = LayerStack(spec, setup, theme, level, self)
        self.seed = SeedField(_place("seed", marked=False), theme, self)
        self._forms = {
            group: SpecForm(spec, names=names, marked=group != "seed", parent=self)
            for group, names in _grouped().items()
        }
        self._lists = {name: SpecList(_place(name), theme, self) for name in _LISTS}
        self.fold = Fold("training.fold", self)
        for part in (self._forms["more"], *self._lists.values()):
            self.fold.add(part)
        self.sections = self._make_sections()
        self.more = QPushButton(self)
        self.more.setObjectName("experiment.more")
        self.more.setProperty("flat", True)
        self.more.setProperty("kind", "caption")
        self.more.clicked.connect(self._on_more)
        self._lay_out()
        self._connect()
        self.set_experiment(spec, setup, every_path(spec))
        self._show_level()

    def set_experiment(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        """Show this experiment with the sizes of its setup, without emitting.

        `changed` has every path at which it is another than the one shown.
        """
        self._spec = spec
        if touches(changed, *DECIDE_SAMPLES):
            self.data.set_value(spec.data, setup)
        if touches(changed, *DECIDE_LAYERS):
            self.stack.set_value(spec, setup)
        if "seed" in changed:
            self.seed.set_value(spec.seed)
        for form in self._forms.values():
            if touches(changed, *form.names):
                form.set_value(spec)
        if touches(changed, *DECIDE_SAMPLES):
            self._offer(OfferedSettings.of(setup))
        for name, items in self._lists.items():
            if touches(changed, name):
                items.set_value(getattr(spec, name))

    def _offer(self, offers: OfferedSettings) -> None:
        self.data.set_offers(offers)
        for form in self._forms.values():
            form.set_offers(offers)
        for items in self._lists.values():
            items.set_offers(offers)
        self._name_folds()

    def set_level(self, level: str) -> None:
        """Show the knobs up to beginner, standard or full."""
        self._level = level
        self._more = False
        self._show_level()

    def mark_rate(self, rate: float | None, caption: str = "", help: str = "") -> None:
        """Mark a learning rate on its slider; None: there is nothing to be marked."""
        slider = self.findChild(NumberSlider, "optimizer.lr")
        if isinstance(slider, NumberSlider):
            slider.set_mark(rate, caption, help)

    def open_folds(self, wanted: Mapping[str, bool]) -> None:
        """Open or close the sections and folds of these names without emitting."""
        for name, part in self._turning().items():
            if name in wanted:
                part.set_open(wanted[name])

    def reveal_seed(self) -> None:
        """Bring the seed into sight and give it the keyboard, whatever the level hides."""
        self.sections["seed"].show()
        self.sections["seed"].set_open(True)
        self.scroll_area.ensureWidgetVisible(self.seed)
        self.seed.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.seed.number.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Wear another look: icons and thumbnails, which no style sheet reaches."""
        self.data.set_theme(theme)
        self.stack.set_theme(theme)
        self.seed.set_theme(theme)
        for found in self._lists.values():
            found.set_theme(theme)

    def _make_sections(self) -> dict[str, Section]:
        contents: dict[str, tuple[str, list[QWidget]]] = {
            "data": (tr("Data"), [self.data]),
            "training": (tr("Training"), [self._forms["training"], self.fold]),
            "loss": (tr("Loss"), [self._forms["loss"]]),
            "network": (tr("Network"), [self.stack]),
            "seed": (tr("Seed"), [self.seed, self._forms["seed"]]),
        }
        sections = {}
        for name, (title, parts) in contents.items():
            sections[name] = section = Section(title, self)
            section.title.setObjectName(f"section.{name}")
            for part in parts:
                section.add(part)
        sections["data"].set_note(tr(DATA_NOTE), "warning", tr(DATA_REBUILDS))
        for name in ("loss", "network", "seed"):
            sections[name].set_note(tr(REBUILDS_NOTE), "warning", tr(REBUILDS))
        sections["training"].set_note(tr(LIVE_NOTE), "good", tr(LIVE))
        return sections

    def _lay_out(self) -> None:
        page = QWidget(self)
        # Its height follows from its width; the least height it names is that of the least
        # width, where the gallery is one long column, and would leave an empty page below.
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        self._rules: dict[str, QFrame] = {}
        for name, section in self.sections.items():
            if self._rules or name != next(iter(self.sections)):
                self._rules[name] = rule = QFrame(page)
                rule.setProperty("kind", "rule")
                column.addWidget(rule)
            column.addWidget(section)
        column.addWidget(self.more)
        column.addStretch(1)
        self.scroll_area = VerticalScroll(page, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll_area)

    def _connect(self) -> None:
        self.data.edited.connect(lambda data: self._take(data=data))
        self.data.import_wanted.connect(self.import_wanted)
        self.seed.edited.connect(lambda seed: self._take(seed=seed))
        self.stack.edited.connect(self._taker(_STACKED))
        for form in self._forms.values():
            form.edited.connect(self._taker(form.names))
        for name, found in self._lists.items():
            found.edited.connect(lambda items, name=name: self._take(**{name: items}))

        for name, part in self._turning().items():
            part.folded.connect(lambda folded, name=name: self.turned.emit(name, not folded))

    def _turning(self) -> dict[str, Section | Fold]:
        """What can be opened and closed, by name."""
        folds = {fold.line.objectName(): fold for fold in (self.data.fold, self.fold)}
        return {part.title.objectName(): part for part in self.sections.values()} | folds

    def _taker(self, names: tuple[str, ...]) -> Callable[[Any], None]:
        """What takes only these knobs over from a part's experiment; others may be older there."""
        return lambda new: self._take(**{name: getattr(new, name) for name in names})

    def _take(self, **values: Any) -> None:
        self._spec = replace(self._spec, **values)
        self.edited.emit(self._spec)

    @Slot()
    def _on_more(self) -> None:
        self._more = not self._more
        self._show_level()

    def _show_level(self) -> None:
        level = "full" if self._more else self._level
        for form in self._forms.values():
            form.set_level(level)
            form.setVisible(not form.is_bare())
        for found in self._lists.values():
            found.set_level(level)
        self.data.set_level(level)
        self.stack.set_level(level)
        self.seed.set_level(level)
        self._name_folds()
        for name, shown in (
            ("seed", shown_at(self.seed.place.knob.level, level)),
            ("loss", not self._forms["loss"].is_bare()),
        ):
            self.sections[name].setVisible(shown)
            self._rules[name].setVisible(shown)
        self.more.setVisible(self._level == "standard")
        self.more.setText(tr("Fewer settings") if self._more else tr("More settings"))
        self.more.setAccessibleName(self.more.text())
        self.more.setToolTip(tr("Shows or hides the settings that research needs"))

    def _name_folds(self) -> None:
        lists = [items.place for items in self._lists.values() if not items.isHidden()]
        listed = [short_words(place, _SHORT) for place in lists]
        self.fold.set_names([*self._forms["more"].labels(_SHORT), *listed])


def _place(name: str, marked: bool = True) -> KnobPlace:
    """The place of a knob of the experiment."""
    return KnobPlace(ExperimentSpec, name, knobs_of(ExperimentSpec)[name], name, marked)


def _grouped() -> dict[str, tuple[str, ...]]:
    """The knobs of LOSS (what rebuilds), of TRAINING (what is live), of its fold and of SEED."""
    placed = {"data", "seed", *_STACKED, *_CHANCE}
    free = {
        name: knob
        for name, knob in knobs_of(ExperimentSpec).items()
        if name not in placed and not isinstance(knob, TupleKnob)
    }
    live = [name for name, knob in free.items() if not knob.rebuilds]
    return {
        "loss": tuple(n for n, knob in free.items() if knob.rebuilds and n not in _FOLDED),
        "training": tuple(name for name in _FIRST_IN_TRAINING if name in live),
        "more": (*(name for name in live if name not in _FIRST_IN_TRAINING), *_FOLDED),
        "seed": _CHANCE,
    }
