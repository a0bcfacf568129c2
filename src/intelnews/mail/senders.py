"""Who sent a message: a person, a newsroom, a list; and in whose name."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.fields.names import looks_like_name, parse_byline
from intelnews.fields.newsrooms import is_organisation
from intelnews.folding import fold, letters
from intelnews.mail.words import decode_words
from intelnews.model.record import Record

if TYPE_CHECKING:
    from intelnews.mail.letters import Letter

__all__ = ["Sender", "read_sender"]

_CHARS: Final = 998  # a line of a message (RFC 5322); a sender with more is no sender
_LIST_ID = re.compile(r"(?P<name>[^<>]{0,300})(?:<(?P<id>[^<>\s]{1,300})>)?")
# "Anna Kral at The Harbour Post", "Anna from Ansel Weekly", "Anna Kral (via the list)".
_OF = re.compile(
    r"(?P<who>[^|(]{2,80}?)\s(?:\(?via|at|from|of|von|de|bei|\||[-–—•·])\s(?P<house>[^)]{2,120})\)?",
    re.IGNORECASE,
)


@frozen(kw_only=True, repr=False)
class Sender(Record):
    """What the fields of a message say of its sender.

    ``name`` is the sender's as it stands; ``writer`` that of a person, ``house`` that of the
    publication, each with the name of the field that gave it.
    """

    address: str | None = None
    name: str | None = None
    writer: str | None = None
    writer_field: str = "from"
    house: str | None = None
    house_field: str = "from"


def read_sender(letter: Letter, /) -> Sender:
    r"""Return who sent a message.

    A list or an organisation that the fields name is the publication; so is whoever sends to many.
    A name of a person is a writer's, unless it is that of the list or of the sender's domain.

    >>> from intelnews.mail.letters import read_letter
    >>> read_sender(read_letter(b"From: The Harbour Post <news@example.org>\n")).house
    'The Harbour Post'
    """
    raw = letter.get("from") or letter.get("sender")
    name, address = _address(raw.raw if raw is not None and raw.raw else raw.words if raw else "")
    list_name, list_id = _list(letter)
    house: str | None = None
    house_field = "from"
    if list_name:
        house, house_field = list_name, "list-id"
    writer: str | None = None
    if name:
        split = _OF.fullmatch(name)
        if split is not None and _is_person(split["who"].strip("' ")):
            writer = split["who"].strip("' ")
            house, house_field = (house, house_field) if house else (split["house"], "from")
        elif _is_person(name) and not _is_named(name, list_name, list_id, address):
            writer = name
        elif house is None and (
            is_organisation(name)
            or _is_bulk(letter)
            or _is_named(name, list_name, list_id, address)
        ):
            house = name
    organization = letter.value("organization")
    if house is None and organization:
        house, house_field = organization, "organization"
    return Sender(
        address=address or None,
        name=name or None,
        writer=writer,
        house=house,
        house_field=house_field,
    )


def _address(raw: str) -> tuple[str, str]:
    """Return the name and the address of a sender."""
    try:
        name, address = parseaddr(raw[:_CHARS].replace("\r", " ").replace("\n", " "))
    except (IndexError, RecursionError, ValueError):
        return "", ""
    words = decode_words(name if "@" in raw else raw[:_CHARS]).strip("\"' ")
    address = address if "@" in address and len(address) < 255 else ""
    return ("" if fold(words) == fold(address) or "@" in words else words), address


def _list(letter: Letter) -> tuple[str, str]:
    found = _LIST_ID.fullmatch(letter.value("list-id") or "")
    if found is None:
        return "", ""
    name = found["name"].strip("\"' ")
    bare = name.replace("-", "").replace(".", "")
    # Services that send for others write a number or the address where the name should be.
    is_name = bool(name) and "." not in name and not any(char.isdigit() for char in bare)
    return (name if is_name else ""), (found["id"] or name)


def _is_bulk(letter: Letter) -> bool:
    return any(letter.get(name) for name in ("list-id", "list-unsubscribe", "list-post"))


def _is_person(name: str) -> bool:
    return bool(
        not is_organisation(name)
        and (looks_like_name(name) or ("," in name and parse_byline(name)))
    )


def _is_named(name: str, list_name: str, list_id: str, address: str) -> bool:
    """Tell whether a name is that of a list, or of the house whose address it stands beside."""
    said = letters(name)
    if list_name and said in letters(list_name):
        return True
    label = letters(list_id.split(".", 1)[0])
    domain = "".join(map(letters, address.partition("@")[2].rsplit(".", 1)[:1]))
    local = letters(address.partition("@")[0])
    if label and said in label:
        return True
    if said in domain:
        return True
    return any(sign in local for sign in ("noreply", "donotreply", "newsletter", "alerts"))
