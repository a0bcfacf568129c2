"""A page parted into its posts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.text.rows import read_rows
from intelnews.text.segments import part_page

TEXT = "The port of Ansel was opened again on Monday, pilots say."
DECK = "Nobody owns the ship, and three states fear it"
MORE = "Nobody was hurt. The ferries will run from Tuesday."
H1, H2 = "Storm passes over Port Ansel", "Archive opens the letters of the customs"


def _page(text):
    return part_page(read_rows(text))


def _shape(text):
    """Return each post as its headline and the words of its body, and the stray lines' codes."""
    page = _page(text)
    posts = [
        (post.title and post.title.text, [block.line.text for block in post.body])
        for post in page.posts
    ]
    return posts, [noted.code for noted in page.noted]


def _noted(text):
    return [[noted.code for noted in post.noted] for post in _page(text).posts]


@pytest.mark.parametrize(
    "between",
    [
        "► Author: Anna Kral | Date: 29 May 2019 | Permalink\n",
        "\nBookmark and Share\n\n",
        "Filed under News Tagged with Ansel\n",
        "\n\n\n",
        "\nComments (3)\n\n",
        "Posted by Anna Kral at 10:20 AM\n",
    ],
)
def test_two_posts_are_never_glued(between):
    """Whatever ends the first, the second is another."""
    text = f"{H1}\nMay 29, 2019\n{TEXT}\n{between}{H2}\n\nThe harbour\n\n{MORE}\n"
    assert [(H1, [TEXT]), (H2, [MORE])] == _shape(text)[0]


@pytest.mark.parametrize(
    "second",
    [
        f"{H2}\nMay 30, 2019\n{MORE}",
        f"{H2}\n2 days ago\n{MORE}",
        f"{H2}\n\nThe harbour\n\nBy ANNA KRAL | watch.example |\n{MORE}",
        f"Analysis: {H2}\n\n{MORE}",
        f"Harbour notes #12\n\n{MORE}",
        f"{H2}\n\nTHE CITY ARCHIVE OF Lindenburg says so. {MORE}",
        f"{H2}\n\nThe harbourTHE CITY ARCHIVE OF Lindenburg says so.",
        f"{H2}\n\nThe yard\n\nThe yard\n\n{MORE}",
        f"{H2}\n\nThe harbour\n\n{MORE}",
        f"Storm.\nMay 30, 2019 by Anna Kral\n{MORE}",
    ],
)
def test_signs_of_a_new_post_after_an_open_one(second):
    """No line ended the first post, but the second shows itself."""
    posts, _ = _shape(f"{H1}\nMay 29, 2019\n{TEXT}\n\n{second}")
    assert 2 == len(posts)
    assert (H1, [TEXT]) == posts[0]


@pytest.mark.parametrize(
    "heading", ["What comes next", "Why it matters", "The pilots of the strait speak"]
)
def test_sub_headings_stay_in_their_post(heading):
    """A phrase between paragraphs without any sign of a post is a heading."""
    (post,) = _page(f"{H1}\nMay 29, 2019\n\n{TEXT}\n\n{heading}\n\n{MORE}").posts
    assert ["paragraph", "heading", "paragraph"] == [block.kind for block in post.body]


def test_excerpt_mark_ends_a_post():
    """Behind "[...]" a headline begins a post, not a section."""
    posts, _ = _shape(f"{H1}\n\nThe harbour\n\n{TEXT} [...]\n\n{H2}\n\n{MORE}")
    assert [H1, H2] == [title for title, _ in posts]


def test_captions_doubled_and_credited():
    """What stands between headline and text is caption; so is a credit in the middle."""
    text = f"{H1}\n\nThe yard\n\nThe Yard\n\n{TEXT}\n\nPhoto: Watch\n\nThe pier\nThe pier\n\n{MORE}"
    (post,) = _page(text).posts
    assert ["The yard", "Photo: Watch", "The pier"] == [line.text for line in post.captions]
    assert [TEXT, MORE] == [block.line.text for block in post.body]


def test_a_list_of_phrases_is_text():
    """More lines than captions ever take are a list or a poem."""
    names = [
        f"Ship {word}" for word in ("Anna", "Otter", "Marrow", "Tern", "Heron", "Gull", "Rook")
    ]
    (post,) = _page("\n".join([H1, "May 29, 2019", *names, TEXT])).posts
    assert [*names, TEXT] == [block.line.text for block in post.body]


