"""What a message prints around its text."""

from __future__ import annotations

import pytest

from intelnews.mail.bodies import Words
from intelnews.mail.residue import is_residue, without_residue
from intelnews.model import Link


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser",
        "Unsubscribe",
        "You received this email because you asked for it.",
        "Edit this alert",
        "____________________",
        "- - - - - - - -",
        "Hier können Sie den Newsletter abbestellen",
        "Se désabonner",
    ],
)
def test_lines_about_the_mailing(line: str):
    """Ways out, reasons and rules are no text."""
    assert is_residue(line)


@pytest.mark.parametrize(
    "line",
    ["The port is open.", "The firm changed its privacy policy, the minister said. " * 3, ""],
)
def test_text_is_none(line: str):
    """Sentences of a story are not taken for buttons."""
    assert not is_residue(line)


def test_short_sentences_of_a_story_stay():
    """A sentence that speaks of a policy is a button only if it is a link at the edge."""
    story = Words(text="The firm changed its privacy policy.")
    link = Link(url="https://a.example/p", text="Privacy policy")
    button = Words(text="Privacy policy", links=(link,))
    kept = without_residue([story, Words(text="The port is open."), button])
    assert (1, 2) == (kept.dropped, len(kept.words))


def test_the_foot_goes_with_all_below():
    """Behind the first line of the foot nothing is text, nor is the rule before it."""
    lines = ["The port is open.", "__________", "Unsubscribe at any time", "12 Quay Street, Ansel"]
    kept = without_residue([Words(text=line) for line in lines])
    assert ("The port is open.",) == tuple(one.text for one in kept.words)
    assert 3 == kept.dropped


def test_a_long_text_below_is_not_the_foot():
    """A line like that far above the end leaves the text below it alone."""
    lines = ["He could not unsubscribe, he said.", *["The port is open. " * 20] * 9]
    assert 0 == without_residue([Words(text=line) for line in lines]).dropped
