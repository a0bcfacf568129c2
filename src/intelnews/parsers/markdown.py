"""Markdown: notes and posts, with the fields of their front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from intelnews.folding import fold
from intelnews.markup.commonmark import read_markdown
from intelnews.markup.fieldnames import is_field_name
from intelnews.markup.frontmatter import read_front_matter
from intelnews.markup.metadata import read_metadata
from intelnews.model import BlockKind, Locator, Origin, Problem, Severity
from intelnews.plugins.contract import Draft, Found, Match, Piece
from intelnews.text.credits import read_credits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.markup.commonmark import Part
    from intelnews.markup.fields import Field
    from intelnews.markup.frontmatter import FrontMatter
    from intelnews.markup.metadata import Said
    from intelnews.plugins.contract import Head, Yield

__all__ = ["MarkdownParser"]

_ENOUGH = 20_000  # characters in which a text that is Markdown shows its marks
_FEW_TAGS = 10  # a note may hold a figure or a table in HTML; a page has hundreds of tags
_NAMES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")
_OTHER_MARKUP = re.compile(r"\s{0,100}(?:<[!?a-zA-Z]|\{|\[\s{0,100}[\[{\"\d])")
_TAGS = re.compile(r"</(?:p|div|span|li|td|tr|html)>")
# Marks that hardly ever stand in any other text, and marks that plain text has as well.
_STRONG_MARKS = {
    "headings": re.compile(r"^#{1,6} {1,4}[^\s#]", re.MULTILINE),
    "links": re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?://|/|\.|#)[^()\s]{0,500}[) ]"),
    "images": re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}[) ]|!\[\[[^\[\]\n]{1,200}\]\]"),
    "wiki-links": re.compile(r"(?<!!)\[\[[^\[\]\n]{1,200}\]\](?!\()"),
    "references": re.compile(r"^ {0,3}\[\^?[^\[\]\n]{1,80}\]: {0,4}\S", re.MULTILINE),
    "code": re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE),
    "tables": re.compile(r"^\|?(?: ?:?-{2,40}:? ?\|){1,40}", re.MULTILINE),
}
_WEAK_MARKS = {
    "emphasis": re.compile(
        r"(?<![*\w])\*\*?[^\s*][^*\n]{0,200}\*|(?<![_\w])_[^\s_][^_\n]{0,200}_(?!\w)"
    ),
    "lists": re.compile(r"^ {0,3}[-*+] {1,4}\S", re.MULTILINE),
    "quotations": re.compile(r"^ {0,3}> ?\S", re.MULTILINE),
    "underlines": re.compile(r"^\S[^\n]{0,200}\n(?:={3,80}|-{3,80})[ \t]{0,8}$", re.MULTILINE),
}
_HEADLINE = re.compile(r"#{1,2} {1,4}\S|\S[^\n]{0,200}\n={3,80}[ \t]{0,8}$", re.MULTILINE)
_FILE_DATE = re.compile(r"(?:^|[/\\])(?P<date>\d{4}-\d\d-\d\d)-[^/\\]*$")
_CREDITS = 160  # a byline and a date under a headline
_ABOVE = 4  # blocks above or below a headline: a picture, its caption, a byline, a date


class MarkdownParser:
    r"""Reads one Markdown file into one article.

    Front matter gives the fields and keeps what it says beyond them in ``extra``; without a title
    there, the first heading is the headline, and without a writer or a date the lines right below
    it are asked. Problems: those of ``read_front_matter`` and ``read_markdown``, and
    the notes ``no-headline`` and ``no-text``.

    >>> from intelnews.intake.document import Document
    >>> note = Document(text="---\ntags: [ports]\n---\n# Harbour reopens\n\nThe port is open.")
    >>> [draft] = MarkdownParser().parse(note)
    >>> draft.title.value, draft.tags[0].name, draft.body[0].text
    ('Harbour reopens', 'ports', 'The port is open.')
    """

    name: ClassVar[str] = "markdown"
    formats: ClassVar[tuple[str, ...]] = ("markdown", "md")
    summary: ClassVar[str] = (
        "Markdown with front matter: Jekyll, Hugo, Pelican, Obsidian Web Clipper"
    )

    def sniff(self, head: Head, /) -> Match | None:
        """Bid by front matter, by marks that only Markdown has, or by the name of the file."""
        text = head.text
        if not text.strip():
            return None
        front = read_front_matter(text)
        if front is not None:
            return _front_bid(front)
        if _OTHER_MARKUP.match(text):
            return None
        bid = _marks_bid(text[:_ENOUGH])
        if (head.name or "").lower().endswith(_NAMES) and (bid is None or bid.confidence < 0.5):
            return Match(0.5, "the name of a Markdown file")
        return bid

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield the article, or nothing but problems where no text is left."""
        text = document.text
        front = read_front_matter(text, limits=document.limits)
        body = read_markdown(text, start=front.end if front is not None else 0)
        fields = front.fields if front is not None else ()
        problems = [*(front.problems if front is not None else ()), *body.problems]
        if not body.parts and not fields:
            yield from problems
            return
        said = read_metadata(fields)
        parts = list(body.parts)
        title = _headline(parts, _found(said.title))
        authors = [_found(one) for one in said.authors]
        published = [_found(one) for one in said.published]
        if not authors or not published:
            _take_credits(parts, authors, published)
        if not published and (dated := _FILE_DATE.search(document.name or "")) is not None:
            published.append(Found(value=dated["date"], method="file name", confidence=0.9))
        if title is None:
            problems.append(_note("no-headline", "no front matter or heading gives a headline"))
        if not parts:
            problems.append(_note("no-text", "there is nothing below the front matter"))
        yield Draft(
            title=title,
            deck=_found(said.deck),
            kind=said.kind,
            authors=authors,
            published=published,
            modified=[_found(one) for one in said.modified],
            captured=[_found(one) for one in said.captured],
            body=[_piece(part) for part in parts],
            tags=said.tags,
            url=_found(said.url),
            publication=_found(said.publication),
            language=_found(said.language),
            origins=tuple(_origin("tags", one) for one in said.tagged),
            problems=tuple(problems),
            extra=said.extra,
        )


