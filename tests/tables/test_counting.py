"""Every kind of question as rows and as breaks, in one table and in a book."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.book import tabulate_all
from omnibus_desktop.tables.breaks import breaks_of
from omnibus_desktop.tables.counts import tallies
from omnibus_desktop.tables.items import items_beside
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.rows import rows_of
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.columns import Coded
from omnibus_desktop.wave.question import Answer, Kind, Net, Question
from omnibus_desktop.wave.variable import Variable
from omnibus_desktop.wave.wave import Wave
from tests.waves import Part, grid, make_wave, multi, numeric, scale, single

BREAKS = ("region", "many", "rating", "amount", "agree_a", "mentions")
MANY = 11  # answers of the set: more than fit one byte


def mentions(name: str, text: str, codes: Sequence[Sequence[float | None]]) -> Part:
    """A set in which each of the variables holds the code of one mention."""
    parts = [
        single(f"{name}_{n}", text, each, {1: "a", 2: "b", 3: "c"})
        for n, each in enumerate(codes, 1)
    ]
    question = replace(
        parts[0].question,
        id=name,
        kind=Kind.MULTI,
        variables=tuple(part.variables[0].name for part in parts),
    )
    return Part(
        question,
        tuple(part.variables[0] for part in parts),
        {name: data for part in parts for name, data in part.data.items()},
    )


def a_wave(respondents: int = 240, seed: int = 3) -> Wave:
    """One question of every kind, with answers missing here and there."""
    random = np.random.default_rng(seed)

    def codes(most: int, missing: float = 0.1) -> list[float | None]:
        drawn = random.integers(1, most + 1, respondents).tolist()
        gone = random.random(respondents) < missing
        return [None if none else code for code, none in zip(drawn, gone, strict=True)]

    asked = random.random(respondents) < 0.8
    ticks = {
        f"m{n}": [int(tick) if here else None for tick, here in zip(drawn, asked, strict=True)]
        for n, drawn in enumerate(random.random((MANY, respondents)) < 0.2, 1)
    }
    agree = {1: "Agree", 2: "Neither", 3: "Disagree"}
    return make_wave(
        single("region", "Region", codes(4, 0), {1: "N", 2: "S", 3: "E", 4: "W"}),
        single(
            "choice",
            "Which?",
            codes(5),
            [*(Answer(str(n), f"c{n}") for n in range(1, 5)), Answer("5", "Refused", missing=True)],
            nets=(Net("first", ("1", "2")), Net("second", ("2", "3"))),
        ),
        scale("rating", "How good?", codes(5), {n: f"r{n}" for n in range(1, 6)}),
        multi(
            "many",
            "Which of these?",
            ticks,
            nets=(Net("low", ("many_1", "many_2")), Net("far", ("many_1", "many_11"))),
        ),
        mentions("mentions", "What else?", [codes(3, 0.3), codes(3, 0.6)]),
        grid("agree", "Agree?", {"One": codes(3), "Two": codes(3)}, agree, ordered=True),
        numeric("amount", "How much?", [code and code * 1.5 for code in codes(40)]),
        single(
            "routed",
            "And?",
            codes(2, 0),
            {1: "a", 2: "b"},
            routed_from="region",
            routed_by=("1", "2"),
        ),
        weights={"w": random.uniform(0.2, 4, respondents).tolist()},
        by_default=("region",),
    )


WAVE = a_wave()


def of(wave: Wave, name: str, options: Options) -> Table:
    return tabulate(wave, wave.question(name), options)[0]


def belonging(wave: Wave, name: str) -> dict[str, pd.Series]:
    """For each answer who gave it, worked out from the file's numbers alone."""
    question = wave.question(name)
    numbers = {each: pd.Series(wave.numbers(each)) for each in question.variables}
    if question.kind is Kind.NUMERIC:
        bands = of(wave, name, Options(by=())).rows
        ends = {row.id: [float(end or "nan") for end in row.id.split("..")] for row in bands}
        (given_,) = numbers.values()
        return {
            band: ~(given_ < low) & ~(given_ >= high) & given_.notna()
            for band, (low, high) in ends.items()
        }
    if question.counted is not None:
        return {name: column == 1 for name, column in numbers.items()}
    given_ = pd.DataFrame(numbers)
    return {a.id: (given_ == float(a.id)).any(axis=1) for a in question.answers if not a.missing}


