"""Word lists written as text."""

from __future__ import annotations

from intelnews.fields.wordlists import word_list


def test_words_are_folded() -> None:
    """Case and accents of the list do not matter to those who look words up folded."""
    assert frozenset({"fur", "van"}) == word_list("  Für\nvan van ")
