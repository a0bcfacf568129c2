"""The article's text, chosen among all blocks of a page."""

import json

import pytest

from intelnews.html.blocks import read_blocks
from intelnews.html.body import Body, likely, read_body
from intelnews.html.forest import block_scores
from intelnews.html.page import read_page

PARAGRAPHS = tuple(
    """\
The port of Freedonia reopened on Monday, three weeks after a fire closed its largest quay, \
officials said.
“We lost a crane, but not a single ship,” said Anna Kral, who has run the harbour since 2011. \
She expects the first ferries to Sylvania to leave on Friday.
The fire broke out in a store for timber. What caused it is not known, and the ministry in Vell \
has asked two engineers from Ruritania to look into the matter.
Fishermen, who had moored in the old basin, were glad to return. Some of them had sold their \
catch from the beach, at half of the usual price.""".splitlines()
)
PAGE = """
<html><head><title>Harbour reopens | The Vell Gazette</title>
<meta property="og:title" content="Harbour reopens"></head><body>
<header><a href="/">The Vell Gazette</a></header>
<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article class="post"><h1>Harbour reopens</h1><div class="byline">By Anna Kral</div>
<div class="social-share"><a href="#">Share</a> <a href="#">Tweet</a></div>
<div class="article-body">{text}</div></article></main>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Ferry fares rise again</a></li>
<li><a href="/2">Sylvania bans old nets</a></li></ul></aside>
<footer><p>© 2019 The Vell Gazette. All rights reserved.</p><a href="/privacy">Privacy</a></footer>
</body></html>
"""


def _page(text=None):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return read_page(PAGE.format(text=text or paragraphs))


def test_the_article_and_nothing_else():
    """Navigation, headline, byline, sharing, teasers and footer are not in the text."""
    assert "\n\n".join(PARAGRAPHS) == read_body(_page()).text


def test_pieces_stand_in_the_source():
    """Every piece leads to its place in the page, and to its element."""
    page = _page()
    body = read_body(page)
    spans = [piece.spans[0].cut(page.source) for piece in body.pieces]
    assert list(PARAGRAPHS) == spans
    assert ["p"] * 4 == [node.tag for node in body.nodes]
    assert 0.9 < body.confidence <= 1.0


def test_an_article_put_twice_into_a_page_is_read_once():
    """Text for another screen, hidden or not, is no more text."""
    once = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = read_body(_page(f"<div>{once}</div><div class='mobile'>{once}</div>"))
    assert "\n\n".join(PARAGRAPHS) == body.text


def test_what_is_said_again_among_new_words_is_read_again():
    """A refrain is text, in whichever box of the article it stands."""
    first, refrain, last, _ = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = read_body(_page(f"<div>{first}{refrain}</div><div>{last}{refrain}</div>"))
    assert [PARAGRAPHS[n] for n in (0, 1, 2, 1)] == [piece.text for piece in body.pieces]


def test_a_page_without_text():
    """No block, no body."""
    assert Body() == read_body(read_page("<p> </p>"))


def test_where_to_look_and_where_not():
    """An entry of a listing can be read alone, and what is known to be otherwise left out."""
    page = _page()
    last = page.by_tag["p"][3]
    found = read_body(page, within=page.by_tag["main"][0], excluded=[last])
    assert found.text.endswith("\n\n".join(PARAGRAPHS[:3]))
    assert "The Vell Gazette" not in found.text


def test_the_text_in_the_metadata_is_a_hint():
    """What the metadata give as the text does not lower the score of the same text."""
    page = _page()
    assert read_body(page).text == read_body(page, hint=" ".join(PARAGRAPHS)).text


@pytest.mark.parametrize(
    "source",
    ["<p>x. " * 20_000, "<a href=x>link " * 20_000, "<div>" * 20_000 + "x", "<td>1" * 20_000],
    ids=["paragraphs", "links", "nested", "cells"],
)
def test_large_pages_are_read(source):
    """Every block of a page has a score, however many there are."""
    page = read_page(source)
    blocks = read_blocks(page)
    scores = block_scores(page, blocks)
    assert len(blocks) == sum(0.0 <= score <= 1.0 for score in scores)
    assert len(blocks) == len(scores)


def test_the_best_text_to_be_expected():
    """A page of odd blocks has its likeliest ones; doubtful ones add nothing to clear ones."""
    [block] = read_blocks(read_page("<p>The port of Freedonia reopened on Monday."))

    def taken(*scores):
        return [score for _, score in likely([(block, score) for score in scores])]

    assert [0.3, 0.25, 0.3] == taken(0.3, 0.25, 0.01, 0.3)
    assert [0.99, 0.98, 0.99] == taken(0.99, 0.2, 0.98, 0.99)
    assert [0.99, 0.7] == taken(0.99, 0.7)
    assert [] == taken(0.1, 0.05)
    assert [] == taken()


def test_pages_of_a_text_may_begin_alike():
    """A head that is printed on each page of a text makes none of them a copy of the others."""
    head = "Freedonia Harbour Board, Report of the Inquiry into the Fire of 2019, page by page"
    parts = [f"{head} {number} {' '.join(PARAGRAPHS)} {PARAGRAPHS[number]}" for number in range(4)]
    body = read_body(_page("".join(f"<p>{part}</p>" for part in parts)))
    assert "\n\n".join(parts) == body.text


def test_text_that_is_only_in_data():
    """A page drawn by scripts has its text in them; one that has its own keeps it."""
    entries = [{"type": "paragraph", "content": [{"type": "text", "value": p}]} for p in PARAGRAPHS]
    state = {"story": {"body": {"content": entries}}, "menu": ["Home"] * 100}
    script = f"<script type='application/json'>{json.dumps(state)}</script>"
    page = read_page(f"<h1>Harbour reopens</h1><div id=app>Loading</div>{script}")
    body = read_body(page)
    assert "\n\n".join(PARAGRAPHS) == body.text
    assert ["script"] == [node.tag for node in body.nodes]
    assert body.pieces[2].spans[0].cut(page.source) == PARAGRAPHS[2][:60]
    assert "\n\n".join(PARAGRAPHS) == read_body(read_page(page.source + _page().source)).text


def test_what_is_said_twice_beside_itself_stays():
    """A refrain is no second copy of the page."""
    refrain = PARAGRAPHS[1]
    lines = [PARAGRAPHS[0], refrain, PARAGRAPHS[2], refrain]
    body = read_body(_page("".join(f"<p>{line}</p>" for line in lines)))
    assert "\n\n".join(lines) == body.text
