"""Cleaning: what is dropped, what is replaced, and the way back to the source."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.intake.clean import clean
from intelnews.model import Severity, Span
from intelnews.testing.clock import seconds_of

SPECIAL = (
    "\r\n\t\v\f\0\x01\x1b\x1f\x7f\x80\x85\x8d\x93\xa0\xad\u061c\u1680\u2003\u200b\u200c\u200d\u200e"
    "\u2028\u2029\u202e\u202f\u2060\u2066\u3000\ud800\udbff\udc00\udfff\ufdd0\ufeff\ufffc\ufffd\uffff"
    "\U0001ffff😀aé文"
)
texts = st.one_of(
    st.text(st.sampled_from(SPECIAL), max_size=40),
    st.text(st.characters(codec=None), max_size=40),
)


def _codes(text: str) -> dict[str, int]:
    return {problem.code: problem.count for problem in clean(text).problems}


def _is_solid(char: str) -> bool:
    """Tell by Unicode's own data whether text is made of such characters."""
    return unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"} or char in "\t\n"


def _reading(char: str) -> str:
    """Return by Unicode's own data what becomes of a character that is not dropped."""
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    if category in {"Zl", "Zp"} or char in "\v\f\r":
        return "\n"
    if category == "Cs" or char in "\uffff\ufffe" or "\ufdd0" <= char <= "\ufdef":
        return "\ufffd"
    return char.encode("latin-1").decode("cp1252") if "\x80" <= char <= "\x9f" else char


class TestReplaced:
    """Characters that become another one."""

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\v", "\f"])
    def test_every_line_end_is_a_line_feed(self, end: str):
        """However a program ends its lines, the text has line feeds, and no problem is noted."""
        cleaned = clean(f"Harbour reopens{end}The port")
        assert ("Harbour reopens\nThe port", ()) == (cleaned.text, cleaned.problems)

    def test_mixed_line_ends_are_counted_right(self):
        """Two carriage returns and a line feed are two line ends, not three and not one."""
        assert "one\n\ntwo\n\nthree" == clean("one\r\r\ntwo\n\rthree").text

    @pytest.mark.parametrize("space", "\u00a0\u1680\u2000\u2007\u2009\u200a\u202f\u205f\u3000")
    def test_every_space_is_a_space(self, space: str):
        """A no-break space in a date line does not hide the date from a pattern."""
        cleaned = clean(f"May{space}22,{space}2019")
        assert ("May 22, 2019", ()) == (cleaned.text, cleaned.problems)

    def test_controls_of_latin1_are_the_windows_letters_they_were(self):
        """Quotation marks of windows-1252 that came through Latin-1 are quotation marks again."""
        assert "“We won’t” – 5 € …" == clean("\x93We won\x92t\x94 \x96 5 \x80 \x85").text

    def test_what_is_no_character_leaves_its_mark(self):
        """Lone surrogates and non-characters become U+FFFD, so that nothing seems whole."""
        assert ("a\ufffdb\ufffdc\ufffd", {"impossible-characters": 3}) == (
            clean("a\ud800b\uffffc\ufdd0").text,
            _codes("a\ud800b\uffffc\ufdd0"),
        )