def _front_bid(front: FrontMatter) -> Match:
    known = [one.name for one in front.fields if is_field_name(one.name)]
    if front.language == "headers":
        return Match(0.7 if len(known) > 1 else 0.5, f"headers: {', '.join(known[:4])}")
    if known:
        return Match(0.9, f"{front.language} front matter: {', '.join(known[:4])}")
    return Match(0.6, f"{front.language} front matter")


def _marks_bid(text: str) -> Match | None:
    if len(_TAGS.findall(text)) > _FEW_TAGS:
        return None
    strong = [name for name, mark in _STRONG_MARKS.items() if mark.search(text)]
    weak = [name for name, mark in _WEAK_MARKS.items() if mark.search(text)]
    reason = f"Markdown {', '.join(strong + weak)}"
    if _HEADLINE.match(text.lstrip()) is not None:
        # "# Harbour reopens", or a headline underlined, is Markdown whatever else is on the page.
        return Match(0.86, reason)
    if not strong and len(weak) < 2:
        return None
    return Match(min(0.55, round(0.3 + 0.1 * len(strong) + 0.05 * len(weak), 2)), reason)


def _headline(parts: list[Part], said: Found[str] | None) -> Found[str] | None:
    """Return the headline, and take the heading that repeats it, or is it, out of the body."""
    for place, part in enumerate(parts[:_ABOVE]):
        if said is not None and part.level and fold(part.text) == fold(said.value):
            del parts[place]
            return said
        if said is None and (part.level == 1 or (part.level and place == 0)):
            del parts[place]
            return Found(value=part.text, method="heading", locator=Locator(span=part.span))
        if len(part.text) > _CREDITS:
            break
    return said


def _take_credits(
    parts: list[Part], authors: list[Found[Any]], published: list[Found[Any]]
) -> None:
    """Take the lines with writer and date out of the top of the body, where they are missing."""
    for part in parts[:_ABOVE]:
        if part.kind is not BlockKind.PARAGRAPH or len(part.text) > _CREDITS:
            return
        found = list(_credits(part))
        if not found:
            return
        for field, value in found:
            (authors if field == "authors" else published).append(value)
        parts.remove(part)


def _credits(part: Part) -> Iterator[tuple[str, Found[str]]]:
    """Yield the byline and the dates that a paragraph is made of; nothing if it says more."""
    said = read_credits(part.text, bare_names=True)
    if said is None:
        return
    place = Locator(span=part.span)
    if said.byline is not None:
        words = said.byline.cut(part.text)
        yield "authors", Found(value=words, method="byline", locator=place)
    for span in said.published:
        yield "published", Found(value=span.cut(part.text), method="date line", locator=place)


def _note(code: str, message: str) -> Problem:
    return Problem(code=code, message=message, severity=Severity.NOTE)


def _found(said: Said | None) -> Any:
    """Return a value of the front matter as a parser hands it over."""
    if said is None:
        return None
    place = Locator(span=said.field.span, path=said.field.name)
    return Found(value=said.value, method="front matter", locator=place, raw=said.field.raw)


def _piece(part: Part) -> Piece:
    return Piece(text=part.text, kind=part.kind, spans=(part.span,), links=part.links)


def _origin(name: str, field: Field) -> Origin:
    place = Locator(span=field.span, path=field.name)
    return Origin(field=name, method="front matter", locator=place, raw=field.raw)
