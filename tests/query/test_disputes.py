"""Who asserts what others deny."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from intelnews.errors import QueryError
from intelnews.model import Article, Claim, Moment, Passage, Source, Span, Unit
from intelnews.query.disputes import find_disputes
from intelnews.testing.clock import seconds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.query.disputes import Dispute

Said = tuple[str, str, str]


def told(*said: Said, day: str | None = None, title: str | None = None) -> Article:
    """Return an article in which somebody (source, stance, content) says something.

    Countries follow from the first letters of a source, bars part several sources.
    """
    text, claims = "", []
    for who, stance, content in said:
        start = len(text)
        words = who.replace("|", " and ")
        text += f"{words} {stance} {content}. "
        at = start + len(words) + len(stance) + 2
        claims.append(
            Claim(
                source=Source(
                    text=words,
                    span=Span(start, start + len(words)),
                    name=who,
                    country="SY" if "Sylvan" in who else None,
                )
                if who
                else None,
                cue=None,
                content=Passage.cut(text, [Span(at, at + len(content))]),
                stance=stance,
            )
        )
    published = None if day is None else Moment.fromisoformat(day)
    return Article(title=title, text=text, claims=claims, published=published)


def disputes(*articles: Article, days: int = 14) -> tuple[Dispute, ...]:
    """Return the disputes in some articles."""
    pairs = [(article, claim) for article in articles for claim in article.claims]
    return find_disputes(pairs, window=timedelta(days=days))


def sides(*articles: Article, days: int = 14) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return who asserts and who denies, for each dispute."""
    return [(d.asserted_by, d.denied_by) for d in disputes(*articles, days=days)]


DENIAL: Said = ("Sylvania", "denies", "that its jets bombed the old bridge at Ansel")
REPORT: Said = ("Villagers", "asserts", "that jets bombed a bridge")


def test_an_assertion_and_a_denial_of_one_matter() -> None:
    """Two words in common are a matter; the dispute names it, both sides and the reason."""
    article = told(DENIAL, REPORT)
    (found,) = disputes(article)
    assert found.matter == "jets, bombed, bridge"
    assert found.reason == "both sides speak of jets, bombed, bridge"
    assert found.denies == article.claims[:1]
    assert found.asserts == article.claims[1:]
    assert found.articles == (article,)
    assert repr(found) == (
        "Dispute(matter='jets, bombed, bridge', asserted_by='Villagers', denied_by='Sylvania')"
    )


@pytest.mark.parametrize("stance", ["asserts", "confirms", "accuses", "warns", "believes"])
def test_stances_that_assert(stance: str) -> None:
    """All that take the content to be so."""
    assert len(disputes(told(DENIAL, ("Villagers", stance, REPORT[2])))) == 1


@pytest.mark.parametrize("stance", ["requests", "promises", "declines", "questions", "denies"])
def test_stances_that_do_not_assert(stance: str) -> None:
    """Whoever asks, promises or denies too is no party against a denial."""
    assert disputes(told(DENIAL, ("Villagers", stance, REPORT[2]))) == ()


def test_words_are_compared_in_any_form() -> None:
    """Plurals, endings, case and accents do not count."""
    other: Said = ("Villagers", "asserts", "Bombing of bridges")
    assert sides(told(DENIAL, other)) == [(("Villagers",), ("Sylvania",))]


@pytest.mark.parametrize(
    "content",
    [
        "that a ferry sank",  # nothing in common
        "that the bridge is closed to lorries for repairs until autumn",  # one word
        "that Ansel is calm",  # one name
        "that they did not know if jets bombed the bridge",  # says that it does not know
        "jets hadn’t bombed a bridge",  # says that it is not so
    ],
)
def test_what_is_no_dispute(content: str) -> None:
    """Little in common, or nothing asserted."""
    assert disputes(told(DENIAL, ("Villagers", "asserts", content))) == ()


