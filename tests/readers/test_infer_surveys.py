"""Real survey files: what a person who knows the trade sees in them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave
from tests.places import survey_file

S, C, G, M = Kind.SINGLE, Kind.SCALE, Kind.GRID, Kind.MULTI
N, T, A = Kind.NUMERIC, Kind.OPEN, Kind.ADMIN

#: File -> id of a question -> its kind and how many variables it has. Checked by hand.
KNOWN: dict[str, dict[str, tuple[Kind, int]]] = {
    "burger_tracking_2017.sav": {
        "date": (A, 1),
        "ID": (A, 1),
        "wgt": (A, 1),
        "S1": (S, 1),
        "S3": (S, 1),
        "Q1.Aidedbrandawareness": (M, 15),
        "Q5_1": (N, 1),
        "Q6": (S, 1),
        "Q10": (N, 1),
        "Q11Mostrecentordertheirrelationshiptoyou": (M, 6),
        "Q1411": (M, 21),
        "C4": (S, 1),
    },
    "mobile_phone_au.sav": {
        "id": (A, 1),
        "q1": (S, 1),
        "q5": (S, 1),
        "Q5_set": (M, 11),
        "Q6": (M, 11),
        "q8": (S, 1),
        "q9": (S, 1),
        "q20a": (M, 8),
        "q20s": (M, 8),
        "q21.optu": (N, 1),
        "choiceid": (A, 1),
        "q22": (G, 8),
        "q23": (G, 25),
        "q25": (N, 1),
        "q26": (S, 1),
        "q35": (S, 1),
        "q37": (S, 1),
    },
    "afrobarometer_tunisia_r8.sav": {
        "RESPNO": (A, 1),
        "URBRUR": (S, 1),
        "EA_SVC": (G, 5),
        "NOCALL": (G, 20),
        "NOCALL_1OTHER": (T, 1),
        "ADULT_CT": (N, 1),
        "DATEINTR": (A, 1),
        "STRTIME": (A, 1),
        "Q1": (N, 1),
        "Q3": (S, 1),
        "Q4": (G, 2),
        "Q5": (C, 1),
        "Q7": (G, 5),
        "Q15": (G, 3),
        "Q15D": (M, 5),
        "Q15DOTHER": (T, 1),
        "Q41": (G, 12),
        "Q44A": (S, 1),
        "Q44B": (C, 1),
        "Q99": (S, 1),
        "Q119": (M, 5),
        "withinwt_hh": (A, 1),
    },
    "bes_wave25_excerpt.sav": {
        "id": (A, 1),
        "wt": (A, 1),
        "turnoutUKGeneral": (C, 1),
        "generalElectionVote": (S, 1),
        "partyIdStrength": (C, 1),
        "polAttention": (C, 1),
        "pid": (G, 6),
        "like": (G, 9),
        "age": (N, 1),
        "pcon": (S, 1),
        "p_hh_size": (S, 1),
    },
    "starwars_surveymonkey.csv": {
        "RespondentID": (A, 1),
        "Q1": (S, 1),
        "Q3": (M, 6),
        "Q4": (G, 6),
        "Q5": (G, 14),
        "Q6": (S, 1),
        "Q11": (S, 1),
    },
    "qualtrics_legacy_long.csv": {
        "ResponseID": (A, 1),
        "Q2": (S, 1),
        "Q9": (M, 6),
        "Q8": (G, 4),
        "Q47": (T, 1),
    },
    "quantipy_example_a.csv": {
        "column_1": (A, 1),
        "unique_id": (A, 1),
        "age": (N, 1),
        "gender": (S, 1),
        "q2": (M, 8),
        "q3": (M, 9),
        "q5": (G, 6),
        "q14r01c": (G, 3),
        "weight_a": (A, 1),
        "start_time": (A, 1),
        "duration": (A, 1),
        "q8a": (T, 1),
    },
    "small/hotel.sav": {"v1_grid": (G, 5)},
    "small/electric.sav": {
        "CASEID": (A, 1),
        "FIRSTCHD": (S, 1),
        "AGE": (N, 1),
        "WT58": (N, 1),
        "DAYOFWK": (S, 1),
        "FAMHXCVR": (S, 1),
    },
    "small/mrsets_alltypes.sav": {
        "x": (S, 1),
        "y": (A, 1),
        "z": (N, 1),
        "str": (T, 1),
        "mymrset": (M, 3),
        "categorical_array": (M, 3),
    },
    "small/comprehensive.sav": {
        "dich": (M, 3),
        "cat": (M, 2),
        "counted": (M, 2),
        "longstr": (S, 1),
    },
    "small/foreign_testdata.sav": {
        "factor_numeric": (C, 1),
        "factor_n_duplicated": (S, 1),
        "factor_n_undeclared": (C, 1),
        "string": (T, 1),
        "factor_s_undeclared": (S, 1),
        "date": (A, 1),
    },
    "edge/hostile_labels.sav": {
        "id": (A, 1),
        "region": (S, 1),
        "atype": (S, 1),
        "q1": (S, 1),
        "txt": (T, 1),
    },
    "edge/zero_rows.sav": {"region": (S, 1), "q1": (S, 1)},
    "edge/wide_3001_variables.sav": {"id": (A, 1), "v1": (N, 1), "v3000": (N, 1)},
}


@lru_cache(maxsize=4)
def _wave(path: Path) -> Wave:
    return open_wave(path)


@pytest.mark.parametrize("name", KNOWN)
def test_a_person_would_see_the_same_questions(name: str) -> None:
    wave = _wave(survey_file(name))
    known = {question.id: (question.kind, len(question.variables)) for question in wave.questions}
    assert {question: known.get(question) for question in KNOWN[name]} == KNOWN[name]
    assert len(known) == len(wave.questions)
    assert all(question.reason for question in wave.questions)


@pytest.mark.parametrize("name", KNOWN)
def test_every_variable_is_in_a_question_and_every_question_can_be_counted(name: str) -> None:
    wave = _wave(survey_file(name))
    used = {variable for question in wave.questions for variable in question.variables}
    assert used == set(wave.variables)
    for question in wave.questions[:200]:
        for item in [item.id for item in question.items] or [None]:
            found = wave.membership(question, item)
            assert not (found.answered & ~found.asked).any()


@pytest.mark.parametrize("name", KNOWN)
def test_no_survey_of_other_respondents_is_taken_for_one_of_authorities(name: str) -> None:
    wave = _wave(survey_file(name))
    assert wave.population is None
    assert wave.respondent_word == "respondents"


def test_texts_and_items_are_what_the_questionnaire_said() -> None:
    wave = _wave(survey_file("mobile_phone_au.sav"))
    aware = wave.question("Q5_set")
    assert aware.text == "Unaided awareness"
    assert [answer.label for answer in aware.answers][:2] == ["AAPT/Cellular One", "New Tel"]
    assert wave.question("q20d").text == "Low prices"
    wave = _wave(survey_file("afrobarometer_tunisia_r8.sav"))
    without = wave.question("Q7")
    assert without.text == "How often gone without"
    assert [item.label for item in without.items][:2] == ["food", "water"]


def test_the_known_route_is_found_and_no_other_in_a_file_without_any() -> None:
    wave = _wave(survey_file("bes_wave25_excerpt.sav"))
    assert wave.question("mii_cat").routed_from == "mii"
    assert wave.question("mii_cat").routed_by == ("1",)
    wave = _wave(survey_file("burger_tracking_2017.sav"))
    assert wave.question("Q10").routed_from == "Q9"
    wave = _wave(survey_file("afrobarometer_tunisia_r8.sav"))
    assert [q.id for q in wave.questions if q.routed_from] == []


def test_published_counts_come_out() -> None:
    wave = _wave(survey_file("burger_tracking_2017.sav"))
    region = wave.membership(wave.question("S3"))
    counts = [int(region.holds(number).sum()) for number in range(len(region.answers))]
    assert counts == [255, 1798, 538, 940, 133, 784, 273, 132]
    wave = _wave(survey_file("quantipy_example_a.csv"))
    assert wave.respondents == 8255
