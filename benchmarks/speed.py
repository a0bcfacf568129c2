"""How fast it is, and that costs grow linearly: run with ``make bench``.

Prints the median of several runs of whole operations on invented pages, in bytes of UTF-8 a second,
and for each the time per byte at 16 times the size over that at 1 (1.0 is perfectly linear).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import intelnews
from intelnews import codec
from intelnews.html.body import read_body
from intelnews.html.page import read_page
from intelnews.intake import open_document

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = (Path(__file__).parent.parent / "examples" / "data" / "tag-page.txt").read_text("utf-8")
# Posts of blogs that print like this have about 3 KB; the sample's paragraphs are repeated to that.
PAGE = "\n".join("\n".join([line] * 3) if len(line) > 300 else line for line in SAMPLE.split("\n"))
MEGABYTE = 1_000_000
RUNS = 5
ARTICLES = 20


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of a call, after one that is not counted."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def import_time() -> float:
    """Return the seconds that ``import intelnews`` adds to starting Python."""

    def start(code: str) -> float:
        return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True))

    return start("import intelnews") - start("pass")


def weights_time() -> float:
    """Return the seconds that the first claim of a program costs, numpy counted."""

    def start(code: str) -> float:
        return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True))

    weights = "from intelnews.claims.tagger.weights import load_weights; load_weights()"
    return start(f"import intelnews; {weights}") - start("import intelnews")


def articles() -> list[str]:
    """Return articles as long as those of PolNeAR are at the mean, made of the sample's words."""
    words = page(MEGABYTE // 4).split(" ")
    return [" ".join(words[970 * n : 970 * (n + 1)]) for n in range(ARTICLES)]


def page(size: int) -> str:
    """Return a pasted listing of at least so many bytes, no two posts of it alike."""
    posts: list[str] = []
    length = 0
    while length < size:
        post = PAGE.replace("Ansel", f"Ansel {len(posts)}").rstrip("\n") + "\n\n\n"
        posts.append(post)
        length += len(post.encode())
    return "".join(posts)


def web_page(size: int) -> str:
    """Return a web page of at least so many bytes: the listing's lines between tags."""
    lines = (f'<p class="text">{line}</p><div class="share"><a href="/x">Share</a></div>\n'
             for line in page(size // 2).split("\n"))  # fmt: skip
    return f"<html><body><main><article>{''.join(lines)}</article></main></body></html>"


def report(
    name: str,
    work: Callable[[str], object],
    *,
    size: int = MEGABYTE // 16,
    make: Callable[[int], str] = page,
) -> None:
    """Print the speed of an operation at 1 and 16 times a size, and how the cost grew."""
    small, large = make(size), make(16 * size)
    per_small = seconds(lambda: work(small)) / len(small.encode())
    per_large = seconds(lambda: work(large)) / len(large.encode())
    speed = 1 / per_large / MEGABYTE
    print(f"{name:<36} {speed:8.2f} MB/s   16x costs {per_large / per_small:.2f} a byte")


def main() -> None:
    """Run every benchmark."""
    print(f"{'import intelnews':<36} {1000 * import_time():8.0f} ms")
    report("gate (decode, clean)", lambda text: open_document(text.encode()))
    report("parse a paste, without claims", lambda text: intelnews.parse(text, claims=False))
    report("parse a paste, with claims", intelnews.parse, size=MEGABYTE // 64)
    report("parse as plain text, without claims", plain)
    report("tree of a web page", read_page, make=web_page)
    report("tree and text of a web page", read_article, make=web_page)
    report("extract_claims", intelnews.extract_claims, size=MEGABYTE // 64)
    per_article = seconds(lambda: [intelnews.extract_claims(text) for text in articles()])
    print(f"{'extract_claims, 970 words each':<36} {ARTICLES / per_article:8.0f} articles/s")
    print(f"{'load the weights':<36} {1000 * weights_time():8.0f} ms")
    corpus = intelnews.parse(page(MEGABYTE // 4))
    text = codec.dump_json(corpus.articles)
    size = len(text.encode()) / MEGABYTE
    dump = size / seconds(lambda: codec.dump_json(corpus.articles))
    load = size / seconds(lambda: codec.load_json(text))
    print(f"{'dump JSON':<36} {dump:8.2f} MB/s")
    print(f"{'load JSON':<36} {load:8.2f} MB/s")


def read_article(source: str) -> object:
    """Read the tree of a web page and the text of its article."""
    return read_body(read_page(source))


def plain(text: str) -> object:
    """Parse as text of unknown layout."""
    return intelnews.parse(text, format="plain", claims=False)


if __name__ == "__main__":
    main()
