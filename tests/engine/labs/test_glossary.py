"""One notation and one glossary for all labs, in every language of theirs."""

from __future__ import annotations

import pytest
from labs_support import LABS

from engine.labs.format.table import LabError
from engine.labs.format.words import Words, result_in
from engine.labs.glossary import Glossary

GLOSSARY = Glossary.loads((LABS.parent / "glossary.toml").read_bytes())


def test_every_entry_is_there_in_english_and_german_and_names_are_unique() -> None:
    words = [entry.means for entry in GLOSSARY.notation]
    words += [each for entry in GLOSSARY.terms for each in (entry.term, entry.means)]
    assert all(each.languages == ("en", "de") for each in words)
    assert not [text for each in words for _, text in each.texts if result_in(text)]
    for language in ("en", "de"):
        names = [entry.term.of(language) for entry in GLOSSARY.terms]
        assert len(set(names)) == len(names)
    symbols = [entry.symbol for entry in GLOSSARY.notation]
    assert len(set(symbols)) == len(symbols)
    assert all(symbol.startswith("$") and symbol.endswith("$") for symbol in symbols)


def test_terms_are_sorted_in_the_reader_s_language() -> None:
    names = [entry.term.of("de").casefold() for entry in GLOSSARY.sorted_by("de")]
    assert names == sorted(names)


def test_a_mistake_is_named_with_its_place() -> None:
    with pytest.raises(LabError, match=r"line 3, column 1: .*unknown key"):
        Glossary.loads(
            '[[notation]]\nsymbol = "$x$"\nshaped = "1"\nmeans = { en = "x" }\nterm = []\n'
        )


def test_a_text_is_in_the_language_of_a_country_else_in_english() -> None:
    words = Words((("en", "step"), ("de", "Schritt")))
    assert [words.of(language) for language in ("de", "de_AT", "en_GB", "fr")] == [
        "Schritt",
        "Schritt",
        "step",
        "step",
    ]
