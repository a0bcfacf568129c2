"""What readers wrote under a post: the heading, the commenters' lines, the form."""

from __future__ import annotations

import re

from attrs import frozen

from intelnews.fields.dates import match_moment, parse_moment
from intelnews.model import Span
from intelnews.model.record import Record
from intelnews.text.phrases import rule

__all__ = [
    "NAME_WORDS",
    "Commenter",
    "CommentsHead",
    "is_comment_button",
    "is_comment_form",
    "read_commenter",
    "read_comments_head",
    "read_dated_commenter",
]


_HEAD = rule(
    r"""(?: (?P<number> \d{1,3}(?:,\d{3})+ | \d{1,6} )
      | (?P<one> one | a\ single | ein | une? | una | uma ) | (?P<none> no | keine? ) )
    \ (?: responses? | comments? | thoughts? | repl(?:y|ies) | reactions? | kommentare?
      | antworten? | gedanken? | commentaires? | réponses? | comentarios? | respuestas?
      | pensamientos? | comentários? | respostas? | commenti?o? | risposte | reacties? )
    \ (?:so\ far\ )? (?: to | on | for | zu | sur | à | en | a | su | em | op )\b:?\ ?
    (?P<title>\S.{0,300})"""
)
_PLAIN_HEAD = rule(
    r"""(?: (?:reader|readers['’]|recent|all|user|top)\ )?
    (?: comments | responses | replies | kommentare | commentaires | comentarios | comentários
      | commenti | reacties )
    \s? (?: [(\[]? (?P<number>\d{1,6}) [)\]]? )? \s?:?
    | join\ the\ (?:discussion|conversation) | what\ do\ you\ think\?"""
)


@frozen(kw_only=True, repr=False)
class CommentsHead(Record):
    """The heading above comments: how many there are, and the headline it repeats.

    >>> read_comments_head("11 Responses to Harbour reopens")
    CommentsHead(count=11, title='Harbour reopens')
    """

    count: int | None = None
    title: str | None = None


def read_comments_head(text: str, /) -> CommentsHead | None:
    """Read the line above the comments of a post, ``None`` for any other line.

    >>> read_comments_head("One thought on “Harbour reopens”").count, read_comments_head("3 ships")
    (1, None)
    """
    if len(text) > 380:  # the count and a headline of 300 characters
        return None
    match = _HEAD.fullmatch(text)
    if match is not None:
        digits = match["number"]
        count = int(digits.replace(",", "")) if digits else 1 if match["one"] else 0
        return CommentsHead(count=count, title=match["title"].strip(" “”\"‘’'«»„"))
    match = _PLAIN_HEAD.fullmatch(text)
    if match is None:
        return None
    return CommentsHead(count=int(match["number"]) if match["number"] else None)


@frozen(kw_only=True, repr=False)
class Commenter(Record):
    """The line that opens a comment; spans count in the line.

    ``number`` is the comment's place in a numbered thread. ``is_signature`` is true for the style
    that names the commenter below the words.

    >>> line = read_commenter("2. Van says:")
    >>> line.name, line.number
    (Span(3, 6), 2)
    """

    name: Span
    date: Span | None = None
    number: int | None = None
    is_signature: bool = False


_NUMBER = r"(?: [(\[]?\#?(?P<number>\d{1,5})[.):\]]{1,2}\s{1,8} | [•*·◦-]\s{1,8} )?"
_SAYS = (
    r"(?: says | said | writes | wrote | replied | replies | commented | comments | responds"
    r" | responded | adds | added | schreibt | schrieb | sagt | sagte | meint | meinte | a\ dit"
    r" | dit | a\ écrit | dice | dijo | escribió | diz | disse | ha\ detto | zegt | zei | schreef"
    r" | пишет )"
)
_WHEN = r"[^():]{5,40}?(?::\d\d[^():]{0,12}?)?"
_SAYS_LINE = rule(
    rf"""{_NUMBER} (?P<name> [^\s:.…](?:[^:…]{{0,58}}?[^\s:…,])? ) ,?
    (?: ,?\ (?:on|at|am|le)\ (?P<before>{_WHEN}) )? \ {_SAYS}
    (?: ,?\ (?:on\ |at\ |\()? (?P<behind>{_WHEN}) \)? )? \s? (?: : | \.\.\. | … )"""
)
_SIGNATURE = rule(
    r"(?:comment|pingback|trackback)\ by\ (?P<name>[^\s—–|].{0,60}?)\s?[—–|-]\s?(?P<date>\S.{5,50})"
)
_AFTER_DATE = rule(rf"(?: \s | [:.\#,|] | {_SAYS} | reply | edit | permalink ){{0,40}}")
_BEFORE_DATE = rule(r"(?: [\s,;:|·•—–@(-] | \b(?:on|at|am|le) ){1,20}$")
_DATE_START = re.compile(r"(?<![^\W_])(?=[^\W_])|(?<=[^\W\d_])(?=\d)|(?<=[^\W_A-Z])(?=[A-Z])")
#: A name under which somebody comments has no more words than this.
NAME_WORDS = 6


