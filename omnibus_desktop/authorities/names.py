"""Which authority a text means: by code, by name, by known spelling; never by likeness alone."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from omnibus_desktop import resources
from omnibus_desktop.authorities.frame import Authority, Frame, at, every_code

_CITY = "city of london"
_CITY_FORMS = ("city of london", "corporation of london")
_LEADING = (
    "the",
    "london borough of",
    "royal borough of",
    "lb of",
    "lb",
    "rb of",
    "rb",
    "metropolitan borough of",
    "metropolitan district of",
    "borough of",
    "city and county of",
    "city of",
    "county of",
    "council of the",
    "council of",
    "mayor and burgesses of the",
)
_TRAILING = (
    "county of",
    "city of",
    "london borough council",
    "london borough",
    "london boro",
    "royal borough",
    "metropolitan borough council",
    "metropolitan district council",
    "metropolitan borough",
    "metropolitan district",
    "borough council",
    "county council",
    "city council",
    "district council",
    "unitary council",
    "unitary authority",
    "metropolitan",
    "unitary",
    "district",
    "council",
    "borough",
    "county",
    "city",
    "mbc",
    "mdc",
    "bc",
    "cc",
    "dc",
    "lb",
    "ua",
)
Spellings = Mapping[str, frozenset[str]]  # to the codes that it means, at one date or another

_ONS_CODE = re.compile(r"E\d{8}", re.IGNORECASE)
_DFE_CODE = re.compile(r"\d{3}(\.0)?")
_LIKE_ENOUGH = 0.75
_BEGINNING = 5  # letters
_BEGINNING_COUNTS = 0.1  # as much as that share of all letters


def match_key(name: str) -> str:
    """The name without what councils are called besides it, so that spellings of one fall
    together: "London Borough of Barnet" and "Barnet Council" are "barnet". Every form of the City
    of London is "city of london", never "london"."""
    key = _plain(name)
    if any(form in key for form in _CITY_FORMS):
        return _CITY
    while (shorter := _shorter(key)) != key:
        key = shorter
    return key


def _plain(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"['.`]", "", ascii_only.replace("&", " and "))
    words = re.sub(r"[^a-z0-9]+", " ", words).strip()
    return re.sub(r"\bsaint\b", "st", words)


def _shorter(key: str) -> str:
    for phrase in _LEADING:
        if key.startswith(f"{phrase} "):
            return key[len(phrase) + 1 :]
    for phrase in _TRAILING:
        if key.endswith(f" {phrase}"):
            return key[: -len(phrase) - 1]
    return key


def plain_name(name: str) -> str:
    """The name in lower case, without accents and marks: "Stoke-on-Trent" is "stoke on trent"."""
    return _plain(name)


def known_spellings() -> frozenset[str]:
    """Every known spelling that means authorities, as it is and as `match_key` shortens it."""
    return frozenset(each for spellings in _spellings() for each in spellings)


class Names:
    """The authorities of a frame by everything that means exactly one of them."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._by_code = {authority.ons_code: authority for authority in frame.authorities}
        self._by_code |= _recoded(self._by_code)
        self._by_dfe = {authority.dfe_code: authority for authority in frame.authorities}
        self._by_name = {_plain(authority.name): authority for authority in frame.authorities}
        self._by_key = {match_key(authority.name): authority for authority in frame.authorities}
        spellings, keys = _spellings()
        self._add(self._by_name, spellings)
        self._add(self._by_key, keys)

    def find(self, text: str) -> Authority | None:
        """The authority that the text means: its code of nine characters, its three-digit code of
        the Department for Education, its name, or a known spelling of that; None otherwise."""
        text = text.strip()
        if _ONS_CODE.fullmatch(text):
            return self._by_code.get(text.upper())
        if _DFE_CODE.fullmatch(text):
            return self._by_dfe.get(text[:3])
        return self._by_name.get(_plain(text)) or self._by_key.get(match_key(text))

    def _add(self, known: dict[str, Authority], spellings: Spellings) -> None:
        """Adds the spellings that mean one authority of this frame."""
        for spelling, codes in spellings.items():
            meant = {self._by_code[code].ons_code for code in codes if code in self._by_code}
            if len(meant) == 1:
                known.setdefault(spelling, self._by_code[meant.pop()])

    def like(self, text: str) -> tuple[str, ...]:
        """Up to two names that look like the text: suggestions for a person, never a match."""
        return tuple(authority.name for authority in self.candidates(text))[:2]

    def candidates(self, text: str) -> tuple[Authority, ...]:
        """The authorities whose names look like the text or begin like it, the likest first: a
        beginning is rarely misspelt, and counts for more."""
        from difflib import SequenceMatcher, get_close_matches  # few waves have such a name

        wanted = match_key(text)
        begins = [key for key in self._by_key if key[:_BEGINNING] == wanted[:_BEGINNING]]
        keys = {*begins, *get_close_matches(wanted, list(self._by_key), 3, _LIKE_ENOUGH)}
        alike = {key: SequenceMatcher(None, key, wanted).ratio() for key in keys}
        alike |= {key: alike[key] + _BEGINNING_COUNTS for key in begins}
        likest = sorted(keys, key=lambda key: (-alike[key], key))
        found = {self._by_key[key].ons_code: self._by_key[key] for key in likest}
        return tuple(found.values())


@lru_cache(maxsize=4)
def _names_on(day: date) -> Names:
    return Names(at(day))


def names_of(frame: Frame) -> Names:
    """The authorities of this frame by their names, made once for each date."""
    return _names_on(frame.day)


def _recoded(known: Mapping[str, Authority]) -> dict[str, Authority]:
    """Codes of another date for the same authority: before and after a mere change of code."""
    found: dict[str, Authority] = {}
    for old in every_code():
        if old.change != "recoded":
            continue
        for new in old.successors:
            if new in known and old.ons_code not in known:
                found[old.ons_code] = known[new]
            if old.ons_code in known and new not in known:
                found[new] = known[old.ons_code]
    return found


@lru_cache(maxsize=1)
def _spellings() -> tuple[Spellings, Spellings]:
    """The known spellings, as they are and by their keys. What means two places is left out."""
    as_they_are: dict[str, set[str]] = {}
    by_key: dict[str, set[str]] = {}
    doubtful = {"london"}  # the region
    source = resources.path("authorities/la_name_variants.csv")
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = match_key(row["variant"])
            if row["note"].startswith("ambiguous"):
                doubtful.add(key)
                continue
            codes = {row["ons_code_2016_frame"], row["ons_code_2026_frame"]} - {""}
            as_they_are.setdefault(_plain(row["variant"]), set()).update(codes)
            by_key.setdefault(key, set()).update(codes)
    return (
        {text: frozenset(codes) for text, codes in as_they_are.items() if text not in doubtful},
        {key: frozenset(codes) for key, codes in by_key.items() if key not in doubtful},
    )
