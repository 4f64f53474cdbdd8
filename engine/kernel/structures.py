"""The structures that Python and C share, as `c/numbers.h` has them."""

from __future__ import annotations

from ctypes import Structure, c_double, c_int64, c_uint64, c_void_p
from typing import Any

from engine.kernel.forms import MOST_NUMBERS

_NUMBERS = c_double * MOST_NUMBERS
# How many vectors of its own an optimiser can have.
MOST_MEMORY = 4
# How many threads can share work.
MOST_THREADS = 8


def _whole(*names: str) -> list[tuple[str, Any]]:
    return [(name, c_int64) for name in names]


def _pointers(*names: str) -> list[tuple[str, Any]]:
    return [(name, c_void_p) for name in names]


class Instruction(Structure):
    """One line of a program: a layer at work."""

    _fields_ = [
        *_whole("kind", "function", "fan_in", "width", "params", "buffers"),
        *_whole("x", "y", "dy", "dx", "other", "room"),
        ("numbers", _NUMBERS),
    ]


class Priced(Structure):
    """An array that the penalty counts."""

    _fields_ = _whole("params", "rows", "columns", "bias")


class RandomWords(Structure):
    """Where a stream of random words is."""

    _fields_ = [
        (name, c_uint64)
        for name in (
            "state_high",
            "state_low",
            "increment_high",
            "increment_low",
            "has_half",
            "half",
        )
    ]


class Item(Structure):
    """A function of the kernel with its numbers."""

    _fields_ = [("kind", c_int64), ("numbers", _NUMBERS)]


class ProgramStructure(Structure):
    """All that a step needs; the arrays belong to Python."""

    _fields_ = [
        *_whole("inputs", "outputs", "batch_size", "parameters", "count", "priced_count"),
        *_pointers("instructions", "priced"),
        ("loss", Item),
        ("penalty", Item),
        ("clipping", Item),
        ("optimizer", Item),
        *_whole(
            "proximal", "testing", "x", "y", "weights", "z", "dz", "scratch", "updates", "kept"
        ),
        ("noise", RandomWords),
        *_pointers("params", "grads", "buffers"),
        ("memory", c_void_p * MOST_MEMORY),
        *_pointers("multipliers"),
        *_whole("frozen"),
        *_pointers("shortened", "steps", "workspace", "team"),
    ]


class TeamStructure(Structure):
    """Threads that share work; all but how many help is for C alone, until it is over."""

    _fields_ = [
        *_whole("helpers", "over", "done", "pieces"),
        *_pointers("piece", "work"),
        ("left", c_uint64 * (8 * MOST_THREADS)),
    ]


class PartStructure(Structure):
    """The samples of one part."""

    _fields_ = [
        *_whole("count"),
        *_pointers("x", "y", "weights", "labels", "numbers", "spread"),
    ]


class BurstStructure(Structure):
    """How training goes on, and room for what comes of it."""

    _fields_ = [
        ("parts", PartStructure * 3),
        *_pointers("scale", "shift"),
        ("answer", Item),
        ("schedule", Item),
        *_whole("warmup", "per_step"),
        ("lr", c_double),
        ("kept", c_double),
        ("loss_sum", c_double),
        *_whole("step", "epoch", "position", "seen"),
        *_whole("steps", "ends", "due", "between", "watched", "batch", "finite"),
        *_pointers("order", "places"),
        ("shuffling", RandomWords),
        *_pointers("rates", "losses", "rows", "sums", "halt"),
    ]
