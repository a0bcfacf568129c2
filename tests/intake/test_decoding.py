"""Which encoding bytes are in, and what is said where it had to be guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.intake.decoding import decode, guess_utf16
from intelnews.model import Severity
from intelnews.testing.clock import seconds_of

PROSE = "Порт Анзель вновь открылся в понедельник, заявили власти Фридонии. 22.05.2019\n"
PAGE = '<html><head><meta charset="{}"><title>Gdańsk</title>'


def _outcome(data: bytes, encoding: str | None = None) -> tuple[str, list[str]]:
    decoded = decode(data, encoding=encoding)
    return decoded.encoding, [problem.code for problem in decoded.problems]


class TestByteOrderMark:
    """The surest sign."""

    @pytest.mark.parametrize(
        ("codec", "name"),
        [("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16LE")],
    )
    def test_decides_and_is_no_text(self, codec: str, name: str):
        """The mark says the encoding and is not part of the text."""
        decoded = decode("Gdańsk".encode(codec))
        assert ("Gdańsk", name, ()) == (decoded.text, decoded.encoding, decoded.problems)

    def test_big_endian(self):
        """The mark of the other byte order."""
        assert "Gdańsk" == decode(b"\xfe\xff" + "Gdańsk".encode("utf-16-be")).text

    def test_overrules_the_caller(self):
        """A mark cannot be there by chance, a caller can be mistaken."""
        assert ("UTF-8", ["encoding-conflict"]) == _outcome(b"\xef\xbb\xbfx", "windows-1252")

    def test_agrees_with_the_caller(self):
        """No conflict, no problem."""
        assert ("UTF-8", []) == _outcome(b"\xef\xbb\xbfx", "UTF-8")


class TestCaller:
    """What the caller says holds for everything without a mark."""

    def test_is_believed_against_a_label(self):
        """The label of a page is older than what the caller knows."""
        data = PAGE.format("iso-8859-1").encode("cp1250")
        decoded = decode(data, encoding="windows-1250")
        assert ("windows-1250", ()) == (decoded.encoding, decoded.problems)
        assert "Gdańsk" in decoded.text

    def test_is_believed_where_utf8_would_do_as_well(self):
        """Bytes that mean something in both are what the caller says."""
        assert "Ã©" == decode("é".encode(), encoding="windows-1252").text

    def test_is_corrected_where_only_utf8_will_do(self):
        """Bytes that mean nothing in the caller's encoding and are UTF-8 are UTF-8."""
        assert ("UTF-8", ["encoding-conflict"]) == _outcome("порт".encode(), "Shift_JIS")

    def test_damage_is_counted(self):
        """Bytes that are neither are replaced and counted."""
        decoded = decode(b"\xffport\xff", encoding="UTF-8")
        assert ("\ufffdport\ufffd", 2) == (decoded.text, decoded.problems[0].count)

    def test_legacy_damage_is_counted(self):
        """So are bytes that mean nothing in the caller's old encoding, nor in UTF-8."""
        assert ("windows-1253", ["undecodable-bytes"]) == _outcome(b"\xc1\xaa", "windows-1253")


class TestUtf16WithoutMark:
    """Told by where the NULs stand."""

    @pytest.mark.parametrize(
        "text", ["Harbour reopens\r\n", PROSE, "Το λιμάνι άνοιξε ξανά. 22-5-2019\n"]
    )
    @pytest.mark.parametrize(
        ("codec", "name"), [("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")]
    )
    def test_is_found_in_alphabets(self, text: str, codec: str, name: str):
        """Latin letters have a NUL each; in other alphabets the spaces between words do."""
        decoded = decode(text.encode(codec))
        assert (text, name, ()) == (decoded.text, decoded.encoding, decoded.problems)

    def test_a_last_byte_that_is_missing_is_noticed(self):
        """The half of a character at the end is replaced."""
        decoded = decode("Harbour reopens".encode("utf-16-le")[:-1])
        assert ("Harbour reopen\ufffd", 1) == (decoded.text, decoded.problems[0].count)

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"\0",
            b"\0\0\0\0",
            b"Harbour\0 reopens",
            b"a\0b\0\0c" * 9,
            bytes(range(256)) * 4,
            b"\x01\0\x02\0\x03\0\x04\0" * 9,
            "自由国の港は月曜日に再開した。".encode("utf-16-le"),
        ],
    )
    def test_is_not_seen_where_it_is_not(self, data: bytes):
        """Stray NULs, tables of numbers and scripts without a sign are something else."""
        assert guess_utf16(data) is None

    def test_label_that_could_be_read_is_wrong(self):
        """A page in ASCII letters cannot be UTF-16, whatever it says; the standard takes UTF-8."""
        assert ("UTF-8", []) == _outcome(PAGE.format("utf-16").encode())


