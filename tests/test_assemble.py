"""From draft to article: normalised values, origins, conflicts."""

from __future__ import annotations

import pytest
from attrs import evolve

import intelnews.assemble as assemble_module
from intelnews.assemble import assemble, finish_fragment
from intelnews.fields import languages
from intelnews.intake.document import Document
from intelnews.limits import Limits
from intelnews.model import (
    Author,
    Claim,
    Fragment,
    Link,
    Locator,
    Moment,
    OffsetMap,
    Origin,
    Passage,
    Problem,
    Span,
    Tag,
)
from intelnews.plugins.contract import Draft, Found, Piece

# Two characters were cleaned away before the text, so every place in the source is two further on.
SHIFTED = OffsetMap.from_anchors([(0, 2)])


def _assemble(draft, *, document=None, claims=False):
    return assemble(draft, document or Document(), format_name="test", claims=claims)


def _codes(article):
    return [problem.code for problem in article.problems]


def test_empty_draft_gives_an_empty_article():
    """Nothing found is nothing invented, and no error."""
    article = _assemble(Draft())
    assert (None, (), None, "", "test") == (
        article.title,
        article.authors,
        article.published,
        article.text,
        article.format,
    )


def test_values_are_normalised():
    """Names, dates, addresses and headlines come out in their normal forms."""
    article = _assemble(
        Draft(
            title="  Analysis:\n Harbour   reopens ",
            authors="By ANNA KRAL and TOMAS VEIDT",
            published="22 May 2019",
            url="HTTPS://Example.org:443/a?utm_source=x&id=2",
        )
    )
    assert "Analysis: Harbour reopens" == article.title
    assert "analysis" == article.kind
    assert ["Anna Kral", "Tomas Veidt"] == [author.name for author in article.authors]
    assert "2019-05-22" == str(article.published)
    assert "https://example.org/a?id=2" == article.url
    assert "HTTPS://Example.org:443/a?utm_source=x&id=2" == article.origin("url").raw


def test_pieces_become_one_text_with_blocks_and_links():
    """Blocks tile the text, and each knows where it stood in the source."""
    document = Document(text="One story.\nA list", offsets=SHIFTED)
    link = Link(url="https://example.org/", text="story", span=Span(4, 9))
    article = _assemble(
        Draft(
            body=[
                Piece(text=" "),
                Piece(text="One story.", spans=[Span(0, 10)], links=[link]),
                Piece(text="A list", kind="list_item", spans=[Span(11, 17)]),
                Piece(text="story again", links=[link]),
            ]
        ),
        document=document,
    )
    assert "One story.\n\nA list\n\nstory again" == article.text
    assert ["One story.", "A list", "story again"] == list(article.paragraphs)
    assert [(Span(2, 12),), (Span(13, 19),), ()] == [block.source for block in article.blocks]
    assert [Span(4, 9), Span(24, 29)] == [link.span for link in article.links]
    assert Span(2, 19) == article.origin("text").locator.span


def test_origin_points_into_the_source():
    """A locator of the cleaned text comes out as the place in the source, with its line."""
    document = Document(text="Harbour reopens\nMay 22, 2019", offsets=SHIFTED)
    where = Locator(span=Span(16, 28))
    article = _assemble(
        Draft(published=Found(value="May 22, 2019", method="date line", locator=where)),
        document=document,
    )
    origin = article.origin("published")
    assert Locator(span=Span(18, 30), line=2) == origin.locator
    assert ("date line", "May 22, 2019") == (origin.method, origin.raw)


def test_first_date_wins_and_the_other_is_kept_as_a_problem():
    """Two dates that disagree: the loser is named."""
    dates = [
        Found(value="May 22, 2019", method="date line"),
        Found(value="23 May 2019", method="footer"),
        Found(value="May 2019", method="url"),
    ]
    article = _assemble(Draft(published=dates))
    assert "2019-05-22" == str(article.published)
    (problem,) = article.problems
    assert "conflicting-date" == problem.code
    assert "footer says 2019-05-23" in problem.message


def test_unreadable_date_is_a_problem_and_the_next_is_tried():
    """What is no date does not stand in the way of one that is."""
    article = _assemble(Draft(published=["yesterday or so", Moment.fromisoformat("2019-05")]))
    assert "2019-05" == str(article.published)
    assert ["unreadable-date"] == _codes(article)


