"""Columns of text under their headings become variables and sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

import numpy as np

from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.delimited_columns import (
    as_coded_ticks,
    as_numbers,
    as_one_tick,
    as_ticks,
    decimals_of,
)
from omnibus_desktop.readers.headings import Header, Heading, Use
from omnibus_desktop.readers.infer_labels import common_name
from omnibus_desktop.readers.joined_answers import as_joined
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import Coded, CodedText
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import AnswerSet, Content, Data, Measure, Missing, Variable

Group = list[tuple[Heading, CodedText]]


@dataclass
class Parts:
    """What the columns under this header turn into, one after another."""

    header: Header
    decimal_comma: bool
    variables: list[Variable] = field(default_factory=list)
    data: dict[str, Data] = field(default_factory=dict)
    sets: list[AnswerSet] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)  # sets whose answers stood in one cell

    def add(self, variable: Variable, data: Data) -> None:
        self.variables.append(variable)
        self.data[variable.name] = data

    def contents(self, name: str, respondents: int) -> Contents:
        """Everything together, as the contents of the file called `name`."""
        uses = {heading.name: heading.use for heading in self.header.headings}
        return Contents(
            tuple(self.variables),
            self.data,
            respondents,
            tuple(self.sets),
            about_interview=tuple(v.name for v in self.variables if uses.get(v.name) is Use.FACT),
            verbatims=tuple(
                v.name
                for v in self.variables
                if v.content is Content.TEXT and uses.get(v.name, Use.TEXT) in (Use.TEXT, Use.OTHER)
            ),
            remarks=(*self.header.remarks(name), *self._remarks(name)),
        )

    def _remarks(self, name: str) -> Iterator[Remark]:
        if self.joined:
            some = ", ".join(self.joined[:20])
            message = f"Several answers stood in one cell, and were taken apart at commas: {some}"
            yield Remark(name, message)
        code = self.header.unanswered
        if any(variable.missing for variable in self.variables):
            message = f"{code} stands for questions that were seen and not answered: not counted."
            yield Remark(name, message)


def groups_of(headings: tuple[Heading, ...], columns: list[CodedText]) -> Iterator[Group]:
    """Columns that the header puts under one question, together."""
    group: Group = []
    for heading, column in zip(headings, columns, strict=True):
        if group and (not heading.key or heading.key != group[-1][0].key):
            yield group
            group = []
        group.append((heading, column))
    if group:
        yield group


def add_group(parts: Parts, group: Group) -> None:
    """Adds what the columns of one question turn into: numbers, ticks, or texts as they are."""
    question = group[0][0].question
    answers = [(heading, column) for heading, column in group if heading.use is Use.ANSWER]
    ticks = _ticks(answers) if question else {}
    together = _texts_together(answers) if question and not ticks else ()
    members = []
    for heading, column in group:
        label = f"{question}: {heading.label}" if question else heading.label
        tick = ticks.get(heading.name)
        if ticks and heading.use is Use.OTHER:  # whoever wrote something gave this answer
            tick = Coded(np.array([1.0]), (column.place == len(column.distinct)).astype(np.uint8))
            written = replace(heading, name=f"{heading.name}_TEXT", label=label)
            parts.add(*_as_text(written, column))
        if tick is None:
            _add_column(parts, replace(heading, label=label), column, together)
            continue
        labels = ((1.0, heading.label),)
        parts.add(Variable(heading.name, heading.label, labels=labels), tick)
        members.append(heading.name)
    if members:
        parts.sets.append(AnswerSet(common_name(members), question, tuple(members), 1.0))


def _ticks(answers: Group) -> dict[str, Coded]:
    """The columns that are ticks, by name, where several are: each has its own answer, or a code
    of its own, or nothing."""
    found = {h.name: tick for h, column in answers if (tick := as_one_tick(column, h.label))}
    if len(found) > 1:
        return found
    coded = as_coded_ticks([column for _, column in answers])
    return {h.name: tick for (h, _), tick in zip(answers, coded, strict=True)} if coded else {}


def _texts_together(group: Group) -> tuple[str, ...]:
    """The texts of all columns of a question where they share some, as the items of a grid do."""
    texts = [set(column.distinct) for _, column in group if column.distinct]
    every = tuple(dict.fromkeys(text for _, column in group for text in column.distinct))
    shared = all(2 * len(one & texts[0]) >= min(len(one), len(texts[0])) for one in texts)
    return every if texts and shared and len(every) <= 2 * max(map(len, texts)) else ()


def _add_column(
    parts: Parts, heading: Heading, column: CodedText, answers: tuple[str, ...]
) -> None:
    """A column as numbers, as ticks, or as it is; `answers` are the texts that it can hold."""
    wanted = heading.use in (Use.ANSWER, Use.FACT)
    numbers = as_numbers(column, decimal_comma=parts.decimal_comma) if wanted else None
    if numbers is not None:
        decimals = decimals_of(column)
        measure = Measure.SCALE if decimals and (numbers.distinct % 1).any() else Measure.UNKNOWN
        code = parts.header.unanswered
        missing = Missing((float(code),)) if code in column.distinct else Missing()
        name, label = heading.name, heading.label
        variable = Variable(name, label, measure=measure, missing=missing, decimals=decimals)
        parts.add(variable, numbers)
        return
    ticks = as_ticks(column) if heading.use is Use.ANSWER else None
    if ticks is None and heading.use is Use.ANSWER and parts.header.joined:
        ticks = as_joined(column)
        parts.joined += [heading.name] if ticks else []
    if ticks is not None:
        _add_ticks(parts, heading, ticks)
        return
    labels = tuple((text, text) for text in answers) if len(column.distinct) > 1 else ()
    variable, data = _as_text(heading, column)
    parts.add(replace(variable, labels=labels), data)


def _add_ticks(parts: Parts, heading: Heading, ticks: dict[str, Coded]) -> None:
    """A variable for each answer, named after its code or else its number, and their set."""
    coded = all(map(str.isdigit, ticks))
    names = {
        answer: f"{heading.name}_{answer if coded else number}"
        for number, answer in enumerate(ticks, 1)
    }
    for answer, tick in ticks.items():
        parts.add(Variable(names[answer], answer), tick)
    label = heading.label or heading.name
    parts.sets.append(AnswerSet(heading.name, label, tuple(names.values()), 1.0))


def _as_text(heading: Heading, column: CodedText) -> tuple[Variable, CodedText]:
    width = max((len(text) for text in column.distinct), default=0)
    return Variable(heading.name, heading.label, Content.TEXT, format=f"A{width}"), column
