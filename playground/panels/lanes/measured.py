"""What is measured of every lane, and how often: of the one that is lit more than of the others."""

from __future__ import annotations

from engine.probes import (
    Activations,
    CurveProbe,
    DecisionField,
    FitsProbe,
    HealthProbe,
    SamplesProbe,
    ScoresProbe,
)
from engine.running.pace import AT_REST, NOW_AND_THEN, Pace, Want

COARSE, FINE = DecisionField(resolution=100), DecisionField(resolution=300)
JUDGED, ACTIVATIONS, HEALTH = SamplesProbe(), Activations(), HealthProbe()
SCORES, FITS, CURVE = ScoresProbe(), FitsProbe(), CurveProbe()
# As the panels that show one lane alone, so that nothing is measured twice.
_MAP, _MAP_BESIDE = Pace(every=2, together="boundary"), Pace(every=6, together="boundary")
_SCORES, _CURVE = Pace(every=4, prompt=True), Pace(every=6, prompt=True)

_COMMON = (
    Want(FINE, AT_REST),
    Want(ACTIVATIONS, NOW_AND_THEN),
    Want(HEALTH, NOW_AND_THEN),
    Want(SCORES, _SCORES),
    Want(FITS, _SCORES),
    Want(CURVE, _CURVE),
)
LIT = frozenset((*_COMMON, Want(COARSE, _MAP), Want(JUDGED, _MAP)))
BESIDE = frozenset((*_COMMON, Want(COARSE, _MAP_BESIDE), Want(JUDGED, _MAP_BESIDE)))
