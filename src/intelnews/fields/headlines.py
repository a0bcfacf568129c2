"""What a headline says about its article: the kind of piece, and its place in a series."""

from __future__ import annotations

import re

from intelnews.folding import fold, squeeze
from intelnews.limits import DEFAULT_LIMITS
from intelnews.model import ArticleKind

__all__ = ["kind_of_headline", "series_of_headline"]

# Labels that newsrooms print before a headline, or behind it after a dash or a bar.
_LABELS = {
    ArticleKind.ANALYSIS: "analysis|news analysis|explainer|explained|analyse|análisis|análise|"
    "analisi|analiza|analyysi|анализ|аналитика|аналіз|analiz|ανάλυση|تحليل",
    ArticleKind.OPINION: "comment|commentary|opinion|op-ed|oped|editorial|leading article|column|"
    "viewpoint|point of view|perspective|guest column|guest comment|guest post|letter|letters|"
    "kommentar|meinung|leitartikel|commentaire|tribune|éditorial|opinión|editorial|opinião|"
    "opinione|commento|opinie|column|åsikt|debatt|komentarz|opinia|komentář|názor|мнение|"
    "комментарий|колонка|думка|yorum|görüş|γνώμη|رأي",
    ArticleKind.UPDATE: "update|updated|news update|aktualisiert|mise à jour|actualización|"
    "aggiornamento|обновлено|оновлено",
    ArticleKind.BREAKING: "breaking|breaking news|just in|developing|eilmeldung|urgent|alerte|"
    "última hora|urgente|ultim'ora|срочно|терміново|son dakika|عاجل",
    ArticleKind.INTERVIEW: "interview|q&a|q & a|entretien|entrevista|intervista|wywiad|rozhovor|"
    "интервью|інтерв'ю|röportaj|συνέντευξη|مقابلة",
    ArticleKind.REVIEW: "review|book review|film review|movie review|theatre review|tv review|"
    "rezension|buchkritik|kritik|critique|reseña|crítica|resenha|recensione|recensie|recension|"
    "recenzja|рецензия",
    ArticleKind.DIGEST: "digest|roundup|round-up|news roundup|news in brief|in brief|briefing|"
    "morning briefing|evening briefing|daily briefing|weekly briefing|week in review",
    ArticleKind.YEAR_IN_REVIEW: "year in review|the year in review|our year in review|"
    "jahresrückblick|rétrospective|итоги года",
}
_KINDS = {fold(label): kind for kind, labels in _LABELS.items() for label in labels.split("|")}
_LONGEST = DEFAULT_LIMITS.title_chars

# "Analysis: …", "[Update] …", "Opinion | …", and the wires' "UPDATE 2-…"
_PREFIX = re.compile(
    r"[\[(]?(?P<label>[^\W\d_][^:\]()\[–—|\d]{1,30}?)(?:\s\d{1,2})?"
    r"(?:[\])]:?\s|\s?[:：]\s?|\s[–—|]\s|(?<=\d)-(?=\w))"
)
_SUFFIX = re.compile(r"(?:\s[–—|-]\s|\s[\[(])(?P<label>[^\W\d_][^:()\[\]–—|\d]{1,30})[\])]?$")
_REVIEW_OF = re.compile(r"(?:book|film|movie|theat(?:re|er)|tv|album) reviews?\b")
_INTERVIEW_WITH = re.compile(r"(?:an? )?(?:exclusive )?(?:interview|q&a|conversation) with\b")
_COUNTDOWN = re.compile(
    r"\b(?:top \d+|\d+ (?:biggest|top|best|worst|most \w+)|"
    r"(?:biggest|top|best|most \w+) (?:[\w-]+ ){0,4}(?:stories|events|moments|developments|posts|"
    r"articles|reads|scandals|cases))\b.{0,60}? (?:of|in|from) (?:19|20)\d\d\b"
    r"|^(?:19|20)\d\d in review\b|\breview of the year\b"
)
_DIGEST = re.compile(
    r"\b(?:digest|round-?up|(?:news|stories|links) in brief|news briefs|"
    r"(?:news|story|stories|what|things|links) you (?:may|might) have missed|"
    r"in case you missed it|(?:weekly|daily|weekend|monday|friday) links|"
    r"links (?:of|for) the (?:day|week)|"
    r"(?:morning|evening|daily|weekly|news) briefing)(?:$|[,:(#–—-]| #| no\b)"
)
_SERIES = re.compile(
    r"(?P<name>\S.{0,150}?)[\s,:;(–—-]*"
    r"(?:\#\s?|№\s?|(?<!\w)(?:no|nr|n[º°])\.?\s?|(?<!\w)(?:part|pt\.|vol(?:ume|\.)|episode|ep\.|"
    r"issue|edition|chapter)\s)"
    r"(?P<number>\d{1,5}|[IVX]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s(?:of|/)\s\w{1,5})?\)?(?=$|\s?[:(\[–—|]|\s-\s)",
    re.IGNORECASE,
)
# Most headlines announce nothing. One that does has one of these marks, which part a label from the
# rest, or a year, or one of these words; and one of a series has a word or sign before its number.
_MARKS = re.compile(r"[\[\]():：–—|-]|\d{4}")
_ANNOUNCING = ("review", "interview", "q&a", "conversation", "digest", "round", "brief", "missed",
               "links")  # fmt: skip
_COUNTING = ("#", "no", "nr", "part ", "pt.", "vol", "episode ", "ep.", "issue ", "edition ",
             "chapter ")  # fmt: skip


def kind_of_headline(title: str, /) -> ArticleKind | None:
    """Return the kind of piece that a headline announces, ``None`` where it announces nothing.

    Labels are known in English and a dozen other languages. The headline stays as it is.

    >>> kind_of_headline("Analysis: Why the harbour closed").value
    'analysis'
    >>> kind_of_headline("Harbour closed") is None
    True
    """
    plain = squeeze(title[:_LONGEST])
    folded = fold(plain)
    is_plain = plain.isascii() or _MARKS.search(folded) is None  # else folding may make marks
    if is_plain and not (_MARKS.search(plain) or _has_any(_ANNOUNCING, folded)):
        return None
    for label in (_PREFIX.match(plain), _SUFFIX.search(plain)):
        kind = _KINDS.get(fold(label["label"])) if label is not None else None
        if kind is not None:
            return kind
    if _COUNTDOWN.search(folded):
        return ArticleKind.YEAR_IN_REVIEW
    if _DIGEST.search(folded):
        return ArticleKind.DIGEST
    if _REVIEW_OF.match(folded):
        return ArticleKind.REVIEW
    if _INTERVIEW_WITH.match(folded):
        return ArticleKind.INTERVIEW
    return None


def series_of_headline(title: str, /) -> tuple[str, str] | None:
    """Return the name and the number of the series that a headline is one of, as written.

    The number stands at the end of the headline or before a colon, a dash or a bracket, so that
    "The No. 1 suspect" is no series.

    >>> series_of_headline("Harbour notes #0012 (storm edition)")
    ('Harbour notes', '0012')
    >>> series_of_headline("Harbour reopens") is None
    True
    """
    plain = squeeze(title[:_LONGEST])
    if plain.isascii() and not _has_any(_COUNTING, plain.lower()):
        return None
    match = _SERIES.match(plain)
    return None if match is None else (match["name"], match["number"])


def _has_any(words: tuple[str, ...], text: str) -> bool:
    for word in words:  # noqa: SIM110 # a generator would cost more than all the searches
        if word in text:
            return True
    return False
