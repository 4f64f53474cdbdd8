"""Numbers as the pixels of small pictures."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array
from playground.look.colors import rgb
from playground.look.tokens import Theme


def grey(values: Array, low: float, high: float, theme: Theme) -> Array:
    """Values (…) as bytes (…, 3): `low` and less as zero looks, `high` and more like words."""
    start, end = np.array(rgb(theme.zero)), np.array(rgb(theme.text))
    share = np.clip((np.nan_to_num(values) - low) / ((high - low) or 1.0), 0, 1)
    return np.asarray(np.rint(start + share[..., None] * (end - start)), dtype=np.uint8)


def signed(values: Array, limit: float, theme: Theme) -> Array:
    """Values (…) as bytes (…, 3) of the diverging map from −limit to limit."""
    table = theme.diverging()
    with np.errstate(all="ignore"):
        share = np.nan_to_num(values / (2 * limit) + 0.5, nan=0.5, posinf=1.0, neginf=0.0)
    return np.asarray(table[(np.clip(share, 0, 1) * (len(table) - 1)).astype(int)], dtype=np.uint8)