class TestDropped:
    """Characters that go."""

    @pytest.mark.parametrize("char", "\0\x01\x08\x0e\x1b\x1f\x7f\x81\x9d")
    def test_control_characters_go(self, char: str):
        """A NUL in the middle of a word does not part it."""
        source = f"Har{char}bour"
        assert ("Harbour", {"control-characters": 1}) == (clean(source).text, _codes(source))

    @pytest.mark.parametrize(
        "char", "\u00ad\u061c\u200b\u200e\u200f\u202a\u202e\u2060\u2066\ufeff\ufffc"
    )
    def test_invisible_characters_go(self, char: str):
        """A soft hyphen in the middle of a word does not part it."""
        source = f"Har{char}bour"
        assert ("Harbour", {"invisible-characters": 1}) == (clean(source).text, _codes(source))

    @pytest.mark.parametrize("text", ["می‌خواهم", "क्‍ष", "👩‍🚀", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️", "\tindented", "e\u0301"])
    def test_what_spells_words_and_emoji_stays(self, text: str):
        """Joiners, variation selectors, tags and accents are part of what a reader sees."""
        assert text == clean(text).text

    def test_byte_order_mark_at_the_beginning_is_no_loss(self):
        """The first one says something about the bytes; others are characters that do not show."""
        assert ({}, {"invisible-characters": 2}) == (
            _codes("\ufeffa"),
            _codes("\ufeff\ufeffa\ufeff"),
        )


class TestProblems:
    """What is said of it."""

    def test_says_where_it_first_happened(self):
        """The place is that in the source, before anything was dropped."""
        (problem,) = clean("\ufeffone\r\ntwo\0three\0").problems
        assert problem.locator is not None
        assert (Span(9, 10), 2) == (problem.locator.span, problem.locator.line)

    def test_only_losses_are_more_than_notes(self):
        """Strict callers stop at what was lost, not at what does not show."""
        severities = {p.code: p.severity for p in clean("a\0\u200b\x93\ud800").problems}
        assert {
            "control-characters": Severity.WARNING,
            "invisible-characters": Severity.NOTE,
            "misread-letters": Severity.NOTE,
            "impossible-characters": Severity.WARNING,
        } == severities


class TestLaws:
    """What holds of every text."""

    @given(texts)
    def test_every_character_knows_where_it_came_from(self, source: str):
        """At the offset that the map tells stands the character that each one is or was made of."""
        cleaned = clean(source)
        originals = [source[cleaned.offsets.original(at)] for at in range(len(cleaned.text))]
        assert [_reading(original) for original in originals] == list(cleaned.text)

    @given(texts)
    def test_nothing_but_what_has_no_meaning_is_lost(self, source: str):
        """Letters, marks, numbers, punctuation and symbols are all still there, in order."""

        def solid(text: str) -> list[str]:
            return [
                c for c in text if unicodedata.category(c)[0] in "LMNPS" and c not in "\ufffc\ufffd"
            ]

        cleaned = clean("".join(char for char in source if not "\x80" <= char <= "\x9f"))
        assert solid(source) == solid(cleaned.text)

    @given(texts)
    def test_text_is_valid_and_plain(self, source: str):
        """The result can be written as UTF-8, has one kind of line end and no controls."""
        text = clean(source).text
        assert text == text.encode("utf-8").decode("utf-8")
        assert all(_is_solid(char) for char in text)
        assert text.splitlines(keepends=True) == [
            line for line in re.split(r"(?<=\n)", text) if line
        ]

    @given(texts)
    def test_clean_text_is_left_alone(self, source: str):
        """Cleaning again changes nothing, maps nothing and complains of nothing."""
        text = clean(source).text
        again = clean(text)
        assert (text, False, ()) == (again.text, bool(again.offsets), again.problems)

    @given(texts, st.integers(0, 40), st.integers(0, 40))
    def test_spans_lead_to_what_they_were(self, source: str, start: int, length: int):
        """The source at a span's original, cleaned by itself, is the span's text."""
        cleaned = clean(source)
        span = Span(min(start, len(cleaned.text)), min(start + length, len(cleaned.text)))
        original = cleaned.offsets.original_span(span).cut(source)
        assert span.cut(cleaned.text) == clean(original).text

    @given(texts)
    def test_all_that_is_gone_is_counted(self, source: str):
        """The lengths differ by the counts, the first byte order mark and joined line ends."""
        cleaned = clean(source)
        counts = {problem.code: problem.count for problem in cleaned.problems}
        gone = counts.get("control-characters", 0) + counts.get("invisible-characters", 0)
        joined = source.count("\r\n") + source.startswith("\ufeff")
        assert len(source) - len(cleaned.text) == gone + joined


@pytest.mark.parametrize(
    "unit",
    [
        "\r\n",
        "\r",
        "\0",
        "a\0",
        "\r\0",
        "\ud800",
        "\udfff\ud800",
        "\u00a0",
        "a\u00ad",
        "\x93",
        "\ufeff",
    ],
)
def test_hostile_text_takes_linear_time(unit: str):
    """Megabytes of what must be cleaned are cleaned in about the time they take to read."""
    source = unit * (1_000_000 // len(unit))
    assert all(char in "a\n \ufffd“" for char in clean(source).text[:1000])
    # 0.3 s at most when measured
    assert seconds_of(lambda: clean(source), enough=5) <= 5


def test_clean_text_is_returned_itself():
    """The common case costs one search and no copy."""
    text = "Harbour reopens\nThe port of Ansel reopened on Monday. " * 100
    assert text is clean(text).text
