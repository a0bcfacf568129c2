"""The marks that tell a page of posts from other text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.fields.headlines import kind_of_headline
from intelnews.fields.names import looks_like_name
from intelnews.model import BlockKind
from intelnews.model.record import Record
from intelnews.text.captions import has_capitals_lead
from intelnews.text.headings import has_series_number
from intelnews.text.residue import ResidueKind, names_plain_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.text.posts import Post
    from intelnews.text.segments import Page

__all__ = ["CAPTION", "DATE_ALONE", "Mark", "find_marks", "is_labelled", "is_markup"]


@frozen(order=True, repr=False)
class Mark(Record):
    """A sign of posts; a strong one is found on pages of posts and nowhere else."""

    words: str
    is_strong: bool = True


_MARKUP = re.compile(
    r"\s{0,100}(?:<[!?a-z/]|[{\[]\s{0,20}[\"{\[\]}]|---[ \t]*\n|\+\+\+[ \t]*\n|\{\\rtf|%PDF|"
    # The header of a mail: two fields at least.
    r"(?:from|received|return-path|mime-version|message-id|delivered-to|subject|date|to):[ \t].*\n"
    r"(?:[\w-]+:[ \t]|[ \t]+\S))",
    re.IGNORECASE,
)
_TAGS = re.compile(r"</(?:p|div|a|li|span|article|td|script)>|\]\(https?://")


def is_markup(text: str, /) -> bool:
    """Tell whether a text is HTML, XML, JSON, Markdown with front matter, RTF or a mail.

    >>> is_markup("<p>Harbour reopens</p>"), is_markup("[...] the port is open")
    (True, False)
    """
    return _MARKUP.match(text) is not None or len(_TAGS.findall(text)) > 2


_LABELS = re.compile(
    r"""^[ \t]*(title|headline|source|byline|section|length|dateline|load-date|publication|keywords
    |subjects?|language|document[ ]type|publication[ ]type|full[ ]text|abstract|issn)[ ]?:""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)


def is_labelled(text: str, /) -> bool:
    r"""Tell whether a text has a header of labelled lines, as archives of newspapers print it.

    >>> is_labelled("Title: Harbour reopens\nSource: The Coast\nLength: 200 words")
    True
    """
    return len({found.lower() for found in _LABELS.findall(text)}) > 2


_DATE_LINE = "a date line under a headline"
#: Weak marks that are worth more than the others.
DATE_ALONE = "a date under a headline"
CAPTION = "a caption above the text"


def find_marks(page: Page, /) -> tuple[Mark, ...]:
    r"""Return the marks that a page of posts bears, sorted.

    >>> from intelnews.text.rows import read_rows
    >>> from intelnews.text.segments import part_page
    >>> find_marks(part_page(read_rows("Harbour reopens\nMay 22, 2019\nThe port is open.")))
    (Mark(words='a date under a headline', is_strong=False),)
    """
    found = {mark for post in page.posts for mark in _marks_of(post)}
    dated = sum(1 for post in page.posts if post.title is not None and post.metas)
    if dated > 1 and Mark(_DATE_LINE) not in found:
        found.add(Mark("dates under several headlines"))
    return tuple(sorted(found))


def _marks_of(post: Post) -> Iterator[Mark]:
    if any(footer.author for _, footer in post.footers):
        yield Mark("a footer with author and date")
    if any(taxonomy.categories for _, taxonomy in post.taxonomies):
        yield Mark("a line of categories")
    elif post.taxonomies:
        yield Mark("a line of tags", is_strong=False)
    if post.thread is not None or (post.comments_head is not None and post.comments_head.title):
        yield Mark("comments")
    for _, byline in post.bylines:
        yield Mark("a byline with bars" if byline.has_bars else "a byline", byline.has_bars)
    if any(meta.author and meta.is_posted for _, meta in post.metas):
        yield Mark("a line that says who posted")
    if post.title is not None:
        yield from _marks_of_titled(post, post.title.text)


def _is_person(text: str) -> bool:
    has_acronym = not text.isupper() and any(
        word.isupper() for word in text.split() if len(word) > 2
    )
    return looks_like_name(text) and not has_acronym


def _marks_of_titled(post: Post, title: str) -> Iterator[Mark]:
    dated = [meta for _, meta in post.metas if meta.date or meta.is_relative]
    if any(not meta.is_bare for meta in dated):
        yield Mark(_DATE_LINE)
    elif dated:
        yield Mark(DATE_ALONE, is_strong=False)
    if post.is_truncated:
        yield Mark("a link to the rest of a post")
    codes = {noted.code for noted in post.noted}
    if ResidueKind.SHARING in codes:
        yield Mark("sharing buttons")
    # A person's name alone between headline and text is a byline as often as a caption.
    is_named = all(_is_person(line.text) for line in post.captions)
    if (post.captions and not is_named) or codes & {"glued-caption", "repeated-caption"}:
        yield Mark(CAPTION, is_strong=False)
    if names_plain_page(title):
        yield Mark("a headline that names a page of a site", is_strong=False)
    first = post.body[0] if post.body else None
    if first is None:
        return
    if has_series_number(title) and first.kind is BlockKind.LIST_ITEM:
        yield Mark("the items of a numbered digest", is_strong=False)
    if has_capitals_lead(first.line.text[:400]):
        yield Mark("a lead in capitals", is_strong=False)
    if kind_of_headline(title) is not None:
        yield Mark("a headline that says its kind", is_strong=False)
