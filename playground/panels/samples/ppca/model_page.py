"""What every page of the panel is: a view of the fitted model."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from playground.look.tokens import Theme
from playground.panels.samples.ppca.fitted import Fitted


class ModelPage(QWidget):
    """One way to look at a model."""

    def show_model(self, fitted: Fitted) -> None:
        """Show this model from now on."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Colour everything again."""
        raise NotImplementedError

    def words(self) -> str:
        """What is to be seen, in a sentence or two."""
        raise NotImplementedError

    def table(self) -> list[list[object]]:
        """What is to be seen, in numbers; the first row names them."""
        raise NotImplementedError
