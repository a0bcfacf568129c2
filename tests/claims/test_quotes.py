"""Quotation marks: typed and straight, nested, unclosed, and told apart from apostrophes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims.quotes import Quote, find_quotes, opens_quote, outermost
from intelnews.spans import Span

TABLE = [
    ("“We left,” she said.", ["We left,"]),
    ("‘We left,’ she said.", ["We left,"]),
    ('"We left," she said. "It rained."', ["We left,", "It rained."]),
    ("'We left,' she said.", ["We left,"]),
    ("''We left,'' she said.", ["We left,"]),
    ("``We left,'' she said.", ["We left,"]),
    ("«We left», she said.", ["We left"]),
    ("„We left“, she said.", ["We left"]),
    ("„We left”, she said.", ["We left"]),
    ("‚We left‘, she said.", ["We left"]),
    ("“We ‘all’ left,” she said.", ["We ‘all’ left,", "all"]),
    ("‘We “all” left,’ she said.", ["We “all” left,", "all"]),
    ("“It’s the officials’ fault,” she said.", ["It’s the officials’ fault,"]),
    ("'It isn't ours,' she said.", ["It isn't ours,"]),
    ("the officials' cars and the judge's house", []),
    ("the '90s were ’80s again", []),
    ("‘It’s the ’90s’, she said.", ["It’s the ’90s"]),
    ('a 5" pipe and a 6" pipe', []),
    ('"We left,” she said.', ["We left,"]),
    ('“We left," she said.', ["We left,"]),
    ("“We left,“ she said.", ["We left,"]),
    ("“We left, she said.", ["We left, she said."]),
    ("She “left “early”.", ["early"]),
    ("”We left” and no more", []),
    ('a "lost mark and "then a pair" here', ["then a pair"]),
    ("no marks at all", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_inner_words_of_quotations(text: str, expected: list[str]) -> None:
    """Each quotation is found once, in the order of its opening mark."""
    assert expected == [quote.inner.cut(text) for quote in find_quotes(text)]


def test_depth_and_marks() -> None:
    """A quotation inside another has a depth of its own, and spans take their marks in."""
    text = "“We ‘all’ left,” she said."
    assert [
        Quote(span=Span(0, 16), inner=Span(1, 15)),
        Quote(span=Span(4, 9), inner=Span(5, 8), depth=1),
    ] == find_quotes(text)


def test_unclosed_quotation_runs_to_the_end_of_the_paragraph() -> None:
    """What has no closing mark ends with the paragraph and says so."""
    text = "One. “We left.\nNext."
    assert [Quote(span=Span(5, 14), inner=Span(6, 14), closed=False)] == find_quotes(text, 0, 14)


def test_outermost_drops_what_stands_inside() -> None:
    """Only quotations that stand in no other are kept."""
    text = "“We ‘all’ left,” she said, “at ‘noon’.”"
    assert ["“We ‘all’ left,”", "“at ‘noon’.”"] == [
        quote.span.cut(text) for quote in outermost(find_quotes(text))
    ]


def test_nesting_deeper_than_print_goes_is_not_followed() -> None:
    """Brackets of marks cannot grow a stack without end."""
    assert max(quote.depth for quote in find_quotes("x " * 400 + "“‘«„“‘" * 20 + "a”" * 20)) < 4


def test_dense_marks_are_no_prose() -> None:
    """A run of nothing but marks holds no quotation."""
    assert find_quotes('"' * 1000) == []


@pytest.mark.parametrize("text", ["“We", "  ‘We", '"We', "''We", "«We"])
def test_opening_mark_at_the_beginning(text: str) -> None:
    """A paragraph that begins with a mark may go on with a quotation."""
    assert opens_quote(text, 0)


@pytest.mark.parametrize("text", ["We “left”", "", "—“We"])
def test_no_opening_mark_at_the_beginning(text: str) -> None:
    """A mark further on does not count."""
    assert not opens_quote(text, 0)


@given(st.text(alphabet="“”‘’«»„\"'` ab.\n", max_size=80))
def test_spans_are_ordered_and_inside(text: str) -> None:
    """Spans lie in the text, inner ones in outer ones, in the order of their beginnings."""
    quotes = find_quotes(text)
    assert all(quote.span.end <= len(text) and quote.inner in quote.span for quote in quotes)
    assert sorted(quote.span.start for quote in quotes) == [quote.span.start for quote in quotes]
