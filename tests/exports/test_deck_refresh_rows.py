"""Rows that a person worked on, brought together with those that are to be there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnibus_desktop.exports.deck_refresh_rows import steps_of

_ROWS = st.lists(st.lists(st.sampled_from("abcd"), min_size=2, max_size=2), max_size=5)


def _became(here: str, was: str, new: str) -> str:
    """What stands there in the end where all is done: rows of one cell, a letter each."""
    steps = steps_of(*([[each] for each in rows] for rows in (here, was, new)))
    kept = (s for s in steps if not s.is_deleted and (s.new is not None or s.was is None))
    return "".join(here[s.here or 0] if s.new is None else new[s.new] for s in kept)


@pytest.mark.parametrize(
    ("here", "was", "new", "wanted"),
    [
        ("abc", "abc", "abd", "abd"),
        ("aXbc", "abc", "abd", "aXbd"),  # an own row stays under the one that it stands under
        ("ac", "abc", "abd", "ad"),  # what was deleted does not come back
        ("abc", "abc", "ac", "ac"),
        ("abc", "abc", "abNc", "abNc"),
        ("X", "", "", "X"),
    ],
)
def test_rows_go_with_those_that_they_become(here: str, was: str, new: str, wanted: str) -> None:
    assert _became(here, was, new) == wanted


@settings(max_examples=100, deadline=None)
@given(_ROWS, _ROWS, _ROWS)
def test_no_row_that_stands_there_is_forgotten_or_told_of_twice(here, was, new) -> None:
    steps = steps_of(here, was, new)
    assert sorted(s.here for s in steps if s.here is not None) == list(range(len(here)))
    placed = [s.new for s in steps if s.new is not None]
    assert placed == sorted(set(placed))
