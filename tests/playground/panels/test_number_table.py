"""Tables of numbers in narrow panels: what is cut is a head, never a number."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from playground.panels.inspector.page import NumberTable


def test_heads_give_way_before_numbers_are_cut(qtbot: QtBot) -> None:
    table = NumberTable("derivatives", ["a parameter of it", "∂L/∂w", "numeric"])
    qtbot.addWidget(table)
    table.resize(600, 100)
    table.show()
    rows = [["w¹₁₁", "−0.00633", "−0.00633"], ["w¹₁₂", "0.0656", "0.0656"]]
    table.show_rows(rows)
    head = table.horizontalHeader()
    needed = [table.sizeHintForColumn(column) for column in range(3)]
    wide = head.sectionSize(0)
    assert wide > needed[0] + 20, "its head is the widest"
    narrow = sum(needed) + 30
    table.resize(narrow, 100)
    assert head.length() <= table.viewport().width()
    assert all(head.sectionSize(column) >= needed[column] for column in range(3))
    table.resize(600, 100)
    assert head.sectionSize(0) == wide
