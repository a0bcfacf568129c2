"""Invented sentences, one rule after the other: who says what by which word, and what it means."""

from __future__ import annotations

from pathlib import Path

import pytest

from intelnews.claims import extract_claims

TABLE = Path(__file__).with_name("sentences.tsv")


def read_cases(table: Path) -> list[tuple[str, list[str]]]:
    """Return each sentence of a table with the lines of its claims."""
    cases: list[tuple[str, list[str]]] = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        sentence, _, claim = line.partition("\t")
        if sentence:
            cases.append((sentence, []))
        if claim:
            cases[-1][1].append(claim)
    return cases


CASES = read_cases(TABLE)
MISSED = read_cases(TABLE.with_name("sentences_missed.tsv"))


def claims_of(sentence: str) -> list[str]:
    """Return the claims of a sentence as the table writes them."""
    lines = []
    for claim in extract_claims(sentence):
        assert claim.cue is not None
        source = "~" if claim.source is None else claim.source.text
        content = " … ".join(span.cut(sentence) for span in claim.content.spans)
        nested = "" if claim.parent is None else ">"
        lines.append("\t".join([nested + source, claim.cue.text, content, claim.stance.value]))
    return lines


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:60] for case in CASES])
def test_claims_of_sentence(sentence: str, expected: list[str]) -> None:
    """Every claim of the sentence is found, with its parts and its stance, and no other."""
    assert expected == claims_of(sentence)


@pytest.mark.xfail(strict=True, reason="the tagger does not read these as a reader does")
@pytest.mark.parametrize(("sentence", "expected"), MISSED, ids=[case[0][:60] for case in MISSED])
def test_claims_still_missed(sentence: str, expected: list[str]) -> None:
    """What is known to be wrong is listed; whoever mends it moves the sentence."""
    assert expected == claims_of(sentence)


def test_table_is_large_enough() -> None:
    """The table keeps its breadth: no rule without a sentence."""
    assert len(CASES) >= 120
