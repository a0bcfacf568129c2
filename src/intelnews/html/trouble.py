"""Pages in trouble: marks that nobody closed, shells without text, consent walls, frames.

What an unclosed mark swallowed is brought back by overwriting the mark with one that swallows
nothing, in as many characters, so that places in the page stay where they are. What cannot be had
is named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from intelnews.model import Link, Locator, Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.html.page import Node, Page

__all__ = ["Mended", "frames_of", "iter_troubles", "mend"]


@frozen(kw_only=True)
class Mended:
    """The source without the mark that swallowed the page, and a problem that names it."""

    source: str
    problem: Problem


# Elements whose content is taken as text up to their end tag, however far that is.
_SWALLOWERS: Final = (
    "title",
    "textarea",
    "style",
    "script",
    "xmp",
    "noembed",
    "noframes",
    "iframe",
)
# Mark-up that no script, style or title holds by itself: the page goes on in there.
_MARKUP = re.compile(
    r"</(?:p|div|article|section|h[1-6]|li|table)\s*>|<(?:p|body|h[1-6])[\s>]", re.IGNORECASE
)
_HEAD_END = re.compile(
    r"</?(?:head|body|title|meta|link|p|div|h[1-6]|script|style)[\s>/]", re.IGNORECASE
)
_TEMPLATE = re.compile(r"<template(?=[\s>/])|</template(?=[\s>/])", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_FEW_PARAGRAPHS: Final = 3
_FEW_CHARS: Final = 250  # the text of a shell or a wall is shorter, that of an article longer
_CONSENT = re.compile(
    r"\b(?:we value your privacy|cookies?\b.{0,80}\b(?:consent|accept|agree|personal)"
    r"|your privacy choices"
    r"|consent to|before you continue|wir verwenden cookies|ihre privatsphäre|zustimm(?:en|ung)"
    r"|datenschutz(?:einstellungen)?|gérer (?:mes|vos) cookies|accepter (?:et|les|tout)"
    r"|aceptar (?:y|todas|cookies)|gdpr|tcf)\b",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(
    r"\b(?:enable|activate|turn on|requires?|need|aktivier\w{1,5}|activer|habilit\w{1,6}|activa)\b"
    r".{0,60}\bjavascript\b"
    r"|\bjavascript\b.{0,60}\b(?:disabled|required|enabled|aktivier\w{1,5}|deaktiviert)",
    re.IGNORECASE,
)
_SHELL_IDS: Final = frozenset(
    ["root", "app", "__next", "__nuxt", "___gatsby", "main-app", "svelte"]
)
_WORDS_CHARS: Final = 20_000


def mend(page: Page, /) -> Mended | None:
    """Return the source with the first mark undone that swallowed the rest of the page.

    ``None`` where nothing was swallowed. The result may be in need of mending again.

    >>> from intelnews.html.page import read_page
    >>> mended = mend(read_page("<title>Harbour<body><h1>Harbour</h1><p>The port is open.</p>"))
    >>> mended.problem.code, mended.source
    ('unclosed-title', '       Harbour<body><h1>Harbour</h1><p>The port is open.</p>')
    """
    return _unclosed_element(page) or _unclosed_comment(page) or _plaintext(page) or _template(page)


def _unclosed_element(page: Page) -> Mended | None:
    for tag in _SWALLOWERS:
        for node in page.by_tag.get(tag, ())[-1:]:
            raw = node.raw
            if _MARKUP.search(raw) is None or not page.source.rstrip().endswith(raw.rstrip()[-40:]):
                continue
            opening = _last_opening(page.source, tag)
            if opening is None:
                continue
            stop = opening.end()
            if tag in {"script", "style"}:  # its own words are no text of the page
                following = _HEAD_END.search(page.source, stop)
                stop = following.start() if following else stop
            return _undone(page, Span(opening.start(), stop), tag)
    return None


def _last_opening(source: str, tag: str) -> re.Match[str] | None:
    """Return the last start tag of an element that no end tag follows."""
    last: re.Match[str] | None = None
    for match in re.finditer(rf"<(/?){tag}(?=[\s>/])[^<>]*>?", source, re.IGNORECASE):
        if match[1]:
            last = None
        elif last is None:
            last = match
    return last


def _undone(page: Page, span: Span, what: str) -> Mended:
    source = page.source[: span.start] + " " * len(span) + page.source[span.end :]
    message = f"a {what} that is never closed swallowed the page behind it; it was passed over"
    return Mended(
        source=source,
        problem=Problem(code=f"unclosed-{what}", message=message, locator=Locator(span=span)),
    )


def _unclosed_comment(page: Page) -> Mended | None:
    start = page.source.rfind("<!--")
    if start < 0 or not page.remarks:
        return None
    rest = page.source[start + 4 :]
    if "-->" in rest or "--!>" in rest or not rest.startswith(page.remarks[-1]):
        return None
    if _MARKUP.search(rest) is None:
        return None
    first = page.source.find("<", start + 4)
    stop = start + 4 if first < 0 else first
    return _undone(page, Span(start, stop), "comment")


def _plaintext(page: Page) -> Mended | None:
    """Return the page with ``<plaintext>``, which nothing can close, as preformatted text."""
    if "plaintext" not in page.by_tag:
        return None
    found = re.search(r"<plaintext\b[^<>]*>", page.source, re.IGNORECASE)
    if found is None:
        return None
    tag = f"<pre{' ' * (len(found[0]) - 5)}>"
    message = "<plaintext> makes the rest of the page plain text; it was read as <pre>"
    return Mended(
        source=page.source[: found.start()] + tag + page.source[found.end() :],
        problem=Problem(
            code="plaintext", message=message, locator=Locator(span=Span(*found.span()))
        ),
    )


def _template(page: Page) -> Mended | None:
    """Return the page with its templates opened, if they hold most of its paragraphs."""
    if "<template" not in page.source:
        return None
    shown = [p for p in page.by_tag.get("p", ()) if not p.closest("template")]
    hidden = sum(
        len(_PARAGRAPH.findall(part.partition("</template")[0]))
        for part in page.source.split("<template")[1:]
    )
    if hidden < _FEW_PARAGRAPHS or hidden <= len(shown) or _chars(shown) >= _FEW_CHARS:
        return None
    source = _TEMPLATE.sub(_as_div, page.source)
    if source == page.source:
        return None
    first = _TEMPLATE.search(page.source)
    message = "the text stands in templates, which show nothing by themselves; they were opened"
    place = Locator(span=Span(*first.span())) if first else None
    problem = Problem(
        code="opened-template", message=message, severity=Severity.NOTE, locator=place
    )
    return Mended(source=source, problem=problem)


def _as_div(match: re.Match[str]) -> str:
    name = "</div" if match[0].startswith("</") else "<div"
    return name.ljust(len(match[0]))


def _chars(nodes: list[Node]) -> int:
    return sum(len(child) for node in nodes for child in node.children if isinstance(child, str))


def frames_of(page: Page, /) -> tuple[Link, ...]:
    """Return the addresses of a page's frames, where the page is a set of frames."""
    if "frameset" not in page.by_tag:
        return ()
    return tuple(
        Link(url=source, text=node.attrs.get("name") or node.attrs.get("title"), rel="frame")
        for node in page.by_tag.get("frame", ())
        if (source := node.attrs.get("src", "").strip())
    )


