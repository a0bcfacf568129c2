"""The sources read so far, to which pronouns and descriptions such as "the group" lead back."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from intelnews.claims.forenames import gender_of_words
from intelnews.claims.lexicon import word_list
from intelnews.claims.person import describe
from intelnews.claims.roles import agree, head_of, role_kind, said_words
from intelnews.model import Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from intelnews.claims.person import Description
    from intelnews.spans import Span

__all__ = [
    "FEMALE",
    "FIRST_PERSON",
    "MALE",
    "NEUTER",
    "PLURAL",
    "PRONOUNS",
    "REACH",
    "RELATIVE",
    "Earlier",
    "Memory",
    "again",
    "is_plural",
]

MALE = frozenset({"he", "him", "himself", "his"})
FEMALE = frozenset({"she", "her", "herself", "hers"})
PLURAL = frozenset({"they", "them", "themselves", "their", "theirs"})
NEUTER = frozenset({"it", "itself", "its"})
FIRST_PERSON = said_words("first person")
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PRONOUNS = MALE | FEMALE | PLURAL | NEUTER
#: A pronoun leads back over this many characters, about eight sentences; further is a guess.
REACH = 1200
# Nobody reads a pronoun as somebody a dozen sources ago, nor "they" or "it" as the sixth back.
_SOURCES = 12
_NEAREST = 5

_PERSONS = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.ANONYMOUS})
#: Kinds whose name says less than their words: "they" are "Afghan officials", not "Afghanistan".
_DESCRIBED = frozenset({SourceKind.OFFICIAL, SourceKind.CROWD, SourceKind.ANONYMOUS})


@frozen(kw_only=True)
class Earlier:
    """A source that was read, with what pronouns and descriptions agree with.

    ``heads`` are the words that may be said of it; ``described`` tells that it has no name.
    """

    source: Source
    heads: frozenset[str] = frozenset()
    gender: str | None = None
    plural: bool = False
    described: bool = field(default=False)

    @property
    def may_be_person(self) -> bool:
        """Whether it may be one person."""
        if self.source.kind is None:
            return not self.plural and not self.described
        return not self.plural and self.source.kind in _PERSONS

    @property
    def may_be_body(self) -> bool:
        """Whether it may be one body: a country, an agency, a paper, or a thing unknown."""
        source = self.source
        if source.kind in _PERSONS or source.kind is SourceKind.CROWD:
            return False
        if source.kind in {SourceKind.MEDIA, SourceKind.DOCUMENT} or source.kind is None:
            return not self.plural
        return True


class Memory:
    """The latest sources of a text, the last one first."""

    def __init__(self) -> None:
        self._earlier: deque[Earlier] = deque(maxlen=_SOURCES)

    def remember(self, earlier: Earlier, /) -> None:
        """Keep a source for the words that may lead back to it."""
        self._earlier.appendleft(earlier)

    def before(self, at: int, /) -> Iterator[Earlier]:
        """Yield the sources within reach of an offset, the last one first."""
        for earlier in self._earlier:
            if at - earlier.source.span.start > REACH:
                return
            yield earlier

    def speaker(self, at: int, /, *, agrees: Callable[[Earlier], bool]) -> Earlier | None:
        """Return the latest source that may be one person and agrees."""
        return next((e for e in self.before(at) if e.may_be_person and agrees(e)), None)

    def several(self, at: int, /) -> Earlier | None:
        """Return the latest source that "they" may mean."""
        near = islice(self.before(at), _NEAREST)
        return next((earlier for earlier in near if earlier.plural), None)

    def body(self, at: int, /) -> Earlier | None:
        """Return the latest source that "it" may mean."""
        near = islice(self.before(at), _NEAREST)
        return next((earlier for earlier in near if earlier.may_be_body), None)

    def unnamed(self, meant: Description, at: int, /, *, plural: bool) -> Earlier | None:
        """Return the latest source without a name that a description takes up."""
        for earlier in self.before(at):
            if not earlier.described or earlier.plural != plural:
                continue
            same = meant.head in earlier.heads
            if not same and not plural:
                same = any(agree(meant.head, head) for head in earlier.heads)
            same = same and meant.is_former == describe(earlier.source.text).is_former
            if same and meant.details <= _details(earlier):
                return earlier
        return None

    def pair(self, at: int, /, *, gender: str | None) -> tuple[Source, Source] | None:
        """Return the two persons whom "the brothers" may mean: two of a family, or all two."""
        names: dict[str, Source] = {}
        for earlier in self.before(at):
            source = earlier.source
            if source.kind is not SourceKind.PERSON or source.name is None:
                continue
            if gender is None or earlier.gender in {None, gender}:
                names.setdefault(source.name, source)
        family = next(iter(names), "").rpartition(" ")[2]
        of_family = {name: names[name] for name in names if name.endswith(f" {family}")}
        names = of_family if len(of_family) > 1 else names
        if len(names) != 2:  # a pair
            return None
        later, first = names.values()
        return first, later


def _details(earlier: Earlier) -> frozenset[str]:
    source = earlier.source
    known = describe(source.text).details
    return known if source.name is None else known | describe(source.name).details


def again(words: str, span: Span, earlier: Earlier, /) -> Source:
    """Return the source that other words stand for as well."""
    source = earlier.source
    name = source.name
    is_pronoun = source.text.lower() in PRONOUNS | RELATIVE
    described = describe(source.text)
    says_less = source.kind in _DESCRIBED and describe(name or "").head != described.head
    if not is_pronoun and (name is None or says_less):
        name = described.bare
    return evolve(source, text=words, span=span, name=name)


def is_plural(words: str, /) -> bool:
    """Tell whether a noun phrase speaks of several.

    >>> is_plural("two officials of the port"), is_plural("the boss of two ports")
    (True, False)
    """
    head = head_of(describe(words).bare)
    if head in said_words("singular heads"):
        return False
    if head in word_list("plurals") or head in said_words("plural heads"):
        return True
    if gender_of_words(head) is not None and not head.endswith("men"):
        return False
    is_s = head.endswith("s") and not head.endswith(("ss", "us", "is", "'s"))
    return head.endswith(("men", "people")) or (is_s and role_kind(head[:-1]) is not None) or is_s
