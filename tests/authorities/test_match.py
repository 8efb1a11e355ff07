"""When the respondents of a wave are authorities, and what the wave gets from that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from omnibus_desktop.authorities import frame
from omnibus_desktop.authorities.dates import date_of, in_words
from omnibus_desktop.authorities.frame import FIRST_WAVE, Authority, at
from omnibus_desktop.authorities.match import attach
from omnibus_desktop.authorities.recognise import region_named, type_named
from omnibus_desktop.wave.columns import of_texts
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.variable import Content, Variable
from omnibus_desktop.wave.wave import Wave
from tests.waves import make_wave, single

REGIONS = dict(enumerate((name for _, name in frame.REGIONS), 1))
TYPES = dict(enumerate((name for _, name in frame.TYPES), 1))
EVERY = at(FIRST_WAVE).authorities
TWO_OF_THREE = [a for number, a in enumerate(EVERY) if number % 3 != 2]


def _region_and_type(authorities: Sequence[Authority], **more: object) -> Wave:
    region_codes = {name: code for code, name in REGIONS.items()}
    type_codes = {name: code for code, name in TYPES.items()}
    return make_wave(
        single("reg", "Region", [region_codes[a.region] for a in authorities], REGIONS),
        single("kind", "Type", [type_codes[a.type] for a in authorities], TYPES),
        **more,
    )


def _named(texts: Sequence[str], name: str = "la_name") -> Wave:
    question = Question(name, "Local authority", Kind.OPEN, (name,))
    variable = Variable(name, "Local authority", Content.TEXT)
    return Wave(
        "id", "Wave", "wave.csv", len(texts), (question,), {name: variable}, {name: of_texts(texts)}
    )


def _populations(wave: Wave, question: str) -> dict[str, int | None]:
    return {answer.label: answer.population for answer in wave.question(question).answers}


def test_region_and_type_of_authorities_get_their_populations() -> None:
    wave = attach(_region_and_type(TWO_OF_THREE))
    assert wave.population == 152
    assert wave.respondent_word == "authorities"
    assert wave.by_default == ("reg", "kind")
    assert _populations(wave, "reg")["London"] == 33
    assert _populations(wave, "kind") == dict(at(FIRST_WAVE).by_type)
    assert any("26 September 2016" in remark.message for remark in wave.remarks)


def test_a_household_survey_with_regions_gets_no_population() -> None:
    wave = attach(make_wave(single("reg", "Region", [1, 2, 3] * 50, REGIONS)))
    assert wave.population is None
    assert wave.respondent_word == "respondents"
    assert wave.by_default == ("reg",)


def test_more_respondents_in_a_group_than_there_are_authorities_are_no_authorities() -> None:
    assert attach(_region_and_type(EVERY)).population == 152
    assert attach(_region_and_type([*EVERY, EVERY[0]])).population is None


def test_a_type_that_a_region_does_not_have_is_no_authority() -> None:
    wave = make_wave(
        single("reg", "Region", [7, 7, 1], REGIONS),
        single("kind", "Type", [code for code, n in TYPES.items() if n == "County"] * 3, TYPES),
    )
    assert attach(wave).population is None


@pytest.mark.parametrize(
    "facts", [{"population": "152"}, {"respondent": "authorities"}, {"population": "Authorities"}]
)
def test_the_file_may_say_that_its_respondents_are_authorities(facts: dict[str, str]) -> None:
    wave = make_wave(single("reg", "Region", [1, 2, 3], REGIONS))
    assert attach(wave, facts=facts).population == 152


@pytest.mark.parametrize("of", ["ons_code", "dfe_code", "name"])
def test_region_and_type_are_looked_up_for_a_code_or_name(of: str) -> None:
    wave = attach(_named([getattr(a, of) for a in TWO_OF_THREE]))
    assert wave.population == 152
    assert wave.by_default == ("region", "authority_type")
    members = wave.membership(wave.question("region"))
    counted = [int(np.count_nonzero(members.holds(number))) for number in range(9)]
    expected = [sum(a.region == name for a in TWO_OF_THREE) for name in REGIONS.values()]
    assert counted == expected
    assert wave.question("la_name").kind is Kind.ADMIN
    assert _populations(wave, "authority_type")["County"] == 27


def test_what_names_no_authority_is_told_with_likely_names() -> None:
    wave = attach(_named([*(a.name for a in TWO_OF_THREE), "Lancaster", "London"]))
    told = next(remark.message for remark in wave.remarks if remark.about == "la_name")
    assert "Lancaster (Lancashire" in told
    assert "London" in told
    placed = wave.membership(wave.question("region")).answered
    assert not placed[-2:].any()
    assert placed[:-2].all()


def test_an_authority_with_two_respondents_gives_no_population() -> None:
    wave = attach(_named([a.name for a in (*TWO_OF_THREE, TWO_OF_THREE[0])]))
    assert wave.population is None
    assert any(TWO_OF_THREE[0].name in remark.message for remark in wave.remarks)


def test_the_frame_is_that_of_the_waves_date() -> None:
    later = [a.name for a in at(date(2023, 7, 1)).authorities]
    wave = attach(_named(later), date(2023, 7, 1))
    assert wave.population == 153
    earlier = attach(_named([a.name for a in EVERY]), FIRST_WAVE)
    assert earlier.population == 152


def test_lower_tier_names_make_no_column_of_authorities() -> None:
    districts = ["Lancaster", "Oxford", "Cambridge", "Gloucester", "Exeter", "Derby"]
    wave = attach(_named(districts))
    assert wave.by_default == ()
    assert [question.id for question in wave.questions] == ["la_name"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Yorkshire & the Humber", "Yorkshire and The Humber"),
        ("YORKSHIRE AND HUMBER", "Yorkshire and The Humber"),
        ("The North East", "North East"),
        ("East", "East of England"),
        ("London region", "London"),
        ("City of London", None),
        ("Scotland", None),
    ],
)
def test_regions_are_known_in_their_usual_spellings(label: str, name: str | None) -> None:
    assert region_named(label) == name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Metropolitan borough", "Metropolitan district"),
        ("Shire county", "County"),
        ("County council", "County"),
        ("London Boroughs", "London borough"),
        ("Unitary", "Unitary authority"),
        ("Shire district", None),
        ("District council", None),
    ],
)
def test_types_are_known_in_their_usual_words(label: str, name: str | None) -> None:
    assert type_named(label) == name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26 September to 28 October 2016", date(2016, 9, 26)),
        ("30 May to 11 Jul 2017", date(2017, 5, 30)),
        ("June 2018", date(2018, 6, 1)),
        ("2016", FIRST_WAVE),
        ("Omnibus 2019", date(2019, 7, 1)),
        ("2023-04-01", date(2023, 4, 1)),
        ("wave 3", None),
        ("31 February 2017", None),
    ],
)
def test_dates_in_words(text: str, day: date | None) -> None:
    assert in_words(text) == day


def test_a_wave_without_a_date_is_taken_for_the_first() -> None:
    day, source = date_of(_named(["Derby"]))
    assert day == FIRST_WAVE
    assert "first wave" in source


def test_authorities_by_name_are_in_a_part_of_london_or_outside() -> None:
    wave = attach(_named([authority.name for authority in EVERY]))
    question = wave.question("london_part")
    assert _populations(wave, "london_part") == {
        "Inner London": 14,
        "Outer London": 19,
        "Rest of England": 119,
    }
    places = wave.membership(question).place
    assert places is not None
    assert np.bincount(places).tolist() == [14, 19, 119]
    assert wave.by_default == ("region", "authority_type")


def test_without_any_of_london_there_are_no_parts_of_it() -> None:
    outside = [authority.name for authority in EVERY if not authority.london]
    assert "london_part" not in {q.id for q in attach(_named(outside)).questions}
