"""The model shows itself in notebooks as it is, escaped, and without changing."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from intelnews.model import (
    Article,
    Author,
    Band,
    Block,
    Certainty,
    Claim,
    Comment,
    Cue,
    Fragment,
    Locator,
    Moment,
    Origin,
    Passage,
    Problem,
    Source,
    Span,
    Tag,
)
from intelnews.model.presentation import (
    article_html,
    article_row,
    article_view,
    claim_html,
    claims_html,
    corpus_html,
    fragment_html,
)
from intelnews.testing.strategies import articles, claims, fragments

# A whole article takes a strategy some 50 ms, and much more on a busy machine.
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)

TEXT = "The port is open. They denied that it was likely mined. Ships wait."
DENIAL = Claim(
    source=Source(text="They", span=Span(18, 22), name="Marl officials"),
    cue=Cue(text="denied", span=Span(23, 29), lemma="deny"),
    content=Passage.cut(TEXT, [Span(30, 41), Span(42, 54)]),
    stance="denies",
    certainty=Certainty(
        text="likely",
        span=Span(42, 48),
        band=Band(term="likely", low=55, high=80, standard="ICD 203"),
    ),
    moment=Moment(value=date(2018, 8, 27)),
    about=["Sylvania"],
)


@FEW
@given(articles())
def test_every_article_can_be_drawn(article):
    """Any valid article has a notebook form that can be encoded."""
    assert article_html(article).encode("utf-8").endswith(b"</article>")


@FEW
@given(fragments())
def test_every_fragment_can_be_drawn(fragment):
    """Any valid fragment has a notebook form that can be encoded."""
    assert fragment_html(fragment).encode("utf-8").endswith(b"</article>")


@FEW
@given(claims(within=TEXT))
def test_every_claim_can_be_drawn_in_its_sentence(claim):
    """Any valid claim has a notebook form, with its text and without."""
    assert claim_html(claim) == claim._repr_html_()
    assert claim_html(claim, text=TEXT).encode("utf-8").endswith(b"</div>")


def test_view_holds_the_fields_of_the_article():
    """Each field of the model has its place in the view."""
    view = article_view(
        Article(
            title="Marl denies it",
            deck="At last.",
            kind="analysis",
            authors=[Author(name="Anna Kral", role="editor", affiliation="Agency")],
            published=Moment.fromisoformat("2018-08"),
            modified=Moment.fromisoformat("2018-09-01"),
            captured=Moment.fromisoformat("2019"),
            text=TEXT,
            blocks=[Block(kind="quote", span=Span(0, 17))],
            tags=[Tag(name="Ports"), Tag(name="Sea", kind="category"), Tag(name="Marl")],
            claims=[DENIAL],
            comments=[Comment(text="Thanks.")],
            url="https://marl.example/1",
            publication="The Marl Observer",
            language="en",
            truncated=True,
            format="paste",
            source="marl.txt",
            origins=[Origin(field="title", method="first line", locator=Locator(line=1))],
            problems=[Problem(code="residue", message="dropped", locator=Locator(line=4))],
        )
    )
    assert "Marl denies it" == view.headline.text
    assert ["The Marl Observer", "analysis", "beginning only"] == [k for k in view.kicker if k]
    assert ("Anna Kral (editor, Agency)",) == view.authors
    assert ["2018-08", "2018-09-01"] == [date.text for date in view.dates]
    assert ["", "updated"] == [date.label for date in view.dates]
    assert [("Filed under", ("Sea",)), ("Tagged", ("Ports", "Marl"))] == [
        (tags.label, tags.names) for tags in view.tags
    ]
    assert (
        ("", "1 comment"),
        ("language", "en"),
        ("captured", "2019"),
        ("read by", "paste"),
        ("from", "marl.txt"),
        ("", "https://marl.example/1"),
    ) == view.facts
    assert [("quote", 0, 17)] == [(block.kind, block.start, block.end) for block in view.blocks]
    assert ["line 1"] == [origin.place for origin in view.origins]
    assert ["line 4"] == [problem.place for problem in view.problems]
    assert view.truncated


def test_claim_is_numbered_and_marked_where_it_stands():
    """The marks carry the number and stance; the last span of the content ends the claim."""
    view = article_view(Article(title="Calm", text=TEXT, claims=[DENIAL]))
    (claim,) = view.claims
    assert (1, "Marl officials", "They", "denies", 30) == (
        claim.number,
        claim.who,
        claim.said,
        claim.stance,
        claim.at,
    )
    assert "likely = 55–80 % (ICD 203)" == claim.certainty
    assert [
        ("source", 18, 22, False),
        ("cue", 23, 29, False),
        ("content", 30, 41, False),
        ("content", 42, 54, True),
        ("certainty", 42, 48, False),
    ] == [(mark.role, mark.start, mark.end, mark.last) for mark in view.body.marks]
    assert () == view.headline.marks


def test_claims_of_the_title_are_marked_in_the_title():
    """Their spans count in the headline, not in the text."""
    title = "Marl denies it"
    claim = Claim(
        source=None,
        cue=None,
        content=Passage.cut(title, [Span(12, 14)]),
        stance="denies",
        unit="title",
    )
    view = article_view(Article(title=title, claims=[claim]))
    assert [(12, 14)] == [(mark.start, mark.end) for mark in view.headline.marks]
    assert () == view.body.marks
    assert view.claims[0].in_title
    assert view.claims[0].who is None


def test_hedge_without_a_band_shows_its_words():
    """Where no standard knows the words, they stand in quotation marks."""
    hedge = Certainty(text="reportedly", span=Span(0, 10))
    claim = Claim(
        source=None,
        cue=None,
        content=Passage.cut("reportedly mined", [Span(11, 16)]),
        certainty=hedge,
    )
    assert "“reportedly”" in claim_html(claim)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two it three. Four.", "Two it three."),
        ("One it", "One it"),
        ("“Really?” it said! No.", "it said!"),
        ("a\nit\nb", "it"),
        ("x " * 300 + "it " + "y " * 300, "x " * 200 + "it " + "y " * 199 + "y"),
    ],
    ids=["middle", "whole", "quoted", "line", "endless"],
)
def test_context_is_the_sentence(text, sentence):
    """A claim is shown in its sentence, or in 400 characters on each side of an endless one."""
    start = text.index("it")
    claim = Claim(source=None, cue=None, content=Passage.cut(text, [Span(start, start + 2)]))
    before, _, after = sentence.partition("it")
    shown = f'>{before}<mark class="in-content in-asserts">it</mark>{after}</p>'
    assert shown in claim_html(claim, text=text)


def test_words_in_place_are_shown_where_they_say_something_else():
    """A pronoun and its name are both shown; a name in full needs no repeat."""
    title = "Colonel Marl said it"
    source = Source(text="Colonel Marl", span=Span(0, 12), name="Marl")
    claim = Claim(source=source, cue=None, content=Passage.cut(title, [Span(18, 20)]))
    assert "in the text" not in claim_html(claim)
    assert "in the text: They" in claim_html(DENIAL)


def test_comment_count_is_what_the_page_says_or_what_is_there():
    """The page's own count wins over the number of comments kept."""
    kept = Article(comments=[Comment(text="a"), Comment(text="b")])
    assert ("", "2 comments") in article_view(kept).facts
    assert ("", "1,200 comments") in article_view(kept.with_fields(comment_count=1_200)).facts
    assert () == article_view(Article()).facts


