"""The parsers of tables and records: bids, golden and hostile inputs, columns a caller names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import intelnews
from intelnews.errors import ParseError
from intelnews.intake import open_document
from intelnews.parsers.records import RecordsParser
from intelnews.parsers.table import TableParser
from intelnews.plugins.contract import Draft, Head
from intelnews.testing.contract import ParserContract
from intelnews.testing.golden import iter_cases

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = [case for name in ("table", "records") for case in iter_cases(GOLDEN / name)]
SOURCES = {str(case): case.source for case in CASES}
SAMPLES = Path(__file__).parents[2] / "../shared/samples"
HEAD = "title,url,author,date,text\n"
ROW = 'Harbour,https://post.example/{},Anna Kral,2019-05-21,"The port, at last, is open."\n'


class TestTableContract(ParserContract):
    """What every parser keeps to."""

    parser = TableParser
    samples = (SOURCES["table/media-cloud"], SOURCES["table/damaged"])


class TestRecordsContract(ParserContract):
    """What every parser keeps to."""

    parser = RecordsParser
    samples = (SOURCES["records/lines"], SOURCES["records/answer"])


@pytest.mark.parametrize("case", CASES, ids=str)
def test_golden(case):
    """Each input gives what a person has read and found right."""
    case.check(intelnews.parse(case.source.read_bytes(), claims=False))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_found_by_content(case):
    """The parser that the folder is named after wins, whatever the file is called."""
    corpus = intelnews.parse(case.source.read_bytes(), name="download.bin", claims=False)
    assert {case.folder.parent.name} == {article.format for article in corpus}


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("title,url,date\nPort,https://a.example/,2019\n", 0.9),
        ("title\ttext\nPort\tOpen.\n", 0.9),
        ("title,text\nPort,Open.\nStorm,Wet.\n", 0.86),
        ("title,text\nPort,Open.\n", 0.6),
        ("title,url,date\n", 0.5),
        ("title,url\n", None),
        ("Export of May\n\ntitle,url,date\nPort,https://a.example/,2019\n", 0.7),
        ("name,title,salary\nAnna,Dr,7\n", None),
        ("name,rank,salary\nA,Dr,7\nB,Dr,8\nC,Dr,9\n", 0.5),
        ("name,rank,salary\nA,Dr,7\nB,Dr,8,9\nC,Dr,9\n", None),
        ("name, rank, salary\nA, Dr, 7\nB, Dr, 8\nC, Dr, 9\n", None),
        ("Anna said, she would, go.\na,b,c\na,b,c\na,b,c\n", None),
        ("name;rank;name\nA;Dr;7\n", None),
        ("title,date,url\na,b\nc,d\n", None),
        ("| title | date | url |\n|---|---|---|\n| a | b | c |\n", None),
        ("The port, officials said, is open.\nIt was shut, and ships waited.\n", None),
        ("Title, author and date are missing.\nSo are text, place, and name.\n", None),
        ("", None),
    ],
)
def test_bids_for_tables(text, sure):
    """A table is bid for by the words over its columns and rows of one width, prose never."""
    match = TableParser().sniff(Head(text=text))
    assert sure == (match and match.confidence)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ('{"title": "a", "url": "b", "date": "c"}', 0.57),
        ('[{"title": "a", "text": "b"}]', 0.45),
        ('{"name": "a", "url": "b"}', None),
        ('{"article": {"title": "a", "url": "b", "date": "c"}}', None),
        ("title, url", None),
    ],
)
def test_bids_for_records(text, sure):
    """JSON is bid for by its names, below the parsers that know their own."""
    match = RecordsParser().sniff(Head(text=text))
    assert sure == (match and match.confidence)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour reopens, at last\nMay 22, 2019 by Anna Kral 1 Comment\nThe port, shut, is open.",
        "Date, time, place: all unknown.\n\nThe port of Ansel, officials said, reopened on Monday.",
    ],
)
def test_prose_with_commas_is_no_table(text):
    """Text with commas goes to the parsers of text."""
    assert {"paste", "plain"} >= {article.format for article in intelnews.parse(text, claims=False)}


def test_columns_named_by_the_caller():
    """Columns go by name, by place or by several of them; others are found as ever."""
    text = "Kopf;Teil;URL\nHafen offen;Eins.;https://post.example/1\n"
    columns = {"title": "Kopf", "text": 1}
    [article] = intelnews.parse(text, format=TableParser(columns=columns), claims=False)
    assert ("Hafen offen", "Eins.") == (article.title, article.text)
    assert "https://post.example/1" == article.url


def test_columns_of_a_table_without_names():
    """Places alone read a table that has no line of names."""
    text = "7|Harbour reopens|Open.\n8|Storm|Wet.\n"
    parser = TableParser(columns={"title": 1, "text": 2})
    corpus = intelnews.parse(text, format=parser, claims=False)
    assert ["Harbour reopens", "Storm"] == [article.title for article in corpus]
    assert {"column 0": "7"} == dict(corpus[0].extra)


def test_names_of_records_given_by_the_caller():
    """The names of a record may be given, too."""
    parser = RecordsParser(columns={"title": "hl", "text": "p"})
    [article] = intelnews.parse('{"hl": "Port", "p": "Open."}', format=parser, claims=False)
    assert ("Port", "Open.") == (article.title, article.text)


def test_columns_are_checked_at_once():
    """A field that is none, or a column neither name nor place, is a mistake of the call."""
    with pytest.raises(ValueError, match="no field 'titel'"):
        TableParser(columns={"titel": "Kopf"})
    with pytest.raises(TypeError, match="a column is a name or a number"):
        TableParser(columns={"title": [None]})


@pytest.mark.parametrize("wrong", [7, TableParser])
def test_formats_are_names_or_parsers(wrong):
    """Anything else, a parser's class too, is a mistake of the call."""
    with pytest.raises(TypeError, match="format is the name of a parser, or a parser"):
        intelnews.parse("a", format=wrong)


