"""What holds for every comparison, whatever was answered."""

from __future__ import annotations

import math
from itertools import compress

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from omnibus_desktop.tables.adjustments import ADJUSTMENTS, adjusted
from omnibus_desktop.tables.exact import count_interval, fisher_p
from omnibus_desktop.tables.intervals import Shares, share_interval
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.presets import OURS, PLAIN, PRESETS
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave
from tests.tables.sides import Group, p_of, sides_of
from tests.waves import make_wave, multi, scale, single


@st.composite
def groups(draw: st.DrawFn) -> Group:
    base = draw(st.integers(1, 300))
    population = draw(st.one_of(st.none(), st.integers(base, 600)))
    return draw(st.integers(0, base)), base, population


def p(one: Group, other: Group, preset: str) -> float:
    return p_of(one, other, PRESETS[preset])


@given(groups(), groups(), st.sampled_from(list(PRESETS)))
def test_p_is_a_probability_and_the_same_both_ways(one: Group, other: Group, preset: str) -> None:
    found = p(one, other, preset)
    assert math.isnan(found) or 0 <= found <= 1 + 1e-12
    assert p(other, one, preset) == pytest.approx(found, rel=1e-9, nan_ok=True)


@given(groups(), groups(), st.sampled_from(list(PRESETS)))
def test_p_is_the_same_for_those_who_did_not_say_so(one: Group, other: Group, preset: str) -> None:
    found = p((one[1] - one[0], *one[1:]), (other[1] - other[0], *other[1:]), preset)
    assert found == pytest.approx(p(one, other, preset), rel=1e-7, nan_ok=True)


@given(groups(), groups())
def test_against_the_rest_is_against_the_total_with_overlap(group: Group, rest: Group) -> None:
    """Var(p_g - P) = P (1 - P) (1 / n_g - 1 / N) of a group that is part of the total: the same z
    as of the group against the rest."""
    (count, base, _), (others, beside, _) = group, rest
    whole, share = base + beside, (count + others) / (base + beside)
    assume(0 < share < 1)
    z = (count / base - share) / math.sqrt(share * (1 - share) * (1 / base - 1 / whole))
    found = p((count, base, None), (others, beside, None), "plain")
    assert found == pytest.approx(math.erfc(abs(z) / math.sqrt(2)), rel=1e-8, abs=1e-12)


@given(groups(), groups())
def test_a_group_within_another_is_tested_with_the_overlap(group: Group, rest: Group) -> None:
    """The overlap term is that of the total, but for the pooled share, as SPSS has it."""
    (count, base, _), (others, beside, _) = group, rest
    whole = (count + others, base + beside, None)
    pooled = (count + whole[0]) / (base + whole[1])
    assume(0 < pooled < 1)
    difference = count / base - whole[0] / whole[1]
    z = difference / math.sqrt(pooled * (1 - pooled) * (1 / base - 1 / whole[1]))
    found = p_of((count, base, None), whole, PLAIN, overlap=base)
    assert found == pytest.approx(math.erfc(abs(z) / math.sqrt(2)), rel=1e-7, abs=1e-12)


@given(groups(), groups())
def test_a_known_population_never_hides_a_difference_that_z_shows(one: Group, other: Group) -> None:
    """The finite form of both groups is smaller the more of them answered."""
    assume(one[2] is not None and other[2] is not None)
    larger = [(count, base, 10 * (n or 0)) for count, base, n in (one, other)]
    found, far = (p_of(a, b, OURS, weighted=True) for a, b in ((one, other), larger))
    assert math.isnan(found) or math.isnan(far) or found <= far + 1e-12


rows = st.lists(
    st.lists(st.one_of(st.just(math.nan), st.floats(0, 1)), min_size=5, max_size=5),
    min_size=1,
    max_size=4,
).map(np.array)


@given(rows, st.sampled_from(ADJUSTMENTS))
def test_adjusted_p_is_no_smaller_and_keeps_the_order(raw: np.ndarray, how: str) -> None:
    found = adjusted(raw, how)
    known = ~np.isnan(raw)
    assert (np.isnan(found) == ~known).all()
    assert (found[known] >= raw[known]).all()
    assert (found[known] <= 1).all()
    for before, after in zip(raw, found, strict=True):
        there = ~np.isnan(before)
        order = np.argsort(before[there], kind="stable")
        assert (np.diff(after[there][order]) >= 0).all()


@given(rows)
def test_adjustments_are_ordered_by_how_much_they_forgive(raw: np.ndarray) -> None:
    known = ~np.isnan(raw)
    bh, holm, bonferroni = (adjusted(raw, how)[known] for how in ("bh", "holm", "bonferroni"))
    assert (bh <= holm + 1e-15).all()
    assert (holm <= bonferroni + 1e-15).all()


@given(st.integers(0, 40), st.integers(1, 40), st.integers(0, 60), st.integers(1, 60))
def test_fisher_is_a_probability_and_the_same_both_ways(x1: int, n1: int, x2: int, n2: int) -> None:
    x1, x2 = min(x1, n1), min(x2, n2)
    a, b, c, d = (np.array([each]) for each in (x1, n1, x2, n2))
    found = fisher_p(a, b, c, d)[0]
    assert 0 < found <= 1 + 1e-12
    assert fisher_p(c, d, a, b)[0] == pytest.approx(found, rel=1e-9)


