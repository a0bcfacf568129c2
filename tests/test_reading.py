"""One document: the surest parser reads it, and one parser's fault stays its own."""

from __future__ import annotations

import io
import zipfile

import pytest

from intelnews.errors import ParseError, PluginError, UnknownFormatError
from intelnews.intake import open_document
from intelnews.limits import Limits
from intelnews.model import Article, Fragment, Problem
from intelnews.plugins.contract import Draft, Match
from intelnews.plugins.parsers import PARSERS
from intelnews.reading import Options, read_document

POST = "Harbour reopens\nMay 22, 2019 by Anna Kral\nThe port of Ansel reopened on Monday.\n"


def _read(source, *, limits=None, **options):
    document = open_document(source, limits=limits or Limits())
    return list(read_document(document, Options(**options)))


@pytest.fixture
def install():
    """Register a parser that claims every input and parses it with the given function."""
    names = []

    def _install(parse, *, name="mine", confidence=0.99):
        members = {"name": name, "formats": (name,), "summary": "A test."}
        members["sniff"] = lambda self, head, /: Match(confidence, "everything is mine")
        members["parse"] = lambda self, document, /: parse(document)
        PARSERS.register(type("Mine", (), members))
        names.append(name)

    yield _install
    for name in names:
        PARSERS.unregister(name)


def test_paste_gives_an_article():
    """A pasted post is read by the parser of pasted posts."""
    (article,) = _read(POST)
    assert ("Harbour reopens", "paste") == (article.title, article.format)


@pytest.mark.parametrize("source", ["", " \n\t ", b""])
def test_empty_input_is_a_problem(source):
    """Nothing to read gives no article and says so."""
    assert ["empty-input"] == [record.code for record in _read(source)]


def test_what_goes_wrong_with_the_claims_of_a_fragment_is_told(install):
    """Next to the fragment, which has no room for it."""
    german = "Der Hafenmeister sagte, dass der Hafen am Montag wieder geöffnet worden sei. " * 3
    install(lambda document: [Fragment(text=german), Fragment(text="The port is open.")])
    first, problem, second = _read("anything")
    assert (german, "claims-language", "The port is open.") == (
        first.text,
        problem.code,
        second.text,
    )


def test_rubbish_lists_the_bids():
    """What no parser wants is an error with each parser's answer."""
    with pytest.raises(UnknownFormatError) as caught:
        _read(bytes(range(256)) * 10)
    asked = {bid.split(":")[0] for bid in caught.value.bids}
    assert {one.name for one in PARSERS.installed()} == asked


def test_format_asked_for_is_not_put_to_the_bid():
    """A named format reads whatever it is given."""
    (article,) = [r for r in _read(POST, format="plain") if isinstance(r, Article)]
    assert "plain" == article.format


def test_unknown_format_is_a_plugin_error():
    """A format that nobody reads is a mistake in the call."""
    with pytest.raises(PluginError, match="there is no parser 'telegraph'"):
        _read(POST, format="telegraph")


def test_crash_before_anything_lets_the_next_best_read(install):
    """A parser that crashes at once is a problem, and the input is read all the same."""

    def crash(document):
        raise ZeroDivisionError("oops")

    install(crash)
    problem, article = _read(POST)
    assert ("parser-failed", "error") == (problem.code, problem.severity)
    assert "ZeroDivisionError: oops" in problem.message
    assert "paste" == article.format


def test_crash_half_way_keeps_what_was_read(install):
    """What a parser yields before it fails stays, and no other parser reads it again."""

    def crash(document):
        yield Draft(title="First", body="One.")
        raise ParseError("damaged here", offset=7)

    install(crash)
    article, problem = _read(POST)
    assert ("First", "parser-failed") == (article.title, problem.code)


def test_failure_in_strict_mode_is_raised(install):
    """Under strict a parser's error reaches the caller."""

    def crash(document):
        raise ParseError("damaged here", offset=7)

    install(crash)
    with pytest.raises(ParseError, match="damaged here") as caught:
        _read(POST, strict=True)
    assert 7 == caught.value.offset


