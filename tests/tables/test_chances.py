"""Distributions against R (tests/expected/conventions.R)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from omnibus_desktop.tables import beta, chances
from omnibus_desktop.tables.normal import normal_tails
from tests.expected.figures import figures

R = figures("conventions.csv")
OURS: dict[str, Callable[..., Any]] = {
    "t": chances.student_tails,
    "t_value": chances.student_value,
    "beta": beta.beta_below,
    "beta_value": beta.beta_value,
    "f": chances.f_tail,
    "chi_square": chances.chi_square_tail,
    "log_gamma": lambda x: beta.log_gamma(np.array(x)),
}
CASES = [
    (name, *map(float, values), figure)
    for key, figure in R.items()
    for name, _, rest in [key.partition("|")]
    if rest
    for values in [rest.split("|")]
]


@pytest.mark.parametrize("name", OURS)
def test_it_is_that_of_r(name: str) -> None:
    cases = [case[1:] for case in CASES if case[0] == name]
    assert cases
    for *given, figure in cases:
        found = float(OURS[name](*given))
        tolerance = 1e-8 if name.startswith("t") else 1e-9 if max(given) > 1e5 else 1e-11
        assert found == pytest.approx(figure, rel=tolerance, abs=1e-13 * (name == "log_gamma")), (
            given
        )


def test_the_normal_is_that_of_r_over_all_of_its_range() -> None:
    known = {
        float(key.removeprefix("normal.")): v for key, v in R.items() if key.startswith("normal.")
    }
    found = normal_tails(np.array([*known, *(-z for z in known)]))
    assert found.tolist() == pytest.approx([*known.values()] * 2, rel=1e-11)


def test_the_normal_is_erfc_in_both_tails() -> None:
    z = np.linspace(0, 12, 4001)
    exact = [math.erfc(each / math.sqrt(2)) for each in z.tolist()]
    np.testing.assert_allclose(normal_tails(z), exact, rtol=1e-12)


def test_what_is_no_number_stays_none() -> None:
    found = normal_tails(np.array([math.nan, math.inf, 0.0]))
    assert np.isnan(found[0])
    assert found[1:].tolist() == [0.0, 1.0]
    assert np.isnan(chances.student_tails(1.0, np.array([math.nan, 0.0]))).all()
    assert chances.student_tails(math.inf, 5.0) == 0


def test_a_quantile_is_where_the_probability_is() -> None:
    a = np.array([[0.3, 2.0, 90.0]])
    b = np.array([[11.0], [0.7], [2500.0]])
    for chance in (1e-6, 0.025, 0.6, 0.999):
        back = beta.beta_below(beta.beta_value(chance, a, b), a, b)
        np.testing.assert_allclose(back, chance, rtol=1e-10)