def test_article_without_title_says_so():
    """A missing headline is said, not left blank."""
    assert "No headline" in Article(text="Words.")._repr_html_()


def test_fragment_says_why_it_stands_alone():
    """Reason, byline and date stand above the text."""
    shown = Fragment(
        text="He left.",
        reason="headline lost",
        authors=[Author(name="Anna Kral")],
        published=Moment.fromisoformat("2018-08-28"),
    )._repr_html_()
    for words in ("Fragment · headline lost", "Anna Kral", "2018-08-28 (day)", "He left."):
        assert words in shown


def test_corpus_is_a_table_of_its_articles():
    """A row an article, with fragments and problems below."""
    article = Article(title="Harbour reopens", published=Moment.fromisoformat("2018"))
    shown = corpus_html(
        [article],
        fragments=[Fragment(text="He left.", reason="headline lost")],
        problems=[Problem(code="residue", message="dropped")],
    )
    for words in ("Harbour reopens", "2018", "headline lost", "warning: dropped [residue]"):
        assert words in shown


def test_claims_name_their_articles():
    """Title and date of the article stand behind each claim, a missing title too."""
    day = Article(title="Calm at sea", published=Moment.fromisoformat("2018-08-28"), text=TEXT)
    shown = claims_html([(day, DENIAL), (Article(text=TEXT), DENIAL)])
    assert "Calm at sea, 2018-08-28" in shown
    assert "no headline" in shown
    assert "2 claims" in shown


def test_row_counts_claims_and_problems():
    """Figures come from the article."""
    row = article_row(
        Article(text=TEXT, claims=[DENIAL], problems=[Problem(code="residue", message="dropped")])
    )
    assert (None, "", 1, 1) == (row.title, row.date, row.claims, row.problems)


def test_drawing_is_loaded_at_need():
    """Whoever never shows an article does not pay for the drawing."""
    code = (
        "import sys, intelnews.model; "
        "print(any(name.startswith('intelnews.display.article') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False" == done.stdout.strip()
