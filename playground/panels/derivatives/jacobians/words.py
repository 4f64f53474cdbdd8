"""What there is to say of a derivative: the chain rule with shapes, and what matrix it is."""

from __future__ import annotations

from engine.probes import DerivativeReading
from playground.words.numbers import number
from playground.words.translate import tr

# More numbers than this of an offset are not written out.
MOST_WRITTEN = 4
# A factor of the chain is a link to this, with the numbers of its ends.
LINK = "factor"


def chain(reading: DerivativeReading) -> str:
    """∂of/∂by and the factors it is the product of, the shape of each below it."""
    cells = [(f"∂{reading.of}/∂{reading.by}", reading.shape)]
    links = [""]
    if len(reading.factors) > 1:
        cells += [(f"∂{one.of}/∂{one.by}", one.shape) for one in reading.factors]
        links += [f"{LINK}:{place}" for place in range(len(reading.factors))]
    # Factors stay whole where the line breaks.
    parts = []
    for (name, (rows, columns)), link in zip(cells, links, strict=True):
        named = f"{name}<sub>&nbsp;{rows}×{columns}</sub>"
        linked = f'<a href="{link}" style="text-decoration:none">{named}</a>'
        parts.append(f"<nobr>{linked if link else named}</nobr>")
    whole, *factors = parts
    return f"{whole} = {' · '.join(factors)}" if factors else whole


def spoken(reading: DerivativeReading) -> str:
    """The same in one line, for those who listen."""
    parts = [f"∂{one.of}/∂{one.by} {one.shape[0]}×{one.shape[1]}" for one in reading.factors]
    rows, columns = reading.shape
    return f"∂{reading.of}/∂{reading.by} {rows}×{columns} = " + " · ".join(parts)


def kind_of(reading: DerivativeReading) -> str:
    """What is to be seen in the matrix; empty where there is nothing special."""
    said = []
    folded = reading.folded
    if folded is not None and folded.signals is not None and folded.inputs is not None:
        d, m = folded.array.shape
        said.append(
            tr(
                "one row of {count} numbers, folded unit by unit: ∂{of}/∂W = x gᵀ with g = the "
                "derivative by the sums, ({d}×1)·(1×{m}) = {d}×{m}",
                count=d * m, of=reading.of, d=d, m=m,
            )
        )  # fmt: skip
    elif len(reading.factors) == 1 and reading.by.startswith("vec("):
        rows, columns = reading.shape
        said.append(
            tr(
                "I ⊗ xᵀ: each unit answers to its own weights alone, by what comes in; {rows} "
                "units times {each} inputs are {columns} columns",
                rows=rows, each=columns // max(1, rows), columns=columns,
            )
        )  # fmt: skip
    if reading.same:
        said.append(linear(reading))
    return " · ".join(said)


def linear(reading: DerivativeReading) -> str:
    """That this part of the network is one linear map, and which."""
    offset = reading.offset
    if offset is None or len(offset) > MOST_WRITTEN:
        return tr(
            "the same at all {count} samples looked at: from {by} to {of} the network is one "
            "linear map",
            count=reading.compared, by=reading.by, of=reading.of,
        )  # fmt: skip
    c = ", ".join(number(float(value), 3) for value in offset)
    return tr(
        "the same at all {count} samples looked at: from {by} to {of} the network is one linear "
        "map, {of} = J {by} + c with c = ({c})",
        count=reading.compared, by=reading.by, of=reading.of, c=c,
    )  # fmt: skip


def verdict(reading: DerivativeReading) -> tuple[str, str]:
    """How the matrix compares with its finite differences, and with which status."""
    if reading.matrix is None:
        return tr("too large to be shown: choose a smaller part"), "neutral"
    worst = number(reading.difference, 2)
    if reading.agrees:
        return tr("agrees with finite differences to {worst}", worst=worst), "good"
    return (
        tr("differs from finite differences by {worst}: a kink may lie within ε, or numbers "
           "are not finite", worst=worst),
        "warning",
    )  # fmt: skip