def test_one_source_has_no_dispute_with_itself() -> None:
    """Neither alone nor as one of several."""
    assert disputes(told(DENIAL, ("Sylvania", "asserts", REPORT[2]))) == ()
    assert disputes(told(DENIAL, ("Freedonia|Sylvania", "asserts", REPORT[2]))) == ()


def test_a_claim_without_source_may_be_denied() -> None:
    """Nobody is named as asserting it."""
    assert sides(told(DENIAL, ("", "asserts", REPORT[2]))) == [((), ("Sylvania",))]


def test_who_reports_a_denial_does_not_oppose_it() -> None:
    """If Anna said that Sylvania denied it, the denial lies within what Anna said."""
    text = "Anna said Sylvania denied that its jets bombed the bridge."
    outer = Claim(
        source=Source(text="Anna", span=Span(0, 4)),
        cue=None,
        content=Passage.cut(text, [Span(10, 57)]),
    )
    inner = Claim(
        source=Source(text="Sylvania", span=Span(10, 18)),
        cue=None,
        content=Passage.cut(text, [Span(26, 57)]),
        stance="denies",
    )
    assert disputes(Article(text=text, claims=[outer, inner])) == ()


def test_a_claim_in_the_title_is_one_of_the_text() -> None:
    """Spans in title and text do not overlap, whatever their numbers."""
    title = "Sylvania denies jets bombed bridge"
    headline = Claim(
        source=Source(text="Sylvania", span=Span(0, 8)),
        cue=None,
        content=Passage.cut(title, [Span(16, 34)]),
        stance="denies",
        unit=Unit.TITLE,
    )
    article = told(REPORT, DENIAL, title=title)
    (found,) = disputes(article.with_claims(headline))
    assert len(found.denies) == 2


def test_the_accused_denies() -> None:
    """An accusation needs no words in common if it names who denies."""
    accusation: Said = ("Freedonia", "accuses", "Sylvanian spies")
    (found,) = disputes(told(accusation, ("Sylvania", "denies", "that they were involved")))
    assert found.matter == "Sylvanian spies"
    assert found.reason == "Sylvania is accused and denies it"


def test_an_accusation_far_away_is_another_matter() -> None:
    """Thousands of characters lie between."""
    between: Said = ("Anna", "promises", "a long walk " * 300)
    accusation: Said = ("Freedonia", "accuses", "Sylvanian spies")
    denial: Said = ("Sylvania", "denies", "that they were involved")
    assert disputes(told(accusation, between, denial)) == ()


def test_whoever_is_spoken_of_may_deny() -> None:
    """The assertion names the source of the denial, and a name that it denies."""
    said: Said = ("Guards", "asserts", "that Ansel police fought Vulko rebels")
    denial: Said = ("Vulko", "denies", "that it had met patrols from Ansel on its northern side")
    (found,) = disputes(told(said, denial))
    assert found.reason == "both sides speak of Ansel; Vulko is spoken of and denies it"
    assert found.matter == "that Ansel police fought Vulko rebels"


def test_compatriots_speak_of_each_other() -> None:
    """A country's official who names the country is not thereby opposed to it."""
    said: Said = ("Sylvanian admirals", "asserts", "that Sylvania and Ansel trade")
    denial: Said = ("Sylvania", "denies", "that it had met patrols from Ansel on its northern side")
    assert disputes(told(said, denial)) == ()


def test_a_denial_of_reports_answers_who_reported() -> None:
    """Only what was just said."""
    report: Said = ("State media", "asserts", "that a ferry sank")
    denial: Said = ("A police chief", "denies", "media reports")
    (found,) = disputes(told(report, denial))
    assert found.reason == "the denial speaks of what State media said"
    assert found.matter == "that a ferry sank"
    assert disputes(told(denial, report)) == ()
    between: Said = ("Anna", "promises", "a long walk " * 60)
    assert disputes(told(report, between, denial)) == ()


