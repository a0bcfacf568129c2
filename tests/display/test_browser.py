"""The views in a real browser: nothing overflows, both schemes hold, nothing is blank."""

from __future__ import annotations

import struct
import zlib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from intelnews.display.style import PAPER
from intelnews.display.tables import explain_table
from intelnews.display.views import BidView
from intelnews.model import Article, Author, Block, Problem, Span, Tag
from intelnews.model.presentation import (
    article_html,
    claim_html,
    claims_html,
    corpus_html,
    fragment_html,
)

TOOL = Path(__file__).resolve().parents[2] / "tools" / "render_notebook_view.py"


def _load_tool():
    spec = spec_from_file_location("render_notebook_view", TOOL)
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


tool = _load_tool()
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(tool.find_chromium() is None, reason="there is no Chromium here"),
]


def awkward():
    """Return an article whose every word is too long for a line."""
    word = "x" * 400
    text = f"{word}\n\n{word} {word}\n\n{'京' * 300}\n\nhttps://marl.example/{word}"
    kinds = ["preformatted", "quote", "list_item", "heading"]
    starts = [0, 402, 1_205, 1_507]
    return Article(
        title=word,
        deck=word,
        publication=word,
        authors=[Author(name=word, role=word)],
        text=text,
        blocks=[
            Block(kind=kind, span=Span(start, start + 300))
            for kind, start in zip(kinds, starts, strict=True)
        ],
        tags=[Tag(name=word)],
        url=f"https://marl.example/{word}",
        problems=[Problem(code="long-words", message=word)],
    )


@pytest.fixture(scope="module")
def views(article, fragment):
    """Every view there is, all folds open."""
    bids = [
        BidView(parser="paste", confidence=0.8, reason="two date lines", winner=True),
        BidView(parser="x" * 60, confidence=None, reason="x" * 200),
    ]
    shown = [
        article_html(article),
        article_html(awkward()),
        fragment_html(fragment),
        claim_html(article.claims[6], text=article.text),
        claims_html([(article, claim) for claim in article.claims]),
        corpus_html([article, awkward()], fragments=[fragment], problems=awkward().problems),
        explain_table(bids, name="marl.txt"),
    ]
    return [("", view.replace("<details>", '<details open="">')) for view in shown]


@pytest.mark.parametrize("width", [940, 420])
def test_nothing_overflows(views, width):
    """No element of any view is wider than its place, in a wide window and in a narrow one."""
    assert [] == tool.measure(tool.notebook_page(views), width=width)["wide"]


def test_schemes_follow_the_notebook(article):
    """Each way in which a notebook says light or dark decides the colour of the paper."""
    view = article_html(article)
    says = {
        'data-jp-theme-light="true"': PAPER[0],
        'data-jp-theme-light="false"': PAPER[1],
        'data-vscode-theme-kind="vscode-light"': PAPER[0],
        'data-vscode-theme-kind="vscode-high-contrast-light"': PAPER[0],
        'data-vscode-theme-kind="vscode-dark"': PAPER[1],
        'data-vscode-theme-kind="vscode-high-contrast"': PAPER[1],
        'data-theme="light"': PAPER[0],
        'data-theme="dark"': PAPER[1],
        "": PAPER[0],
    }
    page = "".join(f"<div {said}>{view}</div>" for said in says)
    measured = tool.measure(f"<body>{page}<script>{tool.MEASURE}</script>", width=900)
    assert list(map(rgb, says.values())) == [rgb(paper) for paper in measured["papers"]]


@pytest.mark.parametrize(("theme", "paper"), [("light", PAPER[0]), ("dark", PAPER[1])])
def test_picture_is_not_blank(article, tmp_path, theme, paper):
    """A picture of the article is mostly paper, with the ink and hues of some text on it."""
    target = tmp_path / "view.png"
    page = tool.notebook_page([("article", article_html(article))], theme=theme)
    tool.screenshot(page, target, width=700, height=500)
    pixels = read_png(target.read_bytes())
    assert 700 * 500 == len(pixels)
    share = pixels.count(rgb(paper)) / len(pixels)
    assert 0.4 < share < 0.95
    assert 50 < len(set(pixels))


def rgb(colour):
    """Return red, green and blue of ``#rrggbb`` or ``rgb(…)``."""
    if colour.startswith("#"):
        return tuple(bytes.fromhex(colour[1:]))
    return tuple(int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(","))


def read_png(data):
    """Return the pixels of a PNG as Chromium writes it: eight bits, RGB or RGBA, no interlace."""
    assert b"\x89PNG\r\n\x1a\n" == data[:8]
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        at += size + 12
        if kind == b"IHDR":
            width, height, depth, colours, _, _, interlace = struct.unpack(">IIBBBBB", body)
            assert (8, 0) == (depth, interlace)
            step = {2: 3, 6: 4}[colours]
        elif kind == b"IDAT":
            packed += body
    raw = zlib.decompress(packed)
    stride = width * step
    above = bytes(stride)
    pixels = []
    for row in range(height):
        start = row * (stride + 1)
        line = unfilter(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), above, step)
        pixels += [tuple(line[place : place + 3]) for place in range(0, stride, step)]
        above = line
    return pixels


def unfilter(method, line, above, step):
    """Undo one of the five line filters of PNG (ISO 15948, 9.2)."""
    for place, value in enumerate(line):
        left = line[place - step] if place >= step else 0
        corner = above[place - step] if place >= step else 0
        up = above[place]
        match method:
            case 0:
                break
            case 1:
                guess = left
            case 2:
                guess = up
            case 3:
                guess = (left + up) // 2
            case _:
                nearest = left + up - corner
                guess = min((left, up, corner), key=lambda near: abs(nearest - near))
        line[place] = (value + guess) & 255
    return line