def iter_troubles(page: Page, text: str, /) -> Iterator[Problem]:
    """Yield why a page gives no text or too little, as far as it shows.

    >>> from intelnews.html.page import read_page
    >>> page = read_page("<div id=root></div><noscript>Please enable JavaScript.</noscript>")
    >>> [problem.code for problem in iter_troubles(page, "")]
    ['script-shell', 'no-text']
    """
    if len(text) >= _FEW_CHARS:
        return
    if "frameset" in page.by_tag:
        count = len(page.by_tag.get("frame", ()))
        message = f"the page is a set of {count} frames; their addresses are among the links"
        yield Problem(code="frames", message=message, count=max(count, 1))
    words = page.root.text()[:_WORDS_CHARS]
    hidden = " ".join(node.raw or node.text() for node in page.by_tag.get("noscript", ()))
    if _is_shell(page, words) or _NEEDS_SCRIPT.search(f"{words} {hidden[:_WORDS_CHARS]}"):
        message = "the page is a shell that a script fills; save it from a browser to have its text"
        yield Problem(code="script-shell", message=message)
    elif _CONSENT.search(words):
        message = "the page asks for consent to cookies and shows little else"
        yield Problem(code="consent-wall", message=message)
    if not text:
        yield Problem(code="no-text", message="no text of an article was found in the page")


def _is_shell(page: Page, words: str) -> bool:
    if len(words) >= _FEW_CHARS or not page.scripts:
        return False
    return any(
        node.attrs.get("id", "") in _SHELL_IDS for node in page.by_tag.get("div", ())
    ) or not page.by_tag.get("p")
