"""Other answers from the same data."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.question import Net
from omnibus_desktop.wave.recode import bands, merged, renamed, with_net
from omnibus_desktop.wave.wave import Wave
from tests.waves import make_wave, multi, single

REGIONS = {1: "North East", 2: "North West", 3: "London"}
numbers = st.lists(
    st.one_of(st.just(float("nan")), st.floats(-1e6, 1e6), st.integers(0, 99).map(float)),
    max_size=60,
)


def _wave() -> Wave:
    return make_wave(
        single("reg", "Region", [1, 2, 3, 3, None], REGIONS, populations=(12, 23, 33)),
        multi("m", "Which?", {"A": [1, 0, 1, 0, None]}),
    )


def test_a_net_is_added_and_one_of_the_same_name_replaced() -> None:
    question = with_net(_wave().question("reg"), "North", ["1"])
    question = with_net(question, "North", ["1", "2"])
    assert question.nets == (Net("North", ("1", "2")),)


def test_labels_change_and_codes_stay() -> None:
    question = renamed(_wave().question("reg"), {"3": "Greater London"}, "Where?")
    assert [answer.label for answer in question.answers][-1] == "Greater London"
    assert [answer.id for answer in question.answers] == ["1", "2", "3"]
    assert question.text == "Where?"


def test_merged_answers_hold_the_same_people_and_population() -> None:
    before = _wave()
    wave = merged(before, before.question("reg"), {"North": ("1", "2")}, "area")
    question = wave.question("area")
    assert [(a.label, a.population) for a in question.answers] == [("North", 35), ("London", 33)]
    found = wave.membership(question)
    assert found.holds(0).tolist() == [True, True, False, False, False]
    assert found.holds(1).tolist() == [False, False, True, True, False]
    assert [q.id for q in wave.questions] == ["reg", "area", "m"]
    assert [q.id for q in before.questions] == ["reg", "m"]


def test_what_cannot_be_merged_is_refused_in_words() -> None:
    wave = _wave()
    region = wave.question("reg")
    with pytest.raises(OmnibusError, match="no answer '9'"):
        merged(wave, region, {"North": ("9",)}, "area")
    with pytest.raises(OmnibusError, match="two groups"):
        merged(wave, region, {"North": ("1",), "South": ("1",)}, "area")
    with pytest.raises(OmnibusError, match="already"):
        merged(wave, region, {"North": ("1",)}, "reg")
    with pytest.raises(OmnibusError, match="like an answer outside it"):
        merged(wave, region, {"3": ("1",)}, "area")
    with pytest.raises(OmnibusError, match="only where a respondent has one"):
        merged(wave, wave.question("m"), {"All": ("m_1",)}, "area")


@pytest.mark.parametrize(
    ("given_numbers", "labels"),
    [
        ([0, 1, 2, 3], ["0", "1", "2", "3"]),
        ([18, 25, 44, 87], ["0 to 19", "20 to 39", "40 to 59", "60 to 79", "80 to 99"]),
        ([0.25, 1.5, 2.75], ["0 to under 0.5", "0.5 to under 1", "1 to under 1.5"]),
        ([5, 5], ["5"]),
        ([], []),
    ],
)
def test_bands_have_one_round_width(given_numbers: list[float], labels: list[str]) -> None:
    found = bands(np.array(given_numbers, dtype=np.float64))
    assert [answer.label for answer in found.answers][: len(labels)] == labels


@given(numbers)
def test_every_number_is_in_its_band_and_nothing_else(given_numbers: list[float]) -> None:
    values = np.array(given_numbers, dtype=np.float64)
    found = bands(values)
    place = found.membership.place
    assert place is not None
    assert found.membership.answered.tolist() == (~np.isnan(values)).tolist()
    for value, at in zip(values.tolist(), place.tolist(), strict=True):
        if np.isnan(value):
            assert at == len(found.answers)
        else:
            assert found.edges[at] <= value <= found.edges[at + 1]
    assert len({answer.id for answer in found.answers}) == len(found.answers) <= 20
