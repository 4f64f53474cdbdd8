"""One slider for the share that is trained on; what is kept back is dealt as before."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from engine.specs.knobs import knobs_of
from engine.training.experiment import DataSpec
from playground.forms.data.part_slider import PartSlider
from playground.forms.offered import OfferedSettings


@pytest.fixture
def slid(qtbot: QtBot) -> tuple[PartSlider, list[DataSpec]]:
    """A slider, and what it has emitted."""
    slider, emitted = PartSlider("data"), []
    qtbot.addWidget(slider)
    slider.edited.connect(emitted.append)
    return slider, emitted


@pytest.mark.parametrize(
    ("before", "train", "after"),
    [
        ((0.15, 0.15), 50, (0.25, 0.25)),
        ((0.0, 0.3), 80, (0.0, 0.2)),
        ((0.0, 0.3), 40, (0.1, 0.5)),
        ((0.3, 0.1), 60, (0.3, 0.1)),
        ((0.2, 0.0), 10, (0.5, 0.4)),
        ((0.0, 0.0), 80, (0.1, 0.1)),
        ((0.1, 0.3), 100, (0.0, 0.0)),
    ],
)
def test_what_is_kept_back_is_dealt_as_before(
    slid: tuple[PartSlider, list[DataSpec]],
    before: tuple[float, float],
    train: int,
    after: tuple[float, float],
) -> None:
    slider, emitted = slid
    slider.set_value(DataSpec(validation=before[0], test=before[1]))
    assert not emitted
    slider.slider.setValue(train // 5)
    shares = [(spec.validation, spec.test) for spec in emitted]
    assert shares == ([] if before == after else [after])
    knobs = knobs_of(DataSpec)
    assert all(
        knobs[n].low <= x <= knobs[n].high
        for n, x in zip(("validation", "test"), after, strict=True)
    )


def test_what_was_kept_back_comes_back_from_the_end_of_the_slider(
    slid: tuple[PartSlider, list[DataSpec]],
) -> None:
    slider, emitted = slid
    slider.set_value(DataSpec(validation=0.1, test=0.3))
    slider.slider.setValue(20)
    slider.slider.setValue(12)
    assert (emitted[-1].validation, emitted[-1].test) == (0.1, 0.3)


def test_it_goes_where_it_changes_nothing(slid: tuple[PartSlider, list[DataSpec]]) -> None:
    slider, _ = slid
    slider.set_level("beginner")
    hidden = slider.slider.isHidden()
    slider.set_level("standard")
    assert not slider.slider.isHidden()
    assert hidden == (knobs_of(DataSpec)["test"].level != "beginner")
    slider.set_offers(OfferedSettings(idle=frozenset({"data.test"})))
    assert slider.slider.isHidden()
    assert not slider.caption.isHidden()
