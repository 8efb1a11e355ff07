"""Questions taken apart, and variables gathered: what is counted then, against numpy."""

from __future__ import annotations

import numpy as np
import pytest

from omnibus_desktop.readers.set_up import set_up
from omnibus_desktop.wave.question import Confidence, Kind
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Gathered, Setup
from omnibus_desktop.wave.variable import AnswerSet
from omnibus_desktop.wave.wave import Wave
from tests.readers.found import counts, found_wave, mean, told
from tests.readers.made import Made, coded

FAR = {1: "A lot", 2: "A little", 3: "Not", 8: "Don't know"}
ROWS = {
    "g_a": [1, 2, 3, 8, None, 1],
    "g_b": [2, 2, 3, 1, None, 3],
    "g_c": [3, 3, 3, 1, 2, None],
}
TICKS = {
    "t_1": [1, 0, 1, None, 0, 0],
    "t_2": [0, 1, 1, None, 0, 0],
    "t_3": [0, 0, 1, None, 0, 1],
}
BEHIND = coded("behind", "Behind", [1, 2, 1, 2, 1, 2], {1: "Left", 2: "Right"})


def _grid() -> list[Made]:
    return [coded(name, f"How far? {name[-1].upper()}", ROWS[name], FAR) for name in ROWS]


def _ticks() -> list[Made]:
    labels = {0: "Not selected", 1: "Selected"}
    return [coded(name, f"Which? Item {name[-1]}", TICKS[name], labels) for name in TICKS]


def _of(made: list[Made], setup: Setup) -> Wave:
    return set_up(found_wave(*made, BEHIND), setup)


def _without_answers() -> list[Made]:
    return [coded(name, f"Nobody: {name}", [None] * 6) for name in ("empty", "void")]


def _given(cells: list[int | None], code: int) -> int:
    return int(np.sum(np.array([np.nan if c is None else c for c in cells]) == code))


def test_a_grid_taken_apart() -> None:
    found = found_wave(*_grid(), BEHIND)
    (grid, _) = found.questions
    assert grid.kind is Kind.GRID
    wave = _of(_grid(), Setup(apart=(grid.id,)))
    assert [q.id for q in wave.questions] == ["g_a", "g_b", "g_c", "behind"]
    for name, cells in ROWS.items():
        assert wave.question(name).reason.startswith("alone as you set it")
        expected = {str(code): _given(cells, code) for code in FAR}
        expected["base"] = sum(cell is not None for cell in cells)
        assert counts(wave, name) == expected


def test_parts_can_be_changed_and_are_asked_like_the_whole() -> None:
    sender = coded("has", "Has it?", [1] * 12 + [2] * 8, {1: "Yes", 2: "No"})
    sent = [
        coded(f"g_{n}", f"How far? {n}", [*codes, *([None] * 8)], FAR)
        for n, codes in zip("ab", ([1, 2, 3] * 4, [3, 2, 1, 1] * 3), strict=True)
    ]
    found = found_wave(sender, *sent)
    grid = found.questions[1]
    assert grid.routed_from == "has"
    setup = Setup(apart=(grid.id,), changed=(ChangedQuestion("g_b", kind=Kind.SCALE),))
    wave = set_up(found, setup)
    assert [q.routed_from for q in wave.questions] == [None, "has", "has"]
    assert wave.asked(wave.question("g_a")).sum() == 12
    assert mean(wave, "g_b") == pytest.approx(np.mean([3, 2, 1, 1] * 3))


def test_a_set_taken_apart_is_questions_with_two_answers() -> None:
    wave = _of(_ticks(), Setup(apart=(found_wave(*_ticks()).questions[0].id,)))
    assert [q.id for q in wave.questions] == ["t_1", "t_2", "t_3", "behind"]
    assert counts(wave, "t_1") == {"0": 3, "1": 2, "base": 5}


