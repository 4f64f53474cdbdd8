"""Of whom or of what a row is: rows of one patient belong together, and her number says nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.data.tables.column_names import plain_name

if TYPE_CHECKING:
    from engine.data.tables.columns import TableColumn

# Whoever has such a number is there with all rows or with none.
_OWNERS = frozenset(["id", "ids", "uuid", "guid", "identifier", "identifiant", "kennung", "pid"])
_OWNER = re.compile(
    r"(patient|person|subject|participant|proband|user|customer|client|student|pupil|child|family"
    r"|member|player|driver|animal|session|teilnehmer|kunde|kunden|schüler|schueler|nutzer|tier"
    r"|versuchsperson|fahrer|spieler)(en|s)?_?(id|ids|nr|no|number|nummer|code|key)"
)
# Who takes part in a study is known by a number or a short code: s12.
_PERSONS = frozenset(
    [
        "subject",
        "subjects",
        "subj",
        "patient",
        "participant",
        "person",
        "respondent",
        "customer",
        "proband",
        "probandin",
        "teilnehmer",
        "versuchsperson",
        "vp",
        "vpn",
        "kunde",
        "sujet",
    ]
)
# A person by number or by a short code; so many different ones are looked at.
_CODE = re.compile(r"[a-z]{0,4}[ _.-]?\d+", re.I)
_LOOKED_AT = 200


def says_owner(name: str) -> bool:
    """Whether a name says of whom or of what a row is."""
    plain = plain_name(name)
    return plain in _OWNERS or bool(_OWNER.fullmatch(plain))


def names_owner(column: TableColumn) -> bool:
    """Whether a column says of whom or of what a row is: by its name, or by that and its codes.

    A subject called s12 is somebody; a subject called history is taught.
    """
    if says_owner(column.name):
        return True
    if plain_name(column.name) not in _PERSONS:
        return False
    words = [word for word in column.words(_LOOKED_AT) if word]
    return bool(words) and all(map(_CODE.fullmatch, words))