@given(groups(), st.sampled_from(["wilson", "exact"]), st.sampled_from([80.0, 95.0, 99.0]))
def test_a_share_lies_in_its_interval(group: Group, kind: str, level: float) -> None:
    one = sides_of(group)
    of = Shares(one.share, one.count, one.base, one.effective, one.population)
    low, high = share_interval(of, False, kind, level)
    assert 0 <= low[0, 0] <= one.share[0, 0] + 1e-12
    assert one.share[0, 0] - 1e-12 <= high[0, 0] <= 1
    wider_low, wider_high = share_interval(of, False, kind, level + 0.9)
    assert wider_low[0, 0] <= low[0, 0]
    assert high[0, 0] <= wider_high[0, 0]


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60))
def test_exact_ends_are_the_first_and_last_that_could_be(n: int, more: int, x: int) -> None:
    """Against adding up the hypergeometric distribution in whole numbers."""
    x, population = min(x, n), n + more

    def reaches(among: int) -> float:
        ways = sum(
            math.comb(among, k) * math.comb(population - among, n - k) for k in range(x, n + 1)
        )
        return ways / math.comb(population, n)

    def stays(among: int) -> float:
        ways = sum(math.comb(among, k) * math.comb(population - among, n - k) for k in range(x + 1))
        return ways / math.comb(population, n)

    could = range(x, population - n + x + 1)
    least = min(k for k in could if reaches(k) > 0.025)
    most = max(k for k in could if stays(k) > 0.025)
    found = count_interval(np.array([x]), np.array([n]), np.array([population]), 95)
    assert [int(end[0]) for end in found] == [least, most]


people = st.lists(
    st.tuples(
        st.tuples(*[st.sampled_from([0, 1])] * 3),
        st.sampled_from([1, 2, 3]),
        st.floats(0.1, 5),
    ),
    min_size=1,
    max_size=50,
)


def wave_of(those: list[tuple[tuple[int, ...], int, float]], factor: float) -> Wave:
    return make_wave(
        multi("m", "M", {str(n): [each[0][n] for each in those] for n in range(3)}),
        single("s", "S", [each[1] for each in those], {1: "a", 2: "b", 3: "c"}),
        scale("q", "Q", [each[1] for each in those], {1: "a", 2: "b", 3: "c"}),
        weights={"w": [factor * each[2] for each in those]},
        by_default=("m",),
    )


@given(people, st.sampled_from([0.25, 1000.0]), st.sampled_from(list(PRESETS)))
def test_the_scale_of_weights_does_not_matter(
    those: list[tuple[tuple[int, ...], int, float]], factor: float, preset: str
) -> None:
    options = Options(by=(("m",), ("s",)), test="pairs", preset=preset, weight="w")
    tables = []
    for each in (1.0, factor):
        wave = wave_of(those, each)
        tables += tabulate(wave, wave.question("q"), options)
    one, other = tables
    assert one.p_pairs is not None
    assert other.p_pairs is not None
    np.testing.assert_allclose(one.p_pairs, other.p_pairs, rtol=1e-6, atol=1e-9)
    known = one.p_pairs[~np.isnan(one.p_pairs)]
    assert ((known >= 0) & (known <= 1 + 1e-12)).all()
    np.testing.assert_allclose(
        np.array(one.statistics[0].p_pairs, dtype=float),
        np.array(other.statistics[0].p_pairs, dtype=float),
        rtol=1e-6,
        atol=1e-9,
    )


@given(people, st.sampled_from(list(PRESETS)))
def test_equal_weights_are_no_weights(
    those: list[tuple[tuple[int, ...], int, float]], preset: str
) -> None:
    wave = wave_of([(ticks, answer, 2.0) for ticks, answer, _ in those], 1)
    options = {"by": (("m",), ("s",)), "test": "pairs", "preset": preset}
    ((one,), (other,)) = (
        tabulate(wave, wave.question("q"), Options(weight=weight, **options))
        for weight in ("none", "w")
    )
    assert one.p_pairs is not None
    assert other.p_pairs is not None
    same = ~np.isnan(other.p_pairs)  # where counts are small no weighted test is made
    np.testing.assert_allclose(one.p_pairs[same], other.p_pairs[same], rtol=1e-6, atol=1e-9)


@given(people, st.sampled_from(list(PRESETS)), st.sampled_from(["none", "w"]))
def test_letters_are_where_p_is_under_the_level(
    those: list[tuple[tuple[int, ...], int, float]], preset: str, weight: str
) -> None:
    wave = wave_of(those, 1)
    options = Options(by=(("m",), ("s",)), test="pairs", preset=preset, weight=weight, level=80)
    (table,) = tabulate(wave, wave.question("q"), options)
    assert table.p_pairs is not None
    names = [column.letter for column in table.columns]
    for p, percent, letters in zip(table.p_pairs, table.percent, table.letters, strict=True):
        for at, marked in enumerate(letters):
            sure = (p[at] < 0.2) & (percent[at] > percent)
            assert [each.upper() for each in marked] == list(compress(names, sure))
