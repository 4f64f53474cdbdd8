"""A small complete lab for tests, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

from engine.labs.lab import Lab

LABS = Path(__file__).parents[1] / "resources" / "labs"

SMALL = (Path(__file__).parent / "engine" / "labs" / "small.toml").read_text(encoding="utf-8")


def small(**replaced: str) -> Lab:
    """The small lab with some of its text replaced: old=new pairs by number."""
    return Lab.loads(spoiled(**replaced))


def spoiled(text: str = SMALL, **replaced: str) -> str:
    """A text with `old` replaced by `new`, which has to be there."""
    old, new = replaced.get("old", ""), replaced.get("new", "")
    if old:
        assert old in text, old
    return text.replace(old, new, 1) if old else text
