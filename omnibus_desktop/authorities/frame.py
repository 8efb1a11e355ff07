"""The upper-tier local authorities of England at a date: the frame of the survey."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache

from omnibus_desktop import resources
from omnibus_desktop.values import dataclass

FIRST_WAVE = date(2016, 9, 26)  # first day of fieldwork of wave 1

#: The regions from north to south, as the statistics of government list them.
REGIONS = (
    ("E12000001", "North East"),
    ("E12000002", "North West"),
    ("E12000003", "Yorkshire and The Humber"),
    ("E12000004", "East Midlands"),
    ("E12000005", "West Midlands"),
    ("E12000006", "East of England"),
    ("E12000007", "London"),
    ("E12000008", "South East"),
    ("E12000009", "South West"),
)
#: The types with the letters and digits with which their codes begin.
TYPES = (
    ("E09", "London borough"),
    ("E08", "Metropolitan district"),
    ("E06", "Unitary authority"),
    ("E10", "County"),
)
#: The parts of London, as the Department for Education counts them, and what lies outside.
LONDON_PARTS = (
    ("inner", "Inner London"),
    ("outer", "Outer London"),
    ("rest", "Rest of England"),
)


@dataclass(frozen=True)
class Authority:
    """`ons_code` has nine characters, `dfe_code` three digits (not unique over time). `london` is
    "Inner London", "Outer London" or empty. `change` says how the code ended: recoded (the same
    authority), replaced, merged, split; `successors` are the codes that came after it."""

    ons_code: str
    dfe_code: str
    name: str
    region: str
    region_code: str
    type: str
    london: str
    valid_from: date
    valid_to: date | None
    successors: tuple[str, ...] = ()
    change: str = ""

    @property
    def london_part(self) -> str:
        """Its part of London by name, "Rest of England" outside it."""
        return self.london or LONDON_PARTS[-1][1]

    def valid(self, day: date) -> bool:
        """Whether the code was in force on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Frame:
    """The authorities in force on `day`, in the order of their codes."""

    day: date
    authorities: tuple[Authority, ...]

    def __len__(self) -> int:
        return len(self.authorities)

    @cached_property
    def by_region(self) -> Mapping[str, int]:
        """How many authorities each region has, by its name."""
        return Counter(authority.region for authority in self.authorities)

    @cached_property
    def by_type(self) -> Mapping[str, int]:
        """How many authorities are of each type, by its name."""
        return Counter(authority.type for authority in self.authorities)

    @cached_property
    def by_london_part(self) -> Mapping[str, int]:
        """How many authorities each part of London and the rest of England has, by its name."""
        return Counter(authority.london_part for authority in self.authorities)

    @cached_property
    def by_region_and_type(self) -> Mapping[tuple[str, str], int]:
        """How many authorities of each type each region has, by both names."""
        return Counter((authority.region, authority.type) for authority in self.authorities)


def at(day: date) -> Frame:
    """The frame on this day."""
    return Frame(day, tuple(authority for authority in every_code() if authority.valid(day)))


@lru_cache(maxsize=1)
def every_code() -> tuple[Authority, ...]:
    """Every code that was in force on any day since 2009."""
    with resources.path("authorities/authorities.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_authority(row) for row in csv.DictReader(file))


def _authority(row: Mapping[str, str]) -> Authority:
    return Authority(
        ons_code=row["ons_code"],
        dfe_code=row["dfe_code"],
        name=row["name"],
        region=row["region"],
        region_code=row["region_code"],
        type=row["authority_type"],
        london=row["london_part"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        successors=tuple(row["successors"].split()),
        change=row["change"],
    )
