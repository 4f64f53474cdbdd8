"""Documents that were damaged: one value of a text is another, or some bytes are."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from samples import normalized

from engine.files.bpg import write
from engine.optimizers.schedules import Plateau
from engine.training.divergence import Diverged
from engine.training.run import Run
from engine.training.stopping import EarlyStopping, LossChange
from playground.session.files import DocumentError, open_document

# What stands in place of another value: everything that JSON knows, and numbers at their ends.
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2, 7, 10**15, -(10**30), 0.5, -0.5, 1e308, 5e-324),
    *("", "nan", "inf", "x", "0", [], [[]], [None], ["nan"], [0] * 9, {}, {"a": 1}, {"type": "x"}),
)


def documents() -> dict[str, bytes]:
    """A sound document of each format by its suffix, with all that a run remembers."""
    rules = (EarlyStopping(patience=50, restore_best=True), LossChange(tolerance=1e-12))
    run = Run(normalized(stopping=rules, schedule=Plateau(patience=1)))
    for _ in range(23):
        run.step()
    state, file = run.state(), io.BytesIO()
    write(file, state.spec, state, {"layout": b"docks"})
    return {".bpg": file.getvalue(), ".json": state.spec.dumps().encode()}


def with_other_value(text: str, rng: Random) -> str:
    """A JSON text in which one value is another, has gone, or has another name."""
    body = json.loads(text)
    places = [*_places(body)]
    owner, key = rng.choice(places)
    match rng.randrange(6):
        case 0:
            del owner[key]
        case 1 if isinstance(owner, dict):
            owner[rng.choice(("", "x", "type", f"{key}s"))] = owner.pop(key)
        case 2:
            other, there = rng.choice(places)
            owner[key] = json.loads(json.dumps(other[there]))
        case _:
            owner[key] = rng.choice(VALUES)
    return json.dumps(body)


def _places(body: Any) -> Any:
    """Every place in a JSON value where another value stands."""
    keys = list(body) if isinstance(body, dict) else range(len(body))
    for key in keys:
        yield body, key
        if isinstance(body[key], dict | list):
            yield from _places(body[key])


def with_other_bytes(raw: bytes, rng: Random) -> bytes:
    """The same file with a few bytes changed, put in, taken out, or cut off."""
    made = bytearray(raw)
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(made) + 1)
        match rng.randrange(4):
            case 0:
                made[place : place + 1] = rng.randbytes(1)
            case 1:
                made[place:place] = rng.randbytes(rng.randint(1, 9))
            case 2:
                del made[place : place + rng.randint(1, 40)]
            case _:
                del made[place + rng.randint(0, len(made)) :]
    return bytes(made)


@lru_cache
def _members(raw: bytes) -> dict[str, bytes]:
    """What a zip holds, by name: one document is damaged many thousand times."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def damaged(raw: bytes, rng: Random) -> bytes:
    """A document damaged in one way or another; of a zip mostly inside of a member."""
    if raw[:2] != b"PK":
        whole = rng.random() < 0.8
        return with_other_value(raw.decode(), rng).encode() if whole else with_other_bytes(raw, rng)
    if rng.random() < 0.2:
        return with_other_bytes(raw, rng)
    members = dict(_members(raw))
    # The state is what nothing but this format holds.
    names = [name for name in sorted(members) for _ in range(6 if name == "state.json" else 1)]
    name = rng.choice(names)
    if name.endswith(".json"):
        members[name] = with_other_value(members[name].decode(), rng).encode()
    elif rng.random() < 0.1:
        del members[name]
    else:
        members[name] = with_other_bytes(members[name], rng)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def is_opened(path: Path) -> bool:
    """Whether a document opens and goes on to the end of its epoch; False if it is refused.

    Anything but a `DocumentError` of one line is raised.
    """
    try:
        opened = open_document(path)
    except DocumentError as error:
        problem = str(error)
        if not problem.isprintable():
            raise AssertionError(problem) from error
        return False
    beside = () if opened.lanes is None else opened.lanes.beside
    for lane in (opened, *beside):
        run = Run(lane.setup, past_bytes=0)
        if lane.state is not None:
            run.restore(lane.state)
        # A weight may be finite and huge: that is found when training goes on, as in any run.
        with suppress(Diverged):
            for _ in range(min(run.trainer.steps_to_epoch_end(), 30)):
                run.step()
    return True
