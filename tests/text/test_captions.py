"""Captions and the seams where they were glued to the text."""

from __future__ import annotations

import pytest

from intelnews.text.captions import (
    find_caption_seam,
    find_label_seam,
    has_capitals_lead,
    is_credit,
    is_picture_credit,
    is_same_caption,
)


@pytest.mark.parametrize(
    ("caption", "lead"),
    [
        ("Port Ansel", "THE FREEDONIAN NAVY HAS said that"),
        ("Harbour unrest 2021", "IF MONDAY’S ATTACK ON the pier was planned"),
        ("The Keepers of Cape Otter", "FEW THINGS ARE AS dear as rope"),
        ("End of Year Look", "Since 2009, when this page was begun, we"),
        ("The pier (left) and the yard", "When the ice came, it"),
        ("Captain", "The navy has said that"),
        ("The old pier", "In October 2018, the yard"),
        ("Port of Élan", "ÉTAT MAJOR OFFICERS OF the navy said"),
        ("Anna Kral (right)", "“IT WAS NOT ME” is all she said"),
    ],
)
def test_captions_are_cut_off(caption, lead):
    """The capitals of a lead, or a word that opens sentences, give the caption away."""
    assert len(caption) == find_caption_seam(caption + lead)


@pytest.mark.parametrize(
    "text",
    [
        "LinkedIn said that it had been closed",
        "The pilots of YouTube and WikiLeaks met",
        "Officials of AllThingsNautical In Port Ansel met",
        "Nobody came. The yard was shut.The navy knew",
        "He wrote for eNavy until it closed",
        "the small letters THE NAVY HAS said",
        "it was said that the old pier of AnselThe navy",
        "McDonald and O’Brien met the pilot",
        "",
    ],
)
def test_other_seams_stay(text):
    """Names with capitals inside, missing spaces and sentences are left as they are."""
    assert find_caption_seam(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OFFICIALS IN FREEDONIA HAVE said", True),
        ("THE HARBOUR MASTER OF Port Ansel said", True),
        ("“WE SAW THE LIGHTS”, said the pilot", True),
        ("UN and EU agree", False),
        ("THE HARBOUR IS CLOSED", False),
        ("Officials in Freedonia", False),
        ("US NAVY", False),
    ],
)
def test_capitals_lead(text, expected):
    """A style of leads: some words in capitals, then small letters."""
    assert expected is has_capitals_lead(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The port of Ansel is open again.Port Gate 2", "Port Gate 2"),
        ("The port of Ansel is open again.Q Quote 1", "Q Quote 1"),
        ("“The port of Ansel is open again.”Gate of the Yard", "Gate of the Yard"),
        ("The port of Ansel is open again.", None),
        ("Write to the desk at Harbour.Example", None),
        ("The port of Ansel is open again.Nobody knows why", None),
        ("It is.Port Gate 2", None),
    ],
)
def test_labels_at_the_end(text, label):
    """A phrase in title case behind the end of the last sentence is an image's label."""
    seam = find_label_seam(text)
    assert label == (None if seam is None else text[seam:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Photo: Harbour Watch", True),
        ("(Photo by Anna Kral)", True),
        ("Image courtesy of the navy", True),
        ("© Harbour Watch", True),
        ("Photographers protest in Ansel", False),
        ("Sources close to the navy", False),
    ],
)
def test_credits(text, expected):
    """The maker of a picture is named behind a colon or a preposition."""
    assert expected is is_credit(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Photo: A diver at the quay. Harbour Watch", True),
        ("(Image by Anna Kral.)", True),
        ("Photographs were shown.", False),
        ("Source: the navy.", False),
        ("Photo: " + "x" * 300, False),
    ],
)
def test_sentences_that_say_they_are_captions(text, expected):
    """A sentence needs more than a short line does."""
    assert expected is is_picture_credit(text)


def test_same_caption_whatever_the_case():
    """The text for those who cannot see repeats the caption."""
    assert is_same_caption("The naval yard.", "The Naval Yard")
    assert not is_same_caption("The naval yard", "The yard")
