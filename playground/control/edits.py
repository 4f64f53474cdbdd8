"""Changes of the experiment as the window makes them: large samples are worked out aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from engine.specs.differences import differences
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from playground.control.aside import Aside, Errand
from playground.panels.panel import Panel
from playground.session.files import working_out
from playground.session.lineup import carried
from playground.session.session import Session
from playground.words.translate import tr

# Samples of more numbers than this take longer to work out than anybody should wait for a window.
LARGE = 1_000_000


class Edits(QObject):
    """Makes changes of the experiment; one that needs large samples is made when they are there.

    Until then everything stays as it is. Further changes join the one under way, and whoever stops
    it sees what holds again.
    """

    def __init__(self, session: Session, aside: Aside, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._aside = session, aside
        self._wanted: ExperimentSpec | None = None
        self._errand: Errand | None = None

    @Slot(object)
    def follow(self, panel: Panel) -> None:
        """Make the changes that are asked for in a panel."""
        panel.edited.connect(self.make)
        panel.settled.connect(self._session.settle)
        panel.parameter_set.connect(self._session.set_parameter)
        panel.parameters_set.connect(self._session.set_parameters)
        panel.sought.connect(self._session.seek)

    @Slot(object)
    def make(self, spec: ExperimentSpec) -> None:
        """Change the experiment."""
        session = self._session
        if self._wanted is not None and self._aside.errand is self._errand:
            spec = carried(self._wanted, spec, differences(session.spec, spec))
        self._with_samples(spec, partial(session.edit, spec))

    @Slot()
    def new_data(self) -> None:
        """Draw other samples of the same data set."""
        session = self._session
        spec = replace(session.spec, data_draw=session.spec.data_draw + 1)
        self._with_samples(spec, partial(session.edit, spec, tr("New data")))

    def _with_samples(self, spec: ExperimentSpec, act: Callable[[], object]) -> None:
        """Do it as soon as what an experiment needs has been worked out."""
        session = self._session
        rows, columns = session.setup.data.x.shape
        numbers = max(rows, getattr(spec.data.dataset, "samples", rows)) * columns
        if numbers <= LARGE or session.setups.holds_samples_of(spec):
            act()
            return
        base, known = session.spec, session.setups.newest

        def take(setup: Setup) -> None:
            if session.spec == base:
                session.setups.of(setup)
                act()
            else:
                session.show_again(spec)

        def left() -> None:
            # A change that joined it has errands of its own.
            if self._errand is errand:
                session.show_again(spec)

        # What cannot be worked out as it stands is said, or mended, by whoever makes the change.
        words = tr("Working out the samples …")
        errand = Errand(words, working_out(spec, known), take, lambda _: act(), left)
        self._errand, self._wanted = errand, spec
        self._aside.begin(errand)
