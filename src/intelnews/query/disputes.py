"""Who asserts what others deny.

A denial and an assertion are opposed if they come from different sources and

* speak of the same matter: they share a key word, and besides it another or two names; or
* the assertion names the source of the denial, and accuses it or shares with it what is denied; or
* the denial is one of "reports", "allegations" or the like, and names the source of the assertion.

This is enough within an article. Claims of two articles must share more and be made within a window
of time. Words and names that many claims have count half. Denials of one matter make one dispute:
those that share as much with the first of them, and those by a source of it that say no more than
"any involvement".
"""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field, frozen

from intelnews.display.oneline import clip
from intelnews.errors import QueryError
from intelnews.model import Stance
from intelnews.model.record import Record
from intelnews.query.fields import sources_of
from intelnews.query.keys import folded
from intelnews.query.statements import Meetings, Statement, Weights, make_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intelnews.model import Article, Claim

__all__ = ["WINDOW", "Dispute", "find_disputes"]

Pair: TypeAlias = "tuple[Article, Claim]"

#: How far apart claims of two articles may be made: two weeks, for which a story stays news.
WINDOW = timedelta(days=14)

_ASSERTING = frozenset(
    {Stance.ASSERTS, Stance.CONFIRMS, Stance.ACCUSES, Stance.WARNS, Stance.BELIEVES}
)
# "did not know if": whoever says what is not so is no party that asserts it. Looked for in the
# first words, where the main verb stands; "accuses him of not paying" asserts all the same.
_NEGATIONS = frozenset({"not", "never", "cannot", "neither", "nor"})
_FIRST_WORDS, _FIRST_CHARS = 8, 100

# What two claims must share, counted in words: one, and half a name that others use too. Chosen by
# reading what it finds in 840 news articles on one election and in pages of a weblog on espionage.
_ENOUGH_WITHIN, _ENOUGH_ACROSS = 1.25, 1.75
# And besides, this share of the one that speaks of less.
_ENOUGH_SHARE = 0.4
# What a claim answers stands near it: within a post of a weblog, whose paragraphs have some 800
# characters each. Reports that are denied stand in one of the three sentences before.
_NEAR, _JUST_SAID = 2_000, 600
_MATTER_WORDS, _MATTER_CHARS = 5, 80


