"""The plain data that views are made of: words, places and figures, and nothing of the model."""

from __future__ import annotations

from attrs import frozen

__all__ = [
    "ArticleView",
    "BidView",
    "BlockView",
    "ClaimView",
    "DateView",
    "FragmentView",
    "Mark",
    "OriginView",
    "ProblemView",
    "RowView",
    "TagsView",
    "Words",
]


@frozen(kw_only=True)
class Mark:
    """A stretch of a text to be marked: ``text[start:end]``, in code points.

    ``role`` is ``content``, ``source``, ``cue`` or ``certainty``. ``label`` is the word of the
    stance, which decides the look, and ``number`` that of the claim, which is printed where the
    mark ends if it is ``last`` of its claim.

    >>> Mark(start=14, end=29, role="content", label="denies", number=1).last
    False
    """

    start: int
    end: int
    role: str
    label: str = ""
    number: int = 0
    last: bool = False


@frozen(kw_only=True)
class Words:
    """A text and the marks in it."""

    text: str
    marks: tuple[Mark, ...] = ()


@frozen(kw_only=True)
class BlockView:
    """A block of the body: its kind (``paragraph``, ``heading``, …) and its place in the text."""

    kind: str
    start: int
    end: int


@frozen(kw_only=True)
class DateView:
    """A date as it prints, how precise it is, and what it is the date of ("updated")."""

    text: str
    precision: str
    label: str = ""


@frozen(kw_only=True)
class TagsView:
    """Names under one heading, such as "Tagged"."""

    label: str
    names: tuple[str, ...]


@frozen(kw_only=True)
class ClaimView:
    """Who says what, when and how surely, in words.

    ``number`` leads from the text to the claim and is 0 where there is no text. ``who`` is ``None``
    where nobody is named; ``said`` are the words in place where they differ from ``who`` ("They").
    ``at`` is where the content begins, in the title if ``in_title``, else in the text. ``article``
    names the article where claims of several stand together.
    """

    number: int
    who: str | None
    stance: str
    what: str
    said: str | None = None
    when: DateView | None = None
    certainty: str | None = None
    about: tuple[str, ...] = ()
    at: int = 0
    in_title: bool = False
    article: str = ""


@frozen(kw_only=True)
class ProblemView:
    """Something that went wrong: how bad, what, and where in the source."""

    severity: str
    message: str
    code: str
    place: str = ""
    count: int = 1


@frozen(kw_only=True)
class OriginView:
    """Where the value of a field comes from."""

    field: str
    method: str
    place: str = ""
    raw: str = ""
    confidence: float = 1.0


@frozen(kw_only=True)
class ArticleView:
    """Everything that is shown of one article; also of a fragment, which has no headline.

    ``kicker`` are the short words above the headline. ``facts`` are pairs of a label and a value,
    printed small at the end. ``truncated`` is true where the source holds only the beginning.
    """

    headline: Words | None = None
    kicker: tuple[str, ...] = ()
    deck: str | None = None
    authors: tuple[str, ...] = ()
    dates: tuple[DateView, ...] = ()
    body: Words = Words(text="")
    blocks: tuple[BlockView, ...] = ()
    truncated: bool = False
    tags: tuple[TagsView, ...] = ()
    claims: tuple[ClaimView, ...] = ()
    problems: tuple[ProblemView, ...] = ()
    origins: tuple[OriginView, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class RowView:
    """One article in the table of a corpus."""

    title: str | None
    date: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kind: str = ""
    claims: int = 0
    problems: int = 0


@frozen(kw_only=True)
class FragmentView:
    """One fragment below the table of a corpus."""

    text: str
    reason: str = ""


@frozen(kw_only=True)
class BidView:
    """What one parser answered when it was asked: ``confidence`` from 0 to 1, or ``None``.

    ``reason`` says why, also why it did not bid at all.
    """

    parser: str
    confidence: float | None
    reason: str
    winner: bool = False
