"""Whom pronouns and descriptions mean, among persons, bodies and earlier sources."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from intelnews.claims.coreference import REACH, Earlier, Memory, is_plural
from intelnews.claims.forenames import gender_of_words
from intelnews.claims.gazetteer import country_name
from intelnews.claims.lexicon import class_of
from intelnews.claims.person import content_words, describe
from intelnews.claims.roles import agree, head_of, role_classes, role_kind, said_words
from intelnews.model import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from intelnews.claims.gazetteer import Mention
    from intelnews.claims.person import Description, Person
    from intelnews.claims.persons import Persons
    from intelnews.model import Source

    #: An earlier source, a person of the text, a known name in it, or another name in capitals.
    Antecedent: TypeAlias = Earlier | Person | Mention | str

__all__ = ["Antecedents"]

# A person whom no source has named is meant by "he" only from about three sentences away.
_NEAR = 400
_NEUTRAL_NEAR = 300
# How much before a place is read to see whether a quotation is open there.
_QUOTED = 1000
_APPOSITION = re.compile(r",\s+(?:an?|the|one of)\s([^,.;\n]{3,60})", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?\n”\"]\s*)(?:[^\W\d_a-z][\w.’']*\s){0,3}$")
#: What "the group" may mean by kind, the likeliest first; words of these classes of role.
_KINDS = {
    "group": (SourceKind.ARMED_GROUP,),
    "organization": (SourceKind.ARMED_GROUP, SourceKind.AGENCY, SourceKind.MEDIA),
    "agency": (SourceKind.AGENCY, SourceKind.MEDIA),
    "media": (SourceKind.MEDIA,),
    "government": (SourceKind.GOVERNMENT,),
    "ministry": (SourceKind.GOVERNMENT,),
    "army": (),
    "court": (),
    "committee": (),
    "party": (),
    "company": (),
    "parliament": (),
    "document": (SourceKind.DOCUMENT,),
}
_COUNTRY_WORDS = frozenset({"country", "nation", "kingdom", "republic", "state"})
_NEWS = frozenset({"news", "press", "wire"})
_SPYING = frozenset({"intelligence", "spy", "security", "espionage"})


class Antecedents:
    """Looks for whom words mean in what stands before them."""

    def __init__(self, text: str, persons: Persons, mentions: list[Mention], /) -> None:
        self._text = text
        self._persons = persons
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._memory = Memory()

    def remember(self, source: Source, /, *, gender: str | None = None) -> None:
        """Keep a source for what follows."""
        person = self._persons.named(source.name or "")
        heads = {head_of(describe(source.text).bare), head_of(source.name or "")}
        match = _APPOSITION.match(self._text, source.span.end)
        if person is not None:
            heads |= person.heads
            gender = gender or person.gender
            if gender is not None and person.gender is None:
                person.gender = gender
        elif match is not None and source.kind in {None, SourceKind.AGENCY, SourceKind.ARMED_GROUP}:
            heads.add(head_of(match.group(1)))
        gender = gender or gender_of_words(head_of(describe(source.text).bare))
        plural = source.kind is SourceKind.ARMED_GROUP or "|" in (source.name or "")
        if source.kind is not SourceKind.PERSON and person is None:
            words = source.text if source.text.lower() not in {"they", "them"} else "people"
            own = source.kind in {SourceKind.GOVERNMENT, SourceKind.AGENCY} and source.name
            plural = plural or (is_plural(words) and not own and not _is_vague(words))
        self._memory.remember(
            Earlier(
                source=source,
                heads=frozenset(heads - {""}),
                gender=gender,
                plural=plural,
                described=person is None and not _is_name(source.name),
            )
        )

    def is_quoted(self, at: int, /) -> bool:
        """Tell whether a quotation is open at an offset of its paragraph."""
        start = max(0, at - _QUOTED)
        before = self._text[max(start, self._text.rfind("\n", start, at) + 1) : at]
        opened, closed = before.count("“"), before.count("”")
        return opened > closed if opened else before.count('"') % 2 == 1

    def person(self, at: int, gender: str, /) -> Earlier | Person | None:
        """Return whom "he" or "she" means: the latest source or person that may be."""

        def agrees(earlier: Earlier) -> bool:
            name = earlier.source.name or ""
            is_person = earlier.source.kind is not None or self._persons.named(name) is not None
            return is_person and self._gender(earlier) in {None, gender}

        source = self._memory.speaker(at, agrees=agrees)
        named = self._latest(at, gender)
        if source is not None and source.gender is None and source.source.name is None:
            # "An official said … She said": of an unknown person, if no better one is as near
            known = self._memory.speaker(at, agrees=lambda e: e.gender == gender)
            paragraph = self._text.rfind("\n", max(0, at - REACH), at)
            if known is not None and source.source.span.start < paragraph:
                source = known
        if source is None or named is None:
            return source or named
        person_at = self._persons.last_named(named.name, at, within=REACH)
        if named.name == source.source.name or person_at is None:
            return source
        if person_at < source.source.span.end:
            return source
        if (named.gender == gender) != (source.gender == gender):
            return named if named.gender == gender else source
        return named if self._opens_sentence(person_at) else source

    def _gender(self, earlier: Earlier) -> str | None:
        """Return what is known by now of the gender of a source."""
        person = self._persons.named(earlier.source.name or "")
        return earlier.gender or (None if person is None else person.gender)

    def _latest(self, at: int, gender: str) -> Person | None:
        """Return the person named last; of two in one sentence the first, its subject."""
        found: tuple[int, Person] | None = None
        for start, person in self._persons.before(at, within=_NEAR):
            if found is not None and _parted(self._text, start, found[0]):
                break
            if person.gender == gender or (
                person.gender is None and (person.sure or self._opens_sentence(start))
            ):
                found = (start, person)
        return None if found is None else found[1]

    def _opens_sentence(self, at: int) -> bool:
        return _SENTENCE_START.search(self._text[max(0, at - 60) : at]) is not None

    def several(self, at: int, /) -> Earlier | None:
        """Return whom "they" means."""
        return self._memory.several(at)

    def body(self, at: int, /) -> Earlier | Mention | None:
        """Return what "it" means: the latest source that is a body, or the subject before."""
        earlier = self._memory.body(at)
        if earlier is not None:
            return earlier
        place = bisect_left(self._starts, at) - 1
        for mention in reversed(self._mentions[max(0, place - 8) : place + 1]):
            if at - mention.span.start > _NEUTRAL_NEAR:
                break
            if mention.entry.role != "people" and self._opens_sentence(mention.span.start):
                return mention
        return None

    def unnamed(self, meant: Description, at: int, /, *, plural: bool) -> Earlier | None:
        """Return the source without a name that a description takes up."""
        return self._memory.unnamed(meant, at, plural=plural)

    def just_named(self, meant: Description, at: int, /) -> Person | None:
        """Return the latest source if it is a person of whom nothing is told but "the teacher"."""
        latest = next(self._memory.before(at), None)
        if latest is None or meant.details or role_kind(meant.head) != "-":
            return None
        person = self._persons.named(latest.source.name or "")
        if person is None or person.roles or at - latest.source.span.end > _NEUTRAL_NEAR:
            return None
        last = next((p for _, p in self._persons.before(at, within=_NEUTRAL_NEAR)), person)
        gender = gender_of_words(meant.head)
        agrees = gender is None or person.gender in {None, gender}
        return person if agrees and last is person else None

    def pair(self, meant: Description, at: int, /) -> tuple[Source, Source] | None:
        """Return the two persons whom "the brothers" or "both" means."""
        if meant.head not in said_words("pairs") or len(meant.details) > 1:
            return None
        gender = {"brothers": "m", "men": "m", "sisters": "f", "women": "f"}.get(meant.head)
        return self._memory.pair(at, gender=gender)

    def generic(self, meant: Description, at: int, /) -> Earlier | Mention | str | None:
        """Return the body that "the group" or "the ministry" means: the nearest that it fits."""
        head = meant.head
        classes = role_classes(head)
        kinds = [kind for name in classes for kind in _KINDS.get(name, ())]
        if head in _COUNTRY_WORDS:
            kinds = [SourceKind.GOVERNMENT]
        if not kinds and classes.isdisjoint(_KINDS):
            return None
        if meant.details & _NEWS:
            kinds = [SourceKind.MEDIA]
        elif meant.details & _SPYING:
            kinds = [SourceKind.AGENCY]
        best: tuple[int, int] = (0, -1)
        found: Earlier | Mention | str | None = None
        for earlier in self._memory.before(at):
            level = _level(meant, kinds, earlier)
            if level and (level, earlier.source.span.start) > best:
                best, found = (level, earlier.source.span.start), earlier
        place = bisect_left(self._starts, at) - 1
        for mention in self._near(place, at):
            level = _known_level(meant, kinds, mention)
            if level and (level, mention.span.start) > best:
                best, found = (level, mention.span.start), mention
        if best[0] < 2:  # no body of the very kind was a source or is known
            thing = self._thing(meant, at)
            found = thing or found
        return found

    def _near(self, place: int, at: int) -> Iterator[Mention]:
        for number in range(place, -1, -1):
            mention = self._mentions[number]
            if at - mention.span.start > REACH:
                return
            yield mention

    def _thing(self, meant: Description, at: int) -> str | None:
        """Return a body that the text names with a word of the same class ("Norhaven Bank")."""
        found = None
        details = meant.details - _NEWS - _SPYING
        for match in _CAPITALS.finditer(self._text, max(0, at - REACH), at):
            last = match.group().rpartition(" ")[2].lower()
            same = last == meant.head or (role_kind(last) and agree(last, meant.head))
            if same and details <= content_words(match.group()):
                found = match.group().removeprefix("The ").rpartition("’s ")[2]
        if found is None:  # "the Ruritanian intelligence service"
            phrase = (
                rf"\b(?:[Tt]he|[Aa]n?)\s([A-Z]\w+\s(?:[a-z-]+\s){{0,3}}{re.escape(meant.head)})\b"
            )
            for match in re.finditer(phrase, self._text[max(0, at - REACH) : at], re.ASCII):
                words = match.group(1).split()
                told = details <= content_words(match.group(1))
                if told and all(class_of(word) in "Nn" for word in words):
                    found = match.group(1)
        return found


_CAPITALS = re.compile(r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){1,4}")


def _is_vague(words: str) -> bool:
    """Tell "some" and "most of us", whom nobody takes up by a name."""
    return words.lower().split(" of ")[0] in said_words("vague")


def _parted(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence or paragraph ends between two places."""
    between = text[start:end]
    return "\n" in between or re.search(r"[a-z)”\"][.!?]”?\s", between) is not None


