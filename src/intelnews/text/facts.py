"""What the lines of a post say about it: authors, dates, tags, counts, with the place of each."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.fields.dates import day_first_evidence
from intelnews.fields.headlines import kind_of_headline, series_of_headline
from intelnews.fields.tags import make_tags, split_list
from intelnews.model import ArticleKind, BlockKind, Severity, Span, TagKind
from intelnews.model.record import Record
from intelnews.text.counts import match_comment_count
from intelnews.text.lines import Line
from intelnews.text.listitems import read_number
from intelnews.text.notes import note_problem
from intelnews.text.residue import names_plain_page, read_residue
from intelnews.text.taxonomy import split_categories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.model import Problem, Tag
    from intelnews.text.posts import Post
    from intelnews.text.segments import Page

__all__ = [
    "Fact",
    "address_of",
    "count_comments",
    "day_first_of",
    "find_cut",
    "iter_authors",
    "iter_dates",
    "iter_footer_notes",
    "iter_misnumbered",
    "iter_updates",
    "kind_of_post",
    "permalink_of",
    "phrases_elsewhere",
    "site_of",
    "tags_of",
]


@frozen(repr=False)
class Fact(Record):
    """Words that state something, by which method they were found, and how sure that is.

    >>> Fact(Line("Anna Kral", (Span(3, 12),)), "byline").confidence
    1.0
    """

    line: Line
    method: str
    confidence: float = 1.0


def _facts(line: Line, span: Span | None, method: str, confidence: float = 1.0) -> Iterator[Fact]:
    if span is not None and len(span):
        yield Fact(line.part(span.start, span.end), method, confidence)


def iter_authors(post: Post, /) -> Iterator[Fact]:
    """Yield the words that name authors, the most trusted first.

    A byline was written for this text; a date line may name the account that posted it, and a
    footer is what an archive keeps.
    """
    for line, byline in post.bylines:
        if not byline.is_cut:
            yield from _facts(line, byline.names, "byline")
    for line, meta in post.metas:
        yield from _facts(line, meta.author, "date line")
    for line in post.names:
        yield Fact(line, "name line", 0.8)  # a caption may be a name as well
    for line, footer in post.footers:
        yield from _facts(line, footer.author, "footer", 0.6 if footer.is_cut else 1.0)
    for line, taxonomy in post.taxonomies:
        yield from _facts(line, _find(line, taxonomy.author), "taxonomy line")


def iter_dates(post: Post, /) -> Iterator[Fact]:
    """Yield the words that date a post, the line under its headline first."""
    for line, meta in post.metas:
        yield from _facts(line, meta.date, "date line")
    for line, footer in post.footers:
        yield from _facts(line, footer.date, "footer")
    for line, taxonomy in post.taxonomies:
        yield from _facts(line, _find(line, taxonomy.date), "taxonomy line")


def iter_updates(post: Post, /) -> Iterator[Fact]:
    """Yield the words that say when a post was last changed."""
    for line, meta in post.metas:
        yield from _facts(line, meta.updated, "date line")


def _find(line: Line, words: str) -> Span | None:
    at = line.text.rfind(words) if words else -1
    return None if at < 0 else Span(at, at + len(words))


def day_first_of(page: Page, /) -> bool | None:
    """Tell from all lines with dates together whether the day comes first in numeric dates."""
    lines = (line for post in page.posts for line, _ in (*post.metas, *post.footers))
    return day_first_evidence([line.text for line in lines])


# A page that names itself a thousand times does it in the same words; the first will do.
_ELSEWHERE = 5_000


def phrases_elsewhere(page: Page, /) -> str:
    """Return what a page prints about itself outside its taxonomy lines: boxes and headings."""
    lines = [*page.boxes, *(noted.line.text for noted in page.noted)]
    lines += (block.line.text for post in page.posts if not post.title for block in post.body[:1])
    found: list[str] = []
    left = _ELSEWHERE
    for line in lines:
        if left <= 0:
            break
        found.append(line[:left])
        left -= len(line)
    return "\n".join(found)


def tags_of(post: Post, /, *, elsewhere: str = "") -> tuple[tuple[Tag, ...], tuple[Fact, ...]]:
    """Return a post's categories and tags, and the lines they stand on."""
    categories: list[str] = []
    names: list[str] = []
    facts: list[Fact] = []
    for line, taxonomy in post.taxonomies:
        categories += split_categories(taxonomy.categories, elsewhere=elsewhere)
        names += taxonomy.tags
        facts.append(Fact(line, "taxonomy line"))
    for line, meta in post.metas:
        if meta.categories is not None:
            categories += split_categories(meta.categories.cut(line.text), elsewhere=elsewhere)
        if meta.tags is not None:
            names += split_list(meta.tags.cut(line.text))
        if meta.categories or meta.tags:
            facts.append(Fact(line, "date line"))
    tags = (*make_tags(categories, kind=TagKind.CATEGORY), *make_tags(names))
    return tags, tuple(facts) if tags else ()


