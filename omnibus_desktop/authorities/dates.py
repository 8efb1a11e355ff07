"""At which date a wave's authorities are to be looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from omnibus_desktop.authorities.frame import FIRST_WAVE
from omnibus_desktop.wave.variable import Content
from omnibus_desktop.wave.wave import Wave

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})", re.IGNORECASE)
_MONTH = re.compile(r"\b([a-z]{3,9})\b", re.IGNORECASE)
_ISO = re.compile(r"(20[0-4]\d)-(\d\d)-(\d\d)")
_SPSS_EPOCH = date(1582, 10, 14)
_DATED = re.compile(r"date|interview|fieldwork|complet|submit|start", re.IGNORECASE)


def date_of(wave: Wave) -> tuple[date, str]:
    """The first day of the wave as far as it says, and where that was found, in words."""
    return _said(wave) or (FIRST_WAVE, "the first wave of the survey, as it says no date")


def _said(wave: Wave) -> tuple[date, str] | None:
    """The same, None where it says nothing."""
    found = in_words(wave.period)
    if found is not None:
        return found, f"its period ({wave.period})"
    found = _fieldwork(wave)
    if found is not None:
        return found, "the dates in it"
    for text in (wave.title, wave.source):
        found = in_words(text)
        if found is not None:
            return found, f"its name ({text})"
    return None


def in_order(waves: Sequence[Wave]) -> tuple[Wave, ...]:
    """The waves from the oldest on where each of them says when it was, else as they are."""
    dates = [found[0] for wave in waves if (found := _said(wave)) is not None]
    if len(dates) < len(waves):
        return tuple(waves)
    places = sorted(range(len(waves)), key=dates.__getitem__)
    return tuple(waves[place] for place in places)


def in_words(text: str) -> date | None:
    """The first date in a text such as "26 September to 28 October 2016"; the middle of the year
    where there is no month, the first of the month where there is no day."""
    iso = _ISO.search(text)
    if iso is not None:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    year = _YEAR.search(text)
    if year is None:
        return None
    number = int(year[1])
    for day in _DAY.finditer(text):
        month = _month(day[2])
        if month:
            return _date(number, month, int(day[1]))
    named = [_month(word[1]) for word in _MONTH.finditer(text)]
    month = next((month for month in named if month), 0)
    if month:
        return _date(number, month, 1)
    return FIRST_WAVE if number == FIRST_WAVE.year else date(number, 7, 1)


def _month(word: str) -> int:
    start = word[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fieldwork(wave: Wave) -> date | None:
    """The middle one of the dates in a variable that is called so."""
    for name, variable in wave.variables.items():
        if variable.content is Content.DATE and _DATED.search(f"{name} {variable.label}"):
            seconds = wave.numbers(name)
            known = seconds[~np.isnan(seconds)]
            if len(known):
                return _day(float(np.median(known)))
    return None


def _day(seconds: float) -> date | None:
    try:
        return _SPSS_EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return None