def _is_name(name: str | None) -> bool:
    return name is not None and all(
        part[:1].isupper() or part in {"of", "the", "and", "for", "de", "van", "al"}
        for part in name.replace("|", " ").split()
    )


def _level(meant: Description, kinds: list[SourceKind], earlier: Earlier) -> int:
    """Return how well a description of a body fits a source: 3 for the very word."""
    source = earlier.source
    if source.kind in {SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.ANONYMOUS}:
        return 0
    is_media = source.kind is SourceKind.MEDIA
    if meant.details & (_SPYING if is_media else _NEWS):
        return 0
    name = (source.name or describe(source.text).bare).lower()
    words = frozenset(name.replace("|", " ").split()) | earlier.heads
    details = meant.details - _NEWS - _SPYING
    if not details <= words | describe(source.text).details:
        return 0
    if meant.head in words:
        return 3
    if any(agree(meant.head, head) for head in earlier.heads):
        return 2
    if meant.head in _COUNTRY_WORDS:
        return int(source.name is not None and source.name == country_name(source.country))
    if source.kind in kinds:
        first = kinds[0] == source.kind
        return 2 if first and source.kind is not SourceKind.GOVERNMENT else 1
    return 0


def _known_level(meant: Description, kinds: list[SourceKind], mention: Mention) -> int:
    entry = mention.entry
    if entry.role == "people" or entry.kind not in kinds:
        return 0
    if meant.details - _NEWS - _SPYING:
        return 0
    words = entry.name.lower().split()
    if meant.head in words:
        return 3
    if entry.kind == "government":
        of_country = entry.name == country_name(entry.country)
        return int(of_country and meant.head in _COUNTRY_WORDS)
    return 2 if kinds[0] == entry.kind else 1
