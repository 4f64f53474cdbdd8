"""Versions of the file of an experiment, and the way from each to the newest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.sentences import Sentence
from engine.specs.registry import SpecError


def _first_biases_are_drawn(body: dict[str, Any]) -> dict[str, Any]:
    """Version 1 had a number that all biases of a layer started from: now it is an initialiser."""
    waiting: list[dict[str, Any]] = [body]
    while waiting:
        holder = waiting.pop()
        start = holder.get("init_bias")
        if isinstance(start, int | float) and not isinstance(start, bool):
            drawn = {"type": "constant", "value": start} if start else {"type": "zeros"}
            holder["init_bias"] = drawn
        inside = holder.get("layers")
        if isinstance(inside, list):
            waiting += [layer for layer in inside if isinstance(layer, dict)]
    return body


def _numpy_computes(body: dict[str, Any]) -> dict[str, Any]:
    """Until version 2 NumPy computed what did not say otherwise: it goes on with the same bits."""
    return {"engine": "numpy"} | body


# MIGRATIONS[v - 1] turns the JSON body of version v into that of version v + 1.
MIGRATIONS: list[Callable[[dict[str, Any]], dict[str, Any]]] = [
    _first_biases_are_drawn,
    _numpy_computes,
]
VERSION = len(MIGRATIONS) + 1


def migrated(body: dict[str, Any]) -> dict[str, Any]:
    """The experiment in a file, without its version, as the newest one has it.

    Raises `SpecError` for a version that is not known.
    """
    if "version" not in body:
        raise SpecError("", Sentence("expected an experiment, found another kind of file"))
    version = body.pop("version")
    if isinstance(version, bool) or not isinstance(version, int):
        raise SpecError(
            "version", Sentence("expected a whole number from 1 to {last}", last=VERSION)
        )
    if not 1 <= version <= VERSION:
        pattern = (
            Sentence(
                "expected 1 to {last}, found {version!r:.40}; "
                "a newer version of the program wrote this file"
            )
            if version > VERSION
            else Sentence("expected 1 to {last}, found {version!r:.40}")
        )
        raise SpecError("version", Sentence(pattern, last=VERSION, version=version))
    for migrate in MIGRATIONS[version - 1 :]:
        body = migrate(body)
    return body
