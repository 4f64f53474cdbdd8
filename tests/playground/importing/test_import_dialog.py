"""The window that imports a table: what it finds, what can be corrected, what it hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import playground.look.theme as look
from engine.data.datasets.table import FILL, Table
from engine.data.features import feature
from engine.data.scaling import NoScaling, Standardise
from engine.data.tables import reading as readings
from engine.network.losses import MeanSquaredError, SoftmaxCrossEntropy
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from playground.importing.dialog import ImportDialog
from playground.importing.kind_chip import KindChip
from playground.importing.preview import HEAD

FLOWERS = "id;length;width;colour;species\n" + "".join(
    f"{i};{i % 7},5;{'' if i == 3 else i % 5};{('red', 'blue', 'NA')[i % 3]};{'ab'[i % 2]}\n"
    for i in range(1, 31)
)


class Opened:
    """A dialog and what it handed over."""

    def __init__(self, dialog: ImportDialog, qtbot: QtBot) -> None:
        self.dialog, self.qtbot = dialog, qtbot
        self.setups: list[Setup] = []
        dialog.imported.connect(self.setups.append)

    def settle(self) -> Opened:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: not self.dialog.work.busy(), timeout=20_000)
        return self

    def find(self, name: str) -> QWidget:
        found = self.dialog.findChild(QWidget, f"import.{name}")
        assert found is not None, name
        return found

    def text(self, name: str) -> str:
        label = self.find(name)
        assert isinstance(label, QLabel | QAbstractButton)
        return label.text()

    def choose(self, name: str, text: str) -> None:
        """Choose an entry as a user does by keyboard: focus, first letters, Enter."""
        combo = self.find(name)
        if isinstance(combo, KindChip):
            self.entry(name, text).trigger()
            return
        assert isinstance(combo, QComboBox)
        index = combo.findText(text, Qt.MatchFlag.MatchStartsWith)
        assert index >= 0, text
        combo.setCurrentIndex(index)
        combo.activated.emit(index)
        self.settle()

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isVisible()
        # A text that has just become shorter leaves room for a click beside it.
        button.resize(button.sizeHint().boundedTo(button.size()))
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def typed(self, name: str, text: str) -> str:
        """Type into a field and press Enter; returns what stood there before."""
        field = self.find(name)
        assert isinstance(field, QLineEdit)
        before = field.text()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.settle()
        return before

    def entry(self, name: str, text: str) -> QAction:
        """An entry of a chip's menu, which is made when it is opened."""
        chip = self.find(name)
        assert isinstance(chip, KindChip)
        chip.menu().aboutToShow.emit()
        return next(action for action in chip.menu().actions() if text in action.text())

    def chosen(self, name: str) -> str:
        combo = self.find(name)
        if isinstance(combo, KindChip):
            return combo.text()
        assert isinstance(combo, QComboBox)
        return combo.currentText()


Opener = Callable[..., Opened]


