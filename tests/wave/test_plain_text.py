"""Labels of a file as plain text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.wave.plain_text import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Financial pressures", "Financial pressures"),
        ("one\ttwo\r\nthree\x00", "one two three "),
        ("half \ud800 character", "half \ufffd character"),
        ("\u202eeno", "[RLO]eno"),
        ("zero\u200bwidth", "zero[ZWSP]width"),
        ("\ufeffstart", "[BOM]start"),
        ("<b>$x$ {percent}", "<b>$x$ {percent}"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text(st.characters()))
def test_plain_text_has_no_control_characters_and_can_be_written(text: str) -> None:
    found = plain(text)
    found.encode("utf-8")
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in found)
    assert plain(found) == found
