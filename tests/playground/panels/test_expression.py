"""The expression graph: typed formulas, their values, and the network at one sample."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from engine.data.datasets import dataset
from engine.expressions import latex, read_formula
from engine.network.activations import Tanh
from engine.network.layers import Activate, Dense, Layer
from engine.running.snapshot import Snapshot, Status
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from playground.look.tokens import LIGHT
from playground.panels.derivatives.expression.examples import EXAMPLES
from playground.panels.derivatives.expression.panel import ExpressionPanel
from playground.panels.inspector.panel import InspectorPanel
from playground.panels.panel import Panel
from playground.panels.selection import Selection
from playground.plotting.formulas import Drawing, Formulas

SMALL = (Dense(units=2), Activate(Tanh()))


def run_of(layers: tuple[Layer, ...] = SMALL) -> Run:
    run = Run(ExperimentSpec(data=DataSpec(dataset=dataset["xor"]()), layers=layers))
    run.step()
    return run


def shown(panel: Panel, run: Run) -> None:
    readings = {want.probe: want.probe.measure_run(run) for want in panel.wants()}
    panel.draw(Snapshot(0, run.step_count, 0.0, Status.PAUSED, 1.0, "", readings))


@pytest.fixture
def panel(qtbot: QtBot) -> ExpressionPanel:
    made = ExpressionPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def gradients(panel: ExpressionPanel) -> dict[str, float]:
    return {str(row[0]): row[3] for row in panel.table()[1:]}  # type: ignore[misc]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.name for example in EXAMPLES])
def test_every_example_is_read_and_typeset(example: object, panel: ExpressionPanel) -> None:
    place = EXAMPLES.index(example)  # type: ignore[arg-type]
    panel._begin(place)
    formula = read_formula(EXAMPLES[place].text)
    assert set(EXAMPLES[place].values) == set(formula.variables)
    assert Formulas().drawing(latex(formula), alone=True) is not None
    assert panel.problem.isHidden()
    assert not panel.grab().isNull()


def test_nothing_is_typeset_that_nobody_sees(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes a quarter of a second, by which every window would open later."""
    asked: list[str] = []
    typeset = Formulas.drawing

    def noted(formulas: Formulas, source: str, alone: bool = False) -> Drawing | None:
        asked.append(source)
        return typeset(formulas, source, alone)

    monkeypatch.setattr(Formulas, "drawing", noted)
    made = ExpressionPanel(LIGHT)
    qtbot.addWidget(made)
    assert not asked
    made.show()
    assert not asked, "it is shown as typed first"
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [latex(read_formula(EXAMPLES[0].text))]


def test_the_neuron_of_the_lecture_comes_first(panel: ExpressionPanel) -> None:
    assert gradients(panel)["x₀"] == pytest.approx(0.3932, abs=1e-4)
    assert panel.variables.fields["w1"].text() == "-3"


def test_a_mistake_is_told_and_the_graph_stays(panel: ExpressionPanel) -> None:
    panel.field.setText("a*b")
    panel.field.setText("a*b+")
    assert panel.problem.text() == (
        "Column 5: expected a number, a name or a bracket, but the formula ends"
    )
    assert panel.field.property("invalid")
    assert panel.field.accessibleDescription() == panel.problem.text()
    assert panel.player.walk is not None
    assert len(panel.player.walk.graph.nodes) == 3
    panel.field.setText("a*b+1")
    assert panel.problem.isHidden()
    assert not panel.field.property("invalid")


def test_values_are_typed_and_remembered_by_name(panel: ExpressionPanel) -> None:
    panel.field.setText("a*b")
    panel.variables.fields["a"].entered.emit(7.0)
    assert gradients(panel)["b"] == 7
    panel.field.setText("a+c")
    assert panel.variables.values["a"] == 7
    assert panel.variables._boxes["b"].isHidden()
    panel.variables.fields["a"].stepped.emit(-1)
    assert panel.variables.values["a"] == 6.9


def test_one_of_several_outputs_is_differentiated(panel: ExpressionPanel) -> None:
    panel.field.setText("2*x1+x2; pi*x2; -x1/x2")
    panel.variables.set_values({"x1": 3.0, "x2": 2.0})
    assert [panel.output.itemText(i) for i in range(3)] == ["∂f₁", "∂f₂", "∂f₃"]
    panel.output.setCurrentIndex(2)
    panel.output.activated.emit(2)
    assert (gradients(panel)["x₁"], gradients(panel)["x₂"]) == (-0.5, 0.75)
    assert panel.jacobian.text() == "∂(f₁, f₂, f₃)/∂(x₁, x₂) = [2, 1; 0, 3.14; −0.5, 0.75]"
    panel.field.setText("x1")
    assert panel.output.isHidden()
    assert panel.jacobian.isHidden()


def test_at_a_kink_all_subgradients_are_drawn(panel: ExpressionPanel) -> None:
    panel.field.setText("relu(x)")
    panel.variables.set_values({"x": 0.0})
    panel.view.setCurrentIndex(panel.view.findData("x"))
    panel.view.activated.emit(1)
    assert panel.curve.isVisible()
    assert not panel.player.isVisible()
    assert "every slope v from 0 to 1 is a subgradient" in panel.jacobian.text()
    assert "the one that is taken is 0" in panel.jacobian.text()
    slopes = []
    for item in (*panel.curve.fan, panel.curve.tangent):
        x, y = item.getData()
        slopes.append(float((y[1] - y[0]) / (x[1] - x[0])))
    assert slopes == [0, 0.5, 1, 0]
    panel.variables.fields["x"].entered.emit(1.0)
    assert "is the slope of the tangent at x = 1" in panel.jacobian.text()
    panel.field.setText("min(x, 1)")
    assert "no subgradient" in panel.jacobian.text()
    panel.field.setText("1/0*x")
    assert not panel.grab().isNull()


def test_the_network_is_drawn_at_the_sample_that_is_picked(panel: ExpressionPanel) -> None:
    run = run_of()
    panel.start(run.trainer.setup)
    assert not panel.wants(), "a formula measures nothing"
    panel._begin(len(EXAMPLES))
    panel.select(Selection.of(sample=4))
    shown(panel, run)
    assert "sample 5" in panel.problem.text()
    assert panel.field.isHidden()
    trained = gradients(panel)
    assert trained["L"] == 1
    run.step()
    shown(panel, run)
    assert gradients(panel) != trained
    large = run_of((Dense(units=40), Activate()))
    panel.start(large.trainer.setup)
    shown(panel, large)
    assert "too many numbers" in panel.problem.text()
    assert panel.table() == []
    panel._begin(0)
    assert not panel.field.isHidden()
    assert not panel.player.isHidden()


def test_the_inspector_draws_a_small_network_and_lists_a_large_one(qtbot: QtBot) -> None:
    inspector = InspectorPanel(LIGHT)
    qtbot.addWidget(inspector)
    inspector.resize(400, 500)
    inspector.show()
    run = run_of()
    inspector.start(run.trainer.setup)
    inspector.trace_button.click()
    shown(inspector, run)
    assert inspector.trace.player.isVisible()
    assert not inspector.trace.forward.isVisible()
    large = run_of((Dense(units=40), Activate()))
    inspector.start(large.trainer.setup)
    shown(inspector, large)
    assert not inspector.trace.player.isVisible()
    assert inspector.trace.forward.isVisible()
