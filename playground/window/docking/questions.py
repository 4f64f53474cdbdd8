"""What can be asked of the window, and the panel that answers: found by words, not by its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from engine.labs.glossary import Glossary
from playground.panels.panel import Panel
from playground.words.translate import tr


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question, and the panel called `name` that answers it; `term` is what it was found by."""

    name: str
    title: str
    question: str
    term: str = ""


class Questions:
    """The questions that these panels answer, in the window's language, with the terms they touch.

    `titles` are those that the panels have now. Terms are found by their English names, too: who
    reads English slides types those.
    """

    def __init__(
        self,
        panels: Mapping[str, type[Panel]],
        glossary: Glossary,
        language: str,
        titles: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        names = {entry.term.of("en"): entry.term.of(language) for entry in glossary.terms}
        self._asked = [
            _AskedWords(
                FoundQuestion(name, titles.get(name) or tr(kind.title), tr(question)),
                _words(tr(kind.tab)),
                tuple((tr_term, _words(f"{tr_term} {term}")) for term, tr_term in pairs),
            )
            for name, kind in panels.items()
            for pairs in [[(term, names.get(term, term)) for term in kind.terms]]
            for question in kind.questions
        ]

    def answers(self, typed: str) -> list[FoundQuestion]:
        """What fits all words that were typed, the best first; everything for nothing typed.

        A word fits where another one begins with it. Questions and titles count before terms.
        """
        wanted = _words(typed)
        found = [(asked.fit(wanted), asked.answer) for asked in self._asked]
        fitting = [(fit, answer) for fit, answer in found if fit is not None]
        fitting.sort(key=lambda pair: pair[0].rank)
        return [replace(answer, term=fit.term) for fit, answer in fitting]


@dataclass(frozen=True, slots=True)
class _Fit:
    rank: int
    term: str = ""


@dataclass(frozen=True, slots=True)
class _AskedWords:
    """A question with the words it is found by; `tab` is what stands on the panel's tab."""

    answer: FoundQuestion
    tab: tuple[str, ...]
    terms: tuple[tuple[str, tuple[str, ...]], ...]

    def fit(self, wanted: Iterable[str]) -> _Fit | None:
        """How well it fits: by title, by its own words, by a term; None: not at all."""
        wanted = tuple(wanted)
        title = (*_words(self.answer.title), *self.tab)
        question = _words(self.answer.question)
        if _covers(title, wanted):
            return _Fit(0)
        if _covers((*title, *question), wanted):
            return _Fit(1)
        for term, words in self.terms:
            if _covers((*title, *question, *words), wanted):
                return _Fit(2, term)
        every = [word for _, words in self.terms for word in words]
        return _Fit(3) if _covers((*title, *question, *every), wanted) else None


def _covers(words: Iterable[str], wanted: Iterable[str]) -> bool:
    known = tuple(words)
    return all(any(word.startswith(part) for word in known) for part in wanted)


def _words(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents and signs."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return tuple(letters.split())
