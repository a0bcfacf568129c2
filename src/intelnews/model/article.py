"""An article and its parts."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve, field, frozen, validators

from intelnews.folding import squeeze
from intelnews.model.author import Author
from intelnews.model.claim import Claim, Unit
from intelnews.model.frozenmap import EMPTY_MAP, FrozenMap, frozen_map
from intelnews.model.moment import Moment
from intelnews.model.provenance import Origin, Problem
from intelnews.model.record import Record, Word, many, or_none
from intelnews.model.tag import Tag, TagKind
from intelnews.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Article", "ArticleKind", "Block", "BlockKind", "Comment", "Link"]

T = TypeVar("T")


class ArticleKind(Word):
    """What sort of piece it is, as its publication says by a prefix, a section or a form."""

    NEWS = "news"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    UPDATE = "update"
    BREAKING = "breaking"
    REVIEW = "review"
    INTERVIEW = "interview"
    DIGEST = "digest"
    YEAR_IN_REVIEW = "year in review"
    PAGE = "page"


class BlockKind(Word):
    """What sort of block of text it is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CAPTION = "caption"
    PREFORMATTED = "preformatted"


def _articlekind(value: str) -> ArticleKind:
    return value if type(value) is ArticleKind else ArticleKind(value)


def _blockkind(value: str) -> BlockKind:
    return value if isinstance(value, BlockKind) else BlockKind(value)


@frozen(kw_only=True, repr=False)
class Block(Record):
    """A paragraph, heading, list item or other block of an article's text.

    ``span`` counts in the article's text. ``source`` holds the places in the source that the block
    was read from, one for each line of a block that was wrapped there.

    >>> Block(span=Span(0, 12)).kind.value
    'paragraph'
    """

    kind: BlockKind = field(default=BlockKind.PARAGRAPH, converter=_blockkind)
    span: Span
    source: tuple[Span, ...] = many(Span)


@frozen(kw_only=True, repr=False)
class Comment(Record):
    """What a reader wrote under an article; ``level`` 0 answers the article, 1 a comment.

    >>> Comment(author=Author(name="Van"), text="Thanks for that response.").level
    0
    """

    author: Author | None = None
    moment: Moment | None = None
    text: str
    level: int = field(default=0, validator=validators.ge(0))


@frozen(kw_only=True, repr=False)
class Link(Record):
    """An address that a text points to; ``span`` are the linked words in the article's text.

    >>> Link(url="https://example.org/report", text="the report").url
    'https://example.org/report'
    """

    url: str
    text: str | None = None
    span: Span | None = None
    rel: str | None = None


