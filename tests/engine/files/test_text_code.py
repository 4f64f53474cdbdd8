"""Text codes: what is packed comes back, and whatever else is pasted is refused in a sentence."""

from __future__ import annotations

import random
import zlib

import pytest

from engine.files.text_code import (
    LARGEST_PACKED,
    LONGEST_CODE,
    TextCodeError,
    is_text_code,
    packed,
    unpacked,
)

TEXT = 'title = "Tote ReLUs – η"\n' * 40


@pytest.mark.parametrize("text", [TEXT, "", "x"])
def test_what_is_packed_comes_back(text: str) -> None:
    code = packed("lab", text)
    assert is_text_code(code)
    assert unpacked(code) == ("lab", text)
    assert len(code) < len(TEXT)


def test_a_mail_program_may_break_it() -> None:
    code = packed("experiment", TEXT)
    broken = "\n> ".join(code[n : n + 30] for n in range(0, len(code), 30)).replace(">", " ")
    assert unpacked(f"  {broken}\n") == ("experiment", TEXT)


@pytest.mark.parametrize("text", ["", "bp1.", "bp1.lab.", "bp1.lab.????", "hello", "bp1.lab.AAAA"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(TextCodeError):
        unpacked(text)


def test_what_is_not_complete_is_refused() -> None:
    code, rng = packed("lab", TEXT), random.Random(3)
    for _ in range(300):
        place = rng.randrange(len("bp1.lab."), len(code))
        other = rng.choice([letter for letter in "AZaz09-_" if letter != code[place]])
        changed = code[:place] + other + code[place + 1 :]
        for spoiled in (code[:place], changed):
            try:
                assert unpacked(spoiled) == ("lab", TEXT)
            except TextCodeError:
                continue


def test_a_code_that_would_fill_the_memory_is_refused() -> None:
    huge = zlib.compress(b"0" * (LARGEST_PACKED * 3), 9)
    assert len(huge) < 10_000
    code = packed("lab", "0" * (LARGEST_PACKED * 3))
    with pytest.raises(TextCodeError):
        unpacked(code)


def test_what_is_far_too_long_is_not_looked_into() -> None:
    with pytest.raises(TextCodeError, match="far more letters"):
        unpacked(packed("lab", "x") + "A" * LONGEST_CODE)
