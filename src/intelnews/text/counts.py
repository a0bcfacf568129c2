"""How pages print the number of comments: "3 Comments", "Leave a reply", "Comments (3)"."""

from __future__ import annotations

import re

from attrs import frozen

from intelnews.model.record import Record

__all__ = ["CommentCount", "match_comment_count"]


@frozen(repr=False)
class CommentCount(Record):
    """A number of comments, and where the phrase that says it ends.

    ``number`` is ``None`` where comments are switched off: nobody says how many there were.
    """

    number: int | None
    end: int


_COUNT = re.compile(
    r"""(?: (?P<number> \d{1,3}(?:,\d{3})+ | \d{1,6} )
      | (?P<none> no | (?:leave|add|post|write|make)\ (?:an?\ |your\ )? | be\ the\ first\ to
          | keine? | aucun | sin | nessun | geen | hinterlasse\ einen | schreibe?\ einen
          | plaats\ een | lämna\ en | legg\ igjen\ en | dodaj
          | laisser\ un | deja\ un | deixe\ um | lascia\ un | dejar\ un )
      | (?P<one> one | a\ single )
      | (?P<many> comments?\ ?\((?P<inside>\d{1,6})\) ) )
    (?(many) | \s? (?: comments? | responses? | repl(?:y|ies) | thoughts? | kommentare?
          | commentaires? | comentarios? | comentários? | commenti?o? | reacties? | reactie
          | antworten? | kommentarer? | komentarz )
        (?![^\W\d_]) )
    (?: \s?: | \s?[»→] )?""",
    re.VERBOSE | re.IGNORECASE,
)
# German may put the invitation last: "Kommentar hinterlassen".
_INVITED = re.compile(r"(?:einen )?kommentar (?:hinterlassen|schreiben|verfassen)", re.IGNORECASE)
_OFF = re.compile(r"comments? (?:are )?(?:off|closed|disabled)\b(?: on .*)?", re.IGNORECASE)
# An invitation may name the post: "Leave a comment on Harbour reopens".
_ON_TITLE = re.compile(r"\s(?:on|to|zu|sur|en|su|op)\s.*|\s[»→].*", re.IGNORECASE)


def match_comment_count(text: str, pos: int = 0, /) -> CommentCount | None:
    """Read the phrase at a place of a line that says how many comments there are.

    >>> match_comment_count("3 Comments"), match_comment_count("Leave a reply")
    (CommentCount(number=3, end=10), CommentCount(number=0, end=13))
    >>> match_comment_count("3 ships") is None
    True
    """
    match = _OFF.match(text, pos)
    if match is not None:
        return CommentCount(None, match.end())
    if (invited := _INVITED.match(text, pos)) is not None:
        return CommentCount(0, invited.end())
    match = _COUNT.match(text, pos)
    if match is None:
        return None
    digits = match["number"] or match["inside"]
    if digits:
        return CommentCount(int(digits.replace(",", "")), match.end())
    if match["one"]:
        return CommentCount(1, match.end())
    title = _ON_TITLE.match(text, match.end())
    return CommentCount(0, match.end() if title is None else title.end())
