"""Numbers to be predicted are standardised for training and said in the units of the data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.data.datasets import dataset
from engine.data.scaling import NoScaling, Standardise
from engine.network.losses import MeanSquaredError
from engine.probes import AnswersProbe, DecisionField, FitsProbe, SamplesProbe
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.metrics import NumberMetrics, metrics_of
from engine.training.run import Run
from engine.training.setup import Setup


def engel(scaled: bool) -> Run:
    """Incomes and expenses up to thousands of francs."""
    scaling = Standardise() if scaled else NoScaling()
    data = DataSpec(dataset["engel"](), scaling=scaling, target_scaling=scaling)
    return Run(Setup.of(ExperimentSpec(data=data, loss=MeanSquaredError())))


def trained(run: Run, epochs: int = 60) -> Run:
    while run.trainer.epochs < epochs:
        run.step()
    return run


def test_targets_have_mean_0_and_variance_1_over_the_training_part() -> None:
    setup = engel(scaled=True).trainer.setup
    assert setup.parts["train"].y.mean() == pytest.approx(0, abs=1e-7)
    assert setup.parts["train"].y.std() == pytest.approx(1)
    # Their labels stay in the units of the data.
    assert setup.parts["train"].labels.mean() > 100
    assert setup.target_units is not None


def test_without_it_nothing_is_changed_to_the_last_bit() -> None:
    setup = engel(scaled=False).trainer.setup
    assert setup.target_units is None
    part = setup.parts["train"]
    assert part.y.tobytes() == part.labels.tobytes()
    z = np.array([[0.1], [-0.0]])
    assert setup.answers(z).tobytes() == z.tobytes()


def test_everything_that_is_said_is_in_the_units_of_the_data() -> None:
    run = trained(engel(scaled=True))
    trainer = run.trainer
    found = metrics_of(trainer, "test")
    assert isinstance(found, NumberMetrics)
    assert found.r2 > 0.5
    assert 10 < found.mean_absolute_error < 500
    answers = AnswersProbe().measure(trainer)
    assert np.corrcoef(answers.labels[:, 0], answers.predicted[:, 0])[0, 1] > 0.8
    assert answers.predicted.mean() == pytest.approx(answers.labels.mean(), rel=0.2)
    samples = SamplesProbe().measure(trainer)
    assert samples.predicted.mean() == pytest.approx(answers.labels.mean(), rel=0.2)
    field = DecisionField(resolution=10).measure(trainer)
    assert field.values.max() > 300
    fits = FitsProbe().measure(trainer)
    assert fits["test"] == found


def test_classes_have_no_such_scores_and_no_units() -> None:
    data = DataSpec(target_scaling=Standardise())
    run = Run(Setup.of(ExperimentSpec(data=data)))
    assert run.trainer.setup.target_units is None
    assert FitsProbe().measure(run.trainer) == {}


def test_a_spec_without_the_setting_means_none() -> None:
    spec = ExperimentSpec()
    assert isinstance(spec.data.target_scaling, NoScaling)
    text = replace(spec).dumps().replace('"target_scaling": {\n      "type": "none"\n    }', "")
    assert "target_scaling" not in text
    assert ExperimentSpec.loads(text.replace(",\n    \n  }", "\n  }")) == spec
