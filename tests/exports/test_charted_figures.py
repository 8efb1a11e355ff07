"""The figures in an editable chart place its bars and read as its labels do."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.charts.scene import NativeChart, Series
from omnibus_desktop.exports.charted_figures import charted_figures, printing
from omnibus_desktop.tables.rounding import percent_text


def chart(kind: str, *series: tuple[tuple[float | None, ...], tuple[str, ...]]) -> NativeChart:
    categories = tuple(f"Group {number}" for number in range(len(series[0][0])))
    made = tuple(
        Series(f"Answer {number}", "#12436D", values, labels, (), ())
        for number, (values, labels) in enumerate(series)
    )
    box = (0.0, 0.0, 600.0, 300.0)
    return NativeChart(kind, box, box, categories, made, 100.0, 50, 0, 14.0)


@pytest.mark.parametrize(
    ("value", "label", "figure"),
    [
        (100 * 87 / 98, "89%", "88.8"),
        (12.46, "12%", "12.46"),  # 12.5 would read as 13%
        (12.5, "13%", "12.5"),  # 11 of 88
        (0.3, "[low]", "0.3"),
        (0.0, "0%", "0"),
        (100.0, "100%", "100.0"),
        (3.449, "3.4", "3.449"),
        (1234.6, "1,235", "1234.6"),
    ],
)
def test_a_figure_has_one_place_more_than_its_label(value: float, label: str, figure: str) -> None:
    assert charted_figures(chart("bar", ((value,), (label,)))) == ((Decimal(figure),),)


def test_what_is_hidden_is_not_in_the_chart() -> None:
    assert charted_figures(chart("bar", ((50.0, None), ("50%", "[c]")))) == (
        (Decimal("50.0"), None),
    )


@given(st.integers(1, 3000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_a_figure_reads_as_its_label(share: tuple[int, int]) -> None:
    count, base = share
    label = percent_text(count, base)
    ((figure,),) = charted_figures(chart("bar", ((100 * count / base,), (label,))))
    assert figure is not None
    assert label == "[low]" or printing((label,)).text(figure) == label


@given(st.lists(st.integers(0, 500), min_size=2, max_size=7).filter(lambda counts: sum(counts) > 0))
def test_no_edge_of_stacked_bars_drifts(counts: list[int]) -> None:
    base = sum(counts)
    parts = [((100 * count / base,), (percent_text(count, base),)) for count in counts]
    exact, charted = 0.0, Decimal(0)
    for ((value,), _), (figure,) in zip(
        parts, charted_figures(chart("stacked", *parts)), strict=True
    ):
        assert figure is not None
        exact, charted = exact + value, charted + figure
        assert abs(exact - float(charted)) < 0.16


def test_equal_values_stay_equal_in_stacked_bars() -> None:
    shares = (29.63, 5.556, 29.63, 5.556, 29.628)
    made = chart("stacked", *(((share,), (f"{share:.0f}%",)) for share in shares))
    figures = [str(figure) for (figure,) in charted_figures(made)]
    assert figures == ["29.6", "5.6", "29.6", "5.6", "29.6"]


def test_many_small_parts_have_a_place_more_instead_of_drifting() -> None:
    made = chart("stacked", *(((11.14,), ("11%",)),) * 8)
    assert {str(figure) for (figure,) in charted_figures(made)} == {"11.14"}
