"""The last resort for English dates, under its guard."""

from __future__ import annotations

import pytest

from intelnews.fields.freeform import read_freeform


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2018, 28th of August", "2018-08-28"),
        ("of August 2018", "2018-08"),
        ("2018 August", "2018-08"),
        ("2018 August 28 10:33", "2018-08-28T10:33"),
        ("on August 28 of 2018 10 pm", "2018-08-28T22"),
        ("10:33:20 on 28 of August 2018 EST", "2018-08-28T10:33:20-05:00"),
        ("on August 28 2018 10:33:20.5", "2018-08-28T10:33:20.500000"),
        ("on August 28 2018 10:33:20 +0200", "2018-08-28T10:33:20+02:00"),
        ("on August 28 2018 10:33:20 +9900", "2018-08-28T10:33:20"),
        ("on August 28 2018 10:33 FOO", "2018-08-28T10:33"),
    ],
)
def test_what_is_written_is_read(text: str, iso: str) -> None:
    """Only parts that stand in the text come back."""
    assert iso == str(read_freeform(text))


@pytest.mark.parametrize(
    "text",
    [
        "August 28",
        "2018",
        "28 2018",
        "August September 2018",
        "26 28 August 2018",
        "Tuesday August 2018 10:33",
        "10:33 August 2018",
        "28 août 2018",
        "August 28 2018 (nine)",
        "August 32 2018",
        "August harbour 2018",
    ],
)
def test_guesses_are_refused(text: str) -> None:
    """Without one month, one year and parts without a gap, there is no date."""
    assert read_freeform(text) is None
