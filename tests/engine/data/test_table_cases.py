"""Small files, one for each way in which people write tables, and how a person reads them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.data.tables.choices import Choices
from engine.data.tables.columns import TableColumn
from engine.data.tables.dialect import DECIMALS, DELIMITERS, TableError
from engine.data.tables.opening import opened
from engine.data.tables.outcome import notes_of, outcome_of, policy_of, task_of
from engine.data.tables.uses import IGNORED, INPUT, TARGET
from engine.steps import at_once
from engine.training.experiment import ExperimentSpec
from engine.training.metrics import NumberMetrics, metrics_of
from engine.training.run import Run
from engine.training.setup import Setup
from playground.importing.experiment_on import experiment_on

FOLDER = Path(__file__).parents[2] / "cases" / "tables"
CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (FOLDER / "expected.toml").read_text(encoding="utf-8")
)
KINDS = {"number": "n", "category": "c", "date": "d", "text": "t"}
# Written in several ways, meant the same.
ENCODINGS = {"gb18030": ("gb18030", "gbk", "gb2312")}


def named(column: TableColumn) -> str:
    """What the file calls a column: nothing, where it has no name for it."""
    return "" if column.nameless else column.name


def values(column: TableColumn) -> list[float]:
    return column.numbers().tolist()


def said(choices: Choices) -> str:
    """All that is said about a table as its dialog opens."""
    texts = [task_of(choices), outcome_of(choices), choices.problem(), *notes_of(choices)]
    texts += [policy_of(choices, missing) for missing in ("drop_rows", "fill_training")]
    texts += [choices.why_scaled(INPUT), choices.why_scaled(TARGET)]
    return "\n".join(texts)


def check_reading(choices: Choices, case: dict[str, Any]) -> None:
    """How the file is written, and what stands in it."""
    dialect, columns = choices.cells.dialect, choices.cells.columns
    if isinstance(case.get("header"), list):
        assert dialect.header
        assert [named(column) for column in columns] == case["header"]
    elif "header" in case:
        assert dialect.header is case["header"]
    if "columns" in case:
        assert len(columns) == case["columns"]
    if "delimiter" in case:
        assert DELIMITERS[dialect.delimiter] == case["delimiter"]
    if "decimal" in case:
        assert DECIMALS[dialect.decimal] == case["decimal"]
    if "encoding" in case:
        assert dialect.encoding in ENCODINGS.get(case["encoding"], (case["encoding"],))
    for name, expected in case.get("values", {}).items():
        assert values(choices.cells.column(name)) == expected
    for name, expected in case.get("first", {}).items():
        assert values(choices.cells.column(name))[: len(expected)] == expected
    for name, at in case.get("values_at", {}).items():
        names = columns[0].cells.to_pylist()
        for row, expected in at.items():
            assert values(choices.cells.column(name))[names.index(row)] == expected


def check_uses(choices: Choices, case: dict[str, Any]) -> None:
    """What the columns are for."""
    if "kinds" in case:
        assert "".join(KINDS[use.kind] for use in choices.uses) == case["kinds"]
    targets = [column.name for column, _ in choices.columns(TARGET)]
    if "target" in case:
        assert targets == [case["target"]]
    if "task" in case:
        assert choices.is_classification == (case["task"] == "classification")
    if "rows" in case:
        assert int(choices.kept(choices.missing).sum()) == case["rows"]
    inputs = [named(column) for column, _ in choices.columns(INPUT)]
    if "inputs" in case:
        assert inputs == case["inputs"]
    for name in case.get("ignored", ()):
        assert name in [named(column) for column, _ in choices.columns(IGNORED)]
    if "input_count" in case:
        assert choices.width() == case["input_count"]
    if "classes" in case:
        assert len(choices.classes(choices.missing)[0]) == case["classes"]
    if "standardise" in case:
        assert choices.standardise is case["standardise"]
    assert (choices.problem() == "") == case.get("trainable", True), choices.problem()


@pytest.mark.parametrize("name", CASES)
def test_a_small_file_is_read_as_a_person_reads_it(name: str) -> None:
    case = CASES[name]
    path = FOLDER / case["file"]
    if case.get("refused"):
        with pytest.raises(TableError) as caught:
            at_once(opened(path))
        for word in case["mentions"]:
            assert word in str(caught.value)
        return
    choices = at_once(opened(path))
    check_reading(choices, case)
    check_uses(choices, case)
    for word in case.get("mentions", ()):
        assert word in said(choices)
    for use in choices.uses:
        assert use.why
    if case.get("trainable", True):
        setup = Setup.of(experiment_on(choices, ExperimentSpec()))
        assert len(setup.data.x) == choices.kept(choices.missing).sum()
        assert setup.data.x.shape[1] == choices.width()
        assert np.isfinite(setup.data.x).all()


@pytest.mark.parametrize("name", [name for name in CASES if "test_r2" in CASES[name]])
def test_a_regression_is_learnt_as_the_dialog_opens(name: str) -> None:
    case = CASES[name]
    choices = at_once(opened(FOLDER / case["file"]))
    run = Run(Setup.of(experiment_on(choices, ExperimentSpec())))
    while run.trainer.epochs < case["test_r2"]["epochs"]:
        run.step()
    found = metrics_of(run.trainer, "test")
    assert isinstance(found, NumberMetrics)
    assert found.r2 > case["test_r2"]["above"]
