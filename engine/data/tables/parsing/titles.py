"""What stands above the names of a table: titles, remarks, the names of groups of columns."""

from __future__ import annotations

from itertools import pairwise

from engine.data.tables.parsing.rows import COMMENTS, Rows, is_blank, is_numeric, without_mark

# So many rows of titles stand above each other.
_TITLES = 6


def is_separator_line(row: list[str]) -> bool:
    """Whether a row tells a spreadsheet program how its cells are separated."""
    return row[0].strip().strip('"').lower().startswith("sep=")


def rows_before(rows: Rows, width: int) -> int:
    """How many rows stand before the names, or before the data where there are none."""
    place = 0
    while place < len(rows):
        row = rows[place]
        rest = [other for other in rows[place + 1 :] if not is_blank(other)]
        remark = (
            row
            and row[0].lstrip().startswith(COMMENTS)
            and len(row) != width
            and not _has_names(row, rest, width)
        )
        if rest and (
            is_blank(row) or remark or is_separator_line(row) or _is_title(row, rest, width)
        ):
            place += 1
            continue
        break
    return place if place < len(rows) else 0


def _has_names(row: list[str], following: Rows, width: int) -> bool:
    """Whether a remark right above the numbers has a name for each column: `# time x y`."""
    names = without_mark(row, width)
    return (
        1 < len(names) == width == len(following[0])
        and names is not row
        and all(cell.strip() and not is_numeric(cell) for cell in names)
        and any(map(is_numeric, following[0]))
    )


def _names_groups(row: list[str], following: Rows, width: int) -> bool:
    """Whether a row names groups of the columns whose names stand below it, the first apart."""
    if len(following) < 2 or len(row) != width or len(following[0]) != width:
        return False
    groups, names = row[1:], following[0]
    changes = sum(one != other for one, other in pairwise(groups))
    return (
        not row[0].strip()
        and _filled(row) == width - 1
        and _filled(names) == width
        and changes + 1 == len(set(groups)) <= len(groups) // 2
        and not any(map(is_numeric, names))
        and any(map(is_numeric, following[1]))
    )


def _counts_columns(row: list[str], following: Rows) -> bool:
    """Whether a row only counts the columns, whose names stand below it: a frame without any."""
    if len(following) < 2 or [cell.strip() for cell in row] != list(map(str, range(len(row)))):
        return False
    return not any(map(is_numeric, following[0])) and any(map(is_numeric, following[1]))


def _is_wide(rows: Rows, width: int) -> bool:
    """Whether most rows fill at least half of many cells: one text alone is no row of them."""
    wide = sum(2 * _filled(row) >= width for row in rows)
    return width > 3 and 2 * wide > len(rows)


def _is_year(cell: str) -> bool:
    return cell.strip().isdigit() and 1800 <= int(cell) <= 2100


def _is_title(row: list[str], following: Rows, width: int) -> bool:
    """Whether a row stands above the names: one text where the table has several cells."""
    full = [cell for cell in row if cell.strip()]
    names = following[0]
    if width < 2 or len(names) < len(row):
        return False
    if _names_groups(row, following, width) or _counts_columns(row, following):
        return True
    if len(full) == 1 and row[0].strip() and _is_wide(following, width):
        return True
    named = not any(map(is_numeric, names)) and not any(map(is_numeric, row))
    # Words above words: the lower ones are the names, if there are numbers below.
    below = following[1] if len(following) > 1 else []
    if len(row) < width == len(names) and named and any(map(is_numeric, below)):
        return True
    if len(full) >= max(2, width - 1):
        return False
    if len(row) == width:
        # A spreadsheet fills a title up with separators; the names come next, or after other titles
        # and the names of groups of columns, which may leave out the first.
        broader = (other for other in following[:_TITLES] if _filled(other) > len(full))
        names = next(broader, [])
        return (
            width > 2
            and len(full) <= width // 2
            and bool(names)
            and (bool(row[0].strip()) or _filled(names) == width)
            and not any(map(is_numeric, row))
            and not any(is_numeric(name) and not _is_year(name) for name in names)
        )
    return len(row) < width and not (len(row) == width - 1 and any(map(is_numeric, row)))


def _filled(row: list[str]) -> int:
    """How many cells of a row have something in them."""
    return sum(bool(cell.strip()) for cell in row)
