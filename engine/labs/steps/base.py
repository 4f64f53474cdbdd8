"""What every step of a lab has: its words, what the window shows, what may be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from engine.labs.changes import COMMANDS, RESET, Changes, Unlocked, read_changes
from engine.labs.conditions import Condition
from engine.labs.families import Family
from engine.labs.format.places import TomlPath
from engine.labs.format.table import LabTable
from engine.labs.format.words import Words
from engine.labs.goals import Goal, read_goal
from engine.labs.quantities import Measurable
from engine.sentences import Sentence

MOST_UNLOCKED = 3
MOST_GOALS, MOST_HINTS, MOST_WRONG = 5, 4, 3
LONGEST_RUN = 20_000
# What can be lit beside settings, weights and panels.
TRANSPORT = ("play", "step", "epoch", "back", *COMMANDS)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A known wrong way with a sentence of its own."""

    when: Condition
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class LabStep:
    """One step of a lab.

    `panels` are brought to light, `spotlight` is the control or panel that is meant, `unlocked`
    what may be changed. A step with `setup` begins anew with the lab's start and these changes;
    one without goes on from where the step before has left off. `steps` is how long it is to
    run, see `looks_ahead`.
    """

    kind: ClassVar[str] = ""
    # Whether a student changes something here.
    hands_on: ClassVar[bool] = False

    place: TomlPath = field(default=(), compare=False)
    title: Words = field(default_factory=Words)
    words: Words = field(default_factory=Words)
    panels: tuple[str, ...] = ()
    spotlight: tuple[str, ...] = ()
    unlocked: Unlocked = field(default_factory=Unlocked)
    setup: Changes | None = None
    steps: int = 0
    lanes: tuple[tuple[str, Changes], ...] = ()
    lane_names: tuple[tuple[str, Words], ...] = ()
    goals: tuple[Goal, ...] = ()
    hints: tuple[Words, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    solution: Changes = field(default_factory=Changes)

    @classmethod
    def read(cls, table: LabTable, measures: Mapping[str, Measurable]) -> LabStep:
        """The step that a table describes."""
        raise NotImplementedError

    @property
    def all_words(self) -> Iterator[Words]:
        """Every text of the step."""
        return self.common_words()

    def common_words(self) -> Iterator[Words]:
        """The texts that any step may have."""
        yield from (self.title, self.words, *self.hints, *(wrong.words for wrong in self.wrong))
        yield from (words for _, words in self.lane_names)
        yield from (goal.words for goal in self.goals)

    @property
    def names(self) -> Iterator[tuple[str, TomlPath]]:
        """Every name that has to be looked up, and where it is used."""
        for words in self.all_words:
            yield from ((name, self.place) for name in words.names)
        for wrong in self.wrong:
            yield from ((name, self.place) for name in wrong.when.names)
        for goal in self.goals:
            yield from ((name, goal.place) for name in goal.names)

    @property
    def looks_ahead(self) -> bool:
        """Whether its texts tell of a run of its own, after `steps` steps, not of that at hand.

        Such a run is made aside, see `rehearsal.measured`, and knows nothing of what was changed.
        """
        return self.steps > 0 or bool(self.lanes)

    @property
    def horizon(self) -> int:
        """How many steps of training it takes at most."""
        return max([self.steps, *(goal.horizon for goal in self.goals)])


step: Family[LabStep] = Family("step")


def read_step(table: LabTable, measures: Mapping[str, Measurable]) -> LabStep:
    """The step in a table."""
    name = table.choice("kind", step.names, "")
    if not name:
        # What else it should have nobody can say.
        return LabStep(place=table.path)
    found = step[name].read(table, measures)
    table.close()
    return found


def shown(table: LabTable) -> dict[str, object]:
    """What every step can have: the keys of `LabStep` that do not hang on its kind."""
    setup = read_changes(table, "setup") if "setup" in table else None
    return {
        "place": table.path,
        "title": table.words("title", required=False),
        "panels": table.texts("panels"),
        "spotlight": table.texts("spotlight"),
        "setup": setup,
        "steps": table.whole("steps", 0, high=LONGEST_RUN),
    }


def lanes_of(table: LabTable, least: int) -> dict[str, object]:
    """The lanes of a step: their changes, and what they are called."""
    inside = table.table("lanes", required=least > 0)
    if inside is None:
        return {}
    lanes = tuple((name, read_changes(inside, name, required=True)) for name in inside.body)
    for name in inside.body:
        if not name.isidentifier():
            inside.blame(
                name, Sentence("expected a name of letters, found {name!r:.40}", name=name)
            )
    if not least <= len(lanes) <= 10:
        table.blame("lanes", Sentence("expected {least} to 10 lanes", least=least))
    named = table.table("lane_names", required=False)
    names: list[tuple[str, Words]] = []
    if named is not None:
        names = [(lane, named.words(lane, required=False)) for lane, _ in lanes]
        named.close()
    return {"lanes": lanes, "lane_names": tuple(names)}


def helped(table: LabTable) -> dict[str, object]:
    """Hints in stages, and known wrong ways."""
    hints = []
    for inside in table.tables("hints", MOST_HINTS):
        hints.append(inside.words_here())
        inside.close()
    wrong = []
    for inside in table.tables("wrong", MOST_WRONG):
        condition = read_condition(inside, "when")
        wrong.append(Wrong(condition, inside.words_here()))
        inside.close()
    return {"hints": tuple(hints), "wrong": tuple(wrong)}


def goals_of(table: LabTable, measures: Mapping[str, Measurable], least: int) -> tuple[Goal, ...]:
    """The goals of a step."""
    tables = table.tables("goal", MOST_GOALS, least)
    return tuple(read_goal(inside, measures) for inside in tables)


def unlocked_by(table: LabTable) -> Unlocked:
    """What a step unlocks; Reset too, since whatever is tried may be tried from the beginning."""
    paths = table.texts("unlock", most=MOST_UNLOCKED)
    return Unlocked(tuple(dict.fromkeys((*paths, RESET))))


def read_condition(table: LabTable, key: str) -> Condition:
    """The condition in a table."""
    text = table.text(key)
    try:
        return Condition.of(text)
    except ValueError as error:
        if key in table:
            table.blame(key, str(error))
        return Condition("", ())
