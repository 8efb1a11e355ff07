"""Reads delimited text (CSV, TSV): nothing becomes a number or missing that does not say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from itertools import chain, islice
from pathlib import Path

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.delimited_columns import (
    Growing,
    as_numbers,
    as_one_tick,
    as_ticks,
    decimals_of,
)
from omnibus_desktop.readers.delimited_rows import REPAIR, rows_of, share_done
from omnibus_desktop.readers.dialect import Dialect, dialect_of
from omnibus_desktop.readers.header_rows import Header, Heading, header_of
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import CodedText
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import AnswerSet, Content, Data, Measure, Variable

_START = 1 << 16
_BLOCK = 5_000  # rows that are taken apart at once
_HEADER_ROWS = 3
_WRONG_LINES_NAMED = 5

Row = tuple[int, list[str]]


@dataclass
class _Parts:
    """What the columns turn into, one after another."""

    decimal_comma: bool
    variables: list[Variable] = field(default_factory=list)
    data: dict[str, Data] = field(default_factory=dict)
    sets: list[AnswerSet] = field(default_factory=list)

    def add(self, variable: Variable, data: Data) -> None:
        self.variables.append(variable)
        self.data[variable.name] = data


def read_delimited(path: Path, progress: Callable[[float], None] | None = None) -> Contents:
    """Everything in the delimited text file at `path`. `progress` is told the share done, 0 to 1.

    Raises OmnibusError, which names the file and the line, where the file cannot be read safely.
    """
    with path.open("rb") as start:
        dialect = dialect_of(start.read(_START))
    tell = progress or _ignore
    for encoding in dialect.encodings:
        try:
            return _read(path, dialect, encoding, tell)
        except UnicodeDecodeError:
            continue
    raise OmnibusError(
        f"{path.name}: its letters cannot be read", "save it as UTF-8", str(dialect.encodings)
    )


def _read(path: Path, dialect: Dialect, encoding: str, tell: Callable[[float], None]) -> Contents:
    with path.open("r", encoding=encoding, newline="") as file:
        rows = rows_of(file, path.name, dialect.delimiter, lambda: tell(share_done(file, path)))
        first = list(islice(rows, _HEADER_ROWS))
        if not first:
            raise OmnibusError(f"{path.name}: there is nothing in the file", "choose another file")
        header = header_of([row for _, row in first])
        columns, respondents = _columns(
            chain(first[header.rows :], rows), len(header.headings), path.name
        )
    parts = _Parts(decimal_comma=dialect.delimiter != ",")
    for group in _groups(header.headings, columns):
        _add_group(parts, group)
    tell(1.0)
    return Contents(
        tuple(parts.variables),
        parts.data,
        respondents,
        tuple(parts.sets),
        remarks=_remarks(path.name, header, encoding),
    )


def _columns(rows: Iterable[Row], count: int, name: str) -> tuple[list[CodedText], int]:
    """The columns, and how many rows they have. Raises OmnibusError that names lines with more or
    fewer fields than the header has names."""
    growing = [Growing() for _ in range(count)]
    wrong: list[str] = []
    respondents = 0
    rows = iter(rows)
    while block := list(islice(rows, _BLOCK)):
        fitting = []
        for line, row in block:
            cells = _without_blanks_behind(row, count)
            if len(cells) == count:
                fitting.append(cells)
            else:
                wrong.append(f"line {line} has {len(row)}")
        if len(wrong) > _WRONG_LINES_NAMED:
            break
        respondents += len(fitting)
        for column, taken in zip(growing, zip(*fitting, strict=True), strict=False):
            column.extend(taken)
    if wrong:
        raise OmnibusError(
            f"{name}: the header has {count} names, but {wrong[0]} fields",
            REPAIR,
            "; ".join(wrong[:_WRONG_LINES_NAMED]),
        )
    return [column.finished() for column in growing], respondents


def _without_blanks_behind(row: list[str], count: int) -> list[str]:
    """The row without empty fields behind the last name, as spreadsheets write them."""
    return row[:count] if len(row) > count and not any(row[count:]) else row


Group = list[tuple[Heading, CodedText]]


def _groups(headings: tuple[Heading, ...], columns: list[CodedText]) -> Iterator[Group]:
    """Columns that the header puts under one question, together."""
    group: Group = []
    for heading, column in zip(headings, columns, strict=True):
        if group and (not heading.question or heading.question != group[-1][0].question):
            yield group
            group = []
        group.append((heading, column))
    if group:
        yield group


def _add_group(parts: _Parts, group: Group) -> None:
    question = group[0][0].question
    ticks = [as_one_tick(column, heading.label) for heading, column in group]
    if question and sum(tick is not None for tick in ticks) > 1:
        _add_ticks_by_text(parts, question, group)
        return
    together = _texts_together(group) if question else ()
    for heading, column in group:
        label = f"{question}: {heading.label}" if question else heading.label
        _add_column(parts, replace(heading, label=label), column, together)


def _add_ticks_by_text(parts: _Parts, question: str, group: Group) -> None:
    """A question of which each column holds its own answer or nothing, as a set of ticks."""
    members = []
    for heading, column in group:
        tick = as_one_tick(column, heading.label)
        if tick is None:  # such as the text for "Other (please specify)"
            _add_column(parts, replace(heading, label=f"{question}: {heading.label}"), column, ())
            continue
        variable = Variable(heading.name, heading.label, labels=((1.0, heading.label),))
        parts.add(variable, tick)
        members.append(heading.name)
    name = members[0].rpartition("_")[0]
    parts.sets.append(AnswerSet(name, question, tuple(members), 1.0))


def _texts_together(group: Group) -> tuple[str, ...]:
    """The texts of all columns of a question where they share some, as the items of a grid do."""
    texts = [set(column.distinct) for _, column in group if column.distinct]
    every = tuple(dict.fromkeys(text for _, column in group for text in column.distinct))
    shared = all(2 * len(one & texts[0]) >= min(len(one), len(texts[0])) for one in texts)
    return every if texts and shared and len(every) <= 2 * max(map(len, texts)) else ()


def _add_column(
    parts: _Parts, heading: Heading, column: CodedText, answers: tuple[str, ...]
) -> None:
    """A column as numbers, as ticks, or as it is; `answers` are the texts that it can hold."""
    numbers = as_numbers(column, decimal_comma=parts.decimal_comma)
    if numbers is not None:
        decimals = decimals_of(column)
        measure = Measure.SCALE if decimals and (numbers.distinct % 1).any() else Measure.UNKNOWN
        variable = Variable(heading.name, heading.label, measure=measure, decimals=decimals)
        parts.add(variable, numbers)
        return
    ticks = as_ticks(column)
    if ticks is not None:
        names = {code: f"{heading.name}_{code}" for code in ticks}
        for code, tick in ticks.items():
            parts.add(Variable(names[code], code), tick)
        label = heading.label or heading.name
        parts.sets.append(AnswerSet(heading.name, label, tuple(names.values()), 1.0))
        return
    labels = tuple((text, text) for text in answers) if len(column.distinct) > 1 else ()
    width = max((len(text) for text in column.distinct), default=0)
    variable = Variable(
        heading.name, heading.label, Content.TEXT, labels=labels, format=f"A{width}"
    )
    parts.add(variable, column)


def _remarks(name: str, header: Header, encoding: str) -> tuple[Remark, ...]:
    remarks = []
    if header.shape != "plain":
        message = f"Read as a file of {header.shape}: its first {header.rows} rows are headings."
        remarks.append(Remark(name, message))
    if header.renamed:
        twice = ", ".join(header.renamed[:20])
        remarks.append(Remark(name, f"These names stood there twice and were numbered: {twice}"))
    if encoding in ("cp1252", "latin-1"):
        remarks.append(Remark(name, "It is no Unicode file: read as Western European (1252)."))
    return tuple(remarks)


def _ignore(share: float) -> None:
    """Nobody wants to know how far it is."""
