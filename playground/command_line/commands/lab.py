"""`playground lab`: list lessons, check that they work, collect what students hand in."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from engine.disk.reasons import why_unread
from engine.disk.whole_file import WriteError, replace_file
from engine.labs.check import SEEDS, Checking, check
from engine.labs.format.table import LabError
from engine.labs.hand_in.collecting import as_csv, collected, read_table, run_again
from engine.labs.lab import SUFFIX, Lab
from engine.labs.library import Library
from playground.command_line.arguments import Parser, add_bar, add_language, whole
from playground.command_line.console import FAILED, UserError, complain
from playground.command_line.loading import load_drawing
from playground.command_line.progress import Bar
from playground.labs.finding import FoundLab, LabUnusableError, LabWish, code_of, lab_of
from playground.labs.guide import example
from playground.labs.shelf import shelf
from playground.window import screen_check
from playground.words.numbers import fixed, number

ABOUT = """\
Lessons that run on the engine:

  playground lab list             all labs in the order they build on each other
  playground lab check [FILE …]   prove that they work: the model solution reaches every goal, the
                                  start none, and what they name exists; without a file all of them

  playground lab collect FOLDER   one CSV of all hand-ins in a folder, each of them run again

without a screen; and in the window:

  playground lab open NAME        a lab by its name, its file, its text code, or a hand-in
  playground lab write FILE       a lab that is read again whenever you save it in your editor, with
                                  its mistakes beside it; a new file begins with a small lab
  playground lab code NAME        the text code of a lab, to be sent: it opens the same

Every mistake in a file is one line with its line and column; exit code 1."""

ACTIONS = ("list", "check", "collect", "open", "write", "code")


def add_arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE|NAME|FOLDER",
        help="lab files, or names; for collect a folder; for open also a hand-in or a text code",
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
    parser.add_argument("--projector", action="store_true", help="large type, as F5 does")
    add_language(parser, "that of last time")
    add_bar(parser)


def run(given: Namespace) -> int:
    """Do what is asked; raises `UserError`."""
    for folder in given.labs:
        if not folder.is_dir():
            raise UserError(f"{folder}: expected a folder of labs")
    if given.action == "write":
        return _written(_the_one(given, "file of a lab"), given)
    library = shelf(given.labs)
    match given.action:
        case "collect":
            return _collected(library, given)
        case "open":
            return _opened(library, given)
        case "code":
            argument = _the_one(given, "lab")
            print(code_of(_found(argument, library).lab, shelf()))
            return 0
        case "list":
            return _listed(library)
    return _checked(library, given)


def _the_one(given: Namespace, what: str) -> str:
    if len(given.files) != 1:
        raise UserError(f"lab {given.action}: expected one {what}")
    return str(given.files[0])


def _found(argument: str, library: Library) -> FoundLab:
    try:
        return lab_of(argument, library)
    except LabUnusableError as error:
        *others, last = error.lines
        for line in others:
            complain(line)
        raise UserError(last) from None


def _opened(library: Library, given: Namespace) -> int:
    """Open the window with a lab."""
    found = _found(_the_one(given, "lab"), library)
    return _window(LabWish(found, folders=tuple(given.labs)), given)


def _written(name: str, given: Namespace) -> int:
    """Open the window with a lab that is being written; a new file begins with a small lab."""
    path = Path(name)
    if path.suffix.lower() != SUFFIX:
        raise UserError(f"{name}: expected the file of a lab, which ends in {SUFFIX}")
    if not path.exists():
        try:
            replace_file(path, example().encode())
        except WriteError as error:
            raise UserError(f"{error.path}: {error.problem}") from None
        print(f"{name}: a small lab to begin with")
    return _window(LabWish(writing=path, folders=tuple(given.labs)), given)


def _window(wish: LabWish, given: Namespace) -> int:
    problem = screen_check.problem()
    if problem:
        raise UserError(problem)
    run_window = load_drawing("playground.app").run
    language = given.language or ""
    return int(run_window(None, language=language, wish=wish, projector=given.projector))


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
    """Write the table of a folder of hand-ins, then run them again; raises `UserError`."""
    folder = Path(_the_one(given, "folder of hand-ins"))
    out = given.out or folder / "hand-ins.csv"
    try:
        rows, labs = collected(folder), {lab.id: lab for lab in library.labs}
        table = read_table(rows, labs)
        # All that needs no run of a student is there at once, and stays if Ctrl+C ends the rest.
        replace_file(out, as_csv(table).encode("utf-8-sig", "replace"))
        problems = [line for line in table if line["problem"]]
        for line in problems:
            complain(f"{line['file']}: {line['problem']}")
        print(f"{number(len(table))} hand-ins, {number(len(problems))} of them unreadable: {out}")
        if not given.no_re_run:
            hidden = None if given.progress is None else not given.progress
            again = run_again(rows, labs, table, os.cpu_count() or 1)
            for _ in Bar(
                again, total=len(rows), unit=" hand-ins", disable=hidden, dynamic_ncols=True
            ):
                pass
            replace_file(out, as_csv(table).encode("utf-8-sig", "replace"))
            print(f"What was done has been run again: {out}")
    except WriteError as error:
        raise UserError(f"{error.path}: {error.problem}") from None
    except OSError as error:
        raise UserError(f"{error.filename or folder}: {why_unread(error)}") from None
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
        return frozenset(load_drawing("playground.panels").panel_types())
    except UserError:
        return None
