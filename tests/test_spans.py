"""Spans, and maps from a changed text back to the original."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.spans import OffsetMap, Span

TEXT = "The port of Ansel reopened on Monday."


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draw a span of a short text."""
    start = draw(st.integers(0, 40))
    return Span(start, draw(st.integers(start, 40)))


# A text is cut by saying of each code point whether it stays.
cuts = st.lists(st.booleans(), max_size=40)


def _map_of(stays: list[bool]) -> OffsetMap:
    """Return the map of a cut, with an anchor behind every code point that was dropped."""
    anchors = []
    here = 0
    for there, kept in enumerate(stays):
        if kept:
            here += 1
        else:
            anchors.append((here, there + 1))
    return OffsetMap.from_anchors(anchors)


def _survivors(stays: list[bool]) -> list[int]:
    return [offset for offset, kept in enumerate(stays) if kept]


class TestSpan:
    """Half-open ranges."""

    def test_cuts_what_it_covers(self):
        """The span is what slicing by its ends gives."""
        assert "port" == Span(4, 8).cut(TEXT)

    @pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
    def test_refuses_what_is_no_range(self, start: int, end: int):
        """A negative start or an end before the start is an error that names both."""
        with pytest.raises(ValueError, match=f"not {start} and {end}"):
            Span(start, end)

    def test_is_true_even_when_empty(self):
        """An empty span is a place, and truth tests ask whether there is one."""
        assert (True, 0) == (bool(Span(3, 3)), len(Span(3, 3)))

    def test_shows_as_a_call(self):
        """The representation can be pasted back."""
        assert "Span(4, 8)" == repr(Span(4, 8))

    def test_shifts_left_no_further_than_the_beginning(self):
        """A shift that would leave the text is an error."""
        with pytest.raises(ValueError, match="0 <= start"):
            Span(2, 5).shift(-3)

    def test_survives_pickling(self):
        """Results travel between processes."""
        assert Span(4, 8) == pickle.loads(pickle.dumps(Span(4, 8)))

    @given(spans(), st.integers(0, 40))
    def test_holds_the_offsets_of_its_range(self, span: Span, offset: int):
        """Membership of an offset is membership of the range."""
        assert (offset in range(span.start, span.end)) == (offset in span)

    @given(spans(), spans())
    def test_holds_a_span_if_it_holds_all_of_it(self, outer: Span, inner: Span):
        """Membership of a span is that both its ends lie within."""
        assert (inner.start >= outer.start and inner.end <= outer.end) == (inner in outer)

    @given(spans(), spans())
    def test_overlaps_if_a_code_point_is_shared(self, one: Span, other: Span):
        """Overlap of spans that are not empty is overlap of sets of offsets, both ways round."""
        shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
        if len(one) and len(other):
            assert bool(shared) == one.overlaps(other)
        assert other.overlaps(one) == one.overlaps(other)

    @given(st.lists(spans(), min_size=1))
    def test_hull_is_the_smallest_span_around(self, several: list[Span]):
        """The hull holds every span and ends where some of them end."""
        hull = Span.hull(several)
        assert all(span in hull for span in several)
        assert hull.start in {span.start for span in several}
        assert hull.end in {span.end for span in several}

    @given(st.lists(spans()))
    def test_sorts_by_place(self, several: list[Span]):
        """Spans sort by start, then by end."""
        assert sorted((span.start, span.end) for span in several) == [
            (span.start, span.end) for span in sorted(several)
        ]

    @given(spans(), st.integers(0, 9))
    def test_shift_there_and_back(self, span: Span, by: int):
        """Shifting right and left again changes nothing."""
        assert span == span.shift(by).shift(-by)


class TestOffsetMap:
    """The way back to the original."""

    def test_unchanged_text_needs_no_anchors(self):
        """Anchors that lead to themselves are no change at all."""
        undo = OffsetMap.from_anchors([(0, 0), (5, 5)])
        assert (OffsetMap(), False, 7) == (undo, bool(undo), undo.original(7))

    def test_last_of_equal_anchors_counts(self):
        """Two stretches dropped side by side are one."""
        assert [(0, 5)] == list(OffsetMap.from_anchors([(0, 2), (0, 5)]))

    def test_shows_its_size(self):
        """The representation of a map of a million anchors is one line."""
        assert "OffsetMap(2 anchors)" == repr(OffsetMap.from_anchors([(0, 1), (5, 9)]))

    def test_survives_pickling(self):
        """Documents travel between processes, and their maps with them."""
        undo = OffsetMap.from_anchors([(0, 1), (5, 9)])
        assert undo == pickle.loads(pickle.dumps(undo))

    def test_empty_span_is_a_place(self):
        """An empty span stays empty, at the original of its start."""
        assert Span(12, 12) == OffsetMap.from_anchors([(0, 10)]).original_span(Span(2, 2))

    def test_text_dropped_behind_a_span_stays_outside(self):
        """The end is taken from the last code point inside."""
        undo = OffsetMap.from_anchors([(4, 9)])
        assert Span(0, 4) == undo.original_span(Span(0, 4))

    @given(cuts)
    def test_every_survivor_finds_home(self, stays: list[bool]):
        """Each code point that was kept leads to where it stood."""
        undo = _map_of(stays)
        survivors = _survivors(stays)
        assert survivors == [undo.original(here) for here in range(len(survivors))]

    @given(cuts)
    def test_never_steps_back(self, stays: list[bool]):
        """Originals ascend with the offsets."""
        undo = _map_of(stays)
        originals = [undo.original(here) for here in range(len(stays) + 2)]
        assert all(one < other for one, other in pairwise(originals))

    @given(cuts, spans())
    def test_spans_go_back_to_their_hull(self, stays: list[bool], span: Span):
        """A span leads to the smallest span around the originals of its code points."""
        undo = _map_of(stays)
        originals = [undo.original(here) for here in range(span.start, span.end)]
        if originals:
            assert Span(originals[0], originals[-1] + 1) == undo.original_span(span)

    @given(cuts, st.data())
    def test_two_steps_are_one(self, first: list[bool], data: st.DataObject):
        """The map of two cuts leads where they lead in turn, and each survivor home."""
        between = _survivors(first)
        size = len(between)
        second = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
        earlier, later = _map_of(first), _map_of(second)
        both = later.after(earlier)
        assert [between[at] for at in _survivors(second)] == [
            both.original(here) for here in range(sum(second))
        ]
        assert [earlier.original(later.original(here)) for here in range(45)] == [
            both.original(here) for here in range(45)
        ]

    @given(cuts)
    def test_no_change_before_or_after_is_neutral(self, stays: list[bool]):
        """An empty map in either place leaves the other as it is."""
        undo = _map_of(stays)
        assert (undo, undo) == (undo.after(OffsetMap()), OffsetMap().after(undo))

    @given(
        st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
        st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
    )
    def test_any_ascending_anchors_compose(
        self, one: list[tuple[int, int]], other: list[tuple[int, int]]
    ):
        """Composition holds for maps of other changes than cuts, such as words put in."""
        earlier, later = (
            OffsetMap.from_anchors(
                zip(
                    sorted(here for here, _ in pairs),
                    sorted(there for _, there in pairs),
                    strict=True,
                )
            )
            for pairs in (one, other)
        )
        both = later.after(earlier)
        assert [earlier.original(later.original(here)) for here in range(70)] == [
            both.original(here) for here in range(70)
        ]
