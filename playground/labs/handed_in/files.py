"""The files of a hand-in: as it is collected, as HTML to read, as PDF to print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from engine.labs.hand_in.report import LabReport
from playground.labs.handed_in.voice import page_for_qt

# Millimetres beside those that every printed document has.
MARGIN = 2.0
DOTS = 150


def files_of(report: LabReport, path: Path) -> dict[Path, bytes]:
    """The three files of a hand-in, beside each other: to hand in, to read, to print."""
    page = report.html()
    return {
        path: report.hand_in.dumps().encode(),
        path.with_suffix(".html"): page.encode(),
        path.with_suffix(".pdf"): printed(page),
    }


def printed(page: str) -> bytes:
    """A page of HTML as PDF on A4."""
    document = page_for_qt(page)
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document.print_(writer)
    del writer
    buffer.close()
    return bytes(made.data())
