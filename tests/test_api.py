"""The public functions, from source to corpus and back to a file."""

from __future__ import annotations

import gzip
import io
import logging
import pickle
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import intelnews
from intelnews import Claim, Corpus, Limits, Moment, Passage, Span
from intelnews.errors import LimitError, ParseError, PluginError, UnknownFormatError
from intelnews.plugins.contract import Draft, Match
from intelnews.plugins.extractors import EXTRACTORS

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "examples" / "data" / "tag-page.txt"
POST = "Harbour reopens\nMay 22, 2019 by Anna Kral\nThe port of Ansel reopened on Monday.\n"


@pytest.mark.parametrize(
    "hold",
    [
        lambda text: text,
        lambda text: text.encode(),
        lambda text: bytearray(text.encode()),
        lambda text: memoryview(text.encode()),
        lambda text: gzip.compress(text.encode()),
        io.StringIO,
        lambda text: io.BytesIO(text.encode()),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("\n", "\r\n"),
    ],
    ids=[
        "str",
        "bytes",
        "bytearray",
        "memoryview",
        "gzip",
        "StringIO",
        "BytesIO",
        "utf-16",
        "crlf",
    ],
)
def test_source_in_any_hands_gives_the_same_article(hold):
    """However the caller holds the content, the article is the same."""
    article = intelnews.parse_one(hold(POST))
    expected = intelnews.parse_one(POST)
    assert (expected.id, expected.authors, expected.published) == (
        article.id,
        article.authors,
        article.published,
    )


def test_path_is_read_and_named(tmp_path):
    """A path is opened, and its article says which file it was."""
    path = tmp_path / "post.txt"
    path.write_text(POST, encoding="utf-8")
    assert str(path) == intelnews.parse_one(path).source
    assert "renamed" == intelnews.parse_one(path, name="renamed").source


@pytest.mark.parametrize("source", [5, None, ["a"], object()])
def test_wrong_type_is_a_type_error(source):
    """What is no source is a mistake in the call."""
    with pytest.raises(TypeError):
        intelnews.parse(source)


def test_missing_path_is_the_callers_os_error(tmp_path):
    """A path that is not there fails as the operating system says."""
    with pytest.raises(FileNotFoundError):
        intelnews.parse(tmp_path / "missing.txt")


def test_string_is_content_never_a_place():
    """A string that names a file is a very short text."""
    corpus = intelnews.parse(str(PAGE))
    assert all(PAGE.read_text(encoding="utf-8")[:80] not in article.text for article in corpus)


def test_too_large_an_input_is_refused():
    """Limits hold and the error says which."""
    with pytest.raises(LimitError, match="100"):
        intelnews.parse("x" * 200, limits=Limits(input_bytes=100))


def test_parse_one_says_what_it_found():
    """None or several is an error that lists them; nothing is hidden."""
    with pytest.raises(ParseError, match=r"expected one article, found none.*1 problem"):
        intelnews.parse_one("")
    with pytest.raises(ParseError, match=r"found 2 articles .*Freedonia denies.*1 fragment"):
        intelnews.parse_one(PAGE)


def test_sample_page_is_two_posts_and_a_fragment():
    """The sample of the README reads as its first lines say."""
    corpus = intelnews.parse(PAGE)
    assert [
        ("Freedonia denies jamming radar on Sylvanian coast", ["Anna Kral"], "2023-03-14", 3),
        (
            "Analysis: What the Bureau of Signals knew, says its former chief",
            ["Tomas Veidt", "Anna Kral"],
            "2022-11-02",
            0,
        ),
    ] == [
        (
            article.title,
            [author.name for author in article.authors],
            str(article.published),
            article.comment_count,
        )
        for article in corpus
    ]
    (fragment,) = corpus.fragments
    assert ["Tomas Veidt"] == [author.name for author in fragment.authors]
    assert fragment.text.startswith("A customs officer who is alleged")
    assert ["Notes on harbours, signals, spies and the sea"] == [
        tag.name for tag in corpus[1].categories
    ]
    assert {"denies", "asserts", "accuses", "declines", "promises", "requests"} <= {
        claim.stance for article in corpus for claim in article.claims
    }


