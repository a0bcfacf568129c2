"""Items of feeds a second, beside feedparser in one run: ``python benchmarks/feeds.py``.

Both read the same well-formed, invented feeds; ours gives finished articles, claims left out. Times
are of the processor, the best of several runs.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import feedparser

import intelnews

if TYPE_CHECKING:
    from collections.abc import Callable

ITEMS = 300
RUNS = 3
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
PARAGRAPH = (
    "<p>The port of Ansel reopened on Monday, harbour master Greta Voss said, and the "
    "<a href='https://ansel.example/board'>board</a> of ship {} expects no delay &#8212; now.</p>"
)


def feed(paragraphs: int) -> bytes:
    """Return a feed whose items have so many paragraphs; with none, a summary alone."""
    items = []
    for number in range(ITEMS):
        body = "".join(PARAGRAPH.format(f"{number}-{n}") for n in range(paragraphs))
        full = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else ""
        items.append(
            f"<item><title>Harbour reopens, part {number}</title>"
            f"<link>https://ansel.example/{number}</link><dc:creator>Anna Kral</dc:creator>"
            f"<pubDate>Tue, {number % 27 + 1:02d} May 2019 09:44:01 +0000</pubDate>"
            f"<category>Ports</category><guid>https://ansel.example/{number}</guid>"
            f"<description>The port of Ansel reopened on Monday.</description>{full}</item>"
        )
    head = f'<rss version="2.0" {SPACES}><channel><title>Ansel Post</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def rate(work: Callable[[], object]) -> float:
    """Return items a second of processor time."""
    work()
    best = 1e9
    for _ in range(RUNS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return ITEMS / best


def main() -> None:
    """Print a row for each length of item."""
    for paragraphs in (0, 4, 16):
        data = feed(paragraphs)
        ours = rate(lambda data=data: intelnews.parse(data, claims=False))
        theirs = rate(lambda data=data: feedparser.parse(data))
        name = f"{paragraphs} paragraphs an item"
        print(f"{name:<24} {ours:8.0f} items/s   feedparser {theirs:8.0f}   {ours / theirs:.1f}x")


if __name__ == "__main__":
    main()