class TestLabel:
    """Labels inside the content."""

    @pytest.mark.parametrize(
        "page",
        [
            b'<?xml version="1.0" encoding="iso-8859-2"?><p>\xb1</p>',
            b"\n<?xml version='1.0' encoding = 'ISO-8859-2' standalone='yes'?><p>\xb1</p>",
            b"<html><meta charset=iso-8859-2><p>\xb1</p>",
            b'<HTML><META http-equiv="Content-Type" content="text/html;CHARSET=iso-8859-2">\xb1',
            b"<!-- <meta charset=koi8-r> --><meta name=x\ncharset='iso-8859-2'/><p>\xb1",
            b"<p>" + b" " * 2000 + b'<meta charset="iso-8859-2">\xb1',
            b"From: Anna Kral\r\nContent-Type: text/plain;\r\n charset=iso-8859-2\r\n\r\n\xb1",
            b'From nobody\nSubject: Port\ncontent-type: text/plain; charset="iso-8859-2"\n\n\xb1',
        ],
    )
    def test_is_found_and_obeyed(self, page: bytes):
        """XML declarations, ``meta`` elements and the headers of mails say the encoding."""
        decoded = decode(page)
        assert ("ISO-8859-2", ()) == (decoded.encoding, decoded.problems)
        assert "ą" in decoded.text

    @pytest.mark.parametrize(
        "page",
        [
            b"The tag <meta charset=koi8-r> came into use. \xe9",
            b"<!-- <meta charset=koi8-r> \xe9",
            b"Subject: port\n\nContent-Type: text/plain; charset=koi8-r \xe9",
            b"<p>" + b"x" * 5000 + b"<meta charset=koi8-r>\xe9",
            b"<p data-charset=koi8-r>\xe9",
        ],
    )
    def test_is_not_found_in_prose(self, page: bytes):
        """What is no declaration declares nothing, and what is no UTF-8 is windows-1252."""
        assert ("windows-1252", ["guessed-encoding"]) == _outcome(page)

    @pytest.mark.parametrize(
        "label", ["utf-7", "unicode_escape", "hz-gb-2312", "replacement", "x-nonsense"]
    )
    def test_is_refused_if_no_browser_knows_it(self, label: str):
        """A label that would let text hide mark-up, or that nobody knows, is passed over."""
        decoded = decode(PAGE.format(label).encode())
        (problem,) = decoded.problems
        assert ("UTF-8", "unknown-encoding") == (decoded.encoding, problem.code)
        assert repr(label) in problem.message

    @pytest.mark.parametrize("label", ["iso-8859-1", "gb2312", "shift_jis", "windows-1251"])
    def test_gives_way_to_valid_utf8(self, label: str):
        """Whoever stores pages as UTF-8 often leaves the old label in them."""
        page = (PAGE.format(label) + "порт “Анзель”").encode()
        decoded = decode(page)
        assert ("UTF-8", ["encoding-conflict"]) == _outcome(page)
        assert Severity.NOTE is decoded.problems[0].severity
        assert decoded.text.endswith("порт “Анзель”")

    def test_names_the_encoding_of_plain_ascii(self):
        """Where both are right the label is."""
        assert ("ISO-2022-JP", []) == _outcome(b"<meta charset=iso-2022-jp>\x1b$B9A\x1b(B")

    def test_damage_is_counted(self):
        """Bytes that mean nothing in the declared encoding are replaced and counted."""
        page = b"<meta charset=euc-kr>\xb0\xa1\xff"
        assert ("EUC-KR", ["undecodable-bytes"]) == _outcome(page)

    def test_private_label_is_windows(self):
        """The standard reads ``x-user-defined`` in a page as windows-1252."""
        assert ("windows-1252", []) == _outcome(b"<meta charset=x-user-defined>\xe9")


class TestNothingSaid:
    """No mark, no caller, no label."""

    @pytest.mark.parametrize("text", ["", "Harbour reopens", "Порт", "😀"])
    def test_valid_utf8_is_utf8(self, text: str):
        """Hardly any text in another encoding is valid UTF-8 by chance."""
        assert (text, "UTF-8", ()) == tuple(
            getattr(decode(text.encode()), name) for name in ("text", "encoding", "problems")
        )

    def test_damaged_utf8_is_utf8(self):
        """A few bad bytes among many good ones do not turn the rest into mojibake."""
        decoded = decode(PROSE.encode() + b"\xd0 \xff")
        assert ("UTF-8", 2) == (decoded.encoding, decoded.problems[0].count)
        assert decoded.text.startswith(PROSE)

    def test_a_cut_in_the_middle_of_a_letter_loses_the_letter(self):
        """A file that was cut off after so many bytes is UTF-8 all the same."""
        assert "Поr\ufffd" == decode("Поrт".encode()[:-1]).text

    @pytest.mark.parametrize(
        ("data", "severity"),
        [(b"caf\xe9", Severity.NOTE), (b"<meta charset=utf-8>caf\xe9", Severity.WARNING)],
    )
    def test_all_else_is_windows_1252(self, data: bytes, severity: Severity):
        """That is a guess, and a graver one where the label says otherwise."""
        decoded = decode(data)
        assert ("windows-1252", "guessed-encoding", severity) == (
            decoded.encoding,
            decoded.problems[0].code,
            decoded.problems[0].severity,
        )
        assert decoded.text.endswith("café")


@given(st.binary(max_size=200))
def test_any_bytes_are_some_text(data: bytes):
    """Nothing raises, and all bytes but a byte order mark are accounted for."""
    decoded = decode(data)
    lost = sum(p.count for p in decoded.problems if p.code == "undecodable-bytes")
    assert lost <= decoded.text.count("\ufffd")
    assert len(decoded.text) <= len(data)


@given(st.text(st.characters(exclude_characters="\ufeff\0", codec="utf-8")))
def test_utf8_round_trip(text: str):
    """UTF-8 without NULs is read back to the letter."""
    assert text == decode(text.encode()).text


@pytest.mark.parametrize(
    "unit",
    [
        b"<meta ",
        b"<meta charset=",
        b"<meta charset= ",
        b"<!--",
        b"Content-Type: ",
        b"<?xml ",
        b"\n \n",
        b"\xff",
        b"\0a",
    ],
)
def test_hostile_bytes_take_linear_time(unit: bytes):
    """The search for a label looks at the beginning only and never goes back and forth in it."""
    many = unit * (1_000_000 // len(unit))
    # 0.1 s at most when measured
    assert seconds_of(lambda: (decode(b"From: a\n" + many), decode(b"<" + many)), enough=3) <= 3
