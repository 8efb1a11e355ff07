"""Which authority a text means, and what it must never mean."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from omnibus_desktop import resources
from omnibus_desktop.authorities.frame import FIRST_WAVE, at
from omnibus_desktop.authorities.names import Names, match_key

NOW = date(2026, 11, 22)


@pytest.fixture(scope="module")
def first_wave() -> Names:
    return Names(at(FIRST_WAVE))


@pytest.fixture(scope="module")
def today() -> Names:
    return Names(at(NOW))


def _code(names: Names, text: str) -> str | None:
    found = names.find(text)
    return None if found is None else found.ons_code


def _spellings() -> list[dict[str, str]]:
    path = resources.path("authorities/la_name_variants.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_listed_spelling_finds_its_authority_at_both_dates(
    first_wave: Names, today: Names
) -> None:
    for row in _spellings():
        if row["note"].startswith("ambiguous"):
            continue
        for names, column in ((first_wave, "2016"), (today, "2026")):
            code = row[f"ons_code_{column}_frame"]
            if code:
                assert _code(names, row["variant"]) == code, row["variant"]


def test_keys_are_those_of_the_list_but_for_the_city_of_london() -> None:
    differ = {
        row["variant"] for row in _spellings() if match_key(row["variant"]) != row["match_key"]
    }
    assert differ == {"city and county of the city of london"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Derby", "E06000015"),
        ("Derbyshire", "E10000007"),
        ("Leicester City Council", "E06000016"),
        ("Leicestershire County Council", "E10000018"),
        ("Nottingham", "E06000018"),
        ("Nottinghamshire", "E10000024"),
        ("CITY OF LONDON", "E09000001"),
        ("Corporation of London", "E09000001"),
        ("London Borough of Barnet", "E09000003"),
        ("Brighton & Hove", "E06000043"),
        ("St Helens", "E08000013"),
        ("e09000003", "E09000003"),
        ("201", "E09000001"),
        ("370.0", "E08000016"),
    ],
)
def test_codes_and_names_that_mean_one_authority(first_wave: Names, text: str, code: str) -> None:
    assert _code(first_wave, text) == code


NOT_ONE = ("London", "Greater London", "Kingston", "Richmond", "Newcastle", "North East")
LOWER_TIER = ("Lancaster", "Gloucester", "Worcester", "Oxford", "Cambridge", "Lincoln")


@pytest.mark.parametrize("text", [*NOT_ONE, *LOWER_TIER, "Derbyshir", "999", "E99999999", ""])
def test_what_is_no_authority_or_not_only_one_is_never_matched(
    first_wave: Names, text: str
) -> None:
    assert first_wave.find(text) is None


def test_one_name_means_another_code_at_another_date(first_wave: Names, today: Names) -> None:
    assert _code(first_wave, "Dorset") == "E10000009"
    assert _code(today, "Dorset") == "E06000059"
    assert _code(first_wave, "Buckinghamshire Council") == "E10000002"
    assert _code(today, "Buckinghamshire Council") == "E06000060"
    assert first_wave.find("Cumberland") is None
    assert today.find("Cumbria") is None


def test_a_changed_code_still_means_the_same_authority(first_wave: Names, today: Names) -> None:
    assert _code(first_wave, "E08000020") == "E08000037"  # Gateshead, recoded in 2013
    assert _code(first_wave, "E08000039") == "E08000019"  # Sheffield, recoded in 2025
    assert _code(today, "E08000016") == "E08000038"
    assert today.find("E10000009") is None  # Dorset was split, not recoded


def test_a_near_miss_is_only_suggested(first_wave: Names) -> None:
    assert "Lancashire" in first_wave.like("Lancaster")
    assert first_wave.like("Atlantis") == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Northumberlnd", "Northumberland"),
        ("North Yorks", "North Yorkshire"),
        ("Southwrk", "Southwark"),
        ("Bornemouth", "Bournemouth"),
    ],
)
def test_the_name_that_is_likest_is_suggested_first(
    first_wave: Names, text: str, meant: str
) -> None:
    assert first_wave.like(text)[0] == meant
