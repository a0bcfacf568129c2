"""Marks of note and site programs inside a paragraph."""

from __future__ import annotations

import pytest

from intelnews.markup.commonmark import read_markdown
from intelnews.markup.inline import count_dropped


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[Port Ansel]] is open", "Port Ansel is open"),
        ("[[Port Ansel|the port]] is open", "the port is open"),
        ("[[Ansel#Old quay]] and [[#Cranes]]", "Ansel and Cranes"),
        ("[[a]](https://x.example)", "[a]"),
        ("[[]] and [[a", "[[]] and [[a"),
        ("an ==old== quay", "an old quay"),
        ("a == b and c == d", "a == b and c == d"),
        ("=== is ==", "=== is =="),
        ("==[old](https://x.example) quay==", "old quay"),
        ("open %%or not%% again", "open again"),
        ("5 % or 6 %", "5 % or 6 %"),
        ("open[^1], again[^note]", "open, again"),
        ("see [^1](https://x.example) there", "see ^1 there"),
        ("open {{ x }} again", "open again"),
        ("open {{% x %}}{{< y >}}{% z %}{# c #} again", "open again"),
        ("{{{x}}} open", "open"),
        ("{{ x open", "{{ x open"),
        ("{ open }", "{ open }"),
        ("open {: .big } again {#id}", "open again"),
        ("open ^abc-1", "open"),
        ("2^10 and x ^ y", "2^10 and x ^ y"),
        ("~~not~~ open", "not open"),
        (r"\*open\* &amp; `a  b`", "*open* & a b"),
        ("<https://x.example> <a@b.example>", "https://x.example a@b.example"),
        ("[==x==]", "[x]"),
        ("[{{ x }} [[y]] ![[z]] w]", "[ y w]"),
    ],
)
def test_words_without_marks(text: str, words: str) -> None:
    """What a reader would see is what stays."""
    [part] = read_markdown(text).parts
    assert words == part.text


def test_marks_in_code_stay() -> None:
    """Code shows marks, it does not use them."""
    assert "{{ x }} ==y== [[z]]" == read_markdown("`{{ x }} ==y== [[z]]`").parts[0].text


def test_the_first_place_is_kept() -> None:
    """A count remembers the line of the first."""
    env = {"line": 3}
    count_dropped(env, "embed")
    env["line"] = 7
    count_dropped(env, "embed")
    assert {"embed": (3, 2)} == env["dropped"]
