"""Tables show the first rows and count the rest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.display.tables import ROWS_SHOWN, corpus_table, explain_table
from intelnews.display.views import BidView, FragmentView, ProblemView, RowView

HOSTILE = st.text(st.characters(exclude_categories=()), max_size=12) | st.sampled_from(
    ["</style><script>", '"><img src=x onerror=y>', "<!--", "\x1b[31m", "\ud800"]
)
LINES = st.lists(HOSTILE, max_size=3).map(tuple)


@given(
    st.lists(
        st.builds(
            RowView,
            title=st.none() | HOSTILE,
            date=HOSTILE,
            authors=LINES,
            tags=LINES,
            kind=HOSTILE,
        ),
        max_size=3,
    ),
    st.lists(st.builds(FragmentView, text=HOSTILE, reason=HOSTILE), max_size=2),
    st.lists(st.builds(ProblemView, severity=HOSTILE, message=HOSTILE, code=HOSTILE), max_size=2),
)
def test_no_text_becomes_markup(read, rows, fragments, problems):
    """Whatever stands in a row, the table holds known elements and attributes only."""
    read(corpus_table(rows, fragments=fragments, problems=problems))


@given(st.lists(st.builds(BidView, parser=HOSTILE, confidence=st.none(), reason=HOSTILE)), HOSTILE)
def test_no_bid_becomes_markup(read, bids, name):
    """Whatever a plugin calls itself or answers, it is shown as text."""
    read(explain_table(bids, name=name))


def test_corpus_row_shows_what_there_is(read):
    """Number, date, title, kind, authors, tags and counts stand in the row."""
    row = RowView(
        title="Harbour reopens",
        date="2018-08-28",
        authors=("Anna Kral", "J. Ott"),
        tags=("Ports",),
        kind="analysis",
        claims=1_200,
        problems=2,
    )
    text = read(corpus_table([row])).text
    assert (
        "1 article#DateArticleClaimsProblems"
        "02018-08-28Harbour reopensanalysis · By Anna Kral, J. OttPorts1,2002"
    ) == text


def test_what_is_missing_is_marked(read):
    """No headline, no date and no problems are said, not left blank; news is no news."""
    text = read(corpus_table([RowView(title=None, kind="news")])).text
    assert text.endswith("0–no headline0–")


def test_long_corpus_shows_its_beginning(read):
    """The rest is counted, whether the rows were given or only their number."""
    row = RowView(title="A")
    given_all = corpus_table([row] * 1_000)
    assert given_all == corpus_table([row] * ROWS_SHOWN, total=1_000)
    page = read(given_all)
    assert page.text.startswith("1,000 articles")
    assert page.text.endswith("… and 940 more")
    assert ROWS_SHOWN == page.classes.count("in-title")


def test_many_problems_are_counted_above_the_first(read):
    """Of eleven problems the counts by code come first."""
    problems = [
        ProblemView(severity="error", message=f"{n}", code="a-code" if n else "b-code", count=1 + n)
        for n in range(11)
    ]
    text = read(corpus_table([], problems=problems)).text
    assert "a-code 65 · b-code 1" in text
    assert "and 1 more" in text


def test_fragments_and_problems_are_summed_up_below(read):
    """Ten of each are shown and the rest is counted."""
    fragments = [FragmentView(text="He left.", reason="headline lost")] + [
        FragmentView(text="x" * 900)
    ] * 11
    problems = [ProblemView(severity="error", message="broken", code="broken-file")]
    text = read(corpus_table([], fragments=fragments, problems=problems)).text
    assert text.startswith("0 articles · 12 fragments · 1 problem")
    assert "Text that belongs to no article (12)headline lost: He left." in text
    assert "x" * 199 + "…… and 2 more" in text
    assert text.endswith("Problems of the whole input (1)error: broken [broken-file]")


def test_many_names_in_a_row_are_cut(read):
    """A row stays two lines high."""
    assert (
        "t · t · t · t · t · t and 94 more"
        in read(corpus_table([RowView(title="A", tags=("t",) * 100)])).text
    )


def test_bids_are_drawn_as_bars(read):
    """Each bid shows parser, figure, bar and reason; the winner is named."""
    shown = explain_table(
        [
            BidView(parser="paste", confidence=0.825, reason="two date lines", winner=True),
            BidView(parser="odd", confidence=7.0, reason="sure"),
            BidView(parser="jsonl", confidence=None, reason="not its format"),
        ],
        name="marl.txt",
    )
    assert ["82", "100"] == re.findall(r'style="width:(\d+)%', shown)
    assert (
        "Who reads marl.txtParserConfidenceReason"
        "paste0.82two date lines✓ reads itodd7.00surejsonlno bidnot its format"
    ) == read(shown).text


@pytest.mark.parametrize(("name", "title"), [(None, "Who reads it"), ("a" * 999, "a…")])
def test_input_may_have_no_name(read, name, title):
    """A pasted text has none, and a very long one is cut."""
    assert title in read(explain_table([], name=name)).text
