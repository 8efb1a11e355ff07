"""From variables to questions: kinds, sets, grids, routing, and what is worth telling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.infer_declared import as_said, with_said_routing, with_scores
from omnibus_desktop.readers.infer_groups import groups
from omnibus_desktop.readers.infer_kinds import (
    Single,
    alone,
    order_is_meant,
    single,
)
from omnibus_desktop.readers.infer_remarks import of_codes, of_unused_weights, of_weight
from omnibus_desktop.readers.infer_routing import nobody_waits, with_routing
from omnibus_desktop.readers.infer_sets import of_set
from omnibus_desktop.readers.look_alikes import of_look_alikes, of_same_labels
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.remark import Remark


def questions(
    contents: Contents, look_up: Callable[[], None] = nobody_waits
) -> tuple[tuple[Question, ...], tuple[Remark, ...]]:
    """The questions of a file in the order of their first variables, and remarks about them.

    Nothing here changes a number: a wrong guess shows a question in another way. `look_up` is
    called for each variable, and again for each question; what it raises ends the work.
    """
    believe_order = order_is_meant(contents.variables)
    singles = {}
    for variable in contents.variables:
        look_up()
        data = contents.data[variable.name]
        found_alone = single(variable, data, contents.weight, believe_order=believe_order)
        singles[variable.name] = as_said(found_alone, contents)
    sets, remarks = _sets(contents, singles)
    found = _in_order(contents, singles, sets)
    found = with_scores(_with_own_ids(_with_sections(found, contents), singles), contents)
    variables = {variable.name: variable for variable in contents.variables}
    by_data = with_routing(found, variables, contents.data, look_up=look_up)
    routed, told = with_said_routing(by_data, contents)
    remarks += [*told, *_remarks(contents, singles)]
    remarks += [*of_look_alikes(routed), *of_same_labels(routed)]
    return routed, tuple(remarks)


def _sets(contents: Contents, singles: Mapping[str, Single]) -> tuple[list[Question], list[Remark]]:
    """The file's own sets as questions; one that names no variable of the file is left out."""
    found: list[Question] = []
    remarks: list[Remark] = []
    for known in contents.sets:
        there = tuple(name for name in known.variables if name in singles)
        if len(there) < len(known.variables):
            remarks.append(
                Remark(known.name, "The set names variables that the file does not have.")
            )
        if there:
            found.append(of_set(replace(known, variables=there), singles))
    return found, remarks


def _in_order(
    contents: Contents, singles: Mapping[str, Single], sets: Sequence[Question]
) -> list[Question]:
    """Sets where their first variable stands; between them what the other variables make up."""
    taken = {name for question in sets for name in question.variables}
    at = {variable.name: place for place, variable in enumerate(contents.variables)}
    found = list(sets)
    row: list[Single] = []
    for one in (*singles.values(), None):
        if one is not None and one.variable.name not in taken:
            row.append(one)
            continue
        found.extend(alone(part) if isinstance(part, Single) else part for part in groups(row))
        row = []
    return sorted(found, key=lambda question: min(at[name] for name in question.variables))


def _with_sections(found: Iterable[Question], contents: Contents) -> list[Question]:
    """Sections by the variable attribute "Section" of a question's first variable."""
    sections = {
        variable: value.strip()
        for (variable, name), value in (contents.variable_attributes or {}).items()
        if name.lstrip("$@").casefold() == "section"
    }
    if not sections:
        return list(found)
    return [
        replace(question, section=sections.get(question.variables[0], "")) for question in found
    ]


def _with_own_ids(found: Iterable[Question], singles: Mapping[str, Single]) -> list[Question]:
    """No two questions with one id, and none with the name of a variable that is not its only
    one: that name means the variable alone."""
    names = {name.casefold() for name in singles}
    taken: set[str] = set()
    unique: list[Question] = []
    for question in found:
        own = question.variables == (question.id,)
        candidate, number = question.id, 1
        while candidate.casefold() in taken or (not own and candidate.casefold() in names):
            number += 1
            word = "set" if question.kind is Kind.MULTI else "grid"
            candidate = f"{question.id}_{word}" + (f"{number - 1}" if number > 2 else "")
        taken.add(candidate.casefold())
        unique.append(replace(question, id=candidate) if candidate != question.id else question)
    return unique


def _remarks(contents: Contents, singles: Mapping[str, Single]) -> list[Remark]:
    remarks = of_codes({name: one.unlabelled for name, one in singles.items()})
    if contents.weight is None:
        return remarks + of_unused_weights(singles.values())
    weight = next((v for v in contents.variables if v.name == contents.weight), None)
    return remarks + of_weight(weight, contents.data)