def test_deck_and_name_above_a_date():
    """A second line of a header is the deck, a name above the date the writer."""
    text = f"{H1}\n{DECK}\nAnna Kral\nAnna Kral\nMay 29, 2019\n{TEXT}"
    (post,) = _page(text).posts
    assert (H1, "Anna Kral") == (post.title.text, post.names[0].text)
    assert DECK == post.deck.text
    assert ["repeated-name"] == [noted.code for noted in post.noted]


def test_sentence_above_a_byline_is_a_deck():
    """Newspapers print a sentence between headline and byline."""
    (post,) = _page(f"{H1}\n\nThe ship is nobody’s.\n\nBy Anna Kral\n\n{TEXT}").posts
    assert "The ship is nobody’s." == post.deck.text


def test_sentence_above_a_signature_is_text():
    """Where the byline stands at the end there is no deck."""
    (post,) = _page(f"{H1}\n\n{TEXT}\n\nBy Anna Kral").posts
    assert [TEXT] == [block.line.text for block in post.body]
    assert 1 == len(post.bylines)


def test_menu_above_the_first_headline():
    """The headline stands right above its date, not at the top of the page."""
    text = f"Harbour Watch\nHome\nAbout us\nTag Archives: Ansel\n\n{H1}\nMay 29, 2019\n{TEXT}"
    posts, codes = _shape(text)
    assert [(H1, [TEXT])] == posts
    assert {"stray-line", "navigation", "archive-heading"} == set(codes)


def test_long_menu_without_marks():
    """Of many phrases above a text the headline is among the last."""
    text = f"Watch\nShips\nSpies\nYards\nRopes\n\n{H1}\n\n{TEXT}"
    assert [(H1, [TEXT])] == _shape(text)[0]


def test_name_of_the_site_above_a_headline():
    """Two words above a longer phrase name the page."""
    assert [(H1, [TEXT])] == _shape(f"Harbour Watch\n\n{H1}\n\n{TEXT}")[0]


@pytest.mark.parametrize(
    ("lost", "reason"),
    [
        (f"{MORE}\nBy JAN OTT | watch.example |\n", "headline lost"),
        (f"By JAN OTT | watch.example |\n{MORE}\n", "headline lost"),
        (f"{MORE}\n► Author: Jan Ott | Date: 30 May 2019 | Permalink\n", "headline lost"),
        (f"May 30, 2019 by Jan Ott\n{MORE}\n", "headline lost"),
        (f"{MORE}\n", "outside any post"),
    ],
)
def test_text_without_headline_is_glued_to_neither_neighbour(lost, reason):
    """Between two posts, with what stood beside it."""
    text = (
        f"{H1}\nMay 29, 2019\n{TEXT}\n► Author: Anna Kral | Date: 29 May 2019 | Permalink\n"
        f"{lost}\n\n{H2}\nMay 31, 2019\n{TEXT}\n"
    )
    assert [(H1, [TEXT]), (None, [MORE]), (H2, [TEXT])] == _shape(text)[0]
    assert reason == _page(text).posts[1].reason


def test_text_above_the_first_headline():
    """A page pasted from the middle begins with the end of a post."""
    page = _page(f"{MORE}\n\n{H1}\nMay 29, 2019\n{TEXT}")
    assert ["before the first headline", ""] == [post.reason for post in page.posts]


def test_byline_of_the_last_paragraph():
    """A signed post cannot be signed again by bars below: the paragraph is another's."""
    text = f"{H1}\nMay 29, 2019 by Anna Kral\n{TEXT}\n{MORE}\nBy JAN OTT | watch.example |\n"
    assert [(H1, [TEXT]), (None, [MORE])] == _shape(text)[0]


def test_stray_byline_and_footer():
    """What nothing is left for is noted."""
    end = "► Author: Anna Kral | Date: 29 May 2019 | Permalink"
    text = f"{H1}\nMay 29, 2019\n{TEXT}\n{end}\n{end}\nBy Jan Ott\n"
    assert [["stray-footer", "stray-byline"]] == _noted(text)
    assert ([], ["stray-footer", "stray-byline"]) == _shape(f"{end}\nBy Jan Ott\n")


