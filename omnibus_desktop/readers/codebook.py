"""A codebook beside a delimited file: labels, answers, missing codes, sections and sets."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.dialect import dialect_of
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import AnswerSet, Content, Measure, Variable

COLUMNS = ("variable", "label", "code", "answer", "missing", "section", "set", "counted", "measure")
_TRUE = frozenset({"1", "yes", "true", "y", "x"})
_NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,15})?")
_ENDINGS = (".csv", ".tsv", ".txt")
_LARGEST = 50 << 20  # bytes


@dataclass
class Entry:
    """What the codebook says about one variable."""

    label: str = ""
    answers: dict[str, str] = field(default_factory=dict)  # code -> answer
    missing: list[str] = field(default_factory=list)  # codes
    section: str = ""
    set: str = ""
    counted: str = ""
    measure: str = ""


def beside(path: Path) -> Path | None:
    """The codebook that lies beside a file, such as wave.codebook.csv or wave.csv.codebook.tsv."""
    names = (
        path.with_name(f"{start}.codebook{e}") for start in (path.stem, path.name) for e in _ENDINGS
    )
    return next((found for found in names if found.is_file()), None)


def read_codebook(path: Path) -> dict[str, Entry]:
    """What the codebook says, by the variable's name.

    A CSV file with the columns variable, label, code, answer, missing, section, set, counted and
    measure, of which only the first must be there; a row for each answer. Raises OmnibusError.
    """
    return entries_of(_rows(path))


def entries_of(rows: Iterable[Mapping[str, str]]) -> dict[str, Entry]:
    """What these rows of a codebook, by the names of its columns, say of each variable."""
    entries: dict[str, Entry] = {}
    for row in rows:
        name = row.get("variable", "")
        if name:
            _add(entries.setdefault(name, Entry()), row)
    return entries


def with_codebook(contents: Contents, entries: Mapping[str, Entry], name: str) -> Contents:
    """The contents with what the codebook called `name` says about them."""
    ticks = {answers.name: answers for answers in contents.sets}
    variables = tuple(
        _labelled(variable, entries.get(variable.name)) for variable in contents.variables
    )
    known = {variable.name for variable in variables}
    unknown = [variable for variable in entries if variable not in known and variable not in ticks]
    sets_named = {entry.set for entry in entries.values()}
    remarks = [
        Remark(variable, f"{name} describes this variable, but the file does not have it.")
        for variable in unknown
        if variable not in sets_named
    ]
    sections = {
        (member, "Section"): entry.section
        for known_as, entry in entries.items()
        if entry.section
        for member in (ticks[known_as].variables if known_as in ticks else (known_as,))
    }
    return replace(
        contents,
        variables=tuple(_as_tick(variable, ticks.values(), entries) for variable in variables),
        sets=(*(_named(s, entries) for s in contents.sets), *_sets(variables, entries)),
        variable_attributes={**(contents.variable_attributes or {}), **sections},
        remarks=(*contents.remarks, *remarks),
    )


def _rows(path: Path) -> Iterable[dict[str, str]]:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _LARGEST else None
    except OSError as error:
        message = f"{path.name}: the codebook could not be read"
        raise OmnibusError(message, "check that it is there", str(error)) from error
    if raw is None:
        raise OmnibusError(f"{path.name}: this is too large for a codebook", "choose another file")
    if raw.startswith(b"PK\x03\x04"):
        raise OmnibusError(
            f"{path.name}: this codebook is a workbook, which is read only with its wave in it",
            "save its sheet as .csv, or put it into the workbook with the answers",
        )
    dialect = dialect_of(raw)
    text = _decoded(raw, dialect.encodings)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=dialect.delimiter, strict=True)
    try:
        rows = [row for row in reader if any(row)]
    except csv.Error as error:
        message = f"{path.name}: line {reader.line_num} of the codebook cannot be read"
        raise OmnibusError(message, "mend the line", str(error)) from error
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if "variable" not in names:
        raise OmnibusError(
            f"{path.name}: this codebook has no column 'variable'",
            f"its columns are to be called {', '.join(COLUMNS)}",
        )
    return [dict(zip(names, map(str.strip, row), strict=False)) for row in rows[1:]]


def _decoded(raw: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _add(entry: Entry, row: Mapping[str, str]) -> None:
    entry.label = row.get("label") or entry.label
    entry.section = row.get("section") or entry.section
    entry.set = row.get("set") or entry.set
    entry.counted = row.get("counted") or entry.counted
    entry.measure = (row.get("measure") or entry.measure).lower()
    code = row.get("code", "")
    if code:
        if row.get("answer"):
            entry.answers[code] = row["answer"]
        if row.get("missing", "").lower() in _TRUE:
            entry.missing.append(code)
    else:  # all missing codes of the variable together, such as "98; 99"
        entry.missing += filter(None, re.split(r"[;|\s]+", row.get("missing", "")))


def _labelled(variable: Variable, entry: Entry | None) -> Variable:
    if entry is None:
        return variable
    labels = [(_code(variable, code), answer) for code, answer in entry.answers.items()]
    missing = [_code(variable, code) for code in entry.missing]
    declared = tuple(dict.fromkeys(code for code in missing if code is not None))
    measure = entry.measure if entry.measure in list(Measure) else variable.measure
    return replace(
        variable,
        label=entry.label or variable.label,
        labels=tuple((code, answer) for code, answer in labels if code is not None)
        or variable.labels,
        missing=replace(variable.missing, codes=(*variable.missing.codes, *declared)),
        measure=Measure(measure),
    )


def _code(variable: Variable, code: str) -> float | str | None:
    """The code as the variable holds it; None where it holds numbers and this is none."""
    if variable.content is Content.TEXT:
        return code
    return float(code.replace(",", ".")) if _NUMBER.fullmatch(code) else None


def _as_tick(
    variable: Variable, ticks: Iterable[AnswerSet], entries: Mapping[str, Entry]
) -> Variable:
    """A tick that was made from a column of several codes, with its answer's label."""
    for answers in ticks:
        entry = entries.get(answers.name)
        if entry is not None and variable.name in answers.variables:
            label = entry.answers.get(variable.name.removeprefix(f"{answers.name}_"))
            return replace(variable, label=label or variable.label)
    return variable


def _named(answers: AnswerSet, entries: Mapping[str, Entry]) -> AnswerSet:
    entry = entries.get(answers.name)
    return replace(answers, label=entry.label or answers.label) if entry is not None else answers


def _sets(variables: Iterable[Variable], entries: Mapping[str, Entry]) -> list[AnswerSet]:
    """The sets that the codebook names. Without a counted value each variable is a mention."""
    members: dict[str, list[Variable]] = {}
    for variable in variables:
        entry = entries.get(variable.name)
        if entry is not None and entry.set:
            members.setdefault(entry.set, []).append(variable)
    found = []
    for name, inside in members.items():
        counted = next((entries[v.name].counted for v in inside if entries[v.name].counted), "")
        label = entries[name].label if name in entries else ""
        names = tuple(variable.name for variable in inside)
        code = _code(inside[0], counted) if counted else None
        found.append(AnswerSet(name, label, names, code))
    return found
