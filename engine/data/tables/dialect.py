"""How a text file writes a table: its separator, encoding, decimal sign, quotes and heading."""

from __future__ import annotations

from dataclasses import dataclass

from engine.specs.knobs import Spec, choice, flag

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "space": " "}
QUOTES = {"double": '"', "single": "'"}
DECIMALS = {"point": ".", "comma": ","}
ENCODINGS = ("utf-8", "utf-16", "cp1252", "latin-1")

LARGEST_FILE = 1_000_000_000
MOST_COLUMNS = 10_000
MOST_CELLS = 50_000_000
LONGEST_CELL = 1_000_000

# More categories make more network inputs, or more classes, than anyone can look at.
MOST_CATEGORIES = 100
MOST_INPUTS = 1_000


class TableError(ValueError):
    """A file that is no table, or a cell that is not what it should be: one sentence."""


@dataclass(frozen=True, slots=True)
class Dialect(Spec):
    """How the file is written.

    A byte order mark at the beginning belongs to the encoding and is skipped. Quotes may enclose
    cells, two in a row stand for one. Empty lines are skipped.
    """

    delimiter: str = choice(
        "comma", *DELIMITERS, rebuilds=True, level="full", help="What stands between two cells."
    )
    encoding: str = choice(
        "utf-8", *ENCODINGS, rebuilds=True, level="full", help="How letters are kept as bytes."
    )
    decimal: str = choice(
        "point",
        *DECIMALS,
        label="Decimal sign",
        rebuilds=True,
        level="full",
        help="What stands before the decimals of a number.",
    )
    quote: str = choice(
        "double",
        *QUOTES,
        label="Quotation mark",
        rebuilds=True,
        level="full",
        help="What encloses cells with separators in them.",
    )
    header: bool = flag(
        True,
        label="First row has the names",
        rebuilds=True,
        level="full",
        help="Whether the first row has the names of the columns.",
    )
