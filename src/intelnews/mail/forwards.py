"""Messages that were forwarded inside the text of another, below a line that says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from intelnews.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Forward", "find_forward", "own_subject"]

# The lines of Gmail, Outlook, Thunderbird and Apple Mail; the header lines below them decide.
_MARKER = re.compile(
    r"-{2,40}\s?[^\W\d_][^\n]{4,50}[^\W_]\s?-{2,40}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message transféré"
    r"|inicio del mensaje reenviado|inizio messaggio inoltrato)\s?:",
    re.IGNORECASE,
)
_LABELS: Final = {
    "from": "from von de da van fra från od от kimden",
    "date": "date sent datum gesendet envoyé enviado inviato data fecha verzonden dato дата",
    "subject": "subject betreff objet asunto oggetto assunto onderwerp emne ämne тема",
    "to": "to an à para a aan til till кому",
    "cc": "cc kopie copie copia",
    "reply-to": "reply-to",
    "organization": "organization organisation",
}
_NAMES: Final = {label: name for name, labels in _LABELS.items() for label in labels.split()}
_FIELD = re.compile(
    r"[*_ \t]{0,3}(?P<label>[^\W\d_][\w-]{0,12})\s?:[*_]{0,3}\s{0,3}(?P<value>.{0,400})"
)
_ABOVE: Final = 3  # blank lines between the marker and the fields
_FIELDS: Final = 12
_PREFIX = re.compile(r"(?:\[?(?:fwd?|wg|tr|rv|enc|i|vs|vb|doorst)\s?:\s{0,5})+", re.IGNORECASE)


@frozen(kw_only=True, repr=False)
class Forward(Record):
    """Where a forwarded message stands among lines: its marker, its text, and its fields."""

    marker: int
    text: int
    fields: dict[str, str] = field(factory=dict)


def find_forward(lines: Sequence[str], /) -> Forward | None:
    """Return the first forwarded message among the lines of a text.

    >>> lines = ["See below.", "---- Forwarded message ----", "From: Anna Kral", "Subject: Harbour"]
    >>> find_forward([*lines, "", "The port is open."]).fields
    {'from': 'Anna Kral', 'subject': 'Harbour'}
    """
    for number, line in enumerate(lines):
        if not line or len(line) > 120 or not _MARKER.fullmatch(line.strip()):
            continue
        at = number + 1
        while at < min(len(lines), number + 1 + _ABOVE) and not lines[at].strip():
            at += 1
        fields: dict[str, str] = {}
        while at < len(lines) and len(fields) < _FIELDS:
            found = _FIELD.fullmatch(lines[at].strip()) if len(lines[at]) < 500 else None
            name = _NAMES.get(found["label"].lower()) if found else None
            if found is None or name is None:
                break
            fields.setdefault(name, found["value"].strip("*_| \t"))
            at += 1
        if len(fields) > 1 and fields.keys() & {"from", "subject"}:
            return Forward(marker=number, text=at, fields=fields)
    return None


def own_subject(subject: str, /) -> str:
    """Return a subject without the marks that it was forwarded.

    >>> own_subject("Fwd: WG: Harbour reopens")
    'Harbour reopens'
    """
    found = _PREFIX.match(subject)
    bare = subject[found.end() :] if found else subject
    return bare or subject
