"""HTML that stands in something else: the content of a feed's item, an export's post, a mail.

All of it is the text; there is no page around it to be told apart. What plug-ins hang under a post
is left out, and so are the headline and the byline where the content repeats them.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from attrs import frozen

from intelnews.folding import letters, squeeze
from intelnews.html.blocks import read_blocks
from intelnews.html.page import read_page
from intelnews.html.wordpress import iter_residue
from intelnews.limits import DEFAULT_LIMITS
from intelnews.model import BlockKind, Link, Problem, Severity
from intelnews.model.record import many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from intelnews.limits import Limits

__all__ = ["PieceBlock", "PieceOfPage", "plain_text", "read_piece"]

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--")
_ESCAPED_TAG = re.compile(
    r"&(?:lt|#60|#x3[cC]);/?(?:p|br|div|a|img|h[1-6]|ul|ol|li|em|strong|b|i|span|blockquote)\b"
)
# What the program behind most feeds puts under the text: "The post … appeared first on …".
_APPEARED = re.compile(
    r"(?:the (?:post|article|entry)|der beitrag|l['’]article|la entrada|il post) .{1,300}"
    r"(?:appeared first on|erschien zuerst auf|est apparu en premier sur|se publicó primero en"
    r"|(?:first )?(?:appeared|was published) on) .{1,200}",
    re.IGNORECASE | re.DOTALL,
)
_APPEARED_CHARS: Final = 700
_MORE = re.compile(
    r"(?:continue reading|read more|read the rest|weiterlesen|lire la suite|leer más|seguir leyendo"
    r"|continua a leggere|\[?(?:…|\.\.\.|&hellip;)\]?)(?: .{0,200})?",
    re.IGNORECASE | re.DOTALL,
)
_FIRST: Final = 5  # a kicker, a picture's line or the date may stand over the headline
_LAST: Final = 2
_MORE_CHARS: Final = 160


@frozen(kw_only=True)
class PieceBlock:
    """A block of text: its kind, its words, and its links, whose spans count in the words."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    links: tuple[Link, ...] = many(Link)


@frozen(kw_only=True)
class PieceOfPage:
    """The text of a piece of HTML.

    ``blocks`` are for the body of a draft (``Piece(text=…, kind=…, links=…)``). ``credits`` are the
    lines that sign and date the text, which stand in no block; ``is_teaser`` says that the text
    ends in "Continue reading" or the like.
    """

    blocks: tuple[PieceBlock, ...] = many(PieceBlock)
    problems: tuple[Problem, ...] = many(Problem)
    credits: tuple[str, ...] = ()
    is_teaser: bool = False

    @property
    def text(self) -> str:
        """The blocks, parted by blank lines."""
        return "\n\n".join(block.text for block in self.blocks)


def read_piece(
    html: str,
    /,
    *,
    base: str | None = None,
    title: str | None = None,
    names: Iterable[str] = (),
    signs: Callable[[str], bool] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> PieceOfPage:
    """Return the blocks of text of a piece of HTML.

    Args:
        html: The HTML, unescaped. If it is found to be escaped once more, that is undone, too.
        base: The address that relative links count from.
        title: The headline, to be left out where it is repeated at the beginning or end.
        names: Those who wrote it, likewise.
        signs: Tells of a line at the edges whether it signs or dates the text; ``text.signing``
            has one. Such lines become ``credits``.
        limits: Bounds of the page.

    >>> piece = read_piece("<p>The port.</p><ul><li><a href='/b'>Open</a>", base="https://a.example/")
    >>> [(block.kind.value, block.text) for block in piece.blocks]
    [('paragraph', 'The port.'), ('list_item', 'Open')]
    >>> piece.blocks[1].links[0].url
    'https://a.example/b'
    """
    problems: list[Problem] = []
    if "<" not in html and _ESCAPED_TAG.search(html):
        html = unescape(html)
        message = "the HTML was escaped twice"
        problems.append(Problem(code="escaped-twice", message=message, severity=Severity.NOTE))
    if "<" not in html:
        blocks = [PieceBlock(text=text) for text in _paragraphs(unescape(html))]
    else:
        page = read_page(html, limits=limits)
        problems += page.problems
        found = read_blocks(page, excluded=tuple(iter_residue(page)))
        outer = _joined(base, page.base) if page.base else base
        blocks = [
            PieceBlock(
                text=block.text,
                kind=block.kind,
                links=tuple([_whole(link, outer) for link in block.links_of()])
                if block.links
                else (),
            )
            for block in found
        ]
    kept, signing = _own(blocks, title, names, signs)
    is_teaser = bool(kept) and _ends_early(kept[-1].text)
    if is_teaser and len(kept) > 1 and _is_more(kept[-1].text):
        del kept[-1]
    return PieceOfPage(
        blocks=tuple(kept),
        problems=tuple(problems),
        credits=tuple(signing),
        is_teaser=is_teaser,
    )


def plain_text(html: str, /) -> str:
    """Return the words of a headline or name that may hold references and tags, on one line.

    >>> plain_text("Kral &amp;amp; Ott: <em>the</em> port&#8217;s end")
    'Kral & Ott: the port’s end'
    >>> plain_text("3 < 4")
    '3 < 4'
    """
    if "<" in html and _TAG.search(html):
        html = read_page(html).root.text()
    for _ in range(2):  # escaped once by the program that wrote it and once by the one that sent it
        if "&" not in html:
            break
        html = unescape(html)
    return squeeze(html)


def _paragraphs(text: str) -> list[str]:
    parts = [" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text)]
    return [part for part in parts if part]


def _own(
    blocks: list[PieceBlock],
    title: str | None,
    names: Iterable[str],
    signs: Callable[[str], bool] | None,
) -> tuple[list[PieceBlock], list[str]]:
    """Return the blocks that are text, and the lines at its edges that sign or date it."""
    known = {letters(name) for name in (title, *names) if name}
    longest = max((2 * len(name) for name in known), default=0)  # marks and spaces are not in it
    last = len(blocks) - _LAST
    kept: list[PieceBlock] = []
    signing: list[str] = []
    for at, block in enumerate(blocks):
        text = block.text
        if _FIRST <= at < last:
            kept.append(block)
        elif signs is not None and block.kind is BlockKind.PARAGRAPH and signs(text):
            signing.append(squeeze(text))
        elif (len(text) > longest or letters(text) not in known) and not (
            at >= last and _is_colophon(text)
        ):
            kept.append(block)
    return kept, signing


def _is_colophon(text: str) -> bool:
    return len(text) <= _APPEARED_CHARS and _APPEARED.fullmatch(text.strip()) is not None


def _is_more(text: str) -> bool:
    return len(text) < _MORE_CHARS and _MORE.fullmatch(text.strip()) is not None


def _ends_early(text: str) -> bool:
    tail = text.rstrip()[-40:]
    return tail.endswith(("[…]", "[...]", "[ … ]", "(more…)")) or _is_more(text)


def _whole(link: Link, base: str | None) -> Link:
    """Return a link with its whole address."""
    url = _joined(base, link.url)
    if url == link.url:
        return link
    return Link(url=url, text=link.text, span=link.span, rel=link.rel)


def _joined(base: str | None, url: str) -> str:
    if not base or url.startswith(("https://", "http://")):
        return url
    try:
        return urljoin(base, url)
    except ValueError:  # an address that urllib refuses, such as one with half a bracket
        return url
