"""Question by breaks: who is counted where, on which base."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import State, Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Answer, Kind, Net, Role
from omnibus_desktop.wave.variable import Missing
from omnibus_desktop.wave.wave import Wave
from tests.expected.figures import figures
from tests.waves import grid, make_wave, multi, numeric, scale, single

R = figures("survey.csv")
TOTAL = Options(by=())


def small() -> Wave:
    """Eight respondents of twelve: four of 5 in the north, four of 7 in the south."""
    missing = Answer("9", "Refused", missing=True)
    return make_wave(
        single("region", "Region", [1] * 4 + [2] * 4, {1: "North", 2: "South"}, populations=(5, 7)),
        single(
            "q1",
            "Do you?",
            [1, 1, 2, 9, 1, 2, 8, None],
            [
                Answer("1", "Yes", value=1),
                Answer("2", "No", value=2),
                Answer("8", "Don't know", role=Role.DONT_KNOW, value=8),
                missing,
            ],
        ),
        multi(
            "q2",
            "Which?",
            {"Money": [1, 1, 0, 0, 1, 0, 0, None], "Staff": [1, 0, 1, 0, 1, 0, 0, None]},
            nets=(Net("Either", ("q2_1", "q2_2")),),
        ),
        scale(
            "q3",
            "How much?",
            [1, 2, 3, 4, 1, 1, 1, None],
            {1: "A lot", 2: "Some", 3: "Little", 4: "None"},
            nets=(Net("At least some", ("1", "2")),),
        ),
        weights={"w": [0.5, 1.5, 1.0, 1.0, 2.0, -1.0, None, 1.0]},
        population=12,
        by_default=("region",),
        respondent_word="authorities",
    )


def of(question: str, options: Options = TOTAL, wave: Wave | None = None) -> Table:
    wave = wave or small()
    (table,) = tabulate(wave, wave.question(question), options)
    return table


def counts(table: Table) -> dict[str, list[int]]:
    return {row.id: count for row, count in zip(table.rows, table.count.tolist(), strict=True)}


def bases(table: Table) -> list[int]:
    return [column.unweighted_base for column in table.columns]


def test_dont_know_is_in_the_base_and_user_missing_is_not() -> None:
    table = of("q1", Options())
    assert counts(table) == {"1": [3, 2, 1], "2": [2, 1, 1], "8": [1, 0, 1]}
    assert bases(table) == [6, 3, 3]
    assert [column.asked for column in table.columns] == [8, 4, 4]


def test_columns_say_which_break_and_group_they_are() -> None:
    found = [
        (c.key, c.by, c.group, c.heading, c.label, c.letter, c.population)
        for c in of("q1", Options()).columns
    ]
    assert found == [
        ("total", None, None, "", "Total", "", 12),
        ("region=1", "region", "1", "Region", "North", "A", 5),
        ("region=2", "region", "2", "Region", "South", "B", 7),
    ]


def test_missing_can_be_an_answer() -> None:
    table = of("q1", Options(by=(), with_missing=True))
    assert counts(table)["9"] == [1]
    assert bases(table) == [7]


def test_answers_can_be_left_out_of_rows_and_base() -> None:
    table = of("q1", Options(by=(), without=("8",)))
    assert list(counts(table)) == ["1", "2"]
    assert bases(table) == [5]


@pytest.mark.parametrize(
    ("base", "expected"), [("answered", 7), ("any", 4), ("asked", 8), ("all", 8)]
)
def test_base_of_a_set(base: str, expected: int) -> None:
    assert bases(of("q2", Options(by=(), base=base))) == [expected]


def test_net_of_a_set_counts_each_respondent_once() -> None:
    table = of("q2")
    assert counts(table) == {"q2_1": [3], "q2_2": [3], "net:Either": [4]}
    assert table.responses == 6


def test_weights_are_never_rounded_and_unusable_ones_count_as_0() -> None:
    table = of("q1", Options(by=(), weight="w"))
    assert table.weighted[:, 0].tolist() == [4.0, 1.0, 0.0]
    total = table.columns[0]
    assert (total.base, total.unweighted_base) == (5.0, 6)
    assert total.effective_base == 25 / (0.25 + 2.25 + 1 + 4)
    assert table.notes[0] == "2 authorities have no usable weight in w and count as 0."


def test_a_weight_that_the_file_declares_missing_counts_as_0() -> None:
    wave = make_wave(single("q", "Q", [1, 1, 2], {1: "x", 2: "y"}), weights={"w": [1.5, 999, 2]})
    declared = replace(wave.variables["w"], missing=Missing((999.0,)))
    wave = replace(wave, variables={**wave.variables, "w": declared})
    (table,) = tabulate(wave, wave.question("q"), Options(by=(), weight="w"))
    assert table.weighted[:, 0].tolist() == [1.5, 2.0]
    assert table.notes[0] == "1 respondent has no usable weight in w and counts as 0."


def test_the_active_weight_of_the_file_is_used_unless_none_is_asked_for() -> None:
    wave = make_wave(
        single("q", "Q", [1, 2], {1: "a", 2: "b"}), weights={"w": [3.0, 1.0]}, weight="w"
    )
    assert of("q", wave=wave).percent[:, 0].tolist() == [75.0, 25.0]
    assert of("q", Options(weight="none"), wave).percent[:, 0].tolist() == [50.0, 50.0]


def test_filter_keeps_respondents_with_one_of_the_answers() -> None:
    table = of("q1", Options(by=(), filter=(("q3", ("1", "2")),)))
    assert counts(table) == {"1": [3], "2": [1], "8": [1]}
    assert table.filter_words == "How much?: A lot or Some"
    assert table.columns[0].population is None
    assert "How many of the population pass the filter" in table.notes[0]


def test_population_is_known_when_the_filter_asks_for_regions() -> None:
    table = of("q1", Options(filter=(("region", ("1",)),)))
    assert [column.population for column in table.columns] == [5, 5]


def test_population_of_a_routed_question_is_not_known() -> None:
    wave = make_wave(
        single("a", "A", [1, 1, 2], {1: "Yes", 2: "No"}),
        single("b", "B", [1, 2, None], {1: "x", 2: "y"}, routed_from="a", routed_by=("1",)),
        population=5,
    )
    table = of("b", wave=wave)
    assert (table.columns[0].asked, table.columns[0].population) == (2, None)
    assert of("b", Options(base="all"), wave).columns[0].population == 5


def test_all_of_a_group_leave_nothing_open() -> None:
    wave = make_wave(single("q", "Q", [1, 1, 2], {1: "a", 2: "b"}), population=3)
    table = of("q", wave=wave)
    assert table.low.tolist() == table.high.tolist() == table.percent.tolist()


def test_more_answers_than_there_should_be_are_told_and_not_corrected_for() -> None:
    wave = make_wave(single("q", "Q", [1, 1, 2], {1: "a", 2: "b"}), population=2)
    table = of("q", wave=wave)
    assert table.columns[0].population is None
    assert "More respondents answered than there should be" in table.notes[0]


def test_low_bases_are_marked_unless_half_of_the_population_answered() -> None:
    assert [column.low for column in of("q1", Options()).columns] == [False, False, True]
    marked = of("q1", Options(min_base=4))
    assert marked.state.tolist() == [[State.SHOWN, State.LOW, State.LOW]] * 3


def test_who_was_not_asked_has_no_figures() -> None:
    wave = make_wave(
        single("a", "A", [1, 1, 2], {1: "Yes", 2: "No"}),
        single("b", "B", [1, 2, None], {1: "x", 2: "y"}, routed_from="a", routed_by=("1",)),
        by_default=("a",),
    )
    table = of("b", Options(), wave)
    assert table.state[:, 2].tolist() == [State.NOT_ASKED] * 2
    assert np.isnan(table.percent[:, 2]).all()


def test_breaks_nest_and_empty_groups_are_left_out() -> None:
    table = of("q2", Options(by=(("region", "q1"),)))
    assert [column.key for column in table.columns] == [
        "total",
        "region=1*q1=1",
        "region=1*q1=2",
        "region=2*q1=1",
        "region=2*q1=2",
        "region=2*q1=8",
    ]
    assert bases(table) == [7, 2, 1, 1, 1, 1]


def test_groups_of_a_set_may_share_respondents() -> None:
    table = of("q1", Options(by=(("q2",),)))
    assert bases(table) == [6, 3, 3]
    assert table.overlapping == ("q2",)


def test_a_grid_gives_a_table_an_item() -> None:
    wave = make_wave(grid("g", "Grid", {"One": [1, 2], "Two": [2, 2]}, {1: "a", 2: "b"}))
    question = wave.question("g")
    tables = tabulate(wave, question)
    assert [(table.item, table.count[:, 0].tolist()) for table in tables] == [
        ("g_a", [1, 1]),
        ("g_b", [0, 2]),
    ]
    (alone,) = tabulate(wave, question, item="g_b")
    assert alone.item_label == "Two"


def test_statistics_leave_dont_know_out() -> None:
    answers = [Answer("1", "Low", value=1), Answer("5", "High", value=5)]
    answers.append(Answer("9", "Don't know", role=Role.DONT_KNOW, value=9))
    wave = make_wave(scale("s", "Scale", [1, 5, 5, 9, None], answers))
    mean, median, count = of("s", wave=wave).statistics
    assert (mean.values[0], median.values[0], count.values[0]) == (11 / 3, 5, 3)


def test_few_numbers_are_rows_of_their_own() -> None:
    wave = make_wave(numeric("n", "How many?", [0, 2, 2, None]))
    assert counts(of("n", wave=wave)) == {"0": [1], "2": [2]}


def test_many_numbers_are_banded_at_round_numbers() -> None:
    wave = make_wave(numeric("n", "How many?", [float(n) for n in range(100)]))
    table = of("n", wave=wave)
    assert [row.label for row in table.rows] == [
        "Under 20",
        "20 to 39",
        "40 to 59",
        "60 to 79",
        "80 or more",
    ]
    assert table.count[:, 0].tolist() == [20] * 5
    assert table.statistics[0].values[0] == 49.5
    assert table.statistics[1].values[0] == 49.5


def test_declared_missing_numbers_are_no_amounts() -> None:
    part = numeric("n", "How many?", [1.0, 2.0, -1.0])
    variable = part.variables[0].__class__("n", "How many?", missing=Missing(codes=(-1.0,)))
    wave = make_wave(part.__class__(part.question, (variable,), part.data))
    table = of("n", wave=wave)
    assert counts(table) == {"1": [1], "2": [1]}
    assert (bases(table), table.statistics[0].values[0]) == ([2], 1.5)


def test_groups_under_10_are_not_tested() -> None:
    table = of("q1", Options())
    assert np.isnan(table.p_rest).all()
    assert not table.differs.any()


def north_and_south(population: bool) -> Wave:
    """12 of 33 of 50 in the north, 24 of 40 of 68 in the south."""
    return make_wave(
        single(
            "r",
            "Region",
            [1] * 33 + [2] * 40,
            {1: "North", 2: "South"},
            populations=(50, 68) if population else None,
        ),
        single("q", "Q", [1] * 12 + [0] * 21 + [1] * 24 + [0] * 16, {1: "Yes", 0: "No"}),
        population=118 if population else None,
        by_default=("r",),
    )


@pytest.mark.parametrize(("population", "name"), [(True, "finite"), (False, "plain")])
def test_groups_are_tested_with_the_population_of_each(population: bool, name: str) -> None:
    table = of("q", Options(), north_and_south(population))
    p = R[f"north_south.{name}"]
    assert table.p_rest[0, 1:].tolist() == pytest.approx([p, p], rel=1e-10)
    assert table.differs[0].tolist() == [0, -1, 1]
    assert ("finite population" in table.method.words) is population


def test_pairs_put_the_letter_of_the_lower_group_into_the_higher() -> None:
    table = of("q", Options(test="pairs"), north_and_south(population=True))
    assert table.letters == (((), (), ("A",)), ((), ("B",), ()))
    assert table.p_pairs is not None
    assert table.p_pairs[0, 1, 2] == pytest.approx(R["north_south.finite"], rel=1e-10)


def test_a_census_of_both_groups_leaves_no_doubt_about_a_difference() -> None:
    wave = make_wave(
        single("r", "R", [1] * 12 + [2] * 12, {1: "a", 2: "b"}, populations=(12, 12)),
        single("q", "Q", [1] * 5 + [0] * 7 + [1] * 6 + [0] * 6, {1: "Yes", 0: "No"}),
        population=24,
        by_default=("r",),
    )
    assert of("q", Options(), wave).p_rest[0].tolist()[1:] == [0.0, 0.0]


@pytest.mark.parametrize(
    "options",
    [
        Options(weight="nosuch"),
        Options(weight="text"),
        Options(by=(("nosuch",),)),
        Options(filter=(("q1", ("7",)),)),
        Options(without=("7",)),
        Options(nets=(Net("Net", ("7",)),)),
        Options(population="many"),
        Options(level=100),
        Options(base="some"),
        Options(test="some"),
        Options(preset="some"),
        Options(adjust="some"),
        Options(interval="some"),
    ],
)
def test_a_choice_that_cannot_be_made_is_told(options: Options) -> None:
    with pytest.raises(OmnibusError):
        of("q1", options)


def test_open_answers_have_no_table() -> None:
    wave = make_wave(single("o", "Comment", ["a", ""], [], kind=Kind.OPEN))
    with pytest.raises(OmnibusError, match="has no answers to count"):
        of("o", wave=wave)


def test_arrays_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        of("q1").count[0, 0] = 1


def test_north_and_south_differ_as_published_for_the_finite_population() -> None:
    table = of("q", Options(), north_and_south(population=True))
    assert round(float(table.p_rest[0, 1]), 4) == 0.0008
