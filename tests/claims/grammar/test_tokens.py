"""Sentences and words with their places, quotations kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims.grammar.tokens import sentences_of
from intelnews.claims.quotes import find_quotes
from intelnews.spans import Span

if TYPE_CHECKING:
    from intelnews.claims.grammar.tokens import Sentence

SENTENCES = [
    ("Kral left. Ott stayed.", ["Kral left.", "Ott stayed."]),
    ("Gen. Ott met Mr. A. B. Kral. They left.", ["Gen. Ott met Mr. A. B. Kral.", "They left."]),
    ("He paid No. 5 and said no. Ott left.", ["He paid No. 5 and said no.", "Ott left."]),
    ("It fell 3.5 percent to 1,237.", ["It fell 3.5 percent to 1,237."]),
    ("It rained in the U.S. on Monday.", ["It rained in the U.S. on Monday."]),
    ("He is in the U.S. She is not.", ["He is in the U.S.", "She is not."]),
    ("“We left. We ran,” he said. They hid.", ["“We left. We ran,” he said.", "They hid."]),
    ("“Who cares?” Ott said.", ["“Who cares?” Ott said."]),
    ("“Who cares?” The port is shut.", ["“Who cares?”", "The port is shut."]),
    ("He called it “a lie.” She left.", ["He called it “a lie.”", "She left."]),
    ("“We left.” “We ran.”", ["“We left.”", "“We ran.”"]),
    ("He left (at noon.) She ran.", ["He left (at noon.)", "She ran."]),
    ("Why? he asked. Nobody knew!", ["Why? he asked.", "Nobody knew!"]),
    ("It said the U.S. “does not know” it.", ["It said the U.S. “does not know” it."]),
    ("So did I. Ott left.", ["So did I.", "Ott left."]),
    ("", []),
]


def read(text: str) -> list[Sentence]:
    """Return the sentences of a text that is one paragraph."""
    return sentences_of(text, Span(0, len(text)), find_quotes(text))


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    """A sentence ends where a reader would end it."""
    assert expected == [sentence.cut(0, len(sentence)) for sentence in read(text)]


def test_words_and_classes() -> None:
    """Words are in lower case with straight apostrophes; each has its class."""
    [sentence] = read("The Taliban’s men hadn’t quickly denied it, he’ll say.")
    assert sentence.words == [
        "the", "taliban's", "men", "hadn't", "quickly", "denied", "it", ",", "he'll", "say", ".",
    ]  # fmt: skip
    assert "".join(sentence.codes) == "dNnxavp,pv."


def test_possessive_of_a_plural_is_one_word() -> None:
    """The apostrophe of "officials’" belongs to the word."""
    [sentence] = read("The officials’ cars left.")
    assert sentence.words[1] == "officials'"


def test_names_that_look_like_other_words() -> None:
    """US, Will and May are names where they are written as names."""
    [sentence] = read("Officials told us US envoy Will May may go.")
    assert "".join(sentence.codes) == "NvoNnNNxn."


def test_places_outside_have_a_class() -> None:
    """Rules may look around at the ends."""
    [sentence] = read("Kral left.")
    assert [sentence.code(-1), sentence.code(9), sentence.word(-1), sentence.word(9)] == [
        "^", "$", "", "",
    ]  # fmt: skip
    assert sentence.find(".", 0) == 2
    assert sentence.find(",", 0) is None


def test_long_list_is_parted() -> None:
    """A run of words without end is cut, so that windows stay bounded."""
    assert [300, 100] == [len(sentence) for sentence in read("said " * 400)]


def test_headline_case() -> None:
    """A headline in title case is told from a sentence."""
    assert read("Freedonia Denies Role in Attack")[0].is_headline_case
    assert not read("Freedonia denies any role in the attack")[0].is_headline_case


def test_times_are_found_once() -> None:
    """A time is known by its first word and the word behind it."""
    [sentence] = read("On Sunday, August 26 the group left, late last week.")
    assert {0: 5, 9: 12} == sentence.times
    assert 5 == sentence.behind_time(0)
    assert 6 == sentence.behind_time(6)


@given(st.text(alphabet="Aab.“”\"' ,!?’U.S\n", max_size=120))
def test_words_stand_where_they_say(text: str) -> None:
    """No word is lost or moved, whatever the text."""
    for sentence in read(text):
        for start, end, word, code in zip(
            sentence.starts, sentence.ends, sentence.words, sentence.codes, strict=True
        ):
            if code != "Q":
                assert word == text[start:end].lower().replace("’", "'")
