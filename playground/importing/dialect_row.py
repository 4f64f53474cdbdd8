"""How a file is written, found out and open to correction."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from engine.data.tables.dialect import Dialect
from engine.specs.knobs import ChoiceKnob, knobs_of
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.focused_wheel import FocusedWheel
from playground.words.translate import tr


def _words() -> dict[str, dict[str, str]]:
    """What each choice is called."""
    return {
        "delimiter": {
            "comma": tr("Comma"),
            "semicolon": tr("Semicolon"),
            "tab": tr("Tab"),
            "pipe": tr("Bar"),
            "space": tr("Space"),
            "blanks": tr("Runs of spaces"),
        },
        "encoding": {
            "utf-8": "UTF-8",
            "utf-16": "UTF-16",
            "cp1252": "Windows-1252",
            "latin-1": "Latin-1",
            "utf-16-le": "UTF-16 LE",
            "utf-16-be": "UTF-16 BE",
            "gb18030": "GB18030",
            "big5": "Big5",
            "cp932": "Shift-JIS",
            "cp949": "EUC-KR",
            "euc-jp": "EUC-JP",
            "cp1250": "Windows-1250",
            "cp1251": "Windows-1251",
            "koi8-r": "KOI8-R",
            "cp1253": "Windows-1253",
            "cp1254": "Windows-1254",
        },
        "decimal": {"point": tr("Point"), "comma": tr("Comma")},
        "quote": {"double": tr("Double"), "single": tr("Single"), "none": tr("None")},
    }


def _reasons() -> dict[str, str]:
    """Why each is proposed."""
    return {
        "delimiter": tr("Cut like this, most rows have as many cells, and the cells mean most"),
        "encoding": tr("All bytes are letters in it, and these make words of a language"),
        "decimal": tr("More numbers must have it than the other sign"),
        "quote": tr("They enclose cells, and each that opens is closed"),
    }


class DialectRow(QWidget):
    """`edited` carries the corrected `Dialect` after a user's change only."""

    edited = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialect = Dialect()
        self._combos: dict[str, QComboBox] = {}
        self._flow = flow = FlowLayout(self)
        titles = {
            "delimiter": tr("Separator"),
            "encoding": tr("Encoding"),
            "decimal": tr("Decimal sign"),
            "quote": tr("Quotes"),
        }
        for name, title in titles.items():
            flow.addWidget(self._titled(name, title))

    def append(self, other: QWidget) -> None:
        """Have something stand behind, in the same line where there is room."""
        other.setMinimumHeight(self._combos["quote"].sizeHint().height())
        self._flow.addWidget(other)

    def show_dialect(self, dialect: Dialect) -> None:
        """Show how a file was read without emitting."""
        self._dialect = dialect
        for name, combo in self._combos.items():
            combo.setCurrentIndex(self._options(name).index(getattr(dialect, name)))
            # As wide as what it says: four of them and their titles fit into one line.
            combo.setMinimumContentsLength(len(combo.currentText()))

    def _titled(self, name: str, title: str) -> QWidget:
        host = QWidget(self)
        line = QHBoxLayout(host)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(6)
        combo = QComboBox(host)
        combo.setObjectName(f"import.{name}")
        combo.setAccessibleName(title)
        found = tr("{title}: what was found in the file; correct it here", title=title)
        combo.setToolTip(f"{found}\n{_reasons()[name]}")
        words = _words()[name]
        combo.addItems([words[option] for option in self._options(name)])
        combo.activated.connect(lambda index: self._take(**{name: self._options(name)[index]}))
        FocusedWheel(combo)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        metrics = combo.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, words.values()))
        combo.view().setMinimumWidth(widest + 3 * metrics.height())
        label = QLabel(title, host)
        label.setBuddy(combo)
        line.addWidget(label)
        line.addWidget(combo)
        self._combos[name] = combo
        return host

    @staticmethod
    def _options(name: str) -> tuple[str, ...]:
        knob = knobs_of(Dialect)[name]
        assert isinstance(knob, ChoiceKnob)
        return knob.options

    def _take(self, **changes: object) -> None:
        new = replace(self._dialect, **changes)  # type: ignore[arg-type]
        if new != self._dialect:
            self._dialect = new
            self.edited.emit(new)
