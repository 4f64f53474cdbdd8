"""How labs are listed, in the menu and on the start page: by path, by theme and by lecture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.labs.lab import LECTURES, PATHS, THEMES, Lab
from engine.labs.library import Library
from engine.sentences import Sentence
from playground.words.translate import tr

WAYS = {"first-hour": Sentence("First hour"), "course": Sentence("Course of ten")}
THEME_NAMES = {
    "neurons": Sentence("Neurons"),
    "backpropagation": Sentence("Back-propagation"),
    "activations": Sentence("Activations"),
    "initialisation": Sentence("Initialisation"),
    "normalisation": Sentence("Normalisation"),
    "losses": Sentence("Losses"),
    "optimisers": Sentence("Optimisers"),
    "regularisation": Sentence("Regularisation"),
    "pictures": Sentence("Pictures"),
    "models": Sentence("Models"),
}
HARDEST = 3


@dataclass(frozen=True, slots=True)
class LabGroup:
    """Labs that belong together; `above` is the title that several groups share, if any."""

    above: str
    title: str
    labs: tuple[Lab, ...]


def groups_of(library: Library, folders: Iterable[Path] = ()) -> Iterator[LabGroup]:
    """The labs of one's own folders, the ways, then every lab by its theme and by its lectures."""
    for group in _groups(library, folders):
        if group.labs:
            yield group


def _groups(library: Library, folders: Iterable[Path]) -> Iterator[LabGroup]:
    labs = library.labs
    for folder in folders:
        name = tr("My labs: {folder}", folder=folder.name or str(folder))
        yield LabGroup("", name, library.of_folder(folder))
    for path in PATHS:
        yield LabGroup("", tr(WAYS[path]), tuple(lab for lab in labs if path in lab.paths))
    for theme in THEMES:
        found = tuple(lab for lab in labs if lab.theme == theme)
        yield LabGroup(tr("By theme"), tr(THEME_NAMES[theme]), found)
    for text in LECTURES:
        found = tuple(lab for lab in labs if any(one.text == text for one in lab.lectures))
        yield LabGroup(tr("By lecture"), tr("Lecture {number}", number=text), found)


def level_of(lab: Lab) -> str:
    """How hard a lab is, in dots."""
    return "●" * lab.difficulty + "○" * (HARDEST - lab.difficulty)


def line_of(lab: Lab, language: str) -> str:
    """A lab in one line: title, minutes, difficulty."""
    # What follows a tab stands at the right, where the keys of commands do.
    return f"{lab.title.of(language)}\t{tr('{n} min', n=lab.minutes)}  {level_of(lab)}"
