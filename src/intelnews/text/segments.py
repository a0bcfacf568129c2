"""A page parted into its posts: one pass over the rows, from the first line to the last."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 # attrs reads the annotation

from attrs import define, field, frozen

from intelnews.fields.names import looks_like_name
from intelnews.model import BlockKind
from intelnews.model.record import Record
from intelnews.text.bylines import Byline
from intelnews.text.captions import is_picture_credit
from intelnews.text.comments import Commenter, CommentsHead, is_comment_button, is_comment_form
from intelnews.text.footers import Footer
from intelnews.text.headings import BODY_KINDS, Run, State, find_headline, find_run
from intelnews.text.lines import Line
from intelnews.text.lookahead import Lookahead
from intelnews.text.metalines import MetaLine
from intelnews.text.posts import Noted, Post
from intelnews.text.residue import Residue, ResidueKind, is_comment_policy, names_about_box
from intelnews.text.rows import Row, RowKind
from intelnews.text.taxonomy import Taxonomy, split_tags
from intelnews.text.threads import Thread

__all__ = ["Page", "part_page"]

#: Why text stands without a headline.
LOST = "headline lost"
BEFORE = "before the first headline"
OUTSIDE = "outside any post"


@frozen(kw_only=True, repr=False)
class Page(Record):
    """What a page holds: its posts in order, and the lines that belong to none of them.

    ``boxes`` are the texts of its about boxes, where it says what it is; ``address`` is a web
    address above the first headline.
    """

    address: Line | None
    posts: tuple[Post, ...]
    noted: tuple[Noted, ...]
    boxes: tuple[str, ...]


def part_page(rows: Sequence[Row], /) -> Page:
    r"""Part the rows of a page into posts, text without a headline, and the rest.

    >>> from intelnews.text.rows import read_rows
    >>> page = part_page(read_rows("Harbour reopens\nMay 22, 2019\nIt is open.\n\nShare this:\n"))
    >>> post = page.posts[0]
    >>> post.title.text, len(post.metas), post.body[0].line.text, post.noted[0].code
    ('Harbour reopens', 1, 'It is open.', 'sharing')
    """
    reader = _Reader(Lookahead.of(rows))
    while reader.place < len(rows):
        reader.read(rows[reader.place])
    reader.drop_pending()
    return Page(
        address=reader.address,
        posts=tuple(reader.posts),
        noted=tuple(reader.noted),
        boxes=tuple(reader.boxes),
    )


@define
class _Reader:
    """The pass: where it stands, and what it has found so far.

    ``place`` is the place of the row behind the one at hand. ``run`` is the run of short lines at
    hand and ``headline`` the place of the headline in it. ``pending`` are date lines that stand
    above the headline that comes next, and ``is_pending`` is true until one has come.
    """

    ahead: Lookahead
    posts: list[Post] = field(init=False, factory=list)
    noted: list[Noted] = field(init=False, factory=list)
    boxes: list[str] = field(init=False, factory=list)
    place: int = field(init=False, default=0)
    run: Run = field(init=False, factory=lambda: Run((), 0))
    headline: int | None = field(init=False, default=None)
    in_comments: bool = field(init=False, default=False)
    in_related: bool = field(init=False, default=False)
    address: Line | None = field(init=False, default=None)
    pending: list[tuple[Line, MetaLine]] = field(init=False, factory=list)
    is_pending: bool = field(init=False, default=False)

    def read(self, row: Row) -> None:
        """Read one row, and with it sometimes the next."""
        self.place += 1
        match row.reading:
            case MetaLine() as meta:
                self.meta(row, meta)
            case Byline() as byline:
                self.byline(row, byline)
            case Footer() as footer:
                self.footer(row, footer)
            case Taxonomy() as taxonomy:
                self.taxonomy(row, taxonomy)
            case CommentsHead() as head:
                self.responses(row, head)
            case Commenter() as commenter:
                self.commenter(row, commenter)
            case Residue() as residue:
                self.residue(row, residue)
            case None if row.kind is RowKind.SHORT:
                self.short(row)
            case None if row.kind is RowKind.MORE:
                self.more(row)
            case None if row.kind is RowKind.ADDRESS:
                self.web_address(row)
            case None:
                self.text(row)

    # Where the pass stands.

    @property
    def post(self) -> Post | None:
        return self.posts[-1] if self.posts else None

    @property
    def state(self) -> State:
        post = self.post
        if post is None:
            return State.NOTHING
        if self.in_comments:
            return State.COMMENTS
        if post.is_closed:
            return State.CLOSED
        return State.BODY if post.body else State.HEADER

    def begin(self, title: Line | None, reason: str = "") -> Post:
        """Begin a post, or text without a headline, with the date that stood above it."""
        self.in_comments = self.in_related = False
        post = Post(title, reason, metas=list(self.pending))
        self.is_pending = False
        if not self.ahead.date_first:  # there, one date may head several posts
            self.pending.clear()
        self.posts.append(post)
        return post

    def begin_lost(self) -> Post:
        """Begin text whose headline is not on the page although its byline or date is."""
        self.close()
        return self.begin(None, BEFORE if self.post is None else LOST)

    def open_post(self) -> Post:
        """Return the post that text at this place belongs to."""
        post = self.post
        if post is None or post.is_closed:
            return self.begin(None, BEFORE if post is None else OUTSIDE)
        return post

    def close(self) -> None:
        """End the post at hand."""
        if self.post is not None:
            self.post.is_closed = True

    def leave_out(self, code: str, line: Line) -> None:
        """Note a line that is not part of a text: with the post it follows, or for the page."""
        noted = self.noted if self.post is None else self.post.noted
        noted.append(Noted(code, line))

    def hears(self, row: Row) -> bool:
        """Read a row as part of the comments, if the page is at its comments."""
        if not self.in_comments or self.post is None:
            return False
        code = self.thread(self.post).hear(row, self.ahead.at(self.place))
        if code is not None:
            self.leave_out(code, row.line)
        self.in_comments = code != "comment-policy"
        return True

    @staticmethod
    def thread(post: Post) -> Thread:
        if post.thread is None:
            post.thread = Thread()
        return post.thread

    # Text and headlines.

    def text(self, row: Row) -> None:
        if self.hears(row):
            return
        if self.in_related and row.kind is RowKind.ITEM and row.line.gap == 0:
            self.leave_out("related", row.line)
            return
        self.in_related = False
        state = self.state
        if state is State.CLOSED and is_comment_policy(row.line.text):
            self.leave_out("comment-policy", row.line)
            return
        if row.kind is RowKind.TEXT and self.ahead.is_title(self.place - 1, state):
            self.begin(row.line)
            return
        if row.kind is RowKind.TEXT and self.post is not None and is_picture_credit(row.line.text):
            self.post.caption(row.line)
            return
        post = self.open_post()
        if post.has_title_alone and self.ahead.is_deck(self.place - 1):
            post.deck = row.line
            return
        post.write(row)
        post.is_closed = row.more is not None

    def short(self, row: Row) -> None:
        place = self.place - 1
        if place >= self.run.stop:
            self.run = find_run(self.ahead.rows, place)
            self.headline = self.find_headline()
        if place == self.headline:
            self.begin(row.line)
        elif not self.hears(row):
            self.phrase(row)

    def find_headline(self) -> int | None:
        """Return the place of the headline in the run of short lines at hand."""
        state, post = self.state, self.post
        below = self.ahead.at(self.run.stop)
        if state is State.HEADER and post is not None:
            # Only a second date line or byline shows that the post above has no text at all.
            if not (
                (self.ahead.dates_post_above(below) and post.has_date)
                or (below is not None and below.kind is RowKind.BYLINE and post.bylines)
            ):
                return None
            state = State.CLOSED
        if self.in_related and self.is_related_list(below):
            return None
        first = self.ahead.rows[self.run.shorts[0]].line
        if self.in_comments and post is not None and self.thread(post).is_left_by(first, below):
            state = State.CLOSED
        if post is not None and names_about_box(first.text):
            return None
        return find_headline(
            self.ahead.rows,
            self.run,
            state,
            is_orphan=post is not None and post.title is None,
            date_first=self.ahead.date_first,
        )

    def is_related_list(self, below: Row | None) -> bool:
        """Tell titles of other posts, each with its date and category, from a headline."""
        if below is None or below.kind is RowKind.RESIDUE:
            return True
        if below.kind is RowKind.META:
            then = self.ahead.at(self.run.stop + 1)
            return then is not None and then.kind not in BODY_KINDS | {RowKind.BYLINE}
        return len(self.run.shorts) > 1 and self.ahead.rows[self.run.shorts[1]].line.gap == 0

    def phrase(self, row: Row) -> None:
        """Place a short line that is no headline."""
        place, post, state = self.place - 1, self.post, self.state
        if post is None:
            self.leave_out("stray-line", row.line)
        elif state is not State.HEADER and self.ahead.is_about_box(place):
            box = self.ahead.rows[self.place].line
            self.place += 1
            self.boxes.append(box.text)
            self.leave_out("about-box", row.line)
            self.leave_out("about-box", box)
            self.close()
        elif state is State.CLOSED and is_comment_form(row.line.text):
            self.leave_out("comment-button", row.line)
        elif self.in_related:
            self.leave_out("related", row.line)
        elif state is State.HEADER:
            self.header_line(row, post)
        elif state is State.BODY:
            self.body_line(row, post)
        else:
            self.leave_out("stray-line", row.line)

    def header_line(self, row: Row, post: Post) -> None:
        """Place a short line between headline and text: name, deck, caption, or all the text."""
        text = row.line.text
        words = text.count(" ") + 1
        below = self.ahead.at(self.run.stop)
        is_led = bool(post.metas or post.bylines)
        if below is not None and below.kind is RowKind.META:
            if post.names and text == post.names[-1].text:
                post.note("repeated-name", row.line)
            elif looks_like_name(text) and not post.has_author:
                post.names.append(row.line)
            elif post.deck is None and not is_led and words > _CAPTION_WORDS:
                post.deck = row.line
            else:
                post.caption(row.line)
        elif below is not None and below.kind in BODY_KINDS | {RowKind.BYLINE}:
            following = self.ahead.rows[self.place].line
            if len(self.run.shorts) > _MOST_HEADER_LINES:
                post.write(row, BlockKind.PARAGRAPH)  # a list or a poem
            elif text[-1] == "?" and below.kind is not RowKind.BYLINE:
                post.write(row, BlockKind.HEADING)
            elif post.is_dated_only and following.gap > row.line.gap == 0 and looks_like_name(text):
                post.names.append(row.line)
            else:
                post.caption(row.line)
        elif (is_led and self.run.shorts[-1] == self.place - 1) or words > _CAPTION_WORDS + 1:
            post.write(row, BlockKind.PARAGRAPH)
        else:
            post.caption(row.line)

    def body_line(self, row: Row, post: Post) -> None:
        place = self.place - 1
        above, below = self.ahead.rows[place - 1], self.ahead.at(place + 1)
        post.write_phrase(
            row,
            above=above.line.text,
            below="" if below is None else below.line.text,
            is_led=below is not None and below.kind in BODY_KINDS,
        )

    def more(self, row: Row) -> None:
        if self.post is None:
            self.leave_out("stray-line", row.line)
        else:
            self.post.is_truncated = True
            self.close()

    # Lines about the text.

    def web_address(self, row: Row) -> None:
        """Place an address on a line of its own: of the page, of a post, or within a text."""
        post, state = self.post, self.state
        if post is None and self.address is None:
            self.address = row.line
        elif post is not None and state is State.HEADER and post.address is None:
            post.address = row.line
        elif post is not None and state is State.BODY:
            post.write(row, BlockKind.PARAGRAPH)
        elif not self.hears(row):
            self.leave_out("stray-line", row.line)

    def meta(self, row: Row, meta: MetaLine) -> None:
        if meta.comments is None and self.hears(row):  # a post counts its comments, no comment does
            return
        if self.in_related and row.line.gap == 0:
            self.leave_out("related", row.line)
            return
        post, state = self.post, self.state
        below = self.ahead.below(self.place)
        is_led = below is not None and below.kind in BODY_KINDS | {RowKind.BYLINE}
        is_head = meta.is_bare or (self.ahead.date_first and meta.date is not None)
        heads = is_head and below is not None and below.kind is RowKind.SHORT
        has_date = post is not None and post.has_date
        if state is State.HEADER and post is not None:
            if heads and has_date and self.ahead.date_first:
                self.pend(row.line, meta)
            else:
                post.metas.append((row.line, meta))
        elif state is State.BODY and post is not None and is_led and meta.is_bare:
            post.write(row, BlockKind.HEADING)  # a chronicle
        elif heads and (post is None or has_date or self.ahead.date_first):
            self.pend(row.line, meta)
        elif is_led and meta.date:
            self.begin_lost().metas.append((row.line, meta))
        elif post is None or (has_date and meta.date and meta.is_bare):
            self.leave_out("stray-line", row.line)
        else:
            post.metas.append((row.line, meta))
            self.close()

    def pend(self, line: Line, meta: MetaLine) -> None:
        """Keep a date for the headlines that come below it."""
        self.drop_pending()
        self.close()
        self.pending = [(line, meta)]
        self.is_pending = True

    def drop_pending(self) -> None:
        """Note a date that no headline came below."""
        if self.is_pending:
            self.leave_out("stray-line", self.pending[0][0])

    def byline(self, row: Row, byline: Byline) -> None:
        state, post = self.state, self.post
        if not byline.has_bars and self.hears(row):
            return
        if state is State.HEADER and post is not None:
            post.sign(row.line, byline)
        elif not self.ahead.is_trailing(self.place):
            self.begin_lost().sign(row.line, byline)
        elif post is None or (state is not State.BODY and post.has_author):
            self.leave_out("stray-byline", row.line)
        else:
            if state is State.BODY and byline.has_bars and post.has_author and len(post.body) > 1:
                # The post has its author, so this is the byline of the paragraph above it.
                paragraph = post.body.pop()
                post = self.begin_lost()
                post.body.append(paragraph)
            post.sign(row.line, byline)
            post.reason = LOST if post.title is None else ""
            self.close()

    def footer(self, row: Row, footer: Footer) -> None:
        post = self.post
        if footer.is_cut:
            self.leave_out("cut-footer", row.line)
        if post is None or (post.is_closed and post.footers):
            self.leave_out("stray-footer", row.line)
            return
        self.in_comments = False
        below = self.ahead.below(self.place)
        is_led = below is not None and below.kind in BODY_KINDS
        post.is_closed = not (self.state is State.HEADER and is_led)
        post.footers.append((row.line, footer))
        if post.reason == OUTSIDE:
            post.reason = LOST

    def taxonomy(self, row: Row, taxonomy: Taxonomy) -> None:
        post = self.post
        if post is None:
            self.leave_out(ResidueKind.ARCHIVE.value, row.line)
            return
        if taxonomy.is_bare:
            listed = self.ahead.listed_below(self.place)
            if not listed:
                self.heading_or_stray(row, post)
                return
            self.place += len(listed)
            post.taxonomies += [(it.line, Taxonomy(tags=split_tags(it.line.text))) for it in listed]
        else:
            post.taxonomies.append((row.line, taxonomy))
        self.in_comments = self.in_related = False
        post.is_closed = post.is_closed or bool(post.body)

    def responses(self, row: Row, head: CommentsHead) -> None:
        post = self.post
        if post is not None and (
            head.title is not None or self.ahead.leads_to_comments(self.place)
        ):
            post.comments_head = head
            self.hear_from_here(post)
        elif post is not None and head.count is not None:
            post.comments_head = head
            self.close()
        elif post is not None:
            self.heading_or_stray(row, post)
        else:
            self.leave_out("stray-line", row.line)

    def heading_or_stray(self, row: Row, post: Post) -> None:
        """Take a line that only looked like a label for a heading of the text it stands in."""
        if self.state is State.BODY:
            post.write(row, BlockKind.HEADING)
        else:
            self.leave_out("stray-line", row.line)

    def commenter(self, row: Row, commenter: Commenter) -> None:
        post, state = self.post, self.state
        # In the middle of a post, "Officials said:" opens a quotation.
        is_sure = commenter.number is not None or row.line.text.endswith(_SAYS)
        if (
            post is None
            or state is State.HEADER
            or (state is State.BODY and not (is_sure and row.line.gap))
        ):
            self.text(Row(RowKind.TEXT, row.line))
            return
        self.hear_from_here(post)
        self.thread(post).open(row.line, commenter)

    def hear_from_here(self, post: Post) -> None:
        """Take what follows for comments."""
        post.is_closed = True
        self.in_comments, self.in_related = True, False

    def residue(self, row: Row, residue: Residue) -> None:
        if self.in_comments and is_comment_button(row.line.text):
            self.leave_out("comment-button", row.line)
            return
        self.leave_out(residue.kind.value, row.line)
        self.in_related = self.in_related or (residue.kind is ResidueKind.RELATED and residue.ends)
        below = self.ahead.below(self.place)
        in_header = self.state is State.HEADER and below is not None and below.kind in BODY_KINDS
        if residue.ends and not in_header:
            self.in_comments = False
            self.close()


_CAPTION_WORDS = 4  # decks have more; captions of portraits and places seldom do
_MOST_HEADER_LINES = 5
_SAYS = ("says:", "said...", "said…")
