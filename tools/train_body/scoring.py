"""How good a choice of blocks is, as the scorer of the annotated pages counts."""

from __future__ import annotations

import html
import statistics
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from corpus import tokens

from intelnews.html.body import likely, without_headline, without_repeats

if TYPE_CHECKING:
    import numpy as np
    from corpus import Sample

__all__ = ["figures"]

_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "...", "\u00ad": ""}
)


def figures(
    samples: list[Sample],
    scores: list[np.ndarray],
    *,
    missed: float | None = None,
    limit: float | None = None,
) -> str:
    """Return body F1 (from mean precision and recall of runs of four words) and snippets' F1.

    The blocks are chosen as the package does, or all above a limit are.
    """
    precision, recall = [], []
    hits = extra = absent = 0
    for sample, given in zip(samples, scores, strict=True):
        pairs = without_headline(sample.page, zip(sample.blocks, given.tolist(), strict=True))
        if limit is None:
            chosen = likely(pairs) if missed is None else likely(pairs, missed=missed)
        else:
            chosen = [(block, score) for block, score in pairs if score > limit]
        text = "\n\n".join(block.text for block, _ in without_repeats(chosen))
        if "body" in sample.gold:
            gold, mine = _runs(sample.gold["body"]), _runs(text)
            common = sum((gold & mine).values())
            recall.append(common / max(1, sum(gold.values())))
            if mine:
                precision.append(common / sum(mine.values()))
        flat = _flat(text)
        wanted = [_flat(snippet) in flat for snippet in sample.gold.get("body_with", ())]
        hits += sum(wanted)
        absent += len(wanted) - sum(wanted)
        extra += sum(_flat(snippet) in flat for snippet in sample.gold.get("body_without", ()))
    p, r = statistics.fmean(precision), statistics.fmean(recall)
    snippets = 2 * hits / max(1, 2 * hits + extra + absent)
    return f"body F1 {2 * p * r / (p + r):.4f} (P {p:.4f}, R {r:.4f}), snippets F1 {snippets:.4f}"


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = tokens(text)
    return (
        Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))
        if words
        else Counter()
    )


def _flat(text: str) -> str:
    plain = unicodedata.normalize("NFKC", html.unescape(text).translate(_PLAIN))
    return " ".join(plain.casefold().split())
