"""Candidates of the annotated pages, each with its features and whether it is right."""

from __future__ import annotations

import gzip
import html
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from attrs import frozen

from intelnews.html.bylines import author_candidates
from intelnews.html.dating import date_candidates
from intelnews.html.metadata import read_metadata
from intelnews.html.page import read_page
from intelnews.html.taxonomy import tag_candidates
from intelnews.html.titles import elect_title, title_candidates
from intelnews.html.vote import headline_node
from intelnews.intake import open_document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Ballot", "Standing", "names", "read_ballots", "squash"]

_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"',
     "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "−": "-", "…": "...", "\u00ad": "",
     "\u200b": "", "\ufeff": ""}
)  # fmt: skip
_PARTS = re.compile(r"\s*(?:[;|\n•·]|,\s|\s/\s|,$|\s(?:and|und|et|y|&)\s)\s*", re.IGNORECASE)
_BY = re.compile(r"^(?:by|von|par|por|di|da|text|words by|written by|author|autor)[\s:]+")


@frozen
class Standing:
    """A candidate: what it is called, its features, and whether the annotation agrees."""

    name: str
    features: dict[str, float]
    right: bool


@frozen
class Ballot:
    """The candidates for one field of one page; ``wanted`` counts the right values there are."""

    page: str
    site: str
    standing: tuple[Standing, ...]
    wanted: frozenset[str]


def squash(text: str) -> str:
    """Return a text in the form in which the benchmark compares titles and tags."""
    plain = unicodedata.normalize("NFKC", html.unescape(text or "").translate(_PLAIN))
    return " ".join(plain.casefold().split())


def names(values: Iterable[str]) -> frozenset[str]:
    """Return names in the form in which the benchmark compares them."""
    found = set()
    for value in values:
        for part in _PARTS.split(value):
            key = re.sub(r"[\W_]+", "", _BY.sub("", squash(part)).strip(" .,:-@'\"()"))
            found.add(key)
    return frozenset(found - {""})


def read_ballots(data: Path) -> dict[str, list[Ballot]]:
    """Read every annotated page and return the ballots by field."""
    ballots: dict[str, list[Ballot]] = {"title": [], "date": [], "author": [], "tag": []}
    with (data / "gold.jsonl").open(encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda row: str(row["id"]))
    for row in rows:
        if row["gold"].keys() & {"title", "date_ok", "authors", "tags"}:
            source = gzip.decompress((data / f"html/{row['html_sha1']}.html.gz").read_bytes())
            _read(row, source, ballots)
    return ballots


def _read(row: dict[str, Any], source: bytes, ballots: dict[str, list[Ballot]]) -> None:
    gold = row["gold"]
    document = open_document(source, url=row["url"])
    metadata = read_metadata(read_page(document.text, url=row["url"]))
    headline = headline_node(metadata, elect_title(metadata))

    def add(field: str, wanted: frozenset[str], standing: Iterable[Standing]) -> None:
        ballots[field].append(Ballot(row["id"], row["site"], tuple(standing), wanted))

    if "title" in gold:
        title = squash(gold["title"])
        add("title", frozenset({title}), (
            Standing(value, dict(features), squash(value) == title)
            for value, _, features in title_candidates(metadata)
        ))  # fmt: skip
    if "date_ok" in gold:
        days = frozenset(gold["date_ok"])
        add("date", days, (
            Standing(str(day), dict(features), str(day) in days)
            for day, _, features in date_candidates(metadata, headline=headline)
        ))  # fmt: skip
    if "authors" in gold:
        wanted = names(gold["authors"])
        add("author", wanted, (
            Standing(author.name, dict(features), frozenset() < names([author.name]) <= wanted)
            for author, _, features in author_candidates(metadata, headline=headline)
        ))  # fmt: skip
    if "tags" in gold:
        labels = frozenset(squash(label).strip(" #,;") for label in gold["tags"])
        add("tag", labels, (
            Standing(tag.name, dict(features), squash(tag.name).strip(" #,;") in labels)
            for tag, _, features in tag_candidates(metadata, headline=headline)
        ))  # fmt: skip
