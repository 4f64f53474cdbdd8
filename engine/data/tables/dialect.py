"""How a file writes a table: separator, encoding, signs, and where it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from engine.disk.reasons import why_unread
from engine.sentences import Sentence
from engine.specs.knobs import Spec, choice, flag, knob

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "space": " "}
# Columns that are aligned with blanks: a run of them is one separator.
BLANKS = "blanks"
QUOTES = {"double": '"', "single": "'"}
NO_QUOTE = "none"
DECIMALS = {"point": ".", "comma": ","}
ENCODINGS = (
    "utf-8",
    "utf-16",
    "cp1252",
    "latin-1",
    "utf-16-le",
    "utf-16-be",
    "gb18030",
    "big5",
    "cp932",
    "cp949",
    "euc-jp",
    "cp1250",
    "cp1251",
    "koi8-r",
    "cp1253",
    "cp1254",
)
# What is done with rows of too few or too many cells.
REFUSED, MENDED = "refuse", "mend"

LARGEST_FILE = 1_000_000_000
MOST_COLUMNS = 10_000
MOST_CELLS = 50_000_000
LONGEST_CELL = 1_000_000
MOST_ROWS = 1_000_000_000
MOST_SHEETS = 1_000

# More categories make more network inputs, or more classes, than anyone can look at.
MOST_CATEGORIES = 100
MOST_INPUTS = 1_000

_SHOWN = 40


class TableError(ValueError):
    """A file that is no table, or a cell that is not what it should be: one sentence."""


def unreadable(error: OSError) -> TableError:
    """What is said of a file that cannot be read, through whichever door it comes."""
    return TableError(Sentence("it cannot be read: {problem}", problem=why_unread(error)))


def shortened(text: str) -> str:
    """A cell as messages show it: on one line, cut to 40 letters."""
    # Cut first: a cell can be as long as a book.
    shown = " ".join(text[: _SHOWN * 4].split())
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


@dataclass(frozen=True, slots=True)
class Dialect(Spec):
    """How the file is written.

    A byte order mark at the beginning belongs to the encoding and is skipped. Quotes may enclose
    cells, two in a row stand for one. Empty lines are skipped, but count as rows of the file.
    """

    delimiter: str = choice(
        "comma",
        *DELIMITERS,
        BLANKS,
        rebuilds=True,
        level="full",
        help="What stands between two cells.",
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
        NO_QUOTE,
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
    before: int = knob(
        0,
        low=0,
        high=MOST_ROWS,
        label="Rows before the table",
        rebuilds=True,
        level="full",
        help="How many rows at the beginning, such as a title, do not belong to the table.",
    )
    between: int = knob(
        0,
        low=0,
        high=MOST_ROWS,
        label="Rows below the names",
        rebuilds=True,
        level="full",
        help="How many rows between the names and the data, such as units, are left out.",
    )
    after: int = knob(
        0,
        low=0,
        high=MOST_ROWS,
        label="Rows after the table",
        rebuilds=True,
        level="full",
        help="How many rows at the end, such as a source or a sum, do not belong to the table.",
    )
    row_names: bool = flag(
        False,
        label="Rows begin with their names",
        rebuilds=True,
        level="full",
        help="Whether the first row leaves out a name for the first column, as R writes it.",
    )
    flagged: bool = flag(
        False,
        label="Letters before the names",
        rebuilds=True,
        level="full",
        help="Whether names begin with what their column is, as Orange writes it: cD#species.",
    )
    uneven: str = choice(
        REFUSED,
        REFUSED,
        MENDED,
        label="Uneven rows",
        rebuilds=True,
        level="full",
        help="Refuse a file with rows of too few or too many cells; or take cells that are not "
        "there for missing values, and leave out rows that have too many.",
    )
    sheet: int = knob(
        0,
        low=0,
        high=MOST_SHEETS,
        rebuilds=True,
        level="full",
        help="Which sheet of a workbook is read, counted from 0.",
    )
