"""Key words and names."""

from __future__ import annotations

import pytest

import intelnews.query.matter as module
from intelnews.model import Claim, Passage, Span
from intelnews.query.matter import Matter, matter_of, party_keys, reporter_keys, speaker_keys, stem
from intelnews.testing.clock import seconds_of


def matter(text: str, *, about: tuple[str, ...] = ()) -> Matter:
    """Return what a claim of this content speaks of."""
    content = Passage.cut(text, [Span(0, len(text))])
    return matter_of(Claim(source=None, cue=None, content=content, about=about))


@pytest.mark.parametrize(
    ("words", "root"),
    [
        ("strike strikes striking", "strik"),
        ("bomb bombs bombed bombing", "bomb"),
        ("ship ships shipped shipping", "ship"),
        ("kill kills killed killing", "kill"),
        ("army armies", "army"),
        ("sylvania sylvanian sylvanians", "sylvan"),
        ("crisis", "crisi"),
        ("press", "press"),
        ("virus", "virus"),
        ("red", "red"),
        ("bring", "bring"),
        ("media", "media"),
        ("", ""),
    ],
)
def test_forms_of_a_word_have_one_stem(words: str, root: str) -> None:
    """Plurals, -ed, -ing and peoples."""
    assert {stem(word) for word in words.split(" ")} == {root}


def test_empty_words_say_nothing() -> None:
    """The vocabulary of denial names no matter."""
    assert matter("that they were not behind any of it, and had no involvement") == Matter({}, {})


def test_words_and_names() -> None:
    """Capitals inside a sentence are names, known names have their own form, "about" is one."""
    found = matter("Jets bombed the Ansel bridge near Moscow", about=("Grand Duchy",))
    assert found.words == {"jet": "Jets", "bomb": "bombed", "bridg": "bridge"}
    assert found.names == {"russia": "Russia", "ansel": "Ansel", "grand duchy": "Grand Duchy"}


def test_in_a_headline_capitals_are_no_sign() -> None:
    """Where most words have capitals, only known names are names."""
    found = matter("Jets Bomb Bridge Near Moscow")
    assert list(found.words) == ["jet", "bomb", "bridg"]
    assert list(found.names) == ["russia"]


def test_who_speaks() -> None:
    """A source is recognised by its names, or else by its words."""
    assert party_keys("border guards in Freedonia") == ("freedon",)
    assert speaker_keys("border guards in Freedonia") == ("freedon", "border", "guard")
    assert party_keys("They") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("media reports", {"media"}),
        ("Freedonia’s allegations", {"freedon"}),
        ("the accusation made by the border guards", {"border", "guard"}),
        ("any storm", set()),
        ("the storm reported by somebody", set()),
    ],
)
def test_whose_reports(text: str, expected: set[str]) -> None:
    """The words around a noun for reports say whose they are."""
    assert reporter_keys(text) == expected


@pytest.mark.parametrize("text", ["report " * 100_000, "A" * 500_000, "Moscow " * 50_000])
def test_a_claim_without_end(text: str) -> None:
    """So many words are looked at and no more."""

    def run() -> None:
        module._key.cache_clear()
        matter(text)
        reporter_keys(text)

    assert seconds_of(run, enough=5) <= 5
