"""A formula that the learner types, or the network at one sample, as a graph to walk through."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engine.expressions import (
    LONGEST_FORMULA,
    Expression,
    FormulaError,
    WorkedGraph,
    curve_along,
    latex,
    read_formula,
    symbol,
    symbols_of,
    worked_out,
)
from engine.probes import NetworkGraphProbe, NetworkGraphReading
from engine.running.pace import Pace, Want
from engine.running.snapshot import Snapshot
from engine.training.setup import Setup
from playground.look.restyle import restyle
from playground.look.tokens import Theme
from playground.panels.derivatives.expression.curve_plot import CurvePlot, told_of
from playground.panels.derivatives.expression.examples import EXAMPLES
from playground.panels.derivatives.expression.typeset import TypesetFormula
from playground.panels.derivatives.expression.variables import VariableFields
from playground.panels.inspector.page import Caption
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.plotting.graphs.player import GraphPlayer
from playground.widgets.vertical_scroll import VerticalScroll
from playground.words.numbers import number
from playground.words.translate import said, tr

DIGITS = 3
# The names of examples are cut off after so many letters where there is little room.
SHORT = 14
# How far a curve goes to both sides of the present value, and how high it is at least.
REACH, LEAST_EMS = 3.0, 9
FIRST_TRAINED = -1
# While one looks at a number it stays for a while.
PACE = Pace(every=24)


class ExpressionPanel(Panel):
    """The formula, its variables, and its graph with values and gradients."""

    name: ClassVar[str] = "expression"
    title: ClassVar[str] = "Expression graph"
    tab: ClassVar[str] = "Graph"
    home: ClassVar[str] = "boundary"
    questions = ("How does the chain rule go through a formula?",)
    terms = ("gradient", "back-propagation")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.formula: Expression = read_formula(EXAMPLES[0].text)
        self.player = GraphPlayer(theme, "expression.graph", self)
        self.curve = CurvePlot(theme, self)
        self.curve.setMinimumHeight(round(LEAST_EMS * theme.base_px))
        self.typeset = TypesetFormula(theme, self)
        self.variables = VariableFields(self)
        self._build()
        self.field.textChanged.connect(self._read)
        self.examples.activated.connect(self._begin)
        self.output.activated.connect(self._show)
        self.view.activated.connect(self._show)
        self.variables.changed.connect(self._show)
        self.row = FIRST_TRAINED
        self._network: WorkedGraph | None = None
        self._begin(0)

    def _build(self) -> None:
        self.examples = QComboBox(self)
        self.examples.setObjectName("expression.examples")
        self.examples.addItems([tr(example.name) for example in EXAMPLES])
        self.examples.addItem(tr("This network, at one sample"))
        self.examples.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.examples.setMinimumContentsLength(SHORT)
        self.examples.setAccessibleName(tr("Formulas to begin with"))
        self.examples.setToolTip(tr("A formula to begin with, with values for its variables."))
        self.field = QLineEdit(self)
        self.field.setObjectName("expression.formula")
        self.field.setMaxLength(LONGEST_FORMULA)
        self.field.setAccessibleName(tr("Formula"))
        self.field.setToolTip(
            tr(
                "Names, numbers, + − * / ^ and brackets; exp, ln, sqrt, sin, cos, tanh, sigmoid, "
                "relu, abs, max, min. Semicolons separate outputs; q = x + y names a part."
            )
        )
        self.output = QComboBox(self)
        self.output.setObjectName("expression.output")
        self.output.setAccessibleName(tr("Output whose gradient is shown"))
        self.output.setToolTip(tr("Which output is differentiated."))
        self.view = QComboBox(self)
        self.view.setObjectName("expression.view")
        self.view.setAccessibleName(tr("Shown as graph or curve"))
        self.view.setToolTip(tr("The graph, or the curve over one variable with its tangent."))
        self.problem = Caption(parent=self)
        self.jacobian = Caption(parent=self)
        bar = QHBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self.examples)
        bar.addWidget(self.field, 1)
        bar.addWidget(self.output)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        beside = QHBoxLayout()
        beside.addWidget(self.typeset, 1)
        beside.addWidget(self.view)
        column.addWidget(self.problem)
        column.addLayout(beside)
        for widget in (self.variables, self.jacobian):
            column.addWidget(widget)
        column.addWidget(self.player, 1)
        column.addWidget(self.curve, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(content, self))

    @property
    def of_network(self) -> bool:
        """Whether the network is shown, and no formula."""
        return self.examples.currentIndex() == len(EXAMPLES)

    def wants(self) -> frozenset[Want]:
        if not self.of_network:
            return frozenset()
        return frozenset((Want(NetworkGraphProbe(row=self.row), PACE),))

    def start(self, setup: Setup) -> None:
        """Another network has another graph."""
        self._network = None
        if self.row >= len(setup.data.x):
            self.row = FIRST_TRAINED
        if self.of_network:
            self._turn()

    def select(self, selection: Selection) -> None:
        """Look at the network at the sample that was picked."""
        if "sample" in selection.picked:
            self.row = FIRST_TRAINED if selection.sample is None else selection.sample
            if self.of_network:
                self.rewanted.emit()

    def draw(self, snapshot: Snapshot) -> None:
        reading = snapshot.readings.get(NetworkGraphProbe(row=self.row))
        if not self.of_network or not isinstance(reading, NetworkGraphReading):
            return
        self._network = reading.graph
        self.player.setVisible(reading.graph is not None)
        if reading.graph is None:
            self.problem.show_text(
                tr(
                    "This network has too many numbers for a graph that could be read, or layers "
                    "inside layers: try 2-2-1. The inspector lists the values of any network."
                )
            )
            return
        parts = {"train": tr("training"), "validation": tr("validation"), "test": tr("test")}
        row, part = reading.row + 1, parts[reading.part]
        self.problem.show_text(tr("at sample {row} ({part} part)", row=row, part=part))
        self.player.show_graph(reading.graph)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.typeset.set_theme(theme)
        self.curve.set_theme(theme)
        self.player.set_theme(theme)

    def table(self) -> list[list[object]]:
        """Every node with what it computes, its value and its gradient."""
        graph = self._network if self.of_network else self.graph
        if graph is None:
            return []
        head: list[object] = [tr("node"), tr("formula"), tr("value"), f"∂{graph.name}/∂…"]
        rows: list[list[object]] = [
            [node.symbol, node.rule, node.value, node.gradient] for node in graph.nodes
        ]
        return [head, *rows]

    @property
    def graph(self) -> WorkedGraph:
        """The formula at its present values."""
        output = min(max(self.output.currentIndex(), 0), len(self.formula.outputs) - 1)
        return worked_out(self.formula, self.variables.given(self.formula.variables), output)

    def _turn(self) -> None:
        """Show the formula with its fields, or the network, which has none."""
        network = self.of_network
        for part in (self.field, self.typeset, self.variables, self.view):
            part.setVisible(not network)
        self.curve.hide()
        self.player.setVisible(not network or self._network is not None)
        if network:
            self.output.hide()
            self.jacobian.show_text("")
            self.problem.show_text(tr("The graph comes with the next measurement."))
        self.rewanted.emit()

    @Slot(int)
    def _begin(self, place: int) -> None:
        self.examples.setCurrentIndex(place)
        self._turn()
        if self.of_network:
            return
        example = EXAMPLES[place]
        self.variables.set_values(example.values)
        if self.field.text() == example.text:
            self._read(example.text)
        else:
            self.field.setText(example.text)

    @Slot(str)
    def _read(self, text: str) -> None:
        """Take the formula as it stands now, or say what is wrong with it."""
        try:
            formula = read_formula(text)
        except FormulaError as error:
            self.problem.show_text(str(said(error)))
            self.field.setAccessibleDescription(self.problem.text())
            restyle(self.field, invalid=True)
            return
        self.problem.show_text("")
        self.field.setAccessibleDescription("")
        restyle(self.field, invalid=False)
        self.formula = formula
        names = symbols_of(formula)
        self.output.clear()
        self.output.addItems([f"∂{names[place]}" for place in formula.outputs])
        self.output.setVisible(len(formula.outputs) > 1)
        self._offer_views()
        self.typeset.show_formula(latex(formula), text)
        self.variables.show_variables(formula.variables)
        self._show()

    def _offer_views(self) -> None:
        """Offer the graph, and a curve over each variable."""
        kept = self.view.currentData()
        self.view.clear()
        self.view.addItem(tr("Graph"), "")
        for name in self.formula.variables:
            self.view.addItem(tr("Over {name}", name=symbol(name)), name)
        self.view.setCurrentIndex(max(0, self.view.findData(kept)))

    @Slot()
    def _show(self) -> None:
        graph, variable = self.graph, self.view.currentData()
        self.player.setVisible(not variable)
        self.curve.setVisible(bool(variable))
        self.player.show_graph(graph)
        if not variable:
            self.jacobian.show_text(self._about_jacobian())
            return
        given = self.variables.given(self.formula.variables)
        output = max(self.output.currentIndex(), 0)
        found = curve_along(self.formula, given, variable, output, REACH)
        self.curve.show_curve(found, symbol(variable), graph.name)
        self.jacobian.show_text(told_of(found, symbol(variable), graph.name))

    def _about_jacobian(self) -> str:
        """All derivatives of several outputs, a row for each."""
        formula = self.formula
        if len(formula.outputs) < 2 or not formula.variables:
            return ""
        matrix = formula.jacobian(self.variables.given(formula.variables))
        rows = "; ".join(", ".join(number(float(v), DIGITS) for v in row) for row in matrix)
        names = symbols_of(formula)
        of = ", ".join(names[place] for place in formula.outputs)
        by = ", ".join(symbol(name) for name in formula.variables)
        return f"∂({of})/∂({by}) = [{rows}]"
