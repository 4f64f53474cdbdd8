"""A text code: an experiment or a lab packed into letters that survive a message or a blackboard.

`bp1.KIND.BODY`, where BODY is a check sum and the compressed text in the 64 letters of URLs. Line
breaks and spaces that a mail program has put in between are passed over.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from engine.sentences import Sentence

MARK = "bp1"
KINDS = ("experiment", "lab", "name")
# Bytes that a code may unpack to, and letters that it may have.
LARGEST_PACKED, LONGEST_CODE = 500_000, 400_000
_SUM = 4
_SHAPE = re.compile(rf"{MARK}\.({'|'.join(KINDS)})\.([A-Za-z0-9_-]+)")


class TextCodeError(ValueError):
    """A text that is no code, or one of which something is missing."""


def is_text_code(text: str) -> bool:
    """Whether a text means to be a code, sound or not."""
    return text.lstrip().startswith(f"{MARK}.")


def packed(kind: str, text: str) -> str:
    """The code of a text of one of KINDS."""
    data = text.encode()
    body = zlib.crc32(data).to_bytes(_SUM, "big") + zlib.compress(data, 9)
    return f"{MARK}.{kind}.{base64.urlsafe_b64encode(body).decode().rstrip('=')}"


def unpacked(code: str) -> tuple[str, str]:
    """The kind and the text of a code; raises `TextCodeError`."""
    if len(code) > LONGEST_CODE:
        raise TextCodeError(Sentence("expected a text code, found far more letters than one has"))
    shape = _SHAPE.fullmatch("".join(code.split()))
    if shape is None:
        raise TextCodeError(Sentence("expected a text code, which begins with {mark}.", mark=MARK))
    try:
        body = base64.urlsafe_b64decode(shape[2] + "=" * (-len(shape[2]) % 4))
        packing = zlib.decompressobj()
        data = packing.decompress(body[_SUM:], LARGEST_PACKED)
        whole = packing.eof and not packing.unused_data
        if not whole or zlib.crc32(data).to_bytes(_SUM, "big") != body[:_SUM]:
            raise TextCodeError(_INCOMPLETE)
        return shape[1], data.decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        raise TextCodeError(_INCOMPLETE) from None


_INCOMPLETE = Sentence("the text code is not complete: copy all of it")
