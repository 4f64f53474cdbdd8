"""What can be told of a lab without training: texts, minutes, what every lab has, names."""

from __future__ import annotations

from engine.labs.changes import DRAWS, EVERY, every_path_like, level_at
from engine.labs.check.how import Checking, Findings
from engine.labs.format.places import TomlPath
from engine.labs.format.words import Words, result_in
from engine.labs.lab import Lab, is_control
from engine.labs.steps import PredictStep, RecallStep
from engine.sentences import Sentence
from engine.specs.knobs import LEVELS
from engine.specs.paths import names_in

# Words that are read in a minute, and minutes that a step takes beside its words.
WORDS_A_MINUTE = 150
MINUTES_OF = {"read": 0.0, "predict": 0.5, "do": 1.0, "compare": 1.0, "debug": 1.0}
MINUTES_ELSE = 0.5


def texts_of(lab: Lab, how: Checking) -> Findings:
    """Languages, results in texts, and the minutes that reading takes."""
    yield from _text_faults((), lab.title, how)
    yield from _text_faults((), lab.teaches, how)
    for step in lab.steps:
        for words in step.all_words:
            yield from _text_faults(step.place, words, how)
    needed = minutes_needed(lab)
    if needed > lab.minutes:
        yield (
            ("minutes",),
            Sentence("reading and doing it takes about {needed:.0f} minutes", needed=needed),
        )


def _text_faults(place: TomlPath, words: Words, how: Checking) -> Findings:
    if not words:
        return
    for language in how.languages:
        if language not in words.languages:
            yield (
                place,
                Sentence(
                    "no text in {language!r} beside {words!r}",
                    language=language,
                    words=words.of("en")[:40],
                ),
            )
    for language, text in words.texts:
        if digit := result_in(text):
            yield (
                place,
                Sentence(
                    "{digit!r} stands in the text ({language}): a result is a placeholder",
                    digit=digit,
                    language=language,
                ),
            )
    names = {tuple(sorted(Words((pair,)).names)) for pair in words.texts}
    if len(names) > 1:
        yield (
            place,
            Sentence(
                "the languages differ in their placeholders: {words!r}", words=words.of("en")[:40]
            ),
        )


def minutes_needed(lab: Lab) -> float:
    """How long a lab takes: its words at a reader's pace, and something for each step."""
    count = sum(words.count for words in lab.all_words if words) - _folded(lab)
    return count / WORDS_A_MINUTE + sum(MINUTES_OF.get(s.kind, MINUTES_ELSE) for s in lab.steps)


def _folded(lab: Lab) -> int:
    """Words that nobody reads before they are needed: hints, model answers, other replies."""
    count = 0
    for step in lab.steps:
        count += sum(words.count for words in step.hints) + sum(w.words.count for w in step.wrong)
        if isinstance(step, PredictStep):
            replies = [option.reply.count for option in step.options]
            count += sum(replies) - max(replies, default=0)
    return count


def form_of(lab: Lab, how: Checking) -> Findings:
    """What every lab has."""
    kinds = [step.kind for step in lab.steps]
    for kind in ("predict", "explain", "recall"):
        if kind not in kinds:
            yield ("step",), Sentence("expected a step of kind {kind!r}", kind=kind)
    if not any(step.goals for step in lab.steps):
        yield (
            ("step",),
            Sentence("expected a goal that the engine measures, or an answer that it checks"),
        )
    for step in lab.steps:
        for question in step.questions if isinstance(step, RecallStep) else ():
            if question.about and question.about not in lab.builds_on:
                yield (
                    question.place,
                    Sentence("the lab does not build on {name!r}", name=question.about),
                )
    for number, name in enumerate(lab.builds_on):
        if how.known is not None and name not in how.known:
            yield ("builds_on", number), Sentence("there is no lab called {name!r}", name=name)


def names_of(lab: Lab, how: Checking) -> Findings:
    """Panels and controls that are named exist."""
    for place, step in enumerate(lab.steps):
        covered = step.cover if isinstance(step, PredictStep) else ()
        for key, names in (("panels", step.panels), ("cover", covered)):
            for number, name in enumerate(names):
                if how.panels is not None and name not in how.panels:
                    yield (
                        (*step.place, key, number),
                        Sentence("there is no panel called {name!r}", name=name),
                    )
        for number, name in enumerate(step.spotlight):
            panel = how.panels is None or name in how.panels
            if not panel and not is_control(lab, place, name):
                yield (
                    (*step.place, "spotlight", number),
                    Sentence("no control or panel is called {name!r}", name=name),
                )
        if not step.steps and any(name == "steps" for name, _ in step.names):
            yield (
                step.place,
                Sentence("{name} is said of a step that has no `steps`", name="{steps}"),
            )
        yield from _hidden(lab, place)


def _hidden(lab: Lab, place: int) -> Findings:
    """What the model solution changes is shown by the controls that the lab has."""
    step = lab.steps[place]
    solved = step.solution.of(lab.begins[place])
    for path in step.solution.single_settings:
        if path in DRAWS.values():
            continue
        for one in every_path_like(solved, path) if EVERY in names_in(path) else (path,):
            level = level_at(solved, one)
            if LEVELS.index(level) > LEVELS.index(lab.controls):
                yield (
                    (*step.place, "solution"),
                    Sentence("{path} is shown from controls {level!r} on", path=one, level=level),
                )
