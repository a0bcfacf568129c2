"""What the engine is not shown of a message."""

from __future__ import annotations

from intelnews.mail.prescan import trim


def test_leaves_ordinary_messages_alone():
    """A digest of a hundred messages is wide, not deep."""
    parts = b'--d\n\nContent-Type: multipart/alternative; boundary="a"\n\n--a\n\nx\n--a--\n' * 100
    data = b"Content-Type: multipart/digest; boundary=d\n\n" + parts + b"--d--\n"
    assert (data, ()) == (trim(data).data, trim(data).problems)


def test_inner_parts_end_with_the_outer():
    """A border of an outer multipart ends the inner ones, also where nobody closed them."""
    inner = b"--o\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\nx\n"
    data = b"Content-Type: multipart/mixed; boundary=o\n\n" + inner * 100
    assert data == trim(data).data


def test_cuts_the_abyss():
    """Parts that nest too deep are cut where they do, and that is said."""
    data = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(99)
    )
    found = trim(data)
    assert data.startswith(found.data)
    assert b"b39" in found.data
    assert b"b41" not in found.data
    assert ["nested-too-deep"] == [problem.code for problem in found.problems]


def test_shortens_endless_headers():
    """A header that describes a part needs no thousand parameters."""
    found = trim(b"Content-Type: text/plain; a=" + b"b" * 9000 + b"\n\nOpen.")
    assert len(found.data) < 2100
    assert found.data.endswith(b"\n\nOpen.")
    assert [("long-header", 1)] == [(one.code, one.count) for one in found.problems]
