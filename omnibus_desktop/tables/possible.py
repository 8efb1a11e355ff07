"""Is a published percentage possible with this base, and which counts give it?"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from omnibus_desktop.errors import OmnibusError

_MOST_DECIMALS = 6
_MOST_BASES = 1_000_000

Percent = str | int | float | Decimal


def possible_counts(percent: Percent, base: int, decimals: int | None = None) -> range:
    """The counts, of this base, whose percentage prints as this one, rounded half up to so many
    decimals: `possible_counts(13, 88)` is `range(11, 12)`, for 11 of 88 is 12.5% and prints 13.
    Empty where there is none: no count of 7 gives 13%.

    Without `decimals` the percentage has as many as are written: none in 13, one in "13.0" or
    12.5. A count x prints as P where P - 1/2 <= 100 x / base < P + 1/2, in units of the last
    decimal; on whole numbers throughout, so that no binary fraction decides. Raises OmnibusError
    for what is no percentage from 0 to 100 or no base above 0.
    """
    printed, places = _read(percent, decimals)
    if type(base) is not int or base < 1:
        raise OmnibusError(f"{base!r} is no base", "give a whole number above 0")
    each = Fraction(base, 200 * 10**places)  # half a unit of the last decimal, in respondents
    first, beyond = -(-(2 * printed - 1) * each // 1), -(-(2 * printed + 1) * each // 1)
    least, most = max(0, int(first)), min(base, int(beyond) - 1)
    return range(least, max(most + 1, least))


def possible_bases(
    percent: Percent, first: int, last: int, decimals: int | None = None
) -> dict[int, range]:
    """Of the bases from first to last those with which the percentage is possible, each with its
    counts. Raises OmnibusError as possible_counts does, and where there are too many bases."""
    if not 1 <= first <= last or last - first >= _MOST_BASES:
        raise OmnibusError(
            f"{first} to {last} is no range of bases", "give two whole numbers, the smaller first"
        )
    found = {base: possible_counts(percent, base, decimals) for base in range(first, last + 1)}
    return {base: counts for base, counts in found.items() if counts}


def possible_words(percent: Percent, first: int, last: int, decimals: int | None = None) -> str:
    """The answer on one line, for one base (first = last) or for several."""
    printed, places = _read(percent, decimals)
    share = f"{Decimal(printed).scaleb(-places):.{places}f}%"
    if first == last:
        counts = possible_counts(percent, first, decimals)
        if not counts:
            return f"{share} of {first:,} is not possible: no count gives it."
        given = "is given by" if len(counts) == 1 else "is given by any of"
        return f"{share} of {first:,} {given} {_listed(counts)}."
    found = list(possible_bases(percent, first, last, decimals))
    asked = f"the bases {first:,} to {last:,}"
    if not found:
        return f"{share} is not possible with any of {asked}."
    if len(found) == last - first + 1:
        return f"{share} is possible with all of {asked}."
    runs = [f"{a:,}" if a == b else f"{a:,} to {b:,}" for a, b in _runs(found)]
    return f"{share} is possible with {len(found):,} of {asked}: {', '.join(runs)}."


def _listed(counts: range) -> str:
    if len(counts) < 3:
        return " or ".join(f"{count:,}" for count in counts)
    return f"{counts[0]:,} to {counts[-1]:,}"


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Rising numbers as the first and last of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _read(percent: Percent, decimals: int | None) -> tuple[int, int]:
    """The percentage in units of its last decimal, and how many decimals it has."""
    text = str(percent).strip().removesuffix("%").rstrip()
    form = re.fullmatch(r"([0-9]{1,3})(?:\.([0-9]*))?", text)
    written = len(form[2] or "") if form else 0
    places = written if decimals is None else decimals
    if isinstance(percent, float) and form and decimals is None and percent.is_integer():
        places = 0  # a whole number that happens to be a float
    if form is None or not 0 <= places <= _MOST_DECIMALS:
        raise OmnibusError(f"{percent!r} is no percentage", "give one such as 13 or 12.5")
    exact = Fraction(Decimal(text)) * 10**places
    if exact.denominator != 1 or exact > 100 * 10**places:
        raise OmnibusError(
            f"{percent!r} is no percentage with {places} decimals", "give one from 0 to 100"
        )
    return int(exact), places