def test_footer_as_a_header():
    """Author and date in labelled cells may stand above the text."""
    (post,) = _page(f"{H1}\nAuthor: Anna Kral | Date: 29 May 2019\n{TEXT}").posts
    assert ([TEXT], False) == ([block.line.text for block in post.body], post.is_closed)


def test_buttons_in_a_header_end_nothing():
    """Newspapers print them above the text."""
    (post,) = _page(f"{H1}\n\nShare this:\nTwitter\nFacebook\n\n{TEXT}").posts
    assert [TEXT] == [block.line.text for block in post.body]


def test_bare_headlines():
    """A headline with nothing but buttons below is a post without text."""
    text = f"Harbour notes #12\n\nBookmark and Share\n\n{H1}\n\nBookmark and Share\n"
    assert [("Harbour notes #12", []), (H1, [])] == _shape(text)[0]


def test_headlines_with_dates_and_no_text():
    """An index of posts."""
    text = f"{H1}\nMay 29, 2019\n{H2}\nMay 30, 2019\n"
    assert [(H1, []), (H2, [])] == _shape(text)[0]


def test_bylines_without_text():
    """Two headers in a row are two posts."""
    text = f"{H1}\n\nBy ANNA KRAL | x.example |\n\n{H2}\n\nBy JAN OTT | x.example |\n{TEXT}"
    assert [(H1, []), (H2, [TEXT])] == _shape(text)[0]


def test_dates_above_headlines():
    """A page that begins with a date prints all dates so; one date may head two posts."""
    text = f"29 May 2019\n\n{H1}\n\n{TEXT}\n\nSee you\n\n28 May 2019\n\n{H2}\n\n{MORE}\n"
    page = _page(text)
    assert [H1, H2] == [post.title.text for post in page.posts]
    assert ["29 May 2019", "28 May 2019"] == [post.metas[0][0].text for post in page.posts]


def test_date_above_the_next_headline_of_a_dated_post():
    """Where posts have their dates, a date above a headline is the headline's."""
    text = f"{H1}\nMay 29, 2019\n\n{TEXT}\n\n30 May 2019\n\n{H2}\n\n{MORE}\n"
    assert [(H1, [TEXT]), (H2, [MORE])] == _shape(text)[0]
    assert "30 May 2019" == _page(text).posts[1].metas[0][0].text


def test_dates_of_an_empty_day():
    """Two dates in a row: the second heads the next post."""
    text = f"29 May 2019\n\n{H1}\n\n28 May 2019\n\n{H2}\n\n{MORE}"
    assert ["29 May 2019", "28 May 2019"] == [post.metas[0][0].text for post in _page(text).posts]


def test_chronicle():
    """A date between paragraphs of one post is a heading."""
    (post,) = _page(f"{H1}\nMay 29, 2019\n\n{TEXT}\n\nMay 1, 2018\n\n{MORE}").posts
    assert ["paragraph", "heading", "paragraph"] == [block.kind for block in post.body]


def test_line_of_author_and_count_below_the_text():
    """What says who posted ends the post."""
    (post,) = _page(f"{H1}\n\n{TEXT}\n\nPosted by Anna Kral at 10:20 AM 3 comments:").posts
    assert (True, 3) == (post.is_closed, post.metas[0][1].comments)


def test_second_date_below_is_stray():
    """A dated post is not dated again by a lone date at its end."""
    assert [["stray-line"]] == _noted(f"{H1}\nMay 29, 2019\n{TEXT}\n\nMay 2018\n")
    assert ([], ["stray-line"]) == _shape("May 29, 2019")


def test_related_posts_are_left_out():
    """Titles with dates and categories under "Related" are no posts."""
    text = (
        f"{H1}\nMay 29, 2019\n{TEXT}\n\nRelated\n\nA dredger is lost inside the harbour\n"
        f"May 2, 2018\nIn “News”\nNobody buys the old ferry\nMay 1, 2018\nWith 3 comments\n\n"
        f"{H2}\nMay 30, 2019\n{MORE}\n"
    )
    assert [(H1, [TEXT]), (H2, [MORE])] == _shape(text)[0]
    assert ["related"] * 7 == _noted(text)[0]


