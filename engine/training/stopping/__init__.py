"""Stopping rules: when training has done enough. Importing this fills the registry `stop_rule`."""

# The order of these imports is the order in which users meet the rules.
# isort: off
from engine.training.stopping.base import (
    BestEpoch,
    EpochEnd,
    RuleMemory,
    StopRule,
    Verdict,
    carried,
    stop_rule,
)
from engine.training.stopping.limits import LossChange, MaxEpochs
from engine.training.stopping.patience import AccuracyStalls, EarlyStopping
from engine.training.stopping.targets import TargetAccuracy, TargetLoss

# isort: on
from engine.specs.registry import import_items

__all__ = [
    "AccuracyStalls",
    "BestEpoch",
    "EarlyStopping",
    "EpochEnd",
    "LossChange",
    "MaxEpochs",
    "RuleMemory",
    "StopRule",
    "TargetAccuracy",
    "TargetLoss",
    "Verdict",
    "carried",
    "stop_rule",
]

# What has been added in a file of its own comes last.
import_items(__name__, __path__)
