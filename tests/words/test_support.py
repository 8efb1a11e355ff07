"""A person's own headline is held to its table: what it says, whether it is so, what broke it."""

from __future__ import annotations

import pytest

from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.words.comparing import doubtful_groups
from omnibus_desktop.words.said import Measure, figures_said
from omnibus_desktop.words.suggest import suggest
from omnibus_desktop.words.support import broken, held_figures, unsupported
from tests.waves import grid, make_wave, multi, numeric, scale, single

_COUNT = 90


def ticked(of_first: int, of_others: int) -> list[int]:
    """So many of the first half, and so many of the second."""
    half = _COUNT // 2
    return [int(n < of_first) if n < half else int(n - half < of_others) for n in range(_COUNT)]


WAVE = make_wave(
    single(
        "region", "Region", [1 if n < _COUNT // 2 else 2 for n in range(_COUNT)],
        {1: "North", 2: "South"}, populations=(60, 60),
    ),
    multi(
        "Q12", "Main risks in the next 3 years?",
        {"Money": ticked(44, 37), "Staff": ticked(40, 10), "Demand": ticked(20, 21),
         "Over 50% cuts": ticked(5, 5)},
    ),
    scale("Q3", "How confident?", [1 + n % 4 for n in range(_COUNT)],
          {1: "Very", 2: "Fairly", 3: "Not very", 4: "Not at all"}),
    numeric("Q8", "How many homes?", [float(n % 10) for n in range(_COUNT)]),
    population=120,
    by_default=("region",),
    respondent_word="authorities",
)  # fmt: skip


def tables(question: str = "Q12", **options: object) -> tuple[Table, ...]:
    return tabulate(WAVE, WAVE.question(question), Options(**options))


def now(headline: str, **options: object) -> list[str]:
    """What is flagged where a headline written on all is seen with other options."""
    held = held_figures(headline, tables())
    return [each.words for each in broken(headline, held, tables(**options))]


SOUTH = {"filter": (("region", ("2",)),)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nine in ten (89%) say so", [("Nine in ten", "fraction"), ("89%", "percent")]),
        ("Up 12 percentage points to 12.5 per cent", [("12 percentage points", "points"),
                                                      ("12.5 per cent", "percent")]),
        ("81 of the 1,204 asked", [("81 of the 1,204", "of")]),
        ("101 authorities, since 2016", [("101", "number")]),
        ("More than half of them", [("More than half", "fraction")]),
        ("Q12 and wave-2 and 3.", [("3", "number")]),
    ],
)  # fmt: skip
def test_figures_are_found_in_a_text(text: str, said: list[tuple[str, str]]) -> None:
    assert [(each.text, each.measure.value) for each in figures_said(text)] == said


def test_numbers_of_labels_are_no_figures() -> None:
    assert figures_said("Over 50% cuts: 11%", ("Over 50% cuts",))[0].text == "11%"
    assert figures_said("11% of those aged 16 to 24", ("16 to 24",))[0].measure is Measure.PERCENT
    assert len(figures_said("11% of those aged 16 to 24", ("16 to 24",))) == 1


@pytest.mark.parametrize(
    "headline",
    [
        "Nine in ten authorities (90%) say money",
        "In the North 98% say money, in the South 82%",
        "81 of 90 say money",
        "From 82% to 98% say money",
        "The share that says money is 98% in one region",
        "90 of 120 answered",
        "Money is 34 points ahead of staff",
        "Staff is 67 points higher in the North",
        "A tenth (11.1%) fear Over 50% cuts within 3 years",
        "More than two in five authorities (46%) say demand",
    ],
)
def test_what_the_table_says_is_supported(headline: str) -> None:
    assert unsupported(headline, tables()) == ()


@pytest.mark.parametrize(
    ("headline", "wrong"),
    [
        ("Nine in ten authorities (87%) say money", ["87%"]),
        ("Two thirds of authorities say money", ["Two thirds"]),
        ("80 of 90 say money", ["80 of 90"]),
        ("98% say money", ["98%"]),  # in the North, which is not named
        ("Money is 99 points ahead of staff", ["99 points"]),
        ("11.2% fear cuts", ["11.2%"]),
    ],
)
def test_what_is_in_no_table_is_told(headline: str, wrong: list[str]) -> None:
    assert list(unsupported(headline, tables())) == wrong


def test_means_are_supported_to_their_decimals() -> None:
    assert unsupported("The average is 4.5 homes", tables("Q8")) == ()
    assert unsupported("The average is 5.1 homes", tables("Q8")) == ("5.1",)


@pytest.mark.parametrize(
    ("headline", "flagged"),
    [
        ("Money worries 90% of authorities", ["says 90%, now 82%"]),
        ("Nine in ten authorities say money", ["says Nine in ten, now just over four in five"]),
        ("81 of 90 authorities say money", ["says 81 of 90, now 37 of 45"]),
        ("Money is 34 points ahead of staff", ["says 34 points, now 60 points"]),
        ("Money is ahead in all 120", ["says 120, now 45"]),
        ("Nobody knows", []),
    ],
)
def test_a_filter_breaks_the_figures_that_change(headline: str, flagged: list[str]) -> None:
    assert now(headline) == []
    assert now(headline, **SOUTH) == flagged


def test_a_figure_of_a_group_outlives_the_order_of_breaks_but_not_the_group() -> None:
    headline = "98% of the North say money"
    assert now(headline, by=()) == ["says 98%, now not there"]
    assert now(headline, by=(("region",),)) == []


def test_a_figure_is_held_by_the_answer_that_the_headline_names() -> None:
    (held,) = held_figures("Of all, 46% say demand", tables())
    assert held.sources == ((("", "Q12_3", "total"),),)


def test_a_suggestion_is_always_supported() -> None:
    for question in ("Q12", "Q3", "Q8"):
        found = tables(question)
        assert unsupported(suggest(found).headline, found) == ()


@pytest.mark.parametrize(
    ("headline", "doubted"),
    [
        ("The North is more worried about staff", []),
        ("The South is less worried about staff", []),
        ("The South is more worried about staff", ["South"]),
        ("Demand is higher in the South than in the North", ["North", "South"]),
        ("More than half of the North say demand", []),
        ("The North says money", []),
        ("Money comes more often than staff", []),
    ],
)
def test_a_difference_that_no_test_found_is_told(headline: str, doubted: list[str]) -> None:
    assert list(doubtful_groups(headline, tables())) == doubted
    if "than in" in headline or not doubted:
        assert list(doubtful_groups(headline, tables(test="pairs"))) == doubted


def test_without_a_test_no_difference_is_supported() -> None:
    found = tables(test="none")
    assert doubtful_groups("The North is more worried about staff", found) == ("North",)


def test_items_of_a_grid_are_told_apart() -> None:
    wave = make_wave(
        grid("G", "How confident?", {"Homes": [1, 1, 1, 2], "Staff": [1, 2, 2, 2]},
             {1: "Yes", 2: "No"}),
        respondent_word="authorities",
    )  # fmt: skip
    found = tabulate(wave, wave.question("G"), Options(tiny_base=0))
    (held,) = held_figures("Staff: only 25% say yes", found)
    assert {cell[0] for source in held.sources for cell in source} == {found[1].item}
