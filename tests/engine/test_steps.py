"""Long work in small steps."""

from __future__ import annotations

from engine.steps import Steps, at_once, between


def counting(last: int) -> Steps[str]:
    for n in range(last):
        yield n / last
    return f"{last} done"


def test_the_result_of_steps_that_nobody_watches() -> None:
    assert at_once(counting(3)) == "3 done"
    assert at_once(counting(0)) == "0 done"


def test_steps_are_a_part_of_larger_work() -> None:
    results = []

    def whole() -> Steps[None]:
        results.append((yield from between(0.0, 0.5, counting(2))))
        results.append((yield from between(0.5, 1.0, counting(4))))

    assert list(whole()) == [0, 0.25, 0.5, 0.625, 0.75, 0.875]
    assert results == ["2 done", "4 done"]
