"""What there is room for in the panel of the curves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

# From so many heights of the type on there is room for two plots, and for a name under the steps.
BOTH_EMS, NAME_EMS = 12, 9


@dataclass(frozen=True, slots=True)
class CurveRoom:
    """Whether accuracy or R² stand below the loss, and whether the axis of steps has its name."""

    both: bool = True
    named: bool = True

    @property
    def names_loss(self) -> bool:
        """Whether that name stands under the loss."""
        return self.named and not self.both

    @classmethod
    def of(cls, height: int, em: int) -> Self:
        """What there is room for in a panel of this height, with type of height `em`."""
        return cls(height >= BOTH_EMS * em, height >= NAME_EMS * em)
