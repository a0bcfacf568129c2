"""Fit the weights of the vote over the fields of a page, and say how good they are.

    python tools/train_vote            crossed validation by site, printed as a table
    python tools/train_vote --write    fit on all pages and write src/intelnews/html/data/vote.json

Each field has candidates, and each candidate has features (``title_candidates`` and its like). For
title and date one candidate is right, so the weights maximise the likelihood of the right one among
the candidates of its page (a conditional logit); for authors and tags each candidate is right or
wrong by itself (a logistic regression), and the bar is set where F1 is best. Penalties and folds
are fixed, there is no chance in it: the same pages give the same file.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from pathlib import Path

import fitting
import gathering

_ROOT = Path(__file__).resolve().parents[2]
_TARGET = _ROOT / "src/intelnews/html/data/vote.json"


def main() -> None:
    """Read the pages, then report or write."""
    parser = argparse.ArgumentParser(description="Fit the weights of the vote.")
    parser.add_argument("--write", action="store_true", help="fit on all pages and write them")
    parser.add_argument("--data", type=Path, default=_ROOT / "../shared/html")
    options = parser.parse_args()
    gc.freeze()
    ballots = gathering.read_ballots(options.data)
    if options.write:
        # The headline decides what "near the headline" means to names and dates.
        weights = {name: fitting.fit(name, ballots[name]) for name in sorted(ballots)}
        text = json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False)
        _TARGET.write_text(text + "\n", encoding="utf-8")
        return
    for name in sorted(ballots):
        share = fitting.crossed(name, ballots[name])
        sys.stdout.write(f"{name:8} {len(ballots[name]):5} pages {share:.3f}\n")


if __name__ == "__main__":
    main()
