"""JSON read strictly: what is ambiguous or hostile is refused with one sentence."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import Any, NoReturn

from engine.sentences import Sentence
from engine.specs.registry import SpecError


def parse(text: str) -> Any:
    """The value that JSON text stands for; raises `SpecError` for everything doubtful.

    Refused are NaN and infinities, numbers that overflow, names given twice, and deep nesting.
    """

    def refuse(word: str) -> NoReturn:
        raise SpecError("", Sentence("expected finite numbers only, found {word:.40}", word=word))

    def number(word: str) -> float:
        value = float(word)
        return value if math.isfinite(value) else refuse(word)

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        body = dict(pairs)
        if len(body) < len(pairs):
            counts = Counter(name for name, _ in pairs)
            twice = next(name for name, count in counts.items() if count > 1)
            raise SpecError(
                "", Sentence("expected each name once, found {found!r} twice", found=twice[:60])
            )
        return body

    try:
        return json.loads(text, parse_constant=refuse, parse_float=number, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        raise SpecError(
            "",
            Sentence(
                "expected JSON, found a fault in line {line}, column {column}: {problem}",
                line=error.lineno,
                column=error.colno,
                problem=error.msg,
            ),
        ) from None
    except RecursionError:
        raise SpecError(
            "", Sentence("expected an experiment, found JSON nested too deeply")
        ) from None
    except SpecError:
        raise
    except ValueError as error:
        raise SpecError(
            "", Sentence("expected numbers of ordinary length: {error}", error=str(error))
        ) from None