@pytest.mark.parametrize(
    ("dates", "published", "codes"),
    [
        (["03/04/2018"], "2018", ["ambiguous-date"]),
        (["03/04/2018", "25/03/2018"], "2018-04-03", ["conflicting-date"]),
        (["2018-04-03"], "2018-04-03", []),
    ],
)
def test_day_and_month_are_told_by_evidence(dates, published, codes):
    """Without evidence only the year is kept; another date of the draft may be evidence."""
    article = _assemble(Draft(published=dates))
    assert (published, codes) == (str(article.published), _codes(article))


def test_first_byline_wins_and_strangers_are_a_problem():
    """Initials of the same person agree; another person is a conflict."""
    bylines = [
        "Staff",
        Found(value="By JOSEPH OTT", method="byline"),
        Found(value="J. Ott", method="footer"),
        Found(value="By Jane Ott", method="comment"),
    ]
    article = _assemble(Draft(authors=bylines))
    assert ["Joseph Ott"] == [author.name for author in article.authors]
    (problem,) = article.problems
    assert ("conflicting-author", "comment names Jane Ott") == (problem.code, problem.message)
    assert "By JOSEPH OTT" == article.origin("authors").raw


def test_authors_that_are_known_pass_unread():
    """Finished authors are kept as they are, repeats aside."""
    anna = Author(name="Anna Kral", url="https://example.org/anna")
    article = _assemble(Draft(authors=[Found(value=(anna, anna), method="front matter")]))
    assert (anna,) == article.authors
    assert "Anna Kral, Anna Kral" == article.origin("authors").raw


def test_tags_are_kept_once():
    """Tags of one slug and kind are one tag; a category of that name is another."""
    tags = [Tag(name="Ports"), Tag(name="ports"), Tag(name="Ports", kind="category")]
    article = _assemble(Draft(tags=tags))
    assert ["tag", "category"] == [tag.kind for tag in article.tags]


def test_too_many_values_are_cut_and_counted():
    """The limits hold for tags and authors, and what is dropped is counted."""
    document = Document(limits=Limits(values=3))
    article = _assemble(Draft(tags=[Tag(name=f"t{n}") for n in range(10)]), document=document)
    (problem,) = article.problems
    assert (3, "too-many-values", 7) == (len(article.tags), problem.code, problem.count)


def test_long_title_is_cut_with_a_problem():
    """What is longer than a headline can be is cut, and said so."""
    article = _assemble(Draft(title="a" * 2000))
    assert (1000, ["long-title"]) == (len(article.title), _codes(article))


def test_odd_address_is_a_problem():
    """What is no address leaves the field empty."""
    article = _assemble(Draft(url="javascript:alert(1)"))
    assert (None, ["unreadable-url"]) == (article.url, _codes(article))


def test_address_of_the_document_is_used_and_resolves_relative_ones():
    """The caller's address is the article's unless the source says better."""
    document = Document(url="https://example.org/blog/")
    assert "https://example.org/blog/" == _assemble(Draft(), document=document).url
    assert "https://example.org/blog/1" == _assemble(Draft(url="1"), document=document).url


def test_series_of_a_headline_is_kept():
    """A numbered headline tells its series, unless the parser knew better."""
    article = _assemble(Draft(title="Harbour notes #12"))
    assert ("Harbour notes", "12") == (article.extra["series"], article.extra["number"])
    known = _assemble(Draft(title="Harbour notes #12", extra={"series": "Notes"}))
    assert {"series": "Notes"} == dict(known.extra)


ENGLISH = (
    "The harbour master said that the port had reopened on Monday. Officials in the capital "
    "denied that there had been any danger to the ships that were waiting in the roads."
)
GERMAN = (
    "Der Hafenmeister sagte, dass der Hafen am Montag wieder geöffnet worden sei. Die Behörden "
    "in der Hauptstadt bestritten, dass für die wartenden Schiffe eine Gefahr bestanden habe."
)


def test_claims_are_extracted_and_dated():
    """Claims come with the article and count their days from its date."""
    article = _assemble(Draft(body=ENGLISH, published="22 May 2019"), claims=True)
    assert {"asserts", "denies"} <= {claim.stance for claim in article.claims}
    assert all(claim.obeys_span_law(article.text) for claim in article.claims)


