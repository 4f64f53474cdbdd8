"""The looks: contrast, colour scales, class colours, font, icons, style sheet."""

from __future__ import annotations

import hashlib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from dressing import look_kept
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QImage, QRawFont
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

import playground.look.theme as look
import resources
from playground.look.colors import contrast, even_gradient, legible, mix, oklab, rgb
from playground.look.stylesheet import WORD_ROLES, stylesheet
from playground.look.theme import CLASS_SYMBOLS, DARK, LIGHT, Theme
from playground.widgets.card_dock import CardDock

LOOKS = [LIGHT, DARK, LIGHT.projector(), DARK.projector()]
FOLDER = Path(resources.__file__).parent
SIGNS = "ηλδσβγερμθαωπ∂ΣΔ√±≤≥≠≈∞·×−→←↑↓↻₀₁₂₃ᵢⱼ²³⁻▶◀●○▲■✓½…–“”′"


@pytest.fixture(params=LOOKS, ids=lambda theme: theme.name)
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


@pytest.fixture
def styled(qapp: QApplication):
    """The application, whose look is put back afterwards."""
    with look_kept(qapp):
        yield qapp


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("bad", ["red", "#12", "#GGGGGG", ""])
def test_rgb_refuses_what_is_no_colour(bad: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        rgb(bad)


def test_legible_moves_only_as_far_as_needed() -> None:
    assert legible("#1B2430", "#FFFFFF", 4.5) == "#1B2430"
    moved = legible("#F08C1E", "#FFFFFF", 4.5)
    assert 4.5 <= contrast(moved, "#FFFFFF") < 5


def test_words_are_legible(theme: Theme) -> None:
    for ground in (theme.background, theme.surface):
        assert contrast(theme.text, ground) >= 4.5
        assert contrast(theme.quiet, ground) >= 4.5
    for role in WORD_ROLES:
        for ground in (theme.background, theme.surface, theme.grid):
            assert contrast(theme.words(role), ground) >= 4.5, role
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.text, theme.wash) >= 4.5


def test_table_of_tokens_is_kept() -> None:
    assert (LIGHT.background, LIGHT.accent, LIGHT.negative) == ("#F4F6F9", "#2563EB", "#F08C1E")
    assert (DARK.background, DARK.accent, DARK.positive) == ("#11151B", "#6BA3FF", "#4AA8E8")


def test_type_scale_and_controls() -> None:
    assert (LIGHT.small_px, LIGHT.base_px, LIGHT.large_px) == (11, 13, 17)
    assert 30 <= LIGHT.control_px <= 34


def test_projector_has_large_type_wide_lines_and_more_contrast() -> None:
    for plain in (LIGHT, DARK):
        bold = plain.projector()
        eighteen_points = 18 * 96 / 72
        assert min(bold.small_px, bold.base_px) >= eighteen_points
        assert bold.pen("accent").widthF() == 2
        for role in ("text", "quiet", "accent", "good", "warning", "bad"):
            mine = contrast(getattr(bold, role), bold.surface)
            assert mine >= 7
            assert mine >= contrast(getattr(plain, role), plain.surface) - 0.01


def test_pens_are_cosmetic_and_know_roles_and_colours() -> None:
    pen = DARK.pen("accent", 2, alpha=0.5, style=Qt.PenStyle.DashLine)
    assert pen.isCosmetic()
    assert pen.widthF() == 2
    assert pen.color().alphaF() == pytest.approx(0.5, abs=0.01)
    assert pen.style() is Qt.PenStyle.DashLine
    assert DARK.brush("#123456").color().name() == "#123456"


def test_diverging_scale_has_a_neutral_zero_in_the_middle(theme: Theme) -> None:
    scale = theme.diverging()
    assert scale.shape == (256, 3)
    assert scale.dtype == np.uint8
    for entry, tone in ((0, theme.negative), (128, theme.zero), (255, theme.positive)):
        assert np.abs(scale[entry].astype(int) - rgb(tone)).max() <= 1


