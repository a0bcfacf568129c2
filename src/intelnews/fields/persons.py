"""Names of persons: whether words are one, and which part of it is the family's."""

from __future__ import annotations

import re

from intelnews.fields.namecase import normal_case
from intelnews.fields.newsrooms import is_nobody, is_organisation, is_role
from intelnews.folding import squeeze
from intelnews.model import Author

__all__ = ["looks_like_name", "parse_name"]

# The longest of 707 author names in annotated pages has 44 characters and 5 words.
_LONGEST = 60
_MOST_WORDS = 6
_WORD = re.compile(r"(?:(?:[^\W\d_]|[\u0300-\u036f])+[.’'`-]{0,2})+", re.IGNORECASE)
_PARTICLES = frozenset(
    ["van", "von", "vom", "zu", "zum", "zur", "der", "den", "de", "del", "della", "dello", "degli", "dei", "da", "das", "dos", "do", "di", "du", "la", "le", "las", "los", "el", "al", "bin", "bint", "ibn", "ben", "af", "av", "ter", "ten", "und", "y", "e", "i", "'t", "'s", "d'", "ul", "ur"]
)
_TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "reverend", "fr", "father", "sister", "capt", "captain", "col", "colonel", "maj", "major", "gen", "general", "lt", "sgt", "adm", "admiral", "amb", "ambassador", "sen", "senator", "rep", "hon", "judge", "sheikh", "imam", "rabbi", "dott", "dott.ssa", "dipl.-ing", "ing", "mag"]
)
_SUFFIX = re.compile(
    r",?\s+(?P<suffix>Jr|Sr|II|III|IV|Ph\.?\s?D|M\.?D|M\.?A|M\.?Sc|B\.?A|MBA|MPH|Esq|R\.?N|J\.?D|DPhil|OBE|MBE|CBE)\.?$",
    re.IGNORECASE,
)
_KEPT_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# English words that begin or stand inside headlines, never names.
_NOT_NAMES = frozenset(
    ["the", "a", "an", "and", "or", "but", "with", "by", "in", "on", "at", "for", "from", "of", "to", "is", "are", "was", "were", "be", "this", "that", "these", "those", "his", "her", "their", "its", "our", "your", "my", "he", "she", "they", "we", "it", "you", "not", "no", "yes", "all", "any", "more", "most", "read", "share", "click", "here", "how", "why", "what", "when", "where", "who", "which", "after", "before", "as", "than", "then", "also", "new", "news", "says", "said", "comment", "comments", "leave", "reply", "posted", "filed", "under", "tagged", "updated", "published", "about", "contact", "follow", "view", "posts", "home", "menu", "search", "page", "next", "previous"]
)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々]{2,6}|[\uac00-\ud7af]{2,5}")


def looks_like_name(text: str, /) -> bool:
    """Tell whether a text could well be the full name of a person and is nothing else.

    Case does not decide, so that names in capitals pass; the words do: two to six of them, letters
    only, none that newsrooms use for roles, agencies or houses.

    >>> looks_like_name("JOSEPH FITSANAKIS"), looks_like_name("Staff Writer"), looks_like_name("Spies")
    (True, False, False)
    """
    plain = squeeze(text)
    if not 2 <= len(plain) <= _LONGEST:
        return False
    if _EAST_ASIAN.fullmatch(plain):
        return True
    bare = _SUFFIX.sub("", plain)
    words = bare.split(" ")
    if not 2 <= len(words) <= _MOST_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return False
    folded = [word.lower().strip(".'’") for word in words]
    if any(
        word in _NOT_NAMES and not _is_initial(raw) for word, raw in zip(folded, words, strict=True)
    ):
        return False
    if is_role(bare) or is_organisation(bare) or is_nobody(bare):
        return False
    long = [word for word in folded if len(word) > 1 and word not in _PARTICLES]
    if not long or folded[-1] in _PARTICLES - {"le", "la", "do", "al", "el", "ten", "e", "i", "y"}:
        return False
    return plain.isupper() or plain.islower() or all(_is_capital(word) for word in words)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and word[0].isupper()


def _is_capital(word: str) -> bool:
    lower = word.lower().strip(".")
    return (
        lower in _PARTICLES
        or word[:2].lower() in {"d'", "d’", "l'", "al"}
        or (not word[0].islower())
    )


def parse_name(text: str, /) -> Author | None:
    """Read the name of one person, in normal order or with the family name first.

    Given and family name are told apart only where the source does so ("Kral, Anna"); academic
    degrees are left out, and a title before the name comes back as the role.

    >>> parse_name("KRAL, ANNA")
    Author(name='Anna Kral', given='Anna', family='Kral')
    >>> parse_name("Staff") is None
    True
    """
    plain = squeeze(text).strip(" ,;|·•-–—")
    if not 2 <= len(plain) <= _LONGEST:
        return None
    plain, suffix = _without_suffix(plain)
    plain, role = _without_title(plain)
    family, comma, given = (part.strip() for part in plain.partition(","))
    if comma:
        name = f"{given} {family}"
        if (
            "," in given
            or not (given and family)
            or not looks_like_name(name)
            or len(given.split()) > 3
        ):
            return None
        name = normal_case(name)
        at = len(given.split())
        words = name.split(" ")
        return Author(
            name=" ".join([name, *suffix]),
            given=" ".join(words[:at]),
            family=" ".join(words[at:]),
            role=role,
        )
    if not looks_like_name(plain):
        return None
    return Author(name=" ".join([normal_case(plain), *suffix]), role=role)


def _without_suffix(plain: str) -> tuple[str, list[str]]:
    kept: list[str] = []
    while (match := _SUFFIX.search(plain)) is not None:
        plain = plain[: match.start()]
        suffix = match["suffix"]
        if suffix.lower() in _KEPT_SUFFIXES:
            is_roman = suffix.lower() in {"ii", "iii", "iv"}
            kept.insert(0, suffix.upper() if is_roman else suffix.capitalize() + ".")
    return plain, kept


def _without_title(plain: str) -> tuple[str, str | None]:
    words = plain.split(" ")
    titles: list[str] = []
    while len(words) > 2 and words[0].lower().rstrip(".") in _TITLES:
        titles.append(words.pop(0))
    honest = [
        title
        for title in titles
        if title.lower().rstrip(".") not in {"mr", "mrs", "ms", "miss", "mx"}
    ]
    return " ".join(words), normal_case(" ".join(honest)) or None
