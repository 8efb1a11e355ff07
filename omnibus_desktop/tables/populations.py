"""How many there are of whom we asked: the known population of each column, or that it is not
known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.banner import Banner, ByNets
from omnibus_desktop.tables.bases import so_many
from omnibus_desktop.tables.members import Members
from omnibus_desktop.tables.options import Options
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave

_NESTED = "The population of nested groups is not known: no correction for them."

_Answers = tuple[tuple[str, str], ...]  # (question id, answer id) that make a group


@dataclass(frozen=True)
class Populations:
    """Of each column, and of its rest (the other groups of its break): a number, or None where
    it is not known. `note` says why some are not, "" where none is wanted."""

    columns: tuple[int | None, ...]
    rests: tuple[int | None, ...]
    note: str = ""

    def at(self, places: Sequence[int]) -> Populations:
        """Those of the columns at these places."""
        columns = tuple(self.columns[place] for place in places)
        return replace(self, columns=columns, rests=tuple(self.rests[place] for place in places))

    @cached_property
    def any_known(self) -> bool:
        """Whether that of any column is known."""
        return any(population is not None for population in self.columns)

    @cached_property
    def sides(self) -> NDArray[np.float64]:
        """The columns and then their rests (2C), NaN where it is not known."""
        return np.array((*self.columns, *self.rests), dtype=np.float64)


def populations(wave: Wave, banner: Banner, options: Options) -> Populations:
    """The populations of these columns, the total (no answers) first.

    Of groups that nest, and under a filter, they are counted where the wave knows the answers of
    each member of its population. Else those of nested groups are not known, and under a filter
    none, unless it asks for answers that have one themselves (regions, types): then those add up
    for the total, and hold for their own columns.
    """
    groups = tuple(group.answers for group in banner.groups)
    whole = _whole(wave, options)
    columns: tuple[int | None, ...]
    members = Members(wave, options.by_nets)
    note = ""
    if whole is None:
        columns = (None,) * len(groups)
    elif options.filter:
        columns = _filtered(wave, members, groups, options)
        if columns[0] is None:
            note = "How many of the population pass the filter is not known: no correction for it."
    else:
        by_frame = options.population == "frame"
        known = _by_answer(wave, options.by_nets) if by_frame else {}
        columns = tuple(
            whole
            if not group
            else known.get(group[0])
            if len(group) == 1
            else members.count(group)
            if by_frame
            else None
            for group in groups
        )
        nested = [n for n, group in enumerate(groups) if len(group) > 1]
        if known and any(columns[number] is None for number in nested):
            note = _NESTED
    return Populations(columns, _rests(columns, banner, members, options), note)


def _whole(wave: Wave, options: Options) -> int | None:
    """The population of the whole wave, as chosen."""
    if options.population == "frame":
        return wave.population
    if options.population == "none":
        return None
    try:
        whole = int(options.population)
    except ValueError:
        whole = 0
    if whole < 1:
        raise OmnibusError(
            f"the population cannot be {options.population!r}",
            "give frame, none or a whole number above 0",
        )
    if whole < wave.respondents:
        raise OmnibusError(
            f"the population cannot be {whole:,}, as there are"
            f" {so_many(wave.respondents, wave.respondent_word)} already",
            f"give {wave.respondents:,} or more, frame or none",
        )
    return whole


def _by_answer(wave: Wave, by_nets: ByNets = ()) -> dict[tuple[str, str], int]:
    """By question and answer, where it is known; of a net the sum of its answers', for only
    questions with one answer a respondent have any."""
    known = {
        (question.id, answer.id): answer.population
        for question in wave.questions
        for answer in question.answers
        if answer.population is not None
    }
    for name, net in by_nets:
        members = [(name, answer) for answer in dict.fromkeys(net.answers)]
        if all(member in known for member in members):
            known[name, f"net:{net.label}"] = sum(known[member] for member in members)
    return known


def _filtered(
    wave: Wave, members: Members, groups: tuple[_Answers, ...], options: Options
) -> tuple[int | None, ...]:
    if options.population == "frame" and members.count((), options.filter) is not None:
        return tuple(members.count(group, options.filter) for group in groups)
    known = _by_answer(wave) if options.population == "frame" else {}
    passing = {(name, code) for name, codes in options.filter for code in codes}
    if len(options.filter) != 1 or not passing <= known.keys():
        return (None,) * len(groups)

    def population(group: _Answers) -> int | None:
        if not group:
            return sum(known[answer] for answer in passing)
        if len(group) > 1 or group[0][0] != options.filter[0][0]:
            return None
        return known[group[0]] if group[0] in passing else 0

    return tuple(population(group) for group in groups)


def _rests(
    columns: tuple[int | None, ...], banner: Banner, members: Members, options: Options
) -> tuple[int | None, ...]:
    """For each column the population of the other groups of its break, where all are known and
    nobody is in two of them but by way of a net."""
    rests: list[int | None] = [None] * len(columns)
    for span, overlapping in zip(banner.spans, banner.overlapping, strict=True):
        numbers = range(span.start, span.stop)
        apart = [columns[number] for number in numbers if number not in banner.nets]
        known = [population for population in apart if population is not None]
        if len(known) < len(apart) or (overlapping and len(apart) == len(numbers)):
            continue
        whole = sum(known)
        nested = banner.groups[span.start].answers if numbers else ()
        if len(nested) > 1:  # groups that nobody is in have no column, but their members count
            whole = members.having([name for name, _ in nested], options.filter)
        for number in numbers:
            column = columns[number]
            rests[number] = None if column is None else whole - column
    return tuple(rests)
