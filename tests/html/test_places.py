"""Places on a page, in the words that the vote has weights for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from intelnews.html.hints import Hint
from intelnews.html.page import read_page
from intelnews.html.places import places

if TYPE_CHECKING:
    from intelnews.html.page import Node


def _node(number: int) -> Node:
    return read_page("<body>" + "<p>x</p>" * 300 + "</body>").by_tag["p"][number]


@pytest.mark.parametrize(
    ("distance", "expected"),
    [
        (5, "right behind headline"),
        (50, "behind headline"),
        (150, "far behind headline"),
        (-5, "right before headline"),
        (-50, "before headline"),
    ],
)
def test_how_far_from_the_headline(distance, expected):
    """The distance is told in five steps."""
    node = _node(200)
    assert ["in the open", expected] == places(node, 0, node.index - distance)


def test_what_stands_around():
    """The parts of a page around a name are all told."""
    around = Hint.ARTICLE | Hint.HEADER | Hint.COMMENT | Hint.CAPTION
    assert ["in article", "in header", "in comment", "in caption"] == places(_node(0), around, None)


def test_near_is_what_a_caller_says():
    """Dates stand nearer to the headline than bylines do."""
    node = _node(200)
    assert ["in the open", "behind headline"] == places(node, 0, node.index - 18, near=15)
    assert ["in the open", "far behind headline"] == places(node, 0, node.index - 70, far=60)
    assert ["in the open", "before headline"] == places(node, 0, node.index + 13, before=12)
