"""Of which step the numbers of a panel are, where it is not the step that the bar shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from engine.probes import Probe
from engine.running.snapshot import Snapshot, Status
from playground.panels.panel import Panel
from playground.widgets.card_dock import CardDock
from playground.words.numbers import number
from playground.words.translate import tr


class MeasuredSteps:
    """Writes "at step 190" into the head of a dock whose panel was measured then.

    While training goes on most panels are measured now and then, and the bar is ahead of them. The
    note stays until the run rests and all is measured at the step at hand: it must not flicker.
    """

    def __init__(self, seen: Callable[[], Iterable[Panel]], docks: Mapping[str, CardDock]) -> None:
        self._seen, self._docks = seen, docks
        self._steps: dict[Probe, int] = {}
        self._noted: dict[str, int | None] = {}
        self._probes: dict[str, tuple[Probe, ...]] | None = None
        self._wanted_by: dict[Probe, list[str]] = {}

    def forget_wants(self) -> None:
        """What panels want is another thing, or others can be seen."""
        self._probes = None

    def start(self) -> None:
        """A run begins: nothing has been measured."""
        self._steps.clear()
        for name in self._noted:
            self._docks[name].set_note("")
        self._noted.clear()

    def draw(self, snapshot: Snapshot) -> None:
        """Take note of what was measured, and say which panels are behind."""
        now = snapshot.step
        for probe in snapshot.readings:
            self._steps[probe] = now
        running, shown = snapshot.status is Status.RUNNING, self._shown()
        measured = {name for probe in snapshot.readings for name in self._wanted_by.get(probe, ())}
        for name, probes in shown.items():
            if running and name not in measured and self._noted.get(name) is not None:
                continue
            steps = [self._steps[probe] for probe in probes if probe in self._steps]
            oldest = min(steps, default=now)
            noted = self._noted.get(name)
            told = oldest if oldest != now or (running and noted is not None) else None
            if told != noted:
                self._noted[name] = told
                text = "" if told is None else tr("at step {step}", step=number(told))
                self._docks[name].set_note(text)

    def _shown(self) -> dict[str, tuple[Probe, ...]]:
        """What the panels that can be seen want measured while training goes on."""
        if self._probes is None:
            self._probes = {
                panel.name: tuple(want.probe for want in panel.wants() if not want.pace.resting)
                for panel in self._seen()
            }
            self._wanted_by = {}
            for name, probes in self._probes.items():
                for probe in probes:
                    self._wanted_by.setdefault(probe, []).append(name)
        return self._probes
