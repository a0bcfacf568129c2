"""feedparser as an oracle: title, link, authors, dates and content agree, or it is said why."""

from __future__ import annotations

from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

import intelnews
from intelnews.entries.entry import people
from intelnews.fields.urls import canonical_url, is_url
from intelnews.folding import squeeze
from intelnews.html.piece import plain_text
from intelnews.testing.golden import iter_cases

feedparser = pytest.importorskip("feedparser")

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = [case for name in ("rss", "atom", "jsonfeed") for case in iter_cases(GOLDEN / name)]
SAMPLES = Path(__file__).parents[2] / "../shared/samples"
REAL = [
    path
    for name in ("rss2", "rss1-rdf", "atom")
    if (SAMPLES / name).exists()
    for path in sorted((SAMPLES / name).iterdir())
]
# Golden feeds that differ from feedparser, and why.
STATED = {
    "rss/damaged": "we leave declared entities as they stand and read on behind the damage",
    "rss/slash-dates": "we know from the other dates that the day comes first",
    "jsonfeed/version-1": "we read JSON that is cut",
}


def instants(moment: intelnews.Moment | None) -> list[datetime]:
    """Return a moment in UTC to the second; none where the zone or time is not known."""
    value = None if moment is None else moment.value
    if not isinstance(value, datetime) or value.tzinfo is None:
        return []
    return [value.astimezone(UTC).replace(microsecond=0)]


def agree(article: intelnews.Article, entry: dict) -> None:
    """Check what both found in one entry."""
    title = entry.get("title", "")
    assert squeeze(article.title or "") in {plain_text(title), squeeze(unescape(title))}
    link = entry.get("link", "")
    if is_url(link) and article.url is not None:
        assert canonical_url(link) == article.url
    names = [one["name"] for one in entry.get("authors", ()) if one.get("name")]
    if names and article.authors:
        keys = {author.key for name in names for author in people(name)}
        assert keys >= {author.key for author in article.authors}
    if entry.get("published_parsed") and (found := instants(article.published)):
        assert [datetime(*entry["published_parsed"][:6], tzinfo=UTC)] == found
    contents = [one["value"] for one in entry.get("content", ())] or [entry.get("summary", "")]
    longest = letters(plain_text(max(contents, key=len)))
    assert longest.startswith(letters(article.text)[:60])


def letters(text: str) -> str:
    """Return letters and figures alone."""
    return "".join(filter(str.isalnum, text))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("case", [c for c in CASES if str(c) not in STATED], ids=str)
def test_golden_feeds_agree(case):
    """Invented feeds that are well-formed."""
    data = case.source.read_bytes()
    corpus = intelnews.parse(data, claims=False)
    entries = {one.get("id", one.get("title")): one for one in feedparser.parse(data).entries}
    assert len(corpus) > 0
    for article in corpus:
        entry = entries.get(article.extra.get("guid", article.title))
        if entry is not None:
            agree(article, entry)


@pytest.mark.shared
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_feeds_agree(path):
    """Feeds that people publish."""
    data = path.read_bytes()
    corpus = intelnews.parse(data, claims=False)
    entries = feedparser.parse(data).entries
    told = [one for one in entries if any(one.get(name) for name in ("title", "link", "author"))]
    for article in corpus:
        [*same] = [
            one
            for one in told
            if plain_text(one.get("title", "")) == plain_text(article.title or "")
            and (
                not article.url
                or one.get("link", article.url).split("?")[0] == article.url.split("?")[0]
            )
        ]
        if same:
            agree(article, same[0])
    if told:
        assert len(corpus) >= len(told)
