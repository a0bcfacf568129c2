"""Folding: what makes two spellings of the same words equal."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.folding import fold, slugify, squeeze

WORDS = st.text(st.sampled_from("aB éÉßøŁ’'-\t\n\u00a0\u2003ﬁΣσς½한ا𝐁ᴬ"), max_size=20)


class TestSqueeze:
    """White space."""

    def test_makes_every_run_one_space(self):
        """Line ends, tabs and no-break spaces are white space."""
        assert "two words or three" == squeeze("\n two\t words\u00a0or\u2003 three ")

    @given(st.text())
    def test_is_done_in_one_go(self, text: str):
        """Squeezing again changes nothing."""
        assert squeeze(text) == squeeze(squeeze(text))

    @given(st.text())
    def test_keeps_every_letter(self, text: str):
        """What is not white space stays, in its order."""
        assert re.sub(r"\s", "", text) == re.sub(r"\s", "", squeeze(text))


class TestFold:
    """Case, accents, quotes and spaces."""

    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("HARBOUR", "harbour"),
            ("Łódź", "lodz"),
            ("Søren Ærø", "soren aero"),
            ("İstanbul ıssız", "istanbul issiz"),
            ("Straße", "strasse"),
            ("O’Brien", "o'brien"),
            ("ﬁeld", "field"),
            ("𝐇𝐀𝐑𝐁𝐎𝐔𝐑", "harbour"),
            ("Ακρόπολη", "ακροπολη"),
            ("Йод", "иод"),
            ("", ""),
        ],
    )
    def test_folds(self, text: str, folded: str):
        """Spellings that readers take for the same have one form."""
        assert folded == fold(text)

    def test_two_encodings_of_an_accent_are_one(self):
        """A letter with its accent and a letter followed by its accent fold alike."""
        assert fold(unicodedata.normalize("NFC", "Éire")) == fold(
            unicodedata.normalize("NFD", "Éire")
        )

    @given(WORDS)
    def test_is_done_in_one_go(self, text: str):
        """Folding again changes nothing."""
        assert fold(text) == fold(fold(text))

    @given(WORDS)
    def test_case_makes_no_difference(self, text: str):
        """A headline in capitals folds like the same in small letters."""
        assert fold(text.lower()) == fold(text.lower().upper().lower())

    @given(st.text(st.characters(codec="ascii"), max_size=20))
    def test_short_cut_for_ascii_changes_nothing(self, text: str):
        """Plain text takes a faster way to the same end as text with one letter more."""
        assert fold(f"{text} é") == squeeze(f"{fold(text)} e")


class TestSlugify:
    """The form that stands in addresses."""

    @pytest.mark.parametrize(
        ("name", "slug"),
        [
            ("Islamic State", "islamic-state"),
            ("  Ports & Harbours!  ", "ports-harbours"),
            ("Editor’s picks", "editors-picks"),
            ("été_2019", "ete_2019"),
            ("news analysis / opinion", "news-analysis-opinion"),
            ("Новости", "новости"),
            ("—", ""),
        ],
    )
    def test_joins_words_by_hyphens(self, name: str, slug: str):
        """Blogs make addresses of names in this way."""
        assert slug == slugify(name)

    @given(WORDS)
    def test_is_done_in_one_go(self, text: str):
        """A slug is its own slug."""
        assert slugify(text) == slugify(slugify(text))