def test_variables_gathered_into_a_set_of_ticks() -> None:
    yes_no = {1: "Yes", 2: "No"}
    made = [
        coded(name, f"Has: {what}", [{0: 2}.get(c, c) for c in cells], yes_no)
        for (name, cells), what in zip(TICKS.items(), ("money", "staff", "time"), strict=True)
    ]
    found = found_wave(made[0], BEHIND, *made[1:])
    names = ("t_1", "t_2", "t_3")
    setup = Setup(gathered=(Gathered("has", "What it has", Kind.MULTI, names, 1.0),))
    wave = set_up(found, setup)
    assert [q.id for q in wave.questions] == ["has", "behind"]
    question = wave.question("has")
    assert (question.text, question.reason) == ("What it has", "as you set it")
    assert question.confidence is Confidence.CHOSEN
    assert [answer.label for answer in question.answers] == ["money", "staff", "time"]
    assert counts(wave, "has") == {"t_1": 2, "t_2": 2, "t_3": 2, "base": 5}


def test_a_tick_is_called_what_its_value_is_called_where_that_tells_them_apart() -> None:
    made = [
        coded(f"t_{n}", "Which?", [1, None, 1], {1: what})
        for n, what in enumerate(("Tea", "Coffee"), 1)
    ]
    setup = Setup(gathered=(Gathered("drinks", "Which?", Kind.MULTI, ("t_1", "t_2"), "1"),))
    question = set_up(found_wave(*made), setup).question("drinks")
    assert [answer.label for answer in question.answers] == ["Tea", "Coffee"]
    assert question.counted == 1.0


def test_texts_that_mean_ticked() -> None:
    made = [
        coded("a", "Buys: tea", ["x", "", "x", "no"]),
        coded("b", "Buys: milk", ["", "", "x", ""]),
    ]
    setup = Setup(gathered=(Gathered("buys", "Buys", Kind.MULTI, ("a", "b"), "x"),))
    wave = set_up(found_wave(*made), setup)
    assert [answer.label for answer in wave.question("buys").answers] == ["tea", "milk"]
    assert counts(wave, "buys") == {"a": 2, "b": 1, "base": 3}


def test_variables_gathered_into_a_set_of_mentions() -> None:
    places = {1: "North", 2: "South", 3: "East"}
    made = [
        coded("first", "Place", [1, 2, 3, None, 1], places),
        coded("other", "Another place", [2, 2, None, None, 3], places),
    ]
    setup = Setup(gathered=(Gathered("places", "Places", Kind.MULTI, ("first", "other")),))
    wave = set_up(found_wave(*made), setup)
    assert counts(wave, "places") == {"1": 2, "2": 2, "3": 2, "base": 4}


def test_variables_gathered_into_a_grid() -> None:
    made = [
        coded("north", "North", [1, 2, 3, 8, None, 1], FAR),
        BEHIND,
        coded("south", "South", [2, 2, 3, 1, None, 3], FAR),
    ]
    setup = Setup(gathered=(Gathered("far", "How far?", Kind.GRID, ("south", "north")),))
    wave = set_up(found_wave(*made), setup)
    assert [q.id for q in wave.questions] == ["behind", "far"]
    assert [(i.id, i.label) for i in wave.question("far").items] == [
        ("south", "South"),
        ("north", "North"),
    ]
    assert counts(wave, "far", "north") == {"1": 2, "2": 1, "3": 1, "8": 1, "base": 5}


@pytest.mark.parametrize("kind", [Kind.GRID, Kind.MULTI])
def test_codes_that_mean_different_answers_are_told_when_gathered(kind: Kind) -> None:
    made = [
        coded("work", "Work", [1, 2, 1], {1: "Student", 2: "Retired"}),
        coded("job", "Job", [1, 2, 2], {1: "Manager", 2: "retired "}),
    ]
    setup = Setup(gathered=(Gathered("both", "Both", kind, ("work", "job")),))
    assert told(set_up(found_wave(*made), setup))["both"] == (
        "One code means different answers, counted as one: 1 is “Student” in work,"
        " “Manager” in job."
    )
    alike = [made[0], coded("job", "Job", [1, 2, 2], {1: "STUDENT", 3: "Manager"})]
    assert "both" not in told(set_up(found_wave(*alike), setup))