@pytest.mark.parametrize("weight", ["none", "w"])
@pytest.mark.parametrize("by", BREAKS)
@pytest.mark.parametrize("rows", ["choice", "rating", "many", "mentions", "amount", "agree_b"])
def test_any_question_by_any_other_is_as_pandas_counts(rows: str, by: str, weight: str) -> None:
    table = of(WAVE, rows, Options(by=((by,),), weight=weight))
    weights = pd.Series(WAVE.numbers("w") if weight == "w" else np.ones(WAVE.respondents))
    answers, groups = belonging(WAVE, rows), belonging(WAVE, by)
    assert [column.group for column in table.columns[1:]] == list(groups)
    for place, row in enumerate(table.rows):
        inside = answers[row.members[0]].copy() if row.net else answers[row.id]
        for member in row.members[1:]:
            inside |= answers[member]
        expected = [weights[inside].sum()]
        expected += [weights[inside & group].sum() for group in groups.values()]
        assert table.weighted[place].tolist() == pytest.approx(expected), row.id


def test_breaks_nest_to_any_depth_beside_others() -> None:
    table = of(WAVE, "choice", Options(by=(("region", "rating", "agree_a", "many"), ("amount",))))
    regions, ratings = belonging(WAVE, "region"), belonging(WAVE, "rating")
    agrees, many = belonging(WAVE, "agree_a"), belonging(WAVE, "many")
    answered = pd.concat(belonging(WAVE, "choice"), axis=1).any(axis=1)
    nested = [column for column in table.columns if column.by and "*" in column.by]
    assert len(nested) > 200
    for column in nested:
        assert column.group is not None
        region, rating, agree, tick = column.group.split("*")
        inside = regions[region] & ratings[rating] & agrees[agree] & many[tick]
        assert column.unweighted_base == (answered & inside).sum()
    assert table.overlapping == ("region*rating*agree_a*many",)
    assert table.columns[-1].by == "amount"


def test_nets_can_be_groups_of_a_break_and_may_overlap() -> None:
    nets = (("region", Net("Up", ("1", "3"))), ("region", Net("Right", ("3", "4"))))
    table = of(WAVE, "choice", Options(by=(("region",),), by_nets=nets, test="none"))
    one, _, three, four, up, right = table.columns[1:]
    assert (up.label, up.key, up.group) == ("Up", "region=net:Up", "net:Up")
    assert up.unweighted_base == one.unweighted_base + three.unweighted_base
    assert right.unweighted_base == three.unweighted_base + four.unweighted_base
    assert table.overlapping == ("region",)


def test_the_population_of_a_net_and_of_its_rest_follow_from_its_answers() -> None:
    codes = [1] * 20 + [2] * 20 + [3] * 20
    wave = make_wave(
        single("r", "R", codes, {n: f"r{n}" for n in (1, 2, 3)}, populations=(30, 40, 50)),
        single("q", "Q", [1, 2] * 30, {1: "a", 2: "b"}),
        population=120,
    )
    net = Net("Both", ("1", "2"))
    breaks = breaks_of(wave, (("r",),), Options(by=(("r",),), by_nets=(("r", net),)))
    assert breaks.populations.columns == (120, 30, 40, 50, 70)
    assert breaks.populations.rests[1:] == (90, 80, 70, 50)


def test_a_net_for_what_is_no_break_is_told() -> None:
    with pytest.raises(OmnibusError, match="is to be a group of rating, which is no break"):
        of(WAVE, "choice", Options(by=(("region",),), by_nets=(("rating", Net("x", ("1",))),)))
    with pytest.raises(OmnibusError, match="region has no answer '9' for the net 'x'"):
        of(WAVE, "choice", Options(by=(("region",),), by_nets=(("region", Net("x", ("9",))),)))


