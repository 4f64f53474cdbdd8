"""More lanes than there is room for run in heats of about the same size."""

from __future__ import annotations

import pytest

from playground.control.labs.heats import Heats


@pytest.mark.parametrize(
    ("count", "sizes"), [(2, [2]), (4, [4]), (5, [3, 2]), (8, [4, 4]), (9, [3, 3, 3])]
)
def test_heats_are_of_about_the_same_size_and_each_lane_is_measured_once(
    count: int, sizes: list[int]
) -> None:
    names = [f"lane_{number}" for number in range(count)]
    heats, found, measured = Heats(names), [], []
    while heat := heats.next():
        found.append(len(heat))
        lane = heat[0]
        while lane:
            assert heats.lit(heat.index(lane)) == lane
            assert heats.measured(lane)
            assert not heats.measured(lane), "it is looked at again, and is no news"
            measured.append(lane)
            assert heats.more == (lane == heat[-1] and len(measured) < count)
            lane = heats.next_lane()
    assert found == sizes
    assert measured == names


def test_a_lane_that_is_none_of_them_is_nothing() -> None:
    heats = Heats(["one", "two"])
    heats.next()
    assert heats.lit(2) == ""
    assert Heats().lit(0) == ""
    assert not Heats().measured("one")
