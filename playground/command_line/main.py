"""The command line: `playground [FILE]` opens the window, and four commands need no screen.

Qt is loaded only by the two that draw, NumPy by none before it is needed. Whatever is wrong with
what the user gave is one line on stderr and exit code 2.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import playground.window.screen_check as display
from playground.command_line import search_arguments
from playground.command_line.arguments import Parser, between, size, whole
from playground.command_line.console import FAILED, INTERRUPTED, MISUSED, UserError, complain
from playground.words.languages import ENGLISH, languages

# Linear algebra takes one thread unless the user has said otherwise: a second one costs more than
# it gains for networks of this size, and it takes the core that paints the window. NumPy's
# libraries read these when they are loaded, which is after `main` begins.
ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)

DISTRIBUTION = "backprop-playground"

ABOUT = """\
See how neural networks learn: build one, train it by back-propagation, watch every number.

  playground [FILE|NAME]        open the window, with an experiment if one is given
  playground train …            train without a screen and write the results
  playground search …           look for good hyper-parameters and write every trial
  playground list               list everything an experiment can be made of
  playground screenshot …       draw the window into a picture, without a screen

`playground COMMAND --help` explains a command."""

EXAMPLES = """\
examples:
  playground                                      open the window on the spiral
  playground my-network.json --theme dark         open an experiment of your own
  playground train digits --epochs 10             train on handwritten digits
  playground search iris --vary optimizer.lr=0.01,0.1 --vary batch_size=4,16 --epochs 10
  playground screenshot moons --steps 500 moons.png"""

TRAIN_ABOUT = """\
Train an experiment without a screen. Into the directory of --out go

  history.csv    loss and accuracy of each part, a row per evaluation
  weights.npz    every parameter by name, such as 1.dense.W, for numpy.load
  result.json    the experiment, how long it trained, and the final scores

Files of these names from an earlier run are replaced. Equal experiments give equal files. Ctrl+C
stops after the step at hand and keeps the results so far."""

EXPERIMENT_HELP = "a file (.bpg or .json), or the name of an experiment of the program"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    for name, threads in ONE_THREAD.items():
        os.environ.setdefault(name, threads)
    for stream in (sys.stdout, sys.stderr):
        # A terminal without Greek letters shows question marks rather than an error.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    command = COMMANDS.get(arguments[0]) if arguments else None
    try:
        code = command(arguments[1:]) if command else _window(arguments)
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


def version() -> str:
    """The installed version."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _window(arguments: Sequence[str]) -> int:
    parser = _parser("playground", ABOUT, EXAMPLES)
    parser.usage = "playground [FILE|NAME] [OPTION …] | train | search | list | screenshot"
    parser.add_argument("experiment", nargs="?", metavar="FILE|NAME", help=EXPERIMENT_HELP)
    _add_theme(parser, "that of last time", "light", "dark", "system")
    _add_language(parser, "that of last time")
    parser.add_argument("--version", action="version", version=f"playground {version()}")
    given = parser.parse_args(arguments)
    experiments = _load("playground.session.experiments")
    spec = None if given.experiment is None else _found(given.experiment)
    problem = display.problem()
    if problem:
        raise UserError(problem)
    path = None
    if spec is not None and given.experiment not in experiments.shipped_names():
        path = Path(given.experiment)
    return int(_load("playground.app").run(path, spec, given.theme, given.language or ""))


def _train(arguments: Sequence[str]) -> int:
    parser = _parser("playground train", TRAIN_ABOUT)
    parser.add_argument("experiment", metavar="FILE|NAME", help=EXPERIMENT_HELP)
    parser.add_argument(
        "--epochs",
        metavar="N",
        type=whole(1),
        required=True,
        help="how many passes through the training data",
    )
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="where to write; by default a directory named after the experiment, right here",
    )
    _add_bar(parser)
    given = parser.parse_args(arguments)
    spec = _found(given.experiment)
    out = given.out or Path(Path(given.experiment).stem)
    return int(_load("playground.command_line.train").run(spec, given.epochs, out, given.progress))