@frozen(kw_only=True, repr=False)
class Dispute(Record):
    """Claims that contradict each other: who asserts something, who denies it.

    ``matter`` names it by the words that both sides use, or else by what is asserted; ``reason``
    says why the claims are taken to be about one matter. ``asserted`` and ``denied`` hold the
    claims with their articles.
    """

    matter: str
    reason: str
    asserted: tuple[Pair, ...]
    denied: tuple[Pair, ...]

    @property
    def asserts(self) -> tuple[Claim, ...]:
        """The claims that assert it."""
        return tuple(claim for _, claim in self.asserted)

    @property
    def denies(self) -> tuple[Claim, ...]:
        """The claims that deny it."""
        return tuple(claim for _, claim in self.denied)

    @property
    def asserted_by(self) -> tuple[str, ...]:
        """Who asserts it, each once; where nobody is named, nobody stands here."""
        return _sources(self.asserts)

    @property
    def denied_by(self) -> tuple[str, ...]:
        """Who denies it, each once."""
        return _sources(self.denies)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles in which it stands, each once."""
        pairs = chain(self.asserted, self.denied)
        return tuple({id(article): article for article, _ in pairs}.values())

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "matter", self.matter
        yield "asserted_by", ", ".join(self.asserted_by)
        yield "denied_by", ", ".join(self.denied_by)


def _sources(claims: Iterable[Claim]) -> tuple[str, ...]:
    names = chain.from_iterable(map(sources_of, claims))
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name), name)
    return tuple(found.values())


def find_disputes(pairs: Iterable[Pair], /, *, window: timedelta = WINDOW) -> tuple[Dispute, ...]:
    """Find disputes among claims, in the order of their first denials.

    A claim is made when its source said so, or else when its article was published. One for which
    neither is known to the day meets claims of its own article only.

    Raises:
        TypeError: If the window is no ``timedelta``.
        QueryError: If the window is negative.

    >>> from intelnews.model import Article, Claim, Passage, Source, Span
    >>> text = "Sylvania denied that it bombed a bridge. Villagers said jets bombed the bridge."
    >>> denial = Claim(
    ...     source=Source(text="Sylvania", span=Span(0, 8)), cue=None, stance="denies",
    ...     content=Passage.cut(text, [Span(16, 39)]))
    >>> report = Claim(
    ...     source=Source(text="Villagers", span=Span(41, 50)), cue=None,
    ...     content=Passage.cut(text, [Span(56, 78)]))
    >>> article = Article(text=text, claims=[denial, report])
    >>> find_disputes([(article, denial), (article, report)])
    (Dispute(matter='bombed, bridge', asserted_by='Villagers', denied_by='Sylvania'),)
    """
    if not isinstance(window, timedelta):
        raise TypeError(f"a window is a timedelta, not {type(window).__name__}")
    if window < timedelta():
        raise QueryError(f"a window is not negative; {window} is")
    sides = [
        (article, claim)
        for article, claim in pairs
        if claim.stance is Stance.DENIES or _is_asserted(claim)
    ]
    if all(claim.stance is not Stance.DENIES for _, claim in sides):
        return ()
    return tuple(_Finder(make_statements(sides), window.days).disputes())


def _is_asserted(claim: Claim) -> bool:
    if claim.stance not in _ASSERTING:
        return False
    words = claim.content.text[:_FIRST_CHARS].lower().replace("’", "'").split()[:_FIRST_WORDS]
    negated = any(word in _NEGATIONS or word.endswith("n't") for word in words)
    return claim.stance is Stance.ACCUSES or not negated


@define(eq=False)
class _Case:
    """A dispute in the making: the denials of one matter, their sources, and what is opposed."""

    denials: list[Statement] = field(factory=list)
    sources: frozenset[str] = frozenset()
    assertions: dict[Statement, None] = field(factory=dict)
    shared: dict[str, str] = field(factory=dict)
    share_words: bool = False  # names alone say little of a matter
    reasons: dict[str, None] = field(factory=dict)

    def finished(self) -> Dispute:
        words = list(self.shared.values())[:_MATTER_WORDS]
        reasons = [f"both sides speak of {', '.join(words)}"] if words else []
        first = clip(next(iter(self.assertions)).claim.content.text, _MATTER_CHARS)
        return Dispute(
            matter=", ".join(words) if self.share_words else first,
            reason="; ".join([*reasons, *self.reasons]),
            asserted=tuple((one.article, one.claim) for one in self.assertions),
            denied=tuple((one.article, one.claim) for one in self.denials),
        )


class _Finder:
    """Sorts denials into cases, and finds for each case what is opposed to it."""

    def __init__(self, known: list[Statement], days: int) -> None:
        self._denials = [one for one in known if one.claim.stance is Stance.DENIES]
        self._assertions = [one for one in known if one.claim.stance is not Stance.DENIES]
        self._weights = Weights(known)
        self._meetings = Meetings(self._denials, self._weights, days=days)

    def disputes(self) -> Iterator[Dispute]:
        cases = self._cases()
        for assertion in self._assertions:
            for denial in self._meetings.of(assertion):
                self._oppose(cases[denial], denial, assertion)
        for case in dict.fromkeys(cases.values()):
            if case.assertions:
                yield case.finished()

    def _cases(self) -> dict[Statement, _Case]:
        """Return the case of each denial: the first one that it agrees with, or one of its own."""
        cases: dict[Statement, _Case] = {}
        for denial in self._denials:
            met = dict.fromkeys(cases[one] for one in self._meetings.of(denial) if one in cases)
            case = next((case for case in met if self._belongs(denial, case)), None) or _Case()
            case.denials.append(denial)
            case.sources |= denial.sources
            cases[denial] = case
        return cases

    def _belongs(self, denial: Statement, case: _Case) -> bool:
        """Tell whether a denial is of the matter of the first of a case."""
        first = case.denials[0]
        shared = _shared(denial, first)
        if self._is_enough(shared, denial, first):
            return True
        # "any involvement in the incident"
        is_thin = len(denial.words) <= 1 and denial.place == first.place
        return is_thin and not denial.sources.isdisjoint(case.sources)

    def _is_enough(self, shared: dict[str, str], one: Statement, other: Statement) -> bool:
        if not _share_words(shared, one, other):
            return False
        weight = self._weights.of(shared, one, other)
        if weight < (_ENOUGH_WITHIN if one.place == other.place else _ENOUGH_ACROSS):
            return False
        return weight >= _ENOUGH_SHARE * min(self._weights.of_all(one), self._weights.of_all(other))

    def _oppose(self, case: _Case, denial: Statement, assertion: Statement) -> None:
        """Add an assertion to the case of a denial, if the two are opposed."""
        if not denial.sources.isdisjoint(assertion.sources):
            return
        if denial.place == assertion.place and _distance(denial, assertion) < 0:
            return  # one reports the other
        shared = _shared(denial, assertion)
        if not self._is_enough(shared, denial, assertion):
            reason = self._names_denier(shared, denial, assertion) or _names_asserter(
                denial, assertion
            )
            if reason is None:
                return
            case.reasons[reason] = None
        case.assertions[assertion] = None
        case.shared.update(shared)
        case.share_words |= _share_words(shared, denial, assertion)

    def _names_denier(
        self, shared: dict[str, str], denial: Statement, assertion: Statement
    ) -> str | None:
        """Return why an assertion that names the denial's source is opposed to it, if it is."""
        named = [party for party in denial.parties if all(map(assertion.holds, party))]
        if not named:
            return None
        is_near = denial.place == assertion.place and _distance(denial, assertion) <= _NEAR
        if is_near and assertion.claim.stance is Stance.ACCUSES:
            return f"{_who(denial)} is accused and denies it"
        if len(named) < len(denial.parties) or _are_compatriots(denial, assertion):
            return None
        besides = [key for key in shared if key not in chain(*named)]
        if self._weights.of(besides, denial, assertion) >= 1 or (
            is_near and any(key in denial.names for key in besides)
        ):
            return f"{_who(denial)} is spoken of and denies it"
        return None