def test_claims_can_be_left_out():
    """Without claims the articles are the same otherwise."""
    with_claims, without = intelnews.parse(PAGE), intelnews.parse(PAGE, claims=False)
    assert [()] * 2 == [article.claims for article in without]
    assert [article.id for article in with_claims] == [article.id for article in without]


class Marker:
    """A claim extractor that takes the first word of anything for a claim."""

    name = "marker"
    summary = "A test."

    def extract(self, text, /, *, title=None, published=None, blocks=()):
        """Yield one claim."""
        content = Passage.cut(text, [Span(0, text.index(" "))])
        yield Claim(source=None, cue=None, content=content, method=self.name)


@pytest.mark.parametrize("workers", [1, 2])
def test_claims_by_an_extractor_that_the_caller_holds(workers):
    """It travels to other processes, too."""
    corpus = intelnews.read([POST, POST], claims=Marker(), workers=workers)
    assert ["marker", "marker"] == [claim.method for a in corpus for claim in a.claims]


def test_claims_by_the_name_of_an_extractor():
    """A class that is registered is found by its name, by every function that reads."""
    assert Marker is intelnews.register_claim_extractor(Marker)
    try:
        assert "marker" in {one.name for one in intelnews.claim_extractors()}
        article = intelnews.parse_one(POST, claims="marker")
        assert [article] == list(intelnews.stream([POST], claims="marker"))
        assert [article] == list(intelnews.read([POST], claims="marker"))
        assert ["marker"] == [claim.method for claim in article.claims]
    finally:
        EXTRACTORS.unregister("marker")


@pytest.mark.parametrize("strict", [True, False])
def test_unknown_extractor_is_told_at_once(strict):
    """With the name that was meant; it is a mistake in the call and no problem of the source."""
    with pytest.raises(PluginError, match="no claim extractor 'tager'; did you mean 'tagger'"):
        intelnews.read([POST], claims="tager", strict=strict)


def test_stream_takes_files_folders_and_texts(tmp_path):
    """Sources of all sorts come out in order, a folder's files sorted."""
    for name, place in (("b.txt", "Ur"), ("a.txt", "Ib")):
        (tmp_path / name).write_text(POST.replace("Ansel", place), encoding="utf-8")
    articles = list(intelnews.stream([POST, tmp_path, tmp_path / "b.txt"]))
    assert ["Ansel", "Ib", "Ur", "Ur"] == [
        article.text.split(" reopened")[0].removeprefix("The port of ") for article in articles
    ]


def test_stream_sets_aside_what_is_no_article(tmp_path):
    """Fragments and problems go to the caller; an unreadable file stops nothing."""
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "b.txt").write_bytes(PAGE.read_bytes())
    aside = []
    articles = list(intelnews.stream(tmp_path, aside=aside.append))
    kinds = [type(record).__name__ for record in aside]
    assert (2, 1) == (len(articles), kinds.count("Fragment"))
    assert "source-skipped" in [getattr(record, "code", "") for record in aside]


def test_stream_logs_what_nobody_takes(caplog):
    """Without a taker, what is set aside is logged, not lost."""
    with caplog.at_level(logging.WARNING, logger="intelnews"):
        list(intelnews.stream(""))
    assert "there is nothing to read" in caplog.text


def test_stream_logs_notes_for_information_only(caplog):
    """What was left out as it should be is no warning."""
    with caplog.at_level(logging.INFO, logger="intelnews"):
        list(intelnews.stream(PAGE.parent / "lantern-export.xml", claims=False))
    assert ["INFO"] == [r.levelname for r in caplog.records if "not-an-article" in r.getMessage()]


