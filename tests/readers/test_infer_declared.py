"""What a file says of its own questions stands above every guess."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.readers.infer import questions
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave
from tests.readers.made import coded, contents, inferred, only

YES_NO = {1: "Yes", 0: "No"}


def test_a_fact_about_the_interview_is_no_question() -> None:
    mode = coded("Mode", "", [1, 2] * 9, {1: "Phone", 2: "Web"})
    assert only(mode).kind is Kind.SINGLE
    assert only(mode, about_interview=("Mode",)).kind is Kind.ADMIN


def test_a_quantity_stays_a_number_although_some_values_have_labels() -> None:
    visits = coded("Visits", "", [0, 1, 2, 99] * 9, {0: "Never", 99: "Refused"})
    assert only(visits).kind is Kind.SINGLE
    said = only(visits, quantities={"Visits": ("99",)})
    assert (said.kind, [answer.id for answer in said.answers]) == (Kind.NUMERIC, ["99"])


def test_a_mean_leaves_out_labelled_codes_that_are_no_numbers() -> None:
    file = contents(coded("Km", "", [*range(1, 40)] * 2 + [999] * 5, {999: "Don't know"}))
    found, _ = questions(file)
    variables = {variable.name: variable for variable in file.variables}
    wave = Wave("id", "", "", file.respondents, found, variables, file.data)
    (table,) = tabulate(wave, found[0])
    assert table.statistics[0].values[0] == 20


def test_scores_of_a_grid_must_be_the_same_for_all_its_items() -> None:
    rows = [
        coded(f"Q1_{at}", f"Rate: {at}", [1, 2, 3] * 9, {1: "X", 2: "Y", 3: "Z"}) for at in "ab"
    ]
    same = {(f"Q1_{at}", code): value for at in "ab" for code, value in (("1", 5.0), ("2", 9.0))}
    (grid,), _ = inferred(*rows, scores=same)
    assert [answer.value for answer in grid.answers] == [5.0, 9.0, None]
    (grid,), _ = inferred(*rows, scores=same | {("Q1_b", "1"): 6.0})
    assert [answer.value for answer in grid.answers] == [None, None, None]


def test_one_of_several_yes_no_questions_may_send_on() -> None:
    ticks = [
        coded(f"Own_{at}", f"Do you own: {at}", [1, 0, 0] * 9, YES_NO) for at in ("car", "boat")
    ]
    named = coded("Make", "Which make?", [1, None, None] * 9, {1: "Old", 2: "New"})
    found, remarks = inferred(*ticks, named, routing={"Make": "Own_boat"})
    make = found[-1]
    assert make.routed_from == "Own_boat"
    file = contents(*ticks, named)
    wave = Wave(
        "id", "", "", 27, found, {v.name: v for v in file.variables}, file.data
    )  # the variable alone is a question that can be asked for
    assert wave.asked(make).tolist() == [True, False, False] * 9
    assert remarks == ()
    _, told = inferred(replace(ticks[0]), named, routing={"Make": "Nowhere"})
    assert told == ()