def _search(arguments: Sequence[str]) -> int:
    parser = _parser("playground search", search_arguments.ABOUT)
    parser.add_argument("experiment", metavar="FILE|NAME", help=EXPERIMENT_HELP)
    search_arguments.add_to(parser)
    _add_bar(parser)
    given = parser.parse_args(arguments)
    spec = _found(given.experiment)
    out = given.out or Path(f"{Path(given.experiment).stem}-search")
    settings = search_arguments.settings_of(given)
    command = _load("playground.command_line.search")
    return int(
        command.run(spec, given.method, given.vary, settings, given.jobs, out, given.progress)
    )


def _list(arguments: Sequence[str]) -> int:
    parser = _parser("playground list", "List everything an experiment can be made of, by family.")
    parser.parse_args(arguments)
    print(_load("playground.command_line.listing").listing())
    return 0


def _screenshot(arguments: Sequence[str]) -> int:
    parser = _parser(
        "playground screenshot", "Draw the window into a picture after some steps of training."
    )
    parser.add_argument("experiment", metavar="FILE|NAME", help=EXPERIMENT_HELP)
    parser.add_argument("out", metavar="OUT.png", type=Path, help="the picture to write")
    parser.add_argument(
        "--steps", metavar="N", type=whole(0), required=True, help="mini-batches to train on first"
    )
    parser.add_argument(
        "--size",
        metavar="WxH",
        type=size,
        help="width and height of the window, such as 1280x720; by default that of a new window",
    )
    _add_theme(parser, "light", "light", "dark")
    _add_language(parser, "English")
    parser.add_argument(
        "--scale",
        metavar="S",
        type=between(0.5, 4),
        help="pixels of the picture per pixel of the window, from 0.5 to 4; by default 1",
    )
    given = parser.parse_args(arguments)
    spec = _found(given.experiment)
    if given.out.suffix.lower() != ".png":
        raise UserError(f"{given.out}: expected the name of a .png file")
    if not given.out.parent.is_dir():
        raise UserError(f"{given.out}: there is no directory {given.out.parent}")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = _load("playground.app")
    display.hush_offscreen()
    options = {
        "size": given.size,
        "theme": given.theme,
        "scale": given.scale,
        "language": given.language or ENGLISH,
    }
    asked = {name: value for name, value in options.items() if value is not None}
    try:
        app.screenshot(spec, given.steps, given.out, **asked)
    except OSError as error:
        raise UserError(str(error)) from None
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "train": _train,
    "search": _search,
    "list": _list,
    "screenshot": _screenshot,
}


def _parser(prog: str, about: str, epilog: str | None = None) -> Parser:
    return Parser(
        prog=prog,
        description=about,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _add_bar(parser: Parser) -> None:
    bar = parser.add_mutually_exclusive_group()
    bar.add_argument(
        "--progress",
        action="store_true",
        default=None,
        help="draw the progress bar even if stderr is no terminal",
    )
    bar.add_argument("--quiet", dest="progress", action="store_false", help="draw no progress bar")


def _add_theme(parser: Parser, default: str, *themes: str) -> None:
    parser.add_argument("--theme", choices=themes, help=f"colours; by default {default}")


def _add_language(parser: Parser, default: str) -> None:
    tags = languages()
    parser.add_argument("--language", choices=tags, help=f"of the window; by default {default}")


def _load(name: str) -> ModuleType:
    """Import a module when it is needed: only what draws loads Qt."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        explained = display.missing_library(error)
        if explained is None:
            raise
        raise UserError(explained) from None


def _found(argument: str) -> Any:
    """The experiment meant by `argument`, known to fit together."""
    experiments = _load("playground.session.experiments")
    try:
        return experiments.find(argument)
    except experiments.ExperimentUnusableError as error:
        raise UserError(str(error)) from None
