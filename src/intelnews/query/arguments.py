"""What may be given to a question: each check returns the value in its plain form or raises."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from intelnews.errors import QueryError
from intelnews.folding import fold, squeeze
from intelnews.model.record import Word
from intelnews.query.words import parse_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "a_code",
    "a_language",
    "a_name",
    "a_percentage",
    "a_phrase",
    "a_query",
    "a_word",
    "suggest",
]

W = TypeVar("W", bound=Word)

# A language of two or three letters and subtags of up to eight (RFC 5646, section 2.1).
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def suggest(wrong: str, known: Iterable[str], /) -> str:
    """Return the end of a message: the nearest of the known words, and all of them.

    >>> suggest("denys", ["asserts", "denies"])
    "; did you mean 'denies'? Known are asserts, denies"
    """
    words = list(known)
    near = get_close_matches(wrong, words, n=1)
    hint = f"; did you mean {near[0]!r}? Known are " if near else "; known are "
    return hint + ", ".join(words)


def _text(value: object, question: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{question} takes a str, not {type(value).__name__}")
    return squeeze(value)


def a_name(value: object, question: str, /) -> str:
    """Return a name with its spaces squeezed; it is not empty."""
    text = _text(value, question)
    if not text:
        raise QueryError(f"{question} needs a name; {value!r} is empty")
    return text


def a_phrase(value: object, question: str, /) -> str:
    """Return a phrase that holds a word."""
    text = _text(value, question)
    if not words_of(text):
        raise QueryError(f"{question} needs a word; {value!r} holds none")
    return text


def a_query(value: object, question: str, /) -> str:
    """Return words, with phrases between quotation marks, that can be searched for."""
    text = _text(value, question)
    parse_words(text)
    return text


def a_word(value: object, kind: type[W], question: str, /) -> str:
    """Return a word of a closed list, in whatever case and with whatever hyphens it came."""
    text = fold(_text(value, question)).replace("_", " ").replace("-", " ")
    words = [word.value for word in kind]
    if text not in words:
        raise QueryError(f"{question} knows no {value!r}{suggest(text, words)}")
    return text


def a_language(value: object, question: str, /) -> str:
    """Return a language tag in lower case."""
    text = _text(value, question).lower().replace("_", "-")
    if not _LANGUAGE.fullmatch(text):
        raise QueryError(f"{question} takes a tag such as 'en' or 'pt-BR', not {value!r}")
    return text


def a_code(value: object, question: str, /) -> str:
    """Return the code of a problem."""
    text = _text(value, question)
    if not _CODE.fullmatch(text):
        raise QueryError(f"{question} takes a code such as 'conflicting-date', not {value!r}")
    return text


def a_percentage(value: object, question: str, /) -> int:
    """Return a whole number of per cent."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{question} takes an int, in per cent, not {type(value).__name__}")
    if not 0 <= value <= 100:
        raise QueryError(f"{question} takes 0 to 100 per cent, not {value}")
    return value
