"""The rules of the style sheet, with `$names` where a theme puts its colours and sizes.

Widgets say what they are with dynamic properties: `primary`, `flat`, `card`, `dashed`,
`invalid`, `kind` (title, note, number, count, caption, chip, thumb, switch, fold, banner …).
"""

BASE = """
* { font-size: ${base}px; }
QWidget { color: $text; }
QMainWindow, QDialog, QMessageBox, QWizard { background: $background; }
QMainWindow::separator { background: transparent; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: $wash; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $wash; }
QToolTip, QLabel[kind="refusal"] {
    color: $text; background: $surface; border: 1px solid $border; padding: 6px 8px;
}
QLabel { background: transparent; }
QLabel:disabled { color: $disabled; }
QFrame[frameShape="4"], QFrame[frameShape="5"] { color: $border; }
QScrollArea { background: transparent; border: 0; }
QWidget[plain="true"] { background: transparent; }
QGroupBox {
    border: 1px solid $border; border-radius: 8px; margin-top: ${small}px; padding: 8px;
}
QGroupBox::title {
    subcontrol-origin: margin; left: 8px; padding: 0 4px; color: $quiet; font-size: ${small}px;
}
"""

BARS = """
QMenuBar { background: $surface; padding: 2px 8px; border: 0; }
QMenuBar::item { background: transparent; color: $quiet; padding: 5px 9px; border-radius: 6px; }
QMenuBar::item:selected { background: $wash; color: $text; }
QMenu { background: $surface; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 6px; background: transparent; }
QMenu::item:selected { background: $wash; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QMenu::indicator { width: ${tick}px; height: ${tick}px; margin-left: 6px; }
QMenu::indicator:checked { image: url($icons:$ticked_menu); }
QMenu::right-arrow { image: url($icons:chevron-right-on-$tone.svg); width: ${arrow}px; }
QToolBar { background: $surface; border: 0; border-bottom: 1px solid $border; padding: 2px 6px; }
QToolBar::separator { background: $border; width: 1px; margin: 6px 6px; }
QToolBar::handle { width: 0; }
QToolBarExtension {
    qproperty-icon: url($icons:chevron-right-on-$tone.svg);
    min-width: ${drop}px; padding: 0;
}
QToolBar QLabel { color: $quiet; }
QStatusBar { background: $surface; color: $quiet; border-top: 1px solid $border; }
QStatusBar::item { border: 0; }
"""

BUTTONS = """
QPushButton, QToolButton {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 8px;
    padding: 0 12px; min-height: ${inner}px; font-weight: 500;
}
QToolButton { padding: 0 10px; }
QPushButton:hover, QToolButton:hover { background: $wash; border-color: $edge; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:checked, QToolButton:checked {
    background: $wash; border-color: $accent; color: $accent_words;
}
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 11px; }
QToolButton:focus { padding: 0 9px; }
QPushButton:disabled, QToolButton:disabled {
    color: $disabled; background: $surface; border-color: $border;
}
QPushButton[primary="true"], QToolButton[primary="true"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus { border-color: $text; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled {
    background: $grid; border-color: $grid; color: $disabled;
}
QToolButton[flat="true"], QPushButton[flat="true"] {
    background: transparent; border: 2px solid transparent; padding: 2px; min-height: 0;
    border-radius: 6px;
}
QToolButton[flat="true"]:hover, QPushButton[flat="true"]:hover { background: $wash; }
QToolButton[flat="true"]:focus, QPushButton[flat="true"]:focus { border-color: $accent; }
QPushButton[dashed="true"] { border: 1px dashed $edge; color: $accent_words; }
QPushButton[dashed="true"]:focus { border: 2px solid $accent; }
QToolButton::menu-indicator, QPushButton::menu-indicator {
    image: url($icons:chevron-down-on-$tone.svg); width: ${arrow}px; height: ${arrow}px;
    subcontrol-position: right center; right: 6px;
}
QToolButton::down-arrow {
    image: url($icons:chevron-down-on-$tone.svg); width: ${spin}px; height: ${spin}px;
}
QToolButton::right-arrow {
    image: url($icons:chevron-right-on-$tone.svg); width: ${spin}px; height: ${spin}px;
}
QToolButton[sign="close"], QPushButton[sign="close"] {
    qproperty-icon: url($icons:close-on-$tone.svg); qproperty-iconSize: ${spin}px ${spin}px;
}
QToolButton[sign="float"] {
    qproperty-icon: url($icons:float-on-$tone.svg); qproperty-iconSize: ${spin}px ${spin}px;
}
QToolButton[popupMode="2"] { padding-right: 22px; }
QToolButton[sign="more"] {
    qproperty-icon: url($icons:more-on-$tone.svg); qproperty-iconSize: ${spin}px ${spin}px;
    padding: 4px;
}
QToolButton[sign="more"]::menu-indicator { image: none; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: ${tick}px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator {
    width: ${tick}px; height: ${tick}px; border: 1px solid $edge; border-radius: 5px;
    background: $surface;
}
QRadioButton::indicator { border-radius: ${half_tick}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url($icons:$ticked);
}
QCheckBox::indicator:checked:focus { border: 2px solid $text; }
QRadioButton::indicator:checked {
    border-color: $accent;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 $accent, stop: 0.55 $accent, stop: 0.65 $surface, stop: 1 $surface);
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    border-color: $border; background: $grid;
}
"""

