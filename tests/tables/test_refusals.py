"""Choices that can only be a slip are refused, and those without effect are told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.variable import Content, Missing
from omnibus_desktop.wave.wave import Wave
from tests.waves import grid, make_wave, multi, numeric, single

N = 24
REGIONS = {1: "North", 2: "South"}


def of(wave: Wave, options: Options, name: str = "region") -> Table:
    return tabulate(wave, wave.question(name), options)[0]


def a_wave(weights: list[float], **of_variable: Any) -> Wave:
    """Two regions, and the variable w with these weights."""
    wave = make_wave(
        single("region", "Region", [1 + n % 2 for n in range(N)], REGIONS, populations=(30, 40)),
        single("kind", "Kind", [1 + n % 3 % 2 for n in range(N)], REGIONS, populations=(50, 20)),
        multi("risks", "Risks", {"Money": [n % 2 for n in range(N)], "Staff": [1] * N}),
        grid("lines", "Lines", {"One": [1] * N}, REGIONS),
        weights={"w": weights},
        population=70,
        respondent_word="authorities",
    )
    variable = replace(wave.variables["w"], **of_variable)
    return replace(wave, variables={**wave.variables, "w": variable})


WHOLE = [float(n % 3) for n in range(N)]


@pytest.mark.parametrize(
    ("weights", "of_variable"),
    [
        (WHOLE, {}),
        ([0.5 + n for n in range(N)], {}),
        ([0.5 + n % 3 for n in range(N)], {"labels": ((0.5, "Half"), (1.5, "More"))}),
        (WHOLE, {"labels": ((0.0, "Not in the sample"), (-1.0, "No weight"))}),
        (WHOLE, {"labels": ((9.0, "Never given"),)}),
        (WHOLE, {"labels": ((2.0, "Unknown"),), "missing": Missing((2.0,))}),
        ([1000.0 * n * n + 7 for n in range(N)], {}),
    ],
    ids=["counts", "fractions", "labelled fractions", "labelled 0", "other", "missing", "sizes"],
)
def test_every_real_weight_counts(weights: list[float], of_variable: dict[str, Any]) -> None:
    assert of(a_wave(weights, **of_variable), Options(weight="w")).weight == "w"


def test_codes_of_answers_are_no_weight() -> None:
    labelled = a_wave(WHOLE, labels=((1.0, "Yes"), (2.0, "No")))
    with pytest.raises(OmnibusError, match=r"w cannot be .* codes of answers \(1 is Yes\)"):
        of(labelled, Options(weight="w"))


@pytest.mark.parametrize("first", [1.0, 1001.0])
def test_numbers_of_respondents_are_no_weight(first: float) -> None:
    with pytest.raises(OmnibusError, match="w cannot be a weight, it numbers the respondents"):
        of(a_wave([first + 3 * n for n in range(N)]), Options(weight="w"))


def test_identifiers_are_no_weight_however_far_apart() -> None:
    wave = make_wave(
        single("region", "Region", [1, 2, 1], REGIONS),
        numeric("case", "Case", [5.0, 7_000_000.0, 5.0], kind=Kind.ADMIN),
    )
    with pytest.raises(OmnibusError, match="it numbers the respondents"):
        of(wave, Options(weight="case"))


def test_dates_are_no_weight() -> None:
    with pytest.raises(OmnibusError, match="w cannot be a weight, it holds dates"):
        of(a_wave(WHOLE, content=Content.DATE), Options(weight="w"))


def test_what_the_file_itself_weights_by_is_taken() -> None:
    wave = a_wave(WHOLE, labels=((1.0, "Yes"), (2.0, "No")))
    assert of(replace(wave, weight="w"), Options()).weight == "w"


def test_a_population_is_not_smaller_than_those_who_are_there() -> None:
    told = "the population cannot be 23, as there are 24 authorities already"
    with pytest.raises(OmnibusError, match=told):
        of(a_wave(WHOLE), Options(population="23"))
    assert of(a_wave(WHOLE), Options(population="24")).columns[0].population == 24


def test_a_break_does_not_nest_in_itself() -> None:
    with pytest.raises(OmnibusError, match="region by region breaks twice by the same question"):
        of(a_wave(WHOLE), Options(by=(("region", "region"),)))


NESTED = "The population of nested groups is not known: no correction for them."


def test_nested_groups_have_no_known_population_and_it_is_told() -> None:
    table = of(a_wave(WHOLE), Options(by=(("region", "kind"), ("kind",))))
    assert [column.population for column in table.columns] == [70, None, None, None, None, 50, 20]
    assert NESTED in table.notes
    assert NESTED not in of(a_wave(WHOLE), Options(by=(("region",),))).notes
    nobody_asked = Options(by=(("region", "kind"),), population="none")
    assert NESTED not in of(a_wave(WHOLE), nobody_asked).notes


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (Options(percent_of="responses"), "Percentages of responses: no difference here"),
        (Options(base="any"), "The base of those who gave any answer: no difference here"),
    ],
)
def test_what_makes_no_difference_is_told(options: Options, told: str) -> None:
    wave = a_wave(WHOLE)
    for name in ("region", "lines"):
        notes = of(wave, options, name).notes
        assert f"{told}, as each authority gives one answer." in notes
        assert notes != of(wave, Options(), name).notes
    assert not any("no difference" in note for note in of(wave, options, "risks").notes)


def many(groups: int) -> Wave:
    places = {n: f"Place {n}" for n in range(groups)}
    return make_wave(single("place", "Place", [n % groups for n in range(200)], places))


def test_breaks_of_many_groups_are_not_tested_pair_by_pair() -> None:
    pairs = Options(by=(("place",),), test="pairs")
    assert of(many(60), pairs, "place").p_pairs is not None
    with pytest.raises(OmnibusError, match="place has 61 groups, too many to be tested pair by"):
        of(many(61), pairs, "place")
    assert len(of(many(61), replace(pairs, test="rest"), "place").columns) == 62