def test_missing_columns_are_named():
    """A column that the table has not is a problem with the line of the names."""
    parser = TableParser(columns={"deck": "Vorspann"})
    corpus = intelnews.parse(HEAD + ROW.format(1), format=parser, claims=False)
    assert [("no-column", 1)] == [(one.code, one.locator.line) for one in corpus.problems]


def test_parsers_as_objects_reach_other_processes(tmp_path):
    """A parser that is given as an object works in every process that reads."""
    for number in range(2):
        (tmp_path / f"{number}.csv").write_text("Kopf;Teil\nHafen;Offen.\n")
    parser = TableParser(columns={"title": "Kopf", "text": "Teil"})
    corpus = intelnews.read(tmp_path, format=parser, workers=2, claims=False)
    assert ["Hafen", "Hafen"] == [article.title for article in corpus]


def test_bad_rows_have_their_lines():
    """What is no article is a problem with its line, and the rest is read."""
    text = HEAD + ROW.format(1) + "a\n,,,,\n,u,,,\n" + ROW.format(2)
    corpus = intelnews.parse(text, claims=False)
    assert 2 == len(corpus)
    found = [(one.code, one.locator.line) for one in corpus.problems]
    assert [("odd-row", 3), ("empty-row", 5)] == found


def test_a_table_of_something_else_says_so():
    """A table that is plainly none of news is told how it could be read, and not read as prose."""
    corpus = intelnews.parse("Kopf;Tag;Wortlaut\nHafen;Montag;Offen.\n", claims=False)
    assert (0, ["no-articles"]) == (len(corpus), [one.code for one in corpus.problems])


def test_a_table_without_rows_says_so():
    """Names of columns alone are a table with a problem."""
    corpus = intelnews.parse(HEAD, claims=False)
    assert ["no-rows"] == [one.code for one in corpus.problems]


def test_text_that_is_no_table_is_refused():
    """Asked to read it as a table, the parser says how to help it."""
    with pytest.raises(ParseError, match="say which hold what"):
        intelnews.parse("The port is open.", format="table", strict=True)


def test_dates_are_read_as_the_table_tells():
    """One date that can be read one way only decides for the column."""
    text = "title,date,url\na,05/06/2018,https://a.example/1\nb,25/06/2018,https://a.example/2\n"
    dates = [str(article.published) for article in intelnews.parse(text, claims=False)]
    assert ["2018-06-05", "2018-06-25"] == dates


def test_rows_of_r_begin_with_a_number():
    """Names of rows, which have no name over them, move nothing."""
    text = '"title","url","date"\n"1","Port","https://a.example/1","2019-05-21"\n'
    [article] = intelnews.parse(text, claims=False)
    assert ("Port", "2019-05-21") == (article.title, str(article.published))


def test_addresses_that_repeat_are_counted():
    """Where rows hold no more than addresses, each is an article once."""
    row = "7,20190521094500,20190521100000,1,post.example,https://post.example/,3,-1,2,5,1,60,9,1\n"
    corpus = intelnews.parse((row * 3).replace(",", "\t"), claims=False)
    assert 1 == len(corpus)
    assert [("repeated-row", 2)] == [(one.code, one.count) for one in corpus.problems]


