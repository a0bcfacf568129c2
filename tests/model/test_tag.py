"""Tags and their slugs."""

from __future__ import annotations

import pytest

from intelnews.model import Tag, TagKind


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Islamic State", "islamic-state"),
        ("Café & Thé", "cafe-the"),
        ("MI6", "mi6"),
        ("C++", "c"),
        ("—", ""),
        ("北京", "北京"),
    ],
)
def test_slug_follows_from_the_name(name: str, slug: str) -> None:
    """The slug is the form that blogs put into addresses."""
    assert slug == Tag(name=name).slug


def test_slug_of_the_publication_wins() -> None:
    """What the publication says is kept."""
    assert "is" == Tag(name="Islamic State", slug="is").slug


def test_kind_may_be_a_word() -> None:
    """A word becomes a member; an unknown one is an error."""
    assert Tag(name="Ports", kind="category").kind is TagKind.CATEGORY
    with pytest.raises(ValueError, match="known are tag, category, section, keyword, subject"):
        Tag(name="Ports", kind="folder")


def test_name_is_needed() -> None:
    """Nothing is no label."""
    with pytest.raises(ValueError, match="name"):
        Tag(name="")
