"""A weight or bias: its value, its gradient by the chain rule, and the check beside it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from engine.network.naming import PlaceNames
from engine.network.places import Neuron, Parameter
from engine.network.starts import LARGEST_START
from engine.probes import NeuronReading, ParameterReading
from playground.look.tokens import Theme
from playground.panels.inspector.error_signal import explain, follow
from playground.panels.inspector.page import Caption, Formula, Page
from playground.widgets.number_field import NumberField
from playground.words.numbers import number
from playground.words.symbols import EQUALS, TIMES, entering, factor, indexed, lines, symbol_of
from playground.words.translate import tr

# So many products of the mean are written out.
TERMS = 2


class ParameterPage(Page):
    """Value to edit, ∂L/∂w with numbers, δ of its neuron, finite difference."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = Caption(parent=self)
        self.symbol = QLabel(self)
        self.field = NumberField(-LARGEST_START, LARGEST_START, parent=self)
        self.field.setObjectName("inspector.value")
        self.field.setAccessibleName(tr("Value"))
        self.field.setToolTip(
            tr(
                "The value: type another one and press Enter. Before the first step it belongs to "
                "the experiment, later Reset forgets it."
            )
        )
        self.how = Caption(parent=self)
        self.gradient = Formula(tr("Gradient by the chain rule"), self)
        self.where = Caption(parent=self)
        self.signal = Formula(tr("Error signal of the neuron"), self, linked=True)
        self.checked = Caption(tr("Checked by finite difference"), self)
        self.check = Formula(tr("Finite difference"), self)
        self.trained = Caption(tr("In the last step of training"), self)
        self.step = Formula(tr("Last step"), self)
        box = QFrame(self)
        box.setProperty("kind", "formula")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.symbol)
        row.addWidget(self.field, 1)
        self.add(self.title, box, self.how, self.gradient)
        self.beside(self.where, self.signal, self.checked, self.check, self.trained, self.step)
        self.reading: ParameterReading | None = None
        self.neuron: NeuronReading | None = None
        self._place: Parameter | None = None
        self._names: PlaceNames | None = None
        self.field.entered.connect(self._set)
        self.signal.linkActivated.connect(self._follow)

    def show_place(self, names: PlaceNames, place: Parameter) -> None:
        """Turn to another parameter."""
        self._place = place
        self.reading, self.neuron = None, None
        self.set_names(names)
        self.symbol.setText(f"{symbol_of(names, place)} =")
        self.field.drop_typing()
        self.field.show_number(float("nan"))
        for part in (
            *(self.how, self.gradient, self.where, self.signal),
            *(self.check, self.step),
        ):
            part.show_text("")
        self.checked.hide()
        self.trained.hide()

    def set_names(self, names: PlaceNames) -> None:
        """The experiment was edited: the same place may be called otherwise."""
        self._names = names
        if self._place is not None:
            self.title.show_text(tr(names.parameter(self._place)))

    def draw(self, reading: ParameterReading) -> None:
        """Show a parameter's numbers."""
        names = self._names
        if names is None or reading.place != self._place:
            return
        self.reading = reading
        self.field.show_number(reading.value)
        n = len(reading.rows)
        if n > 1:
            how = tr("How much the loss changes with it (chain rule, mean of {n} samples)", n=n)
        else:
            row = int(reading.rows[0]) + 1
            how = tr("How much the loss of sample {row} changes with it (chain rule)", row=row)
        self.how.show_text(how)
        self.gradient.show_text(self._chain(names, reading))
        self.checked.show()
        self.check.show_text(self._difference(names, reading))
        self.trained.setVisible(reading.last_gradient is not None)
        self.step.show_text(self._last(names, reading))

    def draw_neuron(self, reading: NeuronReading) -> None:
        """Show the error signal of the neuron that the parameter belongs to."""
        names = self._names
        if names is None or self._place is None:
            return
        if reading.place != names.neuron_of(self._place):
            return
        self.neuron = reading
        text = explain(names, reading)
        row = reading.row + 1
        self.where.show_text(
            tr("where the error signal of this neuron is, at sample {row}", row=row) if text else ""
        )
        self.signal.show_text(text)

    def set_theme(self, theme: Theme) -> None:
        """Colour the words of the check again."""
        self.theme = theme
        if self.reading is not None:
            self.draw(self.reading)

    def _chain(self, names: PlaceNames, reading: ParameterReading) -> str:
        place = reading.place
        slope = f"∂<i>L</i>/∂{symbol_of(names, place)}"
        result = f"{EQUALS}<b>{number(reading.gradient)}</b>"
        penalty = ""
        if reading.penalty:
            words = tr("the penalty adds {value}", value=number(reading.penalty))
            penalty = f"<small>{words}</small>"
        if reading.signals is None or reading.inputs is None:
            return lines(f"{slope} {result}", penalty)
        delta, h = indexed("δ", names.neuron_of(place).unit), entering(names, place)
        product = f"{delta} · {h}" if h else delta
        n = len(reading.rows)
        pairs = list(zip(reading.signals, reading.inputs, strict=True))[:TERMS]
        terms = [
            factor(d) + TIMES + factor(x) if h else factor(d) for d, x in pairs
        ]  # fmt: skip
        if n == 1:
            written = EQUALS + terms[0] if h else ""
            return lines(f"{slope} {EQUALS}{product}", written, result, penalty)
        written = " + ".join([*terms, "…"] if n > TERMS else terms)
        return lines(
            f"{slope} {EQUALS}1/n Σ {product}", f"{EQUALS}1/{n} ({written})", result, penalty
        )

    def _difference(self, names: PlaceNames, reading: ParameterReading) -> str:
        w = symbol_of(names, reading.place)
        formula = f"[<i>L</i>({w}+ε) − <i>L</i>({w}−ε)] / 2ε"
        found = f"{EQUALS}<b>{number(reading.numeric)}</b>, ε {EQUALS}{number(reading.epsilon)}"
        if reading.agrees:
            role = "good"
            words = "✓ " + tr("agrees to {value}", value=number(reading.difference, 1))
        else:
            role = "warning"
            words = "▲ " + tr(
                "differs by {value}: a kink may lie within ε, or numbers are not finite",
                value=number(reading.difference, 2),
            )
        color = self.theme.words(role)
        return lines(formula, found, f'<span style="color:{color}">{words}</span>')

    def _last(self, names: PlaceNames, reading: ParameterReading) -> str:
        if reading.last_gradient is None:
            return ""
        w = symbol_of(names, reading.place)
        slope = f"∂(<i>L</i>+<i>R</i>)/∂{w} {EQUALS}{number(reading.last_gradient)}"
        moved = f"Δ{w} {EQUALS}<b>{number(reading.last_update)}</b>"
        return "<br>".join((slope, moved))

    @Slot(object)
    def _set(self, value: float) -> None:
        if self._place is not None:
            self.parameter_set.emit(self._place, float(value))

    @Slot(str)
    def _follow(self, _link: str) -> None:
        above = None if self.neuron is None else follow(self.neuron)
        if self.neuron is not None and above is not None:
            self.chosen.emit(Neuron(self.neuron.place.column + 1, above))