HOSTILE = {
    "5 MB cell": HEAD + 'a,b,c,2019-05-21,"' + "word " * 1_000_000 + '"\n',
    "open quotes": HEAD + "\n".join('a,"b,c,d,e' for _ in range(300)),
    "odd quotes": HEAD + 'a,b,c,d,"e\n' * 301,
    "quotes": HEAD + '"' * 100_000,
    "commas": HEAD + "," * 100_000,
    "brackets": HEAD + "[" * 5_000 + "],b,c,d,e\n",
    "half pairs": HEAD + '"[""' + "\\ud800" * 50 + '""]",b,c,d,e\n',
    "lists": HEAD + "\"['a', b]\",b,['c'],d,e\n",
    "NUL": HEAD + "a\0b,c,d,e,f\n",
    "wide": "title," * 9_000 + "url,date\n" + "a," * 9_001 + "b\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_tables(name):
    """Damage costs the rows that it stands in, and nothing raises but our own error."""
    corpus = intelnews.parse(HOSTILE[name], format="table", claims=False)
    assert corpus.articles or corpus.problems


def test_unbalanced_quotes_keep_the_other_rows():
    """A mark that is never closed costs its own row."""
    text = HEAD + ROW.format(1) + 'Storm,"https://post.example/2,A,2019,Wet.\n' + ROW.format(3)
    corpus = intelnews.parse(text, claims=False)
    whole = [article.url for article in corpus if article.title == "Harbour"]
    assert ["https://post.example/1", "https://post.example/3"] == whole


@pytest.mark.parametrize("name", ["table/media-cloud", "records/lines", "records/answer"])
def test_truncated_at_every_byte(name):
    """However much is missing, what stands before is read or refused."""
    data = SOURCES[name].read_bytes()
    parser = {"table": TableParser, "records": RecordsParser}[name.partition("/")[0]]()
    whole = sum(isinstance(one, Draft) for one in parser.parse(open_document(data)))
    for end in range(len(data)):
        try:
            found = list(parser.parse(open_document(data[:end])))
        except ParseError:
            continue
        # a list of one may be cut to its first record, which is one by itself
        assert whole + 1 >= sum(isinstance(one, Draft) for one in found)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('{"title": "a", "title": "b", "url": "c"}', ["doubled-name"]),
        ('{"title": "a", "url": "c", "x": NaN}', ["odd-number"]),
        ('{"title": "a\u2028b", "url": "c"}\n{"title": "b", "url": "c"}\n', []),
        ('{"title": "a", "url": "c"}\n' + '{"title": ' + "[" * 60_000 + "\n", ["lost-record"]),
        ('{"title": "a", "url": "c"}\n7\n', ["lost-record"]),
        ('{"title": "a", x}\n{"title": "b", "url": "c"}\n', ["broken-json"]),
        ('{"title": x}\n{"title": "b", "url": "c"}\n', ["lost-record"]),
        ('{\n "title": "a", "url": "b"\n}\n{\n "title": "c"\n}\n', []),
        ('[{"title": "a", "url": "c"}, {"title": "b"', ["broken-json"]),
        ('{"a": [[{"title": "a", "url": "b", "date": "c"}]]}', []),
    ],
)
def test_odd_json(text, codes):
    """What JSON should not hold is said, and the rest is read."""
    corpus = intelnews.parse(text, format="records", claims=False)
    assert codes == [one.code for one in corpus.problems if one.code != "empty-record"]


@pytest.mark.parametrize("text", ["[]", "{}", "7", "[7]", "nonsense", '{x}\n{"b"}\n'])
def test_json_without_records_is_refused(text):
    """Where there is no record, the error says so."""
    with pytest.raises(ParseError):
        list(RecordsParser().parse(open_document(text)))


def test_depth_of_values_is_bounded():
    """Values that nest deeply are kept as far as they can be compared."""
    deep = json.loads("[" * 200 + "]" * 200)
    text = json.dumps({"title": "a", "url": "https://a.example/", "deep": deep, "author": deep})
    [article] = intelnews.parse(text, format="records", claims=False)
    assert "a" == article.title


@pytest.mark.slow
def test_fifty_thousand_rows():
    """A large table streams."""
    text = HEAD + "".join(map(ROW.format, range(50_000)))
    drafts = TableParser().parse(open_document(text))
    assert 50_000 == sum(isinstance(one, Draft) for one in drafts)


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLES.exists(), reason="no sample data beside the repository")
@pytest.mark.parametrize(
    ("name", "articles"), [("gdeltPyR--mentionssamp.csv", 559), ("py-gdelt--gkg-0.tsv", 1)]
)
def test_samples_of_gdelt(name, articles):
    """Real files of GDELT give an article for each address."""
    corpus = intelnews.parse(SAMPLES / "gdelt" / name, claims=False)
    assert articles == len(corpus)
    assert all(article.url and article.publication for article in corpus)
