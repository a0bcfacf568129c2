"""The strategies draw valid values of every kind that the model allows."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from intelnews.model import Article, Precision, Unit
from intelnews.testing.strategies import STRATEGIES, articles, moments, spans, texts

if TYPE_CHECKING:
    from intelnews.model import Moment


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
@settings(max_examples=20)
@given(data=st.data())
def test_strategy_draws_its_type(kind: type[Any], data: st.DataObject) -> None:
    """Nothing else, and nothing that the constructor refuses."""
    assert type(data.draw(STRATEGIES[kind]())) is kind


@given(texts(min_size=1))
def test_texts_are_as_the_gate_leaves_them(text: str) -> None:
    """Valid Unicode, no NUL."""
    assert text == text.encode("utf-8").decode("utf-8")
    assert "\0" not in text


@given(texts(), st.data())
def test_spans_lie_in_their_text(text: str, data: st.DataObject) -> None:
    """From the first to the last character."""
    assert data.draw(spans(within=text)).end <= len(text)


def test_every_field_of_an_article_is_filled_now_and_then() -> None:
    """A field that was added is drawn, or this fails."""
    empty = Article()
    missing = {field.name for field in attrs.fields(Article)}
    units = set(Unit)

    @settings(max_examples=200, phases=[Phase.generate], derandomize=True)
    @given(articles())
    def draw(article: Article) -> None:
        missing.difference_update(
            [name for name in missing if getattr(article, name) != getattr(empty, name)]
        )
        units.difference_update(claim.unit for claim in article.claims)

    draw()
    assert (missing, units) == (set(), set())


def test_moments_of_every_precision_are_drawn() -> None:
    """From year to second, with a zone and without."""
    days = Precision.DAY.rank
    missing = {(one, aware) for one in Precision for aware in {False, one.rank > days}}

    @settings(max_examples=200, phases=[Phase.generate], derandomize=True)
    @given(moments())
    def draw(moment: Moment) -> None:
        missing.discard((moment.precision, moment.is_aware))

    draw()
    assert missing == set()


def test_error_without_hypothesis_says_what_to_install() -> None:
    """The kit is an extra; the rest of it works without."""
    program = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import intelnews.testing.contract, intelnews.testing.golden\n"
        "try: import intelnews.testing.strategies\n"
        "except ImportError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    expected = 'the strategies need Hypothesis: pip install "intelnews[testing]"\n'
    assert expected == done.stdout
