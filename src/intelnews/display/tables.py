"""Tables as notebook HTML: the articles of a corpus, and the bids of the parsers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from intelnews.display.article import problem_line
from intelnews.display.markup import element
from intelnews.display.oneline import clip
from intelnews.display.style import style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intelnews.display.markup import Html
    from intelnews.display.views import BidView, FragmentView, ProblemView, RowView

__all__ = ["ROWS_SHOWN", "corpus_table", "explain_table"]

#: Articles in the table of a corpus, as many as pandas shows rows; the rest is counted.
ROWS_SHOWN = 60

_NAMES = 6  # authors or tags in one row: two lines at the usual width
_NAME_CHARS = 60
_TITLE_CHARS = 160
_NOTES = 10  # fragments or problems below the table
_NOTE_CHARS = 200
_CODES = 20  # kinds of problems that are counted above the first of them


def corpus_table(
    rows: Sequence[RowView],
    /,
    *,
    total: int | None = None,
    fragments: Sequence[FragmentView] = (),
    problems: Sequence[ProblemView] = (),
) -> str:
    """Return a corpus as a notebook table: one row an article, fragments and problems below.

    ``rows`` may be only the first articles of the corpus, of which ``total`` says how many there
    are (as many as rows, if it is not given); at most ``ROWS_SHOWN`` are shown, with a line on the
    rest. ``intelnews.model.presentation.corpus_html`` makes the rows out of articles.

    >>> from intelnews.display.views import RowView
    >>> "and 941 more" in corpus_table([RowView(title="Harbour reopens")], total=942)
    True
    """
    shown = rows[:ROWS_SHOWN]
    count = max(len(rows), total or 0)
    return str(
        element(
            "div",
            style(),
            element("p", _sum(count, len(fragments), len(problems)), class_="in-kicker"),
            _articles(shown) if shown else None,
            _more(count - len(shown)),
            _fragments(fragments),
            _problems(problems),
            class_="intelnews",
        )
    )


def _sum(articles: int, fragments: int, problems: int) -> str:
    counts = {"article": articles, "fragment": fragments, "problem": problems}
    return " · ".join(
        f"{number:,} {thing}{'' if number == 1 else 's'}"
        for thing, number in counts.items()
        if number or thing == "article"
    )


def _articles(rows: Sequence[RowView]) -> Html:
    head = element(
        "tr",
        element("th", "#", class_="in-num", scope="col"),
        element("th", "Date", scope="col"),
        element("th", "Article", scope="col"),
        element("th", "Claims", class_="in-num", scope="col"),
        element("th", "Problems", class_="in-num", scope="col"),
    )
    lines = [_article(number, row) for number, row in enumerate(rows)]
    return element("table", element("thead", head), element("tbody", lines))


def _article(number: int, row: RowView) -> Html:
    small = [
        row.kind if row.kind != "news" else "",
        f"By {_names(row.authors, ', ')}" if row.authors else "",
    ]
    known = " · ".join(fact for fact in small if fact)
    title = element("div", _title(row.title), class_="in-title", dir="auto")
    return element(
        "tr",
        element("td", str(number), class_="in-num in-small"),
        element("td", row.date or "–", class_="in-date"),
        element("td", title, _small(known), _small(_names(row.tags, " · ")), class_="in-wide"),
        element("td", f"{row.claims:,}", class_="in-num in-claimed"),
        element("td", f"{row.problems:,}" if row.problems else "–", class_="in-num in-wrong"),
    )


def _title(title: str | None) -> Html | str:
    return clip(title, _TITLE_CHARS) if title else element("span", "no headline", class_="in-cut")


def _small(line: str) -> Html | None:
    return element("div", line, class_="in-small", dir="auto") if line else None


def _names(names: Sequence[str], between: str) -> str:
    shown = between.join(clip(name, _NAME_CHARS) for name in names[:_NAMES])
    return shown + (f" and {len(names) - _NAMES:,} more" if len(names) > _NAMES else "")


def _more(number: int) -> Html | None:
    return element("p", f"… and {number:,} more", class_="in-cut") if number > 0 else None


def _fragments(fragments: Sequence[FragmentView]) -> Html | None:
    lines = [
        element(
            "p",
            element("b", f"{clip(fragment.reason, _NOTE_CHARS)}: ") if fragment.reason else None,
            clip(fragment.text, _NOTE_CHARS),
            dir="auto",
        )
        for fragment in fragments[:_NOTES]
    ]
    return _notes("Text that belongs to no article", lines, len(fragments))


def _problems(problems: Sequence[ProblemView]) -> Html | None:
    lines = [element("p", problem_line(problem)) for problem in problems[:_NOTES]]
    if len(problems) > _NOTES:
        counted: Counter[str] = Counter()
        for problem in problems:
            counted[problem.code] += problem.count
        sums = " · ".join(f"{code} {times:,}" for code, times in counted.most_common(_CODES))
        lines.insert(0, element("p", element("b", sums)))
    return _notes("Problems of the whole input", lines, len(problems))


def _notes(title: str, lines: Sequence[Html], count: int) -> Html | None:
    if not lines:
        return None
    summary = element("summary", f"{title} ({count:,})")
    notes = element("div", lines, _more(count - _NOTES), class_="in-small")
    return element("details", summary, notes, open="" if count <= _NOTES else None)


def explain_table(bids: Sequence[BidView], /, *, name: str | None = None) -> str:
    """Return the parsers' bids for an input as a notebook table, in the order given.

    ``name`` is the input's name, if it has one. Each bid shows its confidence as a bar and a
    figure, its reason, and whether it won.

    >>> from intelnews.display.views import BidView
    >>> bid = BidView(parser="paste", confidence=0.8, reason="two date lines", winner=True)
    >>> "0.80" in explain_table([bid])
    True
    """
    head = element(
        "tr",
        *[element("th", word, scope="col") for word in ("Parser", "Confidence", "Reason", "")],
    )
    table = element("table", element("thead", head), element("tbody", map(_bid, bids)))
    title = f"Who reads {clip(name, _TITLE_CHARS)}" if name else "Who reads it"
    kicker = element("p", title, class_="in-kicker")
    return str(element("div", style(), kicker, table, class_="intelnews"))


def _bid(bid: BidView) -> Html:
    return element(
        "tr",
        element("td", element("b", clip(bid.parser, _NAME_CHARS))),
        element("td", _bar(bid.confidence), class_="in-date"),
        element("td", clip(bid.reason, _NOTE_CHARS), class_="in-wide", dir="auto"),
        element("td", "✓ reads it" if bid.winner else "", class_="in-date"),
        class_="in-won" if bid.winner else None,
    )


def _bar(confidence: float | None) -> Html | str:
    if confidence is None:
        return "no bid"
    share = min(max(confidence, 0.0), 1.0)
    filled = element("i", style=f"width:{share:.0%}")
    bar = element("span", filled, class_="in-bar", aria_hidden="true")
    return element("span", bar, f"{confidence:.2f}")
