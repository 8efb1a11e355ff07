"""Reads the answers in an Excel (.xlsx) or OpenDocument (.ods) workbook, by python-calamine.

Runs only in the reading process: calamine aborts on some damaged workbooks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.codebook import COLUMNS, entries_of, with_codebook
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.delimited_columns import Growing
from omnibus_desktop.readers.delimited_rows import MOST_COLUMNS
from omnibus_desktop.readers.header_rows import MOST_ROWS, header_of
from omnibus_desktop.readers.headings import Header, Heading, Use
from omnibus_desktop.readers.parts import Group, Parts, add_group
from omnibus_desktop.readers.zip_directory import check_workbook
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import of_numbers
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import Content, Data, Measure, Variable

Cell = int | float | str | bool | time | date | datetime | timedelta
Rows = list[list[Cell]]

_FIRST_DAY = datetime(1582, 10, 14, tzinfo=UTC)
_LONGEST_CELL = 32_767  # characters, as in Excel
_MOST_DECIMALS = 15
_PARSED = 0.5  # share of the work
_DESCRIBING = frozenset(COLUMNS) - {"variable"}


@dataclass(frozen=True, eq=False)
class _Sheet:
    name: str
    rows: Rows  # those that are not blank

    def is_codebook(self) -> bool:
        """Whether its header names the columns of a codebook."""
        names = {_text(cell).strip().lower() for cell in self.rows[0]}
        return "variable" in names and len(names & _DESCRIBING) > 1


def read_workbook(path: Path, progress: Callable[[float], None]) -> Contents:
    """The answers in the first sheet of the workbook at `path` that has a header row, described
    by the sheet that is a codebook, if there is one. `progress` is told the share done, 0 to 1.

    Raises OmnibusError, which names the file, where there are none or it is damaged.
    """
    check_workbook(path)
    sheets = list(_sheets(path))
    progress(_PARSED)
    answers = next((s for s in sheets if not s.is_codebook() and _has_header(s.rows)), None)
    if answers is None:
        raise OmnibusError(
            f"{path.name}: no sheet begins with a row of names over rows of answers",
            "put the names of the variables into the first row of the first sheet",
        )
    contents = _contents(path.name, answers)
    if len(sheets) > 1:
        remark = Remark(path.name, f"The answers were read from the sheet {answers.name}.")
        contents = replace(contents, remarks=(*contents.remarks, remark))
    codebook = next((sheet for sheet in sheets if sheet.is_codebook()), None)
    if codebook is None:
        return contents
    names = [_text(cell).strip().lower() for cell in codebook.rows[0]]
    rows = ([_text(cell).strip() for cell in row] for row in codebook.rows[1:])
    entries = entries_of(dict(zip(names, row, strict=False)) for row in rows)
    return with_codebook(contents, entries, f"the sheet {codebook.name}")


def _sheets(path: Path) -> Iterator[_Sheet]:
    """The sheets that are not empty, in their order."""
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                if sheet.width > MOST_COLUMNS:
                    raise OmnibusError(
                        f"{path.name}: the sheet {name} has {sheet.width:,} columns",
                        f"at most {MOST_COLUMNS:,} can be read: leave out what is not needed",
                    )
                rows = [row for row in sheet.to_python() if any(cell != "" for cell in row)]
                if rows:
                    yield _Sheet(name, rows)
    except (CalamineError, ValueError) as error:
        raise OmnibusError(
            f"{path.name}: the workbook is damaged, or has a password",
            "save it anew, without a password, in the program that it comes from",
            str(error),
        ) from error


def _has_header(rows: Rows) -> bool:
    """Whether the first row holds names: texts in most of its cells."""
    texts = sum(isinstance(cell, str) and cell.strip() != "" for cell in rows[0])
    return 2 * texts > sum(cell != "" for cell in rows[0]) and len(rows) > 1


def _contents(name: str, sheet: _Sheet) -> Contents:
    header = header_of([[_text(cell) for cell in row] for row in sheet.rows[:MOST_ROWS]])
    answers = sheet.rows[header.rows :]
    parts = Parts(header, decimal_comma=False)
    group: Group = []
    for at, heading in enumerate(header.headings):
        column = [row[at] for row in answers]
        if not any(cell != "" for cell in column) and not any(
            row[at] != "" for row in sheet.rows[: header.rows]
        ):
            continue  # a column without a name and without answers
        made = None if _as_written(heading, header, column) else _made(heading, column)
        if group and (made or not heading.key or heading.key != group[-1][0].key):
            add_group(parts, group)
            group = []
        if made:
            parts.add(*made)
        else:
            growing = Growing()
            growing.extend([_text(cell) for cell in column])
            group.append((heading, growing.finished()))
    if group:
        add_group(parts, group)
    return parts.contents(name, len(answers))


def _as_written(heading: Heading, header: Header, column: Sequence[Cell]) -> bool:
    """Whether numbers in the column are to be read as in a text file, by what the header says of
    them: codes of one question, or what people wrote."""
    if heading.use in (Use.TEXT, Use.OTHER):
        return True
    known = heading.question or header.shape != "plain"
    return bool(known) and all(_kind(cell) in (float, str) for cell in column if cell != "")


def _made(heading: Heading, column: Sequence[Cell]) -> tuple[Variable, Data] | None:
    """A column all of whose cells are numbers, dates, times or yes and no; None for others."""
    kinds = {_kind(cell) for cell in column if cell != ""}
    if len(kinds) != 1 or str in kinds:
        return None
    kind = kinds.pop()
    question = heading.question
    label = f"{question}: {heading.label}" if question else heading.label
    numbers = np.array([np.nan if cell == "" else _number(cell) for cell in column])
    data = of_numbers(numbers)
    if kind is bool:
        labels = ((0.0, "FALSE"), (1.0, "TRUE"))
        return Variable(heading.name, label, labels=labels), data
    if kind is float:
        decimals = max((_decimals(number) for number in data.distinct.tolist()), default=0)
        measure = Measure.SCALE if decimals else Measure.UNKNOWN
        return Variable(heading.name, label, measure=measure, decimals=decimals), data
    content = Content.DATE if kind is date else Content.TIME
    return Variable(heading.name, label, content), data


def _kind(cell: Cell) -> type:
    """bool, float, date (also with a time), time or str."""
    if isinstance(cell, bool):
        return bool
    if isinstance(cell, (int, float)):
        return float if math.isfinite(cell) else str  # a spreadsheet has no number without end
    if isinstance(cell, date):
        return date
    return str if isinstance(cell, str) else time


def _number(cell: Cell) -> float:
    """The cell as a number; dates and times in seconds, as the program counts them."""
    if isinstance(cell, datetime):
        return (cell.replace(tzinfo=UTC) - _FIRST_DAY).total_seconds()
    if isinstance(cell, date):
        return (cell - _FIRST_DAY.date()).total_seconds()
    if isinstance(cell, time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6
    return cell.total_seconds() if isinstance(cell, timedelta) else float(cell)


def _text(cell: Cell) -> str:
    """The cell as it would stand in a CSV file."""
    if isinstance(cell, str):
        return cell[:_LONGEST_CELL]
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _decimals(number: float) -> int:
    """Digits behind the decimal point of the shortest text for this number."""
    _, _, digits = f"{number:.{_MOST_DECIMALS}g}".partition(".")
    return len(digits.partition("e")[0]) if not number.is_integer() else 0
