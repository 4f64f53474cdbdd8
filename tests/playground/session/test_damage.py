"""Damaged files of every kind: each is refused with one kind of error, or opens and works."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
from damage import VALUES, documents, is_opened
from damaged_formats import FORMATS

from playground.session.files import DocumentError, open_document

SOUND = documents()[".bpg"]


@pytest.mark.long
@pytest.mark.parametrize("name", FORMATS)
def test_damaged_files_are_opened_or_refused(name: str, tmp_path: Path) -> None:
    """A few hundred; `tests/benchmarks/damage_files.py` does a hundred thousand."""
    format, rng = FORMATS[name], Random(0)
    sound, path = format.sound(), tmp_path / f"damaged{format.suffix}"
    path.write_bytes(sound)
    assert format.is_read(path)
    opened = 0
    for _ in range(200):
        path.write_bytes(format.spoil(sound, rng))
        opened += format.is_read(path)
    assert 5 < opened < 195, "some damage does no harm, some does"


def with_value(part: str, name: str, value: Any) -> bytes:
    """The sound document with another value in its state."""
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    body = json.loads(members["state.json"])
    (body[part] if part else body)[name] = value
    members["state.json"] = json.dumps(body).encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for entry, data in members.items():
            archive.writestr(entry, data)
    return file.getvalue()


@pytest.mark.parametrize("newest", [[], [1.0], ["nan"] * 9, [[]], "", 0, False, {}], ids=str)
def test_a_newest_row_that_is_none_is_refused(newest: Any, tmp_path: Path) -> None:
    """`[]` was an IndexError, on the command line a traceback."""
    path = tmp_path / "bad.bpg"
    path.write_bytes(with_value("history", "newest", newest))
    with pytest.raises(DocumentError, match=r"^bad\.bpg: "):
        open_document(path)


@pytest.mark.parametrize(
    ("part", "name"),
    [
        *(("", name) for name in ("step", "epoch", "position", "updates", "streams", "history")),
        *(("history", name) for name in ("filled", "row_count", "stride", "low", "evaluations")),
        *(("pacing", name) for name in ("schedule", "rules", "loss_sum", "seen")),
        *(("streams", name) for name in ("order", "dropout")),
    ],
)
def test_whatever_stands_anywhere_in_the_state_is_opened_or_refused(
    part: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.bpg"
    for value in VALUES:
        path.write_bytes(with_value(part, name, value))
        is_opened(path)
