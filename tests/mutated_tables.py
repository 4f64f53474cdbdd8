"""Tables that were changed: bytes, quotes, encodings, rows that are torn, mixed or doubled."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
from damage import with_other_bytes

from engine.data.tables.choices import Choices
from engine.data.tables.dialect import TableError
from engine.data.tables.opening import opened
from engine.data.tables.outcome import inputs_of, notes_of, outcome_of, policy_of, task_of
from engine.steps import at_once

FOLDER = Path(__file__).parent / "cases" / "tables"
CODECS = ("utf-16", "utf-16-le", "utf-16-be", "cp1252", "gb18030", "utf-8-sig", "cp932", "latin-1")
ENDS = (b",", b",,,,", b";x", b"\t1", b'"', b" # remark", b"  ")
# What is written in place of what.
OTHERS = ((b'"', b"'"), (b",", b'","'), (b",", b'"'), (b",", b";"))


def sound_tables() -> list[Path]:
    """The small files, in order."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix != ".toml")


def mutated(raw: bytes, rng: Random) -> bytes:
    """The same table changed in one to three ways."""
    for _ in range(rng.randint(1, 3)):
        raw = _changed(raw, rng)
    return raw


def _changed(raw: bytes, rng: Random) -> bytes:
    lines = raw.split(b"\n")
    match rng.randrange(8):
        case 0:
            return with_other_bytes(raw, rng)
        case 1:
            return raw.replace(
                *rng.choice([(b'"', b"'"), (b",", b'","'), (b",", b'"'), (b",", b";")])
            )
        case 2:
            rng.shuffle(lines)
        case 3:
            try:
                return raw.decode().encode(rng.choice(CODECS), "replace")
            except UnicodeDecodeError:
                return raw
        case 4:
            lines[rng.randrange(len(lines))] += rng.choice(ENDS)
        case 5:
            return raw.replace(b"\n", rng.choice([b"\r\n", b"\r", b"\n\n", b" \n"]))
        case 6:
            place = rng.randrange(len(raw) + 1)
            return raw[:place] + raw[place // 2 :]
        case _:
            lines.insert(rng.randrange(len(lines)), rng.choice(lines)[: rng.randrange(1, 40)])
    return b"\n".join(lines)


def is_read(path: Path) -> bool:
    """Whether a file is a table; False if it is refused with one sentence.

    Everything that its dialog would say is said, and what can be trained on is sampled. Anything
    but a `TableError` of one line is raised.
    """
    try:
        choices = at_once(opened(path))
    except TableError as error:
        if "\n" in str(error) or len(str(error)) > 400:
            raise AssertionError(str(error)) from error
        return False
    _check(choices)
    return True


def _check(choices: Choices) -> None:
    for sentence in (outcome_of, notes_of, task_of, inputs_of):
        sentence(choices)
    for missing in ("drop_rows", "fill", "fill_training", "refuse"):
        policy_of(choices, missing)
    if not choices.problem():
        data = choices.table.data_of(choices.cells, np.random.default_rng(0))
        assert len(data.x) == choices.kept(choices.missing).sum()
        assert data.x.shape[1] == choices.width()
