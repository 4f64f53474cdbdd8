"""Where the nodes of a graph stand: in layers from left to right, with as few crossings as found.

Every node stands one layer before the first that it goes into. An edge over several layers gets a
place in each of them, so that it goes around what stands there. Places in a layer are ordered by
the mean place of their neighbours (Sugiyama's method), then each is moved near them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# So many times places are ordered and moved by their neighbours.
SWEEPS, MOVES = 12, 16
# A bend of a long edge needs so much of the height of a node.
BEND = 0.55
Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LayeredGraph:
    """`places[node]` = (layer, height), heights in rows from 0; `routes` of edges, in their order.

    A route goes from its source over bends to its target.
    """

    places: tuple[tuple[int, float], ...]
    routes: tuple[tuple[tuple[int, float], ...], ...]
    layers: int
    rows: float
    crossings: int


def layered(count: int, edges: Sequence[Edge]) -> LayeredGraph:
    """Lay out nodes 0 to `count` − 1; edges go from lower numbers to higher ones."""
    layer_of = _layers(count, edges)
    # A place is a node, or a bend of an edge: (edge, layer).
    chains: list[list[int]] = []
    place_layers = list(layer_of)
    for source, target in edges:
        chain = [source]
        for layer in range(layer_of[source] + 1, layer_of[target]):
            place_layers.append(layer)
            chain.append(len(place_layers) - 1)
        chains.append([*chain, target])
    pieces = sorted({piece for chain in chains for piece in pairwise(chain)})
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[int]] = defaultdict(list)
    for left, right in pieces:
        before[right].append(left)
        after[left].append(right)
    columns = _first_order(place_layers, before, after, chains)
    columns = _ordered(columns, before, after)
    heights = _heights(columns, before, after, count)
    return LayeredGraph(
        tuple((layer_of[node], heights[node]) for node in range(count)),
        tuple(tuple((place_layers[p], heights[p]) for p in chain) for chain in chains),
        len(columns),
        max(heights.values(), default=0.0) + 1,
        sum(_crossings(a, b, after) for a, b in pairwise(columns)),
    )


def _layers(count: int, edges: Sequence[Edge]) -> list[int]:
    """The layer of every node: as far right as what it goes into allows."""
    to_end = [0] * count
    for source, target in sorted(edges, key=lambda edge: -edge[1]):
        to_end[source] = max(to_end[source], to_end[target] + 1)
    longest = max(to_end, default=0)
    return [longest - steps for steps in to_end]


def _first_order(
    place_layers: list[int],
    before: dict[int, list[int]],
    after: dict[int, list[int]],
    chains: list[list[int]],
) -> list[list[int]]:
    """Places in the order in which the graph is read back from its outputs: right for a tree."""
    # What goes into a node is read in the order in which the edges were given.
    inputs: dict[int, list[int]] = defaultdict(list)
    for chain in chains:
        for left, right in pairwise(chain):
            if left not in inputs[right]:
                inputs[right].append(left)
    columns: list[list[int]] = [[] for _ in range(max(place_layers, default=-1) + 1)]
    seen: set[int] = set()
    stack = [place for place in reversed(range(len(place_layers))) if not after[place]]
    while stack:
        place = stack.pop()
        if place in seen:
            continue
        seen.add(place)
        columns[place_layers[place]].append(place)
        stack.extend(reversed(inputs[place]))
    return columns


def _ordered(
    columns: list[list[int]], before: dict[int, list[int]], after: dict[int, list[int]]
) -> list[list[int]]:
    """The order with the fewest crossings that sorting by neighbours and swapping comes to."""

    def total(order: list[list[int]]) -> int:
        return sum(_crossings(a, b, after) for a, b in pairwise(order))

    best, least = columns, total(columns)
    for sweep in range(SWEEPS):
        if least == 0:
            break
        order = [list(column) for column in best]
        leftwards = sweep % 2 == 0
        near = after if leftwards else before
        places = reversed(range(len(order) - 1)) if leftwards else range(1, len(order))
        for i in places:
            fixed = {p: k for k, p in enumerate(order[i + 1 if leftwards else i - 1])}
            own = {p: k for k, p in enumerate(order[i])}

            def mean(place: int, fixed: dict[int, int] = fixed, own: dict[int, int] = own) -> float:
                found = [fixed[other] for other in near[place] if other in fixed]  # noqa: B023
                return sum(found) / len(found) if found else float(own[place])

            order[i].sort(key=mean)
        _swap(order, after)
        found = total(order)
        if found < least:
            best, least = order, found
        elif sweep > 1:
            break
    return best


def _swap(order: list[list[int]], after: dict[int, list[int]]) -> None:
    """Swap neighbours in a column wherever that takes crossings away."""
    for i, column in enumerate(order):
        for k in range(len(column) - 1):
            around = order[max(0, i - 1) : i + 2]
            kept = sum(_crossings(a, b, after) for a, b in pairwise(around))
            column[k], column[k + 1] = column[k + 1], column[k]
            if sum(_crossings(a, b, after) for a, b in pairwise(around)) >= kept:
                column[k], column[k + 1] = column[k + 1], column[k]


def _crossings(left: list[int], right: list[int], after: dict[int, list[int]]) -> int:
    """How many pairs of edges between two columns cross."""
    at = {place: k for k, place in enumerate(right)}
    ends = [sorted(at[other] for other in after[place] if other in at) for place in left]
    flat = [end for group in ends for end in group]
    return sum(1 for i, a in enumerate(flat) for b in flat[i + 1 :] if a > b)


def _heights(
    columns: list[list[int]],
    before: dict[int, list[int]],
    after: dict[int, list[int]],
    count: int,
) -> dict[int, float]:
    """Heights near those of the neighbours, in the order of the columns."""
    heights = {place: float(k) for column in columns for k, place in enumerate(column)}
    for move in range(MOVES):
        order = columns if move % 2 else columns[::-1]
        for column in order:
            wanted = []
            for place in column:
                near = [heights[other] for other in (*before[place], *after[place])]
                wanted.append(sum(near) / len(near) if near else heights[place])
            for place, height in zip(column, _apart(column, wanted, count), strict=True):
                heights[place] = height
    lowest = min(heights.values(), default=0.0)
    return {place: height - lowest for place, height in heights.items()}


def _apart(column: list[int], wanted: list[float], count: int) -> list[float]:
    """The heights nearest to those wanted, in this order and with room between.

    Least squares by pooling neighbours that are too close (Pool Adjacent Violators).
    """
    sizes = [1.0 if place < count else BEND for place in column]
    offsets, total = [], 0.0
    for i, size in enumerate(sizes):
        total += 0.0 if i == 0 else (sizes[i - 1] + size) / 2
        offsets.append(total)
    pools: list[tuple[float, int]] = []
    for height, offset in zip(wanted, offsets, strict=True):
        mean, number = height - offset, 1
        while pools and pools[-1][0] > mean:
            other, many = pools.pop()
            mean = (mean * number + other * many) / (number + many)
            number += many
        pools.append((mean, number))
    flat = [mean for mean, number in pools for _ in range(number)]
    return [mean + offset for mean, offset in zip(flat, offsets, strict=True)]
