"""Saved and archived pages: what those who kept a page put around it, and where it came from.

Web archives rewrite every address and put a bar on top; browsers and extensions note the address
in a comment. All of it is undone in the source, before the tree is built. What goes is overwritten
with spaces, so that the text keeps its length and places in it are places in the page as it was
saved.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.fields.dates import parse_moment
from intelnews.model import Moment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Keeping", "Unwrapped", "original_address", "unwrap"]


@frozen(kw_only=True)
class Keeping:
    """What the one who kept a page noted: how it was kept, its address, and when.

    ``span`` is where that stands in the source, ``None`` for what an address told.
    """

    method: str
    url: str | None = None
    captured: Moment | None = None
    span: Span | None = None


@frozen(kw_only=True)
class Unwrapped:
    """The source of a page without what its keeper put in, and all that is known of the keeping."""

    text: str
    keepings: tuple[Keeping, ...] = ()

    @property
    def url(self) -> str | None:
        """The address at which the page stood before it was kept."""
        return next((keeping.url for keeping in self.keepings if keeping.url), None)


# An address of replay software: a path, fourteen digits, perhaps what sort of file it is, and then
# the address as it was. ``\\?`` is for addresses in JSON.
_REPLAY: Final = (
    r"(?:https?:(?=\\?/\\?/))?(?:\\?/\\?/[\w.-]{1,100}(?::\d{1,5})?)?(?:\\?/[\w.-]{1,40}){1,3}"
    r"\\?/(?P<stamp>\d{14})(?:[a-z]{2}_)?\\?/"
)
_ADDRESS: Final = r"(?=https?:|mailto:|\\?/\\?/)"
_REPLAYED = re.compile(_REPLAY + _ADDRESS)
_UNNAMED: Final = _REPLAY.replace("(?P<stamp>", "(?:")
# What such an address ends in, which is quickly found, and what it may begin with.
_TAIL: Final = re.compile(rf"\\?/\d{{14}}(?:[a-z]{{2}}_)?\\?/{_ADDRESS}")
_FRONT: Final = re.compile(
    r"(?:https?:(?=\\?/\\?/))?(?:\\?/\\?/[\w.-]{1,100}(?::\d{1,5})?)?(?:\\?/[\w.-]{1,40}){1,3}"
)
_FRONT_CHARS: Final = 240  # what ``_FRONT`` can match at most, nearly
# Only values of attributes and of JSON are rewritten; an address in running text stays.
_VALUE: Final = re.compile(r"""(?:=|=["']|["']:\s?["']|[\[,]\s?["']|\s\s["'])\Z""")
_BARS: Final = (
    ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- END WAYBACK TOOLBAR INSERT -->"),
    ("<!-- WB Insert -->", "<!-- End WB Insert -->"),
)
# Words of which one stands at the top or the end of every page of replay software.
_SIGNS: Final = ("FILE ARCHIVED ON", "WAYBACK TOOLBAR INSERT", "wombat", "archived-page")
_FOOTER = re.compile(r"FILE ARCHIVED ON (?P<time>\d\d:\d\d:\d\d) (?P<day>\w{3,9} \d\d?, \d{4})\b")
_WOMBAT = re.compile(
    r"""wombat\(\s?["'](?P<url>[^"'\s<>]{1,2000})["'],\s?["'](?P<stamp>\d{14})["']"""
)
_BAR_LINE = re.compile(rf"Wayback Machine - (?P<url>{_UNNAMED}[^\s<>\"]{{1,2000}})")
_CANONICAL = re.compile(
    rf"""["']?canonical["']?[^<>]{{1,200}}?href=["']?(?P<url>{_UNNAMED}[^\s<>"']{{1,2000}})"""
)
_LAYERS: Final = 5  # a capture of a capture is met, of that another one hardly

# Notes of browsers and extensions stand at the top; Internet Explorer gives the length first.
_HEAD_CHARS: Final = 20_000
_NOTES: Final = (
    ("saved page", re.compile(r"<!--\s{0,9}(?i:saved from url)=\(\d{1,6}\)(?P<url>\S{1,2000})")),
    (
        "SingleFile",
        re.compile(
            r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url: (?P<url>\S{1,2000})"
            r"(?:\s{1,9}saved date: (?P<time>[^\n<>]{1,60}?)"
            r"(?:\s?\([^\n()]{1,60}\))?\s{0,9}(?:\n|--))?"
        ),
    ),
    (
        "monolith",
        re.compile(
            r"<!--\s{0,9}Saved from (?P<url>\S{1,2000}) at (?P<time>\S{1,40}) using monolith"
        ),
    ),
    (
        "Save Page WE",
        re.compile(
            r"""<meta name=["']?savepage-url["']? content=["'](?P<url>[^"'<>\s]{1,2000})["']"""
            r"""(?:[^<>]{0,20}>[^<>]{0,20}<meta name=["']?savepage-(?!date)[^<>]{1,2000}>){0,9}"""
            r"""(?:[^<>]{0,20}>)?[^<>]{0,20}"""
            r"""(?:<meta name=["']?savepage-date["']? content=["'](?P<time>[^"'<>()]{1,60}))?"""
        ),
    ),
    (
        "ScrapBook",
        re.compile(
            r"""<html[^<>]{0,500}\sdata-scrapbook-source=["'](?P<url>[^"'\s<>]{1,2000})["']"""
            r"""[^<>]{0,200}?data-scrapbook-create=["'](?P<stamp>\d{14})\d{0,3}["']"""
        ),
    ),
)


def unwrap(source: str, /, *, url: str | None = None) -> Unwrapped:
    """Undo what web archives, browsers and extensions did to a page when they kept it.

    Args:
        source: The text of the page.
        url: Where the caller got it from, which may be an address in a web archive.

    >>> page = '<a href="/web/20190522101530/http://example.org/port">The port</a>'
    >>> kept = unwrap(page, url="https://archive.example/web/20190522101530/http://example.org/")
    >>> kept.url, str(kept.keepings[0].captured), kept.text.split()
    ('http://example.org/', '2019-05-22T10:15:30+00:00', ['<a', 'href="', ...])
    """
    keepings = [*_told_by(url), *_archive_notes(source), *_notes(source)]
    layers = max((_depth(keeping.url) for keeping in keepings), default=0)
    plain = tuple(
        Keeping(
            method=keeping.method,
            url=keeping.url and original_address(keeping.url)[0],
            captured=_innermost(keeping),
            span=keeping.span,
        )
        for keeping in keepings
    )
    archived = any(keeping.method == "web archive" for keeping in keepings)
    text = _without_bars(source) if archived else source
    if archived:
        text = _with_old_addresses(text, max(layers, 1))
    return Unwrapped(text=text, keepings=plain)


def original_address(url: str, /) -> tuple[str, Moment | None]:
    """Return the address in an address of a web archive, and when the page was captured.

    >>> original_address("https://archive.example/web/20190522101530id_/http://example.org/")[0]
    'http://example.org/'
    """
    captured: Moment | None = None
    for _ in range(_LAYERS):
        match = _REPLAYED.match(url)
        if match is None:
            break
        captured = parse_moment(f"{_iso(match['stamp'])}Z") or captured
        url = url[match.end() :]
    return url, captured


def _iso(stamp: str) -> str:
    return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:14]}"


def _depth(url: str | None) -> int:
    count = 0
    while url and count < _LAYERS and (match := _REPLAYED.match(url)):
        url = url[match.end() :]
        count += 1
    return count


def _innermost(keeping: Keeping) -> Moment | None:
    """Return when the page itself was captured, not when a capture of it was."""
    nested = original_address(keeping.url)[1] if keeping.url else None
    return nested or keeping.captured


def _told_by(url: str | None) -> Iterator[Keeping]:
    if url and _REPLAYED.match(url):
        yield Keeping(method="web archive", url=url)


def _archive_notes(source: str) -> Iterator[Keeping]:
    """Yield what the scripts, bar and footer of replay software say, as it is written there."""
    edges = source[:_HEAD_CHARS], source[-_HEAD_CHARS:]
    if not any(sign in edge for sign in _SIGNS for edge in edges):
        return
    for pattern in (_WOMBAT, _BAR_LINE, _CANONICAL, _FOOTER):
        match = pattern.search(source)
        if match is None:
            continue
        found = match.groupdict()
        stamp = found.get("stamp")
        footer = f"{found['day']} {found['time']} UTC" if "day" in found else ""
        time = f"{_iso(stamp)}Z" if stamp else footer
        yield Keeping(
            method="web archive",
            url=found.get("url"),
            captured=parse_moment(time) if time else None,
            span=Span(*match.span()),
        )


def _notes(source: str) -> Iterator[Keeping]:
    head = source[:_HEAD_CHARS]
    for method, pattern in _NOTES:
        match = pattern.search(head)
        if match is None:
            continue
        found = match.groupdict()
        time = (
            f"{_iso(found['stamp'])}Z" if found.get("stamp") else (found.get("time") or "").strip()
        )
        url = found["url"] if found["url"].startswith(("http:", "https:")) else None
        captured = parse_moment(time) if time else None
        yield Keeping(method=method, url=url, captured=captured, span=Span(*match.span()))


def _without_bars(source: str) -> str:
    for opening, closing in _BARS:
        start = source.find(opening)
        end = source.find(closing, start) if start >= 0 else -1
        if end >= 0:
            end += len(closing)
            source = source[:start] + " " * (end - start) + source[end:]
    return source


def _with_old_addresses(source: str, layers: int) -> str:
    """Overwrite what a web archive put before each address; the rest of a value stays in place."""
    pieces: list[str] = []
    done = 0
    depth = layers
    for tail in _TAIL.finditer(source):
        if pieces and depth < layers and _FRONT.fullmatch(source, done, tail.start()):
            depth += 1  # a capture of a capture
        else:
            window = source[max(done, tail.start() - _FRONT_CHARS) : tail.start()]
            start = tail.start() - len(window) + _value_start(window)
            if not (
                _VALUE.search(source, max(start - 4, 0), start)
                and _FRONT.fullmatch(source, start, tail.start())
            ):
                continue
            depth = 1
            pieces.append(source[done:start])
            done = start
        pieces.append(" " * (tail.end() - done))
        done = tail.end()
    return "".join([*pieces, source[done:]])


def _value_start(window: str) -> int:
    """Return where the value begins that ends with a text: behind its last quote or equals sign."""
    return max(window.rfind('"'), window.rfind("'"), window.rfind("=")) + 1