def read_commenter(text: str, /) -> Commenter | None:
    """Read "NAME says:" in its many forms, ``None`` for any other line.

    >>> read_commenter("Anonymous said...").name, read_commenter("The minister has left.")
    (Span(0, 9), None)
    """
    if len(text) > 170 or text[-1] not in ":.…0123456789mMTCZ":
        return None
    match = _SAYS_LINE.fullmatch(text)
    if match is None:
        match = _SIGNATURE.fullmatch(text)
        if match is None:
            return None
        signed = Span(*match.span("date"))
        return Commenter(name=Span(*match.span("name")), date=signed, is_signature=True)
    if len(match["name"].split()) > NAME_WORDS:
        return None
    date = next((Span(*match.span(g)) for g in ("before", "behind") if match[g]), None)
    if date is not None and parse_moment(date.cut(text)) is None:
        return None
    number = int(match["number"]) if match["number"] else None
    return Commenter(name=Span(*match.span("name")), date=date, number=number)


def read_dated_commenter(text: str, /) -> Commenter | None:
    """Read a line of a name and a date, which opens a comment in many themes.

    It is asked only where comments are expected: above a headline the same words are a date line.

    >>> line = read_dated_commenter("VanAugust 28, 2018 at 10:20 AM")
    >>> line.name, line.date
    (Span(0, 3), Span(3, 30))
    """
    if len(text) > 140:
        return None
    for match in _DATE_START.finditer(text, 1, 80):
        found = match_moment(text, match.start())
        if found is None:
            continue
        date = found[1]
        if _AFTER_DATE.fullmatch(text, date.end) is None:
            return None
        name = _BEFORE_DATE.sub("", text[: date.start])
        begin = len(name) - len(name.lstrip("•*·- "))
        if not name[begin:] or len(name.split()) > NAME_WORDS:
            return None
        return Commenter(name=Span(begin, len(name)), date=date)
    return None


_BUTTON = rule(
    r"""(?: reply | delete | likes? | liked | edit | flag | report | permalink | share | hide
      | collapse | expand | upvote | downvote | spam | rate\ this | loading | antworten | répondre
      | responder | rispondi | beantwoorden | log\ in\ to\ (?:reply|leave\ a\ comment)
      | reply\ to\ .{1,60} | liked\ by\ .{1,40} | \d{1,6}\ (?:likes?|replies|votes?|points?)
      | show\ \d{1,6}\ repl(?:y|ies) | your\ comment\ is\ awaiting\ moderation
      | this\ comment\ has\ been\ removed\ by\ .{1,40} | \d{1,2} )
    (?: \ ?\(?\d{0,6}\)? )?"""
)
_BUTTON_EDGES = " \t()[]↓↑→↳|·•.:…-"
# Buttons of one template that are printed without a space between them.
_GLUED_BUTTONS = frozenset({"replydelete", "editdelete", "replyedit"})
_FORM = rule(
    r"""(?: leave\ (?:a|your)\ (?:reply|response|comment) | (?:post|add|write)\ (?:a|your)\ comment
      | cancel\ reply | (?:post|submit|send)\ comment | submit | reply | name | e-?mail | mail
      | website | url | comment | name\ \(required\) | log\ out | change | connecting\ to\ .{1,30}
      | (?:e-?mail|mail)\ (?:address\ )?
        \((?:will\ not\ be\ published|required|(?:address\ )?never\ made\ public)\).{0,40}
      | (?:enter|type)\ your\ comment\ here | you\ are\ commenting\ using\ your\ .{1,60}
      | fill\ in\ your\ details\ below\ or\ click\ an\ icon\ to\ log\ in
      | your\ e-?mail\ address\ will\ not\ be\ published.{0,80} | required\ fields\ are\ marked
      | save\ my\ name,\ e-?mail,?\ and\ website\ in\ this\ browser.{0,60}
      | notify\ me\ of\ (?:new|follow-?up)\ (?:comments|posts).{0,40}
      | this\ site\ uses\ akismet\ to\ reduce\ spam.{0,80}
      | you\ can\ (?:follow|leave|skip)\b.{0,200}
      | you\ must\ be\ logged\ in\ to\ post\ a\ comment | comments\ are\ closed
      | comments\ feed\ for\ this\ .{1,20} | rss\ feed\ for\ comments\ on\ this\ post
      | trackback\ uri | lascia\ un\ commento
      | both\ comments\ and\ pings\ are\ currently\ closed | schreibe?\ einen\ kommentar
      | laisser\ un\ commentaire | deja\ (?:un|una)\ (?:comentario|respuesta) )
    (?: \ (?:cancel\ reply|below|here|abbrechen|annuler) )?"""
)


def is_comment_button(text: str, /) -> bool:
    """Tell whether a line among comments is a button or a counter.

    >>> is_comment_button("Reply ↓"), is_comment_button("ReplyDelete"), is_comment_button("I reply")
    (True, True, False)
    """
    bare = text.strip(_BUTTON_EDGES) if len(text) <= 80 else ""
    return _BUTTON.fullmatch(bare) is not None or bare.casefold() in _GLUED_BUTTONS


def is_comment_form(text: str, /) -> bool:
    """Tell whether a line is part of the form in which readers write.

    >>> is_comment_form("Leave a Reply Cancel reply"), is_comment_form("Name *")
    (True, True)
    """
    return len(text) <= 280 and _FORM.fullmatch(text.strip(" \t*:.…()[]←→»·|/")) is not None
