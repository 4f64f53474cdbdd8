"""Damaged tables: a table or one sentence, never a traceback."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from mutated_tables import is_read, mutated, sound_tables

COUNT = 500
SLICES = 10


@pytest.mark.long
@pytest.mark.parametrize("part", range(SLICES))
def test_a_mutated_table_is_a_table_or_one_sentence(part: int, tmp_path: Path) -> None:
    rng = Random(part)
    sound = sound_tables()
    for _ in range(COUNT // SLICES):
        source = rng.choice(sound)
        path = tmp_path / f"mutated{source.suffix}"
        path.write_bytes(mutated(source.read_bytes(), rng))
        is_read(path)
