"""The parser of pasted pages: its bid, its laws, and what it does with hostile text."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intelnews.intake.document import Document
from intelnews.model import Fragment, Problem, Span
from intelnews.parsers.paste import PasteParser
from intelnews.plugins.contract import Draft, Head, Parser

TITLES = (
    "Ship without a flag runs aground near Port Ansel",
    "Analysis: Why nobody owns the ship",
    "Harbour notes #309",
    "Who paid for the dredger?",
    "Navy chief quits",
    "“We saw lights,” say fishermen of the strait",
)
PARAGRAPHS = (
    "Three governments deny that they own the ship that ran aground on Sunday. It has no flag.",
    "The harbour master said on Monday that the ship would be towed to the naval yard.",
    "“Nobody has asked us,” said the pilot Ilse Brandt. “We would have told them.”",
    "OFFICIALS IN FREEDONIA HAVE said that the strait will be closed to ships until March.",
    "It rained for nine days, and on May 29, 2019 the port was closed; by Monday it was open.",
    "Was there a plot? The court in Strelsau will hear nine witnesses, among them Dr. Oswin.",
)
COMMENTS = """
2 Responses to the post

  1. Tern says:
    May 29, 2019 at 10:20 am

    Whose ship is it

  2. Old Salt says:

    Not ours.
"""
HEADS = (
    "May 29, 2019",
    "August 21, 2018 1 Comment",
    "May 29, 2019 by Anna Kral Leave a comment",
    "Posted on May 29, 2019 by Anna Kral",
    "Anna Kral / May 29, 2019",
    "\nBy ANNA KRAL | watch.example |",
    "\nThe naval yard\n\nThe naval yard\n\nBy A. KRAL and J. OTT | |",
)
TAILS = (
    "",
    "► Author: Anna Kral | Date: 29 May 2019 | Permalink\n",
    "Author: Anna Kral | Da\n",
    "Filed under News, Ships Tagged with Ansel, Otter\n",
    "\nBookmark and Share\n",
    COMMENTS,
)


def _parse(text):
    return list(PasteParser().parse(Document(text=text)))


@st.composite
def posts(draw):
    """Return a headline, paragraphs, and the post as a page would print them."""
    title = draw(st.sampled_from(TITLES))
    body = draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4, unique=True))
    between = draw(st.sampled_from(["\n", "\n\n"]))
    head, tail = draw(st.sampled_from(HEADS)), draw(st.sampled_from(TAILS))
    return title, body, f"{title}\n{head}{between}{between.join(body)}\n{tail}"


@given(st.lists(posts(), min_size=1, max_size=4), st.sampled_from(["\n", "\n\n", "\n\n\n\n"]))
def test_posts_are_never_glued(several, between):
    """However pages are put together, each text stays under its own headline, whole."""
    records = _parse(between.join(page for _, _, page in several))
    drafts = [record for record in records if isinstance(record, Draft)]
    expected = [(title, body) for title, body, _ in several]
    assert expected == [(d.title.value, [piece.text for piece in d.body]) for d in drafts]
    assert [] == [record for record in records if isinstance(record, Fragment)]


@given(posts(), posts(), st.sampled_from(PARAGRAPHS), st.booleans())
def test_a_signed_paragraph_between_posts_is_a_fragment(one, other, lost, signs_below):
    """Text with its own byline and no headline is glued to neither neighbour."""
    byline = "By JAN OTT | watch.example |"
    parts = [lost, byline] if signs_below else [byline, lost]
    footer = "► Author: Anna Kral | Date: 29 May 2019 | Permalink"
    head = f"{one[0]}\nMay 29, 2019\n{one[1][0]}\n{footer}\n"
    records = _parse("\n".join([head, *parts, "\n\n\n", other[2]]))
    texts = [
        r.text if isinstance(r, Fragment) else r.body[0].text
        for r in records
        if isinstance(r, (Draft, Fragment)) and (isinstance(r, Fragment) or r.body)
    ]
    assert [one[1][0], lost, other[1][0]] == texts
    (fragment,) = (record for record in records if isinstance(record, Fragment))
    assert ["Jan Ott"] == [author.name for author in fragment.authors]


PIECES = st.sampled_from(
    [
        *(*TITLES, *PARAGRAPHS, *HEADS, *TAILS, "About Harbour Watch", "Related", "Tags:", "By"),
        *("• One. Two", "►►One. ►►Two", "10. Ten. Nine", "Read more", "Continue reading →", "Menu"),
        *("Comments (3)", "Leave a Reply", "Photo: Watch", "2 days ago", "May 2019", "a", "a,", ""),
        *("Port AnselTHE NAVY HAS said so", "It is.► Author: A B | Date: 1 May 2019", "Name *"),
        *("Share", "\u00a0", "…", "Van says:", "Comments", "Topics"),
    ]
)
PAGES = st.lists(PIECES, max_size=14).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", "\n  ", "\n\n\n\n"]).map(
        lambda gap: gap.join(parts)
    )
)


@given(st.one_of(PAGES, st.text(max_size=300)))
@example("By | By | |")
@example("►")
@example("1.\n\n2.")
@example("\ud800\n\x00")
def test_laws_hold_for_any_text(text):
    """No error; every piece is what its spans cover; no two records share a place."""
    taken = []
    for record in _parse(text):
        if isinstance(record, Draft):
            places = [span for piece in record.body for span in piece.spans]
            for piece in record.body:
                assert piece.text == " ".join(span.cut(text) for span in piece.spans)
            found = [record.title, record.deck, *record.authors, *record.published]
            for value in filter(None, found):
                assert value.locator.span in Span(0, len(text))
        elif isinstance(record, Fragment):
            places = [record.span]
            assert record.text.split() == record.span.cut(text).split() or "\n" in record.text
        else:
            assert isinstance(record, Problem)
            continue
        taken += places
    taken.sort()
    for before, after in pairwise(taken):
        assert before.end <= after.start


@given(PAGES)
def test_bids_stay_in_their_range(text):
    """Under 0.5 for weak marks, 0.6 to 0.85 for strong ones, with a reason."""
    match = PasteParser().sniff(Head(text=text))
    if match is not None:
        assert match.confidence in {0.3, 0.42, 0.46, 0.48} or 0.6 <= match.confidence <= 0.85
        assert match.reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "The port of Ansel was opened again on Monday. Nobody was hurt.",
        "Storm passes\n\nThe port of Ansel was opened again on Monday.\n\nNobody was hurt.",
        "PORT ANSEL, Freedonia (Agency) — The port was opened again on Monday.",
        "<html><body><h1>Storm passes</h1><p>May 29, 2019 by Anna Kral</p></body></html>",
        '{"title": "Storm passes", "date": "May 29, 2019"}',
        "---\ntitle: Storm passes\ndate: 2019-05-29\n---\nThe port was opened.",
        "(18, 'Storm passes', 'https://watch.example/2024/07/29/', '2025-01-05 16:02:38'),",
    ],
)
def test_no_bid(text):
    """Prose, mark-up and data are others' to read."""
    assert PasteParser().sniff(Head(text=text)) is None


