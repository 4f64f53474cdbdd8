"""The schedule, called directly: which probes it takes in which frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from samples import spiral

from engine.probes import Probe
from engine.running.pace import AT_REST, Pace, Want
from engine.running.probe_schedule import SHARE, ProbeSchedule
from engine.training.run import Run
from engine.training.trainer import Trainer

FRAMES = 24


@dataclass
class Hands:
    """A clock that stands still unless a measurement moves it."""

    now: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Costly(Probe):
    """A measurement that takes a certain time."""

    number: int
    seconds: float = 0.0
    hands: Hands = field(default_factory=Hands, compare=False)

    def measure(self, trainer: Trainer) -> object:
        self.hands.now += self.seconds
        return self.number


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    made = Hands()
    clock = SimpleNamespace(perf_counter=lambda: made.now, thread_time=lambda: 0.0)
    monkeypatch.setattr("engine.running.probe_schedule.time", clock)
    return made


@pytest.fixture(scope="module")
def run() -> Run:
    return Run(spiral())


def taken(schedule: ProbeSchedule, run: Run, frames: int = FRAMES) -> list[set[Probe]]:
    return [{probe for probe, _ in schedule.take(run, True)} for _ in range(frames)]


def begun(wants: set[Want], run: Run) -> ProbeSchedule:
    """A schedule that has taken everything once, as it does after every command."""
    schedule = ProbeSchedule()
    schedule.want(frozenset(wants))
    schedule.begin_anew()
    assert taken(schedule, run, 1) == [{w.probe for w in wants if not w.pace.resting}]
    return schedule


@pytest.mark.parametrize("count", [3, 8, 13])
def test_probes_of_one_pace_are_spread_evenly(count: int, run: Run, hands: Hands) -> None:
    wants = {Want(Costly(number=number), Pace(every=8)) for number in range(count)}
    numbers = [len(frame) for frame in taken(begun(wants, run), run)]
    assert sum(numbers) == FRAMES / 8 * count
    assert max(numbers) - min(numbers) == (count % 8 != 0)


def test_dear_probes_are_kept_apart_as_they_have_been_measured(run: Run, hands: Hands) -> None:
    # Dealt without a look at costs, 0 and 2 would meet.
    dear = [Costly(number=n, seconds=SHARE / 2, hands=hands) for n in (0, 2)]
    cheap = [Costly(number=n) for n in (1, 3, 4, 5)]
    wants = {Want(probe, Pace(every=2)) for probe in (*dear, *cheap)}
    frames = taken(begun(wants, run), run)
    assert all(len(frame & set(dear)) == 1 for frame in frames)


def test_turns_stay_while_costs_change(run: Run, hands: Hands) -> None:
    probes = [Costly(number=n, seconds=1e-6 * n, hands=hands) for n in range(6)]
    schedule = begun({Want(probe, Pace(every=4)) for probe in probes}, run)
    before = taken(schedule, run)
    for probe in probes:
        schedule._costs[probe] = 1e-6 * (6 - probe.number)
    assert taken(schedule, run) == before


def test_two_panels_that_want_one_probe_get_it_at_the_faster_pace(run: Run, hands: Hands) -> None:
    probe = Costly(number=0)
    schedule = begun({Want(probe, Pace(every=p)) for p in (2, 3)} | {Want(probe, AT_REST)}, run)
    assert [bool(frame) for frame in taken(schedule, run, 6)] == [False, True] * 3
    assert [found for found, _ in schedule.take(run, False)] == [probe]
    assert not schedule.waiting


def test_what_waits_is_forgotten_when_something_else_is_wanted(run: Run, hands: Hands) -> None:
    schedule = ProbeSchedule()
    schedule.want(frozenset({Want(Costly(number=0), AT_REST)}))
    assert not list(schedule.take(run, False))
    assert schedule.waiting
    schedule.want(frozenset())
    assert not schedule.waiting
