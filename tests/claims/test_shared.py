"""The stored page with its hand-made claims, and the annotated corpus, where they are at hand."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from intelnews.claims import extract_claims
from intelnews.model import Moment, Unit

if TYPE_CHECKING:
    from intelnews.model import Claim

SHARED = Path(__file__).resolve().parents[2] / "../shared"
SEED = SHARED / "seed"
BENCH = SHARED / "bench" / "claims"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.is_dir(), reason="the shared data is not here"),
]


def load_units() -> list[tuple[str, dict[str, Any]]]:
    """Return the body of each article and fragment of the page with its gold record."""
    gold = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))
    page = (SEED / "tajikistan-tag-page.txt").read_text(encoding="utf-8")
    units = []
    for record in [*gold["articles"], *gold["fragments"]]:
        start = page.index(record["body_starts"])
        end = page.index(record["body_ends"], start) + len(record["body_ends"])
        units.append((page[start:end], record))
    return units


def matches(claim: Claim, wanted: dict[str, Any], text: str) -> bool:
    """Tell whether a claim has the source, cue and place of a gold claim."""
    start = text.find(wanted["content"])
    overlaps = any(
        span.start < start + len(wanted["content"]) and start < span.end
        for span in claim.content.spans
    )
    source = None if claim.source is None else bare(claim.source.text)
    named = None if wanted["source"] is None else bare(wanted["source"])
    return (
        overlaps and source == named and claim.cue is not None and wanted["cue"] in claim.cue.text
    )


def bare(words: str) -> str:
    """Return the words of a source without case and article."""
    return words.lower().removeprefix("the ")


def test_claims_of_the_page() -> None:
    """Source, stance, name and date agree with a careful reader's."""
    right, named, dated, extra, total = 0, 0, 0, 0, 0
    for text, record in load_units():
        day = record["published"]
        published = None if day is None else Moment.fromisoformat(day)
        claims = extract_claims(text, title=record["title"], published=published)
        left = [claim for claim in claims if claim.unit is Unit.TEXT]
        for wanted in record["claims"]:
            total += 1
            found = next((claim for claim in left if matches(claim, wanted, text)), None)
            if found is None:
                continue
            left.remove(found)
            right += found.stance.value == wanted["stance"]
            name = None if found.source is None else found.source.name
            named += wanted["who"] in {None, name}
            moment = None if found.moment is None else str(found.moment)
            dated += wanted["date"] in {None, moment}
        extra += len(left)
    assert total == 27
    assert right >= 25
    assert named >= 25
    assert dated == total
    assert extra <= 6


def test_corpus_figures() -> None:
    """The rules stay above the published rule baseline (content 48, with source 44, speech 59)."""
    sys.path.insert(0, str(BENCH))
    try:
        adapters = importlib.import_module("adapters")
        bench = importlib.import_module("bench")
        polnear = importlib.import_module("polnear")
    finally:
        sys.path.remove(str(BENCH))
    articles = polnear.load(str(SHARED / "claims"), "dev")

    def extract(text: str) -> list[dict[str, Any]]:
        found = map(adapters.claim_to_attribution, extract_claims(text))
        return [attribution for attribution in found if attribution]

    figures = bench.evaluate(articles, extract, bench.cue_classifier())["attribution"]
    assert figures["content"]["f"] >= 0.64
    assert figures["content+source"]["f"] >= 0.60
    assert figures["speech"]["f"] >= 0.75
