"""What a user means by a lab: its name, its file, a text code, or what somebody has handed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.disk.reasons import why_unread
from engine.files.text_code import TextCodeError, is_text_code, packed, unpacked
from engine.labs.format.table import LabError
from engine.labs.hand_in.file import HAND_IN, HandIn
from engine.labs.lab import SUFFIX, Lab
from engine.labs.library import Library
from engine.sentences import Sentence
from engine.specs.registry import SpecError

SUFFIXES = (SUFFIX, HAND_IN)


class LabUnusableError(Exception):
    """No lab, or none that can be opened: one line for each mistake."""

    @property
    def lines(self) -> list[str]:
        """Each mistake."""
        return [str(line) for line in self.args]


@dataclass(frozen=True, slots=True)
class FoundLab:
    """A lab, perhaps with what somebody has handed in of it."""

    lab: Lab
    handed: HandIn | None = None


@dataclass(frozen=True, slots=True)
class LabWish:
    """What the command line asks of a window: a lab to be shown, or written; folders of labs."""

    found: FoundLab | None = None
    writing: Path | None = None
    folders: tuple[Path, ...] = ()

    @property
    def has_lab(self) -> bool:
        """Whether the window begins with a lab."""
        return self.found is not None or self.writing is not None


def lab_of(argument: str, library: Library) -> FoundLab:
    """The lab that is meant; raises `LabUnusableError`."""
    if is_text_code(argument):
        return lab_in_code(argument, library)
    known = library.named(argument)
    if known is not None:
        return FoundLab(known)
    path = Path(argument)
    with _refusing(path.name):
        if path.suffix.lower() == HAND_IN:
            return _handed(HandIn.load(path), library)
        return FoundLab(Lab.load(path))


def lab_in_code(code: str, library: Library) -> FoundLab:
    """The lab in a text code; raises `LabUnusableError`."""
    with _refusing(""):
        kind, text = unpacked(code)
        if kind == "lab":
            return FoundLab(Lab.loads(text))
        if kind != "name":
            raise LabUnusableError(Sentence("the text code holds an experiment, not a lab"))
        name, _, digest = text.partition(" ")
        lab = library.named(name)
        if lab is None:
            raise LabUnusableError(Sentence("there is no lab called {name!r} here", name=name))
        if lab.digest != digest:
            raise LabUnusableError(
                Sentence("the code belongs to another version of the lab {name!r}", name=name)
            )
        return FoundLab(lab)


def code_of(lab: Lab, shipped: Library) -> str:
    """A lab as a text code: of one that ships its name is enough, of any other all of it."""
    known = shipped.named(lab.id)
    if known is not None and known.digest == lab.digest:
        return packed("name", f"{lab.id} {lab.digest}")
    return packed("lab", lab.source.text)


def _handed(hand_in: HandIn, library: Library) -> FoundLab:
    name = hand_in.progress.lab
    lab = library.named(name)
    if lab is None:
        raise LabUnusableError(
            Sentence("it belongs to the lab {name!r}, which is not here", name=name)
        )
    if not hand_in.progress.fits(lab):
        raise LabUnusableError(
            Sentence("it belongs to another version of the lab {name!r}", name=name)
        )
    return FoundLab(lab, hand_in)


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Say what is wrong with a file, or a code, of this name."""
    try:
        yield
    except LabError as error:
        raise LabUnusableError(*(_of(name, fault.text) for fault in error.faults)) from None
    except LabUnusableError as error:
        raise LabUnusableError(*(_of(name, line) for line in error.args)) from None
    except FileNotFoundError:
        raise LabUnusableError(
            Sentence("there is no lab called {name}, and no such file", name=name)
        ) from None
    except OSError as error:
        raise LabUnusableError(_of(name, why_unread(error))) from None
    except (SpecError, TextCodeError) as error:
        raise LabUnusableError(_of(name, str(error))) from None


def _of(name: str, problem: str) -> str:
    return Sentence("{name}: {problem}", name=name, problem=problem) if name else problem
