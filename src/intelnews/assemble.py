"""From a parser's draft to a finished article, the same way for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import evolve

from intelnews.fields.dates import day_first_evidence, is_ambiguous, parse_moment
from intelnews.fields.headlines import kind_of_headline, series_of_headline
from intelnews.fields.languages import detect_language
from intelnews.fields.names import parse_byline
from intelnews.fields.urls import canonical_url
from intelnews.folding import squeeze
from intelnews.model import (
    Article,
    ArticleKind,
    Author,
    Block,
    FrozenMap,
    Link,
    Locator,
    Moment,
    Origin,
    Problem,
    Span,
    cap,
)
from intelnews.plugins.contract import Weighed
from intelnews.plugins.extraction import run_extractor
from intelnews.plugins.extractors import extractor_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from intelnews.intake.document import Document
    from intelnews.model import Claim, Fragment
    from intelnews.plugins.contract import Draft, Found
    from intelnews.plugins.extractors import ClaimExtractor, ClaimsOption

__all__ = ["assemble", "at_source", "finish_fragment"]

T = TypeVar("T")
V = TypeVar("V")
L = TypeVar("L", Origin, Problem, Weighed)

_BETWEEN_BLOCKS = "\n\n"


def assemble(
    draft: Draft, document: Document, /, *, format_name: str, claims: ClaimsOption = True
) -> Article:
    """Return the article that a draft describes.

    Values are normalised, the first readable candidate of each field wins, candidates that
    contradict it become problems, and every value gets an ``Origin`` whose locator counts in the
    source as it was decoded.

    Args:
        draft: What a parser yielded.
        document: What the parser read.
        format_name: The name of the format, kept in the article.
        claims: Whether claims are read, and by which extractor.

    Raises:
        PluginError: If there is no such extractor.
    """
    extractor = extractor_for(claims)
    return _Assembly(draft, document).article(format_name=format_name, extractor=extractor)


def finish_fragment(
    fragment: Fragment,
    document: Document,
    /,
    *,
    claims: ClaimsOption = True,
    aside: Callable[[Problem], None] | None = None,
) -> Fragment:
    """Return a parser's fragment with its place in the source and its claims.

    A fragment holds no problems; what goes wrong with its claims is handed to ``aside``.
    """
    span = None if fragment.span is None else document.original_span(fragment.span)
    found = fragment.claims
    extractor = extractor_for(claims)
    if extractor is not None and not found:
        extraction = run_extractor(
            extractor,
            fragment.text,
            language=detect_language(fragment.text),
            published=fragment.published,
            most=document.limits.values,
        )
        found = extraction.claims
        if aside is not None:
            for problem in extraction.problems:
                aside(problem)
    origins = tuple(at_source(origin, document) for origin in fragment.origins)
    return evolve(fragment, span=span, claims=found, origins=origins)


class _Assembly:
    """One draft on its way; collects origins and problems while the fields are read."""

    def __init__(self, draft: Draft, document: Document) -> None:
        self.draft = draft
        self.document = document
        self.origins: list[Origin] = [at_source(origin, document) for origin in draft.origins]
        self.problems: list[Problem] = [at_source(problem, document) for problem in draft.problems]

    def article(self, *, format_name: str, extractor: ClaimExtractor | None) -> Article:
        draft = self.draft
        text, blocks, links = self.body()
        title = self.title()
        published = self.moment("published", draft.published)
        modified = self.moment("modified", draft.modified)
        captured = self.moment("captured", draft.captured)
        spoken: str | None = detect_language(text or title or "")
        language = self.language(spoken)
        claims: tuple[Claim, ...] = ()
        if extractor is not None:
            extraction = run_extractor(
                extractor,
                text,
                # the words know better than a field that somebody may have left as it was
                language=spoken or language,
                title=title,
                published=published,
                blocks=blocks,
                most=self.document.limits.values,
            )
            claims = extraction.claims
            self.problems += extraction.problems
        kind = draft.kind or (kind_of_headline(title) if title else None) or ArticleKind.NEWS
        return Article(
            title=title,
            deck=self.line("deck", draft.deck),
            kind=kind,
            authors=self.authors(),
            published=published,
            modified=modified,
            captured=captured,
            text=text,
            blocks=blocks,
            tags=self.few("tags", {(tag.slug, tag.kind): tag for tag in draft.tags}.values()),
            claims=claims,
            comments=self.few("comments", draft.comments),
            comment_count=draft.comment_count,
            related=draft.related,
            links=(*draft.links, *links),
            url=self.url(),
            permalink_text=draft.permalink_text,
            publication=self.line("publication", draft.publication),
            language=language,
            truncated=draft.truncated,
            format=format_name,
            source=self.document.name,
            extra=self.surplus(title),
            # The last two are read last: every field above may have added to them.
            origins=tuple(self.origins),
            problems=cap(self.problems, self.document.limits.problems),
        )

    def title(self) -> str | None:
        found = self.draft.title
        limit = self.document.limits.title_chars
        if found is not None and len(found.value) > limit:
            self.warn("long-title", f"a headline of {len(found.value)} characters is cut", found)
            found = evolve(found, value=found.value[:limit])
        return self.line("title", found)

    def line(self, name: str, found: Found[str] | None) -> str | None:
        """Return a value that stands on one line, and note its origin."""
        value = squeeze(found.value) if found is not None else ""
        if found is None or not value:
            return None
        self.record(name, found)
        return value

    def authors(self) -> tuple[Author, ...]:
        """Return the authors of the first byline that names any."""
        chosen: tuple[Author, ...] = ()
        for found in self.draft.authors:
            value = found.value
            people = parse_byline(value) if isinstance(value, str) else tuple(value)
            people = tuple({person.key: person for person in reversed(people)}.values())[::-1]
            if not people:
                continue
            if not chosen:
                chosen = self.few("authors", people)
                self.record("authors", found)
            elif strangers := [p for p in people if not any(p.matches(c) for c in chosen)]:
                names = ", ".join(person.name for person in strangers)
                self.warn("conflicting-author", f"{found.method} names {names}", found)
        return chosen

    def moment(self, name: str, candidates: Sequence[Found[str | Moment]]) -> Moment | None:
        """Return the first candidate that is a date; note those that speak of another time."""
        chosen: Moment | None = None
        written = [found.value for found in candidates if isinstance(found.value, str)]
        day_first = day_first_evidence(written)
        for found in candidates:
            value = found.value
            moment = parse_moment(value, day_first=day_first) if isinstance(value, str) else value
            if moment is None:
                self.warn("unreadable-date", f"{found.method}: {value!s:.80} is no date", found)
            elif chosen is None:
                chosen = moment
                self.record(name, found)
                if isinstance(value, str) and day_first is None and is_ambiguous(value):
                    message = f"{value} may be day first or month first; only the year is kept"
                    self.warn("ambiguous-date", message, found)
            elif not chosen.overlaps(moment):
                message = f"{found.method} says {moment}, which is not {chosen}; {name} is {chosen}"
                self.warn("conflicting-date", message, found)
        return chosen

    def url(self) -> str | None:
        found = self.draft.url
        if found is None:
            return self.document.url
        address: str | None = canonical_url(found.value, base=self.document.url)
        if address is None:
            self.warn("unreadable-url", f"{found.value[:80]!r} is no address", found)
        else:
            self.record("url", found)
        return address

    def language(self, spoken: str | None) -> str | None:
        if self.draft.language is not None:
            return self.line("language", self.draft.language)
        if spoken is not None:
            self.origins.append(Origin(field="language", method="common words", confidence=0.9))
        return spoken

    def surplus(self, title: str | None) -> FrozenMap:
        series = series_of_headline(title) if title else None
        if series is None or "series" in self.draft.extra:
            return self.draft.extra
        return FrozenMap({**self.draft.extra, "series": series[0], "number": series[1]})

    def body(self) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
        """Join the pieces to one text, and say where each block and link stands in it."""
        words: list[str] = []
        blocks: list[Block] = []
        links: list[Link] = []
        moved = self.document.stored is not None or self.document.offsets.changed
        at = 0
        for piece in self.draft.body:
            if not piece.text.strip():
                continue
            span = Span(at, at + len(piece.text))
            source = tuple(map(self.document.original_span, piece.spans)) if moved else piece.spans
            blocks.append(Block(kind=piece.kind, span=span, source=source))
            if piece.links:
                links += [_shifted(link, at, len(piece.text)) for link in piece.links]
            words.append(piece.text)
            at = span.end + len(_BETWEEN_BLOCKS)
        if blocks and (places := [span for block in blocks for span in block.source]):
            locator = Locator(span=Span.hull(places))
            self.origins.append(Origin(field="text", method="body", locator=locator))
        return _BETWEEN_BLOCKS.join(words), tuple(blocks), tuple(links)

    def few(self, name: str, values: Iterable[T]) -> tuple[T, ...]:
        """Return the values, as many as the limits allow."""
        found = tuple(values)
        limit = self.document.limits.values
        if len(found) > limit:
            message = f"only the first {limit} {name} of {len(found)} are kept"
            dropped = len(found) - limit
            self.problems.append(Problem(code="too-many-values", message=message, count=dropped))
        return found[:limit]

    def record(self, name: str, found: Found[V]) -> None:
        origin = Origin(
            field=name,
            method=found.method,
            locator=self.place(found),
            raw=found.raw if found.raw is not None else _words(found.value),
            confidence=found.confidence,
        )
        self.origins.append(origin)

    def warn(self, code: str, message: str, found: Found[V]) -> None:
        self.problems.append(Problem(code=code, message=message, locator=self.place(found)))

    def place(self, found: Found[V]) -> Locator | None:
        return None if found.locator is None else _source_locator(found.locator, self.document)


def _shifted(link: Link, by: int, room: int) -> Link:
    """Return a link of a piece as a link of the text; a span outside the piece is no place."""
    span = link.span if link.span is not None and link.span.end <= room else None
    return Link(url=link.url, text=link.text, span=span and span.shift(by), rel=link.rel)


def _source_locator(locator: Locator, document: Document) -> Locator:
    """Return a place in the document's text as the same place in the source."""
    if locator.span is None:
        return locator
    line = document.line_at(locator.span.start) if locator.line is None else locator.line
    span = document.original_span(locator.span)
    if span is locator.span and line is locator.line:
        return locator  # nothing was cleaned off: it is a place in the source as it stands
    return Locator(span=span, line=line, path=locator.path)


def at_source(noted: L, document: Document, /) -> L:
    """Return an origin, problem or candidate with its place in the source, not the cleaned text."""
    place = noted.locator
    if place is None or place.span is None:
        return noted  # lines and paths count in the source as it is
    moved = _source_locator(place, document)
    return noted if moved is place else evolve(noted, locator=moved)


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, Author):
        return value.name
    return value.raw or str(value) if isinstance(value, Moment) else str(value)
