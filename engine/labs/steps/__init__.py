"""Steps of a lab: importing this package fills the family `step`."""

from engine.labs.steps.base import MOST_UNLOCKED, TRANSPORT, LabStep, Wrong, read_step, step
from engine.labs.steps.doing import CompareStep, DebugStep, DoStep
from engine.labs.steps.predicting import ChoiceOption, CurveAnswer, NumberGuess, PredictStep
from engine.labs.steps.telling import ExamTask, ExplainStep, Question, ReadStep, RecallStep

__all__ = [
    "MOST_UNLOCKED",
    "TRANSPORT",
    "ChoiceOption",
    "CompareStep",
    "CurveAnswer",
    "DebugStep",
    "DoStep",
    "ExamTask",
    "ExplainStep",
    "LabStep",
    "NumberGuess",
    "PredictStep",
    "Question",
    "ReadStep",
    "RecallStep",
    "Wrong",
    "read_step",
    "step",
]
