"""Copies of one story."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.errors import QueryError
from intelnews.model import Article
from intelnews.query.duplicates import Duplicates, find_duplicates
from intelnews.query.words import words_of
from intelnews.testing.clock import seconds_of

WORDS = [f"word{number}" for number in range(2_000)]


def story(seed: int, *, length: int = 120) -> list[str]:
    """Return words drawn with a seed."""
    return random.Random(seed).choices(WORDS, k=length)


def changed(words: list[str], *, every: int) -> list[str]:
    """Return the words with every so many-th replaced."""
    return [f"new{at}" if at % every == 0 else word for at, word in enumerate(words)]


def article(words: list[str]) -> Article:
    """Return an article of these words."""
    return Article(text=" ".join(words))


def groups(texts: list[list[str]], *, threshold: float = 0.5) -> list[list[int]]:
    """Return which of the texts are copies, by their numbers."""
    articles = [article(words) for words in texts]
    numbers = {id(found): number for number, found in enumerate(articles)}
    return [
        [numbers[id(member)] for member in group.articles]
        for group in find_duplicates(articles, threshold=threshold)
    ]


def resemblance(one: list[str], other: list[str]) -> float:
    """Return the share of runs of three words in common, the plain way."""
    first, second = (
        {tuple(words[at : at + 3]) for at in range(max(len(words) - 2, 1))}
        for words in (one, other)
    )
    return len(first & second) / len(first | second)


# A small vocabulary, so that texts resemble each other now and then.
TEXTS = st.lists(st.lists(st.sampled_from("abc"), min_size=3, max_size=12), min_size=2, max_size=7)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from([0.1, 0.3, 0.5, 0.8, 1.0]))
def test_agrees_with_comparing_all_pairs(texts: list[list[str]], threshold: float) -> None:
    """Two texts are in one group if a chain of resemblances joins them."""
    families = [{number} for number in range(len(texts))]
    for one, first in enumerate(texts):
        for other, second in enumerate(texts):
            if resemblance(first, second) >= threshold:
                joined = families[one] | families[other]
                for member in joined:
                    families[member] = joined
    expected = sorted({tuple(sorted(f)) for f in map(frozenset, families) if len(f) > 1})
    assert sorted(map(tuple, groups(texts, threshold=threshold))) == expected


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_order_of_articles_does_not_matter(texts: list[list[str]]) -> None:
    """Resemblance is symmetric: the other way round gives the same groups."""
    last = len(texts) - 1
    backwards = [sorted(last - n for n in group) for group in groups(texts[::-1])]
    assert sorted(backwards) == sorted(groups(texts))


def test_a_changed_copy_is_found() -> None:
    """One with every tenth word replaced, one cut short, and one set in capitals."""
    first, other = story(1), story(2)
    copies = [changed(first, every=10), first[:80], [word.upper() for word in first]]
    assert groups([other, first, *copies]) == [[1, 2, 3, 4]]


def test_the_similarity_to_the_first_is_told() -> None:
    """One is the same words."""
    first = story(1)
    copy = changed(first, every=20)
    (group,) = find_duplicates([article(first), article(copy), article(first)])
    assert group.similarities == pytest.approx((1.0, resemblance(first, copy), 1.0))
    assert repr(group) == "Duplicates(articles=3, least=0.76, title=None)"


def test_accents_and_punctuation_do_not_count() -> None:
    """Words are compared folded."""
    one, other = Article(text="Łódź: no storm today"), Article(text="lodz no storm… today!")
    assert len(find_duplicates([one, other])) == 1


def test_short_and_empty_texts() -> None:
    """One or two words are compared whole; the title stands in for a text; nothing is no copy."""
    texts = ["storm", "Storm!", "calm", "calm storm", ""]
    found = find_duplicates([*(Article(text=text) for text in texts), Article()])
    assert [[member.text for member in group.articles] for group in found] == [["storm", "Storm!"]]
    titles = find_duplicates([Article(title="Storm nears port"), Article(title="Storm nears Port")])
    assert len(titles) == 1


def test_groups_stand_in_the_order_of_their_first_articles() -> None:
    """And articles in theirs, however they were found."""
    a, b = story(1), story(2)
    assert groups([b, a, a[:-2], b[:-2]]) == [[0, 3], [1, 2]]


@pytest.mark.parametrize("threshold", [0, -0.1, 1.01])
def test_a_threshold_lies_between_nothing_and_all(threshold: float) -> None:
    """Outside it is a mistake."""
    with pytest.raises(QueryError, match="above 0 and at most 1"):
        find_duplicates([], threshold=threshold)


@pytest.mark.parametrize("threshold", ["0.5", None, True])
def test_a_threshold_is_a_number(threshold: object) -> None:
    """Anything else is a TypeError."""
    with pytest.raises(TypeError, match="a threshold is a number"):
        find_duplicates([], threshold=threshold)  # type: ignore[arg-type]


def test_similarities_of_hand_made_duplicates() -> None:
    """The record holds what it is given."""
    both = (Article(), Article())
    assert Duplicates(articles=both, similarities=(1.0, 0.5)).articles == both


@pytest.mark.parametrize("kind", ["different", "one family", "made to collide"])
def test_time_stays_linear(kind: str) -> None:
    """Four hundred articles of two hundred words take seconds at most, whatever they hold."""
    drawn = random.Random(3)
    first = story(1, length=200)
    few = WORDS[:12]
    texts = {
        "different": lambda n: story(n, length=200),
        "one family": lambda n: [
            f"x{n}{a}" if drawn.random() < 0.07 else w for a, w in enumerate(first)
        ],
        "made to collide": lambda _: drawn.choices(few, k=200),
    }
    articles = [article(texts[kind](number)) for number in range(400)]
    assert seconds_of(lambda: find_duplicates(articles), enough=10) <= 10
    assert len(words_of(articles[0].text)) == 200
