"""The command line: `playground [FILE]` opens the window; commands are files in `commands`.

Qt is loaded only by what draws, NumPy by nothing before it is needed. Whatever is wrong with what
the user gave is one line on stderr and exit code 2.
"""

from __future__ import annotations

import argparse
import ast
import gc
import logging
import os
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engine.files.text_code import is_text_code
from playground.command_line import commands
from playground.command_line.arguments import (
    EXPERIMENT_HELP,
    Parser,
    add_language,
    add_like,
    add_theme,
)
from playground.command_line.console import FAILED, INTERRUPTED, MISUSED, UserError, complain
from playground.command_line.loading import described, glance, load, load_drawing
from playground.importing.table_files import check_readable, is_table
from playground.window import screen_check
from playground.words.version import VERSION

# Linear algebra takes one thread unless the user has said otherwise: a second one costs more than
# it gains for networks of this size, and it takes the core that paints the window. NumPy's
# libraries read these when they are loaded, which is after `main` begins.
ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)

log = logging.getLogger(__name__)

ABOUT = """\
See how neural networks learn: build one, train it by back-propagation, watch every number.

  playground [FILE|NAME]        open the window, with an experiment if one is given
{commands}

`playground COMMAND --help` explains a command."""

EXAMPLES = """\
examples:
  playground                                      open the window on the spiral
  playground my-network.json --theme dark         open an experiment of your own
  playground penguins.csv                         open a table of your own
  playground more.csv --like penguins.bpg         open another one in the same way
  playground train digits --epochs 10             train on handwritten digits
  playground train penguins.csv --target species --epochs 100
  playground --lab one-neuron --projector         open a lab for everybody to see
  playground search iris --vary optimizer.lr=0.01,0.1 --vary batch_size=4,16 --epochs 10
  playground screenshot moons --steps 500 moons.png"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    for name, threads in ONE_THREAD.items():
        os.environ.setdefault(name, threads)
    for stream in (sys.stdout, sys.stderr):
        # A terminal without Greek letters shows question marks rather than an error.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        known = arguments and arguments[0] in command_names()
        if known:
            code = _command(arguments[0], arguments[1:])
        else:
            with _nothing_thrown_away():
                code = _window(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except UserError as error:
        complain(str(error))
        return MISUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has left: keep Python from complaining when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except MemoryError:
        complain("there is not enough memory for that")
        return FAILED
    except Exception as error:
        # A fault of the program: in full for who mends it, in one line for who meets it.
        log.error("unexpected", exc_info=error)
        why = str(error) or type(error).__name__
        complain(f"something unexpected happened and was logged: {why}")
        return FAILED


def command_names() -> tuple[str, ...]:
    """The names of all commands."""
    return tuple(found.name for found in pkgutil.iter_modules(commands.__path__))


def _command(name: str, arguments: Sequence[str]) -> int:
    """Carry out one command; its file is imported now and no sooner."""
    command = load(f"{commands.__name__}.{name}")
    parser = _parser(f"playground {name}", command.ABOUT)
    command.add_arguments(parser)
    return int(command.run(parser.parse_args(arguments)))


def _window(arguments: Sequence[str]) -> int:
    # What the commands do is read off their files only for somebody who asks.
    asked = not {"-h", "--help"}.isdisjoint(arguments)
    parser = _parser("playground", _about() if asked else ABOUT, EXAMPLES)
    parser.usage = f"playground [FILE|NAME] [OPTION …] | {' | '.join(command_names())}"
    parser.add_argument("experiment", nargs="?", metavar="FILE|NAME", help=EXPERIMENT_HELP)
    parser.add_argument("--lab", metavar="NAME", help="open a lab; `playground lab list` has them")
    parser.add_argument(
        "--labs",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="show the labs of this folder of yours, too",
    )
    parser.add_argument("--projector", action="store_true", help="large type, as F5 does")
    add_like(parser)
    add_theme(parser, "that of last time", "light", "dark", "system")
    add_language(parser, "that of last time")
    parser.add_argument("--version", action="store_true", help="say which version this is")
    given = parser.parse_args(arguments)
    if given.version:
        print(f"playground {VERSION}")
        parser.exit()
    named = given.experiment
    table = named is not None and not is_text_code(named) and is_table(Path(named))
    if given.like and not table:
        raise UserError("--like is for tables: name one to be opened")
    if table:
        with _table_door(named):
            check_readable(Path(named))
    like = described(given.like) if given.like else None
    spec = None if named is None or table else glance(named)
    problem = screen_check.problem()
    if problem:
        raise UserError(problem)
    path = None if named is None or spec is not None else Path(named)
    wish = _wish(given.lab, tuple(given.labs))
    run = load_drawing("playground.app").run
    language = given.language or ""
    return int(run(path, spec, given.theme, language, wish, given.projector, like))


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Look for no garbage: what is loaded and built at the start stays, however often one looks.

    `playground.app.run` looks again as soon as the window can be seen.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _table_door(named: str) -> Iterator[None]:
    """Say in one line why a table cannot be read."""
    try:
        yield
    except ValueError as error:
        raise UserError(f"{named}: {error}") from None


def _wish(name: str | None, folders: tuple[Path, ...]) -> Any:
    """The lab of this name, and folders of labs; raises `UserError` for what there is not."""
    for folder in folders:
        if not folder.is_dir():
            raise UserError(f"{folder}: expected a folder of labs")
    finding = load("playground.labs.finding")
    if name is None:
        return finding.LabWish(folders=folders)
    lab = load("playground.labs.shelf").shelf(folders).named(name)
    if lab is None:
        raise UserError(f"there is no lab called {name!r}; see playground lab list")
    return finding.LabWish(finding.FoundLab(lab), folders=folders)


def _about() -> str:
    """What the program is, with a line for each command."""
    lines = [f"  playground {name} …".ljust(32) + _summary(name) for name in command_names()]
    return ABOUT.format(commands="\n".join(lines))


def _summary(name: str) -> str:
    """What a command does, read off its file without importing it."""
    source = Path(commands.__path__[0], f"{name}.py").read_text(encoding="utf-8")
    first = (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]
    return first.partition(": ")[2].rstrip(".")


def _parser(prog: str, about: str, epilog: str | None = None) -> Parser:
    return Parser(
        prog=prog,
        description=about,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
