"""What holds for every table, whatever was answered."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Net
from omnibus_desktop.wave.wave import Wave
from tests.waves import make_wave, multi, single

Respondent = tuple[int | None, int | None, int | None, tuple[int, ...], float]

ITEMS = 10
respondents = st.lists(
    st.tuples(
        st.sampled_from([1, 2, 3, None]),
        st.sampled_from([1, 2, None]),
        st.sampled_from([1, 2, 3, 4, None]),
        st.tuples(*[st.sampled_from([0, 1])] * ITEMS),
        st.floats(0.1, 5),
    ),
    min_size=1,
    max_size=60,
)


def wave_of(people: list[Respondent], factor: float = 1.0) -> Wave:
    return make_wave(
        single("a", "A", [p[0] for p in people], {n: f"a{n}" for n in (1, 2, 3)}),
        single("b", "B", [p[1] for p in people], {n: f"b{n}" for n in (1, 2)}),
        single(
            "q",
            "Q",
            [p[2] for p in people],
            {n: f"q{n}" for n in (1, 2, 3, 4)},
            nets=(Net("first two", ("1", "2")),),
        ),
        multi(
            "m",
            "M",
            {f"m{n}": [p[3][n] for p in people] for n in range(ITEMS)},
            nets=(Net("some", ("m_1", "m_9", "m_10")),),
        ),
        weights={"w": [factor * p[4] for p in people]},
        by_default=("a", "b"),
    )


def of(wave: Wave, question: str, **options: str) -> Table:
    (table,) = tabulate(wave, wave.question(question), Options(**options))
    return table


@given(respondents)
def test_counts_are_those_of_counting_one_by_one(people: list[Respondent]) -> None:
    table = of(wave_of(people), "m")
    for column, count in zip(table.columns, table.count.T.tolist(), strict=True):
        place = {"a": 0, "b": 1}.get(column.by or "")
        inside = [p for p in people if place is None or str(p[place]) == column.group]
        assert column.unweighted_base == len(inside)
        assert count[:ITEMS] == [sum(p[3][n] for p in inside) for n in range(ITEMS)]
        assert count[ITEMS] == sum(any(p[3][n] for n in (0, 8, 9)) for p in inside)


@given(respondents)
def test_answers_of_a_single_question_add_up_to_the_base(people: list[Respondent]) -> None:
    table = of(wave_of(people), "q")
    bases = [column.unweighted_base for column in table.columns]
    assert table.count[:4].sum(axis=0).tolist() == bases
    assert table.count[4].tolist() == table.count[:2].sum(axis=0).tolist()


@given(respondents, st.randoms(use_true_random=False))
def test_the_order_of_respondents_does_not_matter(people: list[Respondent], random: Random) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)
    for question in ("q", "m"):
        one, other = of(wave_of(people), question), of(wave_of(shuffled), question)
        assert one.count.tolist() == other.count.tolist()
        np.testing.assert_array_equal(one.p_rest, other.p_rest)


@given(respondents, st.sampled_from([0.25, 3.0, 1000.0]))
def test_the_scale_of_weights_does_not_matter(people: list[Respondent], factor: float) -> None:
    one = of(wave_of(people), "q", weight="w")
    other = of(wave_of(people, factor), "q", weight="w")
    for name in ("percent", "low", "high", "p_rest"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-9, atol=1e-9)
    for here, there in zip(one.columns, other.columns, strict=True):
        assert there.base == pytest.approx(factor * here.base)
        assert there.effective_base == pytest.approx(here.effective_base)


@given(respondents)
def test_equal_weights_are_no_weights(people: list[Respondent]) -> None:
    equal = [(a, b, q, ticks, 2.0) for a, b, q, ticks, _ in people]
    one, other = of(wave_of(equal), "m"), of(wave_of(equal), "m", weight="w")
    np.testing.assert_allclose(one.percent, other.percent)
    np.testing.assert_allclose(one.low, other.low)


@given(respondents)
def test_a_share_lies_in_its_interval(people: list[Respondent]) -> None:
    table = of(wave_of(people), "q", weight="w")
    known = ~np.isnan(table.percent)
    assert (table.low[known] <= table.percent[known] + 1e-9).all()
    assert (table.percent[known] <= table.high[known] + 1e-9).all()
