"""Reads Stata (.dta) and SAS files (.sas7bdat, .xpt) by pyreadstat, with their missing codes.

Runs only in the reading process: pyreadstat crashes on some damaged files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyreadstat
from numpy.typing import NDArray
from pyreadstat import PyreadstatError, ReadstatError

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.stata_layout import check_layout
from omnibus_desktop.wave.columns import of_numbers, of_texts
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import Content, Data, Measure, Missing, Variable

_DAY = 86_400
_EPOCH = (date(1960, 1, 1) - date(1582, 10, 14)).days * _DAY  # of Stata and SAS, in seconds
# Stata's own numbers for . and .a to .z among its long integers; SAS has ._ and .A to .Z.
_SYSTEM_MISSING = 2_147_483_621
_CODES = {
    letter: float(_SYSTEM_MISSING + at) for at, letter in enumerate("_abcdefghijklmnopqrstuvwxyz")
}
_SAS_DATE = re.compile(
    r"(DATE|DDMMYY|MMDDYY|YYMMDD|JULIAN|WEEKDATE|WEEKDATX|WORDDATE|WORDDATX|MONYY|YYMM|YYMON|"
    r"E8601DA|B8601DA|NLDATE|EURDFDD|DAY|MONTH|YEAR|QTR|DOWNAME|MONNAME|YYQ|MMYY)[A-Z]?\d*\.?\d*"
)
_SAS_MOMENT = re.compile(r"(DATETIME|DATEAMPM|E8601DT|B8601DT|NLDATM|DTDATE|MDYAMPM|EURDFDT).*")
_SAS_TIME = re.compile(r"(TIME|TIMEAMPM|HHMM|HOUR|MMSS|TOD|E8601TM|B8601TM|NLTIME)\w?\d*\.?\d*")
_STATA_DATE = re.compile(r"%-?[tdT]?([cCdwmqhy])")
_DECIMALS = re.compile(r"\.(\d+)")
_MOST_DECIMALS = 16
# What pyreadstat raises on damaged files; Python's own come from a missing name or a wild number.
_DAMAGE = (
    *(ReadstatError, PyreadstatError, OverflowError, TypeError),
    *(ValueError, IndexError, KeyError, SystemError),
)
_CARD = 80  # bytes: a transport file is made of them
_PARSED = 0.6  # share of the work
_NAMED_AT_ONCE = 10


def read_stata(path: Path, progress: Callable[[float], None]) -> Contents:
    """Everything in the Stata file at `path`. Raises OmnibusError where it is damaged."""
    check_layout(path)
    data, about = _parsed(pyreadstat.read_dta, path, user_missing=True)
    progress(_PARSED)
    labels = {
        name: about.value_labels[named]
        for name, named in about.variable_to_label.items()
        if named in about.value_labels
    }
    lost = [name for name in about.variable_to_label if name not in labels]
    return _contents(data, about, labels, _stata_date, _without_labels(path.name, lost))


def read_sas(path: Path, progress: Callable[[float], None]) -> Contents:
    """Everything in the SAS file at `path`, with the labels of the catalogue beside it
    (NAME.sas7bcat or formats.sas7bcat). Raises OmnibusError where one of them is damaged."""
    data, about = _parsed(pyreadstat.read_sas7bdat, path, user_missing=True)
    progress(_PARSED)
    formats = {name: style.upper() for name, style in about.variable_to_label.items()}
    sets: Mapping[str, dict[Any, str]] = {}
    catalogue = _catalogue_beside(path)
    if catalogue is not None:
        _, known = _parsed(pyreadstat.read_sas7bcat, catalogue)
        sets = {name.upper(): labels for name, labels in known.value_labels.items()}
    labels = {name: sets[style] for name, style in formats.items() if style in sets}
    lost = [
        name
        for name, style in formats.items()
        if name not in labels and style.strip("$").rstrip(".0123456789") and not _built_in(style)
    ]
    remarks = _without_labels(path.name, lost) if lost else ()
    beside = () if catalogue is None else (catalogue.name,)
    return replace(_contents(data, about, labels, _sas_date, remarks), beside=beside)


def read_transport(path: Path, progress: Callable[[float], None]) -> Contents:
    """Everything in the SAS transport file at `path`. Raises OmnibusError where it is damaged."""
    if path.stat().st_size % _CARD:
        raise _damaged(path.name, f"its size is no multiple of {_CARD} bytes")
    data, about = _parsed(pyreadstat.read_xport, path)
    progress(_PARSED)
    return _contents(data, about, {}, _sas_date, ())


def _parsed(
    read: Callable[..., tuple[Any, Any]], path: Path, **choices: bool
) -> tuple[Mapping[str, Sequence[Any]], Any]:
    """Columns and metadata, with dates as the numbers that the file holds: one that no calendar
    knows must not close the file."""
    if read is not pyreadstat.read_sas7bcat:
        choices["disable_datetime_conversion"] = True
    try:
        data, about = read(str(path), output_format="dict", **choices)
    except _DAMAGE as error:
        raise _damaged(path.name, str(error)) from error
    if None in about.column_names:
        raise _damaged(path.name, "a variable has no name")
    return data, about


def _damaged(name: str, detail: str) -> OmnibusError:
    return OmnibusError(
        f"{name}: the file is damaged or cut",
        "get a new copy of it, or save it anew in the program that it comes from",
        detail,
    )


def _catalogue_beside(path: Path) -> Path | None:
    names = (path.with_suffix(".sas7bcat"), path.with_name("formats.sas7bcat"))
    return next((found for found in names if found.is_file()), None)


def _contents(
    data: Mapping[str, Sequence[Any]],
    about: Any,
    labels: Mapping[str, Mapping[Any, str]],
    date_of: Callable[[str], tuple[Content, Callable[[NDArray[np.float64]], Any]]],
    remarks: Iterable[Remark],
) -> Contents:
    variables: list[Variable] = []
    columns: dict[str, Data] = {}
    for name in about.column_names:
        style = about.original_variable_types.get(name) or ""
        label = about.column_names_to_labels.get(name) or ""
        measure = _measure(about.variable_measure.get(name))
        pairs = labels.get(name, {})
        if about.readstat_variable_types[name] == "string":
            texts = ["" if cell is None else str(cell).rstrip() for cell in data[name]]
            given = tuple((str(code).rstrip(), text) for code, text in pairs.items())
            width = int(about.variable_storage_width.get(name) or 0)
            variables.append(
                Variable(name, label, Content.TEXT, measure, given, format=f"A{width}")
            )
            columns[name] = of_texts(texts)
            continue
        content, in_seconds = date_of(style)
        numbers, letters = _numbers(data[name], in_seconds)
        variables.append(
            Variable(
                name,
                label,
                content,
                measure,
                _labels(pairs, letters),
                Missing(tuple(_CODES[letter] for letter in letters)),
                _decimals(style) if content is Content.NUMBER else 0,
                style,
            )
        )
        columns[name] = of_numbers(numbers)
    return Contents(
        tuple(variables),
        columns,
        about.number_rows if not columns else len(next(iter(columns.values()))),
        title=about.file_label or "",
        documents=tuple(about.notes or ()),
        remarks=tuple(remarks),
    )


def _numbers(
    cells: Sequence[Any], in_seconds: Callable[[NDArray[np.float64]], Any]
) -> tuple[NDArray[np.float64], tuple[str, ...]]:
    """The cells as numbers, and the letters of the missing values among them, which become the
    numbers that Stata has for them."""
    letters = sorted({cell.lower() for cell in cells if isinstance(cell, str)} & _CODES.keys())
    plain = [cell if isinstance(cell, (int, float)) else np.nan for cell in cells]
    numbers = np.asarray(in_seconds(np.array(plain, dtype=np.float64)), dtype=np.float64)
    if letters:
        for at, cell in enumerate(cells):
            if isinstance(cell, str):
                numbers[at] = _CODES.get(cell.lower(), np.nan)
    return numbers, tuple(letters)


def _labels(pairs: Mapping[Any, str], letters: Sequence[str]) -> tuple[tuple[float, str], ...]:
    """The value labels, those of missing values behind; a missing value without one is called
    by its letter. Labels of missing values that do not occur are left out."""
    found = [
        (float(code), label) for code, label in pairs.items() if isinstance(code, (int, float))
    ]
    named = {str(code).lower(): label for code, label in pairs.items() if isinstance(code, str)}
    found += [(_CODES[letter], named.get(letter) or f".{letter}") for letter in letters]
    return tuple(found)


def _stata_date(style: str) -> tuple[Content, Callable[[NDArray[np.float64]], Any]]:
    """What a Stata format makes of a number, and how it becomes seconds since 1582."""
    found = _STATA_DATE.match(style)
    if found is None:
        return Content.NUMBER, _same
    if found[1] in "cC":
        return Content.DATE, lambda moments: moments / 1000 + _EPOCH
    if found[1] == "d":
        return Content.DATE, lambda days: days * _DAY + _EPOCH
    return Content.NUMBER, _same  # weeks, months, quarters and years stay the numbers they are


def _sas_date(style: str) -> tuple[Content, Callable[[NDArray[np.float64]], Any]]:
    """What a SAS format makes of a number, and how it becomes seconds since 1582."""
    name = style.upper()
    if _SAS_MOMENT.fullmatch(name):
        return Content.DATE, lambda seconds: seconds + _EPOCH
    if _SAS_DATE.fullmatch(name):
        return Content.DATE, lambda days: days * _DAY + _EPOCH
    return (Content.TIME if _SAS_TIME.fullmatch(name) else Content.NUMBER), _same


def _same(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    return numbers


def _built_in(style: str) -> bool:
    """Whether SAS brings this format itself, so that no catalogue is missed."""
    plain = style.lstrip("$").rstrip(".0123456789")
    return plain in ("", "BEST", "F", "COMMA", "PERCENT", "CHAR", "Z", "E", "DOLLAR") or (
        _sas_date(style)[0] is not Content.NUMBER
    )


def _decimals(style: str) -> int:
    found = _DECIMALS.search(style)
    return min(int(found[1]), _MOST_DECIMALS) if found else 0


def _measure(said: str | None) -> Measure:
    return Measure(said) if said in list(Measure) else Measure.UNKNOWN


def _without_labels(name: str, lost: Sequence[str]) -> tuple[Remark, ...]:
    """What to tell about variables whose labels are named but are not to be had."""
    if not lost:
        return ()
    some = ", ".join(lost[:_NAMED_AT_ONCE]) + (", ..." if len(lost) > _NAMED_AT_ONCE else "")
    message = f"The labels of these variables are named, but are not in the file: {some}"
    return (Remark(name, message),)
