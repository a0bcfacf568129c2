"""What a message prints around its text: ways to unsubscribe, to share, to see it in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.mail.bodies import Words
from intelnews.model import Link
from intelnews.model.record import Record, many
from intelnews.text.residue import read_residue

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["Kept", "is_residue", "without_residue"]

# In the languages of the larger newsletters; each alternative is enough to tell the line.
_ONLINE = re.compile(
    r"(?:view|read|open|see|show)\b.{0,40}\b"
    r"(?:in (?:your |a |the )?(?:web ?)?browser|online|on the web|in app)\b"
    r"|view (?:web|online) version|web version|trouble (?:viewing|reading)|in browser"
    r"|(?:im|in ihrem|in deinem) browser|online[- ](?:lesen|ansehen|version)"
    r"|(?:voir|lire|afficher)\b.{0,40}(?:en ligne|navigateur)|version en ligne"
    r"|(?:ver|leer|abrir)\b.{0,40}(?:navegador|en línea)|nel browser|versione online",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"unsubscrib|opt[- ]out of"
    r"|(?:manage|update|change|edit) (?:your |my )?(?:email |mail |e-mail )?"
    r"(?:preferences|subscription|settings|profile)|you(?:['’]re| are)? receiv(?:ed|ing) this"
    r"|you have received this (?:e-?mail|alert)"
    r"|this (?:e-?mail|message|newsletter) was sent (?:to|by)"
    r"|edit this alert|receive this alert as|(?:newsletter|e-?mails?) (?:abbestell|abmeld)"
    r"|vom newsletter abmelden|se (?:désabonner|désinscrire)|vous désabonner|darse de baja"
    r"|cancelar (?:la |tu )?suscrip|disiscriv|annulla l['’]iscrizione|uitschrijven|отписаться",
    re.IGNORECASE,
)
# These stand in stories, too; with a link, on a short line, they are buttons.
_BUTTON = re.compile(
    r"mailing list|add us to your|forward(?:ed)? (?:this|to a friend)|flag as irrelevant"
    r"|see (?:more results|all stories)|create another alert|privacy policy"
    r"|terms of (?:use|service)"
    r"|contact us|abbestellen|abmelden|datenschutz|mentions légales|aviso legal|share this"
    r"|sent to you by",
    re.IGNORECASE,
)
_BUTTON_CHARS: Final = 100
_RULE = re.compile(r"(?:[_=*~•·–—-] ?){5,200}")
_LINE: Final = 300  # a line of a footer; a paragraph that speaks of unsubscribing is longer
_HEAD: Final = 6  # blocks above a text, where the way to a browser stands
_FOOT_BLOCKS: Final = 24  # below it: address, reasons, rights, buttons
_FOOT_CHARS: Final = 2_000


@frozen(kw_only=True, repr=False)
class Kept(Record):
    """The blocks that are text, how many were not, and where the message stands online."""

    words: tuple[Words, ...] = many()
    dropped: int = 0
    online: Link | None = None


def is_residue(text: str, /) -> bool:
    """Tell whether a line belongs to what is printed around the text of a message.

    >>> is_residue("Unsubscribe | Manage your preferences"), is_residue("The port is open.")
    (True, False)
    """
    line = " ".join(text.split()) if len(text) <= _LINE else ""
    return bool(line) and bool(
        _FOOT.search(line)
        or _RULE.fullmatch(line)
        or read_residue(line)
        or (len(line) <= _BUTTON_CHARS and (_ONLINE.search(line) or _BUTTON.search(line)))
    )


def _is_button(one: Words) -> bool:
    line = one.text
    if read_residue(line) or _RULE.fullmatch(line.strip()):
        return True
    return len(line) <= _BUTTON_CHARS and bool(one.links) and is_residue(line)


def without_residue(words: Sequence[Words], /) -> Kept:
    """Return the text of a message without what is printed around it."""
    online = None
    end = len(words)
    room = _FOOT_CHARS
    for at in range(len(words) - 1, max(0, len(words) - _FOOT_BLOCKS) - 1, -1):
        room -= len(words[at].text)
        if room < 0:
            break
        if len(words[at].text) <= _LINE and _FOOT.search(words[at].text):
            end = at
    while end and _RULE.fullmatch(words[end - 1].text.strip()):
        end -= 1
    kept: list[Words] = []
    for at, one in enumerate(words[:end]):
        if at < _HEAD and len(one.text) <= _LINE and _ONLINE.search(one.text):
            link = next((link for link in one.links if link.url.startswith("http")), None)
            online = online or link
        elif not _is_button(one):
            kept.append(one)
    return Kept(words=tuple(kept), dropped=len(words) - len(kept), online=online)
