"""The cue words, read once from ``data/cues.tsv``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["CueEntry", "CueForm", "Tense", "cue_heads", "cue_named", "cues_at", "data_lines"]


class Tense:
    """The form a verb stands in, as far as its ending shows."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"
    OTHER = "other"


@frozen
class CueEntry:
    """A cue word or phrase: its dictionary form, group, usual stance and complements."""

    lemma: str
    group: str
    stance: str
    frames: frozenset[str]


@frozen
class CueForm:
    """One form of a cue: the words it consists of, and the tense they show."""

    entry: CueEntry
    words: tuple[str, ...]
    tense: str


def data_lines(name: str, /) -> Iterator[list[str]]:
    """Yield the fields of each line of a table in ``data``, comments left out."""
    table = files("intelnews.claims").joinpath("data", name).read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _tense(lemma: str, form: str, group: str) -> str:
    first, base = form.split(" ")[0], lemma.split(" ")[0]
    if group == "hedge" and form.endswith("ly"):
        return Tense.OTHER
    if base == "be" or lemma == "according to":
        return Tense.OTHER  # "confident that" needs its auxiliary
    if first == base:
        return Tense.BASE
    if first.endswith("ing") and not base.endswith("ing"):
        return Tense.ING
    return Tense.THIRD if first.endswith("s") else Tense.PAST


@cache
def _table() -> tuple[dict[str, CueEntry], dict[str, tuple[CueForm, ...]]]:
    entries: dict[str, CueEntry] = {}
    heads: dict[str, list[CueForm]] = {}
    for lemma, forms, group, stance, frames in data_lines("cues.tsv"):
        entry = CueEntry(lemma=lemma, group=group, stance=stance, frames=frozenset(frames))
        entries[lemma] = entry
        for form in forms.split("|"):
            words = tuple(form.split(" "))
            cue = CueForm(entry=entry, words=words, tense=_tense(lemma, form, group))
            heads.setdefault(words[0], []).append(cue)
    longest_first = {
        head: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for head, cues in heads.items()
    }
    return entries, longest_first


def cue_named(lemma: str, /) -> CueEntry | None:
    """Return the entry of a cue by its dictionary form.

    >>> cue_named("place the blame on").stance
    'accuses'
    """
    return _table()[0].get(lemma)


def cue_heads() -> dict[str, tuple[CueForm, ...]]:
    """Return the forms of all cues by their first word, longest first."""
    return _table()[1]


def cues_at(words: Sequence[str], at: int, /) -> CueForm | None:
    """Return the longest cue that begins at a word, which must be in lower case.

    >>> cues_at("officials placed the blame on them".split(), 1).entry.lemma
    'place the blame on'
    """
    for cue in cue_heads().get(words[at], ()):
        size = len(cue.words)
        if size == 1 or tuple(words[at : at + size]) == cue.words:
            return cue
    return None
