"""Questions ranked by how much they differ by a break."""

from __future__ import annotations

import numpy as np
import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.differing import differing
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.overall import of_each_row, overall
from omnibus_desktop.tables.tabulate import tabulate
from tests.tables.respondents import respondents
from tests.waves import make_wave, multi, numeric, single

GROUPS = {1: "a", 2: "b"}
HALVES = [i % 2 + 1 for i in range(200)]


TWO = [int((i % 2 == 0 and i % 7 > 0) or i % 5 == 0) for i in range(200)]


def noise(seed: int, answers: int = 3) -> list[float]:
    return [float(x) for x in np.random.default_rng(seed).integers(1, answers + 1, 200)]


def survey():
    """One question that is another in the two halves, a set of which one answer is, a number that
    is, and twenty questions that are not."""
    told = [1.0 if (i % 2 == 0) == (i % 10 > 1) else 2.0 for i in range(200)]
    return make_wave(
        single("half", "Half", HALVES, GROUPS),
        single("told", "Told", told, {1: "yes", 2: "no"}),
        multi(
            "set",
            "Set",
            {
                "one": [int(x > 1) for x in noise(3)],
                "two": TWO,
            },
        ),
        numeric("amount", "Amount", [x + 0.8 * (i % 2) for i, x in enumerate(noise(4, 6))]),
        *(
            single(f"q{n}", f"Noise {n}", noise(n + 10), {1: "x", 2: "y", 3: "z"})
            for n in range(20)
        ),
    )


def test_what_differs_comes_first_and_chance_does_not() -> None:
    found = differing(survey(), "half")
    assert {each.question for each in found[:3]} == {"told", "set", "amount"}
    assert all(each.adjusted < 0.05 for each in found[:3])
    assert all(each.adjusted > 0.05 for each in found[3:])
    assert len(found) == 23


def test_p_of_a_question_is_that_of_its_own_table_and_is_adjusted_for_the_others() -> None:
    wave = survey()
    found = {each.question: each for each in differing(wave, "half")}
    (table,) = tabulate(wave, wave.question("told"), Options(by=(("half",),)))
    (alone,) = overall(table)
    assert found["told"].p == alone.rao_scott_p
    assert found["told"].adjusted > found["told"].p
    ranked = sorted(each.p for each in found.values())
    assert found["told"].adjusted == pytest.approx(
        max(
            p * (len(ranked) - n) for n, p in enumerate(ranked[: ranked.index(found["told"].p) + 1])
        )
    )


def test_the_most_telling_figure_is_told() -> None:
    found = {each.question: each for each in differing(survey(), "half")}
    assert found["told"].words in ("a 80%, rest 20%: yes", "a 20%, rest 80%: no")


@pytest.mark.parametrize("weight", ["none", "amount"])
def test_an_answer_of_a_set_is_tested_as_a_question_of_yes_or_no(weight: str) -> None:
    wave = make_wave(
        single("half", "Half", HALVES, GROUPS),
        multi("set", "Set", {"one": [1] * 200, "two": TWO}),
        single("alone", "Alone", [float(2 - x) for x in TWO], {1: "yes", 2: "no"}),
        numeric("amount", "Amount", noise(4, 6)),
    )
    chosen = Options(by=(("half",),), weight=weight)
    (set_table,) = tabulate(wave, wave.question("set"), chosen)
    (alone,) = overall(tabulate(wave, wave.question("alone"), chosen)[0])
    everybody, two = of_each_row(set_table, "half")
    assert everybody is None  # all gave it
    assert two is not None
    assert (two.chi_square, two.rao_scott_p) == pytest.approx(
        (alone.chi_square, alone.rao_scott_p), rel=1e-9
    )


def test_nothing_is_told_of_what_is_hidden() -> None:
    found = differing(respondents(True), "group", Options(disclosure="publication"))
    told = {each.question: each.words for each in differing(respondents(True), "group")}
    assert len(found) < len(told)


def test_a_break_that_is_not_there_is_told() -> None:
    assert differing(survey(), "half")
    with pytest.raises(OmnibusError, match="nowhere"):
        differing(survey(), "nowhere")
