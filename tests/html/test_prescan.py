"""What is cut before the engine sees a page."""

from intelnews.html.prescan import prescan
from intelnews.spans import Span


def test_an_ordinary_page_is_left_alone():
    """Nothing is cut, nothing is told."""
    scanned = prescan('<p class="a"><i class="b">x</i>')
    assert ('<p class="a"><i class="b">x</i>', ()) == (scanned.text, scanned.problems)


def test_line_ends():
    r"""``\r\n`` becomes ``\n``, and offsets lead back."""
    scanned = prescan("a\r\nb\r\nc")
    assert "a\nb\nc" == scanned.text
    assert Span(6, 7) == scanned.offsets.original_span(Span(4, 5))


def test_formatting_that_is_never_closed():
    """Of formatting elements open at once, only so many are let through."""
    opened = "".join(f"<i a={number}>" for number in range(10, 42))
    scanned = prescan(f"{opened}</I><I a=1><i a=2>\r\nx")
    assert f"{opened}</I><I a=1>\nx" == scanned.text
    assert [("too-much-formatting", 1)] == [(p.code, p.count) for p in scanned.problems]
    assert len(opened) + 20 == scanned.offsets.original(len(opened) + 12)


def test_formatting_that_is_closed():
    """However many there are, closed ones do no harm."""
    source = "<b a=1>x</b>" * 50
    assert source == prescan(source).text


class TestTags:
    """A page of tags and little else: behind the first, only its text is read."""

    def test_tags_behind_the_most_are_spaces(self):
        """Places stay what they are, the text stays, and a problem counts what went."""
        source = "<p>ab" * 30_000
        most = 5_000 + len(source) // 20
        scanned = prescan(source)
        assert source[: 5 * most] + "   ab" * (30_000 - most) == scanned.text
        assert [("too-many-tags", 30_000 - most)] == [(p.code, p.count) for p in scanned.problems]
        assert Span(149_998, 150_000) == scanned.offsets.original_span(Span(149_998, 150_000))

    def test_nothing_of_scripts_and_remarks_becomes_text(self):
        """What was no text before the cut is none behind it."""
        tail = "<script>a < b</script>c<!-- d <p> --><style>e</STYLE ><p title=f>g</p>h<!-- i"
        text = prescan("<i>" * 30_000 + tail).text
        assert ["c", "g", "h"] == text[90_000:].split()

    def test_what_scripts_hold_makes_no_elements(self):
        """A script that writes a table does not make the page one of tags."""
        source = f"<p>a<script>{'<td>' * 50_000}</script><p>b"
        assert (source, ()) == (prescan(source).text, prescan(source).problems)

    def test_end_tags_make_no_elements(self):
        """Most end tags close what is open; those that stand for an element of their own count."""
        assert () == prescan("</td>" * 50_000).problems
        assert () == prescan("<p>The port of Ansel</p>" * 20_000).problems
        assert ["too-many-tags"] == [problem.code for problem in prescan("</p>" * 50_000).problems]
