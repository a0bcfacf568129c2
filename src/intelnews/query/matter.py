"""What a claim speaks of: its key words and the names in it, in a form in which they compare."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen

from intelnews.folding import fold
from intelnews.query.known import names_in

if TYPE_CHECKING:
    from intelnews.model import Claim

__all__ = ["Matter", "matter_of", "party_keys", "reporter_keys", "speaker_keys", "stem"]

_TOKEN = re.compile(r"\w+")

# Words that stand in claims about anything: articles, pronouns, auxiliaries, prepositions,
# conjunctions, common adverbs and verbs; numbers and times; and the vocabulary of denial itself
# ("any involvement in", "behind", "responsible for"), which names the part that somebody had in
# the matter and not the matter.
_EMPTY = frozenset(
    """
    a an the this that these those there here it its he she they them his her their theirs him we us
    our you your i my me who whom whose which what when where why how and or but nor so yet if
    unless while because since until although though as than then of in on at by for from to into
    onto with without within against between among through during before after above below under
    over about across along around near toward towards up down out off via per
    be is am are was were been being have has had having do does did doing done will would shall
    should can could may might must ought not no never neither either none any some all both each
    every other another such same own few many much more most several one two three four five six
    seven eight nine ten hundred thousand million billion dozen first second third last next
    very too also just only even still already again ever now today yesterday tomorrow tonight soon
    later earlier recently currently early late new old
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december day week month year hour time
    go goes went gone going come came get got make made take took taken give gave given put use let
    say said tell told know knew known think thought see saw seen want try seem appear become became
    keep kept begin began carry conduct launch include part number kind way thing people person man
    woman
    official government authority country state spokesman spokeswoman spokesperson
    involve involvement involved behind responsible responsibility role participate participation
    commit perpetrate wrongdoing knowledge connection link notion idea suggestion view opinion fact
    reason case question issue matter like mr mrs ms
    """.split()  # noqa: SIM905 # prose is easier to read than two hundred quoted words
)

# What somebody else has said.
_REPORT = re.compile(
    r"\b(?:account|accusation|allegation|assertion|charge|claim|report|rumou?r|statement)s?\b",
    re.IGNORECASE,
)

# So much of one claim is looked at, in code points; the longest sentences of news have some 100
# words.
_CHARS = 1_000
# Words and names of sources that are kept in mind; a large archive uses some 100,000 words, most of
# them once.
_VOCABULARY = 65_536
# "the state media's reports", "allegations made by the border guards": so many words apart.
_NEAR_WORDS, _NEAR_CHARS = 5, 80


def stem(word: str, /) -> str:
    """Return a folded word without its English ending, so that "strikes" and "striking" are one.

    Plurals as in Harman's S-stemmer ("How effective is suffixing?", 1991), then "-ed" and "-ing" as
    in step 1b of Porter's stemmer (1980), and a final "e". Peoples lose the ending that parts them
    from their country ("Sylvania", "Sylvanian").

    >>> stem("airstrikes"), stem("bombing"), stem("bombed"), stem("sylvanian"), stem("sylvania")
    ('airstrik', 'bomb', 'bomb', 'sylvan', 'sylvan')
    """
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        word = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith(("us", "ss", "aes", "ees", "oes")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and re.search("[aeiouy]", root):
            is_doubled = root[-1] == root[-2] and root[-1] not in "lsz"
            return (root[:-1] if is_doubled else root).removesuffix("e")
    for ending in ("ian", "ia"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 3:
            return root
    return word.removesuffix("e")


_EMPTY_STEMS = frozenset(map(stem, _EMPTY))


@lru_cache(maxsize=_VOCABULARY)
def _key(word: str) -> str:
    """Return the form in which a word compares, empty if it says nothing."""
    key = stem(fold(word))
    return "" if len(key) < 2 or key in _EMPTY_STEMS else key


@frozen
class Matter:
    """The key words and names of a claim: the form in which they compare, and the words in place.

    >>> from intelnews.model import Claim, Passage, Span
    >>> text = "that Sylvania bombed two bridges"
    >>> matter = matter_of(Claim(source=None, cue=None, content=Passage.cut(text, [Span(0, 32)])))
    >>> matter.words, matter.names
    ({'bomb': 'bombed', 'bridg': 'bridges'}, {'sylvan': 'Sylvania'})
    """

    words: dict[str, str]
    names: dict[str, str]


def matter_of(claim: Claim, /) -> Matter:
    """Return what the content of a claim speaks of; what it is about counts as names."""
    words, names = _keys(claim.content.text)
    for name in claim.about:
        names.setdefault(fold(name), name)
    return Matter(words, names)


@lru_cache(maxsize=_VOCABULARY)
def speaker_keys(text: str, /) -> tuple[str, ...]:
    """Return the keys in the words for a source: names first, then words.

    >>> speaker_keys("border guards in Freedonia")
    ('freedon', 'border', 'guard')
    """
    words, names = _keys(text, begins_sentence=False)
    return (*names, *words)


@lru_cache(maxsize=_VOCABULARY)
def party_keys(text: str, /) -> tuple[str, ...]:
    """Return the keys by which a source is recognised: its names, or its words if it has none.

    >>> party_keys("border guards in Freedonia"), party_keys("border guards")
    (('freedon',), ('border', 'guard'))
    """
    words, names = _keys(text, begins_sentence=False)
    return tuple(names or words)


def reporter_keys(text: str, /) -> frozenset[str]:
    """Return the keys around the first word for reports or allegations: they say whose these are.

    >>> sorted(reporter_keys("the media reports of a storm")), sorted(reporter_keys("the storm"))
    (['media', 'storm'], [])
    """
    found = _REPORT.search(text)
    if found is None:
        return frozenset()
    before = text[max(found.start() - _NEAR_CHARS, 0) : found.start()].split()[-_NEAR_WORDS:]
    behind = text[found.end() : found.end() + _NEAR_CHARS].split()[:_NEAR_WORDS]
    words, names = _keys(" ".join((*before, *behind)), begins_sentence=False)
    return frozenset(chain(words, names))


def _keys(text: str, *, begins_sentence: bool = True) -> tuple[dict[str, str], dict[str, str]]:
    """Return the key words and the names of a text, in order."""
    names: dict[str, str] = {}
    covered: set[int] = set()
    text = text[:_CHARS]
    for name, span in names_in(text):
        names.setdefault(fold(name), name)
        covered.update(range(span.start, span.end))
    tokens = list(_TOKEN.finditer(text))
    capitals = sum(token.group()[0].isupper() for token in tokens)
    # Where most words are capitals, as in a headline, a capital is no sign of a name.
    shows_names = 2 * capitals <= len(tokens) or not begins_sentence
    words: dict[str, str] = {}
    for place, token in enumerate(tokens):
        word = token.group()
        key = _key(word)
        if not key or token.start() in covered:
            continue
        is_name = word[0].isupper() and shows_names and not (begins_sentence and place == 0)
        (names if is_name else words).setdefault(key, word)
    return words, names
