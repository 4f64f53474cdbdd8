"""The arguments of `playground search`, each with what it means."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from playground.command_line.arguments import Parser, between, varied, whole

ABOUT = """\
Look for good hyper-parameters: train trials, compare them on the validation part. Into the
directory of --out go

  trials.csv     the values, losses and accuracies of every trial
  best.json      the experiment with the best values, to be opened or trained like any other
  search.json    the search, the experiment it began with, and its moves

Files of these names from an earlier search are replaced. The result does not depend on the number
of jobs. Ctrl+C stops at once and keeps the trials that are finished."""

# More processes than any machine has cores would only take its memory.
MOST_JOBS = 1024

# Each is a knob of the search of that name, which says the range: here only the kind of value.
SETTINGS: dict[str, dict[str, Any]] = {
    "epochs": {
        "metavar": "N",
        "type": whole(1),
        "required": True,
        "help": "how many epochs each trial trains",
    },
    "trials": {"metavar": "N", "type": whole(1), "help": "how many points a random search draws"},
    "criterion": {"metavar": "WORD", "help": "loss (default) or accuracy, on the validation part"},
    "seeds": {
        "metavar": "N",
        "type": whole(1),
        "help": "train each point with so many seeds and compare the means; by default 1",
    },
    "seconds": {
        "metavar": "S",
        "type": between(0.1, 604_800),
        "help": "end the search after so many seconds and keep the trials that are finished",
    },
}


def add_to(parser: Parser) -> None:
    """Add the arguments to a parser."""
    parser.add_argument(
        "--vary",
        metavar="PATH=VALUES",
        type=varied,
        action="append",
        required=True,
        help="a hyper-parameter and its values, such as optimizer.lr=0.001,0.01,0.1 or"
        " layers.0.units=4,8,16 or optimizer=sgd,adam; to be given once for each",
    )
    parser.add_argument(
        "--method",
        metavar="WORD",
        default="greedy",
        help="greedy (default), grid or random; `playground list` says what they do",
    )
    for name, about in SETTINGS.items():
        parser.add_argument(f"--{name}", **about)
    parser.add_argument(
        "--jobs",
        metavar="J",
        type=whole(1, MOST_JOBS),
        default=1,
        help="processes to train in; by default 1",
    )
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="where to write; by default NAME-search, NAME being that of the experiment",
    )


def settings_of(given: Namespace) -> dict[str, Any]:
    """The settings that were given, by the names of the search's knobs."""
    return {name: value for name in SETTINGS if (value := getattr(given, name)) is not None}
