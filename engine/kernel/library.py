"""The compiled library: found, checked against its source, and loaded once.

Every call lets go of the interpreter's lock while C is at work.
"""

from __future__ import annotations

import ctypes
import platform
from ctypes import c_char_p, c_double, c_int64, c_void_p
from functools import cache
from pathlib import Path
from typing import Any

from engine.kernel.building import LEVELS, library_at, source_mark
from engine.kernel.forms import Form, NoForm
from engine.kernel.structures import Item
from engine.sentences import Sentence

# In the order in which C counts them, see `kernel_name` in step.h.
FAMILIES = ("layer", "activation", "loss", "penalty", "clipping", "optimizer")
BITS = {"float32": 32, "float64": 64}
NOT_INSTALLED = Sentence("No compiled kernel is installed.")


class KernelLibrary:
    """The functions of one compiled library; raises `OSError` or `NoForm` if it is of no use."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # By its full name: a library without a folder is looked for elsewhere.
        self._library: Any = ctypes.CDLL(str(path.resolve()))
        self._library.kernel_source.restype = c_char_p
        if self._library.kernel_source() != source_mark().encode():
            raise NoForm(
                Sentence("The compiled kernel is older than its source: install the program again.")
            )
        self._library.kernel_compiler.restype = c_char_p
        self._bursts = self._each("kernel_burst", c_int64, [c_void_p] * 3)
        tallied = [*[c_void_p] * 2, *[c_int64] * 3, c_void_p]
        self._tallies = self._each("kernel_tally", None, tallied)
        scored = [c_void_p, *[c_int64] * 2, *[c_void_p] * 2]
        self._scores = self._each("kernel_score", None, scored)
        self.shuffle = self._named("kernel_shuffle", "float64")
        self.shuffle.restype, self.shuffle.argtypes = None, [c_void_p, c_int64, c_void_p]
        self._helps = self._each("kernel_help", None, [c_void_p, c_int64])
        self.rate = self._library.kernel_rate
        self.rate.restype = c_double
        self.rate.argtypes = [c_void_p, c_double, c_double, c_int64, c_int64]
        self._kinds = self._counted()

    @property
    def compiler(self) -> str:
        """Which compiler made it, such as "gcc 12.2.0"."""
        made: str = self._library.kernel_compiler().decode()
        version = next(word for word in made.split() if word[0].isdigit())
        return f"{'clang' if 'clang' in made.lower() else 'gcc'} {version}"

    @property
    def processor(self) -> str:
        """Which processors it is for, such as "x86-64-v3"."""
        level = self.path.stem.removeprefix("kernel-")
        return platform.machine() if level == "baseline" else f"x86-64-{level}"

    def _named(self, name: str, dtype: str) -> Any:
        return getattr(self._library, f"{name}_{BITS[dtype]}")

    def _each(self, name: str, result: Any, arguments: list[Any]) -> dict[str, Any]:
        """A function in each precision."""
        functions = {dtype: self._named(name, dtype) for dtype in BITS}
        for function in functions.values():
            function.restype, function.argtypes = result, arguments
        return functions

    def _counted(self) -> dict[tuple[str, str], int]:
        """The place of every function in the table of its family."""
        name_of = self._named("kernel_name", "float64")
        name_of.restype, name_of.argtypes = c_char_p, [c_int64, c_int64]
        schedule_name = self._library.kernel_schedule_name
        schedule_name.restype, schedule_name.argtypes = c_char_p, [c_int64]
        kinds: dict[tuple[str, str], int] = {}
        for place, family in enumerate((*FAMILIES, "schedule")):
            kind = 0
            while name := name_of(place, kind) if family in FAMILIES else schedule_name(kind):
                kinds[family, name.decode()] = kind
                kind += 1
        return kinds

    def burst(self, dtype: str) -> Any:
        """The function that trains in this precision."""
        return self._bursts[dtype]

    def tally(self, dtype: str) -> Any:
        """The function that adds up over the samples of a part."""
        return self._tallies[dtype]

    def score(self, dtype: str) -> Any:
        """The function that makes scores of these sums."""
        return self._scores[dtype]

    def help(self, dtype: str) -> Any:
        """What a thread does that helps the one that trains in this precision."""
        return self._helps[dtype]

    def kind(self, family: str, name: str) -> int:
        """The place of a function in the table of its family; raises `NoForm` without one."""
        kind = self._kinds.get((family, name))
        if kind is None:
            raise NoForm(Sentence("The kernel does not know {name}.", name=name))
        return kind

    def item(self, family: str, form: Form) -> Item:
        """A form as C takes it."""
        item = Item(self.kind(family, form.name))
        item.numbers[: len(form.numbers)] = form.numbers
        return item

    def elementary(self, dtype: str) -> Any:
        """The elementary functions, by number: to be tested."""
        function = self._named("kernel_function", dtype)
        function.restype, function.argtypes = None, [c_int64, c_int64, c_void_p, c_void_p]
        return function


@cache
def kernel_library() -> KernelLibrary:
    """The library that suits this machine; raises `NoForm` with the reason if there is none."""
    levels = [level for level in LEVELS if library_at(level).exists()]
    if not levels:
        raise NoForm(NOT_INSTALLED)
    for level in levels:
        if level == "baseline" or has_wide_vectors():
            try:
                return KernelLibrary(library_at(level))
            except OSError as error:
                raise NoForm(
                    Sentence("The compiled kernel cannot be loaded: {reason}", reason=str(error))
                ) from None
    raise NoForm(NOT_INSTALLED)


def has_wide_vectors() -> bool:
    """Whether this processor has what x86-64-v3 asks for, and the system saves its registers."""
    try:
        baseline = ctypes.CDLL(str(library_at("baseline").resolve()))
    except OSError:
        return False
    return bool(baseline.kernel_has_wide_vectors())
