"""Marks the largest stable learning rate on its slider, where such a bound holds."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from engine.probes import CurvatureProbe, CurvatureReading
from engine.running.pace import Pace, Want
from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.session.session import Session
from playground.window.main_window import MainWindow
from playground.words.numbers import number
from playground.words.translate import tr

CURVATURE, SELDOM = CurvatureProbe(), Pace(every=120)
# The curvature changes as training goes on: after so many steps a measurement is stale.
STALE = 500
# What may be changed without another bound.
LEAVES_IT = ("optimizer.lr", "stopping")


class StableRate(QObject):
    """Has the curvature measured for full-batch descent, and shows what it allows while it holds.

    It is 2/λ, with momentum 2(1 + μ)/λ. The mark is hidden for every other optimiser, for
    mini-batches, and as soon as the measurement is stale.
    """

    def __init__(self, window: MainWindow, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._session = window, session
        self._step: int | None = None
        self._wanted = self.holds
        session.snapshot_ready.connect(self._show)
        session.spec_changed.connect(self._follow)
        session.run_started.connect(self._forget)

    @property
    def holds(self) -> bool:
        """Whether there is such a bound for the experiment at hand."""
        spec, setup = self._session.spec, self._session.setup
        whole = spec.batch_size >= len(setup.parts["train"])
        return spec.optimizer.stability is not None and whole and not setup.network.draws_noise

    def wants(self) -> frozenset[Want]:
        """What has to be measured for it."""
        return frozenset((Want(CURVATURE, SELDOM),)) if self.holds else frozenset()

    @Slot(object)
    def _show(self, snapshot: Snapshot) -> None:
        if CURVATURE in snapshot.readings:
            self._mark(snapshot.readings[CURVATURE], snapshot.step)
        elif self._step is not None and abs(snapshot.step - self._step) > STALE:
            self._forget()

    def _mark(self, found: CurvatureReading | None, step: int) -> None:
        stable = found.stable if found is not None and self.holds else None
        if stable is None:
            self._forget()
            return
        self._step = step
        self._window.form.mark_rate(
            stable,
            tr("▏stable up to {rate}", rate=number(stable, 3)),
            tr(
                "The largest learning rate with which full-batch descent stays in the steepest "
                "valley here: 2/λ, with momentum 2(1+μ)/λ, for the largest curvature λ."
            ),
        )

    @Slot(object, object, object)
    def _follow(self, spec: ExperimentSpec, setup: Setup, changed: frozenset[str]) -> None:
        if not all(path.startswith(LEAVES_IT) for path in changed):
            self._forget()
        if self.holds != self._wanted:
            self._wanted = self.holds
            self._window.wanted.emit()

    @Slot()
    def _forget(self) -> None:
        self._step = None
        self._window.form.mark_rate(None)
