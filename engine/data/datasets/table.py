"""A table of the user's own, read from a text file or a workbook."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from engine.arrays import Array, freeze
from engine.data.datasets.base import (
    Data,
    DataError,
    Dataset,
    Gap,
    KeptApart,
    SourceColumn,
    checked_inputs,
    dataset,
)
from engine.data.tables.cells.manner import UNDATED, Manner
from engine.data.tables.dialect import (
    MOST_CATEGORIES,
    MOST_COLUMNS,
    MOST_INPUTS,
    Dialect,
    TableError,
)
from engine.sentences import Sentence
from engine.specs.knobs import choice, names, part, parts, text
from engine.steps import Steps

if TYPE_CHECKING:
    from engine.data.tables.columns import TableColumn
    from engine.data.tables.read_table import ReadTable

# The table that comes with the program, so that a table without a file of its own works too.
EXAMPLE = "fruit.csv"
EXAMPLE_DIGEST = "2e391c53ccb1c49ecec035a9938f484beeafc0051ce4679e14f37ff963c2a088"
DROP, FILL, REFUSE, FILL_TRAINING = "drop_rows", "fill", "refuse", "fill_training"
FILLS = (FILL, FILL_TRAINING)


@dataset("table", label="Your own table")
@dataclass(frozen=True, slots=True)
class Table(Dataset):
    """A table of your own, a text file or a workbook: you say what its columns are for.

    A column of numbers is one input. A category with k different values is k inputs, 1 for the
    value that a row has and 0 for the others ("colour=red"). A target that is a category makes
    classes, targets that are numbers make a regression. Nothing is scaled. Raises `DataError` if
    the file is gone, has changed, or does not hold what is asked for.
    """

    # Its targets may be categories, too.
    task: ClassVar[str] = "regression"
    formula: ClassVar[str] = "x = the columns of the file that are inputs,  y = its target"

    path: str = text(EXAMPLE, most=4096, rebuilds=True, help="Where the file is.")
    digest: str = text(
        EXAMPLE_DIGEST,
        most=64,
        rebuilds=True,
        level="full",
        help="SHA-256 of the file's bytes, so that a file that has changed is noticed.",
    )
    reading: Dialect = part(Dialect, rebuilds=True, level="full", help="How the file is written.")
    inputs: tuple[str, ...] = names(
        ("weight (g)", "diameter (cm)", "colour"),
        most=MOST_INPUTS,
        rebuilds=True,
        help="The columns that the network is shown.",
    )
    targets: tuple[str, ...] = names(
        ("fruit",),
        most=MOST_INPUTS,
        rebuilds=True,
        help="The columns that the network is to predict.",
    )
    categories: tuple[str, ...] = names(
        ("colour", "fruit"),
        most=2 * MOST_INPUTS,
        rebuilds=True,
        help="Which of these columns hold categories instead of numbers.",
    )
    missing: str = choice(
        DROP,
        DROP,
        FILL,
        REFUSE,
        FILL_TRAINING,
        label="Missing values",
        rebuilds=True,
        help="Drop rows that lack a value, or fill inputs with the mean (numbers) or the most "
        "frequent value (categories) of all rows; or with the median or most frequent value of "
        "the training part alone. Rows that lack a target are always dropped.",
    )
    flagged: tuple[str, ...] = names(
        (),
        most=MOST_INPUTS,
        label="Missing shown",
        rebuilds=True,
        help="Of which columns the network is also shown whether the value was missing.",
    )
    manners: tuple[Manner, ...] = parts(
        tuple,
        most=MOST_COLUMNS,
        rebuilds=True,
        level="full",
        help="In what manner single columns are written, where it is not that of the file.",
    )

    apart: tuple[str, ...] = names(
        (),
        most=1,
        label="Held back by",
        rebuilds=True,
        help="The column by which samples are held back: of dates, the newest; of any other one, "
        "those with the same value stay in one part. Without one they are drawn at random.",
    )

    @property
    def is_classification(self) -> bool:
        """Whether the target is a category."""
        return any(target in self.categories for target in self.targets)

    @property
    def asked_for(self) -> tuple[str, ...]:
        return () if self.is_classification else self.targets

    def sample(self, rng: np.random.Generator) -> Data:
        """Every row that is used once, shuffled."""
        try:
            cells = self._cells()
            data = self.data_of(cells, rng)
            cells.let_go()
            return data
        except TableError as error:
            file = Path(self.path).name
            problem = Sentence("{path}: {problem}", path=file, problem=str(error))
            raise DataError(problem) from None

    def fetching(self) -> Steps[None]:
        # Loaded when it is needed: Apache Arrow takes 0.3 s.
        from engine.data.tables.reading import fetching  # noqa: PLC0415

        try:
            yield from fetching(located(self.path), self.digest, self.reading)
        except TableError:
            # Whoever samples finds the same, and says so.
            return

    def data_of(self, cells: ReadTable, rng: np.random.Generator) -> Data:
        """The same for a table that is already read; raises `TableError`."""
        inputs = self._columns(cells, self.inputs, "input")
        targets = self._columns(cells, self.targets, "target")
        flagged = set(self.flagged)
        kept = self._kept(inputs, targets, len(cells))
        if not len(kept):
            raise TableError(Sentence("expected rows with all their values, found none"))
        rows = rng.permutation(kept)
        width = sum(self._width(column) + (column.name in flagged) for column in inputs)
        if width > MOST_INPUTS:
            raise TableError(
                Sentence(
                    "expected at most {most:,} inputs, found {width:,}",
                    most=MOST_INPUTS,
                    width=width,
                )
            )
        x: Array = np.empty((len(rows), width))
        labels: list[str] = []
        gaps: list[Gap] = []
        sources: list[SourceColumn] = []
        for column in inputs:
            first = len(labels)
            labels += self._put(x[:, first:], column, rows)
            sources.append(self._source(column, first, len(labels) - first))
            lacking = np.flatnonzero(column.empty[rows]) if column.missing else np.empty(0, int)
            if len(lacking) and self.missing == FILL_TRAINING:
                gaps.append(Gap(freeze(lacking), first, len(labels) - first))
            if column.name in flagged:
                x[:, len(labels)] = 0.0
                x[lacking, len(labels)] = 1.0
                labels.append(Sentence("{column} missing", column=column.name))
        # Checked and shared as it is: a large table has no room for copies.
        checked_inputs(x, width).flags.writeable = False
        y, classes = self._answers(targets, rows)
        y.flags.writeable = False
        return Data(x, y, tuple(labels), classes, gaps=tuple(gaps), sources=tuple(sources),
                    apart=self._kept_apart(cells, rows))  # fmt: skip

    def _kept_apart(self, cells: ReadTable, rows: Array) -> KeptApart | None:
        """What belongs together when samples are held back."""
        if not self.apart:
            return None
        (column,) = self._columns(cells, self.apart, "input")
        if column.manner.dates != UNDATED:
            return KeptApart(freeze(column.numbers()[rows]), newest=True)
        codes = column.codes()[rows]
        # Rows that do not say to whom they belong are alone.
        alone = np.flatnonzero(codes < 0)
        codes[alone] = -1 - np.arange(len(alone))
        return KeptApart(freeze(codes), newest=False)

    def _source(self, column: TableColumn, first: int, count: int) -> SourceColumn:
        """What a column has become, for whoever writes a row by hand."""
        words = column.categories if column.name in self.categories else ()
        flag = first + count if column.name in self.flagged else -1
        return SourceColumn(column.name, first, count, words, column.manner, column.origin, flag)

    def _cells(self) -> ReadTable:
        # Loaded when it is needed: Apache Arrow takes 0.3 s.
        from engine.data.tables.reading import known  # noqa: PLC0415

        path = located(self.path)
        if not os.path.exists(path):
            raise TableError(
                Sentence(
                    "it is not in {folder} any more; put it back, or import it again",
                    folder=path.parent,
                )
            )
        return known(path, self.digest, self.reading)

    def _columns(self, cells: ReadTable, names: tuple[str, ...], role: str) -> list[TableColumn]:
        if not names:
            pattern = {
                "input": Sentence("expected at least one input column; choose one"),
                "target": Sentence("expected at least one target column; choose one"),
            }
            raise TableError(pattern[role])
        manners = {manner.column: manner for manner in self.manners}
        plain = self.reading.decimal
        return [
            column.read_as(manners.get(column.name) or Manner(column.name, plain))
            for column in cells.named(names)
        ]

    def _kept(self, inputs: list[TableColumn], targets: list[TableColumn], rows: int) -> Array:
        """The places of the rows that are used."""
        complete = np.ones(rows, bool)
        for column in targets if self.missing in FILLS else [*targets, *inputs]:
            if self.missing == REFUSE and column.missing:
                place = int(column.rows[np.flatnonzero(column.empty)[0]])
                raise TableError(
                    Sentence(
                        "row {place:,}, column “{column}”: expected a value, found none",
                        place=place,
                        column=column.name,
                    )
                )
            complete &= ~column.empty
        return np.flatnonzero(complete)

    def _width(self, column: TableColumn) -> int:
        if column.name not in self.categories:
            return 1
        if column.different > MOST_CATEGORIES:
            raise TableError(
                Sentence(
                    "column “{column}”: expected at most {most} categories, found "
                    "{found:,}; ignore the column",
                    column=column.name,
                    most=MOST_CATEGORIES,
                    found=column.different,
                )
            )
        return column.different

    def _put(self, x: Array, column: TableColumn, rows: Array) -> list[str]:
        """Write a column's inputs into the first columns of x; returns their names."""
        if column.name not in self.categories:
            x[:, 0] = self._filled(column)[rows]
            return [column.name]
        codes = column.codes()
        if (codes < 0).any():
            most = int(np.bincount(codes[codes >= 0], minlength=1).argmax())
            codes = np.where(codes < 0, most, codes)
        chosen = codes[rows]
        for code in range(len(column.categories)):
            x[:, code] = chosen == code
        return [f"{column.name}={word}" for word in column.categories]

    def _filled(self, column: TableColumn) -> Array:
        """A column's numbers, with their mean where there is none, or 0 to be filled later."""
        numbers = column.numbers()
        empty = np.isnan(numbers)
        if not empty.any():
            return numbers
        return np.where(empty, numbers[~empty].mean() if self.missing == FILL else 0.0, numbers)

    def _answers(self, targets: list[TableColumn], rows: Array) -> tuple[Array, tuple[str, ...]]:
        """Class indices and their names, or numbers (n, k) and no names."""
        if not self.is_classification:
            return np.column_stack([column.numbers()[rows] for column in targets]), ()
        if len(targets) > 1:
            raise TableError(Sentence("expected one target for classes, found more; choose one"))
        self._width(targets[0])
        # Classes that occur in dropped rows alone are left out.
        codes, y = np.unique(targets[0].codes()[rows], return_inverse=True)
        return y.astype(np.int64), tuple(targets[0].categories[code] for code in codes)


def located(path: str) -> Path:
    """Where a table's file is: as it stands, or the example that comes with the program."""
    if path == EXAMPLE:
        return Path(str(files("resources") / "datasets" / EXAMPLE))
    return Path(path)
