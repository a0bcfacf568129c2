"""The link to the rest of a post with which a teaser ends."""

from __future__ import annotations

import re

__all__ = ["find_read_more"]

# The beginnings are capitals, brackets or stand behind the end of a sentence, so that "the more
# sailors read more" is left alone. A theme may repeat the headline behind "Continue reading".
_READ_MORE = re.compile(
    r"""(?:^|(?<=[\s.!?…\])”"’»])) (?:[\[(]\s?)?
    (?: (?:click\ (?:here\ )?to\ )?
        (?:read|view)(?:\ the)?\ (?:more|full|rest|entire|whole|on|original)\b
        (?:\ (?:of|the|this|about|full|story|post|article|entry|here|review|report|more|on|at))*
      | (?:continue|keep)\ reading\b.{0,250}?
      | continued?\ (?:here|on\ next\ page|on\ page\ \d{1,3})
      | \(more(?:\.{3}|…)?\)? | \[more(?:\.{3}|…)?\]? | more(?:\ inside)?(?=\ ?[»→])
      | (?:weiterlesen|lire\ la\ suite|seguir\ leyendo|continua\ a\ leggere)\b.{0,200}?
      | continue\ (?:lendo|a\ ler)\b.{0,200}? | lees\ (?:verder|meer)\b.{0,200}?
      | leer\ más\b | leia\ mais\b | leggi\ tutto\b | mehr\ lesen\b )
    [\s.…\])»→›>↓]*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
# One of these stands in every such phrase; most paragraphs end without any.
_WORDS = ("read", "more", "continue", "lesen", "lire", "leer", "leyendo", "leia", "legg", "lees")
_TAIL = 300  # characters: the phrase and the longest headline
_SHORTEST = 6  # "(more)"
_PHRASE = 70  # characters: the phrase alone
_AFTER_SENTENCE = '[(.!?…])”"’»→'


def find_read_more(text: str, /) -> int | None:
    """Return where the link at the end of a teaser begins, ``None`` if there is none.

    >>> find_read_more("The port is open. Read more of this post")
    18
    >>> find_read_more("Few sailors read more") is None
    True
    """
    if len(text) < _SHORTEST:
        return None
    base = max(0, len(text) - _TAIL)
    tail = text[base:]
    folded = tail.casefold()
    if not any(map(folded[-_PHRASE:].__contains__, _WORDS)) and "reading" not in folded:
        return None
    for match in _READ_MORE.finditer(tail):
        before = tail[: match.start()].rstrip()
        words = match[0].lstrip("[( ")
        begins = words[:1].isupper() or match[0][:1] in "[("
        if begins or not before or before[-1] in _AFTER_SENTENCE:
            return base + match.start()
    return None
