"""The text of an article in a page's data."""

import json

import pytest

from intelnews.html.embedded import embedded_text
from intelnews.html.page import read_page

SAID = "The port of Freedonia reopened on Monday, {} weeks after a fire closed its largest quay."
TEXTS = [SAID.format(number) for number in ("three", "four", "five", "six", "seven", "eight")]
MENU = {"menu": ["Home"] * 200}


def _texts(script, **options):
    return [paragraph.text for paragraph in embedded_text(read_page(script), **options)]


def _json(value):
    return f"<script type='application/json'>{json.dumps([value, MENU])}</script>"


@pytest.mark.parametrize(
    "entries",
    [
        TEXTS,
        [{"type": "text", "content": f"<p>{text}</p>"} for text in TEXTS],
        [{"children": [{"text": text[:20]}, {"text": text[20:]}]} for text in TEXTS],
        [["p", text[:20], ["a", {"href": "/x"}, text[20:]]] for text in TEXTS],
        [{"type": "ad"}, *({"nodes": [{"value": text}]} for text in TEXTS), {"id": 7}],
    ],
    ids=["strings", "html", "runs", "lists", "among others"],
)
def test_shapes(entries):
    """Paragraphs are strings, HTML, or runs of text under any of the usual names."""
    assert TEXTS == _texts(_json({"story": {"body": entries}}))


def test_what_a_script_assigns():
    """State that a script gives to a variable is data too."""
    state = json.dumps({"a": TEXTS, **MENU})
    assert TEXTS == _texts(f"<script>window.__STATE__ = {state}; go();</script>")
    assert [] == _texts(f"<script>go({state})</script>")


def test_the_linked_data():
    """What the linked data give as the text is taken where no script has more."""
    linked = '<script type=\'application/ld+json\'>{"articleBody": ""}</script>'
    said = "\n".join(TEXTS)
    assert TEXTS == _texts(linked, said=said)
    assert TEXTS[:5] == _texts(linked + _json(TEXTS[:5]), said="Harbour reopens")
    assert [] == _texts("", said=said)


def test_what_is_for_readers_without_scripts():
    """The text in a `noscript` is taken, its menus are not; nor is a request for scripts."""
    menu = "<ul><li><a href=/news>News of Freedonia</a><li><a href=/sport>Sport</a></ul>"
    page = "<noscript>Please turn scripts on.</noscript><main><noscript>{}</noscript></main>"
    source = page.format(menu + "".join(f"<p>{text}</p>" for text in TEXTS))
    paragraphs = embedded_text(read_page(source))
    assert TEXTS == [paragraph.text for paragraph in paragraphs]
    assert TEXTS == [p.span.cut(source) for p in paragraphs if p.span]
    assert () == embedded_text(read_page(page.format(menu)))


def test_teasers_are_no_paragraphs():
    """Entries with titles are other articles."""
    assert [] == _texts(_json([{"title": "Harbour", "text": text} for text in TEXTS]))


def test_labels_between_paragraphs_are_left_out():
    """Short strings without an end are names of things."""
    assert TEXTS == _texts(_json(["paragraph", *TEXTS, "Read more"]))


def test_places():
    """Each paragraph leads to its place in the script; where none is found, to the script."""
    page = read_page(_json(TEXTS))
    spans = [paragraph.span for paragraph in embedded_text(page)]
    assert [text[:60] for text in TEXTS] == [span.cut(page.source) for span in spans]
    strange = _json(TEXTS).replace("Freedonia", "Freedoni\\u0061")
    whole = [paragraph.span.cut(strange) for paragraph in embedded_text(read_page(strange))]
    assert [strange] * 6 == whole


@pytest.mark.parametrize(
    "data",
    [
        "[" * 50_000,
        "{" * 2_000,
        '"' * 5_000,
        "[1," * 2_000 + "]",
        json.dumps([[["x"] * 3]] * 900),
    ],
    ids=["nested", "open", "quotes", "numbers", "small"],
)
def test_what_is_no_data(data):
    """Broken, deep and senseless data have no text."""
    assert [] == _texts(f"<script type='application/json'>{data}</script>")


def test_data_nested_without_end():
    """Lists too deep, and entries of too many parts, are not followed."""
    deep = TEXTS
    for _ in range(60):
        deep = [deep]
    assert [] == _texts(_json(deep))
    assert [] == _texts(_json([["x"] * 3 for _ in range(500)]))
