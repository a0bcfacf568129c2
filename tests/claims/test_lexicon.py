"""The tables in data: well formed, without repeats, and read as they are written."""

from __future__ import annotations

from collections import Counter

import pytest

from intelnews.claims.lexicon import (
    Tense,
    class_of,
    cue_at,
    cue_heads,
    cue_named,
    data_lines,
    lexeme,
    word_list,
)
from intelnews.model import SourceKind, Stance

GROUPS = {"speech", "cognition", "volition", "evidence", "hedge"}


def test_cue_table_is_well_formed() -> None:
    """Every row has five fields of known words, and begins its forms with the lemma's."""
    for lemma, forms, group, stance, frames in data_lines("cues.tsv"):
        assert group in GROUPS, lemma
        assert Stance(stance), lemma
        assert set(frames) <= set("cnvgwtqoapm"), lemma
        assert forms == forms.lower(), lemma
        assert len(set(forms.split("|"))) == len(forms.split("|")), lemma


def test_no_lemma_stands_twice() -> None:
    """A cue has one row."""
    counts = Counter(row[0] for row in data_lines("cues.tsv"))
    assert {lemma for lemma, count in counts.items() if count > 1} == set()


def test_every_stance_has_a_cue() -> None:
    """No stance is out of reach of the lexicon."""
    assert {row[3] for row in data_lines("cues.tsv")} == {stance.value for stance in Stance}


@pytest.mark.parametrize(
    ("words", "lemma", "tense"),
    [
        (["says"], "say", Tense.THIRD),
        (["said"], "say", Tense.PAST),
        (["saying"], "say", Tense.ING),
        (["deny"], "deny", Tense.BASE),
        (["put", "it"], "put it", Tense.PAST),
        (["called", "on"], "call on", Tense.PAST),
        (["called", "it"], "call", Tense.PAST),
        (["according", "to"], "according to", Tense.OTHER),
        (["reportedly"], "reportedly", Tense.OTHER),
        (["confident"], "be confident", Tense.OTHER),
    ],
)
def test_longest_cue_and_its_tense(words: list[str], lemma: str, tense: str) -> None:
    """The longest phrase wins, and its first word shows the tense."""
    form = cue_at(words, 0)
    assert form is not None
    assert (lemma, tense) == (form.lemma, form.tense)


def test_no_cue_outside() -> None:
    """Places outside of the words hold no cue."""
    assert cue_at(["said"], 1) is None
    assert cue_at(["said"], -1) is None
    assert cue_at(["harbour"], 0) is None
    assert cue_at(["according"], 0) is None


def test_heads_are_the_first_words() -> None:
    """Phrases are found by their first word."""
    assert "placed" in cue_heads()
    assert cue_named("place the blame on") is not None
    assert cue_named("harbour") is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("the", "d"), ("he", "p"), ("he’ll", "p"), ("that", "t"), ("of", "f"), ("and", "c"),
        ("denied", "v"), ("red", "n"), ("quickly", "a"), ("only", "a"), ("ally", "n"),
        ("sending", "g"), ("king", "n"), ("Kral", "N"), ("will", "x"), ("Will", "N"), ("us", "o"),
        ("US", "N"), (",", ","), ("—", "-"), ("!", "."), ("@", "*"), ("26", "n"),
        ("Officials", "N"),
    ],
)  # fmt: skip
def test_class_of_word(word: str, code: str) -> None:
    """Closed classes come from the table, the rest from capitals and suffixes."""
    assert code == class_of(word)


def test_lexeme_is_lower_case_with_its_class() -> None:
    """One look-up gives both."""
    assert ("he'll", "p") == lexeme("He’ll")


def test_word_lists_are_named() -> None:
    """A list that does not exist is an error at once."""
    assert "however" in word_list("openers")
    with pytest.raises(KeyError):
        word_list("no such list")


def test_word_classes_are_single_letters() -> None:
    """Each class is one letter, since rules test membership in strings of them."""
    assert {len(code) for code, _ in data_lines("words.tsv")} == {1}


def test_country_table_is_well_formed() -> None:
    """Codes are two capitals and no country stands twice."""
    rows = list(data_lines("countries.tsv"))
    assert all(len(row) == 5 and len(row[0]) == 2 and row[0].isupper() for row in rows)
    assert len({row[0] for row in rows}) == len({row[1] for row in rows}) == len(rows)
    assert len(rows) >= 193  # the members of the United Nations


def test_body_and_role_tables_use_the_kinds_of_the_model() -> None:
    """Kinds are those a source may have."""
    kinds = {kind.value for kind in SourceKind}
    assert {row[0] for row in data_lines("bodies.tsv")} <= kinds
    assert {row[0] for row in data_lines("roles.tsv")} <= kinds | {"-"}
