"""Probes: importing this package fills the registry `probe`."""

# The order of these imports is the order in which users meet the probes.
# isort: off
from engine.probes.base import PROBE_SAMPLES, Probe, probe
from engine.probes.layers.bins import (
    Histogram,
    Histograms,
    Sharing,
    crowded,
    histograms,
    round_up,
)
from engine.probes.scores import CurveProbe, FitsProbe, MetricsProbe, ScoresProbe
from engine.probes.plane.field import (
    DecisionField,
    Field,
    Maps,
    NeuronMap,
    NeuronMaps,
    Samples,
    UnitField,
    SamplesProbe,
)
from engine.probes.layers.units import Activations, PreActivations, PreActivationsReading, Response
from engine.probes.layers.gradients import Gradients, WeightGradients
from engine.probes.layers.weights import (
    Matrices,
    Matrix,
    Templates,
    TemplatesProbe,
    WeightHistograms,
)
from engine.probes.layers.updates import (
    LayerCosine,
    Cosines,
    EffectiveSteps,
    Ratio,
    Spread,
    Spreads,
    UpdateCosine,
    UpdateRatio,
)
from engine.probes.layers.ratio_history import RatioHistory, Ratios
from engine.probes.layers.memory import MemoryArray, MemoryReading, OptimizerMemory, Reach
from engine.probes.layers.clones import Clones, Groups
from engine.probes.layers.dead import Dead, DeadUnits
from engine.probes.layers.health import HealthProbe, HealthReading, LayerHealth, Signal
from engine.probes.plane.hidden import HiddenPlane, HiddenReading
from engine.probes.layers.normalization import NormalizationProbe, NormalizationReading, Statistics
from engine.probes.layers.own_memory import OwnMemoryProbe, OwnMemoryReading
from engine.probes.landscape.curvature import CurvatureProbe, CurvatureReading
from engine.probes.landscape.surfaces import Surface
from engine.probes.landscape.slices import PathSlice, RandomSlice, WeightSlice, place_of_number
from engine.probes.sample.jacobians import JacobianProbe, JacobianReading
from engine.probes.sample.derivative import (
    MOST_ENTRIES,
    OUTPUT,
    ChainFactor,
    DerivativeProbe,
    DerivativeReading,
    FoldedRow,
)
from engine.probes.sample.network_graph import NetworkGraphProbe, NetworkGraphReading
from engine.probes.sample.partials import MOST_PARTIALS, PartialsProbe, PartialsReading
from engine.probes.sample.symbols import NetworkSymbols
from engine.probes.sample.trace import TraceEntry, TraceProbe, TraceReading
from engine.probes.sample.inspection import ParameterProbe, ParameterReading
from engine.probes.sample.neuron import AboveReading, NeuronProbe, NeuronReading, Sums
from engine.probes.answers import Answers, AnswersProbe, MistakesProbe
from engine.probes.data.directions import DirectionsProbe, DirectionsReading, rows_of
from engine.probes.data.gaussian import GaussianProbe, GaussianReading
from engine.probes.inputs import Importance, ImportanceProbe, TypedAnswer, TypedRowProbe
from engine.probes.sample.column import ArrayReading, ColumnProbe, ColumnReading
from engine.probes.counters import (
    LargestError,
    LargestErrors,
    Moves,
    MovesReading,
    ZeroCount,
    ZeroCounts,
    Zeros,
)
from engine.probes.ranking import RocProbe, RocReading
from engine.probes.layers.variance import VarianceProbe, VarianceReading
from engine.probes.units.xray import XrayProbe, XrayReading
from engine.probes.units.normalized import NormalizedProbe, NormalizedReading
from engine.probes.units.death import Blow, DeathProbe, DeathReading, Fate
from engine.probes.pretraining import PretrainingProbe, PretrainingReading
from engine.probes.next_step import NextStep, NextStepProbe, Phase, Rung, rungs_of

# isort: on
from engine.specs.registry import import_items

__all__ = [
    "MOST_ENTRIES",
    "MOST_PARTIALS",
    "OUTPUT",
    "PROBE_SAMPLES",
    "AboveReading",
    "Activations",
    "Answers",
    "AnswersProbe",
    "ArrayReading",
    "Blow",
    "ChainFactor",
    "Clones",
    "ColumnProbe",
    "ColumnReading",
    "Cosines",
    "CurvatureProbe",
    "CurvatureReading",
    "CurveProbe",
    "Dead",
    "DeadUnits",
    "DeathProbe",
    "DeathReading",
    "DecisionField",
    "DerivativeProbe",
    "DerivativeReading",
    "DirectionsProbe",
    "DirectionsReading",
    "EffectiveSteps",
    "Fate",
    "Field",
    "FitsProbe",
    "FoldedRow",
    "GaussianProbe",
    "GaussianReading",
    "Gradients",
    "Groups",
    "HealthProbe",
    "HealthReading",
    "HiddenPlane",
    "HiddenReading",
    "Histogram",
    "Histograms",
    "Importance",
    "ImportanceProbe",
    "JacobianProbe",
    "JacobianReading",
    "LargestError",
    "LargestErrors",
    "LayerCosine",
    "LayerHealth",
    "Maps",
    "Matrices",
    "Matrix",
    "MemoryArray",
    "MemoryReading",
    "MetricsProbe",
    "MistakesProbe",
    "Moves",
    "MovesReading",
    "NetworkGraphProbe",
    "NetworkGraphReading",
    "NetworkSymbols",
    "NeuronMap",
    "NeuronMaps",
    "NeuronProbe",
    "NeuronReading",
    "NextStep",
    "NextStepProbe",
    "NormalizationProbe",
    "NormalizationReading",
    "NormalizedProbe",
    "NormalizedReading",
    "OptimizerMemory",
    "OwnMemoryProbe",
    "OwnMemoryReading",
    "ParameterProbe",
    "ParameterReading",
    "PartialsProbe",
    "PartialsReading",
    "PathSlice",
    "Phase",
    "PreActivations",
    "PreActivationsReading",
    "PretrainingProbe",
    "PretrainingReading",
    "Probe",
    "RandomSlice",
    "Ratio",
    "RatioHistory",
    "Ratios",
    "Reach",
    "Response",
    "RocProbe",
    "RocReading",
    "Rung",
    "Samples",
    "SamplesProbe",
    "ScoresProbe",
    "Sharing",
    "Signal",
    "Spread",
    "Spreads",
    "Statistics",
    "Sums",
    "Surface",
    "Templates",
    "TemplatesProbe",
    "TraceEntry",
    "TraceProbe",
    "TraceReading",
    "TypedAnswer",
    "TypedRowProbe",
    "UnitField",
    "UpdateCosine",
    "UpdateRatio",
    "VarianceProbe",
    "VarianceReading",
    "WeightGradients",
    "WeightHistograms",
    "WeightSlice",
    "XrayProbe",
    "XrayReading",
    "ZeroCount",
    "ZeroCounts",
    "Zeros",
    "crowded",
    "histograms",
    "place_of_number",
    "probe",
    "round_up",
    "rows_of",
    "rungs_of",
]

# What has been added in a file of its own comes last.
import_items(__name__, __path__)
