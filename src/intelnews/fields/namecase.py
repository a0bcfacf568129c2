"""Names of persons in capitals or small letters, brought into normal case."""

from __future__ import annotations

import re

__all__ = ["normal_case"]

# Particles that stay small inside a name. "Le", "La", "Du" and "Ben" are not here: they are
# capital in as many names (Le Pen, La Rosa, Du Bois, Ben Gurion) as they are small.
_PARTICLES = frozenset(
    ["van", "von", "vom", "zu", "zum", "zur", "der", "den", "de", "del", "della", "dello", "degli", "dei", "da", "das", "dos", "do", "di", "af", "av", "ter", "ten", "und", "bin", "bint", "ibn", "al", "el", "ul", "ur", "'t", "'s"]
)
# After another particle these are small too: "de la Cruz", "van de la".
_AFTER_PARTICLE = frozenset({"la", "las", "los", "le", "het"})
# "Mac" begins so many other names (Machado, Macedo, Mack) that only these take a second capital.
_MAC = frozenset(
    ["adam", "alister", "allister", "arthur", "askill", "aulay", "bride", "callum", "carthy", "diarmid", "donald", "donell", "dougall", "dowell", "eachern", "ewan", "fadyen", "farlane", "gillivray", "gregor", "innes", "innis", "intosh", "intyre", "isaac", "iver", "kay", "kenna", "kinnon", "lachlan", "laren", "laine", "lellan", "lennan", "leod", "manus", "millan", "nab", "namara", "naughton", "neil", "neill", "nicol", "phail", "pherson", "quarrie", "queen", "rae", "taggart", "tavish", "vicar"]
)
_ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII"})
_WORD = re.compile(r"[^\s/&,;|()]+")
_PART = re.compile(r"[^-‐‑]+")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]", re.IGNORECASE)


def normal_case(name: str, /) -> str:
    """Return a name that is all in capitals, or all in small letters, in normal case.

    A name in mixed case is left as it is, but for a family name in capitals behind a given name in
    normal case. Scripts without case are untouched, and so is white space.

    >>> normal_case("IAN ALLEN"), normal_case("LUDWIG VAN BEETHOVEN"), normal_case("J. O'BRIEN")
    ('Ian Allen', 'Ludwig van Beethoven', "J. O'Brien")
    >>> normal_case("Anna KRAL"), normal_case("Jan McDonald")
    ('Anna Kral', 'Jan McDonald')
    """
    words = [match[0] for match in _WORD.finditer(name)]
    if name != name.upper() and name != name.lower():
        if not _shouts_family(words):
            return name
        return _WORD.sub(lambda match: _loud(match[0]), name)
    if name == name.upper() == name.lower():
        return name
    last = len(words) - 1
    place = iter(range(len(words)))
    before = ""

    def put(match: re.Match[str]) -> str:
        nonlocal before
        at = next(place)
        before = _word(match[0], first=at == 0, last=at == last, before=before)
        return before

    return _WORD.sub(put, name)


def _shouts_family(words: list[str]) -> bool:
    """Tell whether a name ends in a family name in capitals: "Anna KRAL", "Kazım TÜRKMEN"."""
    loud = [word for word in words if word.isalpha() and word.isupper() and len(word) > 3]
    return (
        len(words) in {2, 3}
        and loud == words[-1:]
        and words[-1] not in _ROMAN
        and bool(_VOWEL.search(words[-1]))
        and all(word.istitle() for word in words[:-1])
    )


def _loud(word: str) -> str:
    return _part(word) if word.isupper() and len(word) > 3 else word


def _word(word: str, *, first: bool, last: bool, before: str) -> str:
    lower = word.lower()
    if (
        not first
        and not last
        and (lower in _PARTICLES or (lower in _AFTER_PARTICLE and before in _PARTICLES))
    ):
        return lower
    if word.rstrip(".").upper() in _ROMAN and not first:
        return word.upper()
    head, hyphen, tail = word.partition("-")
    if not first and hyphen and head.lower() in {"al", "el", "ul", "ad", "ar", "as", "at", "az"}:
        return f"{head.lower()}-{_PART.sub(lambda part: _part(part[0]), tail)}"
    bare = word.replace(".", "")
    if first and len(bare) == 2 and not last and _is_initials(bare):
        return word.upper()
    return _PART.sub(lambda part: _part(part[0]), word)


def _is_initials(letters: str) -> bool:
    return letters.isalpha() and not _VOWEL.search(letters)


def _part(part: str) -> str:
    """Return one name, without hyphens, with its capitals where they belong."""
    if "." in part.rstrip("."):  # initials: "J.K."
        return part.upper()
    lower = part.lower()
    for mark in "'’":
        head, found, tail = lower.partition(mark)
        if found and len(head) == 1 and tail:
            return _capital(head) + found + _capital(tail)
    if lower.startswith("mc") and len(lower) > 3:
        return "Mc" + _capital(lower[2:])
    if lower.startswith("mac") and lower[3:] in _MAC:
        return "Mac" + _capital(lower[3:])
    return _capital(lower)


def _capital(lower: str) -> str:
    for at, char in enumerate(lower):
        if char.isalpha():
            return lower[:at] + char.upper() + lower[at + 1 :]
    return lower
