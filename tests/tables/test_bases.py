"""Whom a table is about, in words; and which methods it claims."""

from __future__ import annotations

import pytest

from omnibus_desktop import resources
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.bases import so_many
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave
from tests.waves import make_wave, numeric, scale, single

PEOPLE = 40


def table(wave: Wave, question: str, options: Options) -> Table:
    return tabulate(wave, wave.question(question), options)[0]


@pytest.fixture(scope="module")
def example() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


def test_a_routed_base_names_the_answer_that_leads_to_the_question(example: Wave) -> None:
    found = table(example, "colocated", Options(by=()))
    assert found.who_words == "authorities that were asked and answered"
    assert found.base_words == (
        "authorities that were asked and answered, asked only if “Does your authority have"
        " multi-agency processes for dealing…” is “In place”"
    )


def test_a_base_of_all_is_not_routed(example: Wave) -> None:
    assert table(example, "colocated", Options(by=(), base="all")).base_words == "authorities"


def test_filter_is_known_by_its_answers(example: Wave) -> None:
    found = table(example, "main_risks", Options(filter=(("region", ("7", "8")),)))
    assert found.filter_labels == "London or South East"


@pytest.mark.parametrize(
    ("populations", "claimed"), [((None, None), False), ((30, None), True), ((30, 60), True)]
)
def test_a_correction_is_claimed_where_a_tested_group_has_one(
    populations: tuple[int | None, ...], claimed: bool
) -> None:
    half = [1] * (PEOPLE // 2) + [2] * (PEOPLE // 2)
    wave = make_wave(
        single("region", "Region", half, {1: "North", 2: "South"}, populations=populations),
        single("q", "Q", [1, 2] * (PEOPLE // 2), {1: "a", 2: "b"}),
        population=90,
    )
    found = table(wave, "q", Options(by=(("region",),)))
    assert found.columns[0].population == 90
    assert ("finite population correction" in found.method.words) is claimed
    assert found.method.population == ("frame" if claimed else "none")


@pytest.mark.parametrize("kind", ["scale", "numeric"])
def test_who_counts_as_0_is_not_among_those_whose_spread_is_described(kind: str) -> None:
    numbers = [1, 2, 4, 2, 3]
    labels = {n: str(n) for n in range(1, 5)}
    part = scale("q", "Q", numbers, labels) if kind == "scale" else numeric("q", "Q", numbers)
    wave = make_wave(part, weights={"w": [1.0, 2.0, 1.0, 0.0, -1.0]}, weight="w")
    found = table(wave, "q", Options(by=()))
    without = make_wave(
        scale("q", "Q", numbers[:3], labels), weights={"w": [1.0, 2.0, 1.0]}, weight="w"
    )
    expected = table(without, "q", Options(by=()))
    assert found.columns[0].unweighted_base == 5
    assert found.statistics == expected.statistics
    unusable, zero = found.notes
    assert unusable == "1 respondent has no usable weight in w and counts as 0."
    assert zero.startswith("1 respondent with a weight of 0 in w is in the unweighted base")


@pytest.mark.parametrize(
    ("number", "word", "said"),
    [
        (1, "respondents", "1 respondent"),
        (1, "authorities", "1 authority"),
        (1200, "authorities", "1,200 authorities"),
    ],
)
def test_one_is_not_many(number: int, word: str, said: str) -> None:
    assert so_many(number, word) == said
