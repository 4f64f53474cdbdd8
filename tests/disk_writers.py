"""Every way in which the program writes a file, tried where there is no room for it.

    python tests/disk_writers.py FOLDER limit|disk NAME …

Each writer has a folder of its own below FOLDER, writes once with all the room there is, and then
again with too little: by a limit of the process on the size of files, or by a file that fills the
disk. What was said and what is left of the files is printed as JSON.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
import resource
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

Act = Callable[[], object]
FILLER = "filler"
# Blocks of the disk.
BLOCK = 4096


def trained() -> Any:
    """A run with all that it can remember."""
    from samples import normalized

    from engine.training.run import Run
    from engine.training.stopping import EarlyStopping

    run = Run(normalized(stopping=(EarlyStopping(patience=50, restore_best=True),)))
    for _ in range(200):
        run.step()
    return run


def document(folder: Path) -> Act:
    from playground.session.files import write_document

    run = trained()
    return lambda: write_document(folder / "a.bpg", run.state(), {"layout": bytes(9)})


def experiment(folder: Path) -> Act:
    from playground.session.files import save_experiment

    return lambda: save_experiment(folder / "a.json", trained().trainer.spec)


def results(folder: Path) -> Act:
    from engine.files.results import write_results

    run = trained()
    return lambda: write_results(folder, run)


def search(folder: Path) -> Act:
    from samples import normalized

    from engine.search.findings import write_findings
    from engine.search.methods import Grid, Vary
    from engine.search.run import run

    findings = run(Grid(vary=(Vary("seed", (1, 2)),), epochs=1), normalized())
    return lambda: write_findings(folder, findings)


def table(folder: Path) -> Act:
    """The table that is inside a document, unpacked where it is missing."""
    from engine.data.datasets.table import Table
    from engine.files.bpg import write
    from engine.training.experiment import DataSpec, ExperimentSpec
    from playground.session import files, tables

    rows = (f"{i},{i % 7},{'ab'[i % 2]}\n" for i in range(999))
    data = ("p,q,kind\n" + "".join(rows)).encode()
    digest = hashlib.sha256(data).hexdigest()
    made = Table("gone.csv", digest, inputs=("p", "q"), targets=("kind",), categories=("kind",))
    packed = io.BytesIO()
    write(packed, ExperimentSpec(data=DataSpec(made)), extras={"table.csv": data})
    path = folder.with_name("with-a-table.bpg")
    path.write_bytes(packed.getvalue())
    tables.tables_folder = lambda: folder
    unpacked, kept = folder / digest / "gone.csv", folder.with_name("kept.csv")

    def act() -> None:
        # One that is there is never written again.
        if unpacked.exists():
            unpacked.rename(kept)
        try:
            files.open_document(path)
        finally:
            if kept.exists() and not list(unpacked.parent.iterdir()):
                kept.rename(unpacked)

    return act


def progress(folder: Path) -> Act:
    from engine.labs.progress import LabProgress

    return lambda: LabProgress(lab="xor", name="a" * 999).save(folder / "xor.json")


def hand_in(folder: Path) -> Act:
    from engine.labs.hand_in.file import HandIn

    return lambda: HandIn(name="a" * 999).save(folder / "a.bplab")


def collect(folder: Path) -> Act:
    """The table of a folder of hand-ins, none of which can be read."""
    source = folder.with_name("hand-ins")
    source.mkdir()
    for number in range(20):
        (source / f"{number}.bplab").write_text("none")
    return command("lab", "collect", str(source), "--out", str(folder / "all.csv"))


def command(*arguments: str) -> Act:
    """A command of the command line; what it complains of is raised."""
    from playground.command_line import main as cli

    said: list[str] = []
    cli.complain = said.append

    def act() -> None:
        said.clear()
        if cli.main(list(arguments)):
            raise OSError(said[0])

    return act


def source(folder: Path) -> str:
    """An experiment for commands, beside their folder."""
    from samples import normalized

    path = folder.with_name("experiment.json")
    path.write_text(normalized().dumps())
    return str(path)


def train(folder: Path) -> Act:
    return command("train", source(folder), "--epochs", "60", "--out", str(folder))


def search_command(folder: Path) -> Act:
    more = ("--vary", "seed=1,2", "--epochs", "1", "--method", "grid", "--out", str(folder))
    return command("search", source(folder), *more)


def screenshot(folder: Path) -> Act:
    return command("screenshot", "circle", "--steps", "1", str(folder / "a.png"))


def language(folder: Path) -> Act:
    from playground.words import catalogue

    return lambda: catalogue.write(folder / "xx.ts", "xx", [f"text {n}" for n in range(999)], {})


@cache
def window() -> Any:
    """The window, trained for thirty steps; the same for all who ask."""
    from PySide6.QtTest import QTest
    from samples import normalized

    from playground import app

    controller = app.build(normalized(), "light")
    controller.window.show()
    controller.session.run_to(30)
    while controller.files.document.position.main.step < 30:
        QTest.qWait(10)
    return controller


def panel(folder: Path, kind: str) -> Act:
    """What a panel's menu saves."""
    from PySide6.QtWidgets import QFileDialog

    menu = window().window.menus_by_panel["loss"]
    said: list[tuple[str, str]] = []
    menu.said.connect(lambda sentence, level: said.append((sentence, level)))

    def act() -> None:
        said.clear()
        QFileDialog.getSaveFileName = lambda *_: (str(folder / f"a.{kind}"), "")
        getattr(menu, f"save_{kind}")()
        sentence, level = said[0]
        if level == "error":
            raise OSError(sentence)

    return act