def test_percent_of_responses_adds_to_100_and_is_named() -> None:
    table = of(WAVE, "many", Options(percent_of="responses", weight="w"))
    respondents = of(WAVE, "many", Options(weight="w"))
    assert table.percent[:MANY].sum(axis=0) == pytest.approx(100)
    np.testing.assert_allclose(table.weighted[:MANY], respondents.weighted[:MANY])
    low = table.rows.index(next(row for row in table.rows if row.label == "low"))
    assert table.weighted[low].tolist() == pytest.approx(table.weighted[:2].sum(axis=0).tolist())
    assert (table.percent_of, respondents.percent_of) == ("responses", "respondents")
    assert table.columns[0].base == pytest.approx(table.responses)
    assert table.base_words == "answers of respondents who answered"
    assert np.isnan(table.low).all()
    assert np.isnan(table.p_rest).all()
    assert not table.columns[0].population
    assert "of all answers given, of which one respondent may give several" in table.notes[0]


def test_responses_matter_to_sets_alone() -> None:
    one, other = (
        of(WAVE, "choice", Options(percent_of=whose)) for whose in ("responses", "respondents")
    )
    assert one.percent.tolist() == other.percent.tolist()
    assert one.percent_of == "respondents"
    with pytest.raises(OmnibusError, match="no percentages of 'votes'"):
        of(WAVE, "many", Options(percent_of="votes"))


def test_items_of_a_grid_stand_beside_each_other() -> None:
    table = items_beside(WAVE, WAVE.question("agree"), Options(weight="w"))
    apart = tabulate(WAVE, WAVE.question("agree"), Options(weight="w", by=(), test="none"))
    assert [(c.by, c.group, c.label) for c in table.columns] == [
        ("agree", "agree_a", "One"),
        ("agree", "agree_b", "Two"),
    ]
    for place, alone in enumerate(apart):
        assert table.percent[:, place].tolist() == alone.percent[:, 0].tolist()
        assert table.columns[place].base == alone.columns[0].base
        assert table.statistics[0].values[place] == alone.statistics[0].values[0]
    with pytest.raises(OmnibusError, match="choice is no grid"):
        items_beside(WAVE, WAVE.question("choice"))


def test_a_grid_as_a_whole_is_no_break() -> None:
    with pytest.raises(OmnibusError, match="break by one of its lines, such as agree_a"):
        of(WAVE, "choice", Options(by=(("agree",),)))


@pytest.mark.parametrize("numbers", [[1.0, 2, 3, 4], [5.0, 1, 9, 2, 2], list(range(1, 101))])
def test_quartiles_are_those_of_an_averaged_step_function(numbers: list[float]) -> None:
    table = of(make_wave(numeric("n", "N", numbers)), "n", Options(by=()))
    found = {each.label: each.values[0] for each in table.statistics}
    expected = np.quantile(numbers, [0.25, 0.75], method="averaged_inverted_cdf")
    assert [found["Lower quartile"], found["Upper quartile"]] == expected.tolist()


def test_weights_are_as_good_as_repeated_respondents_for_quartiles() -> None:
    numbers, times = [3.0, 1.0, 8.0, 5.0, 2.0], [3, 1, 2, 2, 4]
    repeated = [n for n, many in zip(numbers, times, strict=True) for _ in range(many)]
    weighted = make_wave(numeric("n", "N", numbers), weights={"w": times}, weight="w")
    found = of(weighted, "n", Options(by=())).statistics[-2:]
    expected = of(make_wave(numeric("n", "N", repeated)), "n", Options(by=())).statistics[-2:]
    assert [each.values for each in found] == [each.values for each in expected]


