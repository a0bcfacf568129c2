"""Front matter: where it stands, in which language, and what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.limits import Limits
from intelnews.markup.frontmatter import read_front_matter
from intelnews.testing.clock import seconds_of

if TYPE_CHECKING:
    from intelnews.markup.frontmatter import FrontMatter

BODY = "The port is open."


def read(text: str) -> FrontMatter:
    """Return the front matter of a text that has some."""
    front = read_front_matter(text)
    assert front is not None
    return front


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"---\ntitle: Harbour\n---\n{BODY}", "yaml"),
        (f"---  \ntitle: Harbour\n...  \n{BODY}", "yaml"),
        (f"\n\n---\ntitle: Harbour\n---\n{BODY}", "yaml"),
        (f"\ufeff---\ntitle: Harbour\n---\n{BODY}", "yaml"),
        (f"---yml\ntitle: Harbour\n---\n{BODY}", "yaml"),
        (f"+++\ntitle = 'Harbour'\n+++\n{BODY}", "toml"),
        (f"---toml\ntitle = 'Harbour'\n---\n{BODY}", "toml"),
        (f';;;\n{{"title": "Harbour"}}\n;;;\n{BODY}', "json"),
        (f'{{\n"title": "Harbour"\n}}\n\n{BODY}', "json"),
        (f"title: Harbour\ndate: 2018-08-28\n---\n{BODY}", "yaml"),
        (f"Title: Harbour\nDate: 28 August 2018\n\n{BODY}", "headers"),
        (f"Title: Harbour\n\n{BODY}", "headers"),
    ],
)
def test_where_it_stands(text: str, language: str) -> None:
    """Each fence has its language, and the body begins behind the last one."""
    front = read(text)
    assert (language, "Harbour") == (front.language, front.fields[0].value)
    assert BODY == text[front.end :].strip()
    assert () == front.problems


@pytest.mark.parametrize("text", ["---\n---\nx", "+++\n\n+++\nx", "---\n# nothing\n---\nx"])
def test_empty_front_matter(text: str) -> None:
    """Two fences around nothing are front matter without fields."""
    front = read(text)
    assert ((), "x") == (front.fields, text[front.end :])


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        "---\n\nA rule above prose.\n\n---\n\nAnd below.",
        "---\nHe said: no.\nNobody knew why.\n---\nx",
        "---\nHe said no.\nNobody knew why.\n\nMore.",
        "---\nkey: value\n\nMore.",
        '{"title": "JSON all through"}',
        '{"title": "JSON"}\n{"title": "Lines"}',
        '{"title": "cut',
        "{% include top.html %}\n\nText.",
        "From: a@b.example\nTo: c@d.example\nSubject: Harbour\nDate: 28 August 2018\n\nText.",
        "Warning: the port is closed.\n\nText.",
        "Title: Harbour\nThe port is open.\n\nText.",
        "Title: Harbour\nKey value\n---\nText.",
        "Note: one\nTip: two\n---\nText.",
        "He said: well: it is\nShe said: no\n---\nText.",
    ],
)
def test_what_is_none(text: str) -> None:
    """Rules above prose, whole JSON files, mails and talk are no front matter."""
    assert read_front_matter(text) is None


def test_headers_run_on() -> None:
    """Indented lines and items go on with the header above them."""
    text = "Title: Harbour\nAuthors: Anna Kral\n    Jan Ott\nTags:\n- ports\n- storms\n\nText."
    values = {field.name: field.value for field in read(text).fields}
    assert {
        "Title": "Harbour",
        "Authors": ("Anna Kral", "Jan Ott"),
        "Tags": ("ports", "storms"),
    } == values


def test_repeated_fields_are_noted() -> None:
    """The last of two fields of one name counts, and the other is named."""
    front = read("---\ntitle: Storm\ntitle: Harbour\n---\nx")
    assert ["Harbour"] == [field.value for field in front.fields]
    [problem] = front.problems
    assert "repeated-field" == problem.code
    assert "'Storm'" in problem.message


def test_broken_front_matter_is_read_as_far_as_it_goes() -> None:
    """A colon in a title breaks YAML; the fields are still there, and so is the body."""
    text = f"---\ntitle: Harbour: open again\ndate: 2018-08-28\n---\n{BODY}"
    front = read(text)
    assert ["Harbour: open again", "2018-08-28"] == [field.value for field in front.fields]
    assert ["broken-front-matter"] == [problem.code for problem in front.problems]
    assert BODY == text[front.end :]


def test_a_lost_fence() -> None:
    """Fields without a closing fence end at the first blank line, with a problem."""
    text = f"---\ntitle: Harbour\ndate: 2018-08-28\n\n{BODY}"
    front = read(text)
    assert ["title", "date"] == [field.name for field in front.fields]
    assert ["unclosed-front-matter"] == [problem.code for problem in front.problems]
    assert BODY == text[front.end :].strip()


def test_a_lost_fence_at_the_end() -> None:
    """A file may be nothing but fields."""
    text = "---\ntitle: Harbour"
    assert len(text) == read(text).end


def test_spans_count_in_the_text() -> None:
    """The span of a field covers it where it stands."""
    text = f"\n---\ntitle: Harbour\ntags:\n  - ports\n---\n{BODY}"
    assert ["title: Harbour", "tags:\n  - ports"] == [f.span.cut(text) for f in read(text).fields]


def test_limits_bound_what_is_read() -> None:
    """Front matter longer than four lines of the greatest length is none."""
    text = "---\ntitle: " + "x" * 100 + "\n---\n" + BODY
    assert read_front_matter(text, limits=Limits(header_chars=20)) is None
    assert read_front_matter(text, limits=Limits(header_chars=50)) is not None
    headers = "title: " + "x" * 100 + "\ndate: 2018\n\n" + BODY
    assert read_front_matter(headers, limits=Limits(header_chars=20)) is None


@given(st.text(alphabet="---+;{}\n:= at\"'[]&*", max_size=120))
def test_any_text_is_read(text: str) -> None:
    """No text raises, the body begins inside the text, and fields stand before it."""
    front = read_front_matter(text)
    if front is not None:
        assert 0 <= front.end <= len(text)
        assert all(field.span.end <= len(text) for field in front.fields)


@pytest.mark.parametrize(
    "text",
    [
        "---\n" * 50_000,
        "---\n" + "a: b: c\n" * 20_000 + "---\n",
        "title: a\n" * 20_000,
        '{"a":' * 50_000,
        "a" + " " * 200_000,
        "+++\n" + "a=1\n" * 20_000 + "+++\n",
        ';;;\n{"' + '\\"' * 80_000 + '": 1}\n;;;\n',
    ],
    ids=["fences", "broken", "headers", "json", "spaces", "toml", "quotes"],
)
def test_hostile_front_matter_takes_linear_time(text: str) -> None:
    """Two hundred thousand characters of one thing are read or refused in seconds."""

    def run() -> None:
        front = read_front_matter(text)
        assert front is None or front.end <= len(text)

    assert seconds_of(run, enough=5) <= 5
