"""Turns: readings are spread over the frames as evenly as can be."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest

from engine.probes import AnswersProbe, MistakesProbe, Probe
from engine.running.pace import AT_REST, Pace, Want
from engine.running.turns import (
    MOST_SHARES,
    ROUND,
    VIEWING_SHARE,
    DrawingTime,
    Tempo,
    Turn,
    turns_of,
)


def probes(count: int) -> list[AnswersProbe]:
    return [AnswersProbe(first=number) for number in range(count)]


def frames_of(turns: tuple[Turn, ...], frames: int = ROUND) -> list[set[Probe]]:
    """What is taken in each frame."""
    return [{turn.probe for turn in turns if turn.due(frame)} for frame in range(frames)]


@pytest.mark.parametrize("every", [1, 2, 5, 12])
@pytest.mark.parametrize("count", [1, 4, 12, 17, 29])
def test_no_frame_takes_two_while_another_takes_none(count: int, every: int) -> None:
    wants = [Want(probe, Pace(every=every)) for probe in probes(count)]
    costs = {want.probe: 0.001 * number**2 for number, want in enumerate(wants)}
    for known in ({}, costs):
        taken = [len(frame) for frame in frames_of(turns_of(wants, known), every)]
        assert sum(taken) == count
        assert max(taken) - min(taken) == (count % every != 0)


def test_each_is_taken_at_its_pace() -> None:
    wants = [
        Want(probe, Pace(every=n)) for n, probe in enumerate(probes(12), start=1) if ROUND % n == 0
    ]
    taken = Counter(probe for frame in frames_of(turns_of(wants, {})) for probe in frame)
    assert taken == {want.probe: ROUND / want.pace.every for want in wants}


def test_the_dearest_do_not_meet() -> None:
    wants = [Want(probe, Pace(every=4)) for probe in probes(8)]
    dear = {want.probe for want in wants[2:6]}
    costs = {want.probe: 0.02 if want.probe in dear else 0.0001 for want in wants}
    assert all(len(frame & dear) == 1 for frame in frames_of(turns_of(wants, costs)))


def test_what_is_seldom_keeps_clear_of_what_is_frequent() -> None:
    often, seldom, seldomer = probes(3)
    wants = [Want(often, Pace(every=2)), Want(seldom, Pace(every=4)), Want(seldomer, Pace(every=8))]
    assert max(len(frame) for frame in frames_of(turns_of(wants, {}))) == 1


def test_what_is_drawn_as_one_is_taken_in_one_frame() -> None:
    first, second, slow, alone = probes(4)
    pace = Pace(every=6, together="a panel")
    wants = [
        Want(first, pace), Want(second, pace), Want(slow, Pace(every=12, together="a panel")),
        Want(alone, Pace(every=6)), Want(first, AT_REST),
    ]  # fmt: skip
    frames = [frame for frame in frames_of(turns_of(wants, {})) if frame]
    assert frames[:2] in ([{first, second, slow}, {alone}], [{alone}, {first, second, slow}])
    assert all(frame in ({first, second}, {first, second, slow}, {alone}) for frame in frames)
    assert frames.count({first, second, slow}) == ROUND / 12


def test_two_panels_that_share_a_probe_are_drawn_in_one_frame() -> None:
    one, shared, other = probes(3)
    wants = [
        Want(one, Pace(every=3, together="left")), Want(shared, Pace(every=3, together="left")),
        Want(shared, Pace(every=3, together="right")), Want(other, Pace(every=3, together="right")),
    ]  # fmt: skip
    for order in permutations(wants):
        assert set(map(len, frames_of(turns_of(order, {})))) == {0, 3}


def test_turns_depend_on_what_is_wanted_not_on_its_order() -> None:
    wants = [Want(probe, Pace(every=n)) for n, probe in enumerate(probes(5), start=1)]
    wants.append(Want(MistakesProbe(), Pace(every=2)))
    costs = {wants[2].probe: 0.004}
    assert {turns_of(order, costs) for order in permutations(wants)} == {turns_of(wants, costs)}


def test_a_pace_slower_than_a_round_has_its_turn_too() -> None:
    probe = AnswersProbe()
    (turn,) = turns_of([Want(probe, Pace(every=ROUND + 7))], {})
    assert [f for f in range(3 * ROUND) if turn.due(f)][1] == turn.first + ROUND + 7


def test_what_is_for_rest_has_no_turn() -> None:
    assert turns_of([Want(AnswersProbe(), AT_REST)], {}) == ()


def turns_at(slowness: float, frames: int) -> list[int]:
    """The turns that come, each in the frame it comes in, −1 in the others."""
    tempo, found = Tempo(), []
    for _ in range(frames):
        found.append(tempo.turn if tempo.due else -1)
        tempo.pass_frame(slowness)
    return found


def test_without_a_reason_to_slow_down_each_frame_has_its_turn() -> None:
    assert turns_at(1.0, 50) == [*range(50)]


@pytest.mark.parametrize("slowness", [1.25, 4 / 3, 2, 2.5, 3, 7.1])
def test_turns_come_in_one_of_so_many_frames_and_none_is_left_out(slowness: float) -> None:
    found = [turn for turn in turns_at(slowness, 1000) if turn >= 0]
    assert found == [*range(len(found))]
    assert len(found) == pytest.approx(1000 / slowness, abs=2)


def test_time_is_not_saved_up() -> None:
    """Where it gets quicker there is no turn more than one a frame."""
    tempo = Tempo()
    for _ in range(10):
        tempo.pass_frame(10)
    for _ in range(20):
        tempo.pass_frame(1)
    assert tempo.due
    assert tempo.turn <= 21


def settled(seconds: float) -> DrawingTime:
    made = DrawingTime()
    for _ in range(200):
        made.note(seconds)
    return made


def test_measuring_and_drawing_share_their_time() -> None:
    assert DrawingTime().slowness(VIEWING_SHARE / 2) == 1
    assert DrawingTime().slowness(2 * VIEWING_SHARE) == pytest.approx(2)
    assert settled(VIEWING_SHARE / 2).slowness(VIEWING_SHARE / 2) == 1
    assert settled(2 * VIEWING_SHARE).slowness(VIEWING_SHARE) == pytest.approx(3, rel=0.01)


def test_one_frame_that_takes_long_does_not_stop_what_is_seen() -> None:
    drawing = settled(VIEWING_SHARE)
    drawing.note(3600)
    assert drawing.slowness(0) < 1.6
    assert settled(3600).slowness(0) == pytest.approx(MOST_SHARES, rel=0.01)
