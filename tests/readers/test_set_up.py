"""A wave as a person set it up: its facts, questions, what does not fit, what is settled."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnibus_desktop.readers.set_up import set_up
from omnibus_desktop.wave.question import Confidence, Kind, Net, Role
from omnibus_desktop.wave.setup import (
    ChangedAnswer,
    ChangedQuestion,
    Gathered,
    Merged,
    Setup,
)
from omnibus_desktop.wave.wave import Wave
from tests.readers.found import counts, found_wave, told
from tests.readers.made import coded

AREA = coded("area", "Area", [1, 1, 2, 3, 2, 9, None, 1], {1: "Urban", 2: "Rural", 3: "Coast"})
HOURS = coded("hours", "Hours", [5.5, 7, 999, 20, 12, 8, 3.5, 999])
GRADE = coded("grade", "Grade", [1, 2, 1, 2, 1, 2, 1, 3])
WEIGHT = coded("weight_a", "Weight", [0.5, 1.5, 1, 1, 1, 1, 2, 0.25])


@pytest.fixture
def found() -> Wave:
    return found_wave(AREA, HOURS, GRADE, WEIGHT)


def test_nothing_set_up_is_the_wave_as_found(found: Wave) -> None:
    assert set_up(found, Setup()) is found


def test_the_wave_as_found_stays_as_it_is(found: Wave) -> None:
    before = found.questions, found.remarks, found.title, dict(found.variables)
    set_up(found, Setup(title="New", apart=("area",), order=("hours",), population=900))
    assert (found.questions, found.remarks, found.title, dict(found.variables)) == before


def test_title_organisation_and_dates(found: Wave) -> None:
    setup = Setup(title="Wave 2", organisation="DfE", starts="2017-05-30", ends="2017-07-11")
    wave = set_up(found, setup)
    assert (wave.title, wave.organisation) == ("Wave 2", "DfE")
    assert wave.period == "30 May to 11 July 2017"


@pytest.mark.parametrize(
    ("starts", "ends", "period"),
    [
        ("2017-05-30", None, "30 May 2017"),
        ("2017-05-01", "2017-05-09", "1 to 9 May 2017"),
        ("2017-12-30", "2018-01-02", "30 December 2017 to 2 January 2018"),
        (None, "2017-05-30", "30 May 2017"),
    ],
)
def test_dates_in_words(found: Wave, starts: str, ends: str, period: str) -> None:
    assert set_up(found, Setup(starts=starts, ends=ends)).period == period


def test_dates_that_are_none_are_told(found: Wave) -> None:
    wave = set_up(found, Setup(starts="soon", ends="2017-05-30"))
    assert wave.period == "30 May 2017"
    assert told(wave)["starts"] == "soon is no date: it is left out."
    backwards = set_up(found, Setup(starts="2017-05-30", ends="2017-05-01"))
    assert backwards.period == "30 May 2017"
    assert "ends" in told(backwards)


def test_the_weight_is_chosen_and_its_remark_settled(found: Wave) -> None:
    assert "not used" in told(found)["weight_a"]
    wave = set_up(found, Setup(weight="weight_a"))
    assert wave.weight == "weight_a"
    assert wave.question("weight_a").kind is Kind.ADMIN
    assert "weight_a" not in told(wave)


def test_unweighted_is_a_choice_too() -> None:
    weighted = found_wave(AREA, WEIGHT, weight="weight_a")
    assert weighted.weight == "weight_a"
    assert set_up(weighted, Setup(weight="none")).weight is None


def test_a_weight_that_is_odd_is_told() -> None:
    odd = coded("w", "Weight", [0.5, 0, None, -1, 1, 1, 1, 1])
    wave = set_up(found_wave(AREA, odd), Setup(weight="w"))
    assert wave.weight == "w"
    messages = [r.message for r in wave.remarks if r.about == "w"]
    assert [" ".join(m.split()[:4]) for m in messages] == [
        "The weight is missing",
        "The weight is negative",
        "The weight is 0",
    ]


def test_weights_that_the_file_takes_for_missing_are_none() -> None:
    declared = coded("w", "Weight", [0.5, 1.5, 999, 999, 1, 1, 1, 1], missing=(999,))
    wave = set_up(found_wave(AREA, declared), Setup(weight="w"))
    assert told(wave)["w"].startswith("The weight is missing for 2 respondents")
    none = coded("w", "Weight", [999] * 8, missing=(999,))
    assert set_up(found_wave(AREA, none), Setup(weight="w")).weight is None


@pytest.mark.parametrize("name", ["nothing", "area"])
def test_what_is_no_weight_is_left_out_and_told(found: Wave, name: str) -> None:
    wave = set_up(found, Setup(weight=name))
    assert wave.weight is None
    assert told(wave)[name].startswith("It cannot be the weight: ")
    assert "not used" in told(wave)["weight_a"]


def test_population(found: Wave) -> None:
    assert set_up(found, Setup(population=152)).population == 152
    assert set_up(found, Setup(population=0)).population is None
    few = set_up(found, Setup(population=3))
    assert few.population is None
    assert told(few)["population"] == "3 are fewer than the 8 respondents: left out."


def test_text_section_and_label(found: Wave) -> None:
    change = ChangedQuestion("area", "Where?", "You", answers=(ChangedAnswer("1", "Town"),))
    question = set_up(found, Setup(changed=(change,))).question("area")
    assert (question.text, question.section) == ("Where?", "You")
    assert question.answers[0].label == "Town"
    assert question.kind is found.question("area").kind
    assert question.confidence is Confidence.STATED


def test_a_missing_answer_leaves_rows_and_base(found: Wave) -> None:
    assert counts(found, "area") == {"1": 3, "2": 2, "3": 1, "9": 1, "base": 7}
    change = ChangedQuestion("area", answers=(ChangedAnswer("9", missing=True),))
    wave = set_up(found, Setup(changed=(change,)))
    assert counts(wave, "area") == {"1": 3, "2": 2, "3": 1, "base": 6}


def test_a_role_moves_an_answer_to_the_end_and_stays_in_the_base(found: Wave) -> None:
    change = ChangedQuestion("area", answers=(ChangedAnswer("9", "Refused", Role.DONT_KNOW),))
    wave = set_up(found, Setup(changed=(change,)))
    assert counts(wave, "area")["base"] == 7
    assert wave.question("area").answers[3].role is Role.DONT_KNOW


def test_order_and_nets(found: Wave) -> None:
    change = ChangedQuestion(
        "area", order=("3", "1"), nets=(Net("Not coast", ("1", "2")), Net("Gone", ("77",)))
    )
    wave = set_up(found, Setup(changed=(change,), order=("hours", "area")))
    assert [answer.id for answer in wave.question("area").answers] == ["3", "1", "2", "9"]
    assert counts(wave, "area") == {
        "3": 1, "1": 3, "2": 2, "9": 1, "net:Not coast": 5, "base": 7,
    }  # fmt: skip
    assert [q.id for q in wave.questions] == ["hours", "area", "grade", "weight_a"]
    assert told(wave)["area"].startswith("It has no answer 77")


def test_merged_answers(found: Wave) -> None:
    setup = Setup(
        merged=(Merged("land", "area", (("Inland", ("1", "2")),)),),
        changed=(ChangedQuestion("land", "Inland or not"),),
    )
    wave = set_up(found, setup)
    assert wave.question("land").text == "Inland or not"
    assert counts(wave, "land") == {"Inland": 5, "3": 1, "9": 1, "base": 7}
    assert [q.id for q in wave.questions][:2] == ["area", "land"]


def test_codes_that_are_settled_are_told_no_more(found: Wave) -> None:
    assert "no label: 9" in told(found)["area"]
    for answer in (
        ChangedAnswer("9", "Abroad"),
        ChangedAnswer("9", missing=True),
        ChangedAnswer("9", role=Role.DONT_KNOW),
    ):
        change = ChangedQuestion("area", answers=(answer,))
        assert "area" not in told(set_up(found, Setup(changed=(change,))))
    for change in (ChangedQuestion("area", "Other text"), ChangedQuestion("area", kind=Kind.OPEN)):
        other = set_up(found, Setup(changed=(change,)))
        assert any("no label: 9" in r.message for r in other.remarks if r.about == "area")
    number = ChangedQuestion("area", kind=Kind.NUMERIC)
    assert "area" not in told(set_up(found, Setup(changed=(number,))))


def test_of_many_variables_those_that_are_left_are_told() -> None:
    made = [
        coded(name, f"Which {name}", [1, 2, 8, 3], {1: f"a{name}", 2: f"b{name}", 3: f"c{name}"})
        for name in ("one", "two", "three", "four", "five", "six", "seven")
    ]
    found = found_wave(*made)
    together = "codes without a label"
    assert told(found)[together] == "2 more variables have codes without a label: six, seven"
    change = ChangedQuestion("two", answers=(ChangedAnswer("8", "Eight"),))
    wave = set_up(found, Setup(changed=(change,)))
    assert "two" not in told(wave)
    assert "six" in told(wave)
    assert told(wave)[together] == "1 more variables have codes without a label: seven"


def test_what_does_not_fit_is_left_out_and_told(found: Wave) -> None:
    setup = Setup(
        region="gone_region",
        authority_type="gone_type",
        authority="gone_authority",
        apart=("gone_apart",),
        gathered=(Gathered("gone_set", "", Kind.MULTI, ("no", "nay"), 1.0),),
        changed=(
            ChangedQuestion("gone_question", "Text"),
            ChangedQuestion("area", answers=(ChangedAnswer("77", "x"),)),
        ),
        merged=(Merged("gone_merged", "gone_question", (("a", ("1",)),)),),
        order=("gone_order",),
    )
    wave = set_up(found, setup)
    assert [q.id for q in wave.questions] == [q.id for q in found.questions]
    gone = {name for name in told(wave) if name.startswith("gone")}
    assert gone == {
        "gone_region", "gone_type", "gone_authority", "gone_apart", "gone_set", "gone_question",
        "gone_merged",
    }  # fmt: skip
    assert any("It has no answer 77" in r.message for r in wave.remarks if r.about == "area")


_IDS = st.sampled_from(["area", "hours", "grade", "weight_a", "made", "other", "1", "2", "9", ""])
_LISTS = st.lists(_IDS, max_size=4).map(tuple)
_ANSWERS = st.builds(
    ChangedAnswer,
    _IDS,
    st.none() | st.text(max_size=5),
    st.none() | st.sampled_from(Role),
    st.none() | st.booleans(),
)
_CHANGES = st.builds(
    ChangedQuestion,
    _IDS,
    kind=st.none() | st.sampled_from(Kind),
    answers=st.lists(_ANSWERS, max_size=3).map(tuple),
    order=_LISTS,
    nets=st.none() | st.lists(st.builds(Net, _IDS, _LISTS), max_size=2).map(tuple),
)
_GATHERINGS = st.builds(
    Gathered, _IDS, _IDS, st.sampled_from(Kind), _LISTS, st.sampled_from([None, 1.0, "1", "x"])
)
_MERGES = st.builds(Merged, _IDS, _IDS, st.lists(st.tuples(_IDS, _LISTS), max_size=2).map(tuple))
_SETUPS = st.builds(
    Setup,
    starts=st.none() | st.sampled_from(["2017-01-01", "x", ""]),
    population=st.none() | st.integers(0, 200),
    weight=st.none() | _IDS,
    region=st.none() | _IDS,
    authority=st.none() | _IDS,
    authorities=st.lists(st.tuples(_IDS, st.sampled_from(["", "E09000003"])), max_size=2).map(
        tuple
    ),
    apart=_LISTS,
    gathered=st.lists(_GATHERINGS, max_size=2).map(tuple),
    changed=st.lists(_CHANGES, max_size=3).map(tuple),
    merged=st.lists(_MERGES, max_size=2).map(tuple),
    order=_LISTS,
)


@given(_SETUPS)
@settings(max_examples=60, deadline=None)
def test_no_set_up_raises_and_every_question_can_be_looked_at(setup: Setup) -> None:
    wave = set_up(found_wave(AREA, HOURS, GRADE, WEIGHT), setup)
    ids = [question.id for question in wave.questions]
    assert len(set(ids)) == len(ids)
    for question in wave.questions:
        items = [item.id for item in question.items] or [None]
        for item in items:
            member = wave.membership(question, item)
            assert len(member.answered) == 8
        if question.kind is Kind.MULTI and question.counted is not None:
            assert question.variables == tuple(answer.id for answer in question.answers)
