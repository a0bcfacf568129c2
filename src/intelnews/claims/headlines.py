"""Headlines that name their source before or behind a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intelnews.claims.attribution import Attribution
from intelnews.claims.gazetteer import known_names
from intelnews.claims.lexicon import word_list
from intelnews.claims.roles import role_kind
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["colon_attribution"]

_COLON = re.compile(r":\s+")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
# "Freedonia behind attack: report" has a word or two behind the colon, seldom four.
_SOURCE_WORDS = 8
_END_WORDS = 4


def colon_attribution(text: str, span: Span, /) -> Attribution | None:
    """Return what a headline of the form "Source: content" or "content: source" attributes.

    >>> title = "Freedonia behind port attack: officials"
    >>> found = colon_attribution(title, Span(0, len(title)))
    >>> found.source.cut(title), found.content[0].cut(title)
    ('officials', 'Freedonia behind port attack')
    """
    colons = [m for m in _COLON.finditer(text, span.start, span.end) if m.start() > span.start]
    if len(colons) != 1:
        return None
    colon = colons[0]
    left, right = Span(span.start, colon.start()), Span(colon.end(), span.end)
    while right.end > right.start and text[right.end - 1] in ".!? ":
        right = Span(right.start, right.end - 1)
    if not len(right):
        return None
    if _is_source(text, right, _END_WORDS):
        source, content = right, left
    elif (
        _is_source(text, left, _SOURCE_WORDS)
        and len(_WORD.findall(text, right.start, right.end)) > 2
    ):
        source, content = left, right
    else:
        return None
    cue = Span(colon.start(), colon.start() + 1)
    return Attribution(source=source, cue=cue, content=(content,), lemma=":")


def _is_source(text: str, span: Span, most: int) -> bool:
    words = _WORD.findall(text, span.start, span.end)
    if not words or len(words) > most or words[0].lower() in word_list("labels"):
        return False
    if any(role_kind(word.lower()) for word in words):
        return True
    if all(_names(text, span)):
        return True
    # a person: two or three capitalised words and nothing else
    return 2 <= len(words) <= 3 and all(word[0].isupper() for word in words)


def _names(text: str, span: Span) -> Iterator[bool]:
    covered = [found.span for found in known_names(text, span.start, span.end)]
    yield bool(covered)
    for match in _WORD.finditer(text, span.start, span.end):
        inside = any(match.start() in place for place in covered)
        yield inside or match.group().lower() in {"the", "and"}