def test_claims_of_another_language_are_not_guessed():
    """A text that is not English gives no claims and a note that says so."""
    article = _assemble(Draft(body=GERMAN), claims=True)
    assert ("de", (), ["claims-language"]) == (article.language, article.claims, _codes(article))


def test_language_that_the_source_states_wins():
    """A stated language is kept with its origin, regional part and all."""
    stated = Found(value="en-GB", method="front matter")
    article = _assemble(Draft(body=ENGLISH, language=stated), claims=True)
    assert ("en-GB", "front matter") == (article.language, article.origin("language").method)
    assert article.claims


@pytest.mark.parametrize(("text", "stated", "read"), [(ENGLISH, "de", True), (GERMAN, "en", False)])
def test_words_tell_better_than_a_field_whether_claims_are_read(text, stated, read):
    """A site that states one language for all its pages is not believed against the words."""
    article = _assemble(Draft(body=text, language=stated), claims=True)
    assert (stated, read) == (article.language, bool(article.claims))
    assert read or ["claims-language"] == _codes(article)


def test_language_is_worked_out_once(monkeypatch):
    """It costs as much as reading the claims of a short text."""
    texts = []
    detect = assemble_module.detect_language
    monkeypatch.setattr(
        assemble_module, "detect_language", lambda text: texts.append(text) or detect(text)
    )
    monkeypatch.setattr(languages, "detect_language", assemble_module.detect_language)
    assert _assemble(Draft(body=ENGLISH), claims=True).claims
    assert [ENGLISH] == texts


class Careless:
    """A claim extractor that quotes badly, then crashes."""

    name = "careless"
    summary = "A test."

    def extract(self, text, /, *, title=None, published=None, blocks=()):
        """Yield a sound claim and a stray one, then fail."""
        passage = Passage.cut(text, [Span(0, 3)])
        yield Claim(source=None, cue=None, content=passage)
        yield Claim(source=None, cue=None, content=evolve(passage, text="Not"))
        raise LookupError("no such word")


def test_faulty_extractor_costs_its_claims_and_no_article():
    """What is sound is kept, and the problems say what happened."""
    article = _assemble(Draft(title="Storm", body=ENGLISH), claims=Careless())
    assert ("Storm", ENGLISH[:3]) == (article.title, article.claims[0].content.text)
    assert ["extractor-failed", "misquoted-claim"] == _codes(article)
    assert [1, 1] == [problem.count for problem in article.problems]


def test_claims_are_as_many_as_the_limits_allow():
    """A text that is all claims is cut, and says so."""
    document = Document(limits=Limits(values=1))
    article = _assemble(Draft(body=ENGLISH), document=document, claims="tagger")
    assert (1, ["too-many-values"]) == (len(article.claims), _codes(article))


def test_problems_and_origins_of_the_parser_are_placed_in_the_source():
    """What a parser notes counts in the source, too."""
    document = Document(text="abcdef", offsets=SHIFTED)
    where = Locator(span=Span(1, 3))
    article = _assemble(
        Draft(
            origins=[Origin(field="tags", method="taxonomy", locator=where)],
            problems=[
                Problem(code="sharing-dropped", message="sharing buttons", locator=where),
                Problem(code="odd-field", message="no place", locator=Locator(path="/date")),
            ],
        ),
        document=document,
    )
    assert Span(3, 5) == article.origin("tags").locator.span
    assert [None, Span(3, 5)] == [problem.locator.span for problem in article.problems]


def test_fragment_gets_its_place_and_its_claims():
    """A fragment is finished as an article is."""
    document = Document(text=ENGLISH, offsets=SHIFTED)
    fragment = Fragment(text=ENGLISH, span=Span(0, len(ENGLISH)), reason="headline lost")
    finished = finish_fragment(fragment, document)
    assert Span(2, len(ENGLISH) + 2) == finished.span
    assert finished.claims
    assert () == finish_fragment(fragment, document, claims=False).claims
    assert None is finish_fragment(Fragment(text="No place."), document).span


def test_what_goes_wrong_with_a_fragment_is_set_aside():
    """A fragment has no room for problems."""
    problems = []
    fragment = Fragment(text=GERMAN)
    assert fragment == finish_fragment(fragment, Document(), aside=problems.append)
    assert ["claims-language"] == [problem.code for problem in problems]
    assert fragment == finish_fragment(fragment, Document())
