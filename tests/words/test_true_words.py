"""Words that say of whom a figure is, what was tested and what a chart is about."""

from __future__ import annotations

import math
from dataclasses import replace

from omnibus_desktop.words.differences import differences_said
from omnibus_desktop.words.headline import headline
from tests.words.test_among_groups import GROUPS, tables


def test_shares_of_answers_are_told_of_answers() -> None:
    of_answers = tables("risks", percent_of="responses")
    assert headline(of_answers, ()).endswith("answers (60%) are “Money”")
    said = headline(of_answers, GROUPS)
    assert "of answers are “Money”" in said
    assert "authorities" not in said


def test_only_groups_that_were_tested_are_said_not_to_differ() -> None:
    (table,) = tables("plans")
    p = table.p_rest.copy()
    p[:, 3] = math.nan
    differs = table.differs * 0
    some = replace(table, p_rest=p, differs=differs)
    assert "South +5 (not tested)" in differences_said(some, GROUPS)
    assert headline((some,), GROUPS, kind="difference") == (
        "“Merge”: no group that was tested differs significantly from the rest, "
        "the furthest by 5 points"
    )
    tiny = tuple(c._replace(tiny=c.key == "area=3") for c in table.columns)
    assert list(differences_said(replace(some, columns=tiny), GROUPS))[-1] == "South 24 of 60"
