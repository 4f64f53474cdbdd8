"""Which version of the program this is."""

from __future__ import annotations

DISTRIBUTION = "backprop-playground"


def version() -> str | None:
    """The installed version; None in a checkout that is not installed."""
    # It brings a reader of mail along, which no start waits for.
    from importlib import metadata  # noqa: PLC0415

    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return None
