"""Languages: which there are.

English is what the source says. Another language is a file of Qt Linguist, `de.ts` for German, and
what `lrelease` makes of it, `de.qm`. To add French, or to bring a language up to date:

    playground words update fr

writes every text that is not translated yet into resources/translations/fr.ts; fill them in with
Qt Linguist or any editor, and run it again to compile them.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

ENGLISH = "en"
SYSTEM = "system"


def folder() -> Path:
    """Where the languages lie."""
    return Path(str(files("resources"))) / "translations"


def languages() -> tuple[str, ...]:
    """The tags of all languages there are, English first."""
    return (ENGLISH, *sorted(path.stem for path in folder().glob("*.qm")))
