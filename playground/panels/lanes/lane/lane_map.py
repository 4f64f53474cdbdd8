"""What one lane answers everywhere: the picture of the boundary panel, small and without axes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from engine.data.plane import Plane
from engine.probes import Field, Samples
from engine.training.setup import Setup
from playground.look.tokens import Theme
from playground.plotting.answers.picture import Picture, Shown
from playground.plotting.answers.pictures import kind_of
from playground.plotting.plots import AXES, Plot
from playground.words.numbers import fixed
from playground.words.translate import said, tr


class LaneMap(Plot):
    """Class regions, a curve or a heat map with the samples on it.

    Items are made when a run begins and moved from then on. The mouse goes through to the lane.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Decision boundary"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.plotItem.layout.setContentsMargins(0, 0, 0, 0)
        for side in AXES:
            self.plotItem.getAxis(side).hide()
        self.picture: Picture | None = None
        self.field: Field | None = None
        self.samples: Samples | None = None
        self._shown: Shown | None = None
        self._setup: Setup | None = None

    @property
    def plane(self) -> Plane | None:
        """The plane that is shown."""
        return None if self._setup is None else self._setup.plane

    @property
    def square(self) -> bool:
        """Whether it is as high as it is wide."""
        return self.plane is None or self.plane.square

    def start(self, setup: Setup) -> None:
        """Another run begins: forget what was measured."""
        self.field = self.samples = None
        self.fit(setup, anew=True)

    def fit(self, setup: Setup, *, anew: bool = False) -> None:
        """Show these samples; of the same kind they move into the items that are there."""
        before, self._setup = self._setup, setup
        same = before is not None and setup.data is before.data and setup.parts is before.parts
        if same and not anew and self.picture is not None:
            return
        self.set_square(setup.plane.square)
        self.show_range(*setup.plane.extent)
        self._shown = Shown.of(setup, setup.plane)
        kept = (
            self.picture is not None
            and not anew
            and type(self.picture) is kind_of(setup.data)
            and self.picture.data.classes == setup.data.classes
        )
        if self.picture is None or not kept:
            self._make()
        else:
            self.picture.fit(setup.data, setup.plane)
            self.picture.place(self._shown)

    def paint_field(self, field: Field | None, samples: Samples | None, stride: int) -> None:
        """Show what was measured; None: nothing new. See `Picture.paint` for `stride`."""
        self.field, self.samples = field or self.field, samples or self.samples
        self._paint(field, samples, stride)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        if getattr(self, "_setup", None) is not None:
            self._make()

    def answer_at(self, at: QPoint) -> str:
        """What the network answers at a point of this widget, in words."""
        field, picture = self.field, self.picture
        view = self.plotItem.getViewBox()
        place = view.mapSceneToView(self.mapToScene(at))
        if field is None or picture is None:
            return ""
        left, right, bottom, top = field.plane.extent
        across, up = (place.x() - left) / (right - left), (place.y() - bottom) / (top - bottom)
        rows, columns = field.values.shape[:2]
        if not (0 <= across < 1 and 0 <= up < 1 and picture.suits(field)):
            return ""
        answer = picture.read(field, int(up * rows), int(across * columns))
        names = self._names(field.plane)
        values = zip(names, (place.x(), place.y()), strict=False)
        where = ", ".join(f"{name} = {fixed(value, 2)}" for name, value in values)
        return tr("{place}: {answer}", place=where, answer=answer)

    @staticmethod
    def _names(plane: Plane) -> tuple[str, ...]:
        names = (tr("PC 1"), tr("PC 2")) if plane.principal else tuple(map(said, plane.labels))
        return names[: min(2, len(plane.origin))]

    def _make(self) -> None:
        """Make the picture anew, for other samples or another look."""
        setup = self._setup
        if self.picture is not None:
            self.picture.clear()
        if setup is None or self._shown is None:
            return
        self.picture = kind_of(setup.data)(self, self.theme, setup.data, setup.plane)
        self.picture.place(self._shown)
        self._paint(self.field, self.samples, 1)

    def _paint(self, field: Field | None, samples: Samples | None, stride: int) -> None:
        if self.picture is None or self._shown is None:
            return
        if field is not None and self.picture.suits(field):
            self.picture.paint(field, stride)
        if samples is not None and self._shown.tells(samples):
            self.picture.judge(samples)
