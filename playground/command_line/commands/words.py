"""`playground words`: keep the languages of the window complete."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from engine.disk.whole_file import WriteError
from playground.command_line.arguments import Parser
from playground.command_line.console import FAILED, UserError, complain
from playground.command_line.texts import texts
from playground.words import catalogue
from playground.words.languages import ENGLISH, folder, languages

ABOUT = """\
Check that every language of the window is complete and compiled, or bring one up to date:

  playground words check        what is missing, and exit code 1 if something is
  playground words update fr    write all texts into resources/translations/fr.ts, compile it

A text without translation is shown in English."""


def add_arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("action", choices=("check", "update"), help="what to do")
    parser.add_argument("tag", nargs="?", help="a language, such as de; without one all are meant")


def run(given: Namespace) -> int:
    """Check or bring up to date; returns the exit code. Raises `UserError`."""
    tags = [given.tag] if given.tag else [tag for tag in languages() if tag != ENGLISH]
    action = _updated if given.action == "update" else _complete
    try:
        done = [action(tag) for tag in tags]
    except WriteError as error:
        raise UserError(f"{error.path}: {error.problem}") from None
    return 0 if all(done) else FAILED


def _updated(tag: str) -> bool:
    """Write and compile a language, and say how much of it is missing."""
    path, every = _path(tag), texts()
    missing = catalogue.write(path, tag, every, catalogue.read(path))
    catalogue.compiled(path)
    print(f"{path}: {len(every)} texts, {missing} of them not translated")
    return True


def _complete(tag: str) -> bool:
    """Whether nothing is missing in a language, which is said otherwise."""
    path, every = _path(tag), texts()
    known = catalogue.read(path)
    missing = [text for text in every if not known.get(text, "").strip()]
    for text in missing:
        complain(f"{path.name}: not translated: {text}")
    if not missing:
        print(f"{path.name}: all of {len(every)} texts")
    return not missing


def _path(tag: str) -> Path:
    return folder() / f"{tag}.ts"
