"""Web addresses in canonical form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.fields.urls import canonical_url, is_url
from intelnews.testing.clock import seconds_of

BASE = "https://port.example/news/today?x=1"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Port.Example:443/A?id=7&utm_source=feed#top", "https://port.example/A?id=7"),
        ("http://port.example:80", "http://port.example/"),
        ("http://port.example:8080/", "http://port.example:8080/"),
        ("https://port.example:/", "https://port.example/"),
        ("https://kral:secret@port.example/", "https://port.example/"),
        ("https://[::1]:443/a", "https://[::1]/a"),
        ("https://[::1]:8443/a", "https://[::1]:8443/a"),
        ("https://hafen-köln.example/ä?ü=1", "https://hafen-köln.example/ä?ü=1"),
        ("https://port.example/a%20b%zz", "https://port.example/a%20b%zz"),
        (' https://port.example/a b"<> ', "https://port.example/a%20b%22%3C%3E"),
        ("https://port.exa\nmple/a\tb", "https://port.example/ab"),
        ("https://port.example/?b=2&a=1&&c", "https://port.example/?b=2&a=1&&c"),
        ("https://port.example/?fbclid=1&gclid=2&msclkid=3&mc_cid=4", "https://port.example/"),
        ("https://port.example/?utm_medium=a&v=1&UTM_TERM=b", "https://port.example/?v=1"),
        ("//port.example/a", "https://port.example/a"),
    ],
)
def test_canonical_url(url: str, expected: str) -> None:
    """Equal addresses come out alike, and their form is settled."""
    assert (expected, expected) == (canonical_url(url), canonical_url(expected))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("../b", "https://port.example/b"),
        ("/b", "https://port.example/b"),
        ("?y=2", "https://port.example/news/today?y=2"),
        ("#top", "https://port.example/news/today?x=1"),
        ("//other.example/b", "https://other.example/b"),
        ("http://other.example/b", "http://other.example/b"),
        ("mailto:kral@port.example", None),
    ],
)
def test_relative_addresses_are_joined(url: str, expected: str | None) -> None:
    """A relative address is read from the page it stands in."""
    assert expected == canonical_url(url, base=BASE)


@pytest.mark.parametrize(
    "url",
    [
        "",
        " ",
        "port.example/a",
        "/a",
        "#top",
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,a",
        "ftp://port.example/",
        "https:",
        "http:///a",
        "http://./",
        "http://po rt.example/",
        "https://[::1/",
        "https://port.example:99999/",
        "https://port.example:8x/",
        "https://port.example:٤/",
        "https://port.example/\ud800",
        "https://port.example/" + "a" * 8_000,
    ],
)
def test_what_is_no_web_address(url: str) -> None:
    """Other schemes, broken hosts and plain words are no addresses."""
    assert (None, False) == (canonical_url(url), is_url(url))


def test_is_url_wants_the_whole_address() -> None:
    """An address must have its scheme and no words beside it."""
    texts = ["https://port.example/a", " http://port.example\n", "//port.example", "a https://b.c"]
    assert [True, True, False, False] == [is_url(text) for text in texts]


PIECES = [
    "https:",
    "HTTP:",
    "//",
    "..",
    "utm_a",
    "80",
    "port.example",
    "\ud800",
    *"/?#&=aÄ@:[]% \\\n℀",
]
URLS = st.lists(st.sampled_from(PIECES), max_size=15).map("".join)


@given(URLS | st.text(max_size=60), st.none() | URLS)
def test_canonical_url_is_settled_after_one_step(url: str, base: str | None) -> None:
    """Any text gives nothing, or an address that is its own canonical form."""
    once = canonical_url(url, base=base)
    assert once is None or (once, True) == (canonical_url(once), is_url(once))


def test_hostile_text_ends_at_once() -> None:
    """A long text is no address, and a long query is read in linear time."""

    def run() -> None:
        assert [None, None] == [canonical_url("a" * 1_000_000), canonical_url(" " * 1_000_000)]
        assert canonical_url("https://port.example/?" + "&utm_a=1" * 900) == "https://port.example/"

    assert seconds_of(run, enough=1) <= 1
