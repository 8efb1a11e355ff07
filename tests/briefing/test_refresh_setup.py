"""The set-up of a wave carried over to the next one."""

from __future__ import annotations

from omnibus_desktop.briefing.refresh_setup import carried_setup
from omnibus_desktop.wave.question import Kind, Net
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Gathered, Merged, Setup
from tests.waves import make_wave, single

ANSWERS = {1: "North", 2: "South"}
NUMBERED_ANEW = {7: "South", 8: "North"}


def test_what_is_true_of_one_wave_alone_is_left_out() -> None:
    setup = Setup(title="Wave 1", starts="2016-09-26", population=152, organisation="DfE")
    wave = make_wave(single("region", "Region", [1, 2], ANSWERS))
    assert carried_setup(setup, wave, wave).setup == Setup(organisation="DfE")
    assert carried_setup(setup, None, wave).setup == Setup(organisation="DfE")


def test_questions_and_answers_go_by_their_new_names() -> None:
    before = make_wave(single("region", "Region", [1, 2], ANSWERS))
    after = make_wave(single("gor", "Region", [7, 8], NUMBERED_ANEW))
    setup = Setup(
        region="region",
        changed=(
            ChangedQuestion(
                "region",
                text="Part of England",
                answers=(ChangedAnswer("1", label="The North"),),
                order=("2", "1"),
                nets=(Net("All", ("1", "2")),),
            ),
        ),
        merged=(Merged("area", "region", (("Both", ("1", "2")),)),),
        order=("area", "region"),
    )
    assert carried_setup(setup, before, after).setup == Setup(
        region="gor",
        changed=(
            ChangedQuestion(
                "gor",
                text="Part of England",
                answers=(ChangedAnswer("8", label="The North"),),
                order=("7", "8"),
                nets=(Net("All", ("8", "7")),),
            ),
        ),
        merged=(Merged("area", "gor", (("Both", ("8", "7")),)),),
        order=("area", "gor"),
    )


def test_what_does_not_fit_is_told() -> None:
    before = make_wave(
        single("a", "First part of it", [1], ANSWERS), single("b", "Another thing", [1], ANSWERS)
    )
    after = make_wave(single("a", "First part of it", [1], ANSWERS))
    setup = Setup(
        weight="wt",
        apart=("b",),
        gathered=(Gathered("g", "Both", Kind.GRID, ("a", "b")),),
        changed=(ChangedQuestion("b", text="That"),),
    )
    carried = carried_setup(setup, before, after)
    assert carried.setup == Setup()
    assert carried.remarks == (
        "wt, which was set up as weight, is not in the new wave.",
        "b is not in the new wave: what was set up for it is left out.",
        "g was gathered of 2 variables, of which 1 is not in the new wave.",
    )
