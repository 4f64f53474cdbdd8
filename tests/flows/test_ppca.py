"""A learner looks for the directions of the digits, clicks one, and moves the code of a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from flows_support import shipped

from engine.data.datasets import dataset
from engine.data.statistics.ppca import PPCA
from engine.training.experiment import DataSpec

DIRECTIONS, CODES, GENERATE, DRAWN, LIKELIHOOD = range(5)


@pytest.mark.long
def test_digits_are_told_by_their_codes(open_window: Callable) -> None:
    digits = DataSpec(dataset["digits"]())
    user = open_window(replace(shipped("circle"), data=digits))
    window, panel = user.window, user.window.panels["ppca"]
    window.docks["ppca"].raise_()
    user.wait(lambda: len(panel.directions.grid.tiles) == 11)
    x = user.session.setup.data.x
    fitted = PPCA.fit(x, 10)
    assert panel.directions.grid.tiles[0].caption == "mean"
    panel.page.setCurrentIndex(CODES)
    user.wait(panel.codes.isVisible)
    panel.codes.chosen.emit(7)
    code = fitted.codes(x[7][None])[0]
    user.wait(lambda: panel.codes.here.getData()[0] is not None)
    np.testing.assert_allclose(np.ravel(panel.codes.here.getData()), code[:2])
    assert window.selection.sample == 7
    # The posterior of the clicked one, as an ellipse and in words.
    assert panel.codes.posterior.getData()[0] is not None
    assert "P(h | x) has" in panel.note.text()
    panel.page.setCurrentIndex(GENERATE)
    user.wait(lambda: user.find("ppca.generated").isVisible())
    before = user.find("ppca.generated").grab().toImage()
    slider = user.find("ppca.h1").slider
    slider.setValue(slider.maximum())
    user.wait(lambda: user.find("ppca.generated").grab().toImage() != before)
    panel.page.setCurrentIndex(DRAWN)
    user.wait(lambda: len(panel.drawn.grid.tiles) > 8)
    drawn = panel.drawn.samples.copy()
    user.click("ppca.again")
    user.wait(lambda: not np.array_equal(panel.drawn.samples, drawn))
    panel.page.setCurrentIndex(LIKELIHOOD)
    user.wait(lambda: "p = 10: log-likelihood −159.99" in panel.note.text())
    # On data of two inputs: fitted Gaussians and the directions of greatest variance.
    user.session.edit(replace(user.session.spec, data=DataSpec(dataset["normal"]())))
    user.wait(lambda: panel.gaussians.isVisible() and "Direction 1" in panel.note.text())
    assert panel.gaussians.axes.getData()[0] is not None