def recovery(folder: Path) -> Act:
    from PySide6.QtTest import QTest

    controller = window()
    kept, session = controller.files.recovery, controller.session
    kept.path.parent.mkdir(parents=True, exist_ok=True)
    kept.path = folder / "mine.bpg"
    ends: list[str] = []
    kept.kept.connect(lambda _: ends.append(""))
    kept.failed.connect(ends.append)

    def act() -> None:
        ends.clear()
        kept._complained = False
        session.edit(replace(session.spec, seed=session.spec.seed + 1))
        while not ends:
            kept.keep()
            QTest.qWait(10)
        if any(ends):
            raise OSError(max(ends))

    return act


def settings(folder: Path) -> Act:
    from PySide6.QtCore import QByteArray

    from playground.session.settings import Settings

    kept, said, turn = Settings(), list[str](), itertools.count(10)
    kept._store.path = folder / "settings.json"
    kept.failed.connect(said.append)

    def act() -> None:
        said.clear()
        kept._store._complained = False
        kept.keep(QByteArray(b"%02d" % next(turn) * 9999), QByteArray(b"docks"), "1:2")
        if said:
            raise OSError(said[0])

    return act


PLAIN: dict[str, Callable[[Path], Act]] = {
    "document": document,
    "experiment": experiment,
    "results": results,
    "search": search,
    "table": table,
    "train": train,
    "search_command": search_command,
    "language": language,
    "progress": progress,
    "hand_in": hand_in,
    "collect": collect,
}
WINDOW: dict[str, Callable[[Path], Act]] = {
    "settings": settings,
    "screenshot": screenshot,
    "png": lambda folder: panel(folder, "png"),
    "svg": lambda folder: panel(folder, "svg"),
    "csv": lambda folder: panel(folder, "csv"),
    "recovery": recovery,
}


def contents(folder: Path) -> dict[str, list[Any]]:
    """The files of a folder, however deep and hidden: how large, and a digest of each."""
    files = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {
        name: [len(data), hashlib.sha256(data).hexdigest()] for name, data in sorted(files.items())
    }


def attempt(act: Act) -> str:
    """What is said; empty if all went well."""
    try:
        act()
    except Exception as error:
        return str(error)
    return ""


def limited(act: Act, folder: Path) -> list[str]:
    """Try with files that may be nearly as large as they must be, half as large, and empty."""
    largest = max(size for size, _ in contents(folder).values())
    said = []
    # A whole window is drawn for a screenshot, which takes seconds.
    limits = (int(largest * 0.97), largest // 2, 0)
    for limit in limits[:1] if folder.name == "screenshot" else limits:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        said.append(attempt(act))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    return said


def crowded(act: Act, folder: Path) -> list[str]:
    """Try on a disk with half the room for what is there, and with none."""
    blocks = sum(-(-size // BLOCK) for size, _ in contents(folder).values())
    said = []
    for left in {blocks // 2, 0}:
        filler = folder.with_name(FILLER)
        with filler.open("wb") as file:
            disk = os.statvfs(folder)
            file.write(bytes(disk.f_bavail * disk.f_frsize - left * BLOCK))
        said.append(attempt(act))
        filler.unlink()
    return said


def main(place: Path, way: str, names: list[str]) -> None:
    """Try them all; how it went by name."""
    found = {}
    for name in names:
        folder = place / name
        folder.mkdir()
        act = (PLAIN | WINDOW)[name](folder)
        first = attempt(act)
        before = contents(folder)
        said = (limited if way == "limit" else crowded)(act, folder)
        found[name] = {"first": first, "before": before, "said": said, "after": contents(folder)}
        if way == "disk":
            for path in sorted(folder.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
    print("\n" + json.dumps(found), flush=True)
    # Windows are left as they are: how they end is not the matter here.
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
