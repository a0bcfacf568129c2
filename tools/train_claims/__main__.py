"""Train the weights of the claim tagger: ``python tools/train_claims CORPUS [OUTPUT]``.

CORPUS is a folder with ``train.jsonl.gz`` and ``train.tokens.jsonl.gz`` (see ``corpus.py``). The
first looks are learnt five times more, each time without a fifth of the texts, so that the later
looks learn from what the first ones say of texts they have not seen. The same corpus gives the same
bytes. Takes about ten minutes and four gigabytes of memory; needs ``numba``.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from corpus import read_corpus
from looks import (
    apply_odds,
    learn_cues,
    learn_forest,
    learn_odds,
    learn_parts,
    learn_roles,
    learn_tags,
)

from intelnews.claims.tagger.grammar import add_grammar
from intelnews.claims.tagger.roles import add_neighbours
from intelnews.claims.tagger.surroundings import count_words, look_ahead, surround
from intelnews.claims.tagger.tagger import add_tags, look_for_cues, look_for_roles, read_parts
from intelnews.claims.tagger.weights import Weights, save_weights
from intelnews.claims.tagger.words import word_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus import Text

    from intelnews.claims.tagger.crf import Chain, Table

Learnt = TypeVar("Learnt", "Chain", "Table")

OUTPUT = Path(__file__).parents[2] / "src/intelnews/claims/data/tagger.npz"
FOLDS = 5
# Units of the weights: with this the first look finds 91 of 100 cues, and as many others.
CUE_BIAS = 80
# Hundredths of a logit: chosen on the dev part for the best mean of the figures there.
THRESHOLD, QUOTE_THRESHOLD = -70, -300
# A word is a sign of a cue that stands in one so often, and in so great a share of its uses.
SIGN_COUNT, SIGN_SHARE = 5, 0.07


def main() -> None:
    """Read the corpus, learn look after look, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("output", type=Path, nargs="?", default=OUTPUT)
    parser.add_argument(
        "--seeds", type=int, default=3, help="orders of the texts to take the mean over"
    )
    options = parser.parse_args()
    weights = train(options.corpus, seeds=options.seeds)
    with options.output.open("wb") as file:
        save_weights(file, weights)
    say(f"{options.output}: {options.output.stat().st_size:,} bytes")


def say(text: str) -> None:
    """Report progress."""
    sys.stderr.write(f"{time.process_time():6.0f} s  {text}\n")


def train(corpus: Path, *, seeds: int) -> Weights:
    """Return the weights that a corpus gives."""
    texts = read_corpus(corpus, "train", folds=FOLDS)
    say(f"{len(texts)} texts")
    tags = crossed(texts, learn_tags, _add_tags)
    say("tags")
    cues = crossed(texts, learn_cues, _add_cues)
    say("cues: {:,} possible ones".format(sum(len(text.found["cues"]) for text in texts)))
    roles = crossed(
        texts, learn_roles, _add_roles, whole=lambda all_: learn_roles(all_, seeds=seeds)
    )
    say("roles")
    parts = crossed(texts, learn_parts, _add_parts, whole=lambda few: learn_parts(few, seeds=seeds))
    say("parts")
    accept = crossed(texts, learn_odds, _add_odds)
    say("acceptance")
    forest = learn_forest(texts)
    say("forest")
    return Weights(
        tags=tags,
        cues=cues,
        roles=roles,
        parts=parts,
        accept=accept,
        forest=forest,
        signs=_signs(texts),
        cue_bias=CUE_BIAS,
        threshold=THRESHOLD,
        quote_threshold=QUOTE_THRESHOLD,
    )


def crossed(
    texts: Sequence[Text],
    learn: Callable[[Sequence[Text]], Learnt],
    apply: Callable[[Text, Learnt], None],
    *,
    whole: Callable[[Sequence[Text]], Learnt] | None = None,
) -> Learnt:
    """Learn from all texts; apply to each what was learnt without its fold."""
    learnt = (whole or learn)(texts)
    without = [learn([text for text in texts if text.fold != fold]) for fold in range(FOLDS)]
    for text in texts:
        apply(text, without[text.fold])
    return learnt


def _add_tags(text: Text, chain: Chain) -> None:
    add_tags(text.words, chain)
    surround(text.words)
    add_grammar(text.words)


def _add_cues(text: Text, chain: Chain) -> None:
    text.found["cues"] = look_for_cues(text.words, chain, bias=CUE_BIAS)
    count_words(text.words, text.found["cues"])
    look_ahead(text.words)
    add_neighbours(text.words, text.found["cues"])


def _add_roles(text: Text, chain: Chain) -> None:
    text.found["roles"] = look_for_roles(text.words, chain, text.found["cues"])


def _add_parts(text: Text, chain: Chain) -> None:
    cues = text.found["cues"]
    text.found["candidates"] = list(read_parts(text.words, cues, chain)) if cues else []


def _add_odds(text: Text, table: Table) -> None:
    text.found["odds"] = apply_odds(text, table)


def _signs(texts: Sequence[Text]) -> np.ndarray:
    """Return the numbers of the words that a cue may consist of."""
    inside: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text in texts:
        total.update(text.words.lowers)
        inside.update(text.words.lowers[row] for gold in text.gold for row in gold.cue)
    words = [
        word
        for word, count in inside.items()
        if word.isalpha() and count >= SIGN_COUNT and count >= SIGN_SHARE * total[word]
    ]
    return np.array(sorted(map(word_number, words)), dtype=np.uint32)


if __name__ == "__main__":
    main()
