"""Open files that remember what they read last."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from intelnews.captures.window import Window

CONTENT = bytes(range(256)) * 1200


class Counted(BytesIO):
    """A file that counts how often it goes back."""

    steps = 0

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Count."""
        self.steps += 1
        return super().seek(offset, whence)


@given(st.lists(st.tuples(st.integers(0, len(CONTENT) + 9), st.integers(0, 150_000)), max_size=9))
def test_reads_what_the_file_holds(steps: list[tuple[int, int]]):
    """Wherever one goes."""
    window = Window(BytesIO(CONTENT))
    for at, size in steps:
        window.seek(at)
        assert CONTENT[at : at + size] == window.read(size)


def test_goes_on_where_it_stopped():
    """Without being told."""
    window = Window(BytesIO(CONTENT))
    assert CONTENT == b"".join(window.read(70_000) for _ in range(6))
    assert b"" == window.read(1)


def test_short_steps_back_cost_nothing():
    """The file itself is asked to go to its beginning, and never again."""
    file = Counted(CONTENT)
    window = Window(file)
    for at in range(0, len(CONTENT), 5000):
        window.seek(max(0, at - 2000))
        window.read(5000)
    assert 1 == file.steps
