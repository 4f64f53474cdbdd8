"""Turns: in which frames each probe is taken while training, spread as evenly as can be.

Where measuring and drawing would take too long, not every frame has its turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.probes import Probe
from engine.running.pace import Want, paces_of

# Frames that are looked at: usual paces (2, 4, 6, 12, 15, 24, 60) begin anew after so many.
ROUND = 120
# Seconds of a frame that measuring and drawing may take together, on average, while training is as
# fast as it can be: pictures still change some ten times a second.
VIEWING_SHARE = 0.005
# How much the newest frame counts for what the next one is expected to take; one that takes longer
# than so many shares, such as a panel's first, counts as that.
SMOOTHING, MOST_SHARES = 0.05, 10
# Fractions of turns add up but for the last digits.
ROUGHLY_ONE = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class Turn:
    """A probe is taken in the frame numbered `first`, and in every `every`-th one after it."""

    probe: Probe
    every: int
    first: int

    def due(self, frame: int) -> bool:
        """Whether it is taken in this frame."""
        return frame % self.every == self.first


class Workload:
    """How many readings are taken in each frame of a round, and how many seconds they need.

    Several schedules that count the same frames may share one.
    """

    def __init__(self) -> None:
        self._counts = [0] * ROUND
        self._seconds = [0.0] * ROUND

    def take_emptiest(self, every: int, seconds: float) -> int:
        """Put another reading into every so-manieth frame; returns the first of them."""
        first = min(range(min(every, ROUND)), key=lambda first: self._fullness(first, every))
        for frame in range(first, ROUND, every):
            self._counts[frame] += 1
            self._seconds[frame] += seconds
        return first

    def _fullness(self, first: int, every: int) -> tuple[int, int, float, float]:
        """What there is to do in these frames: in the fullest of them, then in all."""
        counts, seconds = self._counts[first::every], self._seconds[first::every]
        return max(counts), sum(counts), max(seconds), sum(seconds)


def turns_of(
    wants: Iterable[Want], costs: Mapping[Probe, float], work: Workload | None = None
) -> tuple[Turn, ...]:
    """Frames for whatever is wanted while training; `costs` are seconds that readings took.

    They come on top of the `work` that others have.

    The most frequent come first, of these the dearest: each gets the frames in which the fewest
    others are taken, for each has to be drawn too, and of these frames the cheapest. So no frame
    takes two of one pace while another takes none, and the dear ones are apart.
    """
    wants = [want for want in wants if not want.pace.resting]
    paces = paces_of(wants)
    every = {probe: int(pace.every) for probe, pace in paces.items()}

    def fastest(party: Sequence[Probe]) -> int:
        return min(every[probe] for probe in party)

    def cost(party: Sequence[Probe]) -> float:
        return sum(costs.get(probe, 0.0) for probe in party)

    work = work or Workload()
    turns: list[Turn] = []
    for party in sorted(_parties(wants), key=lambda one: (fastest(one), -cost(one), repr(one))):
        first = work.take_emptiest(fastest(party), cost(party))
        turns += (Turn(probe, every[probe], first) for probe in party)
    return tuple(turns)


def _parties(wants: Iterable[Want]) -> list[list[Probe]]:
    """The probes that are taken in the same frame: those which a word joins, others alone."""
    found: list[tuple[set[Probe], set[str]]] = []
    for want in wants:
        probes, words = {want.probe}, {want.pace.together} - {""}
        for other in [one for one in found if one[0] & probes or one[1] & words]:
            found.remove(other)
            probes, words = probes | other[0], words | other[1]
        found.append((probes, words))
    return [sorted(probes, key=repr) for probes, _ in found]


class Tempo:
    """Counts turns: one in every frame, or in one of so many, which need be no whole number."""

    def __init__(self) -> None:
        self.turn = 0
        self._gathered = 1.0

    @property
    def due(self) -> bool:
        """Whether the turn comes in this frame."""
        return self._gathered >= ROUGHLY_ONE

    def pass_frame(self, slowness: float) -> None:
        """Go on to the next frame; at this slowness one of so many frames has a turn."""
        if self.due:
            self.turn += 1
            self._gathered -= 1
        self._gathered += 1 / slowness


class DrawingTime:
    """How long it takes to draw a frame that shows something new, going by the last ones."""

    def __init__(self) -> None:
        self._seconds = 0.0

    def note(self, seconds: float) -> None:
        """Such a frame has taken so much of the processor's time."""
        counted = min(seconds, MOST_SHARES * VIEWING_SHARE)
        self._seconds += SMOOTHING * (counted - self._seconds)

    def slowness(self, measuring: float) -> float:
        """In one of so many frames there can be something new, at `measuring` seconds each."""
        return max(1.0, (measuring + self._seconds) / VIEWING_SHARE)
