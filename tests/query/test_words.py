"""Words and phrases, folded and whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intelnews.errors import QueryError
from intelnews.folding import fold
from intelnews.query.words import Words, has_phrase, parse_words, stand_in, words_of
from intelnews.testing.clock import seconds_of

ALPHABET = st.sampled_from(
    ["a", "b", "É", "ß", "’", "-", " ", "…", "\n", "北", "ก", "ह", "ि", "_", "1"]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("  … ", []),
        ("Łódź’s air-strikes", ["lodz", "s", "air", "strikes"]),
        ("STRASSE straße", ["strasse", "strasse"]),
        ("U.S. 5,000", ["u", "s", "5", "000"]),
        ("在北京市 today", ["在", "北", "京", "市", "today"]),
        ("हिन्दी भाषा", ["हिनदी", "भाषा"]),
        ("►Author", ["author"]),
    ],
)
def test_words_of(text: str, words: list[str]) -> None:
    """Words are cut and folded; scripts without spaces are cut into characters."""
    assert words_of(text) == words


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_words_do_not_depend_on_the_way_they_are_folded(text: str) -> None:
    """The short way for plain text gives what folding the whole gives."""
    assert words_of(text) == words_of(fold(text))


def test_signs_hold_no_letters() -> None:
    """Every sign that the short way skips folds to no letter."""
    from intelnews.query.words import _LETTERED

    signs = [chr(n) for n in range(0x80, 0x10000) if not _LETTERED.search(chr(n))]
    assert not [sign for sign in signs if re.search(r"\w", fold(sign) + sign)]
    assert len(signs) > 200


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("border police", "the Border\nPolice.", True),
        ("border police", "border and police", False),
        ("art", "start", False),
        ("art", "art's", True),
        ("air strikes", "air-strikes", True),
        ("cafe", "Cafe\u0301 noir", True),
        ("café", "CAFE", True),
        ("北京", "在北京市", True),
        ("京北", "在北京市", False),
        ("a1", "a", False),
    ],
)
def test_has_phrase(phrase: str, text: str, expected: bool) -> None:
    """Words of a phrase stand together, whole, whatever stands between them."""
    assert has_phrase(phrase, text) is expected


def test_what_is_not_known_has_no_phrase() -> None:
    """None holds nothing."""
    assert has_phrase("port", None) is False


@settings(max_examples=100, deadline=None)
@given(st.text(ALPHABET, max_size=4), st.text(ALPHABET, max_size=12))
def test_a_phrase_is_found_where_its_words_stand_in_a_row(phrase: str, text: str) -> None:
    """Finding by pattern agrees with comparing lists of words."""
    wanted, words = words_of(phrase), words_of(text)
    rows = [words[at : at + len(wanted)] for at in range(len(words) + 1)]
    assert stand_in(tuple(wanted), text) is (wanted in rows)


@pytest.mark.parametrize(
    ("query", "phrases", "words"),
    [
        ("storm", (), (("storm",),)),
        ('storm "border police"', (("border", "police"),), (("storm",),)),
        ("“border police”", (("border", "police"),), ()),
        ("«a» „b“", (("a",), ("b",)), ()),
        ('5" gun', (), (("5",), ("gun",))),  # a mark without partner is space
        ('"" a …', (), (("a",),)),
        ("air-strikes", (), (("air", "strikes"),)),
    ],
)
def test_parse_words(
    query: str, phrases: tuple[tuple[str, ...], ...], words: tuple[tuple[str, ...], ...]
) -> None:
    """Phrases stand between quotation marks of any kind."""
    assert parse_words(query) == Words(phrases, words)


def test_a_query_without_words_is_refused() -> None:
    """Nothing would be found, or everything."""
    with pytest.raises(QueryError, match="holds no word"):
        parse_words("… “”")


@pytest.mark.parametrize("text", ["air" + " " * 500_000, "air " * 200_000, "é" * 200_000])
def test_hostile_texts_take_linear_time(text: str) -> None:
    """Half a megabyte of almost the phrase is looked through in well under a second or two."""
    assert not has_phrase("air strikes", text)
    assert seconds_of(lambda: has_phrase("air strikes", text), enough=5) <= 5
