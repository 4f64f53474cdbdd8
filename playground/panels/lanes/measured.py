"""What is measured of every lane, and how often: of the one that is lit more than of the others."""

from __future__ import annotations

from dataclasses import dataclass

from engine.data.plane import FITTING
from engine.probes import (
    Activations,
    CurveProbe,
    DecisionField,
    Field,
    FitsProbe,
    HealthProbe,
    Probe,
    SamplesProbe,
    ScoresProbe,
)
from engine.running.pace import AT_REST, NOW_AND_THEN, Pace, Want
from engine.running.snapshot import Snapshot
from playground.plotting.answers.pictures import COARSE, fine_side

# Three maps and more are small, and there is as much more to measure.
MOVING, SMALL = DecisionField(resolution=COARSE), DecisionField(resolution=70)
FEW = 2
JUDGED, ACTIVATIONS, HEALTH = SamplesProbe(), Activations(), HealthProbe()
SCORES, FITS, CURVE = ScoresProbe(), FitsProbe(), CurveProbe()
# As in the panels that show one lane alone, so that nothing is measured twice.
LIT, BESIDE = Pace(every=2, together="boundary"), Pace(every=6, together="boundary")
_SCORES, _CURVE = Pace(every=4, prompt=True), Pace(every=6, prompt=True)


@dataclass(frozen=True, slots=True)
class LaneMeasurements:
    """What is measured of so many `lanes`, the widest of whose networks has so many `inputs`."""

    lanes: int = 1
    inputs: int = 1

    @property
    def moving(self) -> DecisionField:
        """The map while it moves."""
        return MOVING if self.lanes <= FEW else SMALL

    @property
    def resting(self) -> DecisionField:
        """The map at rest."""
        return DecisionField(resolution=fine_side(self.inputs))

    def wants(self, moving: Pace) -> frozenset[Want]:
        """What is wanted of a lane, its map at this pace."""
        return frozenset(
            (
                Want(self.moving, moving),
                Want(JUDGED, moving),
                Want(self.resting, AT_REST),
                Want(ACTIVATIONS, NOW_AND_THEN),
                Want(HEALTH, NOW_AND_THEN),
                Want(SCORES, _SCORES),
                Want(FITS, _SCORES),
                Want(CURVE, _CURVE),
            )
        )


def field_in(snapshot: Snapshot) -> Field | None:
    """The finest map in a snapshot; None if it has none."""
    fields = [found for probe, found in snapshot.readings.items() if _is_whole(probe)]
    return max(fields, key=lambda field: field.values.shape[1], default=None)


def _is_whole(probe: Probe) -> bool:
    return isinstance(probe, DecisionField) and probe.view == FITTING
