"""Which candidates are believed: above the threshold, the best of rivals, for a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from intelnews.claims.tagger.acceptance import Candidate
from intelnews.claims.tagger.choice import choose
from intelnews.claims.tagger.words import PAD, Words
from intelnews.spans import Span

if TYPE_CHECKING:
    from intelnews.claims.tagger.weights import Weights


def chosen(text: str, odds: list[int], candidates: list[Candidate], weights: Weights) -> list[int]:
    """Return the numbers of the candidates that are believed."""
    words = Words(text, [Span(0, len(text))])
    return [number for number, _ in choose(words, candidates, odds, weights)]


def candidate(cue: int, content: range) -> Candidate:
    """Return a candidate without source."""
    return Candidate(
        cue=(PAD + cue, PAD + cue + 1),
        source=(),
        content=tuple(PAD + row for row in content),
        gain=1,
    )


QUOTED = "“We left the port,” Ott said and he wept."  # said 8


def test_candidates_above_the_threshold(chance_weights: Weights) -> None:
    """Those above the threshold are believed, if they have a content."""
    candidates = [candidate(8, range(9, 12)), candidate(9, range(0)), candidate(11, range(9, 11))]
    assert [0, 2] == chosen(QUOTED, [-99, 500, 0], candidates, chance_weights)
    assert [2] == chosen(QUOTED, [-100, 500, 0], candidates, chance_weights)
    assert [] == chosen(QUOTED, [], [], chance_weights)


def test_a_quotation_is_claimed(chance_weights: Weights) -> None:
    """Of the doubtful ones the best is believed for a quotation that nobody else claims."""
    whole = [candidate(8, range(7)), candidate(11, range(1, 6)), candidate(9, range(7))]
    assert [1] == chosen(QUOTED, [-250, -150, -200], whole, chance_weights)
    assert [0] == chosen(QUOTED, [-150, -150, -200], whole, chance_weights)
    assert [] == chosen(QUOTED, [-301, -300, -999], whole, chance_weights)


def test_a_quotation_is_claimed_once(chance_weights: Weights) -> None:
    """Nothing doubtful is believed where somebody has the quotation."""
    whole = [candidate(8, range(7)), candidate(11, range(1, 6))]
    assert [0] == chosen(QUOTED, [50, -150], whole, chance_weights)


def test_scare_quotes_are_not_claimed(chance_weights: Weights) -> None:
    """Few words in marks, or few among many others, make no quotation."""
    short = "“We left,” Ott said and he wept."
    assert [] == chosen(short, [-150], [candidate(6, range(5))], chance_weights)
    mixed = "Ott said we “left the port at” night and came home by train"
    assert [0] == chosen(mixed, [-150], [candidate(1, range(3, 9))], chance_weights)
    assert [] == chosen(mixed, [-150], [candidate(1, range(2, 14))], chance_weights)


def test_thresholds_are_those_of_the_weights(chance_weights: Weights) -> None:
    """The thresholds come with the weights."""
    strict = evolve(chance_weights, threshold=600, quote_threshold=550)
    candidates = [candidate(8, range(9, 12)), candidate(11, range(9, 11))]
    assert [1] == chosen(QUOTED, [600, 601], candidates, strict)


def test_of_rivals_one_is_right(chance_weights: Weights) -> None:
    """Two that are too doubtful alone claim the same content: the surer one is believed."""
    text = "The ministry could neither confirm nor deny the report of Ott"
    rivals = [candidate(4, range(7, 11)), candidate(6, range(7, 9))]
    assert [] == chosen(text, [-140, -130], rivals[:1], chance_weights)
    apart = [candidate(4, range(7, 11)), candidate(6, range(7, 8))]
    assert [] == chosen(text, [-140, -130], apart, chance_weights)
    same = [candidate(4, range(7, 11)), candidate(6, range(7, 10))]
    assert [1] == chosen(text, [-140, -130], same, chance_weights)
    assert [0] == chosen(text, [-130, -130], same, chance_weights)
    assert [] == chosen(text, [-250, -240], same, chance_weights)


def test_a_rival_that_is_believed_is_enough(chance_weights: Weights) -> None:
    """Nothing is added beside what is above the threshold."""
    same = [candidate(4, range(7, 11)), candidate(6, range(7, 10))]
    text = "The ministry could neither confirm nor deny the report of Ott"
    assert [0] == chosen(text, [-99, -101], same, chance_weights)


def test_certain_odds_do_not_overflow(chance_weights: Weights) -> None:
    """However sure or unsure, the odds are told."""
    same = [candidate(4, range(7, 11)), candidate(6, range(7, 10))]
    text = "The ministry could neither confirm nor deny the report of Ott"
    never = evolve(chance_weights, threshold=9_000_000)
    assert [] == chosen(text, [5_000_000, -5_000_000], same, never)