def test_numbers_gathered_into_a_grid_have_the_codes_that_occur() -> None:
    made = [coded(n, f"Points: {n}", [1.5, 2, 9, 3], measure=None) for n in ("a", "b")]
    setup = Setup(gathered=(Gathered("points", "Points", Kind.GRID, ("a", "b")),))
    wave = set_up(found_wave(*made), setup)
    assert counts(wave, "points", "b") == {"1.5": 1, "2": 1, "3": 1, "9": 1, "base": 4}


def test_what_is_left_of_a_grid_stays() -> None:
    two = Setup(gathered=(Gathered("alone", "By itself", Kind.MULTI, ("g_b",), 2.0),))
    wave = _of(_grid(), two)
    grid = next(q for q in wave.questions if q.kind is Kind.GRID)
    assert [item.id for item in grid.items] == list(grid.variables) == ["g_a", "g_c"]
    assert counts(wave, "alone") == {"g_b": 2, "base": 5}
    one = Setup(gathered=(Gathered("pair", "Two", Kind.GRID, ("g_b", "g_c")),))
    assert [(q.id, q.kind) for q in _of(_grid(), one).questions] == [
        ("g_a", Kind.SINGLE),
        ("pair", Kind.GRID),
        ("behind", Kind.SINGLE),
    ]


def test_what_is_left_of_a_set_stays() -> None:
    setup = Setup(gathered=(Gathered("one", "One", Kind.MULTI, ("t_2",), 1.0),))
    wave = _of(_ticks(), setup)
    rest = next(q for q in wave.questions if q.variables == ("t_1", "t_3"))
    assert [answer.id for answer in rest.answers] == ["t_1", "t_3"]
    assert counts(wave, rest.id) == {"t_1": 2, "t_3": 2, "base": 5}


def test_a_set_of_the_file_can_be_put_together_in_another_way() -> None:
    known = AnswerSet("$which", "Which?", tuple(TICKS), 1.0)
    found = found_wave(*_ticks(), BEHIND, sets=(known,))
    setup = Setup(gathered=(Gathered("which", "None of which?", Kind.MULTI, tuple(TICKS), 0.0),))
    wave = set_up(found, setup)
    assert [q.id for q in wave.questions] == ["which", "behind"]
    assert counts(wave, "which") == {"t_1": 3, "t_2": 3, "t_3": 3, "base": 5}


def test_ticks_in_another_order_keep_their_counts() -> None:
    (question, _) = found_wave(*_ticks(), BEHIND).questions
    wave = _of(_ticks(), Setup(changed=(ChangedQuestion(question.id, order=("t_3", "t_1")),)))
    assert wave.question(question.id).variables == ("t_3", "t_1", "t_2")
    assert counts(wave, question.id) == {"t_3": 2, "t_1": 2, "t_2": 2, "base": 5}
    uneven = Setup(changed=(ChangedQuestion("which", order=("t_3",)),))
    made = [*_ticks()[:2], coded("t_3", "Which? Item 3", [1, 1, 1, None, 1, 1], {1: "Selected"})]
    known = AnswerSet("$which", "Which?", tuple(TICKS), 1.0)
    wave = set_up(found_wave(*made, sets=(known,)), uneven)
    assert counts(wave, "which") == {"t_3": 5, "t_1": 2, "t_2": 2, "base": 5}


