"""Whom a table is about, in words; and which methods it claims."""

from __future__ import annotations

import pytest

from omnibus_desktop import resources
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.as_text import as_text
from omnibus_desktop.tables.bases import so_many
from omnibus_desktop.tables.cells import cell_text
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave
from tests.waves import Part, make_wave, numeric, scale, single

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


def test_a_base_names_the_answers_left_out_and_the_missing_ones_taken_in(example: Wave) -> None:
    without = table(example, "send_outcomes", Options(by=(), without=("outcomes_dk",)))
    assert without.base_words == "authorities that answered, without “Don't know”"
    assert without.who_words == "authorities that answered"
    counted = table(example, "portal", Options(by=(), with_missing=True))
    assert counted.base_words == "authorities that answered, missing answers included"
    untouched = table(example, "main_risks", Options(by=(), with_missing=True))  # has none
    assert untouched.base_words == "authorities that answered"


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

    def part(given: list[int]) -> Part:
        return scale("q", "Q", given, labels) if kind == "scale" else numeric("q", "Q", given)

    wave = make_wave(part(numbers), weights={"w": [1.0, 2.0, 1.0, 0.0, -1.0]}, weight="w")
    found = table(wave, "q", Options(by=()))
    without = make_wave(part(numbers[:3]), weights={"w": [1.0, 2.0, 1.0]}, weight="w")
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


def groups(*bases: int, populations: tuple[int | None, ...] | None = None) -> Wave:
    """A wave with groups of these sizes, half of each of which said yes."""
    group = [n for n, base in enumerate(bases, 1) for _ in range(base)]
    answers = [1 + number % 2 for base in bases for number in range(base)]
    return make_wave(
        single(
            "g",
            "G",
            group,
            {n: f"g{n}" for n in range(1, len(bases) + 1)},
            populations=populations,
        ),
        single("q", "Q", answers, {1: "yes", 2: "no"}),
        population=None if populations is None else 200,
    )


def test_bases_under_30_are_marked_and_under_10_told_in_counts() -> None:
    found = table(groups(40, 20, 8), "q", Options(by=(("g",),)))
    assert [column.low for column in found.columns] == [False, False, True, True]
    assert [column.tiny for column in found.columns] == [False, False, False, True]
    assert [cell_text(found, 0, place) for place in range(4)] == ["50%", "50%", "50%", "4 of 8"]
    assert "Groups under 10: respondents, not percentages." in as_text(found)


def test_both_limits_can_be_chosen() -> None:
    wave = groups(40, 20, 8)
    found = table(wave, "q", Options(by=(("g",),), min_base=10, tiny_base=5))
    assert [column.low for column in found.columns] == [False, False, False, True]
    assert not any(column.tiny for column in found.columns)
    found = table(wave, "q", Options(by=(("g",),), min_base=0, tiny_base=25))
    assert not any(column.low for column in found.columns)
    assert [column.tiny for column in found.columns] == [False, False, True, True]
    assert "Groups under 25" in as_text(found)


def test_half_of_a_known_group_is_told_as_such_and_not_warned_of() -> None:
    wave = groups(40, 20, 8, populations=(100, 40, 12))
    found = table(wave, "q", Options(by=(("g",),), test="none"))
    assert not any(column.low or column.tiny for column in found.columns)
    assert (
        "Under 30, but not marked as low base, as at least half of the group answered:"
        " g2 (20 of 40), g3 (8 of 12)." in found.notes
    )


def test_less_than_half_of_a_known_group_is_warned_of() -> None:
    wave = groups(40, 19, 5, populations=(100, 40, 12))
    found = table(wave, "q", Options(by=(("g",),), test="none"))
    assert [column.low for column in found.columns] == [False, False, True, True]
    assert [column.tiny for column in found.columns] == [False, False, False, True]
    assert not any("at least half" in note for note in found.notes)
