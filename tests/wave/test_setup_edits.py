"""Corrections as functions from one set-up to the next, and in words."""

from __future__ import annotations

import numpy as np

from omnibus_desktop.wave import setup_edits as edits
from omnibus_desktop.wave.columns import of_numbers
from omnibus_desktop.wave.question import Answer, Kind, Net, Question, Role
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Gathered, Merged, Setup
from omnibus_desktop.wave.setup_words import corrections
from omnibus_desktop.wave.variable import Variable
from omnibus_desktop.wave.wave import Wave

NONE = Setup()
ANSWERS = (Answer("1", "Yes"), Answer("2", "No"), Answer("3", "Perhaps", role=Role.OTHER))
WAVE = Wave(
    id="1",
    title="Wave",
    source="wave.sav",
    respondents=3,
    questions=(
        Question("q1", "First", Kind.SINGLE, ("q1",), ANSWERS, section="A"),
        Question("q2", "Second", Kind.SINGLE, ("q2",), ANSWERS),
    ),
    variables={name: Variable(name) for name in ("q1", "q2")},
    data={name: of_numbers(np.array([1.0, 2.0, 3.0])) for name in ("q1", "q2")},
)
SET = Gathered("s", "Set", Kind.MULTI, ("q1", "q2"), 1.0)


def test_a_correction_that_is_taken_back_leaves_nothing() -> None:
    for setup, taken_back in (
        (edits.with_text(NONE, "q", "T"), lambda s: edits.with_text(s, "q", None)),
        (edits.with_section(NONE, "q", ""), lambda s: edits.with_section(s, "q", None)),
        (edits.with_kind(NONE, "q", Kind.OPEN), lambda s: edits.with_kind(s, "q", None)),
        (edits.with_nets(NONE, "q", ()), lambda s: edits.with_nets(s, "q", None)),
        (edits.with_label(NONE, "q", "1", "L"), lambda s: edits.with_label(s, "q", "1", None)),
        (
            edits.with_missing(NONE, "q", "1", False),
            lambda s: edits.with_missing(s, "q", "1", None),
        ),
        (edits.with_authority(NONE, "x", ""), lambda s: edits.with_authority(s, "x", None)),
        (edits.with_fact(NONE, "title", "T"), lambda s: edits.with_fact(s, "title", None)),
    ):
        assert setup != NONE
        assert taken_back(setup) == NONE


def test_corrections_of_one_question_are_kept_together() -> None:
    setup = edits.with_text(NONE, "q1", "New")
    setup = edits.with_role(setup, "q1", "2", Role.DONT_KNOW)
    setup = edits.with_label(setup, "q1", "2", "Never")
    answer = ChangedAnswer("2", "Never", Role.DONT_KNOW)
    assert setup.changed == (ChangedQuestion("q1", "New", answers=(answer,)),)


def test_a_variable_is_gathered_into_one_question_only() -> None:
    grid = Gathered("g", "Grid", Kind.GRID, ("q2", "q3"))
    setup = edits.with_gathered(edits.with_gathered(NONE, SET), grid)
    assert setup.gathered == (grid,)


def test_what_was_gathered_and_is_taken_apart_is_forgotten_whole() -> None:
    setup = edits.with_gathered(NONE, SET)
    setup = edits.with_text(setup, "s", "Other")
    setup = edits.with_merged(setup, Merged("m", "s", (("Both", ("q1", "q2")),)))
    setup = edits.with_section(setup, "m", "B")
    assert edits.taken_apart(setup, "s") == NONE


def test_a_question_of_the_file_is_taken_apart_once() -> None:
    once = edits.taken_apart(edits.with_text(NONE, "q1", "New"), "q1")
    assert once == Setup(apart=("q1",))
    assert edits.taken_apart(once, "q1") == once


def test_groups_of_merged_answers_grow_and_are_renamed() -> None:
    setup = edits.with_merged(NONE, Merged("m", "q1", (("Any", ("1", "3")),)))
    setup = edits.with_label(setup, "m", "Any", "Some")
    assert setup.merged[0].groups == (("Some", ("1", "3")),)
    setup = edits.with_group(setup, "m", "All", ("Some", "2"))
    assert setup.merged[0].groups == (("All", ("1", "3", "2")),)


def test_what_was_said_of_a_group_goes_with_its_new_label() -> None:
    setup = edits.with_merged(NONE, Merged("m", "q1", (("Any", ("1", "3")),)))
    setup = edits.with_missing(setup, "m", "Any", True)
    setup = edits.with_nets(setup, "m", (Net("N", ("Any", "2")),))
    setup = edits.with_label(setup, "m", "Any", "Some")
    assert setup.changed[0].answers == (ChangedAnswer("Some", missing=True),)
    assert setup.changed[0].nets == (Net("N", ("Some", "2")),)


def test_a_group_is_not_renamed_to_another() -> None:
    setup = edits.with_merged(NONE, Merged("m", "q1", (("A", ("1",)), ("B", ("2",)))))
    assert edits.with_label(setup, "m", "A", "B") == setup


def test_what_the_wave_says_anyway_is_not_essential() -> None:
    setup = Setup(
        title="Wave",
        changed=(
            ChangedQuestion(
                "q1",
                text="First",
                section="A",
                kind=Kind.SINGLE,
                answers=(ChangedAnswer("3", "Perhaps", Role.OTHER, missing=False),),
                order=("1", "2"),
                nets=(),
            ),
        ),
        order=("q1",),
    )
    assert edits.essential(setup, WAVE, WAVE) == NONE


def test_what_is_new_is_essential() -> None:
    setup = edits.with_question_order(edits.with_answer_order(NONE, "q1", ("3",)), ("q2",))
    setup = edits.with_label(setup, "q2", "1", "Aye")
    setup = edits.with_text(setup, "elsewhere", "Kept")
    assert edits.essential(setup, WAVE, WAVE) == setup


def test_every_correction_is_one_sentence_and_can_be_taken_back_alone() -> None:
    setup = Setup(
        title="T",
        weight="none",
        authorities=(("Xshire", "E1"), ("n/a", "")),
        apart=("q9",),
        gathered=(SET,),
        changed=(
            ChangedQuestion(
                "q1",
                text="New",
                section="",
                kind=Kind.SCALE,
                answers=(ChangedAnswer("1", "Aye", Role.NONE, missing=True),),
                order=("2",),
                nets=(Net("Any", ("1", "2")),),
            ),
        ),
        merged=(Merged("m", "q1", (("Both", ("1", "2")),)),),
        order=("q2",),
    )
    listed = corrections(WAVE, setup)
    assert [f"{each.about}: {each.words}" for each in listed] == [
        ": The title is T",
        ": Respondents are not weighted",
        ": “Xshire” is the authority E1",
        ": “n/a” is no authority",
        "q9: Taken apart, one question a variable",
        "s: Gathered into a set of q1, q2: “Set”",
        "q1: The text is “New”",
        "q1: In no section",
        "q1: The kind is scale",
        "q1: “Yes” is called “Aye”",
        "q1: “Yes” counts as “none of these”",
        "q1: “Yes” is missing: left out of rows and base",
        "q1: Answers stand in another order",
        "q1: The nets are “Any” of “Yes”, “No”",
        "m: Made of q1 by merging “Both” of “Yes”, “No”",
        ": Questions stand in another order",
    ]
    for each in listed:
        assert len(corrections(WAVE, each.taken_back)) == len(listed) - 1