@pytest.fixture
def opener(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """Opens the dialog on a file with this content and waits until it is read."""
    host = QWidget()
    theme = look.named(qapp, "light")
    if (qapp.font(), qapp.styleSheet()) != (look.font(theme), look.stylesheet(theme)):
        # The test before has left another one.
        look.apply(qapp, theme)

    def show(content: str | bytes, before: ExperimentSpec | None = None) -> Opened:
        path = tmp_path / "flowers.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        dialog = ImportDialog(path, before or ExperimentSpec(), theme, host)
        dialog.open()
        # As large as on a small laptop: the columns that can be seen have their choices.
        dialog.resize(1024, 672)
        return Opened(dialog, qtbot).settle()

    yield show
    host.deleteLater()


def test_it_shows_what_was_found(opener: Opener) -> None:
    opened = opener(FLOWERS)
    assert opened.text("found") == "flowers.csv: 30 rows, 5 columns"
    assert opened.chosen("delimiter") == "Semicolon"
    assert opened.chosen("encoding") == "UTF-8"
    assert opened.chosen("decimal") == "Comma"
    assert opened.chosen("use.0") == "Ignored"
    assert opened.chosen("use.1") == "Input"
    assert opened.chosen("kind.3") == "Category"
    assert opened.chosen("use.4") == "Target"
    assert opened.text("task") == "Classification: “species” has 2 different values"
    assert opened.text("inputs") == (
        "5 inputs of the network: length; width; colour → colour=blue, colour=red; colour missing"
    )
    assert opened.text("lacking") == "11 of 30 rows lack a value:"
    assert opened.text("outcome") == "30 rows, 3 inputs become 5, 2 classes (a, b)."
    assert opened.find("missing").isVisible()
    assert opened.find("accept").isEnabled()
    assert not opened.find("problem").isVisible()
    assert not opened.find("progress").isVisible()


def test_the_preview_tints_and_counts_missing_cells(opener: Opener) -> None:
    opened = opener(FLOWERS)
    model = opened.dialog.preview.model()
    head = model.headerData(2, Qt.Orientation.Horizontal)
    assert head == "width\n1 missing"
    empty = model.index(HEAD + 2, 2)
    assert empty.data() == ""
    tint = Qt.ItemDataRole.BackgroundRole
    assert empty.data(tint) is not None
    assert model.index(HEAD + 1, 2).data(tint) is None
    assert model.headerData(HEAD, Qt.Orientation.Vertical) == "first 2"
    assert model.headerData(HEAD + 1, Qt.Orientation.Vertical) == "3"
    assert model.headerData(HEAD + 29, Qt.Orientation.Vertical) == "last 31"
    spoken = model.headerData(
        HEAD + 29, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole
    )
    assert spoken == "Row 31 of the file: last row of the table"
    corner = opened.dialog.preview.corner
    assert corner.text() == "names 1"
    assert corner.width() == opened.dialog.preview.verticalHeader().width()
    assert model.index(HEAD, 1).data() == "1,5"
    assert model.rowCount() == HEAD + 30


def test_the_experiment_has_table_loss_and_scaling(opener: Opener) -> None:
    before = ExperimentSpec(
        data=DataSpec(features=(feature["square"](),)), loss=MeanSquaredError(), batch_size=7
    )
    opened = opener(FLOWERS, before)
    opened.choose("missing", "Fill in mean")
    opened.click("accept")
    opened.qtbot.waitUntil(lambda: bool(opened.setups))
    spec = opened.setups[0].spec
    table = spec.data.dataset
    assert isinstance(table, Table)
    assert table.inputs == ("length", "width", "colour")
    assert table.targets == ("species",)
    assert table.categories == ("colour", "species")
    assert (table.missing, table.reading.decimal) == (FILL, "comma")
    assert isinstance(spec.data.scaling, Standardise)
    assert isinstance(spec.loss, SoftmaxCrossEntropy)
    assert (spec.data.features, spec.batch_size) == ((), 7)
    assert len(opened.setups[0].data.x) == 30
    assert ExperimentSpec.loads(spec.dumps()) == spec


def test_a_number_as_target_is_a_regression_and_what_is_scaled_is_seen(opener: Opener) -> None:
    opened = opener(FLOWERS)
    opened.choose("use.1", "Target")
    # Classes cannot stand beside another target: the species becomes an input.
    assert opened.chosen("use.4") == "Input"
    assert opened.text("task") == "Regression: “length” is a number"
    opened.choose("use.4", "Ignored")
    opened.choose("use.2", "Target")
    assert opened.text("task") == "Regression: 2 columns of numbers"
    opened.choose("use.3", "Input")
    assert opened.find("standardise").isChecked()  # type: ignore[attr-defined]
    assert opened.find("standardise_target").isChecked()  # type: ignore[attr-defined]
    opened.click("standardise")
    assert not opened.find("standardise").isChecked()  # type: ignore[attr-defined]
    opened.click("accept")
    opened.qtbot.waitUntil(lambda: bool(opened.setups))
    spec = opened.setups[0].spec
    assert isinstance(spec.loss, MeanSquaredError)
    assert isinstance(spec.data.scaling, NoScaling)
    assert isinstance(spec.data.target_scaling, Standardise)
    assert opened.setups[0].data.y.shape[1] == 2


def test_what_is_missing_is_said_and_import_waits_for_it(opener: Opener) -> None:
    opened = opener(FLOWERS)
    opened.choose("use.4", "Ignored")
    assert opened.text("problem") == "Choose a target: what is the network to predict?"
    assert not opened.find("accept").isEnabled()
    opened.choose("use.4", "Target")
    for place in (1, 2, 3):
        opened.choose(f"use.{place}", "Ignored")
    assert opened.text("problem") == (
        "There is no input. “id” is ignored: it only counts or names the rows. Choose what the "
        "network is to be shown."
    )
    opened.choose("use.1", "Input")
    assert not opened.find("problem").isVisible()
    assert opened.find("accept").isEnabled()


def test_a_slip_among_numbers_is_taken_for_missing_and_named(opener: Opener) -> None:
    text = "Age,class\n" + "".join(f"{'ABC' if i == 7 else i},{i % 2}\n" for i in range(30))
    opened = opener(text)
    assert opened.chosen("use.0") == "Input"
    assert opened.text("notes") == (
        "Row 9, column “Age”: “ABC” is no number and is taken for missing."
    )
    assert opened.find("accept").isEnabled()
    entry = opened.entry("kind.0", "ABC")
    assert entry.isChecked()
    entry.trigger()
    assert "Row 9, column “Age”: expected a number, found “ABC”" in opened.text("problem")
    assert not opened.find("accept").isEnabled()
    opened.click("mend")
    assert opened.find("accept").isEnabled()
    assert opened.chosen("missing").startswith("Fill in median")
    assert not opened.find("mend").isVisible()


def test_another_word_can_mean_no_value(opener: Opener) -> None:
    opened = opener("x,place,class\n" + "".join(f"{i},{'pq'[i % 2]},{i % 2}\n" for i in range(20)))
    opened.entry("kind.0", "")
    field = opened.find("kind.0").findChild(QLineEdit, "import.marker")
    assert field is not None
    field.setText("13")
    field.returnPressed.emit()
    assert opened.text("lacking") == "1 of 20 rows lack a value:"


def test_words_are_given_another_order_in_the_menu_of_their_column(opener: Opener) -> None:
    words = ("dry", "damp", "wet")
    opened = opener("x,soil,class\n" + "".join(f"{i},{words[i % 3]},{i % 2}\n" for i in range(30)))
    assert all("Ordered" not in action.text() for action in _entries(opened, "kind.0"))
    opened.choose("kind.1", "Ordered words")
    assert opened.text("inputs") == "2 inputs of the network: x; soil (damp < dry < wet)"
    opened.entry("kind.1", "")
    field = opened.find("kind.1").findChild(QLineEdit, "import.order")
    assert field is not None
    assert field.text() == "damp < dry < wet"
    for written in ("dry < wet", "dry < damp < wet"):
        field.setText(written)
        field.returnPressed.emit()
    assert opened.text("inputs").endswith("soil (dry < damp < wet)")
    opened.click("accept")
    opened.qtbot.waitUntil(lambda: bool(opened.setups))
    assert set(opened.setups[0].data.x[:, 1]) == {0.0, 1.0, 2.0}


def test_the_newest_rows_are_held_back_unless_somebody_wants_them_mixed(opener: Opener) -> None:
    rows = [f"2024-01-{i + 1:02},{i % 4},{i * i % 7}.5\n" for i in range(30)]
    opened = opener("day,wind,temp\n" + "".join(rows))
    assert opened.chosen("apart") == "The newest rows by day"
    assert "The newest rows by day are held back" in opened.text("notes")
    opened.choose("apart", "Rows drawn at random")
    assert not opened.find("notes").isVisible()
    opened.choose("apart", "The newest")
    opened.click("accept")
    opened.qtbot.waitUntil(lambda: bool(opened.setups))
    assert opened.setups[0].data.apart is not None
    assert not opener(FLOWERS).find("apart").isVisible()


def _entries(opened: Opened, name: str) -> list[QAction]:
    opened.entry(name, "")
    chip = opened.find(name)
    assert isinstance(chip, KindChip)
    return list(chip.menu().actions())


def test_what_was_found_can_be_corrected(opener: Opener) -> None:
    opened = opener("1;2\n3;4\n5;6\n")
    assert opened.typed("names", "1") == "0"
    assert opened.text("found") == "flowers.csv: 2 rows, 2 columns"
    opened.choose("delimiter", "Comma")
    assert opened.text("found") == "flowers.csv: 2 rows, 1 column"
    opened.choose("delimiter", "Semicolon")
    assert opened.typed("names", "0") == "1"
    assert opened.text("found") == "flowers.csv: 3 rows, 2 columns"
    assert opened.typed("last", "2") == "3"
    assert opened.text("found") == "flowers.csv: 2 rows, 2 columns"


def test_a_file_that_is_no_table_is_one_line_and_changes_nothing(opener: Opener) -> None:
    opened = opener("a,b\n")
    assert opened.text("problem") == (
        "flowers.csv: expected rows of data, found the names of columns only."
    )
    assert not opened.dialog.options.isVisible()
    assert not opened.find("accept").isEnabled()
    opened.click("cancel")
    assert opened.setups == []


def test_another_file_of_the_same_shape_is_read_in_the_same_way(opener: Opener) -> None:
    first = opener(FLOWERS)
    first.choose("use.3", "Ignored")
    first.choose("use.1", "Target")
    first.choose("use.4", "Input")
    first.click("accept")
    first.qtbot.waitUntil(lambda: bool(first.setups))
    before = first.setups[0].spec
    other = FLOWERS.replace("1;1,5;", "1;9,5;")
    opened = opener(other, before)
    same = opened.find("same")
    assert isinstance(same, QAbstractButton)
    assert same.isVisible()
    assert same.text() == "In the same way as flowers.csv"
    roles = [opened.chosen(f"use.{place}") for place in range(5)]
    assert roles == ["Ignored", "Target", "Input", "Ignored", "Input"]
    same.click()
    assert opened.chosen("use.4") == "Target"
    # Files of another shape are proposed anew.
    assert not opener("a,b\n1,2\n2,3\n3,5\n", before).find("same").isVisible()


def test_cancel_stops_the_reading(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[bool] = []

    def endless(path: Path, *_: object) -> object:
        try:
            while True:
                yield 0.5
        finally:
            stopped.append(True)

    monkeypatch.setattr("playground.importing.dialog.opened", endless)
    monkeypatch.setattr(Opened, "settle", lambda self: self)
    opened = opener(FLOWERS)
    progress = opened.find("progress")
    assert progress.isVisible()
    opened.qtbot.waitUntil(lambda: progress.value() == 500)  # type: ignore[attr-defined]
    opened.click("cancel")
    assert stopped == [True]
    assert opened.setups == []


def test_a_wide_table_makes_only_the_boxes_that_can_be_seen(opener: Opener) -> None:
    names = ",".join(f"c{i}" for i in range(1000))
    row = ",".join(f"{i}.5" for i in range(1000))
    opened = opener(f"{names}\n{row}\n{row}\n")
    assert 0 < len(opened.dialog.preview.findChildren(QComboBox)) < 60
    bar = opened.dialog.preview.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert opened.chosen("use.999") == "Target"


def test_every_control_has_a_name_and_a_tip(opener: Opener) -> None:
    opened = opener(FLOWERS)
    for kind in (QComboBox, QAbstractButton):
        for control in opened.dialog.findChildren(kind):
            if control.objectName().startswith("import."):
                assert control.accessibleName(), control.objectName()
                assert control.toolTip(), control.objectName()


def test_every_guess_says_why_on_hovering(opener: Opener) -> None:
    opened = opener(FLOWERS)
    guesses = ["delimiter", "encoding", "decimal", "quote", "names", "first", "last"]
    guesses += ["use.0", "use.2", "use.4", "kind.0", "kind.2", "target"]
    for name in guesses:
        assert len(opened.find(name).toolTip().splitlines()) > 1, name
    assert opened.find("use.0").toolTip().endswith("it only counts or names the rows")
    # What somebody chose has no reason.
    opened.choose("use.0", "Input")
    assert "counts" not in opened.find("use.0").toolTip()
    # A tick says in its own words what speaks for it.
    assert "runs from" in opened.text("standardise")


def test_import_needs_no_second_reading(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = opener(FLOWERS)
    monkeypatch.setattr(readings, "reading", None)
    opened.click("accept")
    opened.qtbot.waitUntil(lambda: bool(opened.setups))


def test_what_is_chosen_is_read_in_full_and_nothing_stands_where_nothing_lacks(
    opener: Opener,
) -> None:
    opened = opener(FLOWERS)
    for name in ("missing", "delimiter", "encoding", "quote"):
        combo = opened.find(name)
        assert isinstance(combo, QComboBox)
        metrics = combo.fontMetrics()
        wide = metrics.horizontalAdvance(combo.currentText()) + metrics.height()
        opened.qtbot.waitUntil(lambda box=combo, wide=wide: wide < box.width())
    whole = opener("x;class\n" + "".join(f"{i};{'ab'[i % 2]}\n" for i in range(12)))
    assert not whole.find("lacking").isVisible()
    head = whole.dialog.preview.model().headerData(0, Qt.Orientation.Horizontal)
    assert head == "x"
    # How it is written, and its rows, stand together: what is below has the room.
    assert whole.dialog.rows.parentWidget() is whole.dialog.dialect


def test_twelve_hundred_can_be_said_to_be_one_and_a_fifth(opener: Opener) -> None:
    opened = opener("x;class\n" + "".join(f"{i}.200;{'ab'[i % 2]}\n" for i in range(1, 13)))
    chip = opened.find("kind.0")
    assert isinstance(chip, KindChip)
    chip._fill()
    texts = [action.text() for action in chip.menu().actions()]
    assert "Numbers are written" in texts
    assert "Means no value" in texts


def test_many_inputs_are_named_in_one_line_and_on_hovering_all(opener: Opener) -> None:
    """Fifteen lines of categories left the table two rows at the projector, and were cut."""
    names = [f"c{k}" for k in range(8)]
    rows = [",".join([*(f"word{(i * k) % 9}" for k in range(8)), "ab"[i % 2]]) for i in range(90)]
    opened = opener("\n".join([",".join([*names, "class"]), *rows]))
    label = opened.find("inputs")
    assert label.height() < 2 * label.fontMetrics().height()
    assert "c7=word" in label.toolTip()
    assert opened.dialog.preview.height() > opened.dialog.height() / 3
    alone = opener("review,class\n" + "".join(f"good {i},{'ab'[i % 2]}\n" for i in range(60)))
    assert not alone.find("inputs").isVisible()
