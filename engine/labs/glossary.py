"""The one table of notation and the one glossary that all labs share."""

from __future__ import annotations

from dataclasses import dataclass

from engine.labs.format.table import LabTable, Source
from engine.labs.format.words import Words

MOST_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Notation:
    """A symbol of the lectures, the shape of what it stands for, and what that is."""

    symbol: str
    shape: str
    means: Words


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term of the field, and what it means in a sentence or two."""

    term: Words
    means: Words


@dataclass(frozen=True, slots=True)
class Glossary:
    """Symbols in the order of the file; terms, which a reader wants in that of the alphabet."""

    notation: tuple[Notation, ...]
    terms: tuple[GlossaryTerm, ...]

    @classmethod
    def loads(cls, raw: bytes | str) -> Glossary:
        """What is in a file; raises `LabError` with every mistake."""
        source = Source.of(raw)
        table = LabTable(source, source.body)
        found = cls(
            tuple(map(_notation, table.tables("notation", MOST_ENTRIES, 1))),
            tuple(map(_term, table.tables("term", MOST_ENTRIES, 1))),
        )
        table.close()
        source.finish()
        return found

    def sorted_by(self, language: str) -> tuple[GlossaryTerm, ...]:
        """The terms in alphabetical order of a language."""
        return tuple(sorted(self.terms, key=lambda entry: entry.term.of(language).casefold()))


def _notation(table: LabTable) -> Notation:
    found = Notation(table.text("symbol"), table.text("shape", ""), table.words("means"))
    table.close()
    return found


def _term(table: LabTable) -> GlossaryTerm:
    found = GlossaryTerm(table.words("name"), table.words("means"))
    table.close()
    return found
