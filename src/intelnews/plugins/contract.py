"""What a parser is: the protocol, what it is given, and what it yields."""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Any,
    Protocol,
    TypeAlias,
    runtime_checkable,
)

from attrs import field, frozen, validators

from intelnews.display.oneline import clip
from intelnews.entries.found import Found
from intelnews.model import (
    EMPTY_MAP,
    ArticleKind,
    Author,
    BlockKind,
    Comment,
    FrozenMap,
    Link,
    Locator,
    Moment,
    Origin,
    Problem,
    Span,
    Tag,
)
from intelnews.model.frozenmap import frozen_map
from intelnews.model.record import Record, many

if TYPE_CHECKING:
    from collections.abc import Iterable

    from intelnews.intake.document import Document
    from intelnews.model import Article, Fragment

__all__ = ["Draft", "Found", "Head", "Match", "Parser", "Piece", "Weighed", "Yield"]


@frozen(kw_only=True, repr=False)
class Head(Record):
    r"""The beginning of an input, which is all a parser sees when it bids.

    ``data`` holds the first bytes after decompression (empty for an input that came as text) and
    ``text`` the first code points after decoding and cleaning (empty for binary content).
    ``complete`` says whether this is the whole input.

    >>> Head(text="Harbour reopens\nMay 22, 2019").lines()
    ['Harbour reopens', 'May 22, 2019']
    """

    data: bytes = b""
    text: str = ""
    name: str | None = None
    url: str | None = None
    complete: bool = True

    def lines(self) -> list[str]:
        """Return the lines that hold more than white space, stripped."""
        return [line for line in map(str.strip, self.text.split("\n")) if line]


@frozen(repr=False)
class Match(Record):
    """A bid: how sure a parser is that the input is of its kind, from 0 to 1, and why.

    The surest parser reads the input. Say 0.9 and above only for a signature no other format has;
    0.5 for a good likeness; below 0.2 for a last resort.

    >>> Match(0.9, "JSON Lines with an intelnews header").confidence
    0.9
    """

    confidence: float = field(converter=float, validator=[validators.ge(0.0), validators.le(1.0)])
    reason: str


_SHOWN_CHARS = 60  # a headline stays recognisable and the line short


@frozen(kw_only=True, repr=False)
class Weighed(Record):
    """A candidate for a field as a parser weighed it, for ``intelnews.explain``.

    A parser that elects its values may have a method ``weigh(document)`` that yields these, field
    by field, the heaviest first. ``reasons`` says what made the weight, the largest share first.

    >>> print(Weighed(field="title", value="Harbour reopens", weight=2.5, method="<h1>", won=True))
    + 2.50 'Harbour reopens' by <h1>
    """

    field: str
    value: str
    weight: float
    method: str
    locator: Locator | None = None
    won: bool = False
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        mark = "+" if self.won else "-"
        place = f" at {self.locator}" if self.locator else ""
        because = f": {', '.join(self.reasons)}" if self.reasons else ""
        value = clip(repr(self.value), _SHOWN_CHARS)
        return f"{mark} {self.weight:.2f} {value} by {self.method}{place}{because}"


def _blockkind(value: str) -> BlockKind:
    return value if isinstance(value, BlockKind) else BlockKind(value)


@frozen(kw_only=True, repr=False)
class Piece(Record):
    """A block of the body: its kind, its words, and where in the document's text they stand.

    Where the block was wrapped, ``spans`` holds one span for each line. ``links`` count their spans
    in ``text``.

    >>> Piece(text="The port reopened.", spans=[Span(30, 48)]).kind.value
    'paragraph'
    """

    text: str
    kind: BlockKind = field(default=BlockKind.PARAGRAPH, converter=_blockkind)
    spans: tuple[Span, ...] = many()
    links: tuple[Link, ...] = many()


def _found_text(value: str | Found[str] | None) -> Found[str] | None:
    return Found(value=value, method="parser") if isinstance(value, str) else value


def _found_all(values: Any) -> tuple[Found[Any], ...]:
    if values is None or values == ():
        return ()
    several = values if isinstance(values, (tuple, list)) else (values,)
    return tuple([v if isinstance(v, Found) else Found(value=v, method="parser") for v in several])


