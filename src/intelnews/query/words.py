"""Words: how a text is cut into them, and how words and phrases are found in it.

Case and accents do not count, and a word is found only whole: "art" is not in "start". Scripts that
write no spaces between words (Chinese, Japanese, Thai, Lao, Burmese, Khmer) are cut into single
characters, so that their words are found as phrases.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from intelnews.errors import QueryError
from intelnews.folding import fold

__all__ = ["Words", "has_phrase", "parse_words", "stand_in", "words_of"]

# Thai and Lao, Burmese, Khmer, kana, Han with its extensions.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SPACELESS += "\U00020000-\U0003ffff"
# The scripts of India, whose vowel signs belong to words although Python's \w leaves them out.
_INDIC = "\u0900-\u0963\u0966-\u0dff"
# Dashes, curly quotation marks, ellipses, arrows and other signs in which folding finds no letter.
# Most English news has no other characters beyond ASCII; lower case alone folds it, 40 times
# faster than Unicode decomposition does.
_SIGNS = "\xa0-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\u2010-\u203a\u20ac\u2190-\u21ff\u2500-\u25ff"
_LETTERED = re.compile(f"[^\x00-\x7f{_SIGNS}]")
_WORD = re.compile(rf"[{_SPACELESS}]|(?:[^\W{_SPACELESS}]|[{_INDIC}])+")
_PLAIN_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'"([^"]*)"')
_CURLY = str.maketrans("“”„«»", '"' * 5)


def _folded(text: str) -> tuple[str, bool]:
    """Return the text as folding leaves it, but for its spaces, and whether it is plain."""
    if text.isascii() or not _LETTERED.search(text):
        return text.lower(), True
    return fold(text), False


def words_of(text: str, /) -> list[str]:
    """Return the words of a text in order, without case and accents.

    >>> words_of("Łódź’s air-strikes")
    ['lodz', 's', 'air', 'strikes']
    """
    folded, is_plain = _folded(text)
    return (_PLAIN_WORD if is_plain else _WORD).findall(folded)


@lru_cache(maxsize=1024)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the words in a row; it never looks at a character twice per word."""
    before, after = rf"(?<![^\W{_SPACELESS}])(?<![{_INDIC}])", rf"(?![^\W{_SPACELESS}]|[{_INDIC}])"
    spaceless = re.compile(f"[{_SPACELESS}]")
    parts = [
        re.escape(word) if spaceless.fullmatch(word) else f"{before}{re.escape(word)}{after}"
        for word in words
    ]
    return re.compile(rf"[^\w{_INDIC}]*+".join(parts))


def stand_in(words: tuple[str, ...], text: str, /) -> bool:
    """Tell whether folded words stand together in a text; no words always do.

    >>> stand_in(("border", "police"), "the Sylvanian Border-Police")
    True
    """
    folded, _ = _folded(text)
    return all(word in folded for word in words) and bool(_pattern(words).search(folded))


@frozen
class Words:
    """What a query looks for: phrases, whose words must stand together, and words.

    A word may be several: "air-strikes" stands for "air" and "strikes" side by side.

    >>> parse_words('"border police" storm').found_in("Storms? One storm. (Border police.)")
    True
    """

    phrases: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, ...], ...]

    def found_in(self, text: str, /) -> bool:
        """Tell whether all of them stand in a text, in any order."""
        return all(stand_in(words, text) for words in (*self.phrases, *self.words))


@lru_cache(maxsize=1024)
def parse_words(query: str, /) -> Words:
    """Read a query: words, and phrases between quotation marks.

    Raises:
        QueryError: If it holds no word.

    >>> parse_words('storm "border police"').phrases
    (('border', 'police'),)
    """
    plain = query.translate(_CURLY)
    phrases = [tuple(words_of(phrase)) for phrase in _QUOTED.findall(plain)]
    words = [tuple(words_of(word)) for word in _QUOTED.sub(" ", plain).split()]
    found = Words(tuple(filter(None, phrases)), tuple(filter(None, words)))
    if not (found.phrases or found.words):
        raise QueryError(f"{query!r} holds no word; give words, or a phrase in quotation marks")
    return found


def has_phrase(phrase: str, text: str | None, /) -> bool:
    """Tell whether the words of a phrase stand together in a text.

    >>> has_phrase("border police", "the Sylvanian Border Police")
    True
    """
    return text is not None and stand_in(_phrase(phrase), text)


@lru_cache(maxsize=1024)
def _phrase(phrase: str) -> tuple[str, ...]:
    return tuple(words_of(phrase))
