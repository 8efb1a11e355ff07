"""Gives a wave whose respondents are authorities its population, its region and its type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from omnibus_desktop.authorities.column import Column, column_of
from omnibus_desktop.authorities.dates import date_of
from omnibus_desktop.authorities.frame import LONDON_PARTS, REGIONS, TYPES, Frame, at
from omnibus_desktop.authorities.groupings import with_groupings
from omnibus_desktop.authorities.members import NameOf, members_of, names_in
from omnibus_desktop.authorities.recognise import Recognised, region_question, type_question
from omnibus_desktop.wave.columns import CodedText, narrow
from omnibus_desktop.wave.question import Answer, Confidence, Kind, Question
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.variable import Content, Measure, Variable
from omnibus_desktop.wave.wave import Wave

_TYPE_CODES = {name: code for code, name in TYPES}
_REGION_CODES = {name: code for code, name in REGIONS}
_LONDON_CODES = {name: code for code, name in LONDON_PARTS}


def attach(
    wave: Wave,
    day: date | None = None,
    facts: Mapping[str, str] | None = None,
    setup: Setup | None = None,
) -> Wave:
    """The wave with what is known of authorities, on `day` or on the wave's own date.

    Where its respondents are authorities: its population, that of each region and type, and, from
    a code or name, both as questions where it has none, and which part of London it is. `facts`
    are what the file says of itself, by names in lower case. A survey of other respondents gets
    only its default breaks. Of `setup` counts what a person said of authorities; questions that it
    names must be in the wave, each with one answer a respondent.
    """
    setup = setup or Setup()
    unjoined = wave
    day, source = (day, "its dates of fieldwork") if day is not None else date_of(wave)
    frame = at(day)
    region, kind = region_question(wave, setup.region), type_question(wave, setup.authority_type)
    column = column_of(wave, frame, setup)
    london = None
    if column is not None:
        wave, london = _with_london(wave, column)
        wave, region, kind = _with_derived(wave, column, region, kind)
    defaults = tuple(found.question.id for found in (region, kind) if found is not None)
    remarks = () if column is None else column.remarks()
    wave = replace(wave, by_default=defaults, remarks=(*wave.remarks, *remarks), unjoined=unjoined)
    if column is not None:
        wave = replace(wave, authorities=tuple(code for code, n in column.counts().items() if n))
    if not _are_authorities(wave, frame, facts or {}, column, region, kind):
        return wave
    known = _known_of_all(region, kind, london)
    wave = replace(wave, members=members_of(wave, frame, column, known))
    return _with_population(wave, frame, source, region, kind, london)


def _known_of_all(
    region: Recognised | None, kind: Recognised | None, london: Recognised | None
) -> list[tuple[Recognised, NameOf]]:
    """The questions that the list answers for each authority, and how."""
    looked_up: list[tuple[Recognised | None, NameOf]] = [
        (region, lambda authority: authority.region),
        (kind, lambda authority: authority.type),
        (london, lambda authority: authority.london_part),
    ]
    return [(found, name_of) for found, name_of in looked_up if found is not None]


def _with_london(wave: Wave, column: Column) -> tuple[Wave, Recognised | None]:
    """The wave with the question which part of London it is, where any of it is in London."""
    if not any(authority.london for authority in column.authorities if authority is not None):
        return wave, None
    names = [None if a is None else a.london_part for a in column.authorities]
    return _add(wave, "london_part", "Part of London", _LONDON_CODES, names, column)


def _with_derived(
    wave: Wave, column: Column, region: Recognised | None, kind: Recognised | None
) -> tuple[Wave, Recognised, Recognised]:
    """The wave with the questions Region and Authority type in front, made from the authorities
    where the file itself has none; the column of authorities is no question then."""
    wave = wave.with_questions([_as_admin(question, column) for question in wave.questions])
    if kind is None:
        names = [None if a is None else a.type for a in column.authorities]
        wave, kind = _add(wave, "authority_type", "Authority type", _TYPE_CODES, names, column)
    if region is None:
        names = [None if a is None else a.region for a in column.authorities]
        wave, region = _add(wave, "region", "Region", _REGION_CODES, names, column)
    return wave, region, kind


def _as_admin(question: Question, column: Column) -> Question:
    if question.variables != (column.variable,):
        return question
    reason = "the authority of each respondent"
    return replace(question, kind=Kind.ADMIN, answers=(), nets=(), ordered=False, reason=reason)


def _add(
    wave: Wave,
    name: str,
    text: str,
    codes: Mapping[str, str],
    names: list[str | None],
    column: Column,
) -> tuple[Wave, Recognised]:
    """The wave with one more question, made from the region or type of each distinct value of the
    authority column."""
    ids = tuple(codes.values())
    place = {known: at for at, known in enumerate(codes)}
    table = [len(ids) if known is None else place[known] for known in names]
    data = CodedText(ids, np.array([*table, len(ids)], dtype=narrow(len(ids)))[column.place])
    name = _unused(wave, name)
    variable = Variable(
        name,
        text,
        Content.TEXT,
        Measure.NOMINAL,
        tuple((code, known) for known, code in codes.items()),
        format="A9",
    )
    answers = tuple(Answer(code, known) for known, code in codes.items())
    question = Question(
        name,
        text,
        Kind.SINGLE,
        (name,),
        answers,
        reason=f"looked up for each authority in {column.variable}",
        confidence=Confidence.STATED,
    )
    wave = replace(
        wave,
        questions=(question, *wave.questions),
        variables={**wave.variables, name: variable},
        data={**wave.data, name: data},
    )
    return wave, Recognised(question, {code: known for known, code in codes.items()})


def _unused(wave: Wave, name: str) -> str:
    taken = {known.casefold() for known in (*wave.variables, *(q.id for q in wave.questions))}
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free


def _are_authorities(
    wave: Wave,
    frame: Frame,
    facts: Mapping[str, str],
    column: Column | None,
    region: Recognised | None,
    kind: Recognised | None,
) -> bool:
    """Whether each respondent is an authority: the file says so, or each has a code or name of
    its own, or regions and types are those of authorities and nowhere more than there are."""
    if region is None and kind is None:
        return False
    said = f"{facts.get('population', '')} {facts.get('respondent', '')}".lower().split()
    if any(word.startswith("authorit") or word in ("las", "councils") for word in said):
        return True
    if facts.get("population", "").strip() == str(len(frame)):
        return True
    if column is not None:
        return column.is_one_each()
    if region is None or kind is None or wave.respondents == 0:
        return False
    cells = Counter(zip(names_in(wave, region), names_in(wave, kind), strict=True))
    limits = frame.by_region_and_type
    return all(
        count <= limits.get((str(r), str(k)), 0)
        for (r, k), count in cells.items()
        if r is not None and k is not None
    )


def _with_population(
    wave: Wave,
    frame: Frame,
    source: str,
    region: Recognised | None,
    kind: Recognised | None,
    london: Recognised | None,
) -> Wave:
    counts = (
        (region, frame.by_region),
        (kind, frame.by_type),
        (london, frame.by_london_part),
    )
    changed = {
        found.question.id: _counted(found, population)
        for found, population in counts
        if found is not None
    }
    day = f"{frame.day.day} {frame.day:%B %Y}"
    remark = Remark("population", f"The {len(frame)} authorities of England on {day}, by {source}.")
    wave = wave.with_questions([changed.get(q.id, q) for q in wave.questions])
    for found in (region, kind):  # of three parts of London too many questions are groupings
        if found is not None:
            wave = with_groupings(wave, changed[found.question.id])
    return replace(
        wave,
        population=len(frame),
        respondent_word="authorities",
        remarks=(*wave.remarks, remark),
    )


def _counted(found: Recognised, population: Mapping[str, int]) -> Question:
    """The question with the population of each answer; answers that had no order but that of the
    alphabet stand as usual, from north to south."""
    answers = [
        replace(answer, population=population.get(found.names[answer.id], 0))
        if answer.id in found.names
        else answer
        for answer in found.question.answers
    ]
    if all(answer.id == answer.label for answer in answers):
        usual = [*_REGION_CODES, *_TYPE_CODES]
        last = len(usual)
        answers.sort(key=lambda a: usual.index(found.names[a.id]) if a.id in found.names else last)
    return replace(found.question, answers=tuple(answers), ordered=False)