@pytest.mark.parametrize(
    "links",
    ["• A dredger is lost\n• Nobody buys the ferry", "A dredger is lost\nNobody buys the ferry"],
)
def test_related_links_without_dates(links):
    """Lists of links end with the next gap."""
    text = f"{H1}\nMay 29, 2019\n{TEXT}\n\nRelated posts\n{links}\n\n{H2}\nMay 30, 2019\n{MORE}\n"
    assert [(H1, [TEXT]), (H2, [MORE])] == _shape(text)[0]


def test_related_at_the_end_of_the_page():
    """Titles with nothing below are links too."""
    text = f"{H1}\nMay 29, 2019\n{TEXT}\n\nRelated posts\n\nA dredger is lost\nNobody buys it\n"
    assert [["related", "related", "related"]] == _noted(text)


def test_about_box():
    """The box is kept aside, for what it says of the page."""
    text = f"{H1}\nMay 29, 2019\n{TEXT}\n\nAbout Harbour Watch\nShips and spies.\n\nHome\n"
    page = _page(text)
    assert ("Ships and spies.",) == page.boxes
    assert ["about-box", "about-box", "navigation"] == [noted.code for noted in page.posts[0].noted]


def test_labels_below_their_heading():
    """One on each line, or all on one."""
    for listed in ("Ansel\nCape Otter", "Ansel, Cape Otter"):
        (post,) = _page(f"{H1}\nMay 29, 2019\n{TEXT}\n\nTopics\n{listed}\n").posts
        tags = [tag for _, taxonomy in post.taxonomies for tag in taxonomy.tags]
        assert ["Ansel", "Cape Otter"] == tags


def test_label_without_a_list_is_a_heading():
    """A section about topics is a section."""
    (post,) = _page(f"{H1}\nMay 29, 2019\n{TEXT}\n\nTopics\n\n{MORE}").posts
    assert [TEXT, "Topics", MORE] == [block.line.text for block in post.body]


def test_taxonomy_above_the_first_headline_names_the_listing():
    """A category above all posts is the archive's."""
    assert ["archive-heading"] == _shape(f"Category: News\n\n{H1}\nMay 29, 2019\n{TEXT}")[1]


def test_comments_with_short_lines_and_the_next_post():
    """Readers write phrases too; the next headline shows itself by its date."""
    said = "Van says:\nMay 29, 2019 at 10:20 am\n\nWhose ship is it then\n\nOtt says:\n\nNot ours"
    first = f"{H1}\nMay 29, 2019\n{TEXT}\n\n2 Responses to {H1}\n\n{said}"
    text = f"{first}\n\n{H2}\nMay 30, 2019\n{MORE}\n"
    assert [(H1, [TEXT]), (H2, [MORE])] == _shape(text)[0]
    assert ["Van", "Ott"] == [one.author.name for one in _page(text).posts[0].thread.comments()]


@pytest.mark.parametrize(
    "second",
    [
        f"{H2}\nMay 30, 2019 by Anna Kral\n{MORE}",
        f"{H2}\n\nThe yard\n\nBy ANNA KRAL | watch.example |\n{MORE}",
        f"{H2}\nMay 30, 2019\n{MORE}",
        f"Harbour notes #12\n\n{MORE}",
    ],
)
def test_posts_behind_comments_without_says(second):
    """Themes that print names above times leave less to go by."""
    comments = f"1 Response to {H1}\n\nVan\nMay 29, 2019 at 10:20 am\nNo."
    text = f"{H1}\nMay 29, 2019\n{TEXT}\n\n{comments}\n\n{second}"
    posts, _ = _shape(text)
    assert [MORE] == posts[1][1]


def test_form_below_the_comments():
    """Fields of a form are buttons, and the comments are over."""
    text = f"{H1}\nMay 29, 2019\n{TEXT}\n\nLeave a Reply\nName *\nEmail *\nWebsite\nComment *\n"
    (post,) = _page(text).posts
    assert {"comment-button"} == {noted.code for noted in post.noted}


