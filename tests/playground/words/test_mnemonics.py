"""Underlined letters: one each, initials first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playground.words.mnemonics import mark_of, marked


def test_initials_come_first_and_no_letter_comes_twice() -> None:
    assert marked(["Save", "Save as…", "Open"]) == ["&Save", "Save &as…", "&Open"]
    assert marked(["Data", "Edit", "Dat"]) == ["&Data", "&Edit", "D&at"]


def test_one_gives_way_to_another_that_has_no_other_letter() -> None:
    assert marked(["ab", "a"]) == ["a&b", "&a"]


def test_given_marks_stay_and_ampersands_to_read_are_none() -> None:
    assert marked(["Sa&ve", "Very"]) == ["Sa&ve", "V&ery"]
    assert mark_of("this && that") == ""
    assert marked(["x && y"]) == ["&x && y"]


@given(st.lists(st.text(alphabet="abcdeé …&", max_size=8), max_size=9))
def test_letters_are_unique_and_words_stay(texts: list[str]) -> None:
    plain = [text.replace("&", "") for text in texts]
    result = marked(plain)
    letters = [letter for text in result if (letter := mark_of(text))]
    assert len(letters) == len(set(letters))
    assert [text.replace("&", "") for text in result] == plain
