"""The style sheet of the whole window, written from a theme."""

from __future__ import annotations

from string import Template

from playground.look.colors import legible, mix
from playground.look.lesson_rules import LESSONS
from playground.look.style_rules import RULES
from playground.look.tokens import Theme

ICON_PATH = "icons"
WORD_ROLES = ("text", "quiet", "accent", "negative", "positive", "good", "warning", "bad")


def stylesheet(theme: Theme) -> str:
    """All of the window's style sheet in this look."""
    roles = "".join(
        f'QLabel[role="{role}"] {{ color: {theme.words(role)}; }}\n' for role in WORD_ROLES
    )
    return Template(RULES + LESSONS).substitute(_tones(theme) | _sizes(theme)) + roles


def _tones(theme: Theme) -> dict[str, str]:
    tick = "white" if theme.on_accent == "#FFFFFF" else "black"
    own = ("background", "surface", "border", "grid", "text", "quiet", "accent", "wash", "bad")
    return {name: getattr(theme, name) for name in own} | {
        "tone": "dark" if theme.dark else "light",
        "icons": ICON_PATH,
        "ticked": f"check-{tick}.svg",
        "ticked_menu": f"check-{'white' if theme.dark else 'black'}.svg",
        "on_accent": theme.on_accent,
        "accent_words": legible(theme.words("accent"), theme.wash, 4.5),
        "bad_words": theme.words("bad"),
        "accent_hover": mix(theme.accent, theme.text, 0.15),
        "pressed": mix(theme.wash, theme.accent, 0.2),
        "edge": mix(theme.border, theme.quiet, 0.4),
        "groove": mix(theme.grid, theme.border, 0.6),
        "disabled": mix(theme.surface, theme.quiet, 0.6),
        "warning_wash": mix(theme.surface, theme.warning, 0.14),
        "bad_wash": mix(theme.surface, theme.bad, 0.12),
    }


def _sizes(theme: Theme) -> dict[str, str]:
    base = theme.base_px
    knob = round(base * 0.75)
    sizes = {
        "base": base,
        "small": theme.small_px,
        "small_line": round(theme.small_px * 1.25),
        "large": theme.large_px,
        "inner": theme.control_px - 2,
        "flat_inner": round(base * 1.25) + 4,
        "row": theme.control_px - 6,
        "tick": round(base * 1.25),
        "half_tick": round(base * 1.25) // 2 + 1,
        "arrow": round(base * 0.85),
        "spin": round(base * 0.7),
        "drop": round(base * 1.7),
        "slider": round(base * 1.6),
        "knob": knob,
        "rise": (knob + 4 - 4) // 2,
        "round": (knob + 4) // 2,
        "chip": (round(theme.small_px * 1.25) + 4) // 2,
        # The buttons that add a layer are one and a half times the type high.
        "circle": round(base * 1.5) // 2,
    }
    return {name: str(size) for name, size in sizes.items()}
