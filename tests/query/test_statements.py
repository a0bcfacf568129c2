"""Claims made comparable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intelnews.model import Article, Claim, Moment, Passage, Source, Span
from intelnews.query.statements import Meetings, Weights, make_statements

if TYPE_CHECKING:
    from intelnews.query.statements import Statement


def statement(
    content: str,
    *,
    source: str | None = None,
    day: str | None = None,
    article: Article | None = None,
) -> Statement:
    """Return what is compared of one claim."""
    who = None if source is None else Source(text=source, span=Span(0, len(source)))
    claim = Claim(
        source=who,
        cue=None,
        content=Passage.cut(content, [Span(0, len(content))]),
        moment=None if day is None else Moment.fromisoformat(day),
    )
    return make_statements([(article or Article(), claim)])[0]


def meetings(known: list[Statement], other: Statement, *, days: int = 14) -> list[Statement]:
    """Return which of the known the other meets."""
    return Meetings(known, Weights([*known, other]), days=days).of(other)


def across(*known: Statement) -> list[Statement]:
    """Return the statements as if each stood in an article of its own."""
    from attrs import evolve

    return [evolve(one, place=number) for number, one in enumerate(known)]


def test_places_tell_articles_apart() -> None:
    """Claims of one article have one place, also where two articles are equal."""
    one, other = Article(title="a"), Article(title="a")
    claim = statement("storm").claim
    places = [s.place for s in make_statements([(one, claim), (other, claim), (one, claim)])]
    assert places == [0, 1, 0]


def test_the_day_is_that_of_the_claim_or_of_the_article() -> None:
    """If it is known to the day."""
    published = Article(published=Moment.fromisoformat("2018-08-28"))
    assert (
        statement("storm", day="2018-08-27").day == statement("storm", day="2018-08-27T09:00").day
    )
    assert (
        statement("storm", day="2018", article=published).day
        == statement("a", day="2018-08-28").day
    )
    assert statement("storm", day="2018-08").day is None
    assert statement("storm").day is None


def test_several_sources_are_several_parties() -> None:
    """Bars part them."""
    both = statement("storm", source="Sylvania|the border guards")
    assert both.sources == {"sylvania", "the border guards"}
    assert both.parties == (("sylvan",), ("border", "guard"))


def test_words_weigh_more_than_names() -> None:
    """And what everybody speaks of less than either."""
    one, other = across(statement("a storm near Ansel hit"), statement("storm at Ansel"))
    weights = Weights([one, other])
    assert weights.of(["storm"], one, other) == 1
    assert weights.of(["ansel"], one, other) == 0.5
    many = across(*(statement(f"storm number{n}") for n in range(100)))
    assert weights.of(["storm"], one, other) > Weights(many).of(["storm"], many[0], many[1]) == 0
    assert Weights(many).is_common("storm")


def test_what_an_article_repeats_weighs_half_in_it() -> None:
    """Four claims of one article, and two articles."""
    known = [statement("a storm rose") for _ in range(4)]
    weights = Weights(known)
    assert weights.of(["storm"], known[0], known[1]) == 0.5
    assert weights.of(["storm"], *across(*known)[:2]) == 1


def test_claims_of_one_article_meet_by_any_word_or_name() -> None:
    """Also by the name of a source."""
    denial = statement("any storm", source="the Ansel guards")
    assert meetings([denial], statement("no storms")) == [denial]
    assert meetings([denial], statement("it was Ansel")) == [denial]
    assert meetings([denial], statement("calm")) == []


def test_claims_of_two_articles_meet_within_a_window() -> None:
    """By a word, and if both days are known."""
    early, late, undated = across(
        statement("storm", day="2018-08-01"),
        statement("storm", day="2018-09-01"),
        statement("storm"),
    )
    (other,) = across(early, early, early, statement("a storm", day="2018-08-15"))[3:]
    assert meetings([early, late, undated], other) == [early]
    assert meetings([early, late, undated], other, days=31) == [early, late]
    assert meetings([early, late], across(early, late, undated, statement("storm"))[3]) == []


def test_the_nearest_in_time_are_met() -> None:
    """Where a word leads to very many, those around the day."""
    days = [f"2018-{month:02}-{day:02}" for month in (1, 2, 3, 4) for day in range(1, 29)]
    known = across(*(statement(f"storm x{day}", day=day) for day in days))
    (other,) = across(*known, statement("storm", day="2018-03-01"))[-1:]
    padding = across(*known, other, *(statement(f"calm{n}") for n in range(9_000)))
    found = Meetings(known, Weights(padding), days=400).of(other)
    assert len(found) == 50
    ordinals = [one.day or 0 for one in found]
    assert min(ordinals) <= (other.day or 0) <= max(ordinals)
    (last,) = across(*known, statement("storm", day="2018-12-01"))[-1:]
    assert Meetings(known, Weights(padding), days=400).of(last) == known[-50:]