@pytest.mark.parametrize("workers", [1, 2])
def test_problems_of_many_sources_are_all_kept(tmp_path, workers):
    """The limit is one for each source, so no source's trouble hides that of another."""
    for number in range(6):
        (tmp_path / f"{number}.bin").write_bytes(bytes(range(256)) * 4)
    corpus = intelnews.read(tmp_path, limits=Limits(problems=2), workers=workers)
    assert {"source-skipped": 6} == corpus.problem_counts()
    assert all("The bids" not in problem.message for problem in corpus.problems)


def test_stream_in_strict_mode_stops(tmp_path):
    """Under strict the first unreadable file is an error."""
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 4)
    with pytest.raises(UnknownFormatError):
        list(intelnews.stream(tmp_path, strict=True))


def test_stream_of_a_missing_path_is_the_callers_error(tmp_path):
    """A path that was given itself is the caller's; one in a folder is a problem."""
    with pytest.raises(FileNotFoundError):
        list(intelnews.stream([tmp_path / "missing.txt"]))
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    aside = []
    assert [] == list(intelnews.stream(tmp_path, aside=aside.append))
    assert all(record.code == "source-skipped" for record in aside)


def test_stream_of_what_is_no_source():
    """A wrong type inside a list is a ``TypeError`` as it is alone."""
    with pytest.raises(TypeError):
        list(intelnews.stream([5]))


def test_read_gives_the_same_with_any_number_of_workers(tmp_path):
    """Order and content do not depend on how many processes read."""
    for number in range(20):
        text = POST.replace("Harbour", f"Harbour {number}")
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "07.bin").write_bytes(bytes(range(256)) * 4)
    alone = intelnews.read(tmp_path)
    assert (20, 1) == (len(alone), sum(p.code == "source-skipped" for p in alone.problems))
    assert alone == intelnews.read(tmp_path, workers=2)


def test_read_passes_on_what_a_worker_raises(tmp_path):
    """Under strict an error inside a worker reaches the caller as it is."""
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 4)
    with pytest.raises(UnknownFormatError):
        intelnews.read(tmp_path, workers=2, strict=True)


def test_read_needs_a_worker():
    """Less than one worker is a mistake in the call."""
    with pytest.raises(ValueError, match="1 or more, not 0"):
        intelnews.read(POST, workers=0)


def test_progress_bar_counts_sources(capsys):
    """The bar goes to the error stream and knows the total."""
    pytest.importorskip("tqdm")
    assert 2 == len(intelnews.read([POST, POST.replace("Ansel", "Ur")], progress=True))
    assert "2/2" in capsys.readouterr().err


def test_progress_bar_without_tqdm_says_what_to_install(monkeypatch):
    """A missing extra is named with its install line."""
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(ImportError, match=r'pip install "intelnews\[progress\]"'):
        intelnews.read(POST, progress=True)


def test_explain_names_bids_winner_and_origins():
    """The explanation shows every bid, and where each value stood."""
    explanation = intelnews.explain(PAGE)
    text = str(explanation)
    assert "paste" == explanation.winner
    asked = {bid.parser for bid in explanation.bids}
    assert {one.name for one in intelnews.parsers()} == asked
    assert "published by" in text
    assert "line 2" in text
    assert "fragment at" in text


def test_explain_does_not_raise_for_rubbish():
    """What no parser reads is explained, too."""
    explanation = intelnews.explain(bytes(range(256)) * 4)
    assert None is explanation.winner
    assert "read by no parser" in str(explanation)


def test_parsers_lists_what_is_installed():
    """Each parser comes with its origin and a summary."""
    listed = {one.name: one for one in intelnews.parsers()}
    assert {"html", "jsonl", "markdown", "paste", "plain", "rss", "wxr"} <= set(listed)
    assert all(one.summary and one.origin.startswith("intelnews ") for one in listed.values())


