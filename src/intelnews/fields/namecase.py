"""Names of persons in capitals or in small letters, brought into normal case."""

from __future__ import annotations

import re

from intelnews.fields.wordlists import word_list

__all__ = ["normal_case"]

# Particles that stay small inside a name. "Le", "La", "Du" and "Ben" are not here: they are
# capital in as many names (Le Pen, La Rosa, Du Bois, Ben Gurion) as they are small.
_PARTICLES = word_list(
    "van von vom zu zum zur der den de del della dello degli dei da das dos do di af av ter ten "
    "und bin bint ibn al el ul ur 't"
)
# Behind another particle these are small too: "de la Cruz", "van het Hof".
_AFTER_PARTICLE = word_list("la las los le het")
_ARTICLES = word_list("al el ul ad ar as at az")  # "al-Masri", "ar-Rahman"
# "Mac" begins so many other names (Machado, Macedo, Mack) that only these take a second capital.
_MAC = word_list(
    "adam alister allister arthur askill aulay bride callum carthy diarmid donald donell dougall "
    "dowell eachern ewan fadyen farlane gillivray gregor innes innis intosh intyre isaac iver kay "
    "kenna kinnon lachlan laren laine lellan lennan leod manus millan nab namara naughton neil "
    "neill nicol phail pherson quarrie queen rae taggart tavish vicar"
)
# What stands before an apostrophe and leaves the next letter a capital: "O'Brien", "Dell'Acqua".
_ELIDED = word_list("dell dall nell sull sant")
_ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII"})
_WORD = re.compile(r"[^\s/&,;|()]+")
_PART = re.compile(r"[^-‐‑]+")
_MC = re.compile(r"(?<![^\W\d_])Mc(?=[^\W\d_])")
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
    if not _is_one_case(words):
        if not _shouts_family(words):
            return name
        return _WORD.sub(lambda match: _quieter(match[0]), name)
    last = len(words) - 1
    place = iter(range(len(words)))
    before = ""

    def put(match: re.Match[str]) -> str:
        nonlocal before
        at = next(place)
        before = _word(match[0], first=at == 0, last=at == last, before=before)
        return before

    return _WORD.sub(put, name)


def _is_one_case(words: list[str]) -> bool:
    """Tell whether all is capitals, small particles and "Mc" aside, or all is small letters."""
    cased = [_MC.sub("MC", word) for word in words if word.upper() != word.lower()]
    loud = [word == word.upper() for word in cased]
    if any(loud):
        return all(up or word in _PARTICLES for up, word in zip(loud, cased, strict=True))
    return bool(cased) and all(word == word.lower() for word in cased)


def _shouts_family(words: list[str]) -> bool:
    """Tell whether a name ends in a family name in capitals: "Anna KRAL", "Ana GARCÍA LÓPEZ"."""
    given = [word for word in words if not _is_loud(word)]
    family = words[len(given) :]
    return (
        2 <= len(words) <= 4
        and 1 <= len(family) <= 2
        and all(map(_is_loud, family))
        and bool(given)
        and all(word[0].isupper() and not word.isupper() for word in given[:1])
        and all(word[0].isupper() for word in given)
    )


def _is_loud(word: str) -> bool:
    """Tell whether a word is in capitals and no set of initials, numeral or acronym."""
    long = len(word) > 3 and word.isalpha() and word.isupper()
    return long and word not in _ROMAN and _VOWEL.search(word) is not None


def _quieter(word: str) -> str:
    return _part(word) if _is_loud(word) else word


def _word(word: str, *, first: bool, last: bool, before: str) -> str:
    lower = word.lower()
    if not first:
        if not last and (
            lower in _PARTICLES or (lower in _AFTER_PARTICLE and before.lower() in _PARTICLES)
        ):
            return lower
        if word.rstrip(".").upper() in _ROMAN:
            return word.upper()
        article, hyphen, name = lower.partition("-")
        if hyphen and article in _ARTICLES:
            return f"{article}-{_PART.sub(lambda part: _part(part[0]), name)}"
    elif not last and len(word) == 2 and word.isalpha() and not _VOWEL.search(word):
        return word.upper()  # "JK Rowling": two letters that no one can speak are initials
    return _PART.sub(lambda part: _part(part[0]), word)


def _part(part: str) -> str:
    """Return one name, without hyphens, with its capitals where they belong."""
    lower = part.lower()
    if "." in part.rstrip("."):  # initials: "J.K."
        return ".".join(map(_capital, lower.split(".")))
    for mark in "'’":
        head, found, tail = lower.partition(mark)
        if found and tail and (len(head) == 1 or head in _ELIDED):
            return _capital(head) + found + _capital(tail)
    if lower.startswith("mc") and len(lower) > 3:
        return "Mc" + _capital(lower[2:])
    if lower.startswith("mac") and lower[3:] in _MAC:
        return "Mac" + _capital(lower[3:])
    return _capital(lower)


def _capital(lower: str) -> str:
    for at, char in enumerate(lower):
        if char.isalpha():
            capital = char.title()  # a few letters have none of their own, such as "ŉ"
            return lower if len(capital) > 1 else lower[:at] + capital + lower[at + 1 :]
    return lower