def test_denials_of_one_matter_are_one_dispute() -> None:
    """And so is a bare denial by one of those who deny it."""
    article = told(
        ("Sylvania|Ruritania", "denies", "that jets bombed the bridge"),
        ("Graustark", "denies", "that it sent jets to bomb bridges"),
        ("Ruritania", "denies", "any involvement in the incident"),
        ("Vulko", "denies", "any involvement in the incident"),
        ("Graustark", "denies", "any wrongdoing"),
        REPORT,
    )
    (found,) = disputes(article)
    assert found.denied_by == ("Sylvania", "Ruritania", "Graustark")
    assert found.denies == (*article.claims[:3], article.claims[4])


def test_two_matters_are_two_disputes() -> None:
    """In the order of their denials."""
    article = told(
        DENIAL,
        ("Graustark", "denies", "that its divers cut the cable"),
        ("Engineers", "asserts", "that divers cut a cable"),
        REPORT,
    )
    assert sides(article) == [
        (("Villagers",), ("Sylvania",)),
        (("Engineers",), ("Graustark",)),
    ]


def test_claims_of_two_articles() -> None:
    """Within the window they are one matter; outside, or without a day, they are two."""
    denial = told(DENIAL, day="2018-08-20")
    assert len(disputes(denial, told(REPORT, day="2018-08-28"))) == 1
    assert disputes(denial, told(REPORT, day="2018-09-28")) == ()
    assert len(disputes(denial, told(REPORT, day="2018-09-28"), days=60)) == 1
    assert disputes(denial, told(REPORT)) == ()
    assert disputes(denial, told(REPORT, day="2018-08")) == ()


def test_claims_of_two_articles_must_share_more() -> None:
    """A word and a name are enough within an article only."""
    denial: Said = ("Sylvania", "denies", "the attack on Graustark")
    report: Said = ("Villagers", "asserts", "that an attack hit Graustark")
    assert len(disputes(told(denial, report))) == 1
    assert disputes(told(denial, day="2018-08-20"), told(report, day="2018-08-20")) == ()


def test_the_one_spoken_of_in_another_article() -> None:
    """The name and a word are enough there."""
    denial: Said = (
        "Vulko",
        "denies",
        "the ambush, and all else that patrols and papers told of it",
    )
    report: Said = (
        "Villagers",
        "asserts",
        "that Vulko laid an ambush behind a wooden mill by night",
    )
    (found,) = disputes(told(denial, day="2018-08-20"), told(report, day="2018-08-21"))
    assert found.reason == "both sides speak of ambush; Vulko is spoken of and denies it"


def test_the_result_is_the_same_every_time() -> None:
    """And does not depend on the order of sets."""
    articles = [told(DENIAL, REPORT, day="2018-08-20") for _ in range(3)]
    assert disputes(*articles) == disputes(*articles)


def test_nothing_denied_is_no_dispute() -> None:
    """Nor is nothing at all."""
    assert disputes(told(REPORT)) == ()
    assert disputes() == ()


def test_a_bad_window() -> None:
    """A window is a length of time."""
    with pytest.raises(TypeError, match="timedelta, not int"):
        find_disputes([], window=14)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="not negative"):
        find_disputes([], window=timedelta(days=-1))


def hostile(kind: str, size: int) -> Sequence[Article]:
    """Return articles made to meet as often as they can."""
    if kind == "one article":
        return [told(*([DENIAL] * size + [("", "asserts", REPORT[2])] * size))]
    if kind == "bare denials":
        bare: Said = ("Sylvania", "denies", "it")
        return [told(*([bare] * size), ("Freedonia", "accuses", "Sylvania"))]
    return [told(DENIAL, REPORT, day="2018-08-20") for _ in range(size)]


@pytest.mark.parametrize("kind", ["one article", "bare denials", "one day"])
def test_time_stays_linear(kind: str) -> None:
    """Five hundred claims on each side, all alike, take seconds at most."""
    articles = hostile(kind, 500)
    assert seconds_of(lambda: disputes(*articles), enough=15) <= 15
