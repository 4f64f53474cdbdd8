"""The notation and the glossary that ship with the labs."""

from __future__ import annotations

from importlib.resources import files

from engine.labs.glossary import Glossary


def glossary() -> Glossary:
    """The notation and the terms that all labs share."""
    return Glossary.loads(files("resources").joinpath("glossary.toml").read_bytes())
