"""Hypothesis strategies for every type of the model.

Each function returns a strategy of valid values: spans lie inside their texts, claims obey the
span law. ``STRATEGIES`` maps each type to its strategy.

Needs ``pip install "intelnews[testing]"``.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, Any, Final

try:
    from hypothesis import strategies as st
except ImportError as error:  # pragma: no cover # tested in a process of its own
    raise ImportError(
        'the strategies need Hypothesis: pip install "intelnews[testing]"', name="hypothesis"
    ) from error

from intelnews.model import (
    Article,
    ArticleKind,
    Author,
    Band,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Comment,
    Cue,
    Fragment,
    FrozenMap,
    Link,
    Locator,
    Moment,
    Origin,
    Passage,
    Precision,
    Problem,
    Quotation,
    Severity,
    Source,
    SourceKind,
    Span,
    Stance,
    Tag,
    TagKind,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = [
    "STRATEGIES",
    "articles",
    "authors",
    "bands",
    "blocks",
    "certainties",
    "claims",
    "comments",
    "cues",
    "fragments",
    "frozen_maps",
    "links",
    "locators",
    "moments",
    "origins",
    "passages",
    "problems",
    "sources",
    "spans",
    "tags",
    "texts",
]

# Values, not sizes, find bugs here; three of a kind show order and repeats.
_FEW: Final = 3
# Fields of an article that hold a value; pairs of fields meet often enough at this number.
_FILLED: Final = 5


def texts(*, min_size: int = 0, max_size: int = 40) -> SearchStrategy[str]:
    """Return texts as the gate lets them through: valid Unicode without NUL.

    >>> from hypothesis import find
    >>> find(texts(min_size=2), lambda text: True)
    '00'
    """
    valid = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    return st.text(valid, min_size=min_size, max_size=max_size)


# Made once: to build a strategy takes longer than to draw from it.
_TEXT: Final = texts()
_NAME: Final = texts(min_size=1)


def _maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | strategy


def _several(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.lists(strategy, max_size=_FEW).map(tuple)


@st.composite
def spans(draw: DrawFn, /, *, within: str | None = None) -> Span:
    """Draw spans: of a text if one is given, else anywhere up to 10,000."""
    longest = 10_000 if within is None else len(within)
    start = draw(st.integers(0, longest))
    return Span(start, draw(st.integers(start, longest)))


@cache
def _zones() -> SearchStrategy[timezone]:
    # The widest offsets that datetime takes, and odd ones such as +00:00:01.000001.
    day = timedelta(days=1) - timedelta(microseconds=1)
    return st.just(UTC) | st.timedeltas(min_value=-day, max_value=day).map(timezone)


@cache
def moments() -> SearchStrategy[Moment]:
    """Return moments of every precision, naive and aware, from the year 1 to 9999."""
    days = st.builds(
        Moment,
        value=st.dates(),
        precision=st.sampled_from([Precision.YEAR, Precision.MONTH, Precision.DAY]),
        raw=_TEXT,
    )
    edges = st.sampled_from([datetime.min, datetime.max])  # noqa: DTZ901 # zones come from below
    clocks = st.builds(
        lambda value, zone: value.replace(tzinfo=zone), st.datetimes() | edges, _maybe(_zones())
    )
    times = st.builds(Moment, value=clocks, precision=st.sampled_from(Precision), raw=_TEXT)
    return days | times


@cache
def authors() -> SearchStrategy[Author]:
    """Return authors: plausible names, and anything else that a byline may hold."""
    given = st.sampled_from(["Anna", "J.", "J.K.", "JK", "Jean-Paul", "Łucja", "明"])
    family = st.sampled_from(["Kral", "O’Neil", "van der Ott", "Ó Cuív", "Kral-Ott", "王"])
    names = st.builds(lambda *words: " ".join(words), given, family)
    return st.builds(
        Author,
        name=names | _NAME,
        given=_maybe(given | _TEXT),
        family=_maybe(family | _TEXT),
        role=_maybe(_TEXT),
        url=_maybe(_TEXT),
        affiliation=_maybe(_TEXT),
    )


@cache
def tags() -> SearchStrategy[Tag]:
    """Return tags with the slug of their name, and with another."""
    facts: dict[str, Any] = {
        "name": _NAME,
        "kind": st.sampled_from(TagKind),
        "scheme": _maybe(_TEXT),
        "url": _maybe(_TEXT),
    }
    return st.builds(Tag, **facts) | st.builds(Tag, slug=_TEXT, **facts)


@cache
def locators() -> SearchStrategy[Locator]:
    """Return places in a source."""
    lines = st.integers(1, 10_000)
    return st.builds(Locator, span=_maybe(spans()), line=_maybe(lines), path=_maybe(_TEXT))


@cache
def origins() -> SearchStrategy[Origin]:
    """Return origins of fields."""
    return st.builds(
        Origin,
        field=_TEXT,
        method=_TEXT,
        locator=_maybe(locators()),
        raw=_TEXT,
        confidence=st.floats(0, 1),
    )


@cache
def problems() -> SearchStrategy[Problem]:
    """Return problems of every severity."""
    return st.builds(
        Problem,
        code=st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True),
        message=_TEXT | st.just("long " * 200),
        severity=st.sampled_from(Severity),
        locator=_maybe(locators()),
        count=st.integers(1, 10_000),
    )


def blocks(*, within: str | None = None) -> SearchStrategy[Block]:
    """Return blocks of a text, or of any."""
    return st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        span=spans(within=within),
        source=_several(spans()),
    )


@cache
def comments() -> SearchStrategy[Comment]:
    """Return comments of readers."""
    return st.builds(
        Comment,
        author=_maybe(authors()),
        moment=_maybe(moments()),
        text=_TEXT,
        level=st.integers(0, 9),
    )


def links(*, within: str | None = None) -> SearchStrategy[Link]:
    """Return links from a text, or from any."""
    return st.builds(
        Link,
        url=_TEXT,
        text=_maybe(_TEXT),
        span=_maybe(spans(within=within)),
        rel=_maybe(_TEXT),
    )


@st.composite
def passages(draw: DrawFn, /, *, within: str | None = None) -> Passage:
    """Draw passages of one to three spans, cut out of the text if one is given."""
    text = draw(_TEXT) if within is None else within
    return Passage.cut(text, draw(st.lists(spans(within=text), min_size=1, max_size=_FEW)))


def _words(draw: DrawFn, within: str | None) -> dict[str, Any]:
    """Draw words and their span from the text, or from a text of its own."""
    text = draw(_TEXT) if within is None else within
    span = draw(spans(within=text))
    return {"text": span.cut(text), "span": span}


@st.composite
def sources(draw: DrawFn, /, *, within: str | None = None) -> Source:
    """Draw sources, whose words stand in the text if one is given."""
    return Source(
        **_words(draw, within),
        name=draw(_maybe(_TEXT)),
        kind=draw(_maybe(st.sampled_from(SourceKind))),
        country=draw(_maybe(st.from_regex(r"[A-Z]{2}", fullmatch=True))),
        agency=draw(_maybe(_TEXT)),
    )


@st.composite
def cues(draw: DrawFn, /, *, within: str | None = None) -> Cue:
    """Draw cues, whose words stand in the text if one is given."""
    return Cue(**_words(draw, within), lemma=draw(_TEXT))


@st.composite
def bands(draw: DrawFn, /) -> Band:
    """Draw ranges of probability."""
    low = draw(st.integers(0, 100))
    high = draw(st.integers(low, 100))
    return Band(term=draw(_TEXT), low=low, high=high, standard=draw(_TEXT))


@st.composite
def certainties(draw: DrawFn, /, *, within: str | None = None) -> Certainty:
    """Draw hedges, whose words stand in the text if one is given."""
    return Certainty(**_words(draw, within), band=draw(_maybe(bands())))


@st.composite
def claims(draw: DrawFn, /, *, within: str | None = None, unit: Unit = Unit.TEXT) -> Claim:
    """Draw claims that obey the span law in the text given, or in one of their own."""
    text = draw(_TEXT) if within is None else within
    return Claim(
        source=draw(_maybe(sources(within=text))),
        cue=draw(_maybe(cues(within=text))),
        content=draw(passages(within=text)),
        stance=draw(st.sampled_from(Stance)),
        quotation=draw(st.sampled_from(Quotation)),
        certainty=draw(_maybe(certainties(within=text))),
        moment=draw(_maybe(moments())),
        about=draw(_several(_TEXT)),
        parent=draw(_maybe(spans(within=text))),
        unit=unit,
        method=draw(_TEXT),
    )


@cache
def frozen_maps() -> SearchStrategy[FrozenMap]:
    """Return maps of names to whatever JSON can hold, nested."""
    numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    leaves = st.none() | st.booleans() | numbers | _TEXT
    values = st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=_FEW) | st.dictionaries(_TEXT, inner, max_size=_FEW),
        max_leaves=8,
    )
    return st.dictionaries(_TEXT, values, max_size=_FEW).map(FrozenMap)


@st.composite
def fragments(draw: DrawFn, /) -> Fragment:
    """Draw texts that belong to no article."""
    text = draw(_TEXT)
    fields = {
        "span": spans(),
        "authors": _several(authors()),
        "published": moments(),
        "reason": _TEXT,
        "claims": _several(claims(within=text)),
        "origins": _several(origins()),
    }
    return Fragment(text=text, **_some(draw, fields))


@st.composite
def articles(draw: DrawFn, /) -> Article:
    """Draw articles: each with a few fields, all together with every field."""
    title = draw(_maybe(_TEXT))
    text = "\n\n".join(draw(st.lists(_NAME, max_size=_FEW)))
    in_text = claims(within=text)
    in_title = claims(within=title or "", unit=Unit.TITLE)
    fields = {
        **_fields_beside_the_text(),
        "blocks": _several(blocks(within=text)),
        "claims": _several(in_text | in_title),
        "links": _several(links(within=text)),
    }
    return Article(title=title, text=text, **_some(draw, fields))


@cache
def _fields_beside_the_text() -> dict[str, SearchStrategy[Any]]:
    return {
        "deck": _TEXT,
        "kind": st.sampled_from(ArticleKind),
        "authors": _several(authors()),
        "published": moments(),
        "modified": moments(),
        "captured": moments(),
        "tags": _several(tags()),
        "comments": _several(comments()),
        "comment_count": st.integers(0, 10_000),
        "related": _several(links()),
        "url": _TEXT,
        "permalink_text": _TEXT,
        "publication": _TEXT,
        "language": st.sampled_from(["en", "de", "pt-BR"]),
        "truncated": st.booleans(),
        "format": _TEXT,
        "source": _TEXT,
        "origins": _several(origins()),
        "problems": _several(problems()),
        "extra": frozen_maps(),
    }


def _some(draw: DrawFn, fields: dict[str, SearchStrategy[Any]]) -> dict[str, Any]:
    """Draw values for a few of the fields: all of them at once would take seconds to draw."""
    names = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=_FILLED))
    return {name: draw(fields[name]) for name in names}


#: The strategy of each type of the model.
STRATEGIES: Final[Mapping[type[Any], Callable[[], SearchStrategy[Any]]]] = {
    Article: articles,
    Author: authors,
    Band: bands,
    Block: blocks,
    Certainty: certainties,
    Claim: claims,
    Comment: comments,
    Cue: cues,
    Fragment: fragments,
    FrozenMap: frozen_maps,
    Link: links,
    Locator: locators,
    Moment: moments,
    Origin: origins,
    Passage: passages,
    Problem: problems,
    Source: sources,
    Span: spans,
    Tag: tags,
}