def test_sequential_scale_is_even_and_monotone(theme: Theme) -> None:
    lab = oklab(theme.sequential())
    steps = np.linalg.norm(np.diff(lab, axis=0), axis=1)
    # Rounding to bytes moves each end of a step by up to half a byte.
    assert steps.max() < 2 * steps.mean()
    lightness = lab[:, 0] if theme.dark else -lab[:, 0]
    assert np.diff(lightness).min() > -0.003


def test_gradient_round_trips_its_ends() -> None:
    ends = even_gradient(("#102030", "#F0E0D0"), 9)
    assert tuple(ends[0]) == rgb("#102030")
    assert tuple(ends[-1]) == rgb("#F0E0D0")
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_ten_classes_differ_in_colour_and_marker(theme: Theme) -> None:
    assert (theme.class_color(0), theme.class_color(1)) == (theme.negative, theme.positive)
    colors = [rgb(theme.class_color(i)) for i in range(10)]
    for first, second in combinations(oklab(colors), 2):
        assert np.linalg.norm(first - second) > 0.06
    assert len({theme.class_symbol(i) for i in range(10)}) == len(CLASS_SYMBOLS) == 10
    assert theme.class_color(12) == theme.class_color(2)


def test_regions_wear_45_percent_of_a_certain_class() -> None:
    one_hot = np.eye(3).reshape(1, 3, 3)
    picture = LIGHT.shade_regions(one_hot)
    assert picture.shape == (1, 3, 3)
    assert picture.dtype == np.uint8
    for i in range(3):
        wanted = rgb(mix(LIGHT.surface, LIGHT.class_color(i), 0.45))
        assert np.abs(picture[0, i].astype(int) - wanted).max() <= 1


@pytest.mark.parametrize("value", [np.nan, np.inf, 1 / 4])
def test_undecided_and_broken_regions_are_bare_surface(value: float) -> None:
    picture = DARK.shade_regions(np.full((2, 3, 4), value))
    assert (picture == rgb(DARK.surface)).all()


def test_one_plane_is_the_probability_of_class_one() -> None:
    plane = np.array([[[0.0], [0.5], [1.0]]])
    both = np.concatenate((1 - plane, plane), axis=-1)
    np.testing.assert_array_equal(LIGHT.shade_regions(plane), LIGHT.shade_regions(both))


def test_apply_gives_font_with_equal_figures(styled: QApplication, qtbot) -> None:
    look.apply(styled, LIGHT)
    label = QLabel("0")
    label.setProperty("kind", "number")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().family() == "Inter"
    assert label.font().pixelSize() == LIGHT.large_px
    metrics = QFontMetricsF(label.font())
    widths = [metrics.horizontalAdvance(digit * 4) for digit in "0123456789"]
    # Without tabular figures 1111 is 12 pixels narrower than 8888 at this size.
    assert max(widths) - min(widths) < 0.1


