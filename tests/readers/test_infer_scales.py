"""Scales by the wording of their answers, and the nets that they suggest."""

from __future__ import annotations

import pytest

from omnibus_desktop.readers.infer_answers import role_of
from omnibus_desktop.readers.infer_scales import net_label, scale_of, scale_order
from omnibus_desktop.wave.question import Kind, Role
from tests.readers.made import coded, only


def _labels(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split("/"))


@pytest.mark.parametrize(
    "words",
    [
        "Very confident / Fairly confident / Not very confident / Not at all confident",
        "Strongly agree / Tend to agree / Neither / Tend to disagree / Strongly disagree",
        "Strongly disagree / Disagree / No opinion / Agree / Strongly agree",
        "Strongly agree / Agree a little / Neither / Disagree a little / Strongly disagree",
        "Very good / Fairly good / Neither good nor poor / Fairly poor / Very poor",
        "Excellent / Good / Fair / Poor / Very poor",
        "Very likely / Fairly likely / Fairly unlikely / Very unlikely",
        "Very satisfied / Satisfied / Neutral / Dissatisfied / Very dissatisfied",
        "Very favorably / Neither favorably nor unfavorably (neutral) / Somewhat unfavorably",
        "Very easy / Easy / Difficult / Very difficult",
        "Very well / Fairly well / Fairly badly / Very badly",
        "Much better / Better / Same / Worse / Much worse",
        "Always / Often / Sometimes / Rarely / Never",
        "Never / Once or twice / A few times / Often",
        "Daily / Weekly / Monthly / Less often / Never",
        "A great deal / A fair amount / Not very much / Not at all",
        "To a great extent / To some extent / Not at all",
        "None / A little / Some / A lot",
        "0 - Not at all / 1 / 2 / 3 / 4 / 5 - Completely",
        "1 / 2 / 3 / 4 / 5",
    ],
)
def test_scales_of_the_trade_are_known(words: str) -> None:
    assert scale_of(_labels(words)) is not None


@pytest.mark.parametrize(
    "words",
    [
        "Yes / No",
        "North East / North West / London",
        "Conservative / Labour / Liberal Democrat",
        "In place / In development / No plans",
        "Yes, commissioned / Considering it / No",
        "Very good / Very bad / Fairly good",
        "16 to 24 / 25 to 34 / 35 to 44",
        "0 / 1 / 2 / 3 / 4 / 5 or more",
        "Single / Married / Widowed",
        "London borough / Metropolitan district / Unitary authority / County",
    ],
)
def test_lists_are_no_scales(words: str) -> None:
    assert scale_of(_labels(words)) is None


CONFIDENT = {
    1: "Very confident",
    2: "Fairly confident",
    3: "Not very confident",
    4: "Not at all confident",
    98: "Don't know",
}


def test_a_scale_suggests_a_net_for_each_side_in_natural_words() -> None:
    question = only(coded("q", "How confident?", [1, 2, 3, 4, 98] * 4, CONFIDENT))
    assert question.kind is Kind.SCALE
    assert question.ordered
    assert [(net.label, net.answers) for net in question.nets] == [
        ("Very or fairly confident", ("1", "2")),
        ("Not very or not at all confident", ("3", "4")),
    ]
    assert [answer.value for answer in question.answers] == [1.0, 2.0, 3.0, 4.0, None]


def test_the_net_reads_alike_whichever_way_the_scale_runs() -> None:
    turned = {5 - code: label for code, label in CONFIDENT.items() if code < 5}
    question = only(coded("q", "How confident?", [1, 2, 3, 4] * 4, dict(sorted(turned.items()))))
    assert [net.label for net in question.nets] == [
        "Very or fairly confident",
        "Not very or not at all confident",
    ]


@pytest.mark.parametrize(
    ("labels", "net"),
    [
        (("Very good", "Fairly good"), "Very or fairly good"),
        (("Very Good", "Fairly Good"), "Very or fairly good"),
        (("Strongly agree", "Agree"), "Strongly agree or agree"),
        (("Disagree", "Strongly disagree"), "Disagree or strongly disagree"),
        (("Excellent", "Very good", "Good"), "Excellent, very good or good"),
    ],
)
def test_net_labels(labels: tuple[str, ...], net: str) -> None:
    assert net_label(labels) == net


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Don't know", Role.DONT_KNOW),
        ("DON’T KNOW", Role.DONT_KNOW),
        ("👍 Don't know", Role.DONT_KNOW),
        ("Prefer not to say", Role.DONT_KNOW),
        ("Refused", Role.DONT_KNOW),
        ("Not applicable", Role.DONT_KNOW),
        ("Unfamiliar (N/A)", Role.DONT_KNOW),
        ("None of these", Role.NONE),
        ("None of the above", Role.NONE),
        ("Other", Role.OTHER),
        ("Other (please specify)", Role.OTHER),
        ("Other 2", Role.OTHER),
        ("Another local authority", Role.SUBSTANTIVE),
        ("Nonetheless", Role.SUBSTANTIVE),
        ("Other family", Role.SUBSTANTIVE),
        ("Not very confident", Role.SUBSTANTIVE),
        ("No", Role.SUBSTANTIVE),
    ],
)
def test_roles_by_label(label: str, role: Role) -> None:
    assert role_of(label) is role


def test_none_is_a_point_of_a_scale_and_no_exception() -> None:
    question = only(coded("q", "How much?", [0, 1, 2] * 9, {0: "None", 1: "A little", 2: "A lot"}))
    assert question.kind is Kind.SCALE
    assert {answer.role for answer in question.answers} == {Role.SUBSTANTIVE}


def test_texts_are_put_in_the_order_of_their_scale() -> None:
    labels = ("Agree", "Disagree", "Strongly agree", "Strongly disagree")
    assert [labels[n] for n in scale_order(labels)] == [
        "Strongly agree",
        "Agree",
        "Disagree",
        "Strongly disagree",
    ]
    assert scale_order(("Red", "Green", "Blue")) == (0, 1, 2)
