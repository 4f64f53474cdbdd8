"""The rules of the style sheet for lessons: their card, their words, what they lock and light."""

LESSONS = """
QFrame[kind="lesson"] { background: $wash; border: 0; border-radius: 8px; }
QTextEdit[kind="words"], QTextEdit[kind="words"]:focus {
    background: transparent; border: 0; padding: 0; min-height: 0;
}
QToolButton[kind="switch"]:disabled { color: $disabled; }
QToolButton[kind="switch"]:checked:disabled, QToolButton[kind="thumb"]:checked:disabled {
    background: $grid; border-color: $edge; color: $disabled;
}
QPushButton[dashed="true"]:disabled { color: $disabled; border-color: $border; }
QWidget[card="head"][lit="true"] { border: 2px solid $accent; border-bottom: 0; }
QWidget[card="body"][lit="true"] { border: 2px solid $accent; border-top: 0; }
QWidget[card="alone"][lit="true"] { border: 2px solid $accent; }
QWidget[knob="true"][lit="true"] {
    background: $wash; border: 2px solid $accent; border-radius: 8px;
}
"""
