"""The page on how a lab is written, and the small lab that it builds up."""

from __future__ import annotations

import re
from importlib.resources import files

from engine.labs.format.words import FALLBACK

_BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(language: str = FALLBACK) -> str:
    """The page in a language as Markdown; in English where there is none in that language."""
    folder = files("resources").joinpath("guides")
    found = folder.joinpath(f"writing-labs.{language}.md")
    if not found.is_file():
        found = folder.joinpath(f"writing-labs.{FALLBACK}.md")
    return found.read_text(encoding="utf-8")


def example(language: str = FALLBACK) -> str:
    """The lab of the page: its pieces, which are built up one below the other, as one file."""
    return "\n".join(_BLOCK.findall(page(language)))
