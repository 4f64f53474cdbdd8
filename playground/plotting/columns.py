"""Where the columns of the layers stand: the network and its histograms share these lines."""

from __future__ import annotations

from dataclasses import dataclass

GUTTER_EMS = 6.5


@dataclass(frozen=True, slots=True)
class Columns:
    """`count` columns of equal width right of a gutter, in pixels of a widget `width` wide.

    The gutter holds the inputs in the network and the captions under it. `em` is the height of
    the font, so that the gutter grows with the type.
    """

    width: float
    count: int
    em: float

    @property
    def gutter(self) -> float:
        """The room at the left of the first column, at most a fifth of the width."""
        return min(GUTTER_EMS * self.em, self.width / 5)

    @property
    def each(self) -> float:
        """The width of one column."""
        return (self.width - self.gutter) / max(1, self.count)

    def left(self, place: int) -> float:
        """Where column `place` begins."""
        return self.gutter + place * self.each

    def centre(self, place: int) -> float:
        """The middle of column `place`; −1 is that of the gutter."""
        return self.gutter / 2 if place < 0 else self.left(place) + self.each / 2
