"""Words that say of whom a figure is, what was tested and what a chart is about."""

from __future__ import annotations

from omnibus_desktop.words.headline import headline
from tests.words.test_among_groups import GROUPS, tables


def test_shares_of_answers_are_told_of_answers() -> None:
    of_answers = tables("risks", percent_of="responses")
    assert headline(of_answers, ()).endswith("answers (60%) are “Money”")
    said = headline(of_answers, GROUPS)
    assert "of answers are “Money”" in said
    assert "authorities" not in said