def test_weighted_quartiles_are_as_pspp_gives_them() -> None:
    # PSPP 1.6.2: WEIGHT BY w. EXAMINE x BY g /PERCENTILES(25,50,75)=AEMPIRICAL.
    numbers = [3.0, 1, 8, 5, 2, 9, 4, 4, 7, 10, 12, 1, 6]
    weights = [1.5, 0.5, 2, 1, 3.25, 0.75, 1, 2, 1, 1, 3, 0.5, 2.5]
    wave = make_wave(
        numeric("x", "X", numbers),
        single("g", "G", [1] * 6 + [2] * 7, {1: "one", 2: "two"}),
        weights={"w": weights},
        weight="w",
    )
    found = {each.label: each.values for each in of(wave, "x", Options(by=(("g",),))).statistics}
    assert found["Lower quartile"] == (3, 2, 4)
    assert found["Median"] == (6, 3, 6)
    assert found["Upper quartile"] == (8, 8, 12)


@pytest.mark.parametrize(
    "options",
    [
        Options(),
        Options(weight="w", by=(("region",), ("rating", "agree_a"))),
        Options(weight="w", by=(("region",), ("rating",)), test="pairs"),
        Options(base="asked", by=(("region",), ("many",))),
        Options(base="all", with_missing=True, interval="exact"),
        Options(base="any", filter=(("rating", ("1", "2")),), adjust="holm"),
        Options(percent_of="responses", weight="w"),
    ],
)
def test_tables_of_a_book_are_those_made_one_by_one(options: Options) -> None:
    same_in_book(WAVE, options)


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 3000), st.integers(0, 99), st.sampled_from(["none", "w"]))
def test_tables_of_a_book_are_the_same_for_any_wave(
    respondents: int, seed: int, weight: str
) -> None:
    wave = a_wave(respondents, seed)
    same_in_book(wave, Options(by=(("region",), ("rating",)), weight=weight))


def same_in_book(wave: Wave, options: Options) -> None:
    questions = [q for q in wave.questions if q.kind is not Kind.NUMERIC or countable(wave, q)]
    told: list[float] = []
    book = list(tabulate_all(wave, questions, options, told.append))
    alone = [table for question in questions for table in tabulate(wave, question, options)]
    assert len(book) == len(alone)
    assert told[-1] == pytest.approx(1)
    for one, other in zip(book, alone, strict=True):
        for name in (*(field.name for field in fields(Table)), "letters", "p_pairs"):
            mine, its = getattr(one, name), getattr(other, name)
            if isinstance(its, np.ndarray):
                np.testing.assert_allclose(mine, its, rtol=1e-9, atol=1e-12)
                assert not mine.flags.writeable
            elif name not in {"columns", "statistics", "pairs"}:
                assert mine == its, name
        bases = [[(c.base, c.effective_base) for c in table.columns] for table in (one, other)]
        np.testing.assert_allclose(*bases)
        assert [s.label for s in one.statistics] == [s.label for s in other.statistics]
        for statistic, expected in zip(one.statistics, other.statistics, strict=True):
            assert statistic.values == pytest.approx(expected.values, nan_ok=True)
            assert statistic.ses == pytest.approx(expected.ses, nan_ok=True)


def countable(wave: Wave, question: Question) -> bool:
    return bool(len(wave.data[question.variables[0]].values()))


def test_counting_needs_at_most_three_times_the_bytes_of_the_question() -> None:
    respondents, answers = 1_000_000, 9
    random = np.random.default_rng(1)
    names = ("region", "type", "q")
    questions = tuple(
        Question(n, n, Kind.SINGLE, (n,), tuple(Answer(str(k), str(k)) for k in range(answers)))
        for n in names
    )
    data = {
        n: Coded(np.arange(float(answers)), random.integers(0, 10, respondents).astype(np.uint8))
        for n in names
    }
    wave = Wave("w", "W", "w.sav", respondents, questions, {n: Variable(n) for n in names}, data)
    options = Options(by=(("region",), ("type",)))
    breaks = breaks_of(wave, (("region",), ("type",)), options)
    rows = rows_of(wave, wave.question("q"), None, options)
    assert rows.parts[0].codes.code.nbytes == respondents
    tallies(breaks, [rows])
    tracemalloc.start()
    tallies(breaks, [rows])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * respondents