def test_comments_word_without_comments():
    """A heading "Comments" in a text is a heading, behind it a stray line."""
    (post,) = _page(f"{H1}\nMay 29, 2019\n{TEXT}\n\nComments\n\n{MORE}").posts
    assert "heading" == post.body[1].kind
    assert [["sharing", "stray-line"]] == _noted(
        f"{H1}\nMay 29, 2019\n{TEXT}\nShare this:\nComments\n"
    )
    assert ["stray-line"] == _shape("Comments")[1]


def test_says_in_a_text_is_text():
    """What officials said opens a quotation, not a thread."""
    text = f"{H1}\nMay 29, 2019\n{TEXT}\nOfficials said:\n“{MORE}”"
    assert 3 == len(_shape(text)[0][0][1])


def test_says_without_a_heading_of_comments():
    """A commenter's line apart from the text opens the thread."""
    (post,) = _page(f"{H1}\nMay 29, 2019\n{TEXT}\n\nVan says:\n\nThanks.\n\nReply\n").posts
    assert ["Thanks."] == [one.text for one in post.thread.comments()]


def test_byline_in_a_comment():
    """A reader may write "By Anna Kral"."""
    text = f"{H1}\nMay 29, 2019\n{TEXT}\n\nVan says:\n\nBy Anna Kral\n"
    assert ["By Anna Kral"] == [one.text for one in _page(text).posts[0].thread.comments()]


def test_read_more_lines():
    """A link of its own cuts its post; without a post it is stray."""
    (post,) = _page(f"{H1}\nMay 29, 2019\n{TEXT}\nRead more\n").posts
    assert (True, True) == (post.is_truncated, post.is_closed)
    assert ["stray-line"] == _shape("Read more\n")[1]


def test_page_of_one_phrase():
    """A phrase alone is a headline; several are a headline and what stands below it."""
    assert [("Storm", [])] == _shape("Storm")[0]
    words = "Pilots of the strait have seen it"
    assert [("Storm", [words])] == _shape(f"Storm\n2 days ago\n{words}")[0]


def test_last_short_line_under_a_header_is_the_text():
    """A text that was cut to a phrase is still the text."""
    assert [(H1, ["It rained"])] == _shape(f"{H1}\nMay 29, 2019\nIt rained")[0]


def test_line_behind_the_end_is_stray():
    """Phrases behind a post that head nothing are noted."""
    assert [["sharing", "stray-line"]] == _noted(
        f"{H1}\nMay 29, 2019\n{TEXT}\n\nShare this:\n\nThe yard\n"
    )


def test_date_that_heads_nothing_is_stray():
    """A date above a phrase that turns out to be no headline is not lost."""
    text = f"29 May 2019\n\n{H1}\n\n{TEXT}\n\n28 May 2019\n\nOx"
    assert [["stray-line", "stray-line"]] == _noted(text)


def test_policy_below_a_closed_post():
    """The rules may stand below a post without comments."""
    policy = "Comments are welcome. Abusive ones will be removed."
    assert [["sharing", "comment-policy"]] == _noted(
        f"{H1}\nMay 29, 2019\n{TEXT}\nShare this:\n{policy}"
    )


def test_buttons_among_comments():
    """What stands below a comment belongs to the thread."""
    text = f"{H1}\nMay 29, 2019\n{TEXT}\n\nVan says:\n\nNo.\n\nLike\n\nEdit\n"
    assert [["comment-button", "comment-button"]] == _noted(text)


def test_author_without_a_date_above_the_text():
    """A line that says who posted makes a headline of the phrase above it."""
    assert [(H1, [TEXT])] == _shape(f"{H1}\nPosted by Anna Kral at 10:20 AM\n{TEXT}")[0]


def test_author_without_a_date_below_the_text():
    """In an open post the same line belongs to the text above the phrase too."""
    (post,) = _page(f"{H1}\n\n{TEXT}\n\nThe yard\nPosted by Anna Kral at 10:20 AM").posts
    assert [TEXT, "The yard"] == [block.line.text for block in post.body]


def test_stray_phrase_above_the_date_of_the_next_post():
    """On a page with dates first, a phrase above a date ends the post before it."""
    days = (f"29 May 2019\n\n{H1}", f"28 May 2019\n\n{H2}\n\n{MORE}\n\nShare this:\n\nOx")
    text = "\n\n".join([*days, f"27 May 2019\n\n{H1}\n\n{TEXT}"])
    assert [(H1, []), (H2, [MORE]), (H1, [TEXT])] == _shape(text)[0]


