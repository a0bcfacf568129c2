"""Messages that hold several items: alerts, newsletters with many stories, digests of lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from attrs import evolve, frozen

from intelnews.folding import fold
from intelnews.mail.bodies import Words
from intelnews.mail.residue import is_residue
from intelnews.model import BlockKind, Link, Span
from intelnews.model.record import Record, many
from intelnews.text.tops import is_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


__all__ = ["Digest", "Item", "iter_postings", "read_digest", "read_listed", "target_of"]

_TITLE: Final = range(12, 251)  # characters of a headline that stands for itself
_TITLE_WORDS: Final = 3
_TEXT: Final = 30  # characters below a headline that say something of the story
_LEAD_SHARE: Final = 0.6  # a message with more of it under one headline is that article
_TEASER: Final = 500  # what is said of a story below another; more is that one going on
_HOUSE: Final = 60  # characters of the line that says where a story stands
_MORE = re.compile(
    r"\W{0,4}(?:read|continue|see|learn|find out|full|more|weiter|lire|leer|seguir|leggi|lees)\b"
    r".{0,60}",
    re.IGNORECASE,
)
# Parameters in which those who count clicks keep the address that is meant.
_TARGETS: Final = (
    "url",
    "u",
    "q",
    "target",
    "redirect",
    "redirect_to",
    "dest",
    "destination",
    "to",
)
# An address on its own line, with or without angle brackets.
_ADDRESS_LINE = re.compile(r"\s{0,20}<?(?P<url>https?://[^\s<>]{3,2000})>?\s{0,20}")
# What parts the postings in a digest of a mailing list (RFC 1153).
_BETWEEN = re.compile(
    r"^-{20,80}\s{1,9}(?=(?:Message: \d{1,6}\s)?(?:From|Date|Subject|To): )", re.MULTILINE
)
_CLOSING = re.compile(r"^-{20,80}[ \t]{0,9}$", re.MULTILINE)
_NUMBER = re.compile(r"Message: \d{1,6}\s{1,9}")


@frozen(kw_only=True, repr=False)
class Item(Record):
    """One item of a digest: headline, address, and what is said of it."""

    title: str
    words: tuple[Words, ...] = many(Words)
    url: str | None = None
    publication: str | None = None
    spans: tuple[Span, ...] = many(Span)
    dropped: int = 0


@frozen(kw_only=True, repr=False)
class Digest(Record):
    """The items of a message, and the blocks before the first.

    ``main`` is the text of the article that the message is in the first place, where the items only
    say what else there is to read; ``bare`` are headlines without text, and ``dropped`` counts the
    lines that were left out.
    """

    items: tuple[Item, ...] = many(Item)
    before: tuple[Words, ...] = many(Words)
    main: tuple[Words, ...] = many(Words)
    bare: tuple[Item, ...] = many(Item)
    dropped: int = 0


def target_of(url: str, /) -> str:
    """Return the address that a counting link leads to, if it says so itself.

    >>> target_of("https://www.example.com/url?rct=j&url=https://example.org/port&ct=ga")
    'https://example.org/port'
    """
    try:
        query = dict(parse_qsl(urlsplit(url).query, max_num_fields=60))
    except ValueError:
        return url
    targets = (query.get(name, "") for name in _TARGETS)
    return next((target for target in targets if target.startswith(("http://", "https://"))), url)


def read_digest(words: Sequence[Words], /, *, title: str | None = None) -> Digest | None:
    """Return the items of a message, ``None`` if it is one article.

    An item is a headline that is a link, and what follows up to the next. Two of them must have
    text, and most of the text must be theirs.

    Args:
        words: The blocks of the message.
        title: Its subject; an article that is sent with links to others repeats it as its headline.
    """
    heads = [(at, head) for at, one in enumerate(words) if (head := _headline(one)) is not None]
    if len(heads) < 2:
        return None
    ends = [*(at for at, _ in heads[1:]), len(words)]
    items = [_item(head, words[at + 1 : end]) for (at, head), end in zip(heads, ends, strict=True)]
    return _judged(items, tuple(words[: heads[0][0]]), title)


def read_listed(text: str, /, *, at: int | None = None, title: str | None = None) -> Digest | None:
    """Return the items of a plain text in which headlines stand above addresses.

    Args:
        text: The text, as it was broken into lines.
        at: Where it begins in the document's text, if that is known.
        title: Its subject.
    """
    if text.count("://") < 2:
        return None
    before: list[Words] = []
    items: list[Item] = []
    for place_of in _paragraphs(text):
        span = () if at is None else (place_of.shift(at),)
        lines = [line.strip() for line in place_of.cut(text).split("\n")]
        place = next((n for n, line in enumerate(lines) if _ADDRESS_LINE.fullmatch(line)), None)
        if place == 0 and before and not items and _is_title(before[-1].text):
            lines, place = [before.pop().text, *lines], 1
        elif place == 0 and items and items[-1].words and _is_title(items[-1].words[-1].text):
            last = items[-1]
            items[-1] = evolve(last, words=last.words[:-1])
            lines, place = [last.words[-1].text, *lines], 1
        if place and _is_title(lines[0]) and not is_residue(lines[0]):
            address = _ADDRESS_LINE.fullmatch(lines[place])
            rest = [line for line in (*lines[1:place], *lines[place + 1 :]) if not _is_aside(line)]
            words = (Words(text=_lines(rest), spans=span),) if rest else ()
            url = target_of(address["url"]) if address else None
            items.append(Item(title=lines[0].lstrip("•-–—* "), url=url, words=words, spans=span))
            continue
        one = Words(text=" ".join(line for line in lines if not _is_aside(line)), spans=span)
        if items and (not one.text or is_residue(one.text)):
            items[-1] = evolve(items[-1], dropped=items[-1].dropped + 1)
        elif items:
            items[-1] = evolve(items[-1], words=(*items[-1].words, one))
        elif one.text:
            before.append(one)
    if len(items) < 2:
        return None
    return _judged([_item(item, ()) for item in items], tuple(before), title)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the runs of lines that hold more than white space."""
    at = start = 0
    for line in (*text.split("\n"), ""):
        if line.strip():
            at += len(line) + 1
            continue
        if at > start:
            yield Span(start, min(at - 1, len(text)))
        at = start = at + len(line) + 1


