"""Claims from the parse of a spaCy pipeline, tried with a pipeline that knows a few sentences.

Nothing is downloaded: a component sets the parts of speech, heads and relations of invented
sentences by hand, in the labels of spaCy's English pipelines and of Universal Dependencies.
"""

from __future__ import annotations

import pickle
import re
import warnings
from pathlib import Path
from typing import Any

import pytest

import intelnews
from intelnews.errors import PluginError
from intelnews.extractors import spacy as module
from intelnews.extractors.dependencies import attributions_in
from intelnews.extractors.spacy import SpacyExtractor
from intelnews.model import Block, BlockKind, Moment, Span, Stance, Unit
from intelnews.testing.clock import seconds_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what spaCy's own dependencies warn of is no matter of ours
    spacy = pytest.importorskip("spacy")
    from spacy.language import Language

PARSES = Path(__file__).with_name("parses.txt")


def _sentences() -> dict[tuple[str, ...], list[list[str]]]:
    lines = PARSES.read_text(encoding="utf-8").splitlines()
    parses = [[word.split("|") for word in line.split(" ")] for line in lines if line[0] != "#"]
    return {tuple(word for word, *_ in parse): parse for parse in parses}


SENTENCES = _sentences()


@Language.component("parse_by_hand")
def parse_by_hand(doc: Any) -> Any:
    """Set what stands in the table; a text may hold several of its sentences."""
    at = 0
    while at < len(doc):
        ends = range(len(doc), at, -1)
        words = [token.text for token in doc]
        end = next((end for end in ends if tuple(words[at:end]) in SENTENCES), None)
        assert end is not None, f"no parse for {words[at:]}"
        for token, (_, pos, relation, head) in zip(
            doc[at:end], SENTENCES[tuple(words[at:end])], strict=True
        ):
            token.pos_, token.dep_, token.head = pos, relation, doc[at + int(head) - 1]
        at = end
    return doc


