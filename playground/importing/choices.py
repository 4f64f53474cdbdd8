"""What a user has chosen about a table, and the experiment that follows from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.data.datasets.table import DROP, Table
from engine.data.scaling import NoScaling, Standardise
from engine.data.tables.dialect import MOST_CATEGORIES, MOST_INPUTS
from engine.data.tables.uses import CATEGORY, INPUT, NUMBER, TARGET, Use
from engine.network.losses import SoftmaxCrossEntropy, loss
from engine.sentences import Sentence
from engine.training.experiment import ExperimentSpec
from playground.words.translate import tr

if TYPE_CHECKING:
    from engine.data.tables.columns import TableColumn
    from engine.data.tables.reading import ReadTable

_NAMED = 12
# Inputs beyond this size, or so many times larger than others, hold training up.
_LARGE = 20
_LOOKED_AT = 1_000


@dataclass(frozen=True)
class Choices:
    """A table that was read, and what each of its columns is used for."""

    cells: ReadTable
    uses: tuple[Use, ...]
    missing: str = DROP
    standardise: bool = False

    def using(self, place: int, use: Use) -> Choices:
        """The same with another use of one column; classes have no second target."""
        uses = list(self.uses)
        uses[place] = use
        if use.role == TARGET:
            for other, old in enumerate(uses):
                alone = CATEGORY in (use.kind, old.kind)
                if other != place and old.role == TARGET and alone:
                    uses[other] = replace(old, role=INPUT)
        return replace(self, uses=tuple(uses))

    def columns(self, *roles: str) -> list[tuple[TableColumn, Use]]:
        """The columns of these roles with their use, in the order of the table."""
        pairs = zip(self.cells.columns, self.uses, strict=True)
        return [(column, use) for column, use in pairs if use.role in roles]

    @property
    def table(self) -> Table:
        """The data set that is chosen."""
        used = self.columns(INPUT, TARGET)
        return Table(
            path=str(self.cells.path),
            digest=self.cells.digest,
            reading=self.cells.dialect,
            inputs=tuple(column.name for column, _ in self.columns(INPUT)),
            targets=tuple(column.name for column, _ in self.columns(TARGET)),
            categories=tuple(column.name for column, use in used if use.kind == CATEGORY),
            missing=self.missing,
        )

    def experiment(self, before: ExperimentSpec) -> ExperimentSpec:
        """The experiment `before` on this table, with a loss that fits it."""
        table = self.table
        classes = table.is_classification
        scaling = Standardise() if self.standardise else NoScaling()
        stopping = tuple(rule for rule in before.stopping if classes or not rule.needs_classes)
        data = replace(before.data, dataset=table, features=(), raw_inputs=True, scaling=scaling)
        fitting = SoftmaxCrossEntropy() if classes else loss["mse"]()
        return replace(before, data=data, loss=fitting, stopping=stopping)

    def lacking(self) -> int:
        """How many rows lack a value in a column that is used."""
        lacks = np.zeros(len(self.cells), bool)
        for column, _ in self.columns(INPUT, TARGET):
            if column.missing:
                lacks |= column.empty
        return int(np.count_nonzero(lacks))

    def problem(self) -> str:
        """One sentence on why this cannot be imported yet; empty if it can."""
        if not self.columns(TARGET):
            return tr("Choose a target: what is the network to predict?")
        if not self.columns(INPUT):
            return tr("Choose an input: what is the network to be shown?")
        for column, use in self.columns(INPUT, TARGET):
            if column.missing == len(column):
                return tr("Column “{name}” is empty; ignore it.", name=column.name)
            if use.kind == NUMBER and len(column.mistakes):
                return tr(
                    "{problem}. Correct the file, take the column as categories, or ignore it.",
                    problem=_capital(tr(column.problem(Sentence("expected a number")))),
                )
            if use.kind == CATEGORY and column.different > MOST_CATEGORIES:
                return tr(
                    "Column “{name}” has {count:,} different values, more than {most} categories; "
                    "ignore it.",
                    name=column.name,
                    count=column.different,
                    most=MOST_CATEGORIES,
                )
        targets = self.columns(TARGET)
        if targets[0][1].kind == CATEGORY and targets[0][0].different < 2:
            return tr("Column “{name}” has one value only.", name=targets[0][0].name)
        if self.width() > MOST_INPUTS:
            return tr(
                "Choose fewer inputs: {count:,} are more than {most:,}.",
                count=self.width(),
                most=MOST_INPUTS,
            )
        return ""

    def width(self) -> int:
        """How many inputs the network gets."""
        return sum(
            column.different if use.kind == CATEGORY else 1 for column, use in self.columns(INPUT)
        )

    def task(self) -> str:
        """The type of task with its reason."""
        targets = self.columns(TARGET)
        if not targets:
            return tr("No target yet")
        column, use = targets[0]
        if use.kind == CATEGORY:
            return tr(
                "Classification: “{name}” has {count:,} different values",
                name=column.name,
                count=column.different,
            )
        if len(targets) > 1:
            return tr("Regression: {count} columns of numbers", count=len(targets))
        return tr("Regression: “{name}” is a number", name=column.name)

    def inputs(self) -> str:
        """The network's inputs in words, categories with what they become."""
        named = []
        for column, use in self.columns(INPUT)[:_NAMED]:
            if use.kind == NUMBER or column.different > MOST_CATEGORIES:
                named.append(column.name)
                continue
            words = column.categories
            some = ", ".join(f"{column.name}={word}" for word in words[:_NAMED])
            named.append(f"{column.name} → {some}" + (", …" if len(words) > _NAMED else ""))
        more = "; …" if len(self.columns(INPUT)) > _NAMED else ""
        listed = "; ".join(named) + more
        if self.width() == 1:
            return tr("1 input of the network: {names}", names=listed)
        return tr("{count:,} inputs of the network: {names}", count=self.width(), names=listed)


def _capital(sentence: str) -> str:
    """A sentence with a capital letter first, and names in it as they are."""
    return sentence[:1].upper() + sentence[1:]


def uneven(choices: Choices) -> bool:
    """Whether the inputs differ so much in size that scaling them is advised."""
    sizes = []
    for column, use in choices.columns(INPUT):
        some = column.beginning(_LOOKED_AT)
        if use.kind == NUMBER and not len(some.mistakes) and some.missing < len(some):
            sizes.append(float(np.nanmax(np.abs(some.numbers()))))
    sizes = [size for size in sizes if size > 0]
    return bool(sizes) and (max(sizes) > _LARGE or max(sizes) > _LARGE * min(sizes))
