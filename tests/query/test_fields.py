"""The fields by which things are counted, grouped and sorted."""

from __future__ import annotations

from hypothesis import given, settings

from intelnews.model import Article, Author, Band, Certainty, Claim, Cue, Passage, Source, Span, Tag
from intelnews.query.fields import ARTICLE_ORDERS, ARTICLE_VALUES, CLAIM_ORDERS, CLAIM_VALUES
from intelnews.testing.strategies import articles

TEXT = "It is likely, the FSB said."
FULL = Claim(
    source=Source(
        text="the FSB", span=Span(14, 21), kind="agency", country="RU", agency="Federal Service"
    ),
    cue=Cue(text="said", span=Span(22, 26), lemma="say"),
    content=Passage.cut(TEXT, [Span(0, 12)]),
    certainty=Certainty(
        text="likely",
        span=Span(6, 12),
        band=Band(term="probable", low=55, high=80, standard="ICD 203"),
    ),
    about=("Vulko",),
    method="rules",
)
BARE = Claim(source=None, cue=None, content=Passage.cut(TEXT, [Span(0, 5)]))


@settings(max_examples=30, deadline=None)
@given(articles())
def test_every_field_of_any_article_has_values_that_compare(article: Article) -> None:
    """Nothing raises; values are pairs of strings; orders compare with themselves or are None."""
    pairs = [(article, claim) for claim in article.claims]
    values = [value(article) for value in ARTICLE_VALUES.values()]
    values += [value(pair) for value in CLAIM_VALUES.values() for pair in pairs]
    assert all(type(part) is str for found in values for pair in found for part in pair)
    orders = [order(article) for order in ARTICLE_ORDERS.values()]
    orders += [order(pair) for order in CLAIM_ORDERS.values() for pair in pairs]
    assert all(order is None or sorted([order, order]) == [order, order] for order in orders)


def test_values_of_claims() -> None:
    """All fields of a full claim, and of one that has none."""
    article = Article(text=TEXT)
    found = {name: value((article, FULL)) for name, value in CLAIM_VALUES.items()}
    assert {name: [shown for _, shown in values] for name, values in found.items()} == {
        "source": ["the FSB"],
        "source_kind": ["agency"],
        "country": ["RU"],
        "agency": ["Federal Service"],
        "stance": ["asserts"],
        "about": ["Vulko"],
        "cue": ["say"],
        "certainty": ["probable"],
        "quotation": ["indirect"],
        "unit": ["text"],
        "method": ["rules"],
    }
    bare = [name for name, value in CLAIM_VALUES.items() if value((article, BARE))]
    assert bare == ["stance", "quotation", "unit"]


def test_values_of_articles() -> None:
    """Labels compare by slug, names by key."""
    article = Article(
        authors=[Author(name="J. Kral")], tags=[Tag(name="A & B"), Tag(name="*", kind="category")]
    )
    assert ARTICLE_VALUES["authors"](article) == [("j kral", "J. Kral")]
    assert ARTICLE_VALUES["tags"](article) == [("a-b", "A & B"), ("*", "*")]
    assert ARTICLE_VALUES["categories"](article) == [("*", "*")]
