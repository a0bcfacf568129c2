"""The names of fields and what they mean."""

from __future__ import annotations

import pytest

from intelnews.markup.fieldnames import Meaning, is_field_name, meaning_of


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("title", Meaning.TITLE),
        ("Sub-Title", Meaning.DECK),
        ("publishDate", Meaning.PUBLISHED),
        ("date published", Meaning.PUBLISHED),
        ("last_modified_at", Meaning.MODIFIED),
        ("Date-Created", Meaning.CREATED),
        ("accessed", Meaning.CAPTURED),
        ("tags", Meaning.TAGS),
        ("Category", Meaning.CATEGORIES),
        ("canonical_url", Meaning.URL),
        ("source", Meaning.SOURCE),
        ("taxonomies", Meaning.NESTED),
    ],
)
def test_spellings_of_a_name(name: str, meaning: Meaning) -> None:
    """Case, spaces, hyphens and underscores make no difference."""
    found = meaning_of(name)
    assert found is not None
    assert meaning == found[0]


def test_the_more_exact_name_has_the_lower_rank() -> None:
    """Where two fields mean one thing, the one that says so more exactly counts."""
    exact, vague = meaning_of("published"), meaning_of("date")
    assert exact is not None
    assert vague is not None
    assert exact[1] < vague[1]


@pytest.mark.parametrize(
    ("name", "expected"), [("layout", True), ("Slug", True), ("He said", False), ("x" * 99, False)]
)
def test_known_names(name: str, expected: bool) -> None:
    """Names that say nothing about an article still say that this is front matter."""
    assert expected == is_field_name(name)
    assert meaning_of(name) is None
