"""`python -m playground.words.languages TAG` brings a language up to date and compiles it."""

from __future__ import annotations

import sys

from playground.command_line.sources import texts
from playground.words import catalogue
from playground.words.languages import folder


def main(language: str) -> None:
    """Bring the language up to date, and say how much of it is missing."""
    path = folder() / f"{language}.ts"
    found = texts()
    missing = catalogue.write(path, language, found, catalogue.read(path))
    catalogue.compiled(path)
    print(f"{path}: {len(found)} texts, {missing} of them not translated")


if __name__ == "__main__":
    main(sys.argv[1])
