"""A run that ends by itself, seen through the real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flows_support import shipped
from forms_support import choose, type_number
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog

from engine.running.snapshot import Status
from engine.training.stopping.patience import EarlyStopping


@pytest.mark.long
def test_a_rule_added_under_way_ends_the_run_and_says_so(open_window: Callable) -> None:
    user = open_window(shipped("moons"))
    user.click("transport.step")
    user.wait(lambda: user.step_shown() == 1)
    box = user.find("stopping")
    assert isinstance(box, QComboBox)
    choose(box, "Target accuracy")
    choose(user.find("stopping.0.part"), "train")
    type_number(user.qtbot, user.find("stopping.0.target"), "0.7", Qt.Key.Key_Return)
    user.click("transport.play")
    banner = user.window.banner
    user.wait(lambda: banner.isVisible() and "Stopped" in banner.text())
    assert "% of the training samples are right; the target was 70.0 %." in banner.text()
    assert user.session.status is Status.FINISHED
    assert user.session.run == 0, "the rule kept the run"
    user.rest()
    rested = user.step_shown()
    user.click("transport.play")
    user.wait(lambda: user.step_shown() > rested and user.playing())
    user.click("transport.play")
    user.rest()


@pytest.mark.long
def test_the_best_weights_are_an_offer_of_the_export(
    open_window: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = replace(shipped("moons"), stopping=(EarlyStopping(patience=1000),))
    user = open_window(spec)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    user.click("transport.epoch")
    user.wait(lambda: bool(user.snapshots) and user.snapshots[-1].epochs >= 1)
    user.rest()

    def written(answer: str) -> bool:
        """Whether the best weights are in the folder after this answer."""
        for path in tmp_path.iterdir():
            path.unlink()
        user.window.actions_by_name["export"].trigger()
        user.wait(lambda: user.window.findChild(QAbstractButton, f"question.{answer}") is not None)
        user.click(f"question.{answer}")
        if answer == "cancel":
            user.rest()
            return any(tmp_path.iterdir())
        user.wait((tmp_path / "result.json").exists)
        assert (tmp_path / "weights.npz").exists()
        return (tmp_path / "best_weights.npz").exists()

    assert written("with_best")
    assert not written("without")
    assert not written("cancel")
