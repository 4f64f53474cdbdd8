"""Probes: importing this package fills the registry `probe`."""

# The order of these imports is the order in which users meet the probes.
# isort: off
from engine.probes.base import PROBE_SAMPLES, Probe, probe
from engine.probes.bins import Histogram, Histograms, histograms, round_up
from engine.probes.scores import CurveProbe, MetricsProbe, ScoresProbe
from engine.probes.field import (
    DecisionField,
    Field,
    Maps,
    NeuronMaps,
    Samples,
    SamplesProbe,
)
from engine.probes.units import Activations, PreActivations, PreActivationsReading, Response
from engine.probes.gradients import Gradients, WeightGradients
from engine.probes.weights import Matrices, Matrix, WeightHistograms
from engine.probes.updates import (
    Cosine,
    Cosines,
    EffectiveSteps,
    Ratio,
    Spread,
    Spreads,
    UpdateCosine,
    UpdateRatio,
)
from engine.probes.clones import Clones, Groups
from engine.probes.hidden import HiddenPlane, HiddenReading
from engine.probes.normalization import NormalizationProbe, NormalizationReading, Statistics
from engine.probes.slices import RandomSlice, Surface, WeightSlice, name_of_parameter
from engine.probes.jacobians import JacobianProbe, JacobianReading
from engine.probes.trace import Entry, TraceProbe, TraceReading

# isort: on
__all__ = [
    "PROBE_SAMPLES",
    "Activations",
    "Clones",
    "Cosine",
    "Cosines",
    "CurveProbe",
    "DecisionField",
    "EffectiveSteps",
    "Entry",
    "Field",
    "Gradients",
    "Groups",
    "HiddenPlane",
    "HiddenReading",
    "Histogram",
    "Histograms",
    "JacobianProbe",
    "JacobianReading",
    "Maps",
    "Matrices",
    "Matrix",
    "MetricsProbe",
    "NeuronMaps",
    "NormalizationProbe",
    "NormalizationReading",
    "PreActivations",
    "PreActivationsReading",
    "Probe",
    "RandomSlice",
    "Ratio",
    "Response",
    "Samples",
    "SamplesProbe",
    "ScoresProbe",
    "Spread",
    "Spreads",
    "Statistics",
    "Surface",
    "TraceProbe",
    "TraceReading",
    "UpdateCosine",
    "UpdateRatio",
    "WeightGradients",
    "WeightHistograms",
    "WeightSlice",
    "histograms",
    "name_of_parameter",
    "probe",
    "round_up",
]