def test_register_adds_a_parser_to_parse():
    """A parser registered in this process takes part at once."""

    @intelnews.register(priority=600)
    class Telex:
        """Reads telex tapes."""

        name = "telex"
        formats = ("telex",)
        summary = "Telex tapes."

        def sniff(self, head, /):
            """Bid for tapes."""
            return Match(0.95, "starts with ZCZC") if head.text.startswith("ZCZC") else None

        def parse(self, document, /):
            """Read one tape."""
            yield Draft(title=document.text.splitlines()[1], body=document.text)

    try:
        assert "PORT OPEN" == intelnews.parse_one("ZCZC 1\nPORT OPEN\nNNNN").title
    finally:
        intelnews.api.PARSERS.unregister("telex")
    with pytest.raises(PluginError):
        intelnews.parse("ZCZC", format="telex")


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.json"])
def test_dump_and_load_lose_nothing(tmp_path, name):
    """What was written is what is read, articles, fragments, problems and all."""
    corpus = intelnews.parse(PAGE)
    path = tmp_path / name
    intelnews.dump(corpus, path)
    assert corpus == intelnews.load(path)
    assert corpus.articles == intelnews.parse(path).articles


def test_dump_and_load_want_a_path(tmp_path):
    """A string is content, so it names no file."""
    with pytest.raises(TypeError, match="expected a Path, not str"):
        intelnews.dump(Corpus(), "corpus.jsonl")
    with pytest.raises(TypeError, match="expected a Corpus, not Article"):
        intelnews.dump(intelnews.parse_one(POST), tmp_path / "corpus.jsonl")
    with pytest.raises(TypeError, match="expected a Path, not int"):
        intelnews.load(5)


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.json"])
def test_load_of_what_is_not_utf8(tmp_path, name):
    """Bytes that are no UTF-8 are a codec error, not a decoding error."""
    path = tmp_path / name
    path.write_bytes(b"\xff\xfe{")
    with pytest.raises(intelnews.CodecError, match="not UTF-8"):
        intelnews.load(path)


def test_results_pickle():
    """A corpus goes through a pickle unchanged."""
    corpus = intelnews.parse(PAGE)
    assert corpus == pickle.loads(pickle.dumps(corpus))


NEWSY = st.lists(
    st.sampled_from(
        [
            "Harbour reopens after storm",
            "May 22, 2019 by Anna Kral 1 Comment",
            "► Author: Anna Kral | Date: 22 May 2019 | Permalink",
            "By ANNA KRAL | Harbour Watch |",
            "The port reopened, officials said, but the navy denied that it had been shut.",
            "Filed under News Tagged with a, b",
            "  1. Van says:",
            "Read more of this post",
            "Bookmark and Share",
            "---",
            "title: x",
            "# Heading",
            "• One item. Two.",
            "",
            "“We left,” she said.",
            "\x00\ud800\u202e",
        ]
    ),
    max_size=30,
).map("\n".join)


@settings(deadline=None)
@given(st.text(max_size=300) | NEWSY)
def test_any_text_gives_a_corpus(text):
    """No text raises anything, and every claim, block and place lies where it says."""
    try:
        corpus = intelnews.parse(text)
    except UnknownFormatError:
        return
    for article in corpus:
        for block in article.blocks:
            assert all(span.end <= len(text) for span in block.source)
        for origin in article.origins:
            if origin.locator and origin.locator.span:
                assert origin.locator.span.end <= len(text)
        at = 0
        for block in article.blocks:
            assert at == block.span.start
            at = block.span.end + 2
        assert not article.blocks or at == len(article.text) + 2
    assert corpus == intelnews.parse(text)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_corpus_or_a_parse_error(data):
    """Bytes raise nothing but the family of ``ParseError``."""
    try:
        corpus = intelnews.parse(data)
    except ParseError as error:
        corpus = pickle.loads(pickle.dumps(error))
    assert isinstance(corpus, (Corpus, ParseError))


def test_moment_is_public():
    """Types are had from the top."""
    assert intelnews.Moment is Moment
