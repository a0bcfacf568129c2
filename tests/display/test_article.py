"""An article shows all it holds, or says how much it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.display.article import article_html, problem_line
from intelnews.display.views import (
    ArticleView,
    BlockView,
    ClaimView,
    DateView,
    Mark,
    OriginView,
    ProblemView,
    TagsView,
    Words,
)
from intelnews.testing.clock import seconds_of

HOSTILE = st.text(st.characters(exclude_categories=()), max_size=12) | st.sampled_from(
    ["</style><script>alert(1)</script>", '" onmouseover="x', "<!--", "]]>", "&lt;", "\ud800"]
)
LINES = st.lists(HOSTILE, max_size=3).map(tuple)
PLACE = st.integers(0, 20)
DATES = st.builds(DateView, text=HOSTILE, precision=HOSTILE, label=HOSTILE)
MARKS = st.lists(
    st.builds(
        lambda a, b, **rest: Mark(start=min(a, b), end=max(a, b), **rest),
        PLACE,
        PLACE,
        role=HOSTILE | st.just("content"),
        label=HOSTILE | st.just("denies"),
        number=st.integers(1, 3),
        last=st.booleans(),
    ),
    max_size=5,
).map(tuple)
WORDS = st.builds(Words, text=HOSTILE, marks=MARKS)
VIEWS = st.builds(
    ArticleView,
    headline=st.none() | WORDS,
    kicker=LINES,
    deck=st.none() | HOSTILE,
    authors=LINES,
    dates=st.lists(DATES, max_size=2).map(tuple),
    body=WORDS,
    blocks=st.lists(
        st.builds(
            lambda a, b, kind: BlockView(kind=kind, start=min(a, b), end=max(a, b)),
            PLACE,
            PLACE,
            st.sampled_from(["paragraph", "heading", "list_item", "quote", "caption"]) | HOSTILE,
        ),
        max_size=4,
    ).map(tuple),
    truncated=st.booleans(),
    tags=st.lists(st.builds(TagsView, label=HOSTILE, names=LINES), max_size=2).map(tuple),
    claims=st.lists(
        st.builds(
            ClaimView,
            number=st.integers(1, 3),
            who=st.none() | HOSTILE,
            stance=HOSTILE | st.just("denies"),
            what=HOSTILE,
            said=st.none() | HOSTILE,
            when=st.none() | DATES,
            certainty=st.none() | HOSTILE,
            about=LINES,
            at=PLACE,
            in_title=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    problems=st.lists(
        st.builds(
            ProblemView, severity=HOSTILE, message=HOSTILE, code=HOSTILE, place=HOSTILE, count=PLACE
        ),
        max_size=2,
    ).map(tuple),
    origins=st.lists(
        st.builds(OriginView, field=HOSTILE, method=HOSTILE, place=HOSTILE, raw=HOSTILE),
        max_size=2,
    ).map(tuple),
    facts=st.lists(st.tuples(HOSTILE, HOSTILE), max_size=2).map(tuple),
)


@given(VIEWS)
def test_no_text_in_any_field_becomes_markup(read, view):
    """Whatever stands in any field, the HTML holds known elements and attributes only."""
    read(article_html(view))


def test_shows_every_field(read):
    """Headline, deck, byline, dates, tags, facts, problems and origins can all be read."""
    page = read(
        article_html(
            ArticleView(
                headline=Words(text="Harbour reopens"),
                kicker=("The Marl Observer", "", "analysis"),
                deck="At last.",
                authors=("Anna Kral", "J. Ott", "Staff"),
                dates=(
                    DateView(text="2018-08", precision="month"),
                    DateView(text="2018-09-01", precision="day", label="updated"),
                ),
                body=Words(text="The port reopened."),
                truncated=True,
                tags=(TagsView(label="Tagged", names=("Ports", "Marl")),),
                problems=(ProblemView(severity="note", message="cut", code="cut-body"),),
                origins=(
                    OriginView(field="title", method="first line"),
                    OriginView(
                        field="published",
                        method="date line",
                        place="line 2",
                        raw="August 2018",
                        confidence=0.5,
                    ),
                ),
                facts=(("", "1 comment"), ("from", "marl.txt")),
            )
        )
    )
    for words in (
        "The Marl Observer · analysis",
        "Harbour reopens",
        "At last.",
        "By Anna Kral, J. Ott and Staff · 2018-08 (month) · updated 2018-09-01 (day)",
        "The port reopened.",
        "The source holds only the beginning of this article.",
        "Tagged: Ports · Marl",
        "1 comment · from marl.txt",
        "1 problem",
        "note: cut [cut-body]",
        "title: first line",
        "published: date line “August 2018”, line 2, confidence 0.50",
    ):
        assert words in page.text


def test_an_empty_article_shows_nothing_but_its_frame(read):
    """There is no empty heading, legend or list."""
    page = read(article_html(ArticleView()))
    assert "" == page.text
    assert not {"in-head", "in-legend", "in-claims", "in-foot"} & set(page.classes)


@pytest.mark.parametrize(
    ("view", "note"),
    [
        (ArticleView(headline=Words(text="x" * 1_500)), "… 500 more characters"),
        (ArticleView(deck="x" * 2_000), "… 1,000 more characters"),
        (ArticleView(authors=("A",) * 1_041), "A and 1,001 more"),
        (ArticleView(tags=(TagsView(label="Tagged", names=("t",) * 41),)), "t and 1 more"),
        (
            ArticleView(problems=(ProblemView(severity="note", message="m", code="c"),) * 105),
            "… and 5 more",
        ),
        (ArticleView(origins=(OriginView(field="f", method="m"),) * 1_100), "… and 1,000 more"),
        (
            ArticleView(claims=(ClaimView(number=1, who="A", stance="denies", what="b"),) * 202),
            "… and 2 more",
        ),
    ],
    ids=["headline", "deck", "authors", "tags", "problems", "origins", "claims"],
)
def test_what_is_cut_is_counted(read, view, note):
    """No list or text is cut without a line that says how much."""
    assert note in read(article_html(view)).text


def test_legend_counts_every_stance(read):
    """The key names each stance that occurs once, with its count, known ones in a fixed order."""
    stances = ["warns", "sings", "denies", "warns"]
    claims = tuple(
        ClaimView(number=n, who=None, stance=stance, what="it")
        for n, stance in enumerate(stances, 1)
    )
    text = read(article_html(ArticleView(claims=claims))).text
    assert "≠ denies 1 ! warns 2 * sings 1 source · cue · hedge" in text


def test_claims_of_the_headline_stand_beside_it(read):
    """Marks in the headline are drawn there and noted in its margin."""
    view = ArticleView(
        headline=Words(
            text="Marl denies it",
            marks=(Mark(start=12, end=14, role="content", label="denies", number=1, last=True),),
        ),
        claims=(ClaimView(number=1, who="Marl", stance="denies", what="it", in_title=True),),
    )
    page = read(article_html(view))
    assert page.text.startswith("Marl denies it≠1≠1 Marl denies")
    assert "Marl denies it — headline" in page.text


def test_huge_article_is_drawn_in_seconds():
    """Five megabytes with 20,000 blocks, claims and marks take no more than seconds."""
    text = "said “it” " * 500_000
    view = ArticleView(
        body=Words(
            text=text,
            marks=tuple(
                Mark(start=n, end=n + 40_000, role="content", label="asserts", number=n)
                for n in range(20_000)
            ),
        ),
        blocks=tuple(BlockView(kind="quote", start=n * 50, end=n * 50 + 9) for n in range(20_000)),
        claims=tuple(
            ClaimView(number=n, who="A", stance="asserts", what="it" * 50, at=n)
            for n in range(20_000)
        ),
        tags=(TagsView(label="Tagged", names=("tag",) * 20_000),),
    )
    assert 2_000_000 > len(article_html(view))
    assert seconds_of(lambda: article_html(view), enough=10) <= 10


def test_problem_line_says_how_often_and_where():
    """A problem is one line with count, place and code."""
    problem = ProblemView(
        severity="warning", message="dropped", code="lost-lines", place="line 3", count=1_200
    )
    assert "warning: dropped (1,200 times) at line 3 [lost-lines]" == problem_line(problem)
