"""Checks of what is given to a question."""

from __future__ import annotations

import pytest

from intelnews.errors import QueryError
from intelnews.model import Stance
from intelnews.query.arguments import (
    a_code,
    a_language,
    a_name,
    a_percentage,
    a_phrase,
    a_query,
    a_word,
    suggest,
)


def test_values_come_back_in_their_plain_form() -> None:
    """Spaces are squeezed, words of closed lists and languages are in lower case."""
    assert a_name("  Anna \n Kral ", "q") == "Anna Kral"
    assert a_phrase(" border  police", "q") == "border police"
    assert a_query(' a "b  c"', "q") == 'a "b c"'
    assert a_word("Denies", Stance, "q") == "denies"
    assert a_language("PT_br", "q") == "pt-br"
    assert a_code("odd-line", "q") == "odd-line"
    assert a_percentage(0, "q") == 0


def test_a_word_is_a_plain_string() -> None:
    """A member of the list comes back as its word, so that it prints as one."""
    assert type(a_word(Stance.DENIES, Stance, "q")) is str


@pytest.mark.parametrize("percentage", [-1, 101])
def test_percentages_have_bounds(percentage: int) -> None:
    """Beyond them is a mistake."""
    with pytest.raises(QueryError, match=f"not {percentage}"):
        a_percentage(percentage, "q")


def test_suggestions_list_the_known() -> None:
    """The nearest first, if any is near; then all."""
    assert suggest("tag", ["tags", "kind"]) == "; did you mean 'tags'? Known are tags, kind"
    assert suggest("zzz", ["tags", "kind"]) == "; known are tags, kind"
