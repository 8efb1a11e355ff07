"""The card under the pointer: figures with their arithmetic, the test in a sentence, no secrets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from omnibus_desktop import resources
from omnibus_desktop.charts.hover import describe
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import State, Statistic, Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave
from tests.charts.tables import column, confidence, groups, risks, rows, table, total


@pytest.fixture(scope="module")
def example() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


def card(made: Table, *key: str) -> list[str]:
    return describe((made,), (key[0], key[1])).splitlines()


def by_region(*counts: tuple[int, int], **more: object) -> Table:
    """One answer by regions: (count, base) each."""
    columns = [column(f"region={n}", f"Group {n}", b) for n, (_, b) in enumerate(counts, 1)]
    whole = column("total", "Total", sum(base for _, base in counts))
    count = [[sum(count for count, _ in counts), *(count for count, _ in counts)]]
    return table(rows("Yes"), (whole, *columns), count, kind=Kind.SINGLE, **more)


def test_the_card_tells_share_arithmetic_interval_and_test() -> None:
    made = by_region((87, 98), (20, 40))
    p, differs = made.p_rest.copy(), made.differs.copy()
    p[0, 1], differs[0, 1] = 0.0004, 1
    assert card(replace(made, p_rest=p, differs=differs), "1", "region=1") == [
        "Yes",
        "Region: Group 1",
        "89% (87 of 98 authorities)",
        "87 / 98 = 88.8%",
        "95% interval 84% to 94% (margin ±5 points)",
        "Higher than the rest (50%, +39 points): beyond chance at 95% (p < 0.001)",
    ]


def test_a_margin_is_told_only_where_the_interval_reaches_as_far_up_as_down() -> None:
    made = by_region((12, 14), (7, 14))
    low, high = made.low.copy(), made.high.copy()
    low[0, 1:], high[0, 1:] = (59.2, 26.8), (96.4, 73.2)
    skewed = replace(made, low=low, high=high)
    assert "95% interval 59% to 96%" in card(skewed, "1", "region=1")
    assert "95% interval 27% to 73% (margin ±23.2 points)" in card(skewed, "1", "region=2")


def test_with_weights_the_card_says_what_is_divided_and_the_effective_base() -> None:
    made = table(
        rows("Yes"), (total(98)._replace(base=101.25, effective_base=80.04),), [[87]],
        weighted=np.array([[90.5]]), weight="wt",
    )  # fmt: skip
    assert card(made, "1", "total")[2:4] == [
        "89% (87 of 98 authorities)",
        "Weighted 90.5 / 101.3 = 89.4%; effective base 80.0",
    ]


def test_a_difference_that_may_be_chance_is_not_told_as_one() -> None:
    made = by_region((21, 40), (20, 40))
    p = made.p_rest.copy()
    p[0, 1] = 0.8234
    said = card(replace(made, p_rest=p), "1", "region=1")[-1]
    assert said == "Against the rest (50%, +3 points): no more than chance at 95% (p = 0.823)"
    untested = replace(made, p_rest=np.full(made.count.shape, np.nan))
    assert card(untested, "1", "region=1")[-1] == "Not tested against the rest (50%, +3 points)"
    assert "rest" not in " ".join(card(made, "1", "total"))


def test_letters_are_told_as_the_names_of_groups(example: Wave) -> None:
    (made,) = tabulate(
        example, example.question("joint_services"), Options(by=(("area",),), test="pairs")
    )
    row = next(n for n, each in enumerate(made.letters) if any(each))
    place = next(n for n, each in enumerate(made.letters[row]) if each)
    lower = next(c for c in made.columns if c.letter.upper() == made.letters[row][place][0].upper())
    said = card(made, made.rows[row].id, made.columns[place].key)[-1]
    assert said == f"Higher than {lower.label}: beyond chance at 95%"
    said = card(made, made.rows[row].id, lower.key)[-1]
    assert said == f"Lower than {made.columns[place].label}: beyond chance at 95%"


def test_of_very_few_there_is_no_percentage() -> None:
    made = table(rows("Yes"), (column("total", "Total", 9, tiny=True, low=True),), [[5]])
    said = card(made, "1", "total")
    assert said[2] == "5 of 9 authorities"
    assert not any("/ 9" in line for line in said)
    assert said[-1] == "Low base: read with caution"


def test_answers_are_not_told_as_respondents() -> None:
    made = replace(risks(), percent_of="responses")
    assert card(made, "2", "total")[2] == "89% (89 of 100 answers given)"


def test_a_hidden_figure_is_told_by_no_line(example: Wave) -> None:
    made = risks()
    hidden = replace(made, state=np.full(made.count.shape, State.HIDDEN, dtype=np.uint8))
    assert card(hidden, "2", "total")[2:] == ["Hidden to protect the respondents"]
    (published,) = tabulate(
        example, example.question("main_risks"), Options(disclosure="publication")
    )
    for row in range(len(published.rows)):
        for place, group in enumerate(published.columns):
            said = "\n".join(card(published, published.rows[row].id, group.key)[2:])
            if published.state[row, place] == State.HIDDEN:
                assert not any(digit in said for digit in "0123456789")
            else:
                assert "-1" not in said


def test_the_rest_is_not_told_where_it_would_tell_a_hidden_figure() -> None:
    made = by_region((87, 98), (20, 40), (10, 30))
    state = made.state.copy()
    state[0, 3] = State.HIDDEN
    untested = np.full(made.count.shape, np.nan)
    said = card(replace(made, state=state, p_rest=untested), "1", "region=1")[-1]
    assert said == "Not tested against the rest"


def test_a_mean_is_told_with_its_spread_its_base_and_its_test() -> None:
    mean = Statistic(
        "Mean", (3.25, 3.5), (1.1, 1.2), (0.1, 0.2), (3.05, 3.1), (3.45, 3.9), (0, 1), (None, 0.02)
    )
    made = table((), (total(), *groups("North")), [], statistics=(mean,))
    assert card(made, "statistic:Mean", "region=1") == [
        "Region: North",
        "Mean 3.50",
        "Standard deviation 1.20, standard error 0.20",
        "95% interval 3.10 to 3.90",
        "Base 100 authorities",
        "Higher than the rest: beyond chance at 95% (p = 0.020)",
    ]
    made = replace(table((), (total(),), []), statistics=(Statistic("Mean", (3.25,), (), (0.1,)),))
    assert card(made, "statistic:Mean", "total") == [
        "Total", "Mean 3.25", "Standard error 0.10", "Base 100 authorities",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("question", ["joint_services", "sufficient_placements", "confidence"])
def test_whatever_has_a_key_has_a_card(example: Wave, kind: ChartKind, question: str) -> None:
    for by in (("area",), ("region",)):
        tables = tabulate(example, example.question(question), Options(by=(by,)))
        scene = worded(tables, ChartSpec(kind)).scene
        marks = [i for i in scene.items if i.role in ("bar", "unit", "region") and i.key]
        assert marks
        for item in marks:
            said = describe(tables, item.key).splitlines()
            assert len(said) >= 3
            assert all(line.strip() for line in said)


def test_labels_are_told_as_plain_text() -> None:
    made = replace(confidence("<b>North</b>"))
    assert "Region: <b>North</b>" in card(made, "1", "region=1")
