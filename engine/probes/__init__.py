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
from engine.probes.weights import Matrices, Matrix, Templates, TemplatesProbe, WeightHistograms
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
from engine.probes.memory import MemoryArray, MemoryReading, OptimizerMemory, Reach
from engine.probes.clones import Clones, Groups
from engine.probes.dead import Dead, DeadUnits
from engine.probes.hidden import HiddenPlane, HiddenReading
from engine.probes.normalization import NormalizationProbe, NormalizationReading, Statistics
from engine.probes.surfaces import Surface
from engine.probes.slices import PathSlice, RandomSlice, WeightSlice, name_of_parameter
from engine.probes.jacobians import JacobianProbe, JacobianReading
from engine.probes.trace import Entry, TraceProbe, TraceReading
from engine.probes.inspection import ParameterProbe, ParameterReading
from engine.probes.neuron import Above, NeuronProbe, NeuronReading, Sums
from engine.probes.answers import Answers, AnswersProbe, MistakesProbe
from engine.probes.column import ArrayReading, ColumnProbe, ColumnReading

# isort: on
__all__ = [
    "PROBE_SAMPLES",
    "Above",
    "Activations",
    "Answers",
    "AnswersProbe",
    "ArrayReading",
    "Clones",
    "ColumnProbe",
    "ColumnReading",
    "Cosine",
    "Cosines",
    "CurveProbe",
    "Dead",
    "DeadUnits",
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
    "MemoryArray",
    "MemoryReading",
    "MetricsProbe",
    "MistakesProbe",
    "NeuronMaps",
    "NeuronProbe",
    "NeuronReading",
    "NormalizationProbe",
    "NormalizationReading",
    "OptimizerMemory",
    "ParameterProbe",
    "ParameterReading",
    "PathSlice",
    "PreActivations",
    "PreActivationsReading",
    "Probe",
    "RandomSlice",
    "Ratio",
    "Reach",
    "Response",
    "Samples",
    "SamplesProbe",
    "ScoresProbe",
    "Spread",
    "Spreads",
    "Statistics",
    "Sums",
    "Surface",
    "Templates",
    "TemplatesProbe",
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