# Spin boxes keep Fusion's own frame: with a border of ours, Qt 6.11 shrinks their text to
# one pixel where they have no buttons, and ignores the padding where they have.
FIELDS = """
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 7px;
    padding: 0 9px; min-height: ${inner}px; selection-background-color: $accent;
    selection-color: $on_accent;
}
QPlainTextEdit, QTextEdit { padding: 6px; }
QLineEdit:hover, QComboBox:hover { border-color: $edge; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid $accent; padding: 0 8px;
}
QLineEdit:disabled, QComboBox:disabled {
    color: $disabled; background: $grid; border-color: $grid;
}
QLineEdit[flat="true"] {
    background: transparent; border: 2px solid transparent; padding: 0 5px;
    min-height: ${flat_inner}px;
}
QLineEdit[flat="true"]:hover { background: $grid; }
QLineEdit[flat="true"]:focus {
    background: $surface; border-color: $accent;
}
QLineEdit[invalid="true"], QLineEdit[invalid="true"]:focus { border: 2px solid $bad; }
QComboBox { padding-right: 4px; }
QComboBox[compact="true"] { min-height: ${flat_inner}px; padding: 0 1px 0 5px; }
QComboBox[compact="true"]:focus { padding: 0 0 0 4px; }
QAbstractSpinBox { min-height: ${inner}px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    border: 0; padding: 0; min-height: 0; background: transparent;
}
QComboBox::drop-down { border: 0; width: ${drop}px; }
QComboBox::down-arrow {
    image: url($icons:chevron-down-on-$tone.svg); width: ${arrow}px; height: ${arrow}px;
}
QComboBox QAbstractItemView, QListView, QTreeView, QTableView {
    background: $surface; color: $text; border: 1px solid $border; outline: 0;
    selection-background-color: $wash; selection-color: $text; gridline-color: $grid;
}
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 0 8px; }
QHeaderView, QTableCornerButton::section { background: $surface; border: 0; }
QHeaderView::section {
    background: $surface; color: $quiet; border: 0; border-bottom: 1px solid $border;
    padding: 6px 4px; font-size: ${small}px; font-weight: 600;
}
"""

RANGES = """
QSlider { background: transparent; min-height: ${slider}px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $groove; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    width: ${knob}px; height: ${knob}px; margin: -${rise}px 0; border-radius: ${round}px;
    background: $surface; border: 2px solid $accent;
}
QSlider::handle:horizontal:hover { background: $wash; }
QSlider::handle:horizontal:focus { background: $accent; border: 2px solid $text; }
QSlider::sub-page:horizontal:disabled { background: $border; }
QSlider::handle:horizontal:disabled { border-color: $edge; background: $grid; }
QProgressBar {
    background: $groove; border: 0; border-radius: 4px; min-height: 8px;
    max-height: 8px; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; border: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

CARDS = """
QDockWidget {
    color: $quiet; font-size: ${small}px; font-weight: 600;
    titlebar-close-icon: url($icons:close-on-$tone.svg);
    titlebar-normal-icon: url($icons:float-on-$tone.svg);
}
QDockWidget::title {
    background: $surface; border: 1px solid $border; border-bottom: 0;
    border-top-left-radius: 10px; border-top-right-radius: 10px; padding: 8px 12px;
    text-align: left;
}
QWidget[card="whole"], QWidget[card="alone"] {
    background: $surface; border: 1px solid $border; border-radius: 10px;
}
QWidget[card="alone"] { margin: 4px; }
QWidget[card="head"] {
    background: $surface; border: 1px solid $border; border-bottom: 0;
    border-top-left-radius: 10px; border-top-right-radius: 10px; margin: 4px 4px 0 4px;
}
QWidget[card="body"] {
    background: $surface; border: 1px solid $border; border-top: 0;
    border-bottom-left-radius: 10px; border-bottom-right-radius: 10px; margin: 0 4px 4px 4px;
}
QTabWidget::pane { border: 0; }
QTabBar { background: transparent; border: 0; }
QTabBar::tab {
    background: transparent; color: $quiet; padding: 6px 8px; border: 0;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border-bottom: 2px solid $text; }
