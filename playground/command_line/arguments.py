"""Reading the words of a command line: parsers whose errors are one line, and kinds of values."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import NoReturn

from playground.command_line.console import MISUSED, complain
from playground.words.languages import languages
from playground.words.number_syntax import TwoReadingsError, read_number
from playground.words.numbers import number
from playground.words.value_lists import read_values

MOST = 1_000_000_000
EXPERIMENT_HELP = (
    "a file (.bpg or .json), the name of an experiment of the program, or a table (.csv, .xlsx …)"
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        complain(f"{message}; see {self.prog} --help")
        raise SystemExit(MISUSED)


def whole(low: int, high: int = MOST) -> Callable[[str], int]:
    """The kind of value that is a whole number from `low` to `high`."""

    def whole_number(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,10}", text) and low <= int(text) <= high:
            return int(text)
        raise argparse.ArgumentTypeError(
            f"expected a whole number from {number(low)} to {number(high)}, found {text[:40]!r}"
        )

    return whole_number


def between(low: float, high: float) -> Callable[[str], float]:
    """The kind of value that is a number from `low` to `high`."""

    def number_between(text: str) -> float:
        value = _number(text)
        if value is None or not low <= value <= high:
            ends = f"{number(float(low))} to {number(float(high))}"
            raise argparse.ArgumentTypeError(f"expected a number from {ends}, found {text[:40]!r}")
        return value

    return number_between


def size(text: str) -> tuple[int, int]:
    """Width and height such as 1280x720."""
    match = re.fullmatch(r"([0-9]{3,4})[xX×]([0-9]{3,4})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"expected WxH such as 1280x720, found {text[:40]!r}")
    return int(match[1]), int(match[2])


def varied(text: str) -> tuple[str, list[bool | int | float | str]]:
    """A path and the values to try there, such as optimizer.lr=0.001,0.01,0.1.

    Where semicolons set the values apart, as in 0,001;0,01, a comma is a decimal sign.
    """
    path, equals, words = text.partition("=")
    try:
        values = read_values(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not (path and equals and values):
        raise argparse.ArgumentTypeError(
            f"expected PATH=VALUE,VALUE,… such as optimizer.lr=0.01,0.1, found {text[:60]!r}"
        )
    return path.strip(), values


def _number(text: str) -> float | None:
    """A number as one types it in the window, too: 3e-4, 1/3, 0,03; None if it is none."""
    try:
        return read_number(text)
    except TwoReadingsError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_experiment(parser: Parser) -> None:
    """The experiment that a command is about."""
    parser.add_argument("experiment", metavar="FILE|NAME", help=EXPERIMENT_HELP)


def add_anew(parser: Parser) -> None:
    """Which lane of a file is meant, and whether its trained weights are left aside."""
    parser.add_argument(
        "--lane",
        metavar="NAME",
        default="",
        help="of a .bpg file of several lanes, the one that is meant; by default its main one",
    )
    parser.add_argument(
        "--anew",
        action="store_true",
        help="begin a .bpg file with first weights; by default it goes on from the trained ones",
    )


def add_like(parser: Parser) -> None:
    """The experiment whose choices are taken for another table."""
    parser.add_argument(
        "--like",
        metavar="FILE|NAME",
        help="of a table, another experiment on a table: its columns, gaps, scaling and network "
        "are used for this one",
    )


def add_bar(parser: Parser) -> None:
    """Whether a progress bar is drawn."""
    bar = parser.add_mutually_exclusive_group()
    bar.add_argument(
        "--progress",
        action="store_true",
        default=None,
        help="draw the progress bar even if stderr is no terminal",
    )
    bar.add_argument("--quiet", dest="progress", action="store_false", help="draw no progress bar")


def add_theme(parser: Parser, default: str, *themes: str) -> None:
    """The colours of the window."""
    parser.add_argument("--theme", choices=themes, help=f"colours; by default {default}")


def add_language(parser: Parser, default: str) -> None:
    """The language of the window."""
    tags = languages()
    parser.add_argument("--language", choices=tags, help=f"of the window; by default {default}")
