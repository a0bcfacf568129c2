"""Labels of encodings, as the WHATWG standard lists them."""

from __future__ import annotations

import codecs

import pytest

from intelnews.intake.labels import LABELS, REFUSED, name_of


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("utf-8", "UTF-8"),
        ("UTF8", "UTF-8"),
        ("iso-8859-1", "windows-1252"),
        ("latin1", "windows-1252"),
        ("us-ascii", "windows-1252"),
        ("iso-8859-9", "windows-1254"),
        ("gb2312", "GBK"),
        ("shift_jis", "Shift_JIS"),
        ("ks_c_5601-1987", "EUC-KR"),
        ("tis-620", "windows-874"),
        ("utf-16", "UTF-16LE"),
        ("\n  KOI8-R\t", "KOI8-R"),
    ],
)
def test_means_what_browsers_take_it_for(label: str, name: str):
    """Labels are folded to lower case and stripped of white space, then looked up."""
    assert name == name_of(label)


@pytest.mark.parametrize(
    "label",
    [
        "utf-7",
        "unicode_escape",
        "punycode",
        "idna",
        "rot13",
        "hex",
        "zlib",
        "utf_8",
        "utf-32",
        "",
        "\x0butf-8",
    ],
)
def test_knows_nothing_else(label: str):
    """What Python could decode but no browser does has no name, nor has a sloppy label."""
    assert name_of(label) is None


def test_refused_labels_have_no_name():
    """What the standard sends to its "replacement" decoder is never decoded."""
    assert [None] * len(REFUSED) == [name_of(label) for label in REFUSED]


def test_list_is_whole():
    """The standard has 228 labels in 40 groups, of which six labels in one group are refused."""
    assert (228 - 6, 40 - 1) == (len(LABELS), len(set(LABELS.values())))


def test_every_label_is_in_the_form_it_is_looked_up_in():
    """A label with a capital or a space could never be found."""
    assert list(LABELS) == [label.strip().lower() for label in LABELS]


@pytest.mark.parametrize("name", sorted(set(LABELS.values())))
def test_every_name_is_a_label_of_itself(name: str):
    """What is written down as an encoding can be handed in again."""
    assert name == name_of(name)


def test_python_agrees_on_unicode():
    """The names of the Unicode encodings are those of Python too."""
    assert "utf-16-le" == codecs.lookup(name_of("utf-16") or "").name
