"""Who said what: the attribution and its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen, validators

from intelnews.model.moment import Moment
from intelnews.model.record import Record, Word, many
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "Band",
    "Certainty",
    "Claim",
    "Cue",
    "Passage",
    "Quotation",
    "Source",
    "SourceKind",
    "Stance",
    "Unit",
]


class Stance(Word):
    """What a source does with the content of its claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    ACCUSES = "accuses"
    WARNS = "warns"
    PREDICTS = "predicts"
    REQUESTS = "requests"
    PROMISES = "promises"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    QUESTIONS = "questions"
    DECLINES = "declines"
    BELIEVES = "believes"


class SourceKind(Word):
    """What sort of speaker a source is."""

    PERSON = "person"
    OFFICIAL = "official"
    GOVERNMENT = "government"
    AGENCY = "agency"
    ARMED_GROUP = "armed group"
    MEDIA = "media"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    CROWD = "crowd"


class Quotation(Word):
    """Whether the content stands in quotation marks: all of it, a part, or none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Unit(Word):
    """Which text of an article the spans of a claim count in."""

    TEXT = "text"
    TITLE = "title"


def _stance(value: str) -> Stance:
    return Stance(value)


def _quotation(value: str) -> Quotation:
    return Quotation(value)


def _unit(value: str) -> Unit:
    return Unit(value)


def _source_kind(value: str | None) -> SourceKind | None:
    return None if value is None else SourceKind(value)


def _spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(spans)


@frozen(kw_only=True, repr=False)
class Passage(Record):
    """Words of a text that may be broken by other words, as a quotation is by its speaker.

    The span law: ``text`` is what the ``spans`` cover, joined by single spaces.

    >>> Passage.cut("“We left,” she said, “at noon.”", [Span(0, 10), Span(21, 31)]).text
    '“We left,” “at noon.”'
    """

    text: str
    spans: tuple[Span, ...] = field(converter=_spans, validator=validators.min_len(1))

    @classmethod
    def cut(cls, text: str, spans: Iterable[Span], /) -> Passage:
        """Cut a passage out of a text."""
        places = tuple(spans)
        return cls(text=" ".join(span.cut(text) for span in places), spans=places)

    @property
    def hull(self) -> Span:
        """The span from the first word to the last."""
        return Span.hull(self.spans)


@frozen(kw_only=True, repr=False)
class Source(Record):
    """Whose words they are.

    ``text`` and ``span`` are the words in place ("They"); ``name`` says who that is ("Afghan
    officials") and is ``None`` where the text leaves it open. ``country`` is an ISO 3166-1 alpha-2
    code. ``agency`` is the name of the service or body the source speaks for.

    >>> Source(text="Moscow", span=Span(8, 14), name="Russia", country="RU").name
    'Russia'
    """

    text: str
    span: Span
    name: str | None = None
    kind: SourceKind | None = field(default=None, converter=_source_kind)
    country: str | None = field(
        default=None, validator=validators.optional(validators.matches_re(r"[A-Z]{2}"))
    )
    agency: str | None = None

    def __str__(self) -> str:
        return self.text if self.name in {None, self.text} else f"{self.text} = {self.name}"


@frozen(kw_only=True, repr=False)
class Cue(Record):
    """The words that make it a claim ("placed the blame on") and their dictionary form.

    >>> Cue(text="denied", span=Span(8, 14), lemma="deny").lemma
    'deny'
    """

    text: str
    span: Span
    lemma: str


@frozen(kw_only=True, repr=False)
class Band(Record):
    """A range of probability that a standard gives to words, in per cent.

    >>> print(Band(term="likely", low=55, high=80, standard="ICD 203"))
    likely = 55–80 % (ICD 203)
    """

    term: str
    low: int = field(validator=[validators.ge(0), validators.le(100)])
    high: int = field(validator=[validators.ge(0), validators.le(100)])
    standard: str

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"a band runs upwards, not from {self.low} to {self.high}")

    def __str__(self) -> str:
        return f"{self.term} = {self.low}–{self.high} % ({self.standard})"


@frozen(kw_only=True, repr=False)
class Certainty(Record):
    """The words by which a claim is hedged, and the probability they stand for, if any does.

    >>> Certainty(text="reportedly", span=Span(16, 26)).band is None
    True
    """

    text: str
    span: Span
    band: Band | None = None


@frozen(kw_only=True, repr=False)
class Claim(Record):
    """An attribution: source, cue and content, with what follows from them.

    ``source`` is ``None`` where nobody is named ("reportedly"). ``moment`` is when it was said.
    ``about`` names whom or what the content speaks of. ``parent`` is the hull of the content of the
    claim that quotes this one, if one does. ``unit`` says whether the spans count in the article's
    text or in its title; ``method`` which extractor found it.

    >>> text = "Moscow denied any involvement."
    >>> claim = Claim(
    ...     source=Source(text="Moscow", span=Span(0, 6)),
    ...     cue=Cue(text="denied", span=Span(7, 13), lemma="deny"),
    ...     content=Passage.cut(text, [Span(14, 29)]),
    ...     stance="denies",
    ... )
    >>> print(claim)
    Moscow (denies): any involvement
    """

    source: Source | None
    cue: Cue | None
    content: Passage
    stance: Stance = field(default=Stance.ASSERTS, converter=_stance)
    quotation: Quotation = field(default=Quotation.INDIRECT, converter=_quotation)
    certainty: Certainty | None = None
    moment: Moment | None = None
    about: tuple[str, ...] = many(str)
    parent: Span | None = None
    unit: Unit = field(default=Unit.TEXT, converter=_unit)
    method: str = ""

    def __str__(self) -> str:
        who = "somebody" if self.source is None else self.source.name or self.source.text
        return f"{who} ({self.stance}): {self.content.text}"

    def _repr_html_(self) -> str:
        from intelnews.model.presentation import claim_html  # noqa: PLC0415 # at need

        return claim_html(self)

    def parts(self) -> Iterator[tuple[str, Span, str]]:
        """Yield ``(role, span, text)`` of every part, for whoever checks or draws them.

        Roles are ``source``, ``cue``, ``content`` (once for each span) and ``certainty``.
        """
        if self.source is not None:
            yield "source", self.source.span, self.source.text
        if self.cue is not None:
            yield "cue", self.cue.span, self.cue.text
        at = 0
        for span in self.content.spans:
            yield "content", span, self.content.text[at : at + len(span)]
            at += len(span) + 1
        if self.certainty is not None:
            yield "certainty", self.certainty.span, self.certainty.text

    def obeys_span_law(self, text: str, /) -> bool:
        """Tell whether every part is, to the character, what its span covers in the text."""
        return (
            all(
                span.end <= len(text) and span.cut(text) == words for _, span, words in self.parts()
            )
            and self.content.text == " ".join(span.cut(text) for span in self.content.spans)
            and (self.parent is None or self.parent.end <= len(text))
        )