@pytest.fixture(scope="module")
def nlp() -> Any:
    """A pipeline that parses the sentences of the table."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("parse_by_hand")
    return pipeline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kral wants to leave.", [("Kral", "wants", "to leave", "requests")]),
        ("It rained, Ott said.", [("Ott", "said", "It rained", "asserts")]),
        (
            "Anna Kral, who runs it, did not say that Ott denied the report.",
            [
                ("Anna Kral, who runs it", "did not say", "that Ott denied the report", None),
                ("Ott", "denied", "the report", "denies"),
            ],
        ),
        ("“We left,” Kral said.", [("Kral", "said", "“We left,”", "asserts")]),
        (
            "“We left,” Kral said. “It rained. We ran.”",
            [("Kral", "said", "“We left,” “It rained. We ran.”", "asserts")],
        ),
        (
            "Kral said: “We left. It rained.”",
            [("Kral", "said", "“We left. It rained.”", "asserts")],
        ),
        (
            "According to Anna Kral, the port closed.",
            [("Anna Kral", "According to", "the port closed", "asserts")],
        ),
        (
            "The port closed, according to police.",
            [("police", "according to", "The port closed", "asserts")],
        ),
        ("Kral accused Ott of theft.", [("Kral", "accused", "Ott of theft", "accuses")]),
        ("Kral accused Ott of fraud.", [("Kral", "accused", "Ott of fraud", "accuses")]),
        (
            "Kral was accused of theft by the police.",
            [("the police", "accused", "Kral of theft", "accuses")],
        ),
        (
            "Ott was accused of theft by the police.",
            [("the police", "accused", "Ott of theft", "accuses")],
        ),
        (
            "It was reported that the port closed.",
            [(None, "reported", "that the port closed", None)],
        ),
        ("Ott was told that it rained.", [(None, "told", "that it rained", None)]),
        ("Ott was reported.", []),
        ("Kral called for a strike.", [("Kral", "called for", "a strike", "requests")]),
        ("Kral called for a vote.", [("Kral", "called for", "a vote", "requests")]),
        (
            "Kral denied it and said it rained, adding that Ott left.",
            [
                ("Kral", "denied", "it", "denies"),
                ("Kral", "said", "it rained", "asserts"),
                ("Kral", "adding", "that Ott left", "asserts"),
            ],
        ),
        (
            "A report saying that it rained was lost.",
            [("A report", "saying", "that it rained", "asserts")],
        ),
        ("Kral told reporters.", []),
        ("The port reportedly closed.", [(None, "reportedly", "The port closed", None)]),
        ("A reportedly large boat sank.", []),
        ("His claims failed.", []),
        ("She said: it rained.", [("She", "said", "it rained", "asserts")]),
        ("Hastily said it rained.", [(None, "said", "it rained", "asserts")]),
        ("According to Kral.", []),
        ("“Rain,” “Rain,”", []),
    ],
)
def test_attributions_of_a_parse(
    text: str, expected: list[tuple[str | None, ...]], nlp: Any
) -> None:
    """Source, cue and content are the words that the parse hangs together."""
    claims = SpacyExtractor(nlp).extract(text)
    assert expected == [
        (
            claim.source and claim.source.text,
            claim.cue and claim.cue.text,
            claim.content.text,
            claim.stance.value if expected[place][3] else None,
        )
        for place, claim in enumerate(claims)
    ]
    assert all(claim.obeys_span_law(text) for claim in claims)


def test_a_claim_within_a_claim_has_a_parent(nlp: Any) -> None:
    """The hull of the content that holds it."""
    text = "Anna Kral, who runs it, did not say that Ott denied the report."
    outer, inner = SpacyExtractor(nlp).extract(text)
    assert (None, outer.content.hull) == (outer.parent, inner.parent)


def test_all_else_is_worked_out_as_for_the_built_in_extractor(nlp: Any) -> None:
    """Who it is, when it was, and the headline first; spans count in the whole text."""
    text = "It rained, Ott said.\n\nBut on Monday, Moscow denied any role.\nHis claims failed."
    above, first, second = SpacyExtractor(nlp).extract(
        text, title="Moscow denies role", published=Moment.fromisoformat("2018-08-28")
    )
    assert (Unit.TITLE, "Russia", "role") == (above.unit, above.source.name, above.content.text)
    assert (Unit.TEXT, "It rained", "spacy") == (first.unit, first.content.text, first.method)
    assert ("Russia", Stance.DENIES, "2018-08-27", True) == (
        second.source.name,
        second.stance,
        str(second.moment),
        second.obeys_span_law(text),
    )


def test_blocks_are_read_as_they_stand(nlp: Any) -> None:
    """A heading is no sentence, and a paragraph without end is left out."""
    text = "It rained, Ott said.\n\nKral wants to leave."
    heading = Block(kind=BlockKind.HEADING, span=Span(0, 20))
    blocks = (heading, Block(span=Span(22, 42)))
    [claim] = SpacyExtractor(nlp).extract(text, blocks=blocks)
    assert "to leave" == claim.content.text
    assert () == SpacyExtractor(nlp).extract("word " * 5_000)
    assert () == SpacyExtractor(nlp).extract("")


def test_articles_are_read_with_it(nlp: Any) -> None:
    """As an object that the caller holds."""
    article = intelnews.parse_one(
        "Storm nears\nMay 22, 2019\nKral wants to leave.",
        claims=SpacyExtractor(_also(nlp, "Storm nears")),
    )
    assert [("spacy", "to leave")] == [(one.method, one.content.text) for one in article.claims]


def _also(nlp: Any, *texts: str) -> Any:
    """Return a pipeline that leaves some texts without claims."""

    class Also:
        """Parses as the other one does, or finds no structure."""

        def pipe(self, sources: Any) -> Any:
            """Yield each text parsed."""
            for source in sources:
                if source in texts:
                    words = source.split(" ")
                    heads, deps = [0] * len(words), ["ROOT"] + ["dep"] * (len(words) - 1)
                    yield spacy.tokens.Doc(nlp.vocab, words=words, heads=heads, deps=deps)
                else:
                    yield nlp(source)

    return Also()


def test_pipeline_without_a_parser_is_told() -> None:
    """Nothing can be read from bare words; the article says so, and is there."""
    blank = spacy.blank("en")
    with pytest.raises(PluginError, match="the pipeline has no parser"):
        SpacyExtractor(blank).extract("Kral said so.")
    note = "Storm nears\nMay 22, 2019\nKral wants to leave."
    article = intelnews.parse_one(note, claims=SpacyExtractor(blank))
    assert ((), ["extractor-failed"]) == (article.claims, [one.code for one in article.problems])


@pytest.mark.parametrize("shape", ["chain", "star"])
@pytest.mark.parametrize("word", ["said", "“", '"', "“.”", "according to", "it"])
def test_hostile_parses_take_linear_time(word: str, shape: str) -> None:
    """Sentences of three hundred words that all hang on one another, or all on one."""
    words = [word] * 1_200
    heads = [n - min(n % 300, 1 if shape == "chain" else 300) for n in range(len(words))]
    deps = ["ccomp" if n % 300 else "ROOT" for n in range(len(words))]
    parsed = spacy.tokens.Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=deps)

    class Ready:
        """Has parsed one text."""

        def pipe(self, sources: Any) -> Any:
            """Yield it for each."""
            return (parsed for _ in sources)

    text = "\n".join([parsed.text] * 5)
    extractor = SpacyExtractor(Ready())
    assert all(claim.obeys_span_law(text) for claim in extractor.extract(text))
    assert seconds_of(lambda: extractor.extract(text), enough=4) <= 4


def test_sentences_without_end_are_no_sentences() -> None:
    """More than three hundred words are a list or a table."""
    words = ["It", "rained", "Kral", "said"]
    heads, deps = [1, 3, 3, 3], ["nsubj", "ccomp", "nsubj", "ROOT"]
    counts = []
    for more in (296, 297):
        parsed = spacy.tokens.Doc(
            spacy.blank("en").vocab,
            words=words + ["x"] * more,
            heads=heads + [3] * more,
            deps=deps + ["dep"] * more,
        )
        counts.append(len(attributions_in(parsed)))
    assert [1, 0] == counts


def test_pipeline_is_named_behind_a_colon(tmp_path: Any) -> None:
    """By the name of a package or the path of a folder; it is loaded once."""
    spacy.blank("en").to_disk(tmp_path / "mine")
    extractor = SpacyExtractor().configured(str(tmp_path / "mine"))
    assert "en" == extractor._pipeline().lang  # type: ignore[attr-defined]
    assert extractor._pipeline() is SpacyExtractor(str(tmp_path / "mine"))._pipeline()
    again = pickle.loads(pickle.dumps(extractor))
    assert again._pipeline() is extractor._pipeline()
    with pytest.raises(PluginError, match="the pipeline has no parser"):
        extractor.extract("Kral said so.")


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        ("spacy", 'which pipeline? say claims="spacy:en_core_web_sm", or SpacyExtractor(nlp)'),
        ("spacy:xx_no_such", "spaCy has no pipeline 'xx_no_such'; installed are"),
    ],
)
def test_pipeline_that_cannot_be_had_is_told_at_once(claims: str, message: str) -> None:
    """It is a mistake in the call, and no problem of the source."""
    with pytest.raises(PluginError, match=re.escape(message)):
        intelnews.parse("Storm nears\nMay 22, 2019\nIt rained.", claims=claims)


def test_missing_spacy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""

    def missing(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(module, "import_module", missing)
    with pytest.raises(PluginError, match=r'pip install "intelnews\[spacy\]"'):
        SpacyExtractor().configured("en_core_web_md")