def count_comments(post: Post, /) -> tuple[int | None, tuple[Problem, ...]]:
    """Return how many comments a post has, and where its lines disagree about that."""
    said = [meta.comments for _, meta in post.metas]
    said += [_count(taxonomy.comments) for _, taxonomy in post.taxonomies]
    said.append(None if post.comments_head is None else post.comments_head.count)
    known = [count for count in said if count is not None]
    read = 0 if post.thread is None else len(post.thread)
    # "Leave a comment" invites below a post that has comments as well, so nought says little.
    counts = list(dict.fromkeys(filter(None, known))) or known[:1]
    problems: list[Problem] = []
    if len(counts) > 1:
        message = f"the page counts {' and '.join(map(str, counts))} comments"
        problems.append(
            note_problem("conflicting-comment-count", message, severity=Severity.WARNING)
        )
    count = counts[0] if counts else None
    if read > (count or 0):
        return (read, tuple(problems))
    if read and count is not None and read < count:
        message = f"only {read} of {count} comments are on the page"
        problems.append(note_problem("missing-comments", message, count=count - read))
    return count, tuple(problems)


def _count(words: str) -> int | None:
    found = match_comment_count(words)
    return None if found is None else found.number


# A site's address is certain; a phrase between bars may be a place as well.
_ADDRESS = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def site_of(post: Post, /) -> Fact | None:
    """Return the name of the publication as it stands between the bars of a byline."""
    for line, byline in post.bylines:
        for fact in _facts(line, byline.site, "byline"):
            sure = _ADDRESS.fullmatch(fact.line.text) is not None
            return Fact(fact.line, fact.method, 0.9 if sure else 0.6)
    return None


def permalink_of(post: Post, /) -> Fact | None:
    """Return the word for the link in a post's footer, where its address is not printed."""
    facts = (f for line, footer in post.footers for f in _facts(line, footer.permalink, "footer"))
    return next((fact for fact in facts if "://" not in fact.line.text), None)


def address_of(post: Post, /) -> Fact | None:
    """Return the address of a post, from its footer or from a line of its header."""
    facts = (f for line, footer in post.footers for f in _facts(line, footer.permalink, "footer"))
    found = next((fact for fact in facts if "://" in fact.line.text), None)
    if found is not None or post.address is None:
        return found
    return Fact(post.address, "address line")


def iter_footer_notes(post: Post, /) -> Iterator[str]:
    """Yield the cells of a footer that have another label, such as "Research credit: D.C."."""
    for line, footer in post.footers:
        cells = (span.cut(line.text) for span in footer.others)
        yield from (cell for cell in cells if read_residue(cell) is None)


_ENDS = '.!?…:"”’»)]}*。！？'
_ELISIONS = ("[...]", "[…]", "(...)", "(…)", " …", " ...")


def find_cut(post: Post, /) -> Problem | None:
    """Return what shows that the end of a post is missing, besides a link to it.

    A text that ends in the mark of an excerpt, or, at the end of the page, without the end of a
    sentence, is cut; so is a headline with nothing below it.
    """
    if not post.body:
        message = "there is a headline and no text below it"
        return note_problem("no-text", message, post.title, severity=Severity.WARNING)
    last = post.body[-1]
    text = last.line.text
    if text.endswith(_ELISIONS):
        return note_problem("elided-text", "the text ends in the mark of an excerpt", last.line)
    if not post.is_closed and last.kind is not BlockKind.HEADING and text[-1] not in _ENDS:
        return note_problem("cut-text", "the text ends within a sentence", last.line)
    return None


def iter_misnumbered(post: Post, /) -> Iterator[Problem]:
    """Yield a note where the numbers of a countdown do not count.

    A list may count down by one, or up from one; a later part of a series may begin anywhere.
    """
    items = [block.line for block in post.body if block.kind is BlockKind.LIST_ITEM]
    numbered = [(line, number) for line in items if (number := read_number(line.text)) is not None]
    steps = {after - before for (_, before), (_, after) in pairwise(numbered)}
    if not steps or steps == {-1}:
        return
    series = None if post.title is None else series_of_headline(post.title.text)
    is_later = series is not None and series[1].lower() not in {"1", "i", "one"}
    if steps != {1} or (numbered[0][1] > 1 and not is_later):
        numbers = ", ".join(str(number) for _, number in numbered[:20])
        yield note_problem("misnumbered-list", f"the items are numbered {numbers}", numbered[0][0])


def kind_of_post(post: Post, /, *, is_alone: bool) -> ArticleKind | None:
    """Return the kind that a post's form shows, ``None`` where its headline is left to say.

    Args:
        post: The post.
        is_alone: Whether the page holds no other.
    """
    if post.title is None:
        return None
    form: ArticleKind | None = None
    if len(post.body) > 1 and all(block.kind is BlockKind.LIST_ITEM for block in post.body):
        form = ArticleKind.DIGEST
    elif is_alone and names_plain_page(post.title.text):
        is_signed = post.has_author or post.has_date or post.taxonomies or post.comments_head
        form = None if is_signed else ArticleKind.PAGE
    return form if form is None or kind_of_headline(post.title.text) is None else None
