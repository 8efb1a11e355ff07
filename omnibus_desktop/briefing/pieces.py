"""What can be told from the text of a briefing whose JSON is broken.

Each value stands on a line of its own, and how far a line is indented says what it belongs to. So a
text that was cut off, or has lost or changed lines, still has whole slides on both sides of the
damage, and whole fields in the slide that was hit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

_SLIDES = "slides"
_FIELD = re.compile(r'^( {1}| {3})"([a-z_]+)": (.*)$')
_BEGINS, _ENDS = "  {", ("  }", "  },")
_BEFORE_SLIDES = ' "slides": ['
_OUTSIDE = re.compile(r'^( \],?| "[a-z_]+": .*|\})$')
_FIRST_FIELD = '   "id": '


def from_pieces(text: str) -> dict[str, Any]:
    """The fields of the briefing that can be read. Of `slides` each is a mapping of its fields
    that can be read, or an empty one where there is nothing of it."""
    lines = text.split("\n")
    place = _where_slides_begin(lines)
    end = next((n for n in range(place, len(lines)) if _OUTSIDE.match(lines[n])), len(lines))
    found = dict(_fields([*lines[: max(0, place - 1)], *lines[end:]], 1))
    if place < len(lines) or _SLIDES in found:
        found[_SLIDES] = [_slide(body) for body in _bodies(lines[place:end])]
    return found


def _where_slides_begin(lines: Sequence[str]) -> int:
    """The number of the line after the one that names them, or, where that is damaged, of the
    first that belongs to one."""
    for number, line in enumerate(lines):
        if line == _BEFORE_SLIDES:
            return number + 1
        if line.startswith(_FIRST_FIELD):
            return number
    return len(lines)


def _bodies(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines of each slide, without its braces. Where a brace is gone, the first field of a
    slide says that another one begins."""
    body: list[str] = []
    for line in lines:
        begins = line == _BEGINS or line.startswith(_FIRST_FIELD)
        if body and (begins or line in _ENDS):
            yield body
            body = []
        if line != _BEGINS and line not in _ENDS:
            body.append(line)
    if body:
        yield body


def _slide(body: list[str]) -> dict[str, Any]:
    try:
        whole = json.loads("{" + "\n".join(body).rstrip(", ") + "}", object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return dict(_fields(body, 3))
    return dict(whole)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping of these. Raises ValueError where a name is there twice: two were one before."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name twice")
    return made


def _fields(lines: Iterable[str], depth: int) -> Iterator[tuple[str, Any]]:
    """The fields at this depth whose values can be read."""
    name, value = "", [""]
    for line in [*lines, " " * depth + '"": ']:
        found = _FIELD.match(line)
        if not (found and len(found[1]) == depth) and line.strip() != '"":':
            value.append(line)
            continue
        if name:
            with suppress(ValueError, RecursionError):  # it is missing then, and told as such
                yield name, json.loads("\n".join(value).rstrip(", \n"))
        name, value = (found[2], [found[3]]) if found else ("", [""])
