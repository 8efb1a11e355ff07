"""Headlines of charts that show groups and not their total."""

from __future__ import annotations

import pytest

from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.words.doubts import doubts
from omnibus_desktop.words.headline import headline
from omnibus_desktop.words.support import unsupported
from tests.waves import make_wave, multi, single

_N = 180
_AREA = [1 + n // 60 for n in range(_N)]
WAVE = make_wave(
    single("area", "Area", _AREA, {1: "North", 2: "Middle", 3: "South"}),
    multi(
        "risks", "Main risks?",
        {"Money": [int(n % 60 < (50, 20, 30)[n // 60]) for n in range(_N)],
         "Staff": [int(n % 60 < (20, 22, 24)[n // 60]) for n in range(_N)]},
    ),
    multi("plans", "Plans?", {"Merge": [int(n % 60 < (20, 22, 24)[n // 60]) for n in range(_N)]}),
    respondent_word="authorities",
)  # fmt: skip
GROUPS = ("area=1", "area=2", "area=3")


def tables(question: str, **options: object) -> tuple[Table, ...]:
    return tabulate(WAVE, WAVE.question(question), Options(by=(("area",),), **options))


def test_groups_that_stand_out_are_named() -> None:
    said = headline(tables("risks"), GROUPS)
    assert said == (
        "More authorities than among the rest say “Money”: North (83%); fewer: Middle (33%)"
    )
    assert headline(tables("risks"), GROUPS[1:]) == (
        "Middle: fewer authorities (33%) than among the rest (67%) say “Money”"
    )


def test_where_none_does_the_range_is_told_with_caution() -> None:
    said = headline(tables("plans"), GROUPS)
    assert said == (
        "Between 33% (North) and 40% (South) of authorities say “Merge”; "
        "no group differs significantly from the rest"
    )
    assert headline(tables("plans", test="pairs"), GROUPS).endswith(
        "; no two groups differ significantly"
    )
    assert headline(tables("plans", test="none"), GROUPS).endswith("say “Merge”")


def test_a_chart_of_differences_is_told_in_points() -> None:
    assert headline(tables("risks"), GROUPS[1:], kind="difference") == (
        "Middle: 33% of authorities say “Money”, 33 points below the rest (67%)"
    )
    assert headline(tables("risks"), GROUPS, kind="difference") == (
        "More authorities than among the rest say “Money”: North (+42 points); "
        "fewer: Middle (−33 points)"
    )
    assert headline(tables("plans"), GROUPS, kind="difference") == (
        "“Merge”: no group differs significantly from the rest, the furthest by 5 points"
    )


def test_with_the_total_on_the_chart_it_is_about_the_total() -> None:
    assert headline(tables("plans"), ()).startswith("Almost two in five")
    assert headline(tables("plans"), ("total", *GROUPS)) == headline(tables("plans"), ())


@pytest.mark.parametrize("question", ["risks", "plans"])
@pytest.mark.parametrize("test", ["rest", "pairs", "none"])
def test_what_is_suggested_passes_its_own_check(question: str, test: str) -> None:
    found = tables(question, test=test)
    for groups, kind in ((GROUPS, ""), (GROUPS[1:], "difference"), (GROUPS, "difference")):
        said = headline(found, groups, kind=kind)
        assert unsupported(said, found) == ()
        assert doubts(said, found) == ()
