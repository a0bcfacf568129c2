"""The text of a part, HTML or plain, as the blocks an article is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from attrs import evolve, frozen

from intelnews.html.blocks import read_blocks
from intelnews.html.page import read_page
from intelnews.html.wordpress import iter_residue
from intelnews.model import BlockKind, Link, Problem, Severity, Span
from intelnews.model.record import Record, many
from intelnews.text.wrapping import Wrapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.html.page import Node, Page
    from intelnews.limits import Limits
    from intelnews.mail.letters import Part

__all__ = ["Body", "Words", "read_part"]

# What newsletters hide: the words for the list of messages, a form for small screens, a pixel.
_HIDDEN = re.compile(
    r"display\s{0,3}:\s{0,3}none|mso-hide\s{0,3}:\s{0,3}all|visibility\s{0,3}:\s{0,3}hidden"
    r"|max-height\s{0,3}:\s{0,3}0(?:px)?\s{0,3}(?:;|!|$)|font-size\s{0,3}:\s{0,3}[01](?:px)?\s{0,3}(?:;|!|$)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_SIGNATURE_LINES: Final = 16  # RFC 3676 asks for four; lawyers add a dozen
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}[^\s<>\".,;:!?)\]'’”]", re.IGNORECASE)
_QUOTES = re.compile(r">*")


@frozen(kw_only=True, repr=False)
class Words(Record):
    """A block of text; ``spans`` count in the document's text, those of ``links`` in ``text``."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    links: tuple[Link, ...] = many(Link)
    spans: tuple[Span, ...] = many(Span)


@frozen(kw_only=True, repr=False)
class Body(Record):
    """The blocks of a part, and what went wrong with them."""

    words: tuple[Words, ...] = many(Words)
    problems: tuple[Problem, ...] = many(Problem)


def read_part(part: Part, /, *, limits: Limits) -> Body:
    """Read the text of a part; its signature is left out with a note."""
    return _read_html(part, limits) if part.is_html else _read_plain(part)


def _read_html(part: Part, limits: Limits) -> Body:
    page = read_page(part.text, limits=limits)
    excluded = (*iter_residue(page), *_hidden(page))
    base = page.base or part.location
    words = [
        Words(
            text=block.text,
            kind=block.kind,
            links=tuple(evolve(link, url=_joined(base, link.url)) for link in block.links_of())
            if block.links
            else (),
        )
        for block in read_blocks(page, excluded=excluded)
    ]
    return Body(words=tuple(words), problems=tuple(page.problems))


def _hidden(page: Page) -> Iterator[Node]:
    """Yield what a reader of the message never sees."""
    for node in page.nodes:
        style = node.attrs.get("style")
        if style and node.tag not in {"html", "body"} and _HIDDEN.search(style[:2000]):
            yield node


def _joined(base: str | None, url: str) -> str:
    try:
        return urljoin(base or "", url)
    except ValueError:  # an address that urllib refuses, such as one with half a bracket
        return url


def _read_plain(part: Part) -> Body:
    text = part.text
    problems: list[Problem] = []
    end = _signature(text)
    if end is not None:
        lines = text.count("\n", end)
        text = text[:end]
        message = "the lines of a signature were left out"
        problems.append(
            Problem(code="signature", message=message, severity=Severity.NOTE, count=max(lines, 1))
        )
    shift = None if part.span is None else part.span.start
    if part.flowed:
        text, shift = _unflowed(text, delsp=part.delsp), None
    wrapping = Wrapping.of(text)
    words: list[Words] = []
    hyphens = 0
    for joined in wrapping.paragraphs(text, _lines(text)):
        kind = BlockKind.PARAGRAPH
        if joined.mark.startswith(">"):
            kind = BlockKind.QUOTE
        elif joined.mark:
            kind = BlockKind.LIST_ITEM
        spans = () if shift is None else tuple(span.shift(shift) for span in joined.spans)
        links = tuple(
            Link(url=found[0], text=found[0], span=Span(*found.span()))
            for found in (_ADDRESS.finditer(joined.text) if "://" in joined.text else ())
        )
        hyphens += joined.hyphens
        words.append(Words(text=joined.text, kind=kind, links=links, spans=spans))
    if hyphens:
        message = "words were cut at line ends; a hyphen goes if the text has the word without"
        problems.append(
            Problem(code="line-end-hyphens", message=message, severity=Severity.NOTE, count=hyphens)
        )
    return Body(words=tuple(words), problems=tuple(problems))


def _signature(text: str) -> int | None:
    """Return where the signature begins, if the text has one at its end."""
    last = None
    for found in _SIGNATURE.finditer(text):
        last = found.start()
    if last is None or not text[:last].strip():
        return None
    return last if text.count("\n", last) <= _SIGNATURE_LINES else None


def _unflowed(text: str, *, delsp: bool) -> str:
    """Join the lines that a sender broke softly (RFC 3676): those that end in a space."""
    lines: list[str] = []
    depth: int | None = None  # of quotation, while a line runs on
    for line in text.split("\n"):
        marks = _QUOTES.match(line)
        quoted = marks.end() if marks else 0
        words = line[quoted:]
        words = words.removeprefix(" ") if not quoted else words  # a space was put before "From"
        if depth == quoted:
            lines.append(words.lstrip(" ") if quoted else words)
        else:
            lines.append("\n" * bool(lines) + line[:quoted] + words)
        is_soft = words.endswith(" ") and words not in {"-- ", " "}
        depth = quoted if is_soft else None
        if is_soft and delsp:
            lines[-1] = lines[-1][:-1]
    return "".join(lines)


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        yield Span(at, at + len(line))
        at += len(line) + 1
