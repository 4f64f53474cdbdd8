"""Experiment files, opened and saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.experiment import ExperimentSpec
from playground.document import DocumentError, open_experiment, save_experiment


def test_what_is_saved_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    spec = ExperimentSpec(seed=7)
    save_experiment(path, spec)
    assert open_experiment(path) == spec


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"{", "expected JSON"),
        (b'{"version": 99}', "newer version"),
        (b'{"version": 1, "batch_size": "many"}', "batch_size: expected a whole number"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_bad_file_is_named_with_what_was_expected(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=expected) as error:
        open_experiment(path)
    assert str(error.value).startswith("bad.json: ")
    assert "\n" not in str(error.value)


def test_files_that_cannot_be_read_or_written_are_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"no\.json"):
        open_experiment(tmp_path / "no.json")
    with pytest.raises(DocumentError, match=r"a\.json"):
        save_experiment(tmp_path / "nowhere" / "a.json", ExperimentSpec())
