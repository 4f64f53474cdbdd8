"""All that the network view draws, and what is at a place of it; nothing here knows Qt."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.network.places import Column, Neuron, Place
from engine.probes import Dead, Groups, Maps, Matrix, round_up
from playground.panels.network.geometry import Geometry, Spot
from playground.panels.network.joints import Joint, joints_of
from playground.panels.network.links import Links, own_links, strongest
from playground.panels.network.painting.phase_light import PhaseLight
from playground.panels.network.wiring import MOST_NODES, Wiring
from playground.panels.selection import PhaseShown

# How near, in pixels, the pointer has to be to a link or a bias.
REACH = 6.0
# Weights into one column that are written out.
MOST_NUMBERED = 12
# The links' scale follows the size that all but so many weights stay under.
SCALE_SHARE = 0.98
NO_MAP = np.zeros((0, 0, 0))


class Scene:
    """One network in its places, with the newest readings of it.

    Every column has a reading of each kind from the beginning: until there is a measured one, no
    weights, an empty map, and units that are neither copies nor dead.
    """

    def __init__(
        self,
        wiring: Wiring,
        geometry: Geometry,
        frozen: frozenset[Neuron | Column] = frozenset(),
        chosen: Place | None = None,
    ) -> None:
        self.wiring, self.geometry = wiring, geometry
        self.frozen, self.chosen = frozen, chosen
        ranks = wiring.ranks[1:]
        self.joints: tuple[Joint | None, ...] = (None,) * len(ranks)
        self.links: tuple[Links, ...] = ()
        # The neuron whose inputs and outputs stand out, and the links of it.
        self.lit: Neuron | None = None
        self.own: tuple[Links, ...] = ()
        # The phase of the next step that is looked at, and what it lights.
        self._phase: PhaseShown | None = None
        self.phase_light: PhaseLight | None = None
        # What the inputs are on the plane (inputs, r, r), each between −1 and 1.
        self.inputs = NO_MAP
        self.maps = tuple(Maps(rank.title, NO_MAP, rank.units) for rank in ranks)
        self.twins: tuple[Array, ...] = tuple(np.full(rank.units, -1) for rank in ranks)
        self.dead: tuple[Array, ...] = tuple(np.zeros(rank.units, bool) for rank in ranks)
        self._largest = 0.0

    @property
    def scale(self) -> float:
        """From which size on links are drawn as thick as it gets; it only grows."""
        return self._largest or 1.0

    def take_matrices(self, reading: Mapping[str, Matrix]) -> None:
        """New weights; those of another network are left alone."""
        try:
            self.joints = joints_of(self.wiring, reading)
        except KeyError:
            return
        self._largest = max(self._largest, _scale(self.joints))
        self.relink()

    def take_inputs(self, grid: Array, side: int) -> None:
        """The inputs (points, inputs) of a plane with so many points along its side."""
        if grid.shape[1] != self.wiring.rank(-1).units or grid.shape[1] > MOST_NODES:
            return
        size = np.abs(grid).max(axis=0)
        shares = grid / np.where(size > 0, size, 1.0)
        self.inputs = shares.T.reshape(grid.shape[1], -1, side)

    def forget_maps(self) -> None:
        """Show no maps until others are taken."""
        self.maps = tuple(Maps(one.title, NO_MAP, one.units) for one in self.maps)

    def take_maps(self, reading: tuple[Maps, ...]) -> None:
        """New answers of every neuron."""
        if self._fits([found.units for found in reading]):
            self.maps = reading

    def take_clones(self, reading: tuple[Groups, ...]) -> bool:
        """Which units are copies of each other; whether that is news."""
        before = self.twins
        if self._fits([found.units for found in reading]):
            self.twins = tuple(_twins(found.group) for found in reading)
        return not _same(before, self.twins)

    def take_dead(self, reading: tuple[Dead, ...]) -> bool:
        """Which units are dead; whether that is news."""
        before = self.dead
        if self._fits([len(found.units) for found in reading]):
            self.dead = tuple(found.units for found in reading)
        return not _same(before, self.dead)

    def choose(self, place: Place | None) -> None:
        """Point out this place; a neuron is lit as long as the pointer is over no other."""
        self.chosen = place
        self.light(None)

    def light(self, hovered: Place | None) -> bool:
        """Light the neuron under the pointer, or else the chosen one; whether that is news.

        A phase that is looked at comes before the chosen one.
        """
        before, found = self.lit, hovered
        if not isinstance(found, Neuron):
            found = self.chosen if self._phase is None else None
        lit = found if isinstance(found, Neuron) and self.wiring.has(found) else None
        self.lit, self.own = lit, own_links(self.joints, lit) if lit is not None else ()
        return lit != before

    def show_phase(self, shown: PhaseShown | None) -> None:
        """Light what a phase of the next step is about; None: there is none any more."""
        self._phase = shown
        self._light_phase()
        self.light(None)

    @property
    def fades(self) -> bool:
        """Whether something is lit, so that all else fades."""
        return self.lit is not None or self.phase_light is not None

    @property
    def standing_out(self) -> tuple[Links, ...]:
        """The links that are drawn over all that has faded."""
        if self.lit is not None or self.phase_light is None:
            return self.own
        return self.phase_light.links

    @property
    def scale_of_own(self) -> float:
        """From which size on these are drawn as thick as it gets."""
        light = self.phase_light if self.lit is None else None
        return self.scale if light is None or light.scale is None else light.scale

    def is_dimmed(self, place: Neuron) -> bool:
        """Whether something else is lit to which this neuron has no link."""
        lit, light = self.lit, self.phase_light
        if lit is None:
            return light is not None and place.column not in light.columns
        return place != lit and abs(place.column - lit.column) != 1

    @property
    def numbered(self) -> bool:
        """Whether there are so few weights that their numbers can stand on them."""
        sizes = [joint.weights.size for joint in self.joints if joint is not None]
        return bool(sizes) and max(sizes) <= MOST_NUMBERED

    def relink(self) -> None:
        """Decide again which links are drawn."""
        self.links = strongest(self.joints)
        self.own = own_links(self.joints, self.lit) if self.lit is not None else ()
        self._light_phase()

    def _light_phase(self) -> None:
        shown, there = self._phase, len(self.joints) == self.wiring.columns
        self.phase_light = None
        if shown is not None and there:
            self.phase_light = PhaseLight.of(self.wiring, self.joints, shown, self.scale)

    def count_of_weights(self) -> tuple[int, int]:
        """How many links are drawn, and of how many weights."""
        drawn = sum(len(links.w) for links in self.links)
        return drawn, sum(joint.count for joint in self.joints if joint is not None)

    def joint(self, column: int) -> Joint | None:
        """The weights into a column, if there are any to draw."""
        joint = self.joints[column] if 0 <= column < len(self.joints) else None
        return joint if joint is not None and joint.weights.size else None

    def twin_of(self, place: Neuron) -> int | None:
        """Another unit that computes the same and always will: the first, or else the next."""
        if not 0 <= place.column < len(self.twins):
            return None
        twin = int(self.twins[place.column][place.unit])
        return None if twin < 0 else twin

    def is_dead(self, place: Neuron) -> bool:
        """Whether no sample lets a gradient through this unit."""
        if not 0 <= place.column < len(self.dead):
            return False
        return bool(self.dead[place.column][place.unit])

    def is_frozen(self, place: Neuron) -> bool:
        """Whether this unit's weights stay as they are."""
        return place in self.frozen or Column(place.column) in self.frozen

    def map_of(self, place: Neuron) -> Array | None:
        """What a unit answers on the plane (rows, columns), the first row at the bottom."""
        if not 0 <= place.column < len(self.maps):
            return None
        values = self.maps[place.column].values
        return values[place.unit] if place.unit < len(values) else None

    def at(self, x: float, y: float) -> Place | None:
        """What is under the pointer: a bias, a neuron, a column of many, a weight, or nothing."""
        column = self.geometry.column_at(x)
        if column is not None:
            return self._node_at(column, x, y)
        column = self.geometry.gap_at(x)
        return None if column is None else self._link_at(column, x, y)

    def _node_at(self, column: int, x: float, y: float) -> Place | None:
        spot, rank = self.geometry.spot(column), self.wiring.rank(column)
        unit = spot.nearest(y)
        if unit is None:
            return None
        if rank.summed_up:
            return Column(column) if column >= 0 else None
        joint = self.joint(column)
        if joint is not None and joint.biased and _on_bias(spot, unit, x, y):
            return joint.bias_of(rank, unit)
        return Neuron(column, unit) if x >= spot.left else None

    def _link_at(self, column: int, x: float, y: float) -> Place | None:
        if not self.wiring.linked(column):
            return self._band_at(column, y)
        joint = self.joint(column)
        drawn = (*self.standing_out, *self.links)
        found = next((links for links in drawn if links.column == column), None)
        if joint is None or found is None or not len(found.w):
            return None
        far = self.geometry.distances(column, found.source, found.unit, x, y)
        # Of links that cross under the pointer the last, strongest one lies on top.
        place = len(far) - 1 - int(far[::-1].argmin())
        if far[place] > REACH:
            return None
        rank = self.wiring.rank(column)
        return joint.place_of(rank, int(found.source[place]), int(found.unit[place]))

    def _band_at(self, column: int, y: float) -> Column | None:
        """The one broad link that stands for all into a column."""
        ends = [self.geometry.spot(at) for at in (column - 1, column)]
        top = min(float(spot.y[0]) - spot.high / 2 for spot in ends)
        bottom = max(float(spot.y[-1]) + spot.high / 2 for spot in ends)
        return Column(column) if top <= y <= bottom else None

    def _fits(self, units: list[int]) -> bool:
        return units == [rank.units for rank in self.wiring.ranks[1:]]


