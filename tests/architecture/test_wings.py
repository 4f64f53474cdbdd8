"""The plan of the house: the wings of both floors in order, and how many rooms a floor may have."""

from __future__ import annotations

from pathlib import Path

import pytest
from source_files import ROOT, for_each, imports, name_of, sources

# A file may import from its own wing, and from wings before it in the list of its floor.
WINGS = {
    "engine": (
        "arrays",
        "sentences",
        "steps",
        "disk",
        "specs",
        "data",
        "network",
        "optimizers",
        "kernel",
        "training",
        "expressions",
        "probes",
        "files",
        "search",
        "running",
        "labs",
    ),
    "playground": (
        "words",
        "look",
        "widgets",
        "plotting",
        "forms",
        "importing",
        "panels",
        "labs",
        "session",
        "window",
        "control",
        "app",
        "command_line",
        "__main__",
    ),
}
MOST_ROOMS = 16
FOLDERS = sorted({path.parent for path in sources(*WINGS)})


@for_each(sources(*WINGS))
def test_a_file_imports_only_from_its_own_wing_and_those_before(path: Path) -> None:
    floor, *inside = path.relative_to(ROOT).with_suffix("").parts
    order = WINGS[floor]
    own = -1 if inside == ["__init__"] else order.index(inside[0])
    for module in imports(path):
        other, *rest = module.split(".")
        if other == floor and rest and rest[0] in order:
            assert order.index(rest[0]) <= own, f"{name_of(path)} may not import {module}"


@pytest.mark.parametrize("floor", WINGS)
def test_every_wing_has_its_place_in_the_order(floor: str) -> None:
    rooms = {path.stem for path in rooms_of(ROOT / floor)}
    assert rooms == set(WINGS[floor])


@for_each(FOLDERS)
def test_a_floor_has_few_rooms(folder: Path) -> None:
    rooms = rooms_of(folder)
    assert len(rooms) <= MOST_ROOMS, "join what belongs together in a folder with a noun"


@for_each(FOLDERS)
def test_the_tests_mirror_the_source(folder: Path) -> None:
    wing = folder.relative_to(ROOT).parts[:2]
    if len(wing) == 2:
        assert list((ROOT / "tests").joinpath(*wing).glob("test_*.py")), "a wing without tests"


def rooms_of(folder: Path) -> list[Path]:
    """The files and folders of Python in a folder, its own `__init__.py` apart."""
    inside = [path for path in folder.iterdir() if path.suffix == ".py" or list(path.glob("*.py"))]
    return [path for path in inside if path.name not in ("__init__.py", "__pycache__")]
