"""An invented article with everything that can be shown, and a strict reader of HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from intelnews.model import (
    Article,
    Author,
    Band,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Comment,
    Cue,
    Fragment,
    Locator,
    Moment,
    Origin,
    Passage,
    Problem,
    Source,
    Span,
    Tag,
    Unit,
)

TITLE = "Sylvania denies mining the straits, blames Freedonia"

PARAGRAPHS: tuple[tuple[BlockKind, str], ...] = (
    (
        BlockKind.CAPTION,
        ("The harbour of Port Ansel on Sunday. The grain fleet has not sailed since the blast."),
    ),
    (
        BlockKind.PARAGRAPH,
        (
            "SYLVANIA AND FREEDONIA HAVE each denied that they laid the mines that sank two grain "
            "ships in the Straits of Marl on Sunday. On Monday a Sylvanian harbour official denied "
            "the reports and said that the ships had collided in fog. The owners of the ships, who "
            "are insured in Ruritania, have not spoken."
        ),
    ),
    (
        BlockKind.PARAGRAPH,
        (
            "The Freedonian Ministry of Defence warned that “any vessel” without an escort would "
            "be turned back. It added that the mines were likely of Sylvanian make. According to "
            "Colonel Rufus Teasdale, who commands the coast guard, Ruritania confirmed that “the "
            "Sylvanians told us the channel was closed” a day before the blast."
        ),
    ),
    (BlockKind.HEADING, "Who gains"),
    (
        BlockKind.PARAGRAPH,
        (
            "“We left,” said Captain Ida Marsh, “before the second explosion.” She called on both "
            "navies to sweep the channel, and asked whether the pilots had been warned. Ruritania "
            "promised to send divers and declined to comment on the insurance. Analysts believe "
            "that the straits will reopen within a week; the grain board expects prices to double."
        ),
    ),
    (BlockKind.LIST_ITEM, "Two ships lost: the Meridian and the Old Harvest."),
    (BlockKind.LIST_ITEM, "Nine sailors were taken to hospital in Port Ansel."),
    (
        BlockKind.QUOTE,
        (
            "The opposition supported the inquiry; the union of pilots opposed it and accused the "
            "ministry of hiding the charts."
        ),
    ),
    (BlockKind.PREFORMATTED, "SOUNDINGS  12.5  13.0  12.0\nMARL LIGHT FL W 10S 24M"),
)

TEXT = "\n\n".join(words for _, words in PARAGRAPHS)


def _blocks() -> tuple[Block, ...]:
    blocks, at = [], 0
    for kind, words in PARAGRAPHS:
        blocks.append(Block(kind=kind, span=Span(at, at + len(words))))
        at += len(words) + 2
    return tuple(blocks)


def _place(words: str, /, *, text: str = TEXT, after: str = "") -> Span:
    """Return where some words stand in the text, the first time behind other words."""
    start = text.index(words, text.index(after) if after else 0)
    return Span(start, start + len(words))


def _claim(
    source: str | None,
    cue: str | None,
    content: str | tuple[str, ...],
    stance: str,
    *,
    text: str = TEXT,
    after: str = "",
    name: str | None = None,
    hedge: tuple[str, Band | None] | None = None,
    said: str | None = None,
    about: tuple[str, ...] = (),
    unit: Unit = Unit.TEXT,
) -> Claim:
    """Build a claim out of the words of its parts."""
    parts = (content,) if isinstance(content, str) else content
    where = [_place(part, text=text, after=after) for part in parts]
    certainty = None
    if hedge is not None:
        span = _place(hedge[0], text=text, after=after)
        certainty = Certainty(text=hedge[0], span=span, band=hedge[1])
    return Claim(
        source=None
        if source is None
        else Source(text=source, span=_place(source, text=text, after=after), name=name),
        cue=None
        if cue is None
        else Cue(text=cue, span=_place(cue, text=text, after=after), lemma=cue),
        content=Passage.cut(text, where),
        stance=stance,  # type: ignore[arg-type]
        certainty=certainty,
        moment=None if said is None else Moment.fromisoformat(said),
        about=about,
        unit=unit,
    )


LIKELY = Band(term="likely", low=55, high=80, standard="ICD 203")
QUOTED = "Ruritania confirmed that “the Sylvanians told us the channel was closed” a day before"


def _claims() -> tuple[Claim, ...]:
    """Return claims of every stance, with one inside another, broken, hedged and sourceless."""
    return (
        _claim("Sylvania", "denies", "mining the straits", "denies", text=TITLE, unit=Unit.TITLE),
        _claim("Sylvania", "blames", "Freedonia", "accuses", text=TITLE, unit=Unit.TITLE),
        _claim(
            "SYLVANIA AND FREEDONIA",
            "denied",
            "that they laid the mines that sank two grain ships in the Straits of Marl",
            "denies",
            name="Sylvania; Freedonia",
        ),
        _claim(
            "a Sylvanian harbour official",
            "denied",
            "the reports",
            "denies",
            after="On Monday",
            said="2018-08-27",
        ),
        _claim(
            "a Sylvanian harbour official",
            "said",
            "that the ships had collided in fog",
            "asserts",
            said="2018-08-27",
        ),
        _claim(
            "The Freedonian Ministry of Defence",
            "warned",
            "that “any vessel” without an escort would be turned back",
            "warns",
        ),
        _claim(
            "It",
            "added",
            "that the mines were likely of Sylvanian make",
            "asserts",
            after="turned back.",
            name="Freedonian Ministry of Defence",
            hedge=("likely", LIKELY),
            about=("Sylvania",),
        ),
        _claim(
            "Colonel Rufus Teasdale", "According to", QUOTED, "asserts", name="Rufus Teasdale"
        ),
        _claim(
            "Ruritania",
            "confirmed",
            "that “the Sylvanians told us the channel was closed”",
            "confirms",
            after="coast guard",
        ),
        _claim(
            "the Sylvanians", "told", "the channel was closed", "asserts", name="Sylvania"
        ),
        _claim("Captain Ida Marsh", "said", ("“We left,”", "“before the second explosion.”"),
              "asserts", after="“We left", name="Ida Marsh"),
        _claim("She", "called on", "both navies to sweep the channel", "requests",
               name="Ida Marsh"),
        _claim("She", "asked", "whether the pilots had been warned", "questions", name="Ida Marsh"),
        _claim("Ruritania", "promised", "to send divers", "promises", after="warned. Ruritania"),
        _claim("Ruritania", "declined", "to comment on the insurance", "declines",
              after="warned. Ruritania"),
        _claim("Analysts", "believe", "that the straits will reopen within a week", "believes"),
        _claim("the grain board", "expects", "prices to double", "predicts"),
        _claim("The opposition", "supported", "the inquiry", "supports"),
        _claim("the union of pilots", "opposed", "it", "opposes", after="inquiry;"),
        _claim("the union of pilots", "accused", "the ministry of hiding the charts", "accuses"),
    )  # fmt: skip


@pytest.fixture(scope="session")
def article() -> Article:
    """An article with every kind of block and a claim of every stance."""
    return Article(
        title=TITLE,
        deck="Two grain ships are lost, both navies look away, and the pilots want the charts.",
        kind="analysis",  # type: ignore[arg-type]
        authors=(Author(name="Anna Kral", role="in Port Ansel"), Author(name="J. Ott")),
        published=Moment.fromisoformat("2018-08-28"),
        modified=Moment.fromisoformat("2018-08-29T09:30+02:00"),
        text=TEXT,
        blocks=_blocks(),
        tags=(
            Tag(name="Shipping, mines and straits", kind="category"),  # type: ignore[arg-type]
            Tag(name="Freedonia"),
            Tag(name="Sylvania"),
            Tag(name="Straits of Marl"),
        ),
        claims=_claims(),
        comments=(Comment(author=Author(name="Van"), text="Thanks."),),
        url="https://marl-observer.example/2018/08/28/mines",
        publication="The Marl Observer",
        language="en",
        truncated=True,
        format="paste",
        source="marl.txt",
        origins=(
            Origin(field="title", method="headline line", locator=Locator(line=1), raw=TITLE),
            Origin(
                field="published",
                method="date line",
                locator=Locator(line=2, span=Span(53, 68)),
                raw="August 28, 2018",
                confidence=0.95,
            ),
        ),
        problems=(
            Problem(code="conflicting-date", message="the footer says 2018-08-29"),
            Problem(code="residue", message="sharing buttons left out", count=3),
        ),
    )


@pytest.fixture(scope="session")
def fragment() -> Fragment:
    """A paragraph that lost its headline."""
    return Fragment(
        text="A former pilot, who features in a new film, was trained in Ruritania.",
        authors=(Author(name="Anna Kral"),),
        published=Moment.fromisoformat("2018-08"),
        reason="headline lost",
    )


_ELEMENTS = frozenset(
    {"article", "b", "blockquote", "details", "div", "em", "i", "li", "mark", "ol", "p", "pre"}
    | {"span", "style", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr"}
)
_ATTRIBUTES = {
    "class": r"(?:intelnews|in-[a-z]+)(?: in-[a-z]+)*",
    "role": "heading",
    "aria-level": "[34]",
    "aria-label": "Key to the marks",
    "aria-hidden": "true",
    "dir": "auto",
    "scope": "col",
    "style": r"width:\d+%",
    "open": "",
}
_STYLE = re.compile("<style>[^<]*</style>")
_TAG = re.compile('</?[a-z]+(?: [a-z-]+="[^"<>]*")*>')


class Page(HTMLParser):
    """Reads HTML and holds it to what a view may contain: known elements, balanced, no more.

    ``text`` is what a reader sees, ``plain`` the same without the signs of claims.
    """

    def __init__(self, html: str, /) -> None:
        super().__init__()
        self.text = ""
        self.plain = ""
        self.classes: list[str] = []
        self._open: list[str] = []
        html.encode("utf-8")
        bare = _TAG.sub("", _STYLE.sub("", html))
        assert not {"<", ">", '"'} & set(bare), "content that was not escaped"
        self.feed(html)
        self.close()
        assert [] == self._open, "elements left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Allow a known element with known attributes."""
        assert tag in _ELEMENTS
        for name, value in attrs:
            assert re.fullmatch(_ATTRIBUTES[name], value or ""), f"{name}={value!r}"
        names = dict(attrs).get("class") or ""
        self.classes += names.split()
        self._open.append("sign" if tag == "sup" else tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self._open.pop() == ("sign" if tag == "sup" else tag)

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        if "style" in self._open:
            return
        self.text += data
        if "sign" not in self._open:
            self.plain += data

    def handle_comment(self, data: str) -> None:
        """Refuse comments, declarations and whatever else is no element."""
        raise AssertionError(f"a comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


@pytest.fixture(scope="session")
def read() -> type[Page]:
    """The strict reader: ``read(html).text``."""
    return Page
