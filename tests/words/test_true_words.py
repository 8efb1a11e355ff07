"""Words that say of whom a figure is, what was tested and what a chart is about."""

from __future__ import annotations

import math
from dataclasses import replace

from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.words.differences import differences_said
from omnibus_desktop.words.headline import headline
from tests.waves import make_wave, multi, single
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


def test_every_group_at_an_end_is_named() -> None:
    said = headline(tables("plans", filter=(("area", ("1", "2")),)), GROUPS[:2])
    assert "between 33% (North) and 37% (Middle) of" in said
    area = [1 + n % 4 for n in range(200)]
    given = [int(n // 4 % 2 == 0 or n % 4 > 0) for n in range(200)]
    wave = make_wave(
        single("area", "Area", area, {1: "A", 2: "B", 3: "C", 4: "D"}),
        multi("plans", "Plans?", {"Merge": given}),
    )
    options = Options(by=(("area",),), test="none")
    columns = ("area=1", "area=2", "area=3", "area=4")
    (table,) = tabulate(wave, wave.question("plans"), options)
    assert "% (A) and 100% (B and 2 other groups) of" in headline((table,), columns)
    assert "% (A) and 100% (B and C) of" in headline((table,), columns[:3])


def test_the_item_of_a_grid_is_named_however_long() -> None:
    item = "There will be enough permanent, well-qualified family workers in every place"
    (table,) = tables("plans")
    of_item = replace(table, item="x", item_label=item)
    assert headline((of_item,), ()).startswith(f"“{item}”: ")
    assert headline((of_item,), GROUPS).startswith(f"“{item}”: between 33% (North)")


def test_a_filter_stands_before_the_sentence_as_a_group_does() -> None:
    said = headline(tables("risks", filter=(("area", ("1",)),)), ())
    assert said.startswith("North: ")
