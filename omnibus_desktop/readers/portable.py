"""Reads an SPSS portable file (.por) with its user-missing codes, which other readers lose.

The format is described in the developer manual of GNU PSPP, "Portable File Format".
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.portable_text import PortableText
from omnibus_desktop.readers.sav_formats import content_of, format_text
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import of_numbers, of_texts
from omnibus_desktop.wave.variable import Content, Data, Missing, Variable

_Cell = TypeVar("_Cell")

_START = 4096  # bytes in which its tables and its signature are
_LARGEST = 500 << 20  # bytes
_MOST_VARIABLES = 65_536
_TEXT_ABOUT_THE_FILE = ("1", "2", "3")  # product, author, what the author adds


@dataclass
class _Dictionary:
    """What stands before the data."""

    variables: list[Variable] = field(default_factory=list)
    weight: str | None = None
    documents: tuple[str, ...] = ()


def read_portable(path: Path, progress: Callable[[float], None]) -> Contents:
    """Everything in the portable file at `path`. `progress` is told the share done, 0 to 1.

    Raises OmnibusError, which names the file, where it is damaged or cut.
    """
    text = PortableText(path.name, _all(path))
    text.tag()  # the format's version, always "A"
    text.string(), text.string()  # date and time of writing
    found = _dictionary(text)
    columns, respondents = _cases(text, found.variables, progress)
    return Contents(
        tuple(found.variables),
        columns,
        respondents,
        weight=found.weight if found.weight in columns else None,
        documents=found.documents,
    )


def _all(path: Path) -> bytes:
    """The whole file, once it is known to be what it should be and not too large to be held."""
    size = path.stat().st_size
    if size > _LARGEST:
        raise OmnibusError(
            f"{path.name}: the file has {size / 2**20:,.0f} MB; of a portable file at most"
            f" {_LARGEST >> 20} MB can be read",
            "save it as an SPSS file (.sav) where it comes from",
        )
    with path.open("rb") as file:
        start = file.read(_START)
        PortableText(path.name, start)  # raises where it is none
        return start + file.read()


def _dictionary(text: PortableText) -> _Dictionary:
    found = _Dictionary()
    expected = 0
    while (tag := text.tag()) != "F":
        if tag in _TEXT_ABOUT_THE_FILE:
            text.string()
        elif tag == "4":
            expected = text.count()
        elif tag == "5":
            text.count()  # base-30 digits of precision
        elif tag == "6":
            found.weight = text.string()
        elif tag == "7":
            found.variables.append(_variable(text))
        elif tag == "D":
            _label(text, found.variables)
        elif tag == "E":
            found.documents = tuple(text.string() for _ in range(text.count()))
        else:
            raise text.damaged(f"no record begins with {tag!r}")
    names = {variable.name for variable in found.variables}
    if len(names) != expected or not 0 < expected <= _MOST_VARIABLES:
        raise text.damaged(f"{len(names)} variables of {expected}")
    return found


def _variable(text: PortableText) -> Variable:
    width = text.count()
    name = text.string()
    kind, shown, decimals = text.count(), text.count(), text.count()
    for _ in range(3):
        text.count()  # the write format
    packed = (kind & 0xFF) << 16 | (shown & 0xFF) << 8 | decimals & 0xFF
    style, decimals = format_text(packed, width)
    missing = _missing(text, width)
    label = text.string() if text.next_is("C") else ""
    return Variable(
        name, label, content_of(style), missing=missing, decimals=decimals, format=style
    )


def _missing(text: PortableText, width: int) -> Missing:
    low = high = None
    if text.next_is("B"):
        low, high = text.number(), text.number()
    elif text.next_is("A"):
        low, high = text.number(), math.inf
    elif text.next_is("9"):
        low, high = -math.inf, text.number()
    codes = []
    while text.next_is("8"):
        codes.append(_value(text, width))
    return Missing(tuple(codes), low, high)


def _value(text: PortableText, width: int) -> float | str:
    if width:
        return text.string()
    number = text.number()
    return math.nan if number is None else number


def _label(text: PortableText, variables: list[Variable]) -> None:
    """One set of value labels and the variables that have it."""
    names = {text.string() for _ in range(text.count())}
    places = [at for at, variable in enumerate(variables) if variable.name in names]
    if not places or len(places) < len(names):
        raise text.damaged("labels for a variable that is not there")
    width = int(variables[places[0]].content is Content.TEXT)
    pairs = [(_value(text, width), text.string()) for _ in range(text.count())]
    labels = tuple((code, label) for code, label in pairs if code == code)  # not system-missing
    for at in places:
        variables[at] = replace(variables[at], labels=labels)


def _cases(
    text: PortableText, variables: list[Variable], progress: Callable[[float], None]
) -> tuple[dict[str, Data], int]:
    """The columns, and how many respondents there are. "Z" ends them."""
    numbers: dict[str, list[float]] = {}
    texts: dict[str, list[str]] = {}
    taking: list[Callable[[], None]] = []
    for variable in variables:
        if variable.content is Content.TEXT:
            taking.append(_taking(texts.setdefault(variable.name, []), text.string))
        else:
            taking.append(_taking(numbers.setdefault(variable.name, []), lambda: _number(text)))
    respondents = 0
    while not text.next_is("Z"):
        for take in taking:
            take()
        respondents += 1
        if respondents % 500 == 0:
            progress(text.share())
    columns: dict[str, Data] = {name: of_texts(found) for name, found in texts.items()}
    columns |= {name: of_numbers(np.array(found)) for name, found in numbers.items()}
    return columns, respondents


def _taking(column: list[_Cell], read: Callable[[], _Cell]) -> Callable[[], None]:
    return lambda: column.append(read())


def _number(text: PortableText) -> float:
    found = text.number()
    return math.nan if found is None else found