def test_switching_the_look_reaches_an_open_window(styled: QApplication, qtbot) -> None:
    look.apply(styled, LIGHT)
    dock = CardDock("network", "Network")
    qtbot.addWidget(dock)
    dock.show()
    light = dock.grab().toImage().pixelColor(dock.width() // 2, dock.height() - 20)
    light_sign = _darkest(dock.close_button.icon())
    look.apply(styled, DARK)
    dark = dock.grab().toImage().pixelColor(dock.width() // 2, dock.height() - 20)
    assert light.name() == LIGHT.surface.lower()
    assert dark.name() == DARK.surface.lower()
    assert styled.palette().window().color().name() == DARK.background.lower()
    assert light_sign < 100 < _darkest(dock.close_button.icon())


def _darkest(icon: QIcon) -> int:
    image = icon.pixmap(24, 24).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    pixels = (image.pixelColor(x, y) for x, y in points)
    return min(color.value() for color in pixels if color.alpha() > 100)


def test_system_theme_is_one_of_the_two(qapp: QApplication) -> None:
    assert look.system_theme(qapp) in (LIGHT, DARK)


def test_style_sheet_fills_every_name(theme: Theme) -> None:
    sheet = stylesheet(theme)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    for name in set(_pictures(sheet)):
        assert (FOLDER / "icons" / name).is_file(), name


def _pictures(sheet: str) -> list[str]:
    return [part.split(")")[0] for part in sheet.split("url(icons:")[1:]]


@pytest.mark.parametrize("weight", ["Regular", "Medium", "SemiBold", "Bold"])
def test_font_has_the_signs_of_the_lectures(qapp: QApplication, weight: str) -> None:
    face = QRawFont(str(FOLDER / "fonts" / f"Inter-{weight}.otf"), 13)
    assert [sign for sign in SIGNS if not face.supportsCharacter(ord(sign))] == []


def test_font_files_are_those_of_the_source_note() -> None:
    note = (FOLDER / "fonts" / "SOURCE.md").read_text(encoding="utf-8")
    files = sorted((FOLDER / "fonts").glob("*.otf"))
    assert len(files) == 4
    for path in files:
        assert f"`{path.name}` | `{hashlib.sha256(path.read_bytes()).hexdigest()}`" in note


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_every_icon_draws_in_the_asked_colour(qapp: QApplication, ratio: float) -> None:
    assert {"play", "pause", "step", "epoch", "back", "reset", "rebuild"} <= {*look.icon_names()}
    for name in look.icon_names():
        image = look.icon_pixmap(name, DARK, 24, ratio, "good").toImage()
        assert image.width() == round(24 * ratio)
        points = ((x, y) for x in range(image.width()) for y in range(image.height()))
        full = [c for c in (image.pixelColor(x, y) for x, y in points) if c.alpha() == 255]
        assert full, name
        for channel in zip(*(c.getRgb()[:3] for c in full), rgb(DARK.good), strict=True):
            assert max(channel) - min(channel) <= 1, name


def test_icons_fade_when_disabled_and_unknown_ones_are_refused(qapp: QApplication) -> None:
    icon = look.icon("play", LIGHT)
    normal = icon.pixmap(24, 24).toImage()
    assert icon.pixmap(24, 24, QIcon.Mode.Disabled).toImage() != normal
    assert not look.app_icon().isNull()
    with pytest.raises(FileNotFoundError):
        look.icon("nothing", LIGHT)


def test_without_a_style_sheet_nothing_counts_as_styled(styled: QApplication, qtbot: QtBot) -> None:
    """Or Qt keeps the rules of docks, tables and boxes that are deleted, and reads these again."""
    look.apply(styled, LIGHT)
    # Which of them Qt styles again depends on where they lie in memory.
    docks = [CardDock(f"dock.{number}", "Network") for number in range(20)]
    own = QLabel("own")
    own.setStyleSheet("color: red")
    for widget in (*docks, own):
        qtbot.addWidget(widget)
        widget.show()
    for theme in (DARK, LIGHT):
        look.prepare(styled, theme)
        attribute = Qt.WidgetAttribute.WA_StyleSheet
        assert [w for w in styled.allWidgets() if w.testAttribute(attribute)] == [own]
        look.apply(styled, theme)
        assert all(dock.testAttribute(attribute) for dock in docks)


class Styled(QLabel):
    """Counts how often it is styled."""

    times = 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.times += event.type() == QEvent.Type.StyleChange


def test_another_look_styles_a_control_a_fixed_number_of_times(
    styled: QApplication, qtbot: QtBot
) -> None:
    """Whatever it stands in: from one style sheet to the next, Qt does so for all around it too."""
    times = []
    for depth in (1, 8):
        window = inside = QWidget()
        qtbot.addWidget(window)
        for _ in range(depth):
            inside = QFrame(inside)
        label = Styled("styled", inside)
        look.apply(styled, look.LIGHT)
        window.show()
        label.times = 0
        look.apply(styled, look.DARK)
        times.append(label.times)
    assert times[0] == times[1]
    assert label.palette().color(label.foregroundRole()) == QColor(look.DARK.text)