def test_heading_of_comments_at_the_end_of_the_page():
    """Nothing follows, so nothing is led to."""
    assert [["stray-line"]] == _noted(f"{H1}\nMay 29, 2019\n{TEXT}\nFiled under News\nComments")


def test_text_that_is_all_caption():
    """A paragraph of nothing but its link leaves no block."""
    (post,) = _page(f"{H1}\nMay 29, 2019\n{TEXT}\n• Read more").posts
    assert (True, 1) == (post.is_truncated, len(post.body))


def test_stories_parted_by_rules():
    """Lines of stars part a page, and a dateline begins a report."""
    stars = "\n\n* * *\n\n"
    second = f"Calm again\n\nBROD, Ruritania (Agency) — {MORE}"
    third = f"Storm ends\n==========\nMay 2, 2019\n{TEXT}"
    first = f"{H1}\n\nBy Anna Kral\nMay 1, 2019\n\n{TEXT}"
    text = f"News of the week{stars}{first}{stars}{second}\n\n{third}"
    report = f"BROD, Ruritania (Agency) — {MORE}"
    expected = [(H1, [TEXT]), ("Calm again", [report]), ("Storm ends", [TEXT])]
    assert expected == _shape(text)[0]


def test_label_above_the_headline():
    """A section's name in capitals is not the headline, though it comes first."""
    deck = "Two blocks lie in the basin."
    (post,) = _page(f"THE COAST\n\nWhat the divers saw\n\n{deck}\n\nBy Anna Kral\n\n{TEXT}").posts
    assert ("What the divers saw", deck) == (post.title.text, post.deck.text)


def test_caption_that_is_a_sentence():
    """It says itself what it is."""
    (post,) = _page(f"{H1}\nMay 29, 2019\n\nPhoto: A diver at the quay.\n\n{TEXT}").posts
    assert ["Photo: A diver at the quay."] == [line.text for line in post.captions]
    assert [TEXT] == [block.line.text for block in post.body]


def test_quotation_marks_that_look_like_arrows():
    """A French sentence in quotation marks is text."""
    words = "« Nous avons perdu un mois », a dit le capitaine."
    assert [(H1, [words])] == _shape(f"{H1}\nMay 29, 2019\n{words}")[0]


def test_full_date_lines_above_headlines():
    """Some themes print writer and date above the headline of every post."""
    text = (
        f"Posted on May 29, 2019 by Anna Kral\n\n{H1}\n\n{TEXT}\n\n"
        f"Posted on May 28, 2019 by Jan Ott\n\n{H2}\n\n{MORE}\n"
    )
    page = _page(text)
    assert [(H1, [TEXT]), (H2, [MORE])] == _shape(text)[0]
    assert ["Anna Kral", "Jan Ott"] == [
        post.metas[0][1].author.cut(post.metas[0][0].text).removeprefix("by ")
        for post in page.posts
    ]


def test_date_of_a_lost_headline_at_the_top():
    """A page that begins with the rest of a post still prints dates below headlines."""
    rest = f"May 28, 2019\n\nThe yard\n\n{MORE}"
    text = f"{rest}\n\n{H1}\nMay 29, 2019\n{TEXT}\n\n{H2}\nMay 30, 2019\n{MORE}"
    posts, _ = _shape(text)
    assert [(H1, [TEXT]), (H2, [MORE])] == posts[1:]


def test_name_below_the_date():
    """Apart from the text, and nobody named yet: the writer; right above the text: a caption."""
    (post,) = _page(f"{H1}\n\nMay 29, 2019\nAnna Kral\n\n{TEXT}").posts
    assert ["Anna Kral"] == [line.text for line in post.names]
    (post,) = _page(f"{H1}\nMay 29, 2019\nAnna Kral\n{TEXT}").posts
    assert ["Anna Kral"] == [line.text for line in post.captions]


def test_question_above_the_first_paragraph():
    """It is a heading of the text, not a caption."""
    (post,) = _page(f"{H1}\nMay 29, 2019\nWhat happened?\n{TEXT}").posts
    assert ["heading", "paragraph"] == [block.kind for block in post.body]


