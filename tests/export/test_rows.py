"""Flat rows for data frames."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from intelnews.export import article_rows, claim_rows
from intelnews.model import (
    Article,
    Author,
    Band,
    Certainty,
    Claim,
    Comment,
    Cue,
    Moment,
    Passage,
    Source,
    Span,
    Tag,
)
from intelnews.testing.strategies import articles

TEXT = "It is likely, the FSB said."
CLAIM = Claim(
    source=Source(text="the FSB", span=Span(14, 21), name="Service", kind="agency", country="RU"),
    cue=Cue(text="said", span=Span(22, 26), lemma="say"),
    content=Passage.cut(TEXT, [Span(0, 12)]),
    certainty=Certainty(
        text="likely",
        span=Span(6, 12),
        band=Band(term="probable", low=55, high=80, standard="ICD 203"),
    ),
    moment=Moment.fromisoformat("2018-08-27"),
    about=("Vulko", "Ansel"),
    method="rules",
)
ARTICLE = Article(
    title="Storm",
    authors=[Author(name="Anna Kral"), Author(name="Jan Ott")],
    published=Moment.fromisoformat("2018-08"),
    text=TEXT,
    tags=[Tag(name="Ports"), Tag(name="News", kind="category")],
    comments=[Comment(text="Well.")],
    claims=[CLAIM],
    truncated=True,
)


def test_a_row_of_an_article() -> None:
    """Every column of one."""
    (row,) = article_rows([ARTICLE])
    assert row == {
        "id": ARTICLE.id,
        "title": "Storm",
        "deck": None,
        "kind": "news",
        "authors": "Anna Kral; Jan Ott",
        "published": "2018-08",
        "published_precision": "month",
        "modified": None,
        "captured": None,
        "publication": None,
        "language": None,
        "tags": "Ports",
        "categories": "News",
        "text": TEXT,
        "chars": 27,
        "claims": 1,
        "comments": 1,
        "problems": 0,
        "truncated": True,
        "url": None,
        "format": None,
        "source": None,
    }


def test_a_row_of_a_claim() -> None:
    """Every column of one."""
    (row,) = claim_rows([(ARTICLE, CLAIM)])
    assert row == {
        "article": ARTICLE.id,
        "title": "Storm",
        "published": "2018-08",
        "source": "the FSB",
        "source_name": "Service",
        "source_kind": "agency",
        "country": "RU",
        "agency": None,
        "cue": "said",
        "lemma": "say",
        "stance": "asserts",
        "content": "It is likely",
        "quotation": "indirect",
        "hedge": "likely",
        "band": "probable",
        "low": 55,
        "high": 80,
        "said": "2018-08-27",
        "about": "Vulko; Ansel",
        "unit": "text",
        "start": 0,
        "end": 12,
        "method": "rules",
    }


@settings(max_examples=30, deadline=None)
@given(articles())
def test_rows_of_anything_are_flat(article: Article) -> None:
    """Plain text, numbers, truth values and None, in the same columns for all."""
    pairs = [(article, claim) for claim in article.claims]
    for rows, first in (
        (article_rows([article]), article_rows([ARTICLE])[0]),
        (claim_rows(pairs), claim_rows([(ARTICLE, CLAIM)])[0]),
    ):
        for row in rows:
            assert list(row) == list(first)
            assert {type(value) for value in row.values()} <= {str, int, bool, type(None)}


def test_the_count_of_comments_is_what_the_page_says() -> None:
    """Or how many there are, where it does not say."""
    assert article_rows([ARTICLE.with_fields(comment_count=7)])[0]["comments"] == 7


def test_rows_make_a_data_frame() -> None:
    """One line a row, with the types that pandas gives plain columns."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(article_rows([ARTICLE, Article()]))
    assert frame.shape == (2, 22)
    assert frame["claims"].sum() == 1
    assert list(frame[frame.truncated].title) == ["Storm"]
    assert pandas.DataFrame(claim_rows([(ARTICLE, CLAIM)])).loc[0, "low"] == 55
