"""`playground screenshot`: draw the window into a picture, without a screen."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from engine.disk.whole_file import WriteError
from playground.command_line.arguments import (
    Parser,
    add_anew,
    add_experiment,
    add_language,
    add_theme,
    between,
    size,
    whole,
)
from playground.command_line.console import UserError
from playground.command_line.loading import load_drawing, trained_or_anew
from playground.window.screen_check import hush_offscreen
from playground.words.languages import ENGLISH

ABOUT = """\
Draw the window into a picture after some steps of training. A .bpg file is drawn as it was saved,
and goes on from there, or begins --anew."""


def add_arguments(parser: Parser) -> None:
    """What the command takes."""
    add_experiment(parser)
    parser.add_argument("out", metavar="OUT.png", type=Path, help="the picture to write")
    parser.add_argument(
        "--steps", metavar="N", type=whole(0), required=True, help="mini-batches to train on first"
    )
    add_anew(parser)
    parser.add_argument(
        "--size",
        metavar="WxH",
        type=size,
        help="width and height of the window, such as 1280x720; by default that of a new window",
    )
    add_theme(parser, "light", "light", "dark")
    add_language(parser, "English")
    parser.add_argument(
        "--scale",
        metavar="S",
        type=between(0.5, 4),
        help="pixels of the picture per pixel of the window, from 0.5 to 4; by default 1",
    )


def run(given: Namespace) -> int:
    """Draw the picture. Raises `UserError` if the experiment or the place for it is no good."""
    found = trained_or_anew(given)
    if given.out.suffix.lower() != ".png":
        raise UserError(f"{given.out}: expected the name of a .png file")
    if not given.out.parent.is_dir():
        raise UserError(f"{given.out}: there is no directory {given.out.parent}")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = load_drawing("playground.app")
    hush_offscreen()
    options = {
        "size": given.size,
        "theme": given.theme,
        "scale": given.scale,
        "language": given.language or ENGLISH,
    }
    asked = {name: value for name, value in options.items() if value is not None}
    try:
        app.screenshot(found, given.steps, given.out, **asked)
    except WriteError as error:
        raise UserError(f"{error.path}: {error.problem}") from None
    return 0
