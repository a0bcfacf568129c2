"""Texts of programs that do not say whether they are HTML: the text itself tells."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from intelnews.folding import squeeze
from intelnews.html.piece import plain_text
from intelnews.spans import Span
from intelnews.text.wrapping import Wrapping

__all__ = ["as_html", "as_line", "is_marked"]

_BLOCK: Final = (
    "p|br|div|h[1-6]|ul|ol|li|table|tr|td|blockquote|section|article|html|body|pre|figure"
)
_INLINE: Final = "a|img|em|strong|b|i|u|span|small|sup|sub|font|cite|q|code|iframe|script|style|s"
_BLOCKS = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MARKS = re.compile(
    rf"</?(?:{_BLOCK}|{_INLINE})(?:\s[^<>]*)?/?>"
    r"|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|amp|quot|lt|gt|apos|nbsp|[lr][sd]quo|[mn]dash|hellip"
    r"|[aeiounyAEIOUNY](?:acute|grave|circ|uml|tilde)|[cC]cedil|szlig);",
    re.IGNORECASE,
)

_BULLETS: Final = frozenset("-*+•‣▪◦●■►▸·")


def is_marked(text: str, /) -> bool:
    """Tell whether a text holds tags or references of HTML.

    >>> is_marked("<p>Port"), is_marked("Kral &amp; Ott"), is_marked("3 < 4 & 5 > 2, <ships>")
    (True, True, False)
    """
    return ("<" in text or "&" in text) and _MARKS.search(text) is not None


def as_line(text: str, /) -> str:
    """Return a headline or name on one line, unescaped if it holds tags or references of HTML.

    >>> as_line("Kral &amp; <i>Ott</i>"), as_line("<ships>")
    ('Kral & Ott', '<ships>')
    """
    return plain_text(text) if is_marked(text) else squeeze(text)


def as_html(text: str, /) -> str:
    r"""Return a text as HTML, paragraph by paragraph, unless it is HTML already.

    Lines that were broken at a column are joined; each of the others is a paragraph.

    >>> as_html("3 < 4\n\nTwo"), as_html("<p>One")
    ('<p>3 &lt; 4</p><p>Two</p>', '<p>One')
    """
    if "<" in text and _BLOCKS.search(text):
        return text
    mark = str if is_marked(text) else _escaped
    if "\n" not in text:
        return f"<p>{mark(text)}</p>"
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    paragraphs = Wrapping.of(text).paragraphs(text, spans)
    return "".join(
        f"<li>{mark(one.text)}</li>" if one.mark and one.mark[0] in _BULLETS
        else f"<p>{mark(one.text)}</p>"
        for one in paragraphs
    )  # fmt: skip


def _escaped(text: str) -> str:
    return escape(text, quote=False)
