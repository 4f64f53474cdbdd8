"""Which neuron's map is looked at: the one under the pointer, or else the one that is chosen."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from engine.data.plane import PlaneView
from engine.network.places import Neuron, Place
from engine.probes import NeuronMap
from playground.panels.selection import Selection


class NeuronChoice:
    """Follows what is pointed at and picked in other panels."""

    def __init__(self) -> None:
        self._hovered: Neuron | None = None
        self._chosen: Neuron | None = None

    @property
    def neuron(self) -> Neuron | None:
        """The neuron that is looked at, if there is one."""
        return self._hovered or self._chosen

    def take(self, selection: Selection) -> bool:
        """Follow a selection; whether another neuron is looked at now."""
        before = self.neuron
        if "pointed" in selection.picked:
            self._hovered = _with_map(selection.pointed)
        if "place" in selection.picked:
            self._chosen = _with_map(selection.place)
        return self.neuron != before

    def forget(self) -> None:
        """Look at none, whatever is chosen elsewhere."""
        self._hovered = self._chosen = None

    def probes(self, view: PlaneView, resolution: int) -> tuple[NeuronMap, ...]:
        """What has to be measured of it on the plane that is looked at."""
        if self.neuron is None:
            return ()
        chosen: dict[str, Any] = asdict(view)
        column, unit = self.neuron.column, self.neuron.unit
        return (NeuronMap(column=column, unit=unit, resolution=resolution, **chosen),)


def _with_map(place: Place | None) -> Neuron | None:
    """A neuron that has a map: inputs have none of their own."""
    return place if isinstance(place, Neuron) and place.column >= 0 else None
