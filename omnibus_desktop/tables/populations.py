"""How many there are of whom we asked: the known population of each column, or that it is not
known."""

from __future__ import annotations

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.options import Options
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave

_Answers = tuple[tuple[str, str], ...]  # (question id, answer id) that make a group


@dataclass(frozen=True)
class Populations:
    """Of each column, and of its rest (the other groups of its break): a number, or None where
    it is not known. `note` says why none is known, "" where some are or none is wanted."""

    columns: tuple[int | None, ...]
    rests: tuple[int | None, ...]
    note: str = ""


def populations(
    wave: Wave,
    groups: tuple[_Answers, ...],
    breaks: tuple[tuple[slice, bool], ...],
    options: Options,
) -> Populations:
    """The populations of these columns, the total (no answers) first. `breaks` are the columns
    of each break, and whether its groups overlap.

    Under a filter no population is known, unless the filter asks for answers that have one
    themselves (regions, types): then those add up for the total, and hold for their own columns.
    """
    whole = _whole(wave, options)
    columns: tuple[int | None, ...]
    note = ""
    if whole is None:
        columns = (None,) * len(groups)
    elif options.filter:
        columns = _filtered(wave, groups, options)
        if columns[0] is None:
            note = "How many of the population pass the filter is not known: no correction for it."
    else:
        known = _by_answer(wave) if options.population == "frame" else {}
        columns = tuple(
            whole if not group else known.get(group[0]) if len(group) == 1 else None
            for group in groups
        )
    return Populations(columns, _rests(columns, breaks), note)


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
    return whole


def _by_answer(wave: Wave) -> dict[tuple[str, str], int]:
    return {
        (question.id, answer.id): answer.population
        for question in wave.questions
        for answer in question.answers
        if answer.population is not None
    }


def _filtered(wave: Wave, groups: tuple[_Answers, ...], options: Options) -> tuple[int | None, ...]:
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
    columns: tuple[int | None, ...], breaks: tuple[tuple[slice, bool], ...]
) -> tuple[int | None, ...]:
    """For each column the population of the other groups of its break, where all are known and
    nobody is in two of them."""
    rests: list[int | None] = [None] * len(columns)
    for span, overlapping in breaks:
        known = [population for population in columns[span] if population is not None]
        if overlapping or len(known) < len(columns[span]):
            continue
        for number in range(span.start, span.stop):
            rests[number] = sum(known) - (columns[number] or 0)
    return tuple(rests)