def bias_centre(spot: Spot, unit: int) -> tuple[float, float]:
    """Where the bias of a unit is: at the lower left corner of its node."""
    return spot.left, float(spot.y[unit]) + spot.high / 2 - spot.dot


def _on_bias(spot: Spot, unit: int, x: float, y: float) -> bool:
    a, b = bias_centre(spot, unit)
    return (x - a) ** 2 + (y - b) ** 2 <= (spot.dot + 1.5) ** 2


def _same(before: tuple[Array, ...], after: tuple[Array, ...]) -> bool:
    return len(before) == len(after) and all(map(np.array_equal, before, after))


def _twins(group: Array) -> Array:
    """For each unit the first other one of its group, −1 if there is none."""
    twins = np.full(len(group), -1)
    for number in np.flatnonzero(np.bincount(group) > 1):
        first, second, *rest = np.flatnonzero(group == number)
        twins[first] = second
        twins[[second, *rest]] = first
    return twins


def _scale(joints: tuple[Joint | None, ...]) -> float:
    """The round number from which on links are drawn as thick as it gets."""
    sizes = [np.abs(joint.weights).ravel() for joint in joints if joint is not None]
    flat = np.concatenate(sizes) if sizes else np.zeros(0)
    flat = flat[np.isfinite(flat)]
    return round_up(float(np.quantile(flat, SCALE_SHARE))) if flat.size else 1.0
