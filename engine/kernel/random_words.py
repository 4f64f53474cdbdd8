"""Streams of random words: where NumPy's generators are, and where C has left them."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.kernel.library import KernelLibrary
from engine.kernel.structures import RandomWords

LOW_HALF = (1 << 64) - 1


def words_of(stream: np.random.Generator) -> RandomWords:
    """Where a stream of NumPy's is."""
    state: Any = stream.bit_generator.state
    now, step = state["state"]["state"], state["state"]["inc"]
    halves = (now >> 64, now & LOW_HALF, step >> 64, step & LOW_HALF)
    return RandomWords(*halves, state["has_uint32"], state["uinteger"])


def set_words(stream: np.random.Generator, words: RandomWords) -> None:
    """Let a stream of NumPy's be where C has left it."""
    stream.bit_generator.state = {
        "bit_generator": "PCG64",
        "state": {
            "state": words.state_high << 64 | words.state_low,
            "inc": words.increment_high << 64 | words.increment_low,
        },
        "has_uint32": words.has_half,
        "uinteger": words.half,
    }


def shuffled(library: KernelLibrary, stream: np.random.Generator, count: int) -> Array:
    """The numbers from 0 to count - 1 in an order that the kernel draws from the stream."""
    words, order = words_of(stream), np.empty(count, np.int64)
    library.shuffle(ctypes.addressof(words), count, order.ctypes.data)
    set_words(stream, words)
    return order
