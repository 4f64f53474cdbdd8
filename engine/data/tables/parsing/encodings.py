"""Finding out how the letters of a file are kept as bytes."""

from __future__ import annotations

import codecs

# Bytes that code page 1252 gives no letter.
_UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")
# Fewer letters beyond ASCII than this say nothing of a language.
_FEW = 4
_ZEROS = 0.2
# Letters that are Polish ones in another code page; alone they are Spanish.
_SPANISH = frozenset("áéíóúñüÁÉÍÓÚÑÜ¿¡")
# What a detector calls the encodings, and what they are called here.
_DETECTED = {
    "windows-1252": "cp1252",
    "iso-8859-1": "cp1252",
    "gb18030": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5",
    "cp932": "cp932",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "cp949": "cp949",
    "euc-jp": "euc-jp",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
    "windows-1253": "cp1253",
    "windows-1254": "cp1254",
}


def marked_encoding(start: bytes) -> str | None:
    """The encoding that a byte order mark announces; None without a mark."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def wide_encoding(start: bytes) -> str | None:
    """UTF-16 without a mark, which shows in zeros at every other byte; None if it is not."""
    some = start[: len(start) // 2 * 2][:20_000]
    pairs = len(some) // 2
    if pairs < 2:
        return None
    first, second = some[0::2].count(0), some[1::2].count(0)
    if second > _ZEROS * pairs and first == 0:
        return "utf-16-le"
    if first > _ZEROS * pairs and second == 0:
        return "utf-16-be"
    return None


def guessed_encoding(lines: bytes) -> str:
    """The encoding of lines with letters that are neither ASCII nor UTF-8."""
    high = bytes(byte for byte in lines if byte >= 0x80)
    western = "latin-1" if _UNDEFINED & frozenset(high) else "cp1252"
    if len(high) < _FEW:
        return western
    found = _detected(lines)
    if high.decode(found, errors="replace") == high.decode("cp1252", errors="ignore"):
        # Nothing tells them apart, such as a sign of a currency alone.
        return western
    if found == "cp1250" and set(high.decode("cp1252", errors="replace")) <= _SPANISH:
        return western
    return western if found == "cp1252" else found


def _detected(lines: bytes) -> str:
    """What a detector that knows languages takes the lines for."""
    # Loaded when it is needed: most files are UTF-8.
    import chardet  # noqa: PLC0415

    found = chardet.detect(lines, include_encodings=_DETECTED)["encoding"]
    return _DETECTED.get((found or "").lower(), "cp1252")
