"""The entries of a feed in a row, and what is said behind the last one."""

from __future__ import annotations

from intelnews.entries.entry import Item, Said
from intelnews.entries.keeping import keep_entries
from intelnews.model import Problem


def test_empty_entries_are_counted_behind_the_others():
    """Those that say something come first, then what was wrong with the file, then the count."""
    entry = Item(title=Said(value="Harbour reopens", method="title")).entry()
    trouble = Problem(code="bare-mark", message="a mark stands alone")
    read = list(keep_entries([None, entry, None], noun="items", problems=lambda: [trouble]))
    assert [entry, trouble] == read[:2]
    assert [("empty-item", 2)] == [(one.code, one.count) for one in read[2:]]


def test_problems_are_asked_for_behind_the_last_entry():
    """What is only known at the end of the file is asked for there."""
    seen: list[str] = []

    def entries():
        seen.append("read")
        yield None

    def problems():
        assert ["read"] == seen
        return [Problem(code="bare-mark", message="a mark stands alone")]

    codes = [one.code for one in keep_entries(entries(), noun="entries", problems=problems)]
    assert ["bare-mark", "empty-item"] == codes
