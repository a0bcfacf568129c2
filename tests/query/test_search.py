"""Ranked search."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.errors import QueryError
from intelnews.model import Article
from intelnews.query.search import Hit, SearchIndex

WORDS = st.sampled_from(["storm", "port", "the", "Łódź", "5", "air-strike"])
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
ARTICLES = st.lists(st.builds(Article, title=TEXTS, text=TEXTS), min_size=1, max_size=8)


def found(articles: list[Article], query: str) -> list[str | None]:
    """Return the titles that a search finds, in order."""
    return [hit.article.title for hit in SearchIndex(articles).search(query)]


@settings(max_examples=50, deadline=None)
@given(ARTICLES, st.data())
def test_the_article_of_that_title_comes_first(
    articles: list[Article], data: st.DataObject
) -> None:
    """Whoever types a whole title gets an article of that title, and scores fall from there."""
    title = data.draw(st.sampled_from([article.title for article in articles]))
    hits = SearchIndex(articles).search(title or "")
    assert hits[0].article.title == title
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


@settings(max_examples=50, deadline=None)
@given(ARTICLES, WORDS)
def test_what_holds_a_word_is_found_once(articles: list[Article], word: str) -> None:
    """Every article with one of the words is found, and no other."""
    hits = SearchIndex(articles).search(word)
    ids = [id(hit.article) for hit in hits]
    expected = [id(a) for a in articles if word in f"{a.title} {a.text}".split()]
    assert sorted(ids) == sorted(expected)


def test_a_word_in_the_title_counts_more() -> None:
    """The same words in the text and in the title."""
    body = Article(title="Budget", text="A storm came near.")
    title = Article(title="Storm", text="A budget came near.")
    assert found([body, title], "a storm") == ["Storm", "Budget"]


def test_a_rare_word_counts_more() -> None:
    """What every article holds tells little."""
    articles = [Article(title=f"{n}", text="the port the port the port") for n in range(5)]
    articles.append(Article(title="rare", text="the storm ended at last somewhere else"))
    assert found(articles, "the storm")[0] == "rare"


def test_a_phrase_must_be_there() -> None:
    """Words find any of them; a phrase is a condition."""
    near = Article(title="near", text="Police at the border.")
    there = Article(title="there", text="The border police came.")
    deck = Article(title="deck", deck="Border police strike")
    assert found([near, there, deck], '"border police"') == ["deck", "there"]
    assert sorted(map(str, found([near, there], "border police"))) == ["near", "there"]


def test_equals_stay_in_order() -> None:
    """No order but that of the articles among equal scores."""
    articles = [Article(title=title, text="storm") for title in "cab"]
    assert found(articles, "storm") == ["c", "a", "b"]


def test_nothing_is_found_in_nothing() -> None:
    """An empty index, and a word that nobody uses."""
    assert SearchIndex([]).search("storm") == ()
    assert SearchIndex([Article()]).search("storm") == ()


def test_bad_queries() -> None:
    """No words, or no string."""
    with pytest.raises(QueryError, match="holds no word"):
        SearchIndex([]).search("?")
    with pytest.raises(TypeError, match="takes a str, not int"):
        SearchIndex([]).search(7)  # type: ignore[arg-type]


def test_a_hit_shows_score_and_title() -> None:
    """On one line."""
    assert (
        repr(Hit(article=Article(title="Storm"), score=1.234)) == "Hit(score=1.23, title='Storm')"
    )
