"""Whether what a deck says of our shapes can be what we wrote down: a person, or a program, may
have done anything to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_LARGEST = 2**40  # of a place in the unit of Office files, or of a figure of an axis
_COLOUR = re.compile("[0-9A-F]{6}")
_MOST = 10_000  # shapes, series or categories


def are_sound(facts: Mapping[str, Any]) -> bool:
    """Whether they are as `deck_parts.facts_of` writes them."""
    number, charts = facts.get("chart"), facts.get("charts")
    return (
        _are(facts.get("page"), 2, _is_size)
        and isinstance(facts.get("kind"), str)
        and isinstance(facts.get("notes"), str)
        and isinstance(facts.get("own"), bool)
        and isinstance(facts.get("section", ""), str)
        and _are(facts.get("spoken", []), None, lambda line: _are(line, 1, _is_text))
        and _are(facts.get("note ids"), None, _is_text)
        and _are(facts.get("parts"), None, _is_part)
        and _are(charts, None, _is_chart)
        and _are(facts.get("signs", []), None, lambda sign: _are(sign, 3, _is_text))
        and isinstance(number, int)
        and 0 <= number < _MOST
    )


def _is_part(part: object) -> bool:
    if not isinstance(part, dict):
        return False
    texts = all(isinstance(part.get(name), str) for name in ("id", "name", "text", "look", "alt"))
    size, rows = part.get("size", ""), part.get("rows", [])
    is_placed = "box" not in part or _are(part["box"], 4, _is_whole)
    has_rows = _are(rows, None, lambda row: _are(row, None, _is_text))
    return (
        texts
        and is_placed
        and has_rows
        and isinstance(size, str)
        and (not size or size.isdecimal())
    )


def _is_chart(chart: object) -> bool:
    if not isinstance(chart, dict) or not _are(chart.get("categories"), None, _is_text):
        return False
    count = len(chart["categories"])
    return (
        _are(chart.get("series"), None, lambda series: _is_series(series, count))
        and _are(chart.get("plot"), 4, _is_number)
        and _are(chart.get("axis"), 2, _is_number)
        and _is_whole(chart.get("gap"))
    )


def _is_series(series: object, count: int) -> bool:
    return (
        isinstance(series, dict)
        and isinstance(series.get("name"), str)
        and isinstance(series.get("figures"), str)
        and _is_colour(series.get("colour"))
        and _are(series.get("points"), count, _is_colour)
        and _are(series.get("keys"), count, lambda key: _are(key, 2, _is_text))
    )


def _are(found: object, count: int | None, is_one: Any) -> bool:
    """Whether it is a list of so many, each of which is one; None: of any number."""
    if not isinstance(found, list) or len(found) > _MOST:
        return False
    return (count is None or len(found) == count) and all(is_one(each) for each in found)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None


def _is_number(value: object) -> bool:
    is_one = isinstance(value, int | float) and not isinstance(value, bool)
    return is_one and abs(float(str(value))) < _LARGEST


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and _is_number(value)


def _is_size(value: object) -> bool:
    """Whether it can be the side of a page, of which PowerPoint takes 1 to 56 inches."""
    return isinstance(value, int) and 914_400 <= value <= 51_206_400
