"""What is charted, in which order, with which text."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.spec import ChartSpec, Sort
from omnibus_desktop.tables.table import Row, State, Statistic
from omnibus_desktop.wave.question import Kind
from tests.charts.tables import column, confidence, groups, risks, rows, table, total


def test_a_list_stands_by_size_with_dont_know_and_other_last() -> None:
    found = marks((risks(),), ChartSpec())
    names = [answer.label for answer in found.answers]
    assert names == [
        "Financial pressures", "Recruitment", "Retention", "Policy", "Other", "Don't know",
    ]  # fmt: skip


def test_a_scale_keeps_its_order() -> None:
    found = marks((confidence(),), ChartSpec())
    assert [answer.id for answer in found.answers] == ["1", "2", "3", "4", "98"]


def test_order_as_given_can_be_asked_for() -> None:
    found = marks((risks(),), ChartSpec(sort=Sort.GIVEN))
    assert [answer.id for answer in found.answers] == ["1", "2", "3", "98", "5", "6"]


def test_figures_are_whole_percentages_with_halves_up() -> None:
    made = table(rows("Yes", "No"), (total(88),), [[11], [77]])
    found = marks((made,), ChartSpec())
    assert {mark.text for row in found.cells for mark in row} == {"13%", "88%"}


def test_a_low_group_has_a_star_and_its_number() -> None:
    low = column("region=1", "North East", 8, low=True)
    known = column("region=2", "North West", 8, population=12)
    made = table(rows("Yes"), (total(), low, known), [[50, 4, 4]])
    labels = [group.label for group in marks((made,), ChartSpec()).groups]
    assert labels == ["Total", "North East* (n=8)", "North West (8 of 12)"]


def test_hidden_figures_are_not_there_in_any_form() -> None:
    made = table(rows("Yes", "No"), (total(),), [[3], [97]])
    hidden = replace(made, state=np.array([[State.HIDDEN], [State.SHOWN]], dtype=np.uint8))
    by_id = {row[0].key[0]: row[0] for row in marks((hidden,), ChartSpec()).cells}
    assert (by_id["1"].value, by_id["1"].count, by_id["1"].text) == (None, None, "[c]")


def test_only_chosen_columns_are_charted() -> None:
    made = confidence("North", "South")
    found = marks((made,), ChartSpec(columns=("region=2",)))
    assert [group.name for group in found.groups] == ["South"]


def test_a_group_in_which_nobody_answered_is_left_out_and_named() -> None:
    made = table(rows("Yes"), (total(), column("region=1", "Nowhere", 0)), [[50, 0]])
    found = marks((made,), ChartSpec())
    assert [group.name for group in found.groups] == ["Total"]
    assert found.remarks == ("Not charted, as nobody answered: Nowhere",)


def test_nothing_is_said_in_words() -> None:
    nobody = table(rows("Yes"), (total(0),), [[0]])
    assert "Nobody answered" in marks((nobody,), ChartSpec()).nothing
    assert marks((), ChartSpec()).nothing
    empty = table((), (total(),), [])
    assert "no answers" in marks((empty,), ChartSpec()).nothing


def test_a_question_with_figures_alone_shows_its_mean() -> None:
    made = table((), (total(), *groups("North")), [], kind=Kind.NUMERIC)
    made = replace(made, statistics=(Statistic("Mean", (3.25, None)),))
    found = marks((made,), ChartSpec())
    assert [mark.text for mark in found.cells[0]] == ["3.3", "[z]"]
    assert found.cells[0][0].key == ("statistic:Mean", "total")


def test_items_of_a_grid_stand_by_their_first_net() -> None:
    answers = (*rows("Confident", "Not"), Row("net:Sure", "Sure", net=True))
    one, two = (
        table(answers, (total(),), counts, item=item, item_label=item, kind=Kind.GRID)
        for item, counts in (("a", [[40], [60], [40]]), ("b", [[70], [30], [70]]))
    )
    found = marks((one, two), ChartSpec())
    assert [group.key for group in found.groups] == ["b", "a"]
    assert found.cells[0][0].key == ("b/1", "total")


def test_long_labels_are_shortened_and_said_to_be() -> None:
    made = table(rows("x" * 5000), (total(),), [[50]])
    found = marks((made,), ChartSpec())
    assert len(found.answers[0].label) <= 400
    assert found.remarks


def test_no_value_is_not_a_number() -> None:
    found = marks((confidence("North"),), ChartSpec())
    assert not any(math.isnan(mark.value or 0) for row in found.cells for mark in row)


def test_a_figure_has_its_interval_and_the_share_of_the_rest_and_a_hidden_one_has_neither() -> None:
    made = table(rows("Yes"), (total(), *groups("North", "South")), [[50, 40, 10]])
    north = marks((made,), ChartSpec()).cells[0][1]
    assert (north.low, north.high, north.rest) == (35.0, 45.0, 10.0)
    state = np.array([[State.SHOWN, State.HIDDEN, State.SHOWN]], dtype=np.uint8)
    for mark in marks((replace(made, state=state),), ChartSpec()).cells[0][1:]:
        assert mark.rest is None
    hidden = marks((replace(made, state=state),), ChartSpec()).cells[0][1]
    assert (hidden.low, hidden.high) == (None, None)


def test_by_size_each_net_leads_its_own_answers() -> None:
    answers = (
        Row("net:staff", "Staffing", net=True, members=("2", "4")),
        *rows("Money", "Retention", "Demand", "Recruitment"),
        Row("98", "Don't know", last=True),
    )
    made = table(answers, (total(),), [[77], [89], [51], [60], [57], [3]])
    told = [answer.label for answer in marks((made,), ChartSpec()).answers]
    assert told == ["Money", "Staffing", "Recruitment", "Retention", "Demand", "Don't know"]
