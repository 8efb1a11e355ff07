"""Regions, types and authorities that a person has chosen, and at which date they are joined."""

from __future__ import annotations

import pytest

from omnibus_desktop.authorities.frame import FIRST_WAVE, REGIONS, TYPES, at
from omnibus_desktop.authorities.near_misses import joined
from omnibus_desktop.readers.set_up import set_up
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.setup import ChangedQuestion, Setup
from omnibus_desktop.wave.wave import Wave
from tests.readers.found import counts, found_wave, told
from tests.readers.made import Made, coded

EVERY = at(FIRST_WAVE).authorities
SOME = EVERY[::3]
REGION_NAMES = dict(enumerate((name for _, name in REGIONS), 1))
REGION_CODES = {name: code for code, name in REGION_NAMES.items()}
VOTES = coded("vote", "Vote", [1, 2] * (len(SOME) // 2) + [1] * (len(SOME) % 2), {1: "A", 2: "B"})


def _named(**other: str) -> Made:
    names = [other.get(a.ons_code, a.name) for a in SOME]
    return coded("la_name", "Local authority", names)


def _populations(wave: Wave, question: str) -> dict[str, int | None]:
    return {answer.label: answer.population for answer in wave.question(question).answers}


def test_a_wave_of_authorities_is_joined_when_it_is_found() -> None:
    found = found_wave(_named(), VOTES)
    assert (found.population, found.by_default) == (152, ("region", "authority_type"))
    assert found.unjoined is not None
    assert "region" not in found.unjoined.variables


def test_a_name_that_a_person_has_settled_is_matched() -> None:
    first = SOME[0]
    found = found_wave(_named(**{first.ons_code: "Xanadu"}), VOTES)
    assert "Xanadu" in told(found)["la_name"]
    assert counts(found, "region")["base"] == len(SOME) - 1
    wave = set_up(found, Setup(authorities=(("Xanadu", first.ons_code),)))
    assert "la_name" not in told(wave)
    assert counts(wave, "region")["base"] == len(SOME)
    expected = sum(a.region == first.region for a in SOME)
    assert counts(wave, "region")[first.region_code] == expected


def test_a_name_that_a_person_says_is_none_is_told_no_more() -> None:
    found = found_wave(_named(**{SOME[0].ons_code: "Xanadu"}), VOTES)
    wave = set_up(found, Setup(authorities=(("Xanadu", ""),)))
    assert "la_name" not in told(wave)
    assert counts(wave, "region")["base"] == len(SOME) - 1


def test_authorities_are_joined_at_the_date_of_fieldwork() -> None:
    found = found_wave(_named(), VOTES)
    wave = set_up(found, Setup(starts="2023-06-01"))
    assert wave.population == 153
    assert "1 June 2023" in told(wave)["population"]
    gone = [a.name for a in SOME if not a.valid(at(FIRST_WAVE).day.replace(year=2023))]
    assert gone
    assert all(name in told(wave)["la_name"] for name in gone[:3])
    assert [r.about for r in wave.remarks].count("population") == 1
    assert set_up(found, Setup(title="T")).population == 152


def test_the_last_day_of_fieldwork_will_do_and_the_title_says_nothing() -> None:
    found = found_wave(_named(**{SOME[0].ons_code: "Xanadu"}), VOTES)
    ends = Setup(ends="2023-06-01")
    known = joined(found, ends)
    assert known is not None
    assert (set_up(found, ends).population, known.day.isoformat()) == (153, "2023-06-01")
    titled = Setup(title="Wave of 2023", authorities=(("Xanadu", SOME[0].ons_code),))
    assert set_up(found, titled).population == 152


def test_any_variable_can_be_the_authority() -> None:
    hidden = coded("zzz", "Something", [a.ons_code for a in SOME[:-8]] + ["?"] * 8)
    found = found_wave(coded("x", "X", [1, 2] * 25 + [1], {1: "A", 2: "B"}), hidden)
    text = "authority_type"
    wave = set_up(found_wave(hidden, VOTES), Setup(authority="zzz"))
    assert wave.by_default == ("region", text)
    assert counts(wave, "region")["base"] == len(SOME) - 8
    assert found.respondents == len(SOME)


def test_the_region_can_be_any_question_of_the_file() -> None:
    regions = [REGION_CODES[a.region] for a in SOME]
    region = coded("r", "Where", [*regions[:-1], None], REGION_NAMES)
    area = coded("area", "Area", [1 if code < 4 else 2 for code in regions], {1: "N", 2: "S"})
    found = found_wave(region, area, VOTES)
    assert found.by_default == ("r",)
    assert set_up(found, Setup(region="area")).by_default == ("area",)
    assert set_up(found, Setup(region="area", authority_type="vote")).by_default == ("area", "vote")


def test_a_region_in_words_nobody_coded_is_a_choice() -> None:
    types = [a.type for a in SOME]
    serial = coded("respondent_id", "Respondent", types)
    found = found_wave(serial, VOTES, facts={"population": "authorities"})
    assert found.question("respondent_id").kind is Kind.ADMIN
    wave = set_up(found, Setup(authority_type="respondent_id"))
    assert wave.question("respondent_id").kind is Kind.SINGLE
    assert wave.by_default == ("respondent_id",)
    assert _populations(wave, "respondent_id") == dict(at(FIRST_WAVE).by_type)
    assert set(_populations(wave, "respondent_id")) == {name for _, name in TYPES}


def test_a_region_has_no_hundreds_of_answers() -> None:
    many = coded("where", "Where", [f"place {number}" for number in range(401)])
    wave = set_up(found_wave(many), Setup(region="where"))
    assert wave.by_default == ()
    assert told(wave)["where"] == "It has 401 answers: too many to group respondents by."


def test_another_population_leaves_out_what_does_not_add_up_to_it() -> None:
    wave = set_up(found_wave(_named(), VOTES), Setup(population=200))
    assert wave.population == 200
    assert set(_populations(wave, "region").values()) == {None}
    assert "population" not in told(wave)


def test_a_break_that_is_no_question_any_more_is_no_default() -> None:
    change = ChangedQuestion("region", kind=Kind.ADMIN)
    wave = set_up(found_wave(_named(), VOTES), Setup(changed=(change,)))
    assert wave.by_default == ("authority_type",)


@pytest.mark.parametrize("name", ["vote", "respondents", "la_name"])
def test_any_choice_of_region_is_safe(name: str) -> None:
    found = found_wave(_named(), VOTES)
    wave = set_up(found, Setup(region=name))
    assert len(wave.by_default) == 2
    for question in wave.questions:
        assert len(wave.membership(question).answered) == len(SOME)
