"""Articles: laws of construction, ids, copies, places."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given

from intelnews.model import (
    Article,
    ArticleKind,
    Author,
    Block,
    BlockKind,
    Claim,
    Comment,
    Cue,
    Link,
    Moment,
    Origin,
    Passage,
    Problem,
    Span,
    Tag,
)
from intelnews.testing.strategies import articles

TEXT = "The port reopened, officials said.\n\nShips waited."
TITLE = "Minister denies delay"


def claim(text: str, cue: str, content: str, /, **facts: Any) -> Claim:
    """Return a claim whose parts stand in the text."""
    at, start = text.index(cue), text.index(content)
    return Claim(
        source=None,
        cue=Cue(text=cue, span=Span(at, at + len(cue)), lemma=cue),
        content=Passage.cut(text, [Span(start, start + len(content))]),
        **facts,
    )


IN_TEXT = claim(TEXT, "said", "The port reopened")
IN_TITLE = claim(TITLE, "denies", "delay", unit="title", stance="denies")


def article(**changes: Any) -> Article:
    """Return an article with a claim in its text and one in its title."""
    fields: dict[str, Any] = {
        "title": TITLE,
        "text": TEXT,
        "blocks": [Block(span=Span(0, 34)), Block(span=Span(36, 49))],
        "links": [Link(url="https://example.org/", span=Span(4, 8))],
        "claims": [IN_TEXT, IN_TITLE],
    }
    return Article(**{**fields, **changes})


def test_article_needs_nothing() -> None:
    """Nothing known is nothing invented."""
    empty = Article()
    assert (None, None, "", ()) == (empty.title, empty.published, empty.text, empty.tags)
    assert empty.kind is ArticleKind.NEWS


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"blocks": [Block(span=Span(0, 50))]}, "outside the text, which ends at 49"),
        ({"links": [Link(url="u", span=Span(50, 50))]}, "outside the text, which ends at 49"),
        ({"text": TEXT.upper()}, "does not quote the text"),
        ({"title": None}, "does not quote the title"),
        ({"title": TITLE.upper()}, "does not quote the title"),
        ({"claims": [attrs.evolve(IN_TEXT, unit="title")]}, "does not quote the title"),
        ({"comment_count": -1}, "comment_count"),
        ({"kind": "rumour"}, "known are news, analysis"),
    ],
)
def test_broken_laws_are_refused(changes: dict[str, Any], message: str) -> None:
    """No article exists whose claims, blocks or links point elsewhere."""
    with pytest.raises(ValueError, match=message):
        article(**changes)


def test_link_to_elsewhere_needs_no_place() -> None:
    """A related story is linked from beside the text."""
    assert Article(related=[Link(url="u")], links=[Link(url="u")]).links[0].span is None


def test_id_follows_from_title_and_text_alone() -> None:
    """The same story has the same id in every format, and another story another."""
    assert Article(title=TITLE, text=TEXT).id == article(url="u", format="paste", tags=[]).id
    assert Article(title="Ä\n b", text=" c ").id == Article(title=" Ä  b", text="c").id
    assert Article(title="a", text="b").id != Article(title="a b").id
    assert Article(title="a").id != Article(text="a").id


def test_id_is_stable() -> None:
    """An id that changes from one release to the next is no id."""
    assert ("26e1f0a86fa887d9") == Article(
        title="Harbour reopens", text="The port reopened on Monday."
    ).id


def test_id_of_half_a_surrogate_pair() -> None:
    """Text that a parser should not have let through still has an id."""
    assert 16 == len(Article(title="\ud800").id)


@given(articles())
def test_id_is_sixteen_hexadecimal_digits(drawn: Article) -> None:
    """Whatever the content."""
    assert 16 == len(drawn.id)
    assert int(drawn.id, 16) >= 0
    assert attrs.evolve(drawn, url=None).id == drawn.id


def test_with_methods_return_copies_that_hold_more() -> None:
    """Nothing is lost, nothing is doubled, the original stays."""
    one, two = Tag(name="Ports"), Tag(name="Storms")
    tagged = article().with_tags(one).with_tags(two, one)
    assert (one, two) == tagged.tags
    anna = Author(name="Anna Kral")
    assert (anna,) == article().with_authors(anna).with_authors(anna).authors
    problem = Problem(code="odd", message="m")
    assert (problem,) == article().with_problems(problem, problem).problems
    comment = Comment(text="First!")
    assert (comment, comment) == article().with_comments(comment, comment).comments
    assert (IN_TEXT, IN_TITLE) == article().with_claims(IN_TEXT).claims
    assert {"a": 3, "b": (2,)} == article().with_extra(a=1).with_extra(b=[2], a=3).extra
    assert () == article().tags


def test_with_fields_replaces() -> None:
    """A field that does not exist is a mistake in the call."""
    day = Moment.fromisoformat("2018-08-28")
    assert day == article().with_fields(published=day).published
    with pytest.raises(TypeError, match="colour"):
        article().with_fields(colour="red")


def test_with_title_drops_the_claims_of_the_old_title() -> None:
    """What pointed into the old title points nowhere."""
    changed = article().with_title("Port open")
    assert ("Port open", (IN_TEXT,)) == (changed.title, changed.claims)
    assert (IN_TEXT,) == article().with_title(None).claims


def test_with_text_drops_what_pointed_into_the_old_text() -> None:
    """Claims and blocks go; links lose their place and stay."""
    changed = article().with_text("Short.", blocks=[Block(span=Span(0, 6))])
    assert (IN_TITLE,) == changed.claims
    assert (Block(span=Span(0, 6)),) == changed.blocks
    assert (Link(url="https://example.org/"),) == changed.links
    assert () == article().with_text("").blocks


def test_changed_copy_has_the_id_of_its_content() -> None:
    """The id of the original is not carried along."""
    first = article()
    assert first.id != first.with_text("Short.").id == Article(title=TITLE, text="Short.").id


def test_categories_are_tags_of_that_kind() -> None:
    """In the order of the tags."""
    ports, world = Tag(name="Ports"), Tag(name="World", kind="category")
    assert (world,) == Article(tags=[ports, world]).categories


def test_paragraphs_are_blocks_or_parts_between_blank_lines() -> None:
    """An article made by hand has paragraphs too."""
    assert ("The port reopened, officials said.", "Ships waited.") == article().paragraphs
    assert article(blocks=[]).paragraphs == article().paragraphs
    assert ("One.", "Two.") == Article(text="One.\n\n\n\nTwo.").paragraphs
    assert () == Article().paragraphs


def test_origin_of_a_field() -> None:
    """The first that was noted, or none."""
    first, second = (Origin(field="title", method=method) for method in ("first line", "meta"))
    assert Article(origins=[first, second]).origin("title") is first
    assert Article(origins=[first]).origin("url") is None


@pytest.mark.parametrize(
    ("span", "places"),
    [
        (Span(0, 3), (Span(10, 13),)),
        (Span(4, 7), (Span(20, 23),)),
        (Span(2, 6), (Span(12, 13), Span(20, 22))),
        (Span(3, 4), ()),
        (Span(5, 5), ()),
        (Span(0, 12), (Span(10, 13), Span(20, 23), Span(40, 45))),
        (Span(10, 11), (Span(40, 45),)),
        (Span(14, 16), ()),
    ],
)
def test_places_in_the_source(span: Span, places: tuple[Span, ...]) -> None:
    """Exact for wrapped lines, the whole block where the source has mark-up inside."""
    found = Article(
        text="One two\n\nAha.\n\nEnd",
        blocks=[
            Block(span=Span(0, 7), source=[Span(10, 13), Span(20, 23)]),
            Block(span=Span(9, 13), source=[Span(40, 45)]),
            Block(span=Span(15, 18)),
        ],
    ).locate(span)
    assert places == found


def test_line_of_an_article_names_what_matters() -> None:
    """Title, authors and date, then how much of the rest there is."""
    full = article(
        authors=[Author(name="Anna Kral"), Author(name="J. Ott")],
        published=Moment.fromisoformat("2018-08-28"),
        tags=[Tag(name="Ports")],
        problems=[Problem(code="odd", message="m")],
    )
    assert (
        "Article(title='Minister denies delay', authors='Anna Kral, J. Ott', "
        "published='2018-08-28', chars=49, tags=1, claims=2, problems=1)"
    ) == repr(full)
    assert "Article(title=None, chars=0)" == repr(Article())


def test_parts_have_defaults_and_limits() -> None:
    """A block is a paragraph unless it is said to be something else; levels count from 0."""
    assert Block(span=Span(0, 1)).kind is BlockKind.PARAGRAPH
    assert Block(span=Span(0, 1), kind="quote").kind is BlockKind.QUOTE
    with pytest.raises(ValueError, match="known are paragraph"):
        Block(span=Span(0, 1), kind="poem")
    with pytest.raises(ValueError, match="level"):
        Comment(text="First!", level=-1)
