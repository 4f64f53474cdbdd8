"""The underlined letters by which Alt opens a menu and a letter chooses in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

# A single ampersand stands before the letter; two are an ampersand to read.
_MARK = re.compile(r"&([^&])")


def marked(texts: Sequence[str]) -> list[str]:
    """The texts with & before a letter that no other one has: "&Save", "Save &as…".

    First letters of words come first. A text that has its mark keeps it; one for which no letter
    is left has none.
    """
    given = {place: letter for place, text in enumerate(texts) if (letter := mark_of(text))}
    owner = {letter: place for place, letter in given.items()}

    def settle(place: int, tried: set[str]) -> bool:
        """Give a text a letter: a free one, or one whose owner can take another."""
        letters = [letter for letter in _letters(texts[place]) if letter not in tried]
        for letter in sorted(letters, key=lambda letter: letter in owner):
            tried.add(letter)
            other = owner.get(letter)
            if other is None or (other not in given and settle(other, tried)):
                owner[letter] = place
                return True
        return False

    for place in range(len(texts)):
        if place not in given:
            settle(place, set())
    taken = {place: letter for letter, place in owner.items() if place not in given}
    return [_with_mark(text, taken.get(place, "")) for place, text in enumerate(texts)]


def mark_of(text: str) -> str:
    """The letter that a text has its mark before; empty if it has none."""
    found = _MARK.search(text.replace("&&", "  "))
    return found[1].lower() if found else ""


def keep_marked(menu: QMenu) -> None:
    """Mark what is in a menu, whenever it is shown."""
    # The wrapper of a menu may be gone before the menu is; then its marks stay as they were.
    menu.aboutToShow.connect(lambda: mark_menu(menu) if isValid(menu) else None)


def mark_menu(menu: QMenu) -> None:
    """Mark what is in a menu now."""
    actions = [action for action in menu.actions() if action.isVisible() and action.text()]
    for action, text in zip(actions, marked([a.text() for a in actions]), strict=True):
        if action.text() != text:
            action.setText(text)


def _letters(text: str) -> Iterator[str]:
    """The letters of a text in the order in which they are asked for: initials, then all."""
    words = text.partition("\t")[0].lower()
    initials = re.findall(r"(?<![^\W_])[a-z0-9]", words, flags=re.ASCII)
    return iter(dict.fromkeys([*initials, *re.findall(r"[a-z0-9]", words)]))


def _with_mark(text: str, letter: str) -> str:
    if not letter:
        return text
    initial = re.search(rf"(?<![^\W_]){letter}", text, flags=re.IGNORECASE)
    place = initial.start() if initial else text.lower().index(letter)
    return f"{text[:place]}&{text[place:]}"
