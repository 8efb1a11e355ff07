"""Reads a Triple-S survey: its description (.sss, .xml) and the data beside it.

Runs only in the reading process: XML is parsed here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.regular_file import regular_file
from omnibus_desktop.readers.triple_s_data import read_records
from omnibus_desktop.readers.triple_s_description import Description, read_description
from omnibus_desktop.readers.triple_s_fields import Field, Type
from omnibus_desktop.readers.triple_s_files import data_beside
from omnibus_desktop.readers.triple_s_values import held, what_was_unread
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import CodedText
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import AnswerSet, Data, Variable

_LARGEST = 2 << 30  # bytes
_PARSED = 0.1  # share of the work
_RECORDS = 0.7


@dataclass
class _Parts:
    """What the fields turn into, one after another."""

    variables: list[Variable] = field(default_factory=list)
    data: dict[str, Data] = field(default_factory=dict)
    sets: list[AnswerSet] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    #: name in the description -> names of its variables
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def own_name(self, wanted: str) -> str:
        """The wanted name, or the same with a number where another variable has it."""
        name, number = wanted, 1
        while name.casefold() in self.taken:
            number += 1
            name = f"{wanted}_{number}"
        self.taken.add(name.casefold())
        return name

    def add(self, described: Field, column: CodedText) -> None:
        found = held(described, column, self.own_name)
        for variable, data in found.made:
            self.variables.append(variable)
            self.data[variable.name] = data
        if found.set is not None:
            self.sets.append(found.set)
        names = tuple(variable.name for variable, _ in found.made)
        self.names.setdefault(described.name, names)
        if found.unread:
            message = what_was_unread(described, column, found.unread)
            self.remarks.append(Remark(described.name, message))


def read_triple_s(path: Path, progress: Callable[[float], None]) -> Contents:
    """The survey that the file at `path` describes, with the data beside it. `progress` is told
    the share done, 0 to 1.

    Raises OmnibusError, which names the file, where one of the two is missing or damaged, or
    where they do not belong together.
    """
    said = read_description(path)
    data = data_beside(path, csv=said.csv, href=said.href)
    if data is None:
        raise OmnibusError(
            f"{path.name}: the file with its data is not beside it",
            f"put {_wanted(path, said)} into the same folder",
        )
    with regular_file(data) as size:
        if size > _LARGEST:
            message = f"{data.name}: the file has {size / 2**30:.1f} GB; at most 2 GB can be read"
            raise OmnibusError(message, "export fewer variables")
    progress(_PARSED)
    records = read_records(
        data, said, lambda share: progress(_PARSED + share * (_RECORDS - _PARSED))
    )
    parts = _Parts()
    for number, (described, column) in enumerate(zip(said.fields, records.columns, strict=True)):
        parts.add(described, column)
        progress(_RECORDS + (1 - _RECORDS) * number / len(said.fields))
    contents = _contents(said, parts, records.count)
    remarks = (*_of_files(path, data, said), *records.remarks, *contents.remarks)
    return replace(contents, remarks=remarks, beside=(data.name,))


def _contents(said: Description, parts: _Parts, respondents: int) -> Contents:
    weights = [one for one in said.fields if one.use == "weight" and one.type is Type.QUANTITY]
    serials = [parts.names[one.name] for one in said.fields if one.use == "serial"]
    return Contents(
        tuple(parts.variables),
        parts.data,
        respondents,
        tuple(parts.sets),
        parts.names[weights[0].name][0] if weights else None,
        said.title,
        said.about,
        variable_attributes={
            (name, "Wording"): one.wording
            for one in said.fields
            if one.wording
            for name in parts.names[one.name][:1]
        },
        remarks=tuple(parts.remarks),
        routing=_routing(said, parts),
        scores={
            (name, code if one.literal else code_text(float(code))): score
            for one in said.fields
            for code, score in one.scores
            for name in parts.names[one.name]
        },
        quantities={
            parts.names[one.name][0]: tuple(code_text(float(code)) for code in one.special)
            for one in said.fields
            if one.type is Type.QUANTITY
        },
        about_interview=tuple(name for names in serials for name in names),
    )


def _routing(said: Description, parts: _Parts) -> dict[str, str]:
    """For each variable the logical one that says who was asked, where there is one."""
    logical = {
        one.name: parts.names[one.name][0] for one in said.fields if one.type is Type.LOGICAL
    }
    routing: dict[str, str] = {}
    for one in said.fields:
        if one.filter and one.filter not in logical:
            message = f"It is said to be asked by {one.filter}, which is no yes/no variable here."
            parts.remarks.append(Remark(one.name, message))
        elif one.filter:
            routing |= dict.fromkeys(parts.names[one.name], logical[one.filter])
    return routing


def _of_files(path: Path, data: Path, said: Description) -> tuple[Remark, ...]:
    """What to tell where the data are not those that the description names."""
    named = said.href.replace("\\", "/").rpartition("/")[2]
    if not named or named.casefold() == data.name.casefold():
        return ()
    message = f"It names {named} as its data, which is not beside it: {data.name} was read."
    return (Remark(path.name, message),)


def _wanted(path: Path, said: Description) -> str:
    named = said.href.replace("\\", "/").rpartition("/")[2]
    return named or path.with_suffix(".csv" if said.csv else ".asc").name
