"""Every kind of file that the program reads: a sound one, how it is damaged, and who reads it."""

from __future__ import annotations

import io
import json
import logging
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from damage import VALUES, damaged, documents, is_opened, with_other_bytes
from labs_support import LAB, SMALL, honest
from samples import normalized

from engine.files.bpg import write
from engine.files.lanes import LaneMark, lane_members
from engine.files.text_code import is_text_code, packed, unpacked
from engine.labs.hand_in.collecting import as_csv, collected, table_of
from engine.labs.hand_in.file import HandIn
from engine.labs.hand_in.report import LabReport
from engine.labs.library import Library
from engine.labs.progress import LabProgress
from engine.specs.registry import SpecError
from engine.steps import at_once
from engine.training.run import Run
from engine.training.setup import Setup
from playground.control.labs.kept_runs import opening_run
from playground.labs.finding import LabUnusableError, lab_in_code, lab_of
from playground.labs.lesson import Lesson
from playground.session.experiments import ExperimentUnusableError, find
from playground.session.recovery import leftovers, recovery_folder
from playground.session.settings import Settings
from playground.window.docking.shares import Shares

LIBRARY = Library((LAB,), ())
# What TOML writes in place of another value.
_WRITTEN = tuple(json.dumps(value) for value in VALUES if value not in (None, {"a": 1}, [None]))
TOML_VALUES = (*_WRITTEN, "{ a = 1 }", "nan", "-inf", "1979-05-27", "'''\n'''", '"\\u0007"')

# A text, a number, a list without lists, or a table without tables, behind its name.
_VALUE = re.compile(r"(?<== )(\"[^\"]*\"|[-\d.]+|\[[^\[\]]*\]|\{[^{}]*\})")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `spoil` damages a sound one; `is_read` says whether a file is read.

    What is refused in words is not read; anything but the error that a reader expects is raised.
    """

    suffix: str
    sound: Callable[[], bytes]
    is_read: Callable[[Path], bool]
    spoil: Callable[[bytes, Random], bytes] = damaged


def with_lanes() -> bytes:
    """A document of three lanes, one of which has not been trained."""
    run = Run(normalized(seed=2))
    for _ in range(7):
        run.step()
    beside = [(LaneMark(2, "slow", True), run.trainer.spec, run.state())]
    file, third = io.BytesIO(), (LaneMark(3), normalized(batch_size=8), None)
    members = lane_members(LaneMark(0), 2, [*beside, third], "steps")
    write(file, normalized(), run.state(), {**members, "origin": b"/tmp/a.bpg"})
    return file.getvalue()


def with_damaged_lanes(raw: bytes, rng: Random) -> bytes:
    """The same with damage in what says how lanes are called, or inside of a lane."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice([name for name in members if "lane" in name])
    if name.endswith(".json"):
        members[name] = damaged(members[name].decode().encode(), rng)
    else:
        members[name] = damaged(members[name], rng)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for entry, data in members.items():
            archive.writestr(entry, data)
    return file.getvalue()


def with_other_lines(raw: bytes, rng: Random) -> bytes:
    """A lab in which a line is gone, doubled or elsewhere, or a value is another."""
    if rng.random() < 0.2:
        return with_other_bytes(raw, rng)
    lines = raw.decode().splitlines(keepends=True)
    at = rng.randrange(len(lines))
    match rng.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines.insert(rng.randrange(len(lines)), lines.pop(at))
        case 3:
            # Another name, after which all else stays as it is.
            lines[at] = re.sub(
                r"[a-z_]+", rng.choice(("x", "type", "en", "kind")), lines[at], count=1
            )
        case _:
            spots = [*_VALUE.finditer(lines[at])]
            if spots:
                spot, value = rng.choice(spots), rng.choice(TOML_VALUES)
                lines[at] = lines[at][: spot.start()] + value + lines[at][spot.end() :]
    return "".join(lines).encode()


def with_damaged_text(raw: bytes, rng: Random) -> bytes:
    """A text code whose text is damaged, or with other letters."""
    if rng.random() < 0.2:
        return with_other_bytes(raw, rng)
    kind, text = unpacked(raw.decode())
    spoil = with_other_lines if kind == "lab" else damaged
    return packed(kind, spoil(text.encode(), rng).decode(errors="replace")).encode()


def is_collected(path: Path) -> bool:
    """Whether a hand-in gets a row of its own in the teacher's table, is run again and reported."""
    (row,) = rows = [one for one in collected(path.parent) if one.file == path.name]
    as_csv(table_of(rows, {LAB.id: LAB}))
    _check_line(row.problem)
    try:
        lab_of(str(path), LIBRARY)
    except LabUnusableError as error:
        _check_line(*error.lines)
        return False
    assert row.hand_in is not None
    LabReport(LAB, row.hand_in).html()
    return True


