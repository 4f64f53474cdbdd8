"""`playground lab`: list lessons, check that they work, collect what students hand in."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from engine.disk.reasons import why_unread
from engine.disk.whole_file import WriteError, replace_file
from engine.labs.check import SEEDS, Checking, check
from engine.labs.format.table import LabError
from engine.labs.hand_in.collecting import as_csv, collected, table_of
from engine.labs.lab import Lab
from engine.labs.library import Library
from playground.command_line.arguments import Parser, add_bar, whole
from playground.command_line.console import FAILED, UserError, complain
from playground.command_line.loading import load
from playground.command_line.progress import Bar
from playground.labs.shelf import shelf
from playground.words.numbers import fixed, number

ABOUT = """\
Lessons that run on the engine:

  playground lab list             all labs in the order they build on each other
  playground lab check [FILE …]   prove that they work: the model solution reaches every goal, the
                                  start none, and what they name exists; without a file all of them

  playground lab collect FOLDER   one CSV of all hand-ins in a folder, each of them run again

Without a screen. Every mistake in a file is one line with its line and column; exit code 1."""

ACTIONS = ("list", "check", "collect")


def add_arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE|NAME|FOLDER",
        help="lab files, or names; for collect a folder",
    )
    parser.add_argument(
        "--labs",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="a folder of labs of your own, beside those of the program",
    )
    parser.add_argument(
        "--seeds",
        metavar="N",
        type=whole(1, SEEDS),
        default=SEEDS,
        help="in how many seeds each goal is tried; by default 10",
    )
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help="the table; by default hand-ins.csv in the folder"
    )
    parser.add_argument(
        "--no-re-run", action="store_true", help="collect without running again what was done"
    )
    add_bar(parser)


def run(given: Namespace) -> int:
    """List or check; raises `UserError`."""
    try:
        library = shelf(given.labs)
    except OSError as error:
        raise UserError(f"{error.filename}: {why_unread(error)}") from None
    if given.action == "collect":
        return _collected(library, given)
    return _listed(library) if given.action == "list" else _checked(library, given)


def _listed(library: Library) -> int:
    width = max((len(lab.id) for lab in library.labs), default=0) + 2
    for lab in library.labs:
        about = f"{lab.minutes:>2} min  {'•' * lab.difficulty:<3}  {lab.title.of('en')}"
        print(f"{lab.id:<{width}}{about}: {lab.teaches.of('en')}")
    for name, problem in library.unusable:
        complain(f"{Path(name).name}: {problem.splitlines()[0]}")
    return FAILED if library.unusable else 0


def _checked(library: Library, given: Namespace) -> int:
    how = Checking(panels=_panels(), known={lab.id for lab in library.labs}, seeds=given.seeds)
    failed, begun = 0, time.perf_counter()
    for name, lines in _outcomes(library, given.files, how):
        failed += bool(lines)
        for line in lines:
            complain(f"{name}: {line}")
        ended = time.perf_counter()
        if not lines:
            print(f"{name}: works ({fixed(ended - begun, 1)} s)")
        begun = ended
    return FAILED if failed else 0


def _collected(library: Library, given: Namespace) -> int:
    """Write the table of a folder of hand-ins; raises `UserError`."""
    if len(given.files) != 1:
        raise UserError("lab collect: expected one folder of hand-ins")
    folder = Path(given.files[0])
    out = given.out or folder / "hand-ins.csv"
    hidden = None if given.progress is None else not given.progress
    try:
        rows = collected(folder)
        with Bar(total=len(rows), unit=" hand-ins", disable=hidden, dynamic_ncols=True) as bar:
            table = table_of(
                rows,
                {lab.id: lab for lab in library.labs},
                re_run=not given.no_re_run,
                on_row=lambda row: bar.update(),
            )
        replace_file(out, as_csv(table).encode("utf-8-sig"))
    except WriteError as error:
        raise UserError(f"{error.path}: {error.problem}") from None
    except OSError as error:
        raise UserError(f"{error.filename or folder}: {why_unread(error)}") from None
    problems = [line for line in table if line["problem"]]
    for line in problems:
        complain(f"{line['file']}: {line['problem']}")
    print(f"{number(len(table))} hand-ins, {number(len(problems))} of them unreadable: {out}")
    return 0


def _outcomes(library: Library, files: list[str], how: Checking) -> Iterator[tuple[str, list[str]]]:
    """Each lab with what is wrong with it."""
    if not files:
        for name, problem in library.unusable:
            yield Path(name).name, problem.splitlines()
        for lab in library.labs:
            yield lab.id, list(map(str, check(lab, how)))
    for name in files:
        known = library.named(name)
        try:
            lab = known if known is not None else Lab.load(Path(name))
        except LabError as error:
            yield name, str(error).splitlines()
        except OSError as error:
            raise UserError(f"{name}: {why_unread(error)}") from None
        else:
            yield name, list(map(str, check(lab, how)))


def _panels() -> frozenset[str] | None:
    """The names of the window's panels; None where Qt cannot be loaded."""
    try:
        return frozenset(load("playground.panels").panel_types())
    except UserError:
        return None
