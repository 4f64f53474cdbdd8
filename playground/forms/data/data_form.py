"""Which samples there are: the data set, the shares kept back, what the network is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.data.datasets import Dataset, dataset
from engine.data.datasets.table import Table
from engine.data.features import Feature
from engine.data.splits import PARTS
from engine.sentences import Sentence
from engine.specs.edits import switched
from engine.specs.knobs import knobs_of
from engine.specs.paths import joined
from engine.training.experiment import DataSpec
from engine.training.setup import Setup
from playground.forms.data.dataset_gallery import DatasetGallery
from playground.forms.data.feature_boxes import FeatureBoxes
from playground.forms.field import KnobPlace, retire
from playground.forms.spec_form import SPACING, SpecForm
from playground.look.tokens import Theme
from playground.words.settings import tooltip
from playground.words.translate import tr

_DATASET, _FEATURES = "dataset", "features"
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
        names = [name for name in knobs if name != _DATASET]
        here = names.index(_FEATURES)
        # Before the features: which samples; after them: how they reach the network.
        self._rest = tuple(
            SpecForm(spec, path, names=some, parent=self)
            for some in (names[:here], names[here + 1 :])
        )
        for form in self._rest:
            form.edited.connect(lambda new, form=form: self._on_rest(form, new))
        self.features = FeatureBoxes(
            KnobPlace(DataSpec, _FEATURES, knobs[_FEATURES], joined(path, _FEATURES)), self
        )
        self.features.edited.connect(self._on_features)
        self.parts = self._caption(f"{path}.parts")
        self.inputs = self._caption(f"{path}.inputs")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)
        self._column.addWidget(self.gallery)
        for part in (self._rest[0], self.parts, self.features, self._rest[1], self.inputs):
            self._column.addWidget(part)
        self._nest(spec.dataset)

    def set_value(self, spec: DataSpec, setup: Setup) -> None:
        """Show these samples without emitting."""
        self._spec = spec
        for form in self._rest:
            form.set_value(spec)
        self.features.set_value(spec.features)
        self._show_dataset(spec.dataset)
        sizes = " · ".join(f"{len(setup.parts[name]):,} {tr(name)}" for name in PARTS)
        if isinstance(spec.dataset, Table):
            sizes = f"{Path(spec.dataset.path).name}: {sizes}"
        self.parts.setText(sizes)
        self.parts.setToolTip(tr("How many samples are in each part: {sizes}", sizes=sizes))
        some = ", ".join(setup.inputs[:_NAMED_INPUTS])
        more = ", …" if len(setup.inputs) > _NAMED_INPUTS else ""
        count = len(setup.inputs)
        pattern = Sentence("1 input: {names}") if count == 1 else Sentence("{n:,} inputs: {names}")
        shown = tr(pattern, n=count, names=some + more)
        self.inputs.setText(shown)
        names = ", ".join(setup.inputs)
        self.inputs.setToolTip(tooltip([tr("What the network is shown: {names}", names=names)]))

    def set_level(self, level: str) -> None:
        """Show the knobs up to this level."""
        self._level = level
        for form in (self._form, *self._rest):
            form.set_level(level)
            form.setVisible(not form.is_bare())
        self.features.set_level(level)
        self.inputs.setVisible(not self.features.isHidden())

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self.gallery.set_theme(theme)

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
    def _on_knobs(self, new: Dataset) -> None:
        self._take(replace(self._spec, dataset=new))

    @Slot(object)
    def _on_features(self, new: tuple[Feature, ...]) -> None:
        self._take(replace(self._spec, features=new))

    def _on_rest(self, form: SpecForm, new: DataSpec) -> None:
        # Only its own knobs: of the others the form may hold older values.
        values = {name: getattr(new, name) for name in form.names}
        self._take(replace(self._spec, **values))

    def _take(self, spec: DataSpec) -> None:
        self._spec = spec
        self._show_dataset(spec.dataset)
        self.edited.emit(spec)

    def _caption(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("kind", "caption")
        label.setWordWrap(True)
        label.setObjectName(name)
        return label

    def _show_dataset(self, chosen: Dataset) -> None:
        if type(chosen) is type(self._form.spec):
            self._form.set_value(chosen)
        else:
            old = self._form
            self._nest(chosen)
            self._column.removeWidget(old)
            retire(old)

    def _nest(self, chosen: Dataset) -> None:
        self.gallery.select(str(getattr(chosen, "name", "")))
        self._form = SpecForm(chosen, self._path, parent=self)
        self._form.edited.connect(self._on_knobs)
        self._column.insertWidget(1, self._form)
        if self._level:
            self._form.set_level(self._level)
        self._form.setVisible(not self._form.is_bare())
