"""What a user means by a lab: name, file, code, hand-in; else one line for each mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from labs_support import SMALL, small

from engine.files.text_code import packed
from engine.labs.hand_in.file import HandIn
from engine.labs.library import Library
from engine.labs.progress import LabProgress
from playground.labs.finding import LabUnusableError, code_of, lab_of
from playground.session.experiments import code_of_experiment, experiment_in_code, find, glance
from playground.session.experiments import shipped as experiment

LAB = small()
HERE = Library((LAB,), ())


def test_a_lab_is_found_by_its_name_and_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(SMALL, "utf-8")
    assert lab_of("small", HERE).lab is LAB
    assert lab_of(str(path), HERE).lab == LAB


def test_a_hand_in_is_found_with_its_lab(tmp_path: Path) -> None:
    path = tmp_path / "ada.bplab"
    HandIn("Ada", progress=LabProgress.begun(LAB).at(2)).save(path)
    found = lab_of(str(path), HERE)
    assert found.handed is not None
    assert (found.lab, found.handed.name, found.handed.progress.place) == (LAB, "Ada", 2)
    with pytest.raises(LabUnusableError, match="not here"):
        lab_of(str(path), Library((), ()))
    other = Library((small(old="Mend it", new="Mend that"),), ())
    with pytest.raises(LabUnusableError, match="another version"):
        lab_of(str(path), other)


def test_a_code_opens_the_same_lab_even_where_it_is_not() -> None:
    whole, short = code_of(LAB, Library((), ())), code_of(LAB, HERE)
    assert len(short) < 100 < len(whole)
    assert lab_of(whole, Library((), ())).lab == LAB
    assert lab_of(short, HERE).lab is LAB
    for library in (Library((), ()), Library((small(old="Mend it", new="Mend that"),), ())):
        with pytest.raises(LabUnusableError):
            lab_of(short, library)


def test_every_mistake_is_a_line_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(SMALL.replace("minutes = 10", "minutes = 99").replace("seed = 1", "seed = x"))
    with pytest.raises(LabUnusableError) as raised:
        lab_of(str(path), HERE)
    assert raised.value.lines[0].startswith("own.toml: line 14, column 8")
    path.write_text(SMALL.replace("minutes = 10", "minutes = 99").replace("difficulty = 2", ""))
    with pytest.raises(LabUnusableError) as raised:
        lab_of(str(path), HERE)
    assert len(raised.value.lines) == 2


@pytest.mark.parametrize(
    "argument", ["nowhere", "nowhere.toml", ".", "bp1.lab.AAAA", packed("experiment", "{}")]
)
def test_what_is_no_lab_is_one_line(argument: str) -> None:
    with pytest.raises(LabUnusableError) as raised:
        lab_of(argument, HERE)
    assert len(raised.value.lines) == 1


def test_an_experiment_comes_back_from_its_code() -> None:
    spec = experiment("digits")
    code = code_of_experiment(spec)
    assert len(code) < 900
    assert experiment_in_code(code) == find(code).spec == glance(code) == spec
    assert experiment_in_code(code_of(LAB, HERE)) is None
