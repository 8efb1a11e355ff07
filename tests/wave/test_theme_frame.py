"""A frame of themes as a file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.theme_frame import ThemeFrame, from_text, same_words, to_text

_LABELS = st.lists(st.text(min_size=1).map(str.strip).filter(bool), unique=True, max_size=6)


@given(st.text(), _LABELS, st.text())
def test_a_frame_is_read_as_it_was_written(text: str, labels: list[str], wave: str) -> None:
    frame = ThemeFrame(text, tuple(labels), wave)
    assert from_text(to_text(frame), "x") == frame


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "omnibus-themes/1", "themes": [1]}', "[" * 100_000]
)
def test_another_file_is_refused_by_name(text: str) -> None:
    with pytest.raises(OmnibusError, match=r"odd\.json"):
        from_text(text, "odd.json")


def test_the_same_question_is_known_whatever_its_blanks_and_marks() -> None:
    assert same_words("What else? ", "What  ELSE")
    assert not same_words("?", "!")
