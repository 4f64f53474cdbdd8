"""What is told of one weight and of the valley: the lines below the optimiser's words."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QLabel, QWidget

from engine.network.places import Parameter, Place
from engine.probes import CurvatureProbe, CurvatureReading, OwnMemoryProbe, OwnMemoryReading
from engine.running.pace import Pace, Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.words.numbers import number
from playground.words.places import name_of_parameter
from playground.words.translate import tr

# A hundred gradients over all samples: seldom while training goes on.
CURVATURE, SELDOM = CurvatureProbe(), Pace(every=120)


class CloserLook(QLabel):
    """Memory and step of the weight that is picked, and the largest curvature of the loss."""

    def __init__(self, pace: Pace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pace = pace
        self._setup: Setup | None = None
        self._own: OwnMemoryProbe | None = None
        self.weight: OwnMemoryReading | None = None
        self.curvature: CurvatureReading | None = None
        self.setAccessibleName(tr("The weight that is picked, and the largest curvature"))
        self.setToolTip(
            tr(
                "λ is the curvature of the training loss in its steepest direction. Full-batch "
                "descent stays in such a valley while η is below 2/λ, with momentum 2(1+μ)/λ."
            )
        )
        self._tell()

    def wants(self) -> frozenset[Want]:
        """What has to be measured for it."""
        own = () if self._own is None else (Want(self._own, self._pace),)
        return frozenset((Want(CURVATURE, SELDOM), *own))

    def start(self, setup: Setup) -> None:
        """A run begins."""
        self._setup, self.weight, self.curvature = setup, None, None
        self._tell()

    def pick(self, place: Place | None) -> bool:
        """Tell of this weight from now on; returns whether something else has to be measured."""
        own = OwnMemoryProbe.at(place) if isinstance(place, Parameter) else None
        if own == self._own:
            return False
        self._own, self.weight = own, None
        self._tell()
        return True

    def draw(self, snapshot: Snapshot) -> None:
        """Show what has been measured of it."""
        readings = snapshot.readings
        if self._own is not None and self._own in readings:
            self.weight = readings[self._own]
        if CURVATURE in readings:
            self.curvature = readings[CURVATURE]
        self._tell()

    def rows(self) -> list[list[object]]:
        """The same as numbers."""
        rows: list[list[object]] = []
        own, curvature = self.weight, self.curvature
        if own is not None:
            names = [name for name, _ in own.memory]
            rows += [[], [tr("weight"), tr("value"), *names, "Δ", "|Δ|/|g|"]]
            numbers = [value for _, value in own.memory]
            rows.append([self._name(), own.value, *numbers, own.step, own.rate])
        if curvature is not None:
            rows += [[], [tr("quantity"), tr("value")]]
            rows.append([tr("largest curvature"), curvature.largest])
            if curvature.stable is not None:
                rows.append([tr("largest stable learning rate"), curvature.stable])
        return rows

    def _name(self) -> str:
        """What the weight that is picked is called."""
        setup, found = self._setup, self.weight
        return "" if setup is None or found is None else name_of_parameter(setup, found.place)

    def _tell(self) -> None:
        lines = [words_of_weight(self._name(), self.weight), words_of_curvature(self.curvature)]
        text = "\n".join(line for line in lines if line)
        if text != self.text():
            self.setText(text)


def words_of_weight(name: str, found: OwnMemoryReading | None) -> str:
    """Memory and step of the weight that is picked; an invitation where none is."""
    if found is None or not name:
        return tr("Pick a weight to see what is remembered of it and how far it moves.")
    parts = [tr("{name} = {value}", name=name, value=number(found.value))]
    parts += [f"{array} = {number(value, 3)}" for array, value in found.memory]
    if math.isnan(found.step):
        parts.append(tr("no step yet"))
    else:
        parts.append(tr("last step Δ = {step}", step=number(found.step, 3)))
        if not math.isnan(found.rate):
            parts.append(tr("its own rate |Δ| ÷ |g| = {rate}", rate=number(found.rate, 3)))
        if found.turned:
            parts.append(tr("it has turned round"))
    return " · ".join(parts)


def words_of_curvature(found: CurvatureReading | None) -> str:
    """The largest curvature, and the learning rate that it allows."""
    if found is None:
        return ""
    about = "" if found.settled else "≳ "
    text = tr("largest curvature λ = {number}", number=about + number(found.largest, 3))
    if found.stable is None:
        return text
    return text + " · " + tr("stable up to η = {rate}", rate=number(found.stable, 3))
