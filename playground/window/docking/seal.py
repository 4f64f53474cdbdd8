"""A digest before bytes that Qt reads without a check: damage is met before Qt meets it."""

from __future__ import annotations

import hashlib

# No bytes of Qt's own begin like this, nor do any when one byte of it is another.
MARK = b"seal1\n"
_DIGEST = hashlib.sha256().digest_size


def sealed(data: bytes) -> bytes:
    """The bytes with a digest of them."""
    return MARK + hashlib.sha256(data).digest() + data


def unsealed(data: bytes) -> bytes | None:
    """What was sealed; None if it was something else, or is no longer the same."""
    digest, content = data[len(MARK) :][:_DIGEST], data[len(MARK) + _DIGEST :]
    return content if data == sealed(content) and digest else None
