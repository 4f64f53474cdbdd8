"""What stands below the loss: the accuracy for classes, R² for numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.sentences import Sentence
from engine.training.setup import Setup
from playground.plotting.plots import Plot
from playground.words.translate import tr


@dataclass(frozen=True, slots=True)
class SecondScore:
    """A score by the name it has in the curve; 1 is perfect, at 0 nothing has been learnt."""

    score: str
    title: Sentence
    label: Sentence
    ends: tuple[float, float]
    ticks: Sequence[tuple[float, str]]

    def show_in(self, plot: Plot) -> None:
        """Name the plot after it, and have its ticks."""
        plot.setAccessibleName(tr(self.title))
        plot.plotItem.getAxis("left").setTicks([list(self.ticks)])


_ACCURACY = SecondScore(
    "accuracy",
    Sentence("Accuracy"),
    Sentence("accuracy"),
    (-0.12, 1.12),
    ((0, "0 %"), (0.5, "50 %"), (1, "100 %")),
)
# Far below 0 it only says that the answers are far off: that is left out.
_FIT = SecondScore(
    "r2", Sentence("R²"), Sentence("R²"), (-0.32, 1.12), ((0, "0"), (0.5, "0.5"), (1, "1"))
)


def second_of(setup: Setup) -> SecondScore:
    """What is shown below the loss of this run."""
    return _ACCURACY if setup.data.classes else _FIT


BEFORE_ANY = _ACCURACY