def test_bid_names_its_marks():
    """The reason says what was seen."""
    text = f"{TITLES[0]}\nMay 29, 2019 by Anna Kral\n{PARAGRAPHS[0]}\nFiled under News\n"
    match = PasteParser().sniff(Head(text=text))
    assert (0.67, "a date line under a headline, a line of categories") == (
        match.confidence,
        match.reason,
    )


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        (f"{TITLES[0]}\nMay 29, 2019\n{PARAGRAPHS[0]}", 0.48),
        (f"{TITLES[0]}\nBy Anna Kral\nMay 29, 2019\n{PARAGRAPHS[0]}", 0.42),
        (f"Press room\n\n{PARAGRAPHS[0]}", 0.3),
        (f"Analysis: On ships\n\n{PARAGRAPHS[3]}", 0.42),
        (f"{TITLES[0]}\nMay 29, 2019 1 Comment\n{PARAGRAPHS[0]}", 0.6),
        (f"{TITLES[0]}\n\nThe yard at night\n\n{PARAGRAPHS[0]}", 0.46),
        (f"{TITLES[0]}\nSOURCE: a\nLENGTH: 9\nSECTION: b\nMay 29, 2019 by A. Kral", None),
    ],
)
def test_bids_on_little(text, confidence):
    """A date alone may stand in any text, so the bid stays low."""
    match = PasteParser().sniff(Head(text=text))
    assert confidence == (match and match.confidence)


def test_is_a_parser():
    """It has the form that the registry asks for."""
    assert isinstance(PasteParser(), Parser)


def test_dates_are_read_as_the_page_reads_them():
    """A date that could be either is read like the one that can be read in one way only."""
    page = "\n".join(
        f"{title}\nPosted {day} by Anna Kral\n{PARAGRAPHS[0]}\nTags: a\n"
        for title, day in zip(TITLES, ("05/06/2018", "25/06/2018"), strict=False)
    )
    one, other = _parse(page)
    assert ("2018-06-05", "05/06/2018") == (str(one.published[0].value), one.published[0].raw)
    assert "25/06/2018" == other.published[0].value


def test_fragment_is_dated_by_its_footer():
    """What stood beside the text goes with it, and where it stood is kept."""
    text = (
        f"{PARAGRAPHS[0]}\n► Author: Staff | Date: 29 May 2019 | Permalink\n\n"
        f"{TITLES[0]}\nMay 29, 2019\n{PARAGRAPHS[1]}"
    )
    fragment = _parse(text)[0]
    assert ("2019-05-29", ()) == (str(fragment.published), fragment.authors)
    assert ["published"] == [origin.field for origin in fragment.origins]


