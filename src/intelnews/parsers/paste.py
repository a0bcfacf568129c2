"""The parser of pasted pages: what is left of a blog's page or listing when its text is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from intelnews.fields.dates import is_ambiguous, parse_moment
from intelnews.model import Fragment, FrozenMap, Locator, Origin, Severity, Span
from intelnews.plugins.contract import Draft, Found, Match, Piece
from intelnews.text.bylines import writers_of
from intelnews.text.facts import (
    Fact,
    address_of,
    count_comments,
    day_first_of,
    find_cut,
    iter_authors,
    iter_dates,
    iter_footer_notes,
    iter_misnumbered,
    iter_updates,
    kind_of_post,
    permalink_of,
    phrases_elsewhere,
    site_of,
    tags_of,
)
from intelnews.text.lines import Line
from intelnews.text.marks import CAPTION, DATE_ALONE, find_marks, is_labelled, is_markup
from intelnews.text.notes import iter_problems, note_problem
from intelnews.text.posts import Noted
from intelnews.text.rows import read_rows
from intelnews.text.segments import part_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.model import Author, Moment
    from intelnews.plugins.contract import Head, Yield
    from intelnews.text.posts import Post
    from intelnews.text.segments import Page

__all__ = ["PasteParser"]


# What weak marks are worth. A text that was typed or printed, with a plain byline or with lines of
# one width, is better read by a parser of plain text, which bids 0.44 where it sees a story.
_WEAK = {DATE_ALONE: 0.48, CAPTION: 0.46, "typed": 0.42, "other": 0.3}


class PasteParser:
    r"""Reads the text of pasted pages, of blogs first of all: one post, or a listing of many.

    >>> from intelnews.intake.document import Document
    >>> page = "Harbour reopens\nMay 22, 2019 by Anna Kral 1 Comment\nThe port is open.\n"
    >>> draft = next(iter(PasteParser().parse(Document(text=page))))
    >>> draft.title.value, draft.published[0].value, draft.comment_count
    ('Harbour reopens', 'May 22, 2019', 1)
    """

    name: ClassVar[str] = "paste"
    formats: ClassVar[tuple[str, ...]] = ("paste",)
    summary: ClassVar[str] = "text pasted from a blog's page or listing: one post or many"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid for a text that bears the marks of posts, and say which.

        One strong mark is worth 0.6, each other one 0.07 more, up to 0.85. Marks that text of other
        origin may bear as well are worth less, see ``_WEAK``.
        """
        if not head.text.strip() or is_markup(head.text) or is_labelled(head.text):
            return None
        rows = read_rows(head.text)
        marks = find_marks(part_page(rows))
        strong = [mark.words for mark in marks if mark.is_strong]
        if strong:
            return Match(round(min(0.85, 0.53 + 0.07 * len(strong)), 2), ", ".join(strong))
        if not marks:
            return None
        is_typed = any(mark.words == "a byline" for mark in marks) or any(
            len(row.line.spans) > 1 for row in rows
        )
        confidence = max(_WEAK.get(mark.words, _WEAK["other"]) for mark in marks)
        if is_typed or (len(marks) > 1 and confidence < _WEAK["typed"]):
            confidence = _WEAK["typed"]
        return Match(confidence, ", ".join(mark.words for mark in marks))

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield the posts of a page in their order, and the text whose headline is not on it.

        On a page without any headline the text is an article without a title.
        """
        page = part_page(read_rows(document.text))
        writer = _Writer.of(page)
        for post in page.posts:
            if post.title is not None or not writer.headlines:
                yield writer.draft(post)
            else:
                yield from writer.fragment(post)
        noted = list(page.noted)
        if page.address is not None and writer.headlines != 1:
            noted.append(Noted("stray-line", page.address))
        yield from iter_problems(noted)


@frozen(kw_only=True)
class _Writer:
    """Writes drafts and fragments, knowing how the page they stand on is printed.

    ``headlines`` is their number, ``elsewhere`` what the page prints outside its posts.
    """

    headlines: int
    address: Line | None
    day_first: bool | None
    elsewhere: str

    @classmethod
    def of(cls, page: Page) -> _Writer:
        return cls(
            headlines=sum(post.title is not None for post in page.posts),
            address=page.address,
            day_first=day_first_of(page),
            elsewhere=phrases_elsewhere(page),
        )

    def draft(self, post: Post) -> Draft:
        tags, tag_facts = tags_of(post, elsewhere=self.elsewhere)
        count, count_problems = count_comments(post)
        cut = None if post.is_truncated and post.body else find_cut(post)
        problems = [*iter_problems(post.noted), *count_problems, *iter_misnumbered(post)]
        problems += [] if cut is None else [cut]
        if post.title is None:
            message = "no headline stands above this text"
            where = post.body[0].line if post.body else None
            problems.append(note_problem("no-headline", message, where, severity=Severity.WARNING))
        permalink, site = permalink_of(post), site_of(post)
        address = address_of(post) or self.address_of_page()
        origins = [_origin("captions", Fact(line, "caption")) for line in post.captions]
        origins += [_origin("tags", fact) for fact in tag_facts]
        return Draft(
            title=None if post.title is None else _found(Fact(post.title, "headline")),
            deck=None if post.deck is None else _found(Fact(post.deck, "deck")),
            kind=kind_of_post(post, is_alone=self.headlines == 1),
            authors=[_found(fact) for fact in iter_authors(post)],
            published=[self.dated(fact) for fact in iter_dates(post)],
            modified=[self.dated(fact) for fact in iter_updates(post)],
            body=_pieces(post),
            tags=tags,
            comments=() if post.thread is None else post.thread.comments(),
            comment_count=count,
            url=None if address is None else _found(address),
            permalink_text=None if permalink is None else permalink.line.text,
            publication=None if site is None else _found(site),
            truncated=post.is_truncated or cut is not None,
            origins=tuple(origins),
            problems=tuple(problems),
            extra=_extra(post),
        )

    def fragment(self, post: Post) -> Iterator[Yield]:
        """Yield text without a headline, with the author and date that stood beside it."""
        authors: tuple[Author, ...] = ()
        published: Moment | None = None
        origins: list[Origin] = []
        for fact in iter_authors(post):
            if authors := writers_of(fact.line.text):
                origins.append(_origin("authors", fact))
                break
        for fact in iter_dates(post):
            published = parse_moment(fact.line.text, day_first=self.day_first)
            if published is not None:
                origins.append(_origin("published", fact))
                break
        if post.body:
            yield Fragment(
                text="\n\n".join(block.line.text for block in post.body),
                span=Span.hull(block.line.span for block in post.body),
                authors=authors,
                published=published,
                reason=post.reason,
                origins=tuple(origins),
            )
        yield from iter_problems(post.noted)

    def address_of_page(self) -> Fact | None:
        """Return the address above the only post of a page, which is the address of that post."""
        if self.headlines != 1 or self.address is None:
            return None
        return Fact(self.address, "address line", 0.8)

    def dated(self, fact: Fact) -> Found[str | Moment]:
        """Return a date as it was written; as a moment where the page has to say how to read it."""
        words = fact.line.text
        value: str | Moment = words
        if self.day_first is not None and is_ambiguous(words):
            value = parse_moment(words, day_first=self.day_first) or words
        return Found(value=value, method=fact.method, locator=_place(fact), raw=words)


def _found(fact: Fact) -> Found[str]:
    return Found(
        value=fact.line.text, method=fact.method, locator=_place(fact), confidence=fact.confidence
    )


def _place(fact: Fact) -> Locator:
    return Locator(span=fact.line.span)


_RAW = 400  # a line of a hundred thousand tags need not be kept twice


def _origin(field: str, fact: Fact) -> Origin:
    return Origin(
        field=field,
        method=fact.method,
        locator=_place(fact),
        raw=fact.line.text[:_RAW],
        confidence=fact.confidence,
    )


def _pieces(post: Post) -> list[Piece]:
    return [
        Piece(text=block.line.text, kind=block.kind, spans=block.line.spans) for block in post.body
    ]


def _extra(post: Post) -> FrozenMap:
    """Return what a post says beyond the model: captions, and what its footer holds besides."""
    lists = {
        "captions": [line.text for line in post.captions],
        "footer": list(iter_footer_notes(post)),
    }
    return FrozenMap({name: values for name, values in lists.items() if values})
