"""A language as Qt Linguist keeps it: reading, bringing up to date, compiling."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import PySide6

from engine.disk.whole_file import replace_file
from playground.words.translate import CONTEXT


def read(path: Path) -> dict[str, str]:
    """The translations in a .ts file by their English text, finished ones only."""
    if not path.exists():
        return {}
    messages = ElementTree.parse(path).iter("message")
    pairs = ((message.findtext("source"), message.find("translation")) for message in messages)
    return {
        source: found.text
        for source, found in pairs
        if source and found is not None and found.text and found.get("type") != "unfinished"
    }


def write(path: Path, language: str, texts: Iterable[str], known: Mapping[str, str]) -> int:
    """Write all texts with what is known of them; returns how many are not translated.

    Raises `WriteError`.
    """
    top = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(top, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    missing = 0
    for text in texts:
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        translation.text = known.get(text)
        if not translation.text:
            translation.set("type", "unfinished")
            missing += 1
    ElementTree.indent(top)
    body = ElementTree.tostring(top, encoding="unicode")
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'
    replace_file(path, text.encode())
    return missing


def compiled(path: Path) -> Path:
    """Compile a .ts file with Qt's `lrelease`; returns the .qm file beside it."""
    tool = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    made = path.with_suffix(".qm")
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / made.name
        subprocess.run([str(tool), "-silent", str(path), "-qm", str(beside)], check=True)
        replace_file(made, beside.read_bytes())
    return made
