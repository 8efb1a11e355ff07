"""Filters by a range of numbers, by bands, and by the lack of an answer."""

from __future__ import annotations

import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.bands import banded
from omnibus_desktop.tables.filter_terms import NO_ANSWER, Range, range_of
from omnibus_desktop.tables.filters import filter_of
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from tests.waves import make_wave, numeric, single

AGES = [float(18 + n % 60) for n in range(118)] + [None, None]
TOLD = [1.0, 2.0, None] * 40


def survey():
    return make_wave(numeric("age", "Age", AGES), single("told", "Told", TOLD, {1: "Yes", 2: "No"}))


@pytest.mark.parametrize(
    ("term", "words", "keeps"),
    [
        ("[65..]", "65 or more", lambda age: age >= 65),
        ("[..20]", "20 or less", lambda age: age <= 20),
        ("[20..30]", "20 to 30", lambda age: 20 <= age <= 30),
        ("[18.5..20]", "18.5 to 20", lambda age: 18.5 <= age <= 20),
    ],
)
def test_a_range_keeps_its_numbers_and_no_more(term, words, keeps) -> None:
    found = filter_of(survey(), (("age", (term,)),))
    assert found.keep.tolist() == [age is not None and keeps(age) for age in AGES]
    assert found.labels == words
    assert range_of(term).id == term


def test_who_did_not_answer_can_be_kept_and_added_to_answers() -> None:
    silent = filter_of(survey(), (("told", (NO_ANSWER,)),))
    assert silent.keep.tolist() == [told is None for told in TOLD]
    either = filter_of(survey(), (("told", ("2", NO_ANSWER)),))
    assert either.keep.tolist() == [told != 1 for told in TOLD]
    assert either.labels == "No or no answer"


def test_bands_break_and_filter_as_their_names_say() -> None:
    wave = survey()
    band = banded(wave, wave.question("age")).question.answers[1]
    (table,) = tabulate(wave, wave.question("told"), Options(by=(("age",),)))
    assert band.label in [column.label for column in table.columns]
    kept = filter_of(wave, (("age", (band.id,)),))
    assert kept.labels == band.label


@pytest.mark.parametrize("term", ["[..]", "[a..]", "[5]", "[3..4"])
def test_what_is_no_range_is_no_answer_either(term: str) -> None:
    assert range_of(term) is None
    with pytest.raises(OmnibusError, match="has no answer"):
        filter_of(survey(), (("age", (term,)),))


def test_an_answer_has_no_range() -> None:
    with pytest.raises(OmnibusError, match="has no answer"):
        filter_of(survey(), (("told", (Range(1, 2).id,)),))
