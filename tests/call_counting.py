"""Counts the Python calls that something costs, by the function that is called."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType

import engine
import playground

WINGS = tuple(f"{Path(wing.__file__ or '').parent}/" for wing in (engine, playground))


class Calls:
    """Within a `with`, `by_code` counts calls of this thread into `engine/` and `playground/`."""

    def __init__(self) -> None:
        self.by_code: Counter[CodeType] = Counter()

    def __enter__(self) -> Calls:
        sys.setprofile(self._note)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    @property
    def count(self) -> int:
        """How many there were."""
        return self.by_code.total()

    def by_function(self) -> Counter[str]:
        """The counts under names such as `engine/specs/knobs.py: knobs_of`, for a person."""
        root = Path(WINGS[0]).parent
        found: Counter[str] = Counter()
        for code, times in self.by_code.items():
            where = Path(code.co_filename).relative_to(root).as_posix()
            found[f"{where}: {code.co_qualname}"] += times
        return found

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(WINGS):
            self.by_code[frame.f_code] += 1
