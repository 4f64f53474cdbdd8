"""Puts a look on the application: style, palette, font, style sheet, tinted icons."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from playground.look.colors import contrast, mix
from playground.look.stylesheet import ICON_PATH, stylesheet
from playground.look.tokens import CLASS_SYMBOLS, DARK, LIGHT, Theme

__all__ = [
    "CLASS_SYMBOLS",
    "DARK",
    "LIGHT",
    "Theme",
    "app_icon",
    "apply",
    "contrast",
    "font",
    "icon",
    "icon_names",
    "icon_pixmap",
    "named",
    "palette",
    "prepare",
    "system_theme",
    "undress",
]

FAMILY = "Inter"
ICON_SIZES = (16, 20, 24, 32, 48, 64)


def prepare(app: QApplication, theme: Theme) -> None:
    """Colours and font of a look, without its style sheet.

    A window is made sooner this way: with a style sheet, Qt styles every control again whenever
    it finds its place in another one. `apply` then styles all of them once.
    """
    _wear(app, theme, "")


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole application this look; at run time it changes every open window.

    pyqtgraph ignores palettes: panels colour their plots again on `PaletteChange`.
    """
    _wear(app, theme, stylesheet(theme))


def _wear(app: QApplication, theme: Theme, sheet: str) -> None:
    if not app.property("look_prepared"):
        app.setProperty("look_prepared", True)
        app.setStyle("Fusion")
        QDir.addSearchPath(ICON_PATH, str(_folder("icons")))
        for path in sorted(_folder("fonts").glob("*.otf")):
            if QFontDatabase.addApplicationFontFromData(QByteArray(path.read_bytes())) < 0:
                raise RuntimeError(f"the bundled font {path.name} cannot be read")
    # From one style sheet to the next Qt styles a control as often as others stand around it, from
    # none to one just once.
    undress(app)
    app.setPalette(palette(theme))
    app.setFont(font(theme))
    app.setStyleSheet(sheet)


def undress(app: QApplication) -> None:
    """Take the style sheet off, so that no control still counts as styled.

    Qt styles a control again while it undoes those inside, and takes it for styled from then on.
    But with the last style sheet goes what would tell the next one that a control was deleted: its
    rules stayed for whatever came to lie at its address, and Qt read it after its end.
    """
    app.setStyleSheet("")
    for widget in app.allWidgets():
        # Those with a style sheet of their own stay styled.
        if not widget.styleSheet():
            widget.setAttribute(Qt.WidgetAttribute.WA_StyleSheet, False)


def system_theme(app: QApplication) -> Theme:
    """The light or dark look, as the system asks for."""
    return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def named(app: QApplication, name: str) -> Theme:
    """The look called light or dark; any other name is the system's."""
    return {LIGHT.name: LIGHT, DARK.name: DARK}.get(name) or system_theme(app)


def font(theme: Theme, pixels: int | None = None, weight: int = 400) -> QFont:
    """The app's font with figures of equal width; for what paints its own words."""
    face = QFont(FAMILY)
    face.setPixelSize(theme.base_px if pixels is None else pixels)
    face.setWeight(QFont.Weight(weight))
    face.setFeature(QFont.Tag("tnum"), 1)
    return face


def icon_names() -> tuple[str, ...]:
    """Every icon that `icon` can tint."""
    names = sorted(path.stem for path in _folder("icons").glob("*.svg"))
    return tuple(name for name in names if "currentColor" in _drawing(name))


def icon(name: str, theme: Theme, role: str = "text") -> QIcon:
    """The icon `name` in a role's colour, faded where its control is disabled.

    Raises FileNotFoundError for an unknown name.
    """
    picture = QIcon()
    tone = theme.color(role).name()
    faded = mix(theme.surface, tone, 0.4)
    for color, mode in ((tone, QIcon.Mode.Normal), (faded, QIcon.Mode.Disabled)):
        for pixmap in _in_sizes(name, color):
            picture.addPixmap(pixmap, mode)
    return picture


def icon_pixmap(
    name: str, theme: Theme, size: int, ratio: float = 1.0, role: str = "text"
) -> QPixmap:
    """The icon `name` as a picture of `size` logical pixels for a screen of that pixel ratio."""
    return _painted(_renderer(name, theme.color(role).name()), size, ratio)


def app_icon() -> QIcon:
    """The window's icon, the same in every look."""
    picture = QIcon()
    renderer = QSvgRenderer(QByteArray(_drawing("app").encode()))
    for size in (16, 32, 64, 128, 256):
        picture.addPixmap(_painted(renderer, size, 1.0))
    return picture


def palette(theme: Theme) -> QPalette:
    """Qt's palette of this look, for what the style sheet does not reach."""
    role = QPalette.ColorRole
    tones = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.grid,
        role.Text: theme.text,
        role.PlaceholderText: theme.quiet,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.words("accent"),
        role.LinkVisited: theme.words("accent"),
        role.Light: theme.surface,
        role.Midlight: theme.grid,
        role.Mid: theme.border,
        role.Dark: theme.quiet,
        role.Shadow: theme.border,
    }
    result = QPalette()
    for which, tone in tones.items():
        result.setColor(which, QColor(tone))
    faded = QColor(mix(theme.surface, theme.quiet, 0.6))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, which, faded)
    result.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.border))
    return result


def _folder(name: str) -> Path:
    return Path(str(files("resources"))) / name


def _drawing(name: str) -> str:
    return (_folder("icons") / f"{name}.svg").read_text(encoding="utf-8")


def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", color).encode()))


def _in_sizes(name: str, color: str) -> Iterator[QPixmap]:
    """The icon in this colour; several controls show the same one, and Qt remembers it."""
    renderer = None
    for size in ICON_SIZES:
        key, pixmap = f"{name} {color} {size}", QPixmap()
        if not QPixmapCache.find(key, pixmap):
            # Read once for all sizes.
            renderer = renderer or _renderer(name, color)
            pixmap = _painted(renderer, size, 1.0)
            QPixmapCache.insert(key, pixmap)
        yield pixmap


def _painted(renderer: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        renderer.render(painter, QRectF(pixmap.rect()))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
