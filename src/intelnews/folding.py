"""Folding: the form of a text in which two spellings of the same words are equal."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold", "letters", "slugify", "squeeze"]

# Most letters of most texts are ASCII: only the runs between are looked at one by one.
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}
_NOT_WORD = re.compile(r"[^\w]+")
# Letters that NFKD leaves whole although readers take them for a plain letter.
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "’": "'"}
)


def squeeze(text: str, /) -> str:
    r"""Return the text with runs of white space as one space and none at either end.

    >>> squeeze("  two\n words ")
    'two words'
    """
    return " ".join(text.split())


def fold(text: str, /) -> str:
    """Return the text in lower case, without accents, with single spaces and plain quotes.

    >>> fold("  Łódź  Éire ")
    'lodz eire'
    """
    if text.isascii():
        return squeeze(text.lower())
    # Compatibility forms first: what they stand for (𝐇𝐀𝐑𝐁𝐎𝐔𝐑) may be capitals.
    plain = _FOREIGN.sub(_plain, unicodedata.normalize("NFKD", text).casefold())
    return squeeze(_FOREIGN.sub(_bare, unicodedata.normalize("NFKD", plain)))


def _plain(run: re.Match[str]) -> str:
    return run[0].translate(_PLAIN)


def _bare(run: re.Match[str]) -> str:
    kept = (char for char in run[0] if not unicodedata.combining(char))
    return "".join(kept).translate(_PLAIN)


def letters(text: str, /) -> str:
    """Return only the letters and figures of a text, folded: a key that spelling cannot split.

    >>> letters("The Harbour-Times!")
    'theharbourtimes'
    """
    folded = fold(text)
    if folded.isascii():
        return folded.translate(_NO_LETTERS)  # nine times as fast as asking each character
    return "".join(filter(str.isalnum, folded))


def slugify(text: str, /) -> str:
    """Return the form of a name that blogs put into addresses: folded words joined by hyphens.

    >>> slugify("Islamic State – Pakistan Province")
    'islamic-state-pakistan-province'
    """
    return _NOT_WORD.sub("-", fold(text).replace("'", "")).strip("-_")
