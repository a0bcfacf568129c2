"""What keepers put around a page is undone, in as many characters."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.html.unwrap import original_address, unwrap
from intelnews.testing.clock import seconds_of

STAMP = "20190601123015"
OLD = "http://tide.example/harbour"
BAR = "<!-- BEGIN WAYBACK TOOLBAR INSERT --><b>9 captures</b><!-- END WAYBACK TOOLBAR INSERT -->"
FOOTER = "<!-- FILE ARCHIVED ON 12:30:15 Jun 01, 2019 AND RETRIEVED FROM THE INTERNET ARCHIVE -->"


class TestAddresses:
    """Addresses of web archives."""

    @pytest.mark.parametrize(
        "address",
        [
            f"https://web.archive.example/web/{STAMP}/{OLD}",
            f"https://web.archive.example/web/{STAMP}id_/{OLD}",
            f"//archive.example:8080/coll/wayback/{STAMP}mp_/{OLD}",
            f"https://a.example/web/20240101000000/https://b.example/web/{STAMP}/{OLD}",
        ],
    )
    def test_the_address_behind_and_the_time_of_the_first_capture(self, address: str):
        """However often a page was captured, what it was and when it was first kept."""
        url, captured = original_address(address)
        assert (OLD, "2019-06-01T12:30:15+00:00") == (url, str(captured))

    def test_other_addresses_stay(self):
        """An address with digits in it is no address of an archive."""
        assert ("http://a.example/2019/05/22/port", None) == original_address(
            "http://a.example/2019/05/22/port"
        )

    def test_impossible_stamps_are_no_time(self):
        """Fourteen digits need not be a date."""
        assert (OLD, None) == original_address(f"http://a.example/web/99999999999999/{OLD}")


class TestArchives:
    """Pages from web archives."""

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (f'<a href="/web/{STAMP}/{OLD}">', f'<a href="{OLD}">'),
            (f"<img src=//a.example/web/{STAMP}im_/{OLD}>", f"<img src={OLD}>"),
            (
                f'{{"url":"https:\\/\\/a.example\\/web\\/{STAMP}\\/http:\\/\\/t"}}',
                '{"url":"http:\\/\\/t"}',
            ),
            (
                f'{{"a": ["/web/{STAMP}/{OLD}", "/web/{STAMP}/{OLD}"]}}',
                f'{{"a": ["{OLD}", "{OLD}"]}}',
            ),
        ],
    )
    def test_values_are_as_they_were(self, before: str, after: str):
        """In attributes and in JSON the archive's part is overwritten with spaces."""
        text = unwrap(FOOTER + before).text
        assert len(FOOTER + before) == len(text)
        assert after.replace(" ", "") == text[len(FOOTER) :].replace(" ", "")

    def test_words_stay(self):
        """An address that is printed in the text was printed there."""
        page = f"{FOOTER}<p>See https://a.example/web/{STAMP}/{OLD} for it.</p>"
        assert page == unwrap(page).text

    def test_a_link_to_an_archive_stays_one(self):
        """Only the layers of the page itself are taken off."""
        inner = f"https://b.example/web/20150101000000/{OLD}"
        page = f'{FOOTER}<a href="/web/{STAMP}/{inner}">'
        assert page.replace(f"/web/{STAMP}/", " " * 20) == unwrap(page).text

    def test_the_bar_is_gone(self):
        """What the archive put on top is no part of the page."""
        page = f"<body>{BAR}<p>The port.</p>{FOOTER}"
        assert page.replace(BAR, " " * len(BAR)) == unwrap(page).text

    def test_an_unclosed_bar_stays(self):
        """Without its end nobody knows how far it reaches."""
        page = f"<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>The port.</p>{FOOTER}"
        assert page == unwrap(page).text

    def test_footer_and_script_tell_the_time(self):
        """The script knows the address as well, and comes first."""
        script = f'<script>__wm.wombat("{OLD}","{STAMP}","https://a.example/","web")</script>'
        for page in (FOOTER, script, script + FOOTER):
            assert "2019-06-01T12:30:15+00:00" == str(unwrap(page).keepings[0].captured)
        assert OLD == unwrap(script).url


class TestNotes:
    """Notes of browsers and extensions."""

    @pytest.mark.parametrize(
        ("note", "captured"),
        [
            (f"<!-- saved from url=(0027){OLD} -->", "None"),
            (
                (
                    f"<!--\n Page saved with SingleFile \n url: {OLD} \n saved date: Sat Jun 01 "
                    "2019 14:30:15 GMT+0200 (Central European Summer Time)\n-->"
                ),
                "2019-06-01T14:30:15+02:00",
            ),
            (
                f"<!-- Saved from {OLD} at 2019-06-01T12:30:15Z using monolith v2.8.1 -->",
                "2019-06-01T12:30:15+00:00",
            ),
            (
                (
                    f'<meta name="savepage-url" content="{OLD}">\n<meta name="savepage-title" '
                    'content="Port">\n<meta name="savepage-date" content="Sat Jun 01 2019 14:30:15 '
                    'GMT+0200 (x)">'
                ),
                "2019-06-01T14:30:15+02:00",
            ),
            (
                f'<html data-scrapbook-source="{OLD}" data-scrapbook-create="20190601123015123">',
                "2019-06-01T12:30:15+00:00",
            ),
        ],
    )
    def test_address_and_time(self, note: str, captured: str):
        """Each of them notes the address, most of them the time."""
        [keeping] = unwrap(f"<!DOCTYPE html>{note}<p>The port.").keepings
        assert (OLD, captured) == (keeping.url, str(keeping.captured))

    def test_a_local_file_is_no_address(self):
        """A page that was made by a program was saved from nowhere."""
        assert unwrap("<!-- saved from url=(0014)about:internet -->").url is None


class TestLaws:
    """What holds of every page."""

    @given(
        st.lists(
            st.sampled_from(
                [
                    FOOTER,
                    BAR,
                    '"',
                    "'",
                    "=",
                    f"/web/{STAMP}/",
                    "http://",
                    "https://a.example",
                    "\\/",
                    "wombat",
                    "x",
                    " ",
                ]
            ),
            max_size=30,
        )
    )
    def test_the_length_stays(self, pieces: list[str]):
        """Places in the page are places in the source."""
        page = "".join(pieces)
        assert len(page) == len(unwrap(page).text)

    @pytest.mark.parametrize(
        "piece",
        [
            f"/{STAMP}/http:",
            '"',
            "wombat=",
            "=/a",
            f"=https://a/b/{STAMP}/",
            "<!-- saved from url=(",
        ],
    )
    def test_hostile_repeats_take_little(self, piece: str):
        """A megabyte of anything takes less than a second or two."""
        page = FOOTER + piece * (500_000 // len(piece))
        assert seconds_of(partial(unwrap, page), enough=2.5) <= 2.5
