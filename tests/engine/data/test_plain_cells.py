"""Cells that any program reads as numbers: all columns at once, as one cell after the other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from engine.data.tables.cells.manner import Manner
from engine.data.tables.cells.plain_cells import plain_cells
from engine.data.tables.columns import TableColumn
from engine.data.tables.opening import opened
from engine.data.tables.parsing.plain_reader import PlainReader
from engine.steps import at_once

_CELLS = {
    "numbers": ["1", "-2.5", "1e3", "+4", ".5"],
    "gaps": ["1", "", "NA", "4.25", "n/a"],
    "words": ["1", "a", "2", "", "3"],
    "infinite": ["1", "inf", "2", "3", "4"],
    "nothing": ["", "", "?", "-", ""],
    "commas": ["1,5", "2", "", "-3,25", "4"],
    "thousands": ["1.200,5", "3", "4", "5", "6"],
    "codes": ["007", "1_0", "0x1", "12", "13"],
}


@pytest.mark.parametrize("decimal", ["point", "comma"])
def test_columns_together_are_read_like_each_alone(decimal: str) -> None:
    columns = [pa.array(cells) for cells in _CELLS.values()]
    together = plain_cells(columns, decimal)
    for column, found in zip(columns, together, strict=True):
        (alone,) = plain_cells([column], decimal)
        assert (found is None) == (alone is None)
        if found is not None and alone is not None:
            np.testing.assert_array_equal(found.values, alone.values)
            assert found.markers == alone.markers
    kinds = dict(zip(_CELLS, together, strict=True))
    assert {name for name, found in kinds.items() if found is None} == (
        {"words", "infinite", "codes", "commas", "thousands"}
        if decimal == "point"
        else {"words", "infinite", "codes", "thousands", "numbers", "gaps"}
    )


@pytest.mark.parametrize("decimal", ["point", "comma"])
@pytest.mark.parametrize("cells", _CELLS.values(), ids=list(_CELLS))
def test_the_quick_way_reads_what_the_careful_one_reads(cells: list[str], decimal: str) -> None:
    manner = Manner("x", decimal, missing=("na", "n/a", "?", "-"))
    quick = TableColumn("x", pa.array(cells), manner, np.arange(1, 6))
    careful = TableColumn("x", pa.array(cells), manner, np.arange(1, 6)).knowing(None)
    np.testing.assert_array_equal(quick.empty, careful.empty)
    np.testing.assert_array_equal(quick.mistakes, careful.mistakes)
    if not len(quick.mistakes):
        np.testing.assert_array_equal(quick.numbers(), careful.numbers())


def test_pieces_make_the_whole_whatever_their_number() -> None:
    pieces = [[pa.array([f"{row}", "" if row % 2 else "x", f"{row}."]) for _ in range(3)]
              for row in range(40)]  # fmt: skip
    plain = [[pa.array([f"{row}", f"{row}.5", "NA"]), *piece[1:]]
             for row, piece in enumerate(pieces)]  # fmt: skip
    with PlainReader(3, "point", 2.0) as reader:
        for piece in plain:
            reader.take(piece)
        first, *others = reader.columns()
    assert others == [None, None]
    assert first is not None
    assert first.markers == {"na"}
    expected = np.array([[row, row + 0.5, np.nan] for row in range(40)]).ravel()
    np.testing.assert_array_equal(first.values, expected)


@pytest.mark.parametrize("gap", ["", "NA", "?"])
@pytest.mark.parametrize("comma", [False, True])
def test_wide_tables_with_gaps_are_read_column_by_column_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gap: str, comma: bool
) -> None:
    """6,000 columns took 4 s and more, most of it in looking at one word after the other."""
    asked: list[str] = []
    words = TableColumn.words

    def counted(self: TableColumn, most: int) -> object:
        asked.append(self.name)
        return words(self, most)

    monkeypatch.setattr(TableColumn, "words", counted)
    names = [*(f"g{i}" for i in range(200)), "class"]
    rows = [
        [gap if (row + i) % 9 == 0 else f"{1 + row * i / 7:.{2 + i % 2}f}" for i in range(200)]
        + ["ab"[row % 2]]
        for row in range(30)
    ]
    text = "\n".join(",".join(line) for line in [names, *rows])
    path = tmp_path / "wide.csv"
    path.write_text(text.replace(",", ";").replace(".", ",") if comma else text)
    choices = at_once(opened(path))
    assert choices.problem() == ""
    column = choices.cells.column("g5")
    assert column.missing == sum((row + 5) % 9 == 0 for row in range(30))
    assert column.numbers()[1] == round(1 + 5 / 7, 3)
    assert len(asked) < 20, asked[:30]
