"""Names that are known beforehand."""

from __future__ import annotations

import pytest

from intelnews.query.known import country_code, names_in


@pytest.mark.parametrize(
    ("name", "code"),
    [("Russia", "RU"), ("RUSSIA", "RU"), ("ru", "RU"), ("Freedonia", None), ("Moscow", None)],
)
def test_country_code(name: str, code: str | None) -> None:
    """Names of countries, not of their capitals."""
    assert country_code(name) == code


def test_names_in_a_text() -> None:
    """A capital stands for its country, an adjective too; other words are no names."""
    text = "Moscow and Afghan officials met."
    assert [(name, span.cut(text)) for name, span in names_in(text)] == [
        ("Russia", "Moscow"),
        ("Afghanistan", "Afghan"),
    ]
