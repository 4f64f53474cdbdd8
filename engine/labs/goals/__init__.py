"""Goals: importing this package fills the family `goal`."""

from engine.labs.goals.answers import Answer, FormulaAnswer, MatrixAnswer, NumberAnswer
from engine.labs.goals.base import Goal, ValueOf, goal, read_goal
from engine.labs.goals.measured import Bound, Measured

__all__ = [
    "Answer",
    "Bound",
    "FormulaAnswer",
    "Goal",
    "MatrixAnswer",
    "Measured",
    "NumberAnswer",
    "ValueOf",
    "goal",
    "read_goal",
]