@frozen(kw_only=True, repr=False)
class Article(Record):
    """One piece of news, and where each of its values came from.

    ``text`` is the body alone, its blocks joined by blank lines; headline, byline, captions of
    other stories, comments and sharing buttons are not in it. ``published`` and ``modified`` are
    what the publication says, ``captured`` is when somebody saved the page. ``truncated`` is true
    where the source holds only the beginning. ``format`` names the parser's format and ``source``
    the file or archive member it was read from. ``extra`` keeps what the source says beyond these.

    An article never changes; the ``with_*`` methods return changed copies. Its ``id`` follows from
    title and text alone, so the same story has the same id in every format.

    Raises:
        TypeError: If text, title, a date or a part is of another type.
        ValueError: If a block or link lies outside the text, or a claim breaks the span law.

    >>> article = Article(title="Harbour reopens", text="The port reopened on Monday.")
    >>> article.with_tags(Tag(name="Ports")).tags, article.tags
    ((Tag(name='Ports'),), ())
    """

    title: str | None = field(default=None, validator=or_none(str))
    deck: str | None = None
    kind: ArticleKind = field(default=ArticleKind.NEWS, converter=_articlekind)
    authors: tuple[Author, ...] = many(Author)
    published: Moment | None = field(default=None, validator=or_none(Moment))
    modified: Moment | None = field(default=None, validator=or_none(Moment))
    captured: Moment | None = field(default=None, validator=or_none(Moment))
    text: str = field(default="", validator=validators.instance_of(str))
    blocks: tuple[Block, ...] = many(Block)
    tags: tuple[Tag, ...] = many(Tag)
    claims: tuple[Claim, ...] = many(Claim)
    comments: tuple[Comment, ...] = many(Comment)
    comment_count: int | None = field(default=None, validator=validators.optional(validators.ge(0)))
    related: tuple[Link, ...] = many(Link)
    links: tuple[Link, ...] = many(Link)
    url: str | None = None
    permalink_text: str | None = None
    publication: str | None = None
    language: str | None = None
    truncated: bool = False
    format: str | None = None
    source: str | None = None
    origins: tuple[Origin, ...] = many(Origin)
    problems: tuple[Problem, ...] = many(Problem)
    extra: FrozenMap = field(default=EMPTY_MAP, converter=frozen_map)

    def __attrs_post_init__(self) -> None:
        end = len(self.text)
        for block in self.blocks:
            if block.span.end > end:
                raise ValueError(f"{block!r} lies outside the text, which ends at {end}")
        for link in self.links:
            if link.span is not None and link.span.end > end:
                raise ValueError(f"{link!r} lies outside the text, which ends at {end}")
        for claim in self.claims:
            words = self.text if claim.unit is Unit.TEXT else self.title or ""
            if not claim.obeys_span_law(words):
                raise ValueError(f"{claim!r} does not quote the {claim.unit} it points into")

    @cached_property
    def id(self) -> str:
        """Sixteen hexadecimal digits made from title and text, white space aside.

        >>> Article(title="Harbour reopens").id == Article(title=" Harbour  reopens").id
        True
        """
        content = f"{squeeze(self.title or '')}\n{squeeze(self.text)}"
        return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def categories(self) -> tuple[Tag, ...]:
        """The tags that are categories."""
        return tuple(tag for tag in self.tags if tag.kind is TagKind.CATEGORY)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        r"""The words of each block, in order; of the text between blank lines where there is none.

        >>> Article(text="One.\n\nTwo.").paragraphs
        ('One.', 'Two.')
        """
        if self.blocks:
            return tuple(block.span.cut(self.text) for block in self.blocks)
        return tuple(part for part in self.text.split("\n\n") if part)

    def origin(self, name: str, /) -> Origin | None:
        """Return where the value of a field comes from, or ``None`` if that is not known.

        >>> Article(origins=[Origin(field="title", method="first line")]).origin("title").method
        'first line'
        """
        return next((origin for origin in self.origins if origin.field == name), None)

    def locate(self, span: Span, /) -> tuple[Span, ...]:
        """Return the places in the source that a span of the text was read from.

        Exact for text formats, where a block is made of whole lines; the whole block for formats
        with mark-up inside.

        >>> article = Article(text="One two.", blocks=[
        ...     Block(span=Span(0, 8), source=[Span(10, 13), Span(14, 18)])])
        >>> article.locate(Span(2, 6))
        (Span(12, 13), Span(14, 16))
        """
        return tuple(place for block in self.blocks for place in _places(block, span, self.text))

    def with_fields(self, **changes: Any) -> Article:
        """Return a copy with some fields replaced.

        Raises:
            TypeError: If there is no such field.
        """
        return evolve(self, **changes)

    def with_title(self, title: str | None, /) -> Article:
        """Return a copy with another title; claims made in the title go with the old one."""
        kept = tuple(claim for claim in self.claims if claim.unit is not Unit.TITLE)
        return evolve(self, title=title, claims=kept)

    def with_text(self, text: str, /, *, blocks: Iterable[Block] = ()) -> Article:
        """Return a copy with another text; what pointed into the old one is dropped."""
        kept = tuple(claim for claim in self.claims if claim.unit is not Unit.TEXT)
        links = tuple(evolve(link, span=None) for link in self.links)
        return evolve(self, text=text, blocks=tuple(blocks), claims=kept, links=links)

    def with_authors(self, *authors: Author) -> Article:
        """Return a copy that names these authors as well."""
        return evolve(self, authors=_joined(self.authors, authors))

    def with_tags(self, *tags: Tag) -> Article:
        """Return a copy that carries these tags as well."""
        return evolve(self, tags=_joined(self.tags, tags))

    def with_claims(self, *claims: Claim) -> Article:
        """Return a copy that holds these claims as well."""
        return evolve(self, claims=_joined(self.claims, claims))

    def with_comments(self, *comments: Comment) -> Article:
        """Return a copy that holds these comments as well."""
        return evolve(self, comments=(*self.comments, *comments))

    def with_problems(self, *problems: Problem) -> Article:
        """Return a copy that notes these problems as well."""
        return evolve(self, problems=_joined(self.problems, problems))

    def with_extra(self, **values: object) -> Article:
        """Return a copy that keeps these values in ``extra`` as well."""
        return evolve(self, extra=FrozenMap({**self.extra, **values}))

    def _repr_html_(self) -> str:
        from intelnews.model.presentation import article_html  # noqa: PLC0415 # at need

        return article_html(self)

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "title", self.title
        if self.authors:
            yield "authors", ", ".join(author.name for author in self.authors)
        if self.published is not None:
            yield "published", str(self.published)
        yield "chars", len(self.text)
        if self.tags:
            yield "tags", len(self.tags)
        if self.claims:
            yield "claims", len(self.claims)
        if self.problems:
            yield "problems", len(self.problems)


def _joined(old: tuple[T, ...], new: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _places(block: Block, span: Span, text: str) -> Iterator[Span]:
    """Yield the parts of a block's source lines that a span of the text covers.

    Lines are joined by one space, or by nothing behind a hyphen. Where the block is not made of
    its lines in that way, the hull of them all is the best there is.
    """
    if not block.source or not block.span.overlaps(span):
        return
    at = block.span.start
    places = []
    for line in block.source:
        start, end = max(span.start, at), min(span.end, at + len(line))
        if start < end:
            places.append(Span(line.start + start - at, line.start + end - at))
        at += len(line)
        if at < block.span.end and text[at].isspace():
            at += 1
    yield from places if at == block.span.end else [Span.hull(block.source)]
