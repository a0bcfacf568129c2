"""Plain text of unknown layout: one story, or several that rules part."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from intelnews.fields.names import parse_byline
from intelnews.fields.tags import make_tags, split_list
from intelnews.model import BlockKind, Fragment, Locator, Origin, Problem, Severity, Span
from intelnews.plugins.contract import Draft, Found, Match, Piece
from intelnews.text.captions import is_credit
from intelnews.text.credits import read_credits
from intelnews.text.tops import Said, find_rules, is_phrase, read_top
from intelnews.text.wire import Notice, read_notice, read_time_stamp
from intelnews.text.wrapping import Wrapping, strip_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intelnews.intake.document import Document
    from intelnews.model import Tag
    from intelnews.plugins.contract import Head, Yield
    from intelnews.text.tops import Top
    from intelnews.text.wrapping import Joined

__all__ = ["PlainParser"]

_HEADING = 100
_TAIL = 12  # paragraphs below the text: end mark, credits, copyright, trailer
_MARKUP = re.compile(r"\s{0,100}(?:<[!?a-zA-Z/]|[{\[]\s{0,20}[\"{\[\]}]|\{\\rtf|%PDF)")
_TAGS = re.compile(r"</(?:p|div|a|li|span|td|script)>")
# The initials of those who worked on a message, in its last line.
_TRAILER = re.compile(r"[a-z]{2,6}(?:[ /][a-z]{2,6}){1,8}")
_TAG_KINDS = frozenset({"tag", "keyword", "category", "section"})
# What is kept in ``extra``: once, and as often as it is said.
_SINGLE = frozenset({"place", "agency", "dateline_day", "kicker"})
_SEVERAL = frozenset({"header", "credit", "copyright", "trailer"})


class PlainParser:
    r"""Reads text without any mark-up into one article, or several that rules part.

    Headline, deck, byline, dates and captions are found above the text by their place and form,
    paragraphs by blank lines, indents and line lengths. What stands behind an end mark such as
    ``-30-`` is a fragment. A dateline stays in the text; its place, agency and day are in
    ``extra``, with the header of a wire message, copyright and credits. Notes say what was not
    found: ``no-headline``, ``no-author``, ``no-date``; ``line-end-hyphens`` counts the words that a
    line end had cut.

    >>> from intelnews.intake.document import Document
    >>> text = "Harbour reopens\n\nBy Anna Kral\n\nThe port, closed since the storm,\nis open."
    >>> [draft] = PlainParser().parse(Document(text=text))
    >>> draft.title.value, draft.authors[0].value, draft.body[0].text
    ('Harbour reopens', 'By Anna Kral', 'The port, closed since the storm, is open.')
    """

    name: ClassVar[str] = "plain"
    formats: ClassVar[tuple[str, ...]] = ("plain", "text")
    summary: ClassVar[str] = "Plain text of any layout, wire messages and press releases among it"

    def sniff(self, head: Head, /) -> Match | None:
        """Bid low for any prose, higher where headline, writer, date or place are found."""
        text = head.text
        if not text.strip() or _MARKUP.match(text) or len(_TAGS.findall(text)) > 2:
            return None
        if not _is_prose(text):  # better read as it is than not at all
            return Match(0.05, "text, though it looks like figures or marks")
        top = read_top(text, Span(0, len(text)), wrapping=Wrapping.of(text))
        fields = {said.field for said in top.said}
        if fields >= {"header", "place"}:
            return Match(0.49, "the header and dateline of a wire message")
        signs = {"authors": "byline", "published": "date line", "place": "dateline"}
        found = [sign for name, sign in signs.items() if name in fields]
        if not found:
            return Match(0.2, "text without mark-up")
        return Match(0.44 if top.is_story else 0.35, f"text with {' and '.join(found)}")

    def parse(self, document: Document, /) -> Iterator[Yield]:
        """Yield each story, and what belongs to none."""
        text = document.text
        wrapping = Wrapping.of(text)
        for place, top in _stories(text, wrapping):
            if top is not None:
                yield from _Story(text, wrapping, place, top).read()
            elif above := list(wrapping.paragraphs(text, _lines(text, place))):
                words = "\n\n".join(paragraph.text for paragraph in above)
                yield Fragment(text=words, span=place, reason="above the first story")


def _is_prose(text: str) -> bool:
    """Tell text from data: most of it is letters, and rows differ in the number of cells."""
    sample = text[:20_000]
    letters = sum(map(str.isalpha, sample))
    if letters * 10 < 6 * len("".join(sample.split())):  # prose has 9 of 10, scores and prices 3
        return False
    rows = [line for line in sample.split("\n")[:200] if line.strip()]
    for comma in ",;\t|":
        cells = [row.count(comma) for row in rows]
        if len(rows) > 2 and min(cells) > 1 and cells.count(cells[0]) * 5 >= 4 * len(cells):
            return False
    return True


def _stories(text: str, wrapping: Wrapping) -> Iterator[tuple[Span, Top | None]]:
    """Yield the place of each story and its top; without a top, text above the first story.

    Rules part stories only where each side has a headline with a writer, a date or a place.
    """
    cuts = [0]
    for rule in find_rules(text):
        above = max(0, rule.start - 1)
        line = text[text.rfind("\n", 0, above) + 1 : above].strip()
        if not is_phrase(line):  # else the rule underlines a headline
            cuts.append(rule.end)
    tops = [
        (start, read_top(text, Span(start, end), wrapping=wrapping))
        for start, end in pairwise([*cuts, len(text)])
    ]
    found = [(start, top) for start, top in tops if top.is_story]
    if len(found) < 2:
        whole = strip_span(text, Span(0, len(text)))
        if len(whole):
            top = tops[0][1] if len(tops) == 1 else read_top(text, whole, wrapping=wrapping)
            yield whole, top
        return
    first = strip_span(text, Span(0, found[0][0]))
    if len(first):
        yield first, None
    ends = [*(start for start, _ in found[1:]), len(text)]
    for (start, top), end in zip(found, ends, strict=True):
        yield Span(start, end), top


def _lines(text: str, place: Span) -> Iterator[Span]:
    """Yield the lines of a text, a rule as a blank one."""
    rules = {rule.start for rule in find_rules(text, place.start, place.end)}
    at = place.start
    while at < place.end:
        stop = text.find("\n", at, place.end)
        stop = place.end if stop < 0 else stop
        yield Span(at, at if at in rules else stop)
        at = stop + 1


class _Story:
    """One story on its way from lines to a draft."""

    def __init__(self, text: str, wrapping: Wrapping, place: Span, top: Top) -> None:
        self.text = text
        self.place = strip_span(text, place)
        self.top = top
        self.said = list(top.said)
        lines = _lines(text, Span(top.start, place.end))
        self.paragraphs = list(wrapping.paragraphs(text, lines))

    def all(self, name: str) -> list[Any]:
        return [_found(said) for said in self.said if said.field == name]

    def one(self, name: str) -> Any:
        return next(iter(self.all(name)), None)

    def read(self) -> Iterator[Yield]:
        """Yield the draft, and what stands behind its end mark."""
        behind = self.cut_behind()
        self.cut_tail()
        title, authors = self.one("title"), self.all("authors")
        published = [*self.all("published"), *self.all("time stamp")]
        if title is None and not self.paragraphs:
            yield Problem(code="no-text", message="there is no text between rules and notices")
            words = self.place.cut(self.text)
            if any(map(str.isalnum, words)):
                yield Fragment(text=words, span=self.place, reason="no text of a story")
            return
        modified = self.all("modified")
        hyphens = sum(paragraph.hyphens for paragraph in self.paragraphs)
        problems = []
        if title is None:
            problems.append(_note("no-headline", "no line is a headline"))
        if not authors:
            problems.append(_note("no-author", "no line says who wrote the text"))
        if not (published or modified):
            problems.append(_note("no-date", "no line says when the text was published"))
        if hyphens:
            message = "words were cut at line ends; a hyphen goes if the text has the word without"
            problems.append(_note("line-end-hyphens", message, count=hyphens))
        yield Draft(
            title=title,
            deck=self.one("deck"),
            authors=authors,
            published=published,
            modified=modified,
            body=[*self.captions(), *self.pieces()],
            tags=self.tags(),
            url=self.one("url"),
            publication=self.one("publication"),
            origins=tuple(_origin(said) for said in self.said if said.field in _TAG_KINDS),
            problems=tuple(problems),
            extra=self.extra(),
        )
        if behind:
            words = "\n\n".join(paragraph.text for paragraph in behind)
            span = Span.hull(span for paragraph in behind for span in paragraph.spans)
            yield Fragment(text=words, span=span, reason="behind the end of the story")

    def note(self, name: str, words: str, span: Span, method: str) -> None:
        self.said.append(Said(field=name, words=words, span=span, method=method))

    def cut_behind(self) -> list[Joined]:
        """Take off what stands behind an end mark or a note that it is not for print."""
        for at, paragraph in enumerate(self.paragraphs):
            notice = read_notice(paragraph.text) if at else None
            if notice is Notice.END or notice is Notice.ASIDE:
                behind = self.paragraphs[at + (notice is Notice.END) :]
                self.paragraphs = self.paragraphs[:at]
                while len(self.paragraphs) > 1 and self.paragraphs[-1].text.startswith("# "):
                    behind.insert(0, self.paragraphs.pop())  # its heading
                return [paragraph for paragraph in behind if not self.takes_note(paragraph)]
        return []

    def cut_tail(self) -> None:
        """Take the lines below the text off it: copyright, credits, trailer, a signature."""
        tail = [one for one in self.paragraphs[-_TAIL:] if not self.takes_note(one)]
        self.paragraphs = self.paragraphs[:-_TAIL] + tail
        if self.all("authors") or len(self.paragraphs) < 2:
            return
        last = self.paragraphs[-1]
        name = last.text.strip("-–—() ")
        said = read_credits(name, bare_names=True)
        if said is not None and said.byline is not None and not said.published:
            self.note("authors", name, Span.hull(last.spans), "signature")
            del self.paragraphs[-1]

    def takes_note(self, paragraph: Joined) -> bool:
        """Read a line that is no text: who holds the rights, who edited it, when it was sent."""
        words, span = paragraph.text, Span.hull(paragraph.spans)
        if read_time_stamp(words) is not None:
            self.note("time stamp", words, span, "time stamp")
            return True
        if self.top.first("header") is not None and _TRAILER.fullmatch(words):
            self.note("trailer", words, span, "last line")
            return True
        notice = read_notice(words)
        if notice is Notice.COPYRIGHT:
            self.note("copyright", words, span, "copyright line")
        elif notice is Notice.CREDITS:
            self.note("credit", words, span, "credits")
            writers = words.strip("()[]-– ").split(";", 1)[0]
            if not self.all("authors") and "edit" not in writers.lower() and parse_byline(writers):
                self.note("authors", writers, span, "credits")
        return notice is Notice.COPYRIGHT or notice is Notice.CREDITS

    def tags(self) -> tuple[Tag, ...]:
        return tuple(
            tag
            for said in self.said
            if said.field in _TAG_KINDS
            for tag in make_tags(split_list(said.words), kind=said.field)
        )

    def extra(self) -> dict[str, object]:
        """Return what was said beyond the fields of an article."""
        kept: dict[str, object] = {}
        for said in self.said:
            if said.field in _SINGLE:
                kept[said.field] = said.words
            elif said.field in _SEVERAL:
                kept[said.field] = (*kept.get(said.field, ()), said.words)  # type: ignore[misc]
        return kept

    def captions(self) -> Iterator[Piece]:
        for said in self.top.all("caption"):
            yield Piece(text=said.words, kind=BlockKind.CAPTION, spans=(said.span,))

    def pieces(self) -> Iterator[Piece]:
        """Yield the paragraphs with the kinds their forms betray."""
        count = len(self.paragraphs)
        headings = [_is_heading(paragraph) for paragraph in self.paragraphs]
        are_headings = sum(headings) * 2 < count  # else these are verses or a list
        for at, paragraph in enumerate(self.paragraphs):
            kind = BlockKind.PARAGRAPH
            if paragraph.mark.startswith(">"):
                kind = BlockKind.QUOTE
            elif paragraph.mark:
                kind = BlockKind.LIST_ITEM
            elif is_credit(paragraph.text):
                kind = BlockKind.CAPTION
            elif headings[at] and are_headings and 0 < at < count - 1 and not headings[at + 1]:
                kind = BlockKind.HEADING
            yield Piece(text=paragraph.text, kind=kind, spans=paragraph.spans)


def _is_heading(paragraph: Joined) -> bool:
    words = paragraph.text
    return (
        len(words) <= _HEADING
        and len(paragraph.spans) == 1
        and not paragraph.mark
        and is_phrase(words)
        and words[-1] not in ".?!…\"'”’»"
        and not words[0].islower()
        and any(map(str.isalpha, words))
    )


def _found(said: Said) -> Found[Any]:
    value: Any = read_time_stamp(said.words) if said.field == "time stamp" else said.words
    place = Locator(span=said.span)
    return Found(value=value, method=said.method, locator=place, confidence=said.confidence)


def _origin(said: Said) -> Origin:
    place = Locator(span=said.span)
    return Origin(field="tags", method=said.method, locator=place, raw=said.words)


def _note(code: str, message: str, *, count: int = 1) -> Problem:
    return Problem(code=code, message=message, severity=Severity.NOTE, count=count)
