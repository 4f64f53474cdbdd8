"""What is measured of every lane, and how often: of the one that is lit more than of the others."""

from __future__ import annotations

from engine.probes import (
    Activations,
    CurveProbe,
    DecisionField,
    Field,
    FitsProbe,
    HealthProbe,
    SamplesProbe,
    ScoresProbe,
)
from engine.running.pace import AT_REST, NOW_AND_THEN, Pace, Want
from engine.running.snapshot import Snapshot
from playground.plotting.answers.pictures import COARSE, fine_side

MOVING = DecisionField(resolution=COARSE)
JUDGED, ACTIVATIONS, HEALTH = SamplesProbe(), Activations(), HealthProbe()
SCORES, FITS, CURVE = ScoresProbe(), FitsProbe(), CurveProbe()
# As in the panels that show one lane alone, so that nothing is measured twice.
LIT, BESIDE = Pace(every=2, together="boundary"), Pace(every=6, together="boundary")
_SCORES, _CURVE = Pace(every=4, prompt=True), Pace(every=6, prompt=True)


def wants_of(inputs: int, moving: Pace) -> frozenset[Want]:
    """What is measured of a lane whose network has so many inputs, its map at this pace."""
    return frozenset(
        (
            Want(MOVING, moving),
            Want(JUDGED, moving),
            Want(at_rest(inputs), AT_REST),
            Want(ACTIVATIONS, NOW_AND_THEN),
            Want(HEALTH, NOW_AND_THEN),
            Want(SCORES, _SCORES),
            Want(FITS, _SCORES),
            Want(CURVE, _CURVE),
        )
    )


def at_rest(inputs: int) -> DecisionField:
    """The map that is measured at rest."""
    return DecisionField(resolution=fine_side(inputs))


def field_in(snapshot: Snapshot, inputs: int) -> Field | None:
    """The finest map in a snapshot; None if it has none."""
    found: Field | None = snapshot.readings.get(at_rest(inputs)) or snapshot.readings.get(MOVING)
    return found