def _shared(one: Statement, other: Statement) -> dict[str, str]:
    """Return the words and names that two claims share, as the first writes them."""
    return {key: word for key, word in {**one.words, **one.names}.items() if other.holds(key)}


def _share_words(shared: Iterable[str], one: Statement, other: Statement) -> bool:
    return any(key in one.words and key in other.words for key in shared)


def _who(one: Statement) -> str:
    return ", ".join(sources_of(one.claim))


def _distance(one: Statement, other: Statement) -> int:
    """Return how many code points lie between two claims of an article, below 0 if they overlap.

    A claim in the title is next to all that the text says.
    """
    if one.claim.unit is not other.claim.unit:
        return 0
    spans = one.claim.content.hull, other.claim.content.hull
    return max(span.start for span in spans) - min(span.end for span in spans)


def _are_compatriots(one: Statement, other: Statement) -> bool:
    countries = {None if s.claim.source is None else s.claim.source.country for s in (one, other)}
    return len(countries) == 1 and None not in countries


def _names_asserter(denial: Statement, assertion: Statement) -> str | None:
    """Return why a denial of reports is opposed to what it says who reported, if it is."""
    if denial.place != assertion.place or _distance(denial, assertion) > _JUST_SAID:
        return None
    comes_first = assertion.claim.content.hull.start < denial.claim.content.hull.start
    if comes_first and not denial.reporters.isdisjoint(assertion.speaker):
        return f"the denial speaks of what {_who(assertion)} said"
    return None