def test_caption_printed_again_in_the_text():
    """The same words below the text are the same caption."""
    (post,) = _page(f"{H1}\nMay 29, 2019\nThe yard\n{TEXT}\n\nThe yard\n\n{MORE}").posts
    assert (["The yard"], [TEXT, MORE]) == (
        [line.text for line in post.captions],
        [block.line.text for block in post.body],
    )


def test_addresses():
    """Above the first headline, in a header, within a text, and behind its end."""
    url = "https://watch.example/a"
    page = _page(f"{url}\n{H1}\n{url}/1\nMay 29, 2019\n{TEXT}\n{url}/2\nShare this:\n{url}/3\n")
    (post,) = page.posts
    assert (url, f"{url}/1") == (page.address.text, post.address.text)
    assert [TEXT, f"{url}/2"] == [block.line.text for block in post.body]
    assert ["sharing", "stray-line"] == [noted.code for noted in post.noted]


def test_addresses_in_comments():
    """A reader's link is the reader's."""
    text = f"{H1}\nMay 29, 2019\n{TEXT}\n\nVan says:\n\nhttps://watch.example/a\n"
    assert ["https://watch.example/a"] == [
        one.text for one in _page(text).posts[0].thread.comments()
    ]


def test_author_below_a_phrase_of_an_open_post():
    """A line that says who posted, under a closing phrase, makes no headline of it."""
    phrase = "See you all next week"
    text = f"{H1}\nMay 29, 2019\n\n{TEXT}\n\n{phrase}\n\nPosted by Anna Kral at 10:20 AM\n"
    assert [(H1, [TEXT, phrase])] == _shape(text)[0]


_PIECES = st.sampled_from(
    [
        *(H1, H2, TEXT, MORE, "May 29, 2019", "May 29, 2019 by Anna Kral 2 Comments", "The yard"),
        *("By ANNA KRAL | watch.example |", "By Anna Kral", "Author: A B | Date: 29 May 2019"),
        *("Share this:", "Related", "Menu", "Tags:", "Topics", "Filed under News", "About Watch"),
        *("Comments (2)", f"2 Responses to {H1}", "1. Van says:", "Reply", "Read more", "• One"),
        *("10. Ten", "Tag Archives: Ansel", "3 Comments", "Posted by Anna Kral at 10:20 AM"),
        *("https://watch.example/a", "What now?", "Anna Kral", "====", "* * *"),
    ]
)
_LOUD = {"more", "commenter", "responses"}  # what these say is in a flag, a comment, a count


@given(st.lists(st.tuples(_PIECES, st.sampled_from(["\n", "\n\n"])), max_size=12))
def test_no_line_is_lost_in_silence(parts):
    """Each line is part of a post, of a comment, or noted."""
    rows = read_rows("".join(line + gap for line, gap in parts))
    page = part_page(rows)
    kept = [noted.line for noted in page.noted] + [page.address] * (page.address is not None)
    said = set()
    for post in page.posts:
        kept += [line for line in (post.title, post.deck, post.address) if line is not None]
        kept += [block.line for block in post.body] + [noted.line for noted in post.noted]
        kept += [*post.names, *post.captions]
        for lines in (post.metas, post.bylines, post.footers, post.taxonomies):
            kept += [line for line, _ in lines]
        said |= {voice.name for voice in post.thread.voices} if post.thread else set()
        said |= (
            {word for one in post.thread.comments() for word in one.text.split("\n\n")}
            if post.thread
            else set()
        )
        said |= {voice.moment for voice in post.thread.voices} if post.thread else set()
    spans = [line.span for line in kept]
    for row in rows:
        is_label = row.kind == "taxonomy" and row.reading.is_bare
        if row.kind not in _LOUD and not is_label and row.line.text not in said:
            assert any(row.line.span.overlaps(span) for span in spans), row


def test_date_line_that_counts_comments_is_no_comments_own():
    """Below the last comment it belongs to a post again, and nothing of it is lost."""
    text = "The port is open again.\n\n1. Van says:\nMay 29, 2019 by Anna Kral 2 Comments\n"
    page = part_page(read_rows(text))
    metas = [line.text for post in page.posts for line, _ in post.metas]
    noted = [one.line.text for one in page.noted]
    assert ["May 29, 2019 by Anna Kral 2 Comments"] == metas + noted