def _lines(lines: list[str]) -> str:
    """Return the lines below a headline as one text; a short first line stays on its own."""
    if len(lines) > 1 and len(lines[0]) <= _HOUSE and len(lines[0]) + 15 < len(lines[1]):
        return lines[0] + "\n" + " ".join(lines[1:])
    return " ".join(lines)


def _is_aside(line: str) -> bool:
    return bool(_ADDRESS_LINE.fullmatch(line) or is_residue(line))


def _judged(items: list[Item], before: tuple[Words, ...], title: str | None) -> Digest | None:
    """Return a digest, if what was found is one and not an article with links in it."""
    bare = tuple(item for item in items if not item.words)
    items = [item for item in items if item.words]
    if len({item.url for item in items}) < 2 or len(items) < len(bare):
        return None
    dropped = sum(item.dropped for item in (*items, *bare))
    sizes = [_size(item.words) for item in items]
    main: tuple[Words, ...] = ()
    is_named = title is not None and fold(items[0].title) == fold(title)
    if is_named and sizes[0] > _LEAD_SHARE * sum(sizes):
        head = Words(
            text=items[0].title,
            kind=BlockKind.HEADING,
            links=(Link(url=items[0].url or "", text=items[0].title),),
        )
        main = (*before, head, *items.pop(0).words)
    elif _size(before) > sum(sizes):
        main = before
    if main and (len(items) < 2 or any(_size(item.words) > _TEASER for item in items)):
        return None  # the links stand in the article
    while main and main[-1].kind is BlockKind.HEADING:  # "More from us"
        main = main[:-1]
        dropped += 1
    houses = {urlsplit(item.url).netloc for item in items if item.url}
    if len(houses) > 1:
        items = [_housed(item) for item in items]
    return Digest(
        items=tuple(items),
        before=() if main else before,
        main=main,
        bare=bare,
        dropped=dropped,
    )


def _size(words: Sequence[Words]) -> int:
    return sum(len(one.text) for one in words)


def iter_postings(text: str, /) -> Iterator[Span]:
    """Yield where the postings stand in a digest of a mailing list; nothing for other texts."""
    cuts = [(found.start(), found.end()) for found in _BETWEEN.finditer(text)]
    if len(cuts) < 2:
        return
    ends = [start for start, _ in cuts[1:]]
    for (_, start), end in zip(cuts, [*ends, len(text)], strict=True):
        number = _NUMBER.match(text, start, end)
        start = number.end() if number else start  # noqa: PLW2901
        last = _CLOSING.search(text, start, end)
        yield Span(start, last.start() if last else end)


def _headline(one: Words) -> Item | None:
    """Return the beginning of an item, if a block is the headline of one."""
    links = [link for link in one.links if link.url.startswith(("http://", "https://"))]
    if not links or links[0].span is None or links[0].text == links[0].url or is_residue(one.text):
        return None
    link, span = links[0], links[0].span
    first = one.text[: span.end]
    if one.text[: span.start].strip(" \t\n•-–—*0123456789.") or not _is_title(first):
        return None
    behind = one.text[span.end :]
    if (
        behind.strip()
        and not behind.lstrip(" ").startswith("\n")
        and one.kind is not BlockKind.HEADING
    ):
        return None  # a sentence that begins with a link
    return _begun(one, first.strip(" \t\n•-–—*"), link, span.end)


def _begun(one: Words, title: str, link: Link, at: int) -> Item:
    rest = one.text[at:].strip()
    words = (Words(text=rest, spans=one.spans),) if rest else ()
    return Item(
        title=" ".join(title.split()), url=target_of(link.url), words=words, spans=one.spans
    )


def _is_title(text: str) -> bool:
    line = " ".join(text.split())
    return (
        len(line) in _TITLE
        and sum(any(map(str.isalnum, word)) for word in line.split(" ")) >= _TITLE_WORDS
        and is_phrase(line)
        and not line.endswith(".")
        and _MORE.fullmatch(line) is None
    )


def _item(head: Item, words: Sequence[Words]) -> Item:
    """Return an item with its text; ways to read on are no text."""
    kept = [one for one in words if not (one.links and _MORE.fullmatch(one.text.strip()))]
    kept = [one for one in (*head.words, *kept) if not is_residue(one.text)]
    dropped = head.dropped + len(head.words) + len(words) - len(kept)
    if _size(kept) < _TEXT:
        dropped += len(kept)
        kept = []
    return evolve(head, words=tuple(kept), dropped=dropped)


def _housed(item: Item) -> Item:
    """Return an item of an alert with its first line as the publication, if it is short."""
    first, *rest = item.words
    line, _, behind = first.text.partition("\n")
    is_house = len(line) <= _HOUSE and is_phrase(line) and line[-1:] not in ".?!…"
    if not is_house or not (rest or behind.strip()):
        return item
    if behind.strip():
        rest = [Words(text=behind.strip(), kind=first.kind, spans=first.spans), *rest]
    return evolve(item, publication=line.strip(), words=tuple(rest))
