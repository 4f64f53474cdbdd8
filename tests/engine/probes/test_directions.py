"""The directions of the data: of which samples they are, and which are held out."""

from __future__ import annotations

import numpy as np
from samples import spiral

from engine.data.statistics.ppca import mean_log_likelihoods
from engine.probes import DirectionsProbe
from engine.steps import at_once
from engine.training.trainer import Trainer


def test_what_is_held_out_are_the_samples_of_the_other_parts() -> None:
    trainer = Trainer(spiral())
    x, parts = trainer.setup.data.x, trainer.setup.parts
    found = DirectionsProbe(part="train").measure(trainer)
    assert found is not None
    assert found.samples == len(parts["train"].rows)
    beside = x[np.concatenate([parts[name].rows for name in ("validation", "test")])]
    wanted = at_once(mean_log_likelihoods(found.pca, beside))
    np.testing.assert_allclose(found.held, wanted, rtol=1e-12)
    whole = DirectionsProbe().measure(trainer)
    assert whole is not None
    assert (whole.samples, np.isnan(whole.held).all()) == (len(x), True)


def test_of_a_class_that_is_not_there_nothing_is_found() -> None:
    assert DirectionsProbe(only=7).measure(Trainer(spiral())) is None


def test_what_is_left_beside_the_first_directions_is_their_mean_variance() -> None:
    found = DirectionsProbe().measure(Trainer(spiral()))
    assert found is not None
    variances = found.pca.variances
    np.testing.assert_allclose(
        found.noise, [variances[k:].mean() for k in range(1, len(variances))]
    )
    np.testing.assert_allclose(found.explained, np.cumsum(variances) / variances.sum())
    np.testing.assert_array_equal(found.few, found.fitted[:10])