"""

KINDS = """
*[kind="title"] {
    color: $quiet; font-size: ${small}px; font-weight: 600; letter-spacing: 0.6px;
    text-transform: uppercase;
}
QPushButton[kind="title"] {
    background: transparent; border: 0; border-bottom: 2px solid transparent; border-radius: 0;
    padding: 2px 0; min-height: 0; text-align: left;
}
QToolButton[kind="arrow"] {
    background: transparent; border: 0; padding: 0; min-height: 0;
    width: ${arrow}px; height: ${arrow}px;
}
QPushButton[kind="title"]:hover { color: $text; background: transparent; }
QPushButton[kind="title"]:focus { border-bottom: 2px solid $accent; padding: 2px 0; }
*[kind="note"] { color: $quiet; font-size: ${small}px; font-weight: 600; }
*[kind="caption"] { color: $quiet; font-size: ${small}px; }
*[kind="count"] { font-weight: 500; }
*[kind="strong"] { font-weight: 600; }
*[kind="number"] { font-size: ${large}px; font-weight: 600; }
QFrame[kind="formula"] { background: $grid; border: 0; border-radius: 8px; padding: 7px 10px; }
*[kind="error"] { color: $bad_words; font-size: ${small}px; }
*[kind="rule"] { background: $border; border: 0; min-height: 1px; max-height: 1px; }
QLabel[kind="chip"] {
    background: $grid; color: $quiet; border-radius: ${chip}px; padding: 2px 8px;
    font-size: ${small}px;
}
QToolButton[kind="thumb"] {
    background: $grid; color: $quiet; border: 2px solid transparent; border-radius: 8px;
    padding: 3px 1px; font-size: ${small}px; font-weight: 400; min-height: 0;
}
QToolButton[kind="thumb"]:hover { border-color: $edge; }
QToolButton[kind="thumb"]:checked {
    background: $wash; border-color: $accent; color: $accent_words;
}
QToolButton[kind="thumb"]:focus { border-color: $accent; background: $wash; }
QToolButton[kind="thumb"]:checked:focus { border-color: $text; }
QToolButton[kind="thumb"]:disabled { color: $disabled; }
QToolButton[kind="switch"] {
    background: $grid; color: $quiet; border: 2px solid transparent; border-radius: 8px;
    padding: 2px; font-size: ${small}px; font-weight: 400; min-height: 0;
}
QToolButton[kind="switch"]:hover { border-color: $edge; }
QToolButton[kind="switch"]:checked {
    background: $wash; border-color: $accent; color: $accent_words;
}
QToolButton[kind="switch"]:focus { border-color: $accent; background: $wash; }
QToolButton[kind="switch"]:checked:focus { border-color: $text; }
QPushButton[kind="fold"] {
    background: transparent; border: 0; border-bottom: 2px solid transparent; border-radius: 0;
    padding: 1px 0; min-height: ${small_line}px; text-align: left; color: $accent_words;
    font-weight: 400; font-size: ${small}px;
}
QPushButton[kind="fold"]:hover { color: $text; background: transparent; }
QPushButton[kind="fold"]:focus { border-bottom: 2px solid $accent; }
QToolButton[kind="tool"] {
    background: transparent; border: 2px solid transparent; border-radius: 6px;
    padding: 2px 3px; font-size: ${small}px; font-weight: 500; min-height: 0;
}
QToolButton[kind="tool"]:hover { background: $wash; }
QToolButton[kind="tool"]:checked { background: $wash; border-color: $accent; }
QToolButton[kind="tool"]:focus { border-color: $accent; }
QToolButton[kind="tool"]:checked:focus { border-color: $text; }
QPushButton[kind="tag"] {
    background: $surface; border: 1px solid $border; border-radius: 6px; padding: 2px 6px;
    font-size: ${small}px; font-weight: 500; min-height: 0; }
QPushButton[kind="tag"]:focus { border: 2px solid $accent; padding: 1px 5px; }
QFrame[kind="layer"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[kind="lane"] { background: $surface; border: 2px solid $grid; border-radius: 10px; }
QFrame[kind="layer"][role="accent"], QFrame[kind="lane"][role="accent"] { border-color: $accent; }
QToolButton[kind="insert"] {
    background: $surface; color: $accent_words; border: 1px solid $border;
    border-radius: ${circle}px; padding: 0; min-height: 0; font-weight: 600;
}
QToolButton[kind="insert"]:hover { background: $wash; border-color: $accent; }
QToolButton[kind="insert"]:focus { border: 2px solid $accent; padding: 0; }
QToolButton[kind="tool"]:disabled, QToolButton[kind="insert"]:disabled { color: $disabled; }
QPushButton[kind="column"] { text-align: left; padding: 0 2px; font-weight: 600; }
QPushButton[kind="column"][role="accent"] { color: $accent_words; }
QFrame[kind="banner"] { background: $wash; border: 1px solid $border; border-radius: 8px; }
QLabel[kind="hints"] { background: $surface; border: 1px solid $accent; padding: 10px 16px; }
QFrame[kind="banner"][role="warning"] { background: $warning_wash; }
QFrame[kind="banner"][role="bad"] { background: $bad_wash; }
QFrame[kind="banner"] QLineEdit { background: transparent; }
"""

RULES = BASE + BARS + BUTTONS + FIELDS + RANGES + CARDS + KINDS
