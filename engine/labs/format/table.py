"""Strict reading of lab files: every mistake with its line and column, not the first one alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.labs.format.places import TextPlaces, TomlPath, spots_in
from engine.labs.format.words import FALLBACK, LANGUAGE, Words, problem_of
from engine.sentences import Sentence
from engine.specs.knobs import shortened
from engine.specs.paths import joined

LARGEST_LAB = 200_000
LONGEST_TEXT = 6_000
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
# What stands in a message for a letter that no line may have.
UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a lab file: where it is, and what was expected there."""

    line: int
    column: int
    path: str
    problem: str

    @property
    def text(self) -> Sentence:
        """The mistake in one line, to be said in any language."""
        where = f"{self.path}: " if self.path else ""
        return Sentence(
            "line {line}, column {column}: {where}{problem}",
            line=self.line,
            column=self.column,
            where=where,
            problem=self.problem,
        )

    def __str__(self) -> str:
        return self.text


class LabError(ValueError):
    """A lab that is none: all the mistakes in its file, in the order of the lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults), key=lambda fault: (fault.line, fault.column)))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(slots=True)
class Source:
    """The text of a lab with its places, and the mistakes found so far."""

    text: str
    body: dict[str, Any]
    spots: TextPlaces
    faults: list[Fault] = field(default_factory=list)

    @classmethod
    def of(cls, raw: bytes | str) -> Source:
        """What is in a file; raises `LabError` for what is no TOML."""
        if len(raw) > LARGEST_LAB:
            raise LabError([Fault(1, 1, "", f"expected at most {LARGEST_LAB:,} bytes")])
        try:
            text = raw if isinstance(raw, str) else raw.decode("utf-8-sig")
            return cls(
                text, body := tomllib.loads(text), spots_in(text) if body else TextPlaces({}, {})
            )
        except UnicodeDecodeError as error:
            assert isinstance(raw, bytes)
            before = raw[: error.start].decode("utf-8")
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            raise LabError([Fault(line, column, "", "expected text in UTF-8")]) from None
        except RecursionError:
            raise LabError([Fault(1, 1, "", "expected TOML, found it nested too deeply")]) from None
        except ValueError as error:
            raise LabError([_syntax_fault(str(error), str(text))]) from None

    def blame(self, path: TomlPath, problem: str, *, key: bool = False) -> None:
        """Note a mistake in the value at `path`, or in its `key`."""
        spot = self.spots.key(path) if key else self.spots.value(path)
        # A name can hold line breaks and halves of characters, which no message may.
        parts = (part if str(part).isprintable() else repr(part)[:60] for part in path)
        if not problem.isprintable():
            problem = "".join(one if one.isprintable() else UNPRINTABLE for one in problem)
        self.faults.append(Fault(spot.line, spot.column, joined(*parts), problem))

    def finish(self) -> None:
        """Raise `LabError` if there have been mistakes."""
        if self.faults:
            raise LabError(self.faults)


def _syntax_fault(problem: str, text: str) -> Fault:
    at = _AT.search(problem)
    last = text.count("\n") + 1, len(text) - text.rfind("\n")
    line, column = (int(at[1]), int(at[2])) if at else last
    said = _AT.sub("", problem).removesuffix("(at end of document)").strip()
    return Fault(line, column, "", f"expected TOML: {said}")


class LabTable:
    """One table of a lab file, whose keys are asked for one by one.

    What is missing, of another kind or out of range is noted in the source, and a value comes back
    that reading can go on with. `close` notes the keys that nobody has asked for.
    """

    def __init__(self, source: Source, body: Mapping[str, Any], path: TomlPath = ()) -> None:
        self.source, self.body, self.path = source, body, path
        self._asked: dict[str, None] = {}

    def __contains__(self, key: str) -> bool:
        self._asked[key] = None
        return key in self.body

    def blame(self, key: str, problem: str) -> None:
        """Note a mistake in the value of `key`; "" is the table itself."""
        self.source.blame((*self.path, key) if key else self.path, problem)

    def blame_path(self, path: str, problem: str) -> None:
        """Note a mistake at a path in the one dialect, inside of this table."""
        names: list[str | int] = []
        inside: Any = self.body
        for name in filter(None, path.split(".")):
            if isinstance(inside, list) and name.isdigit() and int(name) < len(inside):
                names.append(int(name))
            else:
                names.append(name)
            try:
                inside = inside[names[-1]]
            except (KeyError, TypeError, IndexError):
                break
        self.source.blame((*self.path, *names), problem)

    def raw(self, key: str) -> Any:
        """The value as it stands there, None if there is none."""
        self._asked[key] = None
        return self.body.get(key)

    def text(self, key: str, default: str | None = None, pattern: str = r"[^\n]{1,200}") -> str:
        """A text of one line; without a default it has to be there."""
        value = self._value(key, default)
        if isinstance(value, str) and (re.fullmatch(pattern, value) or value == default):
            return value
        return self._unlike(key, Sentence("a text of one line"), value, default or "")

    def number(
        self, key: str, default: float | None = None, low: float = -1e12, high: float = 1e12
    ) -> float:
        """A finite number from `low` to `high`."""
        value = self._value(key, default)
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        what = Sentence("a number from {low:g} to {high:g}", low=low, high=high)
        return self._unlike(key, what, value, default if default is not None else low)

    def optional(self, key: str) -> float | None:
        """A finite number, None if there is none."""
        return self.number(key) if key in self else None

    def whole(self, key: str, default: int | None = None, low: int = 0, high: int = 10**6) -> int:
        """A whole number from `low` to `high`."""
        value = self._value(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        what = Sentence("a whole number from {low} to {high}", low=low, high=high)
        return self._unlike(key, what, value, default if default is not None else low)

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._value(key, default)
        if isinstance(value, bool):
            return value
        return self._unlike(key, Sentence("true or false"), value, default)

    def choice(self, key: str, options: Iterable[str], default: str | None = None) -> str:
        """One of a few words."""
        value, known = self._value(key, default), tuple(options)
        if isinstance(value, str) and value in known:
            return value
        what = Sentence("one of {known}", known=", ".join(known))
        return self._unlike(key, what, value, known[0] if default is None else default)

    def texts(self, key: str, most: int = 20) -> tuple[str, ...]:
        """A list of texts of one line, all different; empty if it is not there."""
        value = self._value(key, [])
        good = (
            isinstance(value, list)
            and len(value) <= most
            and len(set(map(str, value))) == len(value)
        )
        if good and all(isinstance(item, str) and item.isprintable() and item for item in value):
            return tuple(value)
        what = Sentence("a list of at most {most} texts, each once", most=most)
        return self._unlike(key, what, value, ())

    def wholes(self, key: str, most: int = 20) -> tuple[int, ...]:
        """A list of whole numbers from 0, all different; empty if it is not there."""
        value = self._value(key, [])
        if isinstance(value, list) and len(value) <= most:
            kinds = {type(item) for item in value} <= {int}
            if kinds and all(0 <= item < 2**31 for item in value) and len(set(value)) == len(value):
                return tuple(value)
        what = Sentence("a list of at most {most} whole numbers, each once", most=most)
        return self._unlike(key, what, value, ())

    def words(self, key: str, *, required: bool = True) -> Words:
        """A text in several languages."""
        if not required and key not in self:
            return Words()
        inside = self.table(key)
        if inside is None:
            return Words()
        found = inside.words_here()
        inside.close()
        return found

    def words_here(self) -> Words:
        """The texts in this table, whose keys are languages."""
        found = []
        for key in [FALLBACK, *(key for key in self.body if key != FALLBACK)]:
            if not LANGUAGE.fullmatch(key) or (key in self._asked and key != FALLBACK):
                continue
            value = self.raw(key)
            if not isinstance(value, str) or not 0 < len(value.strip()) <= LONGEST_TEXT:
                what = Sentence("a text of at most {most:,} letters", most=LONGEST_TEXT)
                self._unlike(key, what, value, "")
            elif wrong := problem_of(value):
                self.blame(key, wrong)
            else:
                found.append((key, value.strip("\n")))
        return Words(tuple(found))

    def table(self, key: str, *, required: bool = True) -> LabTable | None:
        """The table at `key`; None if there is none."""
        value = self._value(key, None if required else {})
        if not isinstance(value, dict):
            self._unlike(key, Sentence("a table"), value, None)
            return None
        if key not in self.body:
            return None
        return LabTable(self.source, value, (*self.path, key))

    def tables(self, key: str, most: int, least: int = 0) -> tuple[LabTable, ...]:
        """The list of tables at `key`."""
        value = self._value(key, [] if least == 0 else None)
        good = isinstance(value, list) and all(isinstance(item, dict) for item in value)
        if not good or not least <= len(value) <= most:
            what = Sentence("a list of {least} to {most} tables", least=least, most=most)
            return self._unlike(key, what, value, ())
        return tuple(
            LabTable(self.source, item, (*self.path, key, i)) for i, item in enumerate(value)
        )

    def close(self) -> None:
        """Note every key that nobody has asked for."""
        known = ", ".join(self._asked) or Sentence("nothing")
        for key in self.body:
            if key not in self._asked:
                problem = Sentence("unknown key; expected one of {known}", known=known)
                self.source.blame((*self.path, key), problem, key=True)

    def _value(self, key: str, default: Any) -> Any:
        self._asked[key] = None
        return self.body.get(key, default)

    def _unlike(self, key: str, expected: Sentence, value: Any, instead: Any) -> Any:
        if key not in self.body:
            problem = Sentence("expected {key}: {what}", key=key, what=expected)
            self.source.blame(self.path, problem)
        else:
            found = _shown(value)
            self.blame(key, Sentence("expected {what}, found {found}", what=expected, found=found))
        return instead


def _shown(value: object) -> str:
    """What stands there instead: a value, or what kind of values."""
    if isinstance(value, dict):
        return Sentence("a table")
    return Sentence("a list") if isinstance(value, list) else shortened(value)
