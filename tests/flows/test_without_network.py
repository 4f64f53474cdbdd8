"""With the network cut: a lab with its formulas and fonts, to the report as PDF."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine.labs.hand_in.file import HandIn
from engine.labs.hand_in.report import LabReport
from engine.labs.progress import LabProgress
from engine.labs.rehearsal import foreseeing_all
from engine.steps import at_once
from playground.labs.handed_in.files import files_of
from playground.labs.handed_in.voice import voice_in
from playground.labs.shelf import shelf
from playground.plotting.formulas import Formulas

ROOT = Path(__file__).parents[2]
# Addresses kept for examples: nobody answers there.
NOBODY = ("192.0.2.1", 80)
CUT = ("unshare", "-rn")
TRY = f"import socket; socket.create_connection({NOBODY}, 2)"


def cut(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a place that has no network."""
    whole = [*CUT, *command]
    return subprocess.run(whole, cwd=ROOT, capture_output=True, text=True, check=False)


def can_be_cut() -> bool:
    """Whether this system lets a user run something in a place without a network."""
    return shutil.which(CUT[0]) is not None and cut("true").returncode == 0


def test_a_report_is_made_where_every_connection_is_refused(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*given: Any, **named: Any) -> None:
        raise AssertionError("something asks for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    lab = shelf().named("two-gates")
    assert lab is not None
    handed = HandIn("Ada", progress=LabProgress.begun(lab))
    results = at_once(foreseeing_all(lab, {}))
    report = LabReport(lab, handed, voice_in("en", Formulas()), results)
    made = files_of(report, tmp_path / "a.bplab")
    assert made[tmp_path / "a.html"].count(b"<img") > 3
    assert made[tmp_path / "a.pdf"].startswith(b"%PDF")


@pytest.mark.long
@pytest.mark.skipif(not can_be_cut(), reason="this system lets nobody cut the network")
def test_a_lab_is_begun_continued_and_handed_in_without_a_network() -> None:
    """The whole flow of another test, killed and continued, where nothing can be reached."""
    assert "unreachable" in cut(sys.executable, "-c", TRY).stderr
    flow = "tests/flows/test_three_labs.py"
    pytest_in = ("-m", "pytest", "-n", "0", "-q", "-m", "long", "-p", "no:cacheprovider")
    done = cut(sys.executable, *pytest_in, flow, "-k", "mend")
    assert done.returncode == os.EX_OK, done.stdout
    assert "1 passed" in done.stdout


@pytest.mark.long
@pytest.mark.skipif(not can_be_cut(), reason="this system lets nobody cut the network")
def test_labs_are_checked_without_a_network() -> None:
    done = cut(sys.executable, "-m", "playground", "lab", "check", "resources/labs/two-gates.toml")
    assert done.returncode == os.EX_OK, done.stdout + done.stderr
