"""Text on its way to the XML engine: no document type gets there, and small slips are mended.

A document type can declare entities that name files or grow a thousandfold, so none is shown to the
engine, and what it declares is refused. Feeds and exports also hold what only HTML allows:
``&nbsp;``, a lone ``&`` or ``<``, ``<br>``. The engine would drop the words behind some of them.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, Final

from attrs import define, field

from intelnews.errors import LimitError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Mend", "Mender"]

_SLICE: Final = 65_536  # larger slices are no faster; smaller ones cost a call each
_LONGEST_TAG: Final = 4_096  # how far a tag or reference may reach over the end of a slice
_LONGEST_PROLOG: Final = 1_000_000  # the largest document types, of whole books, have half of it
# Among them a tag that does not end before the next begins: the engine looks for the end of each as
# far as the text goes, and 50,000 of them took it six seconds.
_ODD = re.compile(
    r"<!\[CDATA\[|<!--|<\?|</?(?:br|hr|img|wbr)(?=[\s/>])|<(?![A-Za-z_:/\u00c0-\U0010ffff])"
    r"|<(?=/?[A-Za-z_:\u00c0-\U0010ffff][^<>]*+<)|&(?!(?:lt|gt|amp|quot|apos);)|\]\]>"
)
_REFERENCE = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9._-]{0,63});")
_DECLARATION = re.compile(r"<!ENTITY\s+(?:%\s+)?([^\s\"'<>%]{1,200})")
# What ends a document type, or hides its end: a quotation, a remark, the brackets of its inside.
_TYPE_STEP = re.compile(r"\"[^\"]*+\"|'[^']*+'|<!--|<\?|[\[\]>]")
_ELEMENT = re.compile(r"<[A-Za-z_:\u00c0-\U0010ffff]")


@define
class Mend:
    """One sort of slip: how often it was mended, and where it stood first, from 0."""

    message: str
    first: int
    count: int = 1
    names: list[str] = field(factory=list)


class Mender:
    r"""Hands a text to the engine slice by slice; ``mends`` says what was changed.

    >>> mender = Mender()
    >>> "".join(mender.feed("<p>Kral & Ott&nbsp;&mdash; 3 < 4<br></p>")) + mender.close()
    '<p>Kral &amp; Ott\xa0— 3 &lt; 4<br/></p>'
    >>> sorted(mender.mends)
    ['bare-mark', 'unclosed-element', 'undeclared-entity']
    """

    def __init__(self) -> None:
        self.mends: dict[str, Mend] = {}
        self.declared: set[str] = set()
        self._at = 0  # where what is held back stands in the text
        self._held = ""
        self._until = ""  # what ends the section we are in
        self._in_prolog = True
        self._first_open = 0
        self._opened = 0  # void elements that were closed for the writer

    def feed(self, text: str, /) -> Iterator[str]:
        """Yield what may go to the engine; the rest is held back for the next slice.

        Raises:
            LimitError: If the document type has no end.
        """
        for start in range(0, len(text), _SLICE):
            self._held += text[start : start + _SLICE]
            if self._in_prolog:
                done = self._prolog(is_last=False)
                if done:
                    yield done
                if self._in_prolog:
                    continue
            yield self._content(is_last=False)

    def close(self) -> str:
        """Return what was held back."""
        begun = self._prolog(is_last=True) if self._in_prolog else ""
        rest = begun + self._content(is_last=True)
        if self._opened > 0:
            message = "void elements such as <br> were closed"
            self.mends["unclosed-element"] = Mend(message, self._first_open, self._opened)
        return rest

    def _take(self, length: int) -> str:
        taken, self._held = self._held[:length], self._held[length:]
        self._at += length
        return taken

    def _note(self, code: str, message: str, place: int, name: str = "") -> None:
        mend = self.mends.get(code)
        if mend is None:
            mend = self.mends[code] = Mend(message, place)
        else:
            mend.count += 1
        if name and len(mend.names) < 5 and name not in mend.names:
            mend.names.append(name)

    def _prolog(self, *, is_last: bool) -> str:
        """Take what stands before the first element, blank but for its line ends."""
        text = self._held
        end = _end_of_prolog(text)
        if end < 0 and not is_last:
            if len(text) > _LONGEST_PROLOG:
                message = f"nothing but a document type in {_LONGEST_PROLOG:,} characters"
                raise LimitError(message, offset=self._at)
            return ""
        prolog = text if end < 0 else text[:end]
        for match in _DECLARATION.finditer(prolog):
            self.declared.add(match[1])
            message = "entities are declared; they are left as they stand"
            self._note("declared-entity", message, self._at + match.start(), match[1])
        self._take(len(prolog))
        self._in_prolog = False
        return "\n" * prolog.count("\n")

    def _content(self, *, is_last: bool) -> str:
        text = self._held
        length = len(text)
        parts: list[str] = []
        at = 0
        safe = length if is_last else self._border(text)
        while at < safe:
            if self._until:
                end = text.find(self._until, at)
                if end < 0:
                    stop = length if is_last else max(at, length - len(self._until) + 1)
                    parts.append(text[at:stop])
                    at = stop
                    break
                end += len(self._until)
                parts.append(text[at:end])
                at = end
                self._until = ""
                continue
            match = _ODD.search(text, at, safe if is_last else length)
            if match is None or match.start() >= safe:
                parts.append(text[at:safe])
                at = safe
                break
            parts.append(text[at : match.start()])
            at = match.end()
            odd = match[0]
            if (until := _SECTIONS.get(odd)) is not None:
                parts.append(odd)
                self._until = until
            elif odd[0] == "&":
                at = self._reference(text, match.start(), parts)
            elif len(odd) > 2 and odd[0] == "<":
                at = self._void(text, match, parts)
            else:
                parts.append("&lt;" if odd == "<" else "]]&gt;")
                self._note(
                    "bare-mark",
                    "marks that belong to XML stood in the text",
                    self._at + match.start(),
                )
        self._take(at)
        return "".join(parts)

    def _border(self, text: str) -> int:
        """Return up to where a slice can be read without its successor."""
        length = len(text)
        border = text.rfind("<", max(0, length - _LONGEST_TAG))
        if border < 0 or text.find(">", border) >= 0:
            border = length
        reference = text.rfind("&", max(0, length - 66))
        if reference >= 0 and text.find(";", reference) < 0:
            border = min(border, reference)
        bracket = (
            length - 2 if text.endswith("]]") else length - 1 if text.endswith("]") else length
        )
        return max(0, min(border, bracket))

    def _reference(self, text: str, start: int, parts: list[str]) -> int:
        match = _REFERENCE.match(text, start)
        place = self._at + start
        if match is None:
            parts.append("&amp;")
            self._note("bare-mark", "marks that belong to XML stood in the text", place)
            return start + 1
        name = match[0][1:-1]
        if name[0] == "#":
            parts.append(self._number(match[0], place))
        elif name in self.declared:
            parts.append(f"&amp;{name};")
            self._note("declared-entity", "", place, name)
        elif (meant := html5.get(f"{name};")) is not None:
            parts.append("".join(map(_escaped, meant)))
            message = "entities of HTML were read as HTML means them"
            self._note("undeclared-entity", message, place, name)
        else:
            parts.append(f"&amp;{name};")
            message = "entities that nobody declared are left as they stand"
            self._note("unknown-entity", message, place, name)
        return match.end()

    def _number(self, reference: str, place: int) -> str:
        letter = unescape(reference)  # HTML gives 80 to 9F the letters of windows-1252
        if len(letter) != 1 or (letter < " " and letter not in "\t\n\r") or letter in "\ufffd\x7f":
            self._note("control-character", "references to control characters were dropped", place)
            return ""
        return reference if letter in "<>&\"'\r\t\n" else letter

    def _void(self, text: str, match: re.Match[str], parts: list[str]) -> int:
        """Close a void element as XML wants it, and pass over its end tag."""
        end = text.find(">", match.end(), match.end() + _LONGEST_TAG)
        if end < 0:
            parts.append(match[0])
            return match.end()
        if match[0][1] == "/":
            self._opened -= 1
        elif text[end - 1] == "/":
            parts.append(text[match.start() : end + 1])
        else:
            if not self._opened:
                self._first_open = self._at + match.start()
            self._opened += 1
            parts.append(f"{text[match.start() : end]}/>")
        return end + 1


_SECTIONS: Final = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}


def _escaped(letter: str) -> str:
    return f"&#{ord(letter)};" if letter in "<>&\"'" else letter


def _end_of_prolog(text: str) -> int:
    """Return where the first element begins, behind any document type; -1 if that is not seen."""
    at = 0
    while True:
        start = text.find("<", at)
        if start < 0 or start + 9 > len(text):
            return start if start >= 0 and _ELEMENT.match(text, start) else -1
        if _ELEMENT.match(text, start):
            return start
        if text.startswith("<!--", start):
            at = text.find("-->", start + 4)
        elif text.startswith("<?", start):
            at = text.find("?>", start + 2)
        elif text.startswith("<!DOCTYPE", start):
            at = _end_of_type(text, start + 9)
        else:
            at = start
        if at < 0:
            return -1
        at += 1


def _end_of_type(text: str, at: int) -> int:
    depth = 0
    while (match := _TYPE_STEP.search(text, at)) is not None:
        at = match.end()
        if match[0] in ("<!--", "<?"):
            at = text.find("-->" if match[0] == "<!--" else "?>", at)
            if at < 0:
                return -1
        elif match[0] == "[":
            depth += 1
        elif match[0] == "]":
            depth -= 1
        elif match[0] == ">" and depth <= 0:
            return match.start()
    return -1
