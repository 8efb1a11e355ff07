"""The dated list of authorities against the counts of the published lists."""

from __future__ import annotations

from datetime import date

import pytest

from omnibus_desktop.authorities.frame import FIRST_WAVE, at

FIRST_WAVE_REGIONS = {
    "North East": 12,
    "North West": 23,
    "Yorkshire and The Humber": 15,
    "East Midlands": 9,
    "West Midlands": 14,
    "East of England": 11,
    "London": 33,
    "South East": 19,
    "South West": 16,
}
FIRST_WAVE_TYPES = {
    "London borough": 33,
    "Metropolitan district": 36,
    "Unitary authority": 56,
    "County": 27,
}


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (FIRST_WAVE, 152),
        (date(2019, 3, 31), 152),
        (date(2019, 4, 1), 151),
        (date(2020, 4, 1), 151),
        (date(2021, 4, 1), 152),
        (date(2023, 4, 1), 153),
        (date(2026, 11, 22), 153),
    ],
)
def test_as_many_authorities_as_there_were_on_a_day(day: date, count: int) -> None:
    assert len(at(day)) == count


def test_the_first_wave_has_the_published_counts_by_region_and_type() -> None:
    frame = at(FIRST_WAVE)
    assert frame.by_region == FIRST_WAVE_REGIONS
    assert frame.by_type == FIRST_WAVE_TYPES


def test_a_region_by_type_cell_may_hold_a_single_authority() -> None:
    cells = at(FIRST_WAVE).by_region_and_type
    assert cells["Yorkshire and The Humber", "County"] == 1
    assert cells["London", "London borough"] == 33
    assert len(cells) == 20


def test_inner_london_has_fourteen_authorities_with_the_city() -> None:
    inner = [a.name for a in at(FIRST_WAVE).authorities if a.london == "Inner London"]
    assert len(inner) == 14
    assert "City of London" in inner
    assert "Greenwich" not in inner
