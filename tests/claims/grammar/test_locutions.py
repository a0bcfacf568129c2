"""Set phrases: which words are the cue, and that the same verbs in other company are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.claims import extract_claims
from intelnews.claims.grammar.locutions import locution_keys, locutions_in
from intelnews.claims.grammar.reader import settled_in
from intelnews.claims.grammar.tokens import sentences_of
from intelnews.claims.lexicon import data_lines, word_list
from intelnews.claims.quotes import find_quotes
from intelnews.spans import Span
from intelnews.testing.clock import seconds_of

if TYPE_CHECKING:
    from intelnews.claims.grammar.tokens import Sentence

FOUND = [
    # refusals
    "The minister | has yet to apologise for | the raid.",
    "The palace | has so far kept silent on | the letters.",
    "The airline | has not yet named | the victims.",
    "The firm | was not willing to discuss | the price.",
    "The agents | weren't immediately available to comment on | the fire.",
    "The bank | would not be pressed on | the losses.",
    "The envoy | gave no details of | his plan.",
    "The board | neither confirmed nor denied | the sale.",
    "The general | shied away from blaming | the crew.",
    "The judge | reserved judgment on | the appeal.",
    "The duke | ducked | the question of who paid him.",
    # denials and what is taken back
    "The mayor | washed his hands of | the scheme.",
    "The ministry | poured cold water on | reports of a coup.",
    "The junta | laughed off | talk of a mutiny.",
    "The clerk | went back on | his promise to testify.",
    "The captain | walked back | his remarks about the crew.",
    "He | dismissed as a fairy tale | the report of a plot.",
    "Kral | no longer believes | that the seal was real.",
    "The heirs | dispute | whether the will is real.",
    # for and against
    "The judge | came down in favour of | the widow.",
    "The party | closed ranks behind | its leader.",
    "The council | is dead set against | the road.",
    "Ott | has always been a fierce critic of | the king.",
    "The chancellor | gave short shrift to | the proposal.",
    "The bishop | took | the government to task over the camps.",
    # charges, warnings, requests, estimates
    "Moravia | holds | Sylvania responsible for the attack.",
    "Prosecutors | have charged | the clerk with espionage.",
    "The pilots | made an urgent plea for | help.",
    "The king | raised the alarm over | the fires.",
    "The office | put | the number of dead at forty.",
    "The aide | confided | that the king was ill.",
    "The navy's | refusal to discuss | the loss angered the families.",
]
NOTHING = [
    "The bus turned down Mill Street and stopped.",
    "The soldiers threw out the old chairs.",
    "The army withdrew its last trucks from the valley.",
    "The lamps have yet to be delivered.",
    "The villagers were alerted by the smoke.",
    "The bank held the papers in a vault.",
    "The shop has not released the new lamps.",
    "She took back the chairs and put the number on the door.",
    "She walked back a mile and climbed down from the roof.",
    "He was ready at noon.",
    "Ott made a call to his wife and gave her word processor away.",
    "They raised a flag over the fort and let the cat out.",
]


def read(text: str) -> list[Sentence]:
    """Return the sentences of a text that is one paragraph."""
    return sentences_of(text, Span(0, len(text)), find_quotes(text))


@pytest.mark.parametrize("written", FOUND)
def test_phrases_and_their_parts(written: str) -> None:
    """Source, cue and content are what stands between the bars, up to the end of the content."""
    text = written.replace(" | ", " ")
    source, cue, content = written.removesuffix(".").split(" | ")
    [found] = settled_in(read(text))
    assert found.source is not None
    assert found.cue is not None
    assert source.removesuffix("'s") == found.source.cut(text)
    assert cue.endswith(found.cue.cut(text))
    assert content.startswith(found.content[0].cut(text))


@pytest.mark.parametrize("text", NOTHING)
def test_same_words_in_other_company(text: str) -> None:
    """A verb alone is no phrase, and one with another object says nothing."""
    assert settled_in(read(text)) == []


def test_subject_is_no_speaker() -> None:
    """Who is charged, tipped or doubted is part of what is said; who does so stands behind "by"."""
    text = "The clerk was charged with espionage."
    [found] = settled_in(read(text))
    assert (None, ["The clerk", "espionage"]) == (
        found.source,
        [span.cut(text) for span in found.content],
    )
    text = "The account was flatly contradicted by two survivors."
    [found] = settled_in(read(text))
    assert found.source is not None
    assert "two survivors" == found.source.cut(text)
    assert settled_in(read("Was widely tipped to win.")) == []


def test_claims_of_phrases() -> None:
    """A phrase is a claim where nothing else is found, around another one, and as a whole cue."""
    [claim] = extract_claims("The newspaper retracted the story.")
    assert ("retracted", "denies") == (claim.cue and claim.cue.text, claim.stance.value)
    outer, inner = extract_claims(
        "The secretary backtracked on her claim that the talks were dead."
    )
    assert (outer.cue and outer.cue.text, inner.cue and inner.cue.text) == (
        "backtracked on",
        "claim",
    )
    assert inner.parent == outer.content.hull
    [claim] = extract_claims("The report fell short of accusing the king.")
    assert ("fell short of accusing", "declines") == (
        claim.cue and claim.cue.text,
        claim.stance.value,
    )


def test_table_is_well_formed() -> None:
    """Every line begins with a verb, asks for known lists, and takes known complements."""
    for heads, behind, frames in data_lines("locutions.tsv"):
        assert heads.replace("|", "").replace("/", "").replace("-", "").isalpha()
        assert set(frames) <= set("nctvwgPM")
        assert behind.count(">") <= 1
        for element in behind.split():
            lists = [
                one for one in element.split("|") if one.isupper() and one not in {"CUE", "CUING"}
            ]
            assert all(word_list(one.lower()) for one in lists)


@given(st.lists(st.sampled_from(sorted(locution_keys())[::9]), max_size=30))
def test_any_words_are_read(words: list[str]) -> None:
    """A phrase lies within its sentence and holds one of the words by which phrases are found."""
    for sentence in read(" ".join(words)):
        for at, form in locutions_in(sentence):
            assert tuple(sentence.words[at : at + len(form.words)]) == form.words


@pytest.mark.parametrize(
    "word",
    ["give ", "have not also ", "put the new ", "no longer ", "refrain from ", "is against "],
)
def test_time_is_linear(word: str) -> None:
    """Fifty thousand words that may begin a phrase take a second or two."""
    text = word * (50_000 // len(word.split()))
    assert seconds_of(lambda: settled_in(read(text)), enough=3) < 3
