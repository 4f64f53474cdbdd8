"""Whatever is wrong with a file is one line that names file, place and expectation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_support import PNG, body, one_line, with_units

from playground.command_line import main as cli
from playground.session.experiments import shipped_names

BAD = {
    "no JSON": ("hello", "expected JSON"),
    "empty": ("", "expected JSON"),
    "a list": ("[]", "expected an object"),
    "no version": (json.dumps({"seed": 1}), "expected an experiment"),
    "a newer version": (body(version=99), "newer version"),
    "a version that is no number": (body(version="one"), "version: expected a whole number"),
    "an unknown field": (body(colour="red"), "colour: unknown name"),
    "an escape sequence": (body(**{"\x1b[31m\nred": 1}), "unknown name"),
    "half a character": (body(**{"\ud800": 1}), "unknown name"),
    "an unknown layer": (body(layers=[{"type": "magic"}]), "layers.0.type: expected one of"),
    "a wrong type": (body(seed="many"), "seed: expected a whole number"),
    "a number out of range": (body(batch_size=0), "batch_size: expected a whole number from 1"),
    "a million units": (with_units(8, 1_000_000), "layers.1.units: expected"),
    "too many parameters": (with_units(2048, 2048, 2048), "layers: expected at most"),
    "a depth of 10,000": (with_units(*[8] * 10_000), "layers: expected a list of at most"),
    "a nesting bomb": ("[" * 100_000, "nested too deeply"),
    "a nested bomb": (body(layers=json.loads("[" * 500 + "]" * 500)), "layers.0: expected"),
    "not a number": (body().replace("42", "NaN"), "found NaN"),
    "too large a number": (body().replace("42", "1e999"), "finite numbers"),
    "a number of 5,000 digits": (body().replace("42", "9" * 5000), "expected"),
    "a name given twice": (body()[:-1] + ', "seed": 1}', "twice"),
    "a loss that does not fit": (
        body(data={"dataset": {"type": "digits"}}, loss={"type": "binary_cross_entropy"}),
        "loss: ",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_one_line_naming_file_path_and_expectation(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, expected = BAD[kind]
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    for arguments in (
        [str(path)],
        ["train", str(path), "--epochs", "1", "--out", str(tmp_path / "out")],
        ["screenshot", str(path), "--steps", "1", str(tmp_path / "bad.png")],
    ):
        assert cli.main(arguments) == 2
        complaint = one_line(capsys.readouterr().err)
        assert complaint.startswith(f"playground: {path}: ")
        assert expected in complaint
        assert len(complaint) < 600 + len(str(path))
    assert [entry.name for entry in tmp_path.iterdir()] == ["bad.json"]


def test_files_of_the_wrong_kind_are_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(1 << 30)  # takes no room on disk
    picture = tmp_path / "picture.json"
    picture.write_bytes(PNG + bytes(range(256)))
    for path in (huge, picture, tmp_path, tmp_path / "missing.json", "nul\0.json"):
        assert cli.main(["train", str(path), "--epochs", "1"]) == 2
        one_line(capsys.readouterr().err)


def test_an_unknown_name_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["train", "spirale", "--epochs", "1"]) == 2
    complaint = one_line(capsys.readouterr().err)
    assert "spirale" in complaint
    assert all(name in complaint for name in shipped_names())