def test_only_parser_that_fails_is_the_error(install):
    """Where nothing at all can be made of the content, the first failure is raised."""

    def crash(document):
        raise ParseError("not even wrong")

    install(crash)
    with pytest.raises(ParseError, match="not even wrong"):
        _read(POST, format="mine")


def test_bad_record_never_stops_the_others(install):
    """A record that cannot be finished is a problem; the next one is read."""
    install(lambda _: [Draft(title=5), "what?", Draft(title="Good", body="Text.")])
    first, second, article = _read(POST)
    assert ["parser-failed", "parser-failed"] == [first.code, second.code]
    assert "a parser yields no str" in second.message
    assert "Good" == article.title


def test_bad_record_in_strict_mode_is_raised(install):
    """Under strict the first bad record is an error with its cause."""
    install(lambda _: [Draft(title=5)])
    with pytest.raises(ParseError, match="the parser crashed"):
        _read(POST, strict=True)


def test_finished_articles_fragments_and_problems_pass(install):
    """A parser may yield finished records; articles learn which file they were in."""
    records = [
        Article(title="A"),
        Article(title="B", source="older.txt"),
        Fragment(text="Alone."),
        Problem(code="odd-line", message="line 3"),
    ]
    install(lambda _: records)
    document = open_document(POST, name="new.txt")
    first, second, fragment, problem = read_document(document, Options())
    assert ("new.txt", "older.txt") == (first.source, second.source)
    assert ("Alone.", "odd-line") == (fragment.text, problem.code)


def test_items_are_limited(install):
    """An endless parser is stopped at the limit, with a problem."""

    def endless(document):
        while True:
            yield Draft(title="Again")

    install(endless)
    records = _read(POST, limits=Limits(items=3))
    assert [3, "too-many-items"] == [len(records) - 1, records[-1].code]


def test_broken_sniff_is_a_problem(install):
    """A parser whose bid fails is named, and the others read."""

    class Failing:
        name = "failing"
        formats = ("failing",)
        summary = "A test."

        def sniff(self, head, /):
            raise KeyError("gone")

        def parse(self, document, /):
            return ()

    PARSERS.register(Failing)
    try:
        problem, article = _read(POST)
    finally:
        PARSERS.unregister("failing")
    assert ("parser-failed", "Harbour reopens") == (problem.code, article.title)


def test_strict_refuses_problems_but_not_notes(install):
    """Under strict a warning is an error, and a note is not."""
    note = Problem(code="tidied", message="a note", severity="note")
    install(lambda _: [Draft(title="A", body="Text.", problems=[note])])
    assert 1 == len(_read(POST, strict=True))
    install(lambda _: [Draft(title="A", published="not a date")], name="hers", confidence=1)
    with pytest.raises(ParseError, match="unreadable-date"):
        _read(POST, strict=True)


def _zip(**members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return data.getvalue()


def test_members_of_an_archive_are_read_one_by_one():
    """Each member is a document of its own; one that cannot be read is a problem."""
    records = _read(
        _zip(a_txt=POST, b_bin=bytes(range(256)) * 10, c_txt=POST.replace("Ansel", "Ur"))
    )
    articles = [record for record in records if isinstance(record, Article)]
    skipped = [r for r in records if isinstance(r, Problem) and r.code == "member-skipped"]
    assert (2, 1) == (len(articles), len(skipped))
    assert "b.bin" in skipped[0].locator.path


def test_format_asked_for_is_that_of_the_members():
    """A named format reads what is in an archive, unless it is the format of such archives."""
    (article,) = [r for r in _read(_zip(a_txt=POST), format="plain") if isinstance(r, Article)]
    assert "plain" == article.format


def test_problems_say_which_source_they_speak_of():
    """Among many files a problem without a path of its own gets that of its source."""
    document = open_document("", name="empty.txt")
    (problem,) = read_document(document, Options())
    assert "empty.txt" == problem.locator.path