def test_a_missing_answer_of_a_set_leaves_rows_and_base() -> None:
    ticks = {"r_1": [1, 0, 0, 1, 0], "r_2": [0, 1, 0, 0, 0], "r_9": [0, 0, 1, 1, 0]}
    made = [
        coded(name, f"Which? {name}", cells, {0: "Not selected", 1: "Selected"})
        for name, cells in ticks.items()
    ]
    found = found_wave(*made)
    (question,) = found.questions
    assert counts(found, question.id) == {"r_1": 2, "r_2": 1, "r_9": 2, "base": 5}
    change = ChangedQuestion(question.id, answers=(ChangedAnswer("r_9", missing=True),))
    # The third ticked nothing else; the fifth ticked nothing at all, but was asked.
    assert counts(set_up(found, Setup(changed=(change,))), question.id) == {
        "r_1": 2, "r_2": 1, "base": 4,
    }  # fmt: skip


def test_a_missing_answer_of_a_grid_leaves_rows_and_base_of_each_item() -> None:
    found = found_wave(*_grid(), BEHIND)
    grid = found.questions[0]
    change = ChangedQuestion(grid.id, answers=(ChangedAnswer("3", missing=True),))
    wave = set_up(found, Setup(changed=(change,)))
    for name, cells in ROWS.items():
        expected = {str(code): _given(cells, code) for code in (1, 2, 8)}
        assert counts(wave, grid.id, name) == expected | {"base": sum(expected.values())}


def test_items_of_a_grid_in_another_order_and_with_other_labels() -> None:
    found = found_wave(*_grid(), BEHIND)
    grid = found.questions[0]
    wave = set_up(found, Setup(changed=(ChangedQuestion(grid.id, order=("g_c", "g_a")),)))
    question = wave.question(grid.id)
    assert question.variables == tuple(item.id for item in question.items) == ("g_c", "g_a", "g_b")
    assert counts(wave, grid.id, "g_c") == counts(found, grid.id, "g_c")


def test_a_grid_as_one_of_scales() -> None:
    found = found_wave(*_grid(), BEHIND)
    grid = found.questions[0]
    change = ChangedQuestion(grid.id, kind=Kind.SCALE)
    question = set_up(found, Setup(changed=(change,))).question(grid.id)
    assert (question.kind, question.ordered) == (Kind.GRID, True)
    assert [answer.value for answer in question.answers] == [1, 2, 3, None]


def test_variables_that_are_gone_are_left_out_of_a_set() -> None:
    setup = Setup(gathered=(Gathered("both", "Both", Kind.MULTI, ("t_1", "t_9", "t_2"), 1.0),))
    wave = _of(_ticks(), setup)
    assert wave.question("both").variables == ("t_1", "t_2")
    assert told(wave)["both"].startswith("It names variables that the file does not have")


@pytest.mark.parametrize(
    ("gathered", "why"),
    [
        (Gathered("behind", "", Kind.MULTI, ("t_1", "t_2"), 1.0), "There is a variable"),
        (Gathered("t_1_set", "", Kind.MULTI, ("t_1",), 1.0), "There is another question"),
        (Gathered("t_1", "", Kind.MULTI, ("t_1", "t_2"), 1.0), "There is a variable"),
        (Gathered("x", "", Kind.SCALE, ("t_1", "t_2"), 1.0), "Only a set or a grid"),
        (Gathered("x", "", Kind.MULTI, ("t_1", "t_2"), "yes"), "Its variables hold numbers"),
        (Gathered("x", "", Kind.GRID, ("t_8", "t_9")), "None of its variables"),
        (Gathered("x", "", Kind.GRID, ("empty", "void")), "Its variables hold no answers"),
    ],
)
def test_what_cannot_be_put_together_is_told(gathered: Gathered, why: str) -> None:
    made = [*_ticks(), *_without_answers()]
    wave = _of(made, Setup(gathered=(gathered,)))
    assert wave.questions == _of(made, Setup()).questions
    assert any(r.message.startswith(f"It was not put together. {why}") for r in wave.remarks)
