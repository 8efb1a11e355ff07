"""Columns of text under their headings become variables and sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from omnibus_desktop.readers.delimited_columns import (
    as_numbers,
    as_one_tick,
    as_ticks,
    decimals_of,
)
from omnibus_desktop.readers.header_rows import Heading
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import CodedText
from omnibus_desktop.wave.variable import AnswerSet, Content, Data, Measure, Variable

Group = list[tuple[Heading, CodedText]]


@dataclass
class Parts:
    """What the columns turn into, one after another."""

    decimal_comma: bool
    variables: list[Variable] = field(default_factory=list)
    data: dict[str, Data] = field(default_factory=dict)
    sets: list[AnswerSet] = field(default_factory=list)

    def add(self, variable: Variable, data: Data) -> None:
        self.variables.append(variable)
        self.data[variable.name] = data


def groups_of(headings: tuple[Heading, ...], columns: list[CodedText]) -> Iterator[Group]:
    """Columns that the header puts under one question, together."""
    group: Group = []
    for heading, column in zip(headings, columns, strict=True):
        if group and (not heading.question or heading.question != group[-1][0].question):
            yield group
            group = []
        group.append((heading, column))
    if group:
        yield group


def add_group(parts: Parts, group: Group) -> None:
    """Adds what the columns of one question turn into: numbers, ticks, or texts as they are."""
    question = group[0][0].question
    ticks = [as_one_tick(column, heading.label) for heading, column in group]
    if question and sum(tick is not None for tick in ticks) > 1:
        _add_ticks_by_text(parts, question, group)
        return
    together = _texts_together(group) if question else ()
    for heading, column in group:
        label = f"{question}: {heading.label}" if question else heading.label
        _add_column(parts, replace(heading, label=label), column, together)


def _add_ticks_by_text(parts: Parts, question: str, group: Group) -> None:
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
    parts: Parts, heading: Heading, column: CodedText, answers: tuple[str, ...]
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
