"""Pasted pages and what is to be read from each: a folder a case, with the page and the record.

To record what the parser now says, after reading every line of the difference::

    INTELNEWS_RECORD=1 pytest tests/parsers/test_paste_golden.py
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from intelnews.intake.document import Document
from intelnews.model import Fragment, Moment, Problem
from intelnews.parsers.paste import PasteParser
from intelnews.plugins.contract import Draft, Head

CASES = sorted((Path(__file__).parent.parent / "golden" / "paste").iterdir())


def _words(found):
    value = str(found.value) if isinstance(found.value, Moment) else found.value
    return f"{value} ({found.method})"


def _plain_draft(draft):
    return {
        "title": draft.title and draft.title.value,
        "deck": draft.deck and draft.deck.value,
        "kind": draft.kind,
        "authors": [_words(found) for found in draft.authors],
        "published": [_words(found) for found in draft.published],
        "modified": [_words(found) for found in draft.modified],
        "body": [[piece.kind, piece.text] for piece in draft.body],
        "tags": [[tag.kind, tag.name] for tag in draft.tags],
        "comments": [
            [one.author and one.author.name, one.moment and str(one.moment), one.level, one.text]
            for one in draft.comments
        ],
        "comment_count": draft.comment_count,
        "url": draft.url and draft.url.value,
        "permalink_text": draft.permalink_text,
        "publication": draft.publication and draft.publication.value,
        "truncated": draft.truncated,
        "problems": [f"{one.severity} {one.code} {one.count}" for one in draft.problems],
        "extra": {name: list(values) for name, values in draft.extra.items()},
    }


def _says(value):
    """Tell whether a field is worth a line; a count of 0 is."""
    return value is not None and value is not False and value not in ([], {})


def _plain(record):
    match record:
        case Draft():
            return {"article": {k: v for k, v in _plain_draft(record).items() if _says(v)}}
        case Fragment():
            return {
                "fragment": {
                    "text": record.text,
                    "authors": [author.name for author in record.authors],
                    "published": record.published and str(record.published),
                    "reason": record.reason,
                }
            }
        case Problem():
            return {"problem": f"{record.severity} {record.code} {record.count}"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page_reads_as_recorded(case):
    """Every field of every post, each fragment and each problem are as somebody checked them."""
    text = (case / "input.txt").read_text(encoding="utf-8")
    bid = PasteParser().sniff(Head(text=text))
    actual = {
        "confidence": bid and bid.confidence,
        "records": [_plain(record) for record in PasteParser().parse(Document(text=text))],
    }
    record = case / "expected.json"
    if os.environ.get("INTELNEWS_RECORD"):
        record.write_text(json.dumps(actual, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    expected = json.loads(record.read_text(encoding="utf-8"))
    assert expected == json.loads(json.dumps(actual))


def test_every_layout_has_a_case():
    """The folder was found and holds the layouts that the parser promises to read."""
    assert len(CASES) >= 40
