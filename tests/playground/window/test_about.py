"""Help > About: the version, what computes the experiment at hand and why; to be copied."""

from __future__ import annotations

import numpy as np
import pytest
from kernel_support import needs_kernel
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from samples import spiral

from engine.kernel.forms import NoForm
from engine.kernel.library import kernel_library
from engine.training.setup import Setup
from playground.window.help import AboutDialog, engine_of
from playground.words.version import VERSION


@needs_kernel
def test_the_kernel_is_named_with_processor_and_compiler() -> None:
    library = kernel_library()
    words = engine_of(Setup.of(spiral(engine="kernel")))
    assert words == (
        f"Computes with the kernel ({library.processor}, compiled by {library.compiler})."
    )
    assert library.compiler.startswith(("gcc ", "clang "))
    assert library.processor


def test_numpy_is_named_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise NoForm("No compiled kernel is installed.")

    assert engine_of(Setup.of(spiral(engine="numpy"))) == (
        "Computes with NumPy, as this experiment asks."
    )
    monkeypatch.setattr("engine.training.kernel_stepper.kernel_library", missing)
    assert engine_of(Setup.of(spiral(engine="kernel"))) == (
        "Computes with NumPy: No compiled kernel is installed."
    )


def test_the_text_can_be_read_selected_and_copied(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AboutDialog(Setup.of(spiral()), parent)
    text = dialog.text.text()
    for part in (VERSION, "MIT licence", "Computes with", f"NumPy {np.__version__}"):
        assert part in text
    assert dialog.text.accessibleName()
    assert dialog.text.accessibleDescription() == text
    assert dialog.text.focusPolicy() & Qt.FocusPolicy.TabFocus
    dialog.copying.click()
    assert QGuiApplication.clipboard().text() == text
