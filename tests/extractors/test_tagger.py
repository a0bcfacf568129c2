"""The built-in extractor: what ``extract_claims`` finds, under a name."""

from __future__ import annotations

from intelnews.claims import extract_claims
from intelnews.extractors.tagger import Tagger
from intelnews.model import Block, Moment, Span

TEXT = "On Monday, Kral denied that it rained.\nOtt said no.\n"
TITLE = "Kral denies rain"


def test_finds_what_the_function_finds() -> None:
    """Title, date and blocks are handed on."""
    published = Moment.fromisoformat("2019-05-22")
    for blocks in ((), (Block(span=Span(0, 38)),)):
        expected = extract_claims(TEXT, title=TITLE, published=published, blocks=blocks)
        assert expected
        assert expected == Tagger().extract(TEXT, title=TITLE, published=published, blocks=blocks)


def test_nothing_but_text_is_needed() -> None:
    """The options have the same defaults as the function's."""
    assert extract_claims(TEXT) == Tagger().extract(TEXT)
