"""Which samples there are: the data set, the shares kept back, what the network is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.data.datasets import Dataset, dataset
from engine.data.datasets.table import Table
from engine.data.splits import PARTS
from engine.sentences import Sentence
from engine.specs.edits import switched
from engine.specs.knobs import knobs_of
from engine.specs.paths import joined
from engine.training.experiment import DataSpec
from engine.training.setup import Setup
from playground.forms.data.dataset_gallery import DatasetGallery
from playground.forms.data.feature_switches import FeatureSwitches
from playground.forms.data.part_slider import PartSlider
from playground.forms.field import KnobPlace, retire
from playground.forms.offered import OfferedSettings
from playground.forms.spec_form import SPACING, SpecForm
from playground.look.tokens import Theme
from playground.widgets.section import Fold
from playground.words.numbers import number
from playground.words.settings import tooltip
from playground.words.translate import tr

_DATASET, _FEATURES = "dataset", "features"
# What has a place of its own; the inputs themselves are switches among the features.
_PLACED = (_DATASET, _FEATURES, "raw_inputs")
# What one turns most of a data set; the rest waits in a fold.
_FRONT = ("noise", "samples")
_SHORT = {
    "validation": Sentence("Shares"),
    "test": Sentence("Shares"),
    "scaling": Sentence("Scaling"),
}
_NAMED_INPUTS = 8


class DataForm(QWidget):
    """`edited` carries the new `DataSpec` after a user's change only.

    `import_wanted` asks for a table of the user's own. Another data set rebuilds; of the knobs
    below, those that do carry the mark.
    """

    edited = Signal(object)
    import_wanted = Signal()

    def __init__(
        self, spec: DataSpec, path: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._spec = spec
        self._path = joined(path, _DATASET)
        self._level = ""
        self.gallery = DatasetGallery(theme, self)
        self.gallery.setObjectName(self._path)
        self.gallery.setAccessibleName(tr("Data set"))
        self.gallery.chosen.connect(self._on_chosen)
        knobs = knobs_of(DataSpec)
        names = [name for name in knobs if name not in _PLACED]
        self._rest = SpecForm(spec, path, names=names, parent=self)
        self._rest.edited.connect(self._on_rest)
        self.features = FeatureSwitches(
            KnobPlace(DataSpec, _FEATURES, knobs[_FEATURES], joined(path, _FEATURES)), theme, self
        )
        self.features.edited.connect(self._on_features)
        self.parts = PartSlider(path, self)
        self.parts.edited.connect(self._on_parts)
        self.inputs = self._caption(f"{path}.inputs")
        self.fold = Fold(joined(path, "fold"), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)
        for part in (self.gallery, self.parts, self.fold, self.features, self.inputs):
            self._column.addWidget(part)
        self.fold.add(self._rest)
        self._nest(spec.dataset)

    def set_value(self, spec: DataSpec, setup: Setup) -> None:
        """Show these samples without emitting."""
        self._spec = spec
        self._rest.set_value(spec)
        self.parts.set_value(spec)
        self.features.set_data(spec, setup)
        self._show_dataset(spec.dataset)
        sizes = " · ".join(f"{number(len(setup.parts[name]))} {tr(name)}" for name in PARTS)
        if isinstance(spec.dataset, Table):
            sizes = f"{Path(spec.dataset.path).name}: {sizes}"
        self.parts.caption.setText(sizes)
        self.parts.caption.setToolTip(tr("How many samples are in each part: {sizes}", sizes=sizes))
        some = ", ".join(setup.inputs[:_NAMED_INPUTS])
        more = ", …" if len(setup.inputs) > _NAMED_INPUTS else ""
        count = len(setup.inputs)
        pattern = Sentence("1 input: {names}") if count == 1 else Sentence("{n:,} inputs: {names}")
        shown = tr(pattern, n=count, names=some + more)
        self.inputs.setText(shown)
        self._show_inputs()
        names = ", ".join(setup.inputs)
        self.inputs.setToolTip(tooltip([tr("What the network is shown: {names}", names=names)]))

    def set_level(self, level: str) -> None:
        """Show the knobs up to this level."""
        self._level = level
        for form in (*self._forms, self._rest):
            form.set_level(level)
            form.setVisible(not form.is_bare())
        self._name_fold()
        self.parts.set_level(level)
        self.features.set_level(level)
        self._show_inputs()

    def set_offers(self, offers: OfferedSettings) -> None:
        """Hide what changes nothing for the data at hand."""
        for form in (*self._forms, self._rest):
            form.set_offers(offers)
        self.parts.set_offers(offers)
        self._name_fold()

    def _name_fold(self) -> None:
        self.fold.set_names([*self._forms[1].labels({}), *self._rest.labels(_SHORT)])

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self.gallery.set_theme(theme)
        self.features.set_theme(theme)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        kind = dataset[name]
        if kind is Table:
            # A file has to be chosen first; until then the data stays as it is.
            self.gallery.select(str(getattr(self._spec.dataset, "name", "")))
            self.import_wanted.emit()
        elif kind is not type(self._spec.dataset):
            self._take(replace(self._spec, dataset=switched(self._spec.dataset, kind)))

    @Slot(object)
    def _on_features(self, new: DataSpec) -> None:
        self._take(replace(self._spec, features=new.features, raw_inputs=new.raw_inputs))

    def _on_knobs(self, form: SpecForm, new: Dataset) -> None:
        # Only its own knobs: of the others the form may hold older values.
        values = {name: getattr(new, name) for name in form.names}
        self._take(replace(self._spec, dataset=replace(self._spec.dataset, **values)))

    @Slot(object)
    def _on_parts(self, new: DataSpec) -> None:
        self._take(replace(self._spec, validation=new.validation, test=new.test))

    @Slot(object)
    def _on_rest(self, new: DataSpec) -> None:
        values = {name: getattr(new, name) for name in self._rest.names}
        self._take(replace(self._spec, **values))

    def _take(self, spec: DataSpec) -> None:
        self._spec = spec
        self._show_dataset(spec.dataset)
        self.edited.emit(spec)

    def _show_inputs(self) -> None:
        """Say what the network is shown, unless the switches say it one by one."""
        self.inputs.setHidden(self.features.isHidden() or self.features.is_complete())

    def _caption(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("kind", "caption")
        label.setWordWrap(True)
        label.setObjectName(name)
        return label

    def _show_dataset(self, chosen: Dataset) -> None:
        if type(chosen) is type(self._forms[0].spec):
            for form in self._forms:
                form.set_value(chosen)
            return
        front, others = self._forms
        self._column.removeWidget(front)
        self.fold.take_out(others)
        for old in self._forms:
            retire(old)
        self._nest(chosen)
        if self._level:
            self.set_level(self._level)

    def _nest(self, chosen: Dataset) -> None:
        self.gallery.select(str(getattr(chosen, "name", "")))
        knobs = knobs_of(type(chosen))
        front = [name for name in _FRONT if name in knobs]
        others = [name for name in knobs if name not in _FRONT]
        self._forms = tuple(
            SpecForm(chosen, self._path, names=names, parent=self) for names in (front, others)
        )
        for form in self._forms:
            form.edited.connect(lambda new, form=form: self._on_knobs(form, new))
        self._column.insertWidget(1, self._forms[0])
        self.fold.put_first(self._forms[1])
