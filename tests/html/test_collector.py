"""The garbage collector is paused and goes on as before."""

from __future__ import annotations

import gc

import pytest

from intelnews.html.collector import paused_collector


def test_is_paused_and_goes_on():
    """Also after an error."""
    with pytest.raises(ZeroDivisionError), paused_collector():
        1 / gc.isenabled()
    assert gc.isenabled()


def test_stays_off_where_it_was():
    """Whoever has turned it off finds it off."""
    gc.disable()
    try:
        with paused_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