def _pieces(values: Iterable[Piece | str]) -> tuple[Piece, ...]:
    if isinstance(values, str):
        values = [part for part in values.split("\n\n") if part.strip()]
    return tuple([Piece(text=value) if isinstance(value, str) else value for value in values])


def _kind(value: str | None) -> ArticleKind | None:
    return value if value is None or type(value) is ArticleKind else ArticleKind(value)


@frozen(kw_only=True, repr=False)
class Draft(Record):
    """An article as a parser found it; ``intelnews.assemble`` makes the finished article of it.

    A parser hands over what stands in the source and leaves the rest to assembly: names to normal
    case, dates to moments, bylines to persons, blocks to one text, origins, conflicts and claims.
    ``authors``, ``published``, ``modified`` and ``captured`` hold candidates, the most trusted
    first: the first that can be read wins, and any other that contradicts it becomes a problem. A
    byline may name several persons. Plain strings are welcome wherever a ``Found`` is; ``body``
    takes pieces, or a plain text whose paragraphs are parted by blank lines.

    >>> draft = Draft(title="Harbour reopens", authors="By ANNA KRAL", body="The port reopened.")
    >>> draft.authors[0].value, draft.body[0].text
    ('By ANNA KRAL', 'The port reopened.')
    """

    title: Found[str] | None = field(default=None, converter=_found_text)
    deck: Found[str] | None = field(default=None, converter=_found_text)
    kind: ArticleKind | None = field(default=None, converter=_kind)
    authors: tuple[Found[str | tuple[Author, ...]], ...] = field(default=(), converter=_found_all)
    published: tuple[Found[str | Moment], ...] = field(default=(), converter=_found_all)
    modified: tuple[Found[str | Moment], ...] = field(default=(), converter=_found_all)
    captured: tuple[Found[str | Moment], ...] = field(default=(), converter=_found_all)
    body: tuple[Piece, ...] = field(default=(), converter=_pieces)
    tags: tuple[Tag, ...] = many()
    comments: tuple[Comment, ...] = many()
    comment_count: int | None = None
    related: tuple[Link, ...] = many()
    links: tuple[Link, ...] = many()
    url: Found[str] | None = field(default=None, converter=_found_text)
    permalink_text: str | None = None
    publication: Found[str] | None = field(default=None, converter=_found_text)
    language: Found[str] | None = field(default=None, converter=_found_text)
    truncated: bool = False
    origins: tuple[Origin, ...] = many()
    problems: tuple[Problem, ...] = many()
    extra: FrozenMap = field(default=EMPTY_MAP, converter=frozen_map)


#: What a parser may yield. ``Article`` is for formats that hold finished articles, such as our own;
#: a ``Problem`` concerns the whole input.
Yield: TypeAlias = "Draft | Article | Fragment | Problem"


@runtime_checkable
class Parser(Protocol):
    """A reader of one format.

    A class with these names, as plain class attributes, is a parser; it needs no base class, and
    its constructor takes no arguments. One instance may serve many inputs and threads, so it keeps
    no state between calls.

    A parser that reads by ``document.slices()`` or ``document.open()``, and by nothing else, may
    say so with a class attribute ``streams = True``: ``stream`` then hands it files of any size.
    One that can do so with some of its files has a method ``streams(document)``, which tells by
    the beginning of one.
    """

    @property
    def name(self) -> str:
        """A short word in lower case, unique among installed parsers."""
        ...

    @property
    def formats(self) -> tuple[str, ...]:
        """Names by which a caller may ask for this parser: ``parse(source, format=…)``."""
        ...

    @property
    def summary(self) -> str:
        """One line for ``intelnews parsers`` and the table in the documentation."""
        ...

    def sniff(self, head: Head, /) -> Match | None:
        """Bid for an input by its beginning, or return ``None``; never raise, never read more."""
        ...

    def parse(self, document: Document, /) -> Iterable[Yield]:
        """Yield what the document holds, in its order.

        Raises:
            ParseError: If nothing can be made of it; what was yielded before stays.
        """
        ...
