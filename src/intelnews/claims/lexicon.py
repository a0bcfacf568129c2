"""The tables in ``data``: cue words with their forms, word classes and word lists, read once."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "COLON",
    "CueEntry",
    "CueForm",
    "Tense",
    "class_of",
    "cue_at",
    "cue_heads",
    "cue_named",
    "data_lines",
    "lexeme",
    "word_list",
]


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

    @property
    def lemma(self) -> str:
        """The dictionary form."""
        return self.entry.lemma

    def takes(self, *frames: str) -> bool:
        """Tell whether the cue takes one of some complements (see ``data/cues.tsv``)."""
        return not self.entry.frames.isdisjoint(frames)


#: The colon of "Anna Kral: “…”", of headlines and of transcripts.
COLON = CueForm(
    entry=CueEntry(lemma=":", group="speech", stance="asserts", frames=frozenset("cq")),
    words=(":",),
    tense=Tense.OTHER,
)

# Verbs whose past is their base; in news they are read as past.
_UNCHANGED = frozenset({"put", "read", "cast", "hit", "bet", "forecast"})


def data_lines(name: str, /) -> Iterator[list[str]]:
    """Yield the fields of each line of a table in ``data``, comments left out."""
    table = files("intelnews.claims").joinpath("data", name).read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def _word_lists() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split(" ")) for name, words in data_lines("lists.tsv")}


def word_list(name: str, /) -> frozenset[str]:
    """Return a list of words by its name in ``data/lists.tsv``.

    >>> "taliban" in word_list("plurals")
    True
    """
    return _word_lists()[name]


@cache
def _word_classes() -> Mapping[str, str]:
    classes: dict[str, str] = {}
    for code, words in data_lines("words.tsv"):
        for word in words.split(" "):
            classes.setdefault(word, code)
    return classes


# Names that are auxiliaries or pronouns in lower case.
_NAMES = frozenset({"Will", "May", "US", "WHO"})
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "-": "-", "–": "-", "—": "-", "―": "-", "--": "-", "---": "-",
    "(": "(", ")": ")", "[": "(", "]": ")", ".": ".", "!": ".", "?": ".", "…": ".", "...": ".",
}  # fmt: skip
# A suffix tells the class of a word that has a stem before it: "need" and "only" are no such words.
_SUFFIXES = (("ed", "v", 5), ("ly", "a", 5), ("ing", "g", 6))


@lru_cache(maxsize=32_768)  # the vocabulary of some hundred articles
def lexeme(word: str, /) -> tuple[str, str]:
    """Return a word in lower case with a straight apostrophe, and its class.

    >>> lexeme("Officials’")
    ("officials'", 'N')
    """
    return word.lower().replace("’", "'"), class_of(word)


def class_of(word: str, /) -> str:
    """Return the letter of a word's class.

    Closed classes come from ``data/words.tsv``; besides them there are ``N`` for a capitalised
    word, ``v`` for one in -ed, ``a`` for one in -ly, ``g`` for one in -ing, ``n`` for any other
    word, and punctuation marks for themselves.

    >>> "".join(map(class_of, "the Taliban quickly denied it".split()))
    'dNavp'
    """
    lower = word.lower().replace("’", "'")
    code = _word_classes().get(lower)
    if code is not None:
        return "N" if word in _NAMES else code
    if "'" in lower and _word_classes().get(lower.split("'")[0]) == "p":
        return "p"  # he'll, they've
    if word[0].isupper():
        return "N"
    if not word[0].isalnum():
        return _PUNCTUATION.get(word, "*")
    for suffix, code, least in _SUFFIXES:
        if lower.endswith(suffix) and len(lower) >= least:
            return code
    return "n"


def _tense(lemma: str, form: str, group: str) -> str:
    first, base = form.partition(" ")[0], lemma.partition(" ")[0]
    if group == "hedge" and form.endswith("ly"):
        return Tense.OTHER
    if base == "be" or lemma == "according to":
        return Tense.OTHER  # "confident that" needs its auxiliary
    if first == base:
        return Tense.PAST if base in _UNCHANGED else Tense.BASE
    if first.endswith("ing") and not base.endswith("ing"):
        return Tense.ING
    return Tense.THIRD if first.endswith("s") else Tense.PAST


@cache
def _cues() -> tuple[Mapping[str, CueEntry], Mapping[str, tuple[CueForm, ...]]]:
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
    return _cues()[0].get(lemma)


def cue_heads() -> Mapping[str, tuple[CueForm, ...]]:
    """Return the forms of all cues by their first word, longest first."""
    return _cues()[1]


def cue_at(words: Sequence[str], at: int, /) -> CueForm | None:
    """Return the longest cue that begins at a word, which must be in lower case.

    >>> cue_at("officials placed the blame on them".split(), 1).lemma
    'place the blame on'
    """
    if not 0 <= at < len(words):
        return None
    for cue in cue_heads().get(words[at], ()):
        size = len(cue.words)
        if size == 1 or tuple(words[at : at + size]) == cue.words:
            return cue
    return None
