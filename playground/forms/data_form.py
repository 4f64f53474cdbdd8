"""Which samples there are: the gallery, the chosen data set's knobs, the shares kept back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.datasets import Dataset, dataset
from engine.experiment import DataSpec
from engine.knobs import knobs_of
from engine.plan import Plan
from engine.splits import PARTS
from playground.forms.dataset_gallery import DatasetGallery
from playground.forms.field import retire
from playground.forms.spec_edits import switched
from playground.forms.spec_form import SPACING, SpecForm
from playground.tokens import Theme

_DATASET = "dataset"


class DataForm(QWidget):
    """`edited` carries the new `DataSpec` after a user's change only.

    Everything here rebuilds: the title of its section carries the mark for all.
    """

    edited = Signal(object)

    def __init__(
        self, spec: DataSpec, path: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._spec = spec
        self._path = f"{path}.{_DATASET}"
        self._level = ""
        self.gallery = DatasetGallery(theme, self)
        self.gallery.setObjectName(self._path)
        self.gallery.setAccessibleName("Data set")
        self.gallery.chosen.connect(self._on_chosen)
        others = [name for name in knobs_of(DataSpec) if name != _DATASET]
        self._rest = SpecForm(spec, path, names=others, marked=False, parent=self)
        self._rest.edited.connect(self._on_rest)
        self.parts = QLabel(self)
        self.parts.setProperty("kind", "caption")
        self.parts.setWordWrap(True)
        self.parts.setObjectName(f"{path}.parts")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)
        self._column.addWidget(self.gallery)
        self._column.addWidget(self._rest)
        self._column.addWidget(self.parts)
        self._nest(spec.dataset)

    def set_value(self, spec: DataSpec, plan: Plan) -> None:
        """Show these samples without emitting."""
        self._spec = spec
        self._rest.set_value(spec)
        self._show_dataset(spec.dataset)
        sizes = " · ".join(f"{len(plan.parts[name]):,} {name}" for name in PARTS)
        self.parts.setText(sizes)
        self.parts.setToolTip(f"How many samples are in each part: {sizes}")

    def set_level(self, level: str) -> None:
        """Show the knobs up to this level."""
        self._level = level
        for form in (self._form, self._rest):
            form.set_level(level)
            form.setVisible(not form.is_bare())

    def set_theme(self, theme: Theme) -> None:
        """Wear another look."""
        self.gallery.set_theme(theme)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        kind = dataset[name]
        if kind is not type(self._spec.dataset):
            self._take(replace(self._spec, dataset=switched(self._spec.dataset, kind)))

    @Slot(object)
    def _on_knobs(self, new: Dataset) -> None:
        self._take(replace(self._spec, dataset=new))

    @Slot(object)
    def _on_rest(self, new: DataSpec) -> None:
        self._take(replace(new, dataset=self._spec.dataset))

    def _take(self, spec: DataSpec) -> None:
        self._spec = spec
        self._show_dataset(spec.dataset)
        self.edited.emit(spec)

    def _show_dataset(self, chosen: Dataset) -> None:
        if type(chosen) is type(self._form.spec):
            self._form.set_value(chosen)
        else:
            old = self._form
            self._nest(chosen)
            self._column.removeWidget(old)
            retire(old)
        self.gallery.select(str(getattr(chosen, "name", "")))

    def _nest(self, chosen: Dataset) -> None:
        self._form = SpecForm(chosen, self._path, marked=False, parent=self)
        self._form.edited.connect(self._on_knobs)
        self._column.insertWidget(1, self._form)
        if self._level:
            self._form.set_level(self._level)
        self._form.setVisible(not self._form.is_bare())
