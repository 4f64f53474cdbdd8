"""The start page lists every lab by path, theme and lecture, with minutes and difficulty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from engine.labs.lab import LECTURES
from engine.labs.library import Library
from playground.labs.catalogue.groups import groups_of
from playground.labs.catalogue.start_page import LAB, StartPage
from playground.labs.shelf import shelf

SHELF = shelf()


def rows(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for number in range(item.childCount()):
        yield item.child(number)
        yield from rows(item.child(number))


def test_every_lab_has_its_theme_and_its_lectures_and_the_ways_are_there() -> None:
    groups = list(groups_of(SHELF))
    ways = [group for group in groups if not group.above]
    assert [len(way.labs) for way in ways] == [5, 10]
    for above in ("By theme", "By lecture"):
        listed = {lab.id for group in groups if group.above == above for lab in group.labs}
        assert listed == {lab.id for lab in SHELF.labs}
    lectures = [group for group in groups if group.above == "By lecture"]
    assert len(lectures) <= len(LECTURES)


def test_a_lab_that_comes_takes_its_place_by_itself() -> None:
    more = replace(SHELF.labs[0], id="another")
    groups = groups_of(Library((*SHELF.labs, more), ()))
    assert sum(more in group.labs for group in groups) >= 2


def test_minutes_and_difficulty_are_told_and_one_is_chosen(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    found = StartPage(groups_of(SHELF), "de", window)
    labs = [row for row in rows(found.tree.invisibleRootItem()) if row.data(0, LAB) is not None]
    assert {row.data(0, LAB).id for row in labs} == {lab.id for lab in SHELF.labs}
    for row in labs:
        lab = row.data(0, LAB)
        assert row.text(0) == lab.title.of("de")
        assert row.text(1) == str(lab.minutes)
        assert row.text(2).count("●") == lab.difficulty
        assert str(lab.difficulty) in row.data(2, Qt.ItemDataRole.AccessibleTextRole)
    assert not found.begin.isEnabled()
    found.tree.setCurrentItem(labs[3])
    assert found.about.text().startswith(labs[3].data(0, LAB).teaches.of("de"))
    with qtbot.waitSignal(found.chosen) as chosen:
        found.begin.click()
    assert chosen.args == [labs[3].data(0, LAB)]