def test_byline_without_text_makes_no_fragment():
    """There is nothing to keep but a note."""
    text = f"By\n\n{TITLES[0]}\nMay 29, 2019\n{PARAGRAPHS[1]}"
    assert ["Draft", "Problem"] == sorted(type(record).__name__ for record in _parse(text))


def test_permalink_may_be_an_address():
    """Then it is the address of the post."""
    text = (
        f"{TITLES[0]}\nMay 29, 2019\n{PARAGRAPHS[1]}\n"
        "Author: Anna Kral | Date: 29 May 2019 | Permalink: https://watch.example/a\n"
    )
    (draft,) = _parse(text)
    assert ("https://watch.example/a", None) == (draft.url.value, draft.permalink_text)


def test_address_above_the_only_post():
    """It is the address of that post; of a listing it is noted."""
    post = f"{TITLES[0]}\nMay 29, 2019\n{PARAGRAPHS[1]}\n"
    (draft,) = _parse(f"https://watch.example/a\n{post}")
    assert "https://watch.example/a" == draft.url.value
    *drafts, problem = _parse(f"https://watch.example/a\n{post}\n{post}")
    assert ([None, None], "stray-line") == ([d.url for d in drafts], problem.code)


HEADER = f"{TITLES[0]}\nMay 29, 2019 by Anna Kral\n"
HOSTILE = {
    "one line": (HEADER + "x" * 5_000_000, 5_000_000),
    "words": (HEADER + "said " * 400_000, 1_999_999),
    "quotation marks": (HEADER + '"' * 1_000_000, 1_000_000),
    "arrows": (HEADER + "►" * 1_000_000, 1),
    "arrows and letters": (HEADER + "►x" * 100_000, 100_000),
    "tags": (
        HEADER + "It is.\nTagged with " + ", ".join(f"tag {n}" for n in range(100_000)),
        100_000,
    ),
    "commas": (HEADER + "It is.\nFiled under " + "," * 500_000, 1),
    "spaces": (HEADER + "It is.\nFiled under a" + " " * 500_000 + "b", 1),
    "bars": (HEADER + "By A | " * 100_000, 1),
    "short lines": ("a\n" * 50_000, 49_000),
    "headlines": ("Harbour reopens again today\n\n" * 5_000, 4_000),
    "dates": ("May 29, 2019\n" * 10_000, 9_990),
    "bylines": ("By ANNA KRAL | x |\n" * 10_000, 9_990),
    "footers": ("► Author: Anna Kral | Date: 29 May 2019 | Permalink\n" * 5_000, 4_990),
    "commenters": (HEADER + "It is.\n\n" + "1. Van says:\n\n" * 10_000, 10_000),
    "related": (HEADER + "It is.\nRelated\n" + "A title of another\n" * 10_000, 9_990),
    "labels": (HEADER + "It is.\nTags:\n" + "label\n" * 20_000, 1),
    "indents": (
        HEADER + "It is.\n\n" + "\n\n".join(" " * n + "Van says:" for n in range(500)),
        400,
    ),
}


@pytest.mark.parametrize(("text", "least"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_to_its_end(text, least):
    """In linear time, and nothing is lost: characters of the body, values, lines set aside."""
    records = _parse(text)
    drafts = [record for record in records if isinstance(record, Draft)]
    noted = [
        *(r for r in records if isinstance(r, Problem)),
        *(p for d in drafts for p in d.problems),
    ]
    kept = sum(len(piece.text) for draft in drafts for piece in draft.body)
    values = sum(len(draft.tags) + len(draft.comments) for draft in drafts)
    assert kept + values + sum(problem.count for problem in noted) >= least


@pytest.mark.shared
def test_stored_tag_page(shared):
    """The page the library was founded on: two articles, and a fragment between them."""
    text = (shared / "seed" / "tajikistan-tag-page.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "seed" / "gold.json").read_text(encoding="utf-8"))
    one, fragment, other = _parse(text)
    assert [article["title"] for article in gold["articles"]] == [
        one.title.value,
        other.title.value,
    ]
    assert [article["comments"] for article in gold["articles"]] == [
        one.comment_count,
        other.comment_count,
    ]
    for article, draft in zip(gold["articles"], (one, other), strict=True):
        assert article["paragraphs"] == len(draft.body)
        assert draft.body[0].text.startswith(article["body_starts"])
        assert draft.body[-1].text.endswith(article["body_ends"])
        assert article["categories"] + article["tags"] == [tag.name for tag in draft.tags]
    assert gold["fragments"][0]["authors"] == [author.name for author in fragment.authors]


@pytest.mark.shared
def test_stored_samples_are_read_whole(shared):
    """Every word of every stored page is in a record or quoted by a problem."""
    for path in sorted((shared / "samples" / "intelnews").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert any(isinstance(record, Draft) and record.title for record in _parse(text)), path.name
