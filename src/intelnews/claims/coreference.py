"""The sources read so far, to which pronouns and "the group" lead back."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from intelnews.claims.roles import head_of
from intelnews.model import Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from intelnews.spans import Span

__all__ = [
    "FEMALE",
    "FIRST_PERSON",
    "MALE",
    "NEUTER",
    "PLURAL",
    "REACH",
    "RELATIVE",
    "Memory",
    "without_article",
]

MALE = frozenset({"he", "him", "himself"})
FEMALE = frozenset({"she", "her", "herself"})
PLURAL = frozenset({"they", "them", "themselves"})
NEUTER = frozenset({"it", "itself"})
FIRST_PERSON = frozenset({"i", "we", "you"})
RELATIVE = frozenset({"who", "which", "that"})
#: A pronoun leads back over this many characters, about eight sentences; further is a guess.
REACH = 1200
# Nobody reads a pronoun as somebody a dozen sources ago.
_SOURCES = 12

_SPEAKERS = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL})
_BODIES = frozenset(
    {
        SourceKind.GOVERNMENT,
        SourceKind.AGENCY,
        SourceKind.ARMED_GROUP,
        SourceKind.MEDIA,
        SourceKind.DOCUMENT,
    }
)
#: Kinds whose name says less than their words: "they" are "Afghan officials", not "Afghanistan".
_DESCRIBED = frozenset({SourceKind.OFFICIAL, SourceKind.CROWD, SourceKind.ANONYMOUS})
_PLURAL_HEADS = frozenset({"police", "people", "media", "authorities"})
_ARTICLE = re.compile(
    r"(?:the|an?|some|several|many|two|three|both|all|these|those|his|her|its|their)\s+",
    re.IGNORECASE,
)


def without_article(words: str, /) -> str:
    """Return the words of a source without the determiner that opens them.

    >>> without_article("The Islamic State")
    'Islamic State'
    """
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


@frozen
class _Earlier:
    source: Source
    plural: bool
    gender: str | None


class Memory:
    """The latest sources of a text, the last one first."""

    def __init__(self) -> None:
        self._earlier: deque[_Earlier] = deque(maxlen=_SOURCES)

    def remember(self, source: Source, /) -> None:
        """Keep a source for the pronouns that may follow."""
        word = source.text.lower()
        if word in FIRST_PERSON:
            return
        gender = "m" if word in MALE else "f" if word in FEMALE else None
        self._earlier.appendleft(_Earlier(source, _is_plural(source), gender))

    def _before(self, at: int) -> Iterator[_Earlier]:
        for earlier in self._earlier:
            if at - earlier.source.span.start > REACH:
                return
            yield earlier

    def speaker(
        self, gender: str, at: int, /, *, agrees: Callable[[Source], bool]
    ) -> Source | None:
        """Return the latest single person or official that may be of a gender."""
        for earlier in self._before(at):
            fits = earlier.source.kind in _SPEAKERS and not earlier.plural
            if fits and earlier.gender in {None, gender} and agrees(earlier.source):
                return earlier.source
        return None

    def several(self, at: int, /) -> Source | None:
        """Return the latest source that "they" may mean."""
        return next((e.source for e in self._before(at) if e.plural), None)

    def body(self, at: int, /) -> Source | None:
        """Return the latest source that "it" may mean."""
        for earlier in self._before(at):
            kind = earlier.source.kind
            if kind in _BODIES and not (earlier.plural and kind is SourceKind.MEDIA):
                return earlier.source
        return None

    def of_kind(self, kinds: tuple[str, ...], at: int, /) -> Source | None:
        """Return the latest named source of one of some kinds."""
        for earlier in self._before(at):
            if earlier.source.kind in kinds and earlier.source.name is not None:
                return earlier.source
        return None

    @staticmethod
    def again(words: str, span: Span, earlier: Source, /) -> Source:
        """Return the source that other words stand for as well."""
        name = earlier.name
        is_pronoun = earlier.text.lower() in MALE | FEMALE | PLURAL | NEUTER | RELATIVE
        if not is_pronoun and (name is None or earlier.kind in _DESCRIBED):
            name = without_article(earlier.text)
        return evolve(earlier, text=words, span=span, name=name)


def _is_plural(source: Source) -> bool:
    if source.text.lower() in PLURAL or source.kind is SourceKind.ARMED_GROUP:
        return True
    if source.name is not None and "|" in source.name:
        return True
    if source.kind is SourceKind.PERSON:
        return " and " in source.text
    head = head_of(source.text)
    return head in _PLURAL_HEADS or (head.endswith("s") and not head.endswith("ss"))