def is_gone_on_with(path: Path) -> bool:
    """Whether a lab goes on from kept progress."""
    try:
        progress = LabProgress.load(path)
    except SpecError as error:
        _check_line(str(error))
        return False
    at_once(opening_run(progress))
    if not progress.fits(LAB):
        return False
    lesson = Lesson(LAB, progress)
    for place in range(len(LAB.steps)):
        lesson.go_to(place)
        lesson.text(lesson.step.words)
        lesson.check()
    return True


def is_a_lab(path: Path) -> bool:
    """Whether a lab is read, and the experiments of all its steps can be worked out."""
    try:
        lab = lab_of(str(path), LIBRARY).lab
        for spec in lab.begins:
            Setup.of(spec)
    except LabUnusableError as error:
        _check_line(*error.lines)
        return False
    except SpecError as error:
        _check_line(str(error))
        return False
    lesson = Lesson(lab, LabProgress.begun(lab))
    LabReport(lab, HandIn(progress=lesson.progress)).html()
    return True


def is_unpacked(path: Path) -> bool:
    """Whether a text code is one of an experiment or of a lab; a hint how to send it is none."""
    code = path.read_bytes().decode(errors="replace")
    if not is_text_code(code):
        return False
    try:
        if ".lab." in code[:9]:
            lab_in_code(code, LIBRARY)
        else:
            find(code)
    except LabUnusableError as error:
        _check_line(*error.lines)
        return False
    except ExperimentUnusableError as error:
        _check_line(str(error))
        return False
    return True


def are_settings(path: Path) -> bool:
    """Whether any setting is taken from a file; the others are as if there were none."""
    settings = Settings()
    settings._store.path = path
    found = [getattr(settings, name) for name in SETTINGS]
    Shares.loads(settings.shares)
    settings.keep_fold("data", True)
    fresh = Settings()
    fresh._store.path = path.with_name("none.json")
    return found != [getattr(fresh, name) for name in SETTINGS]


SETTINGS = (
    *("theme", "level", "language", "speed", "hinted", "folds", "labs_folder", "recent"),
    *("geometry", "layout", "shares"),
)


def settings_kept() -> bytes:
    """The settings of somebody who has used the program for a while."""
    kept = {
        **{"theme": "dark", "level": "full", "language": "de", "speed": "40.0", "hinted": True},
        **{"folds/data": True, "folds/seed": "false", "labs_folder": "/tmp/labs"},
        **{"recent": ["/tmp/a.bpg", "/tmp/b.json"], "geometry": "AAAA", "layout": "ZG9ja3M="},
        "shares": Shares(left=0.4).dumps(),
    }
    return json.dumps(kept).encode()


def is_offered(path: Path) -> bool:
    """Whether what a crash has left is offered, and opens as any document; else it is set aside."""
    folder, unexpected = recovery_folder(), Unexpected(logging.ERROR)
    folder.mkdir(parents=True, exist_ok=True)
    left = folder / f"left{path.suffix}"
    left.write_bytes(path.read_bytes())
    logging.getLogger().addHandler(unexpected)
    try:
        (found,) = leftovers()
    finally:
        logging.getLogger().removeHandler(unexpected)
    if isinstance(found, str):
        return False
    try:
        found.sentence()
        return is_opened(left)
    finally:
        found.remove()


class Unexpected(logging.Handler):
    """Raises what a reader takes for a fault of its own, notes down and gets over."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1]:
            raise record.exc_info[1]


def _check_line(*lines: str) -> None:
    for line in lines:
        if line and not line.isprintable():
            raise AssertionError(line)


FORMATS = {
    "document": Format(".bpg", lambda: documents()[".bpg"], is_opened),
    "experiment": Format(".json", lambda: documents()[".json"], is_opened),
    "lanes": Format(".bpg", with_lanes, is_opened, with_damaged_lanes),
    "recovery": Format(".bpg", with_lanes, is_offered),
    "hand-in": Format(".bplab", lambda: honest().dumps().encode(), is_collected),
    "progress": Format(".json", lambda: honest().progress.dumps().encode(), is_gone_on_with),
    "lab": Format(".toml", SMALL.encode, is_a_lab, with_other_lines),
    "experiment code": Format(
        ".txt",
        lambda: packed("experiment", documents()[".json"].decode()).encode(),
        is_unpacked,
        with_damaged_text,
    ),
    "lab code": Format(
        ".txt", lambda: packed("lab", SMALL).encode(), is_unpacked, with_damaged_text
    ),
    "settings": Format(".json", settings_kept, are_settings),
}
