"""Question by breaks -> Table."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.averages import statistics
from omnibus_desktop.tables.bases import routing_words, so_many, who_words
from omnibus_desktop.tables.breaks import Breaks, breaks_of, default_by
from omnibus_desktop.tables.comparisons import compare
from omnibus_desktop.tables.counts import Sums, sums
from omnibus_desktop.tables.intervals import Floats, shrink, wilson
from omnibus_desktop.tables.method import check, method_of
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.rows import Rows, rows_of
from omnibus_desktop.tables.significance import SMALLEST_BASE
from omnibus_desktop.tables.table import Column, Method, Origin, State, Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Item, Kind, Question
from omnibus_desktop.wave.wave import Wave

MIN_BASE = 30  # bases under it are marked low, unless half of a known population answered
SMALL_COUNT = 5  # up to so many, a respondent may be recognised

OUR_CHOICE = Options()

_Number = TypeVar("_Number", bound=np.generic)


def tabulate(
    wave: Wave, question: Question, options: Options = OUR_CHOICE, item: str | None = None
) -> tuple[Table, ...]:
    """The table of this question by the chosen breaks; of a grid one table an item, or that of
    the one `item` alone.

    Raises OmnibusError where a choice names something that the wave does not have, or where the
    question has nothing to count (open answers).
    """
    check(options)
    by = default_by(wave, question) if options.by is None else options.by
    breaks = breaks_of(wave, by, options)
    if question.kind is not Kind.GRID:
        return (_table(wave, question, None, breaks, options),)
    items = [each for each in question.items if item is None or each.id == item]
    if not items:
        raise OmnibusError(f"{question.id} has no item {item!r}", "choose one of its items")
    return tuple(_table(wave, question, each, breaks, options) for each in items)


@dataclass(frozen=True, eq=False)
class _Known:
    """The population of each column and of each rest, NaN where it is not known, and why."""

    columns: Floats
    rests: Floats
    notes: tuple[str, ...]


def _table(
    wave: Wave, question: Question, item: Item | None, breaks: Breaks, options: Options
) -> Table:
    rows = rows_of(wave, question, item.id if item else None, options)
    counted = sums(breaks, rows)
    known = _known(wave, question, breaks, counted, options)
    share = _share(counted)
    low, high = _interval(share, breaks, counted, known, options)
    compared = compare(breaks, counted, share, known.columns, known.rests, options)
    here = slice(0, len(breaks.groups))
    columns = _columns(breaks, counted, known, options)
    who, routed = who_words(wave, question, options.base), routing_words(wave, question, options)
    weights = breaks.weights
    return Table(
        question=question.id,
        text=question.text,
        kind=question.kind,
        item=item.id if item else None,
        item_label=item.label if item else "",
        section=question.section,
        base_rule=options.base,
        base_words=f"{who}, {routed}" if routed else who,
        weight=weights.name if weights else None,
        filter=options.filter,
        filter_words=breaks.filter_words,
        level=options.level,
        method=_method(breaks, counted, known, options),
        origin=_origin(wave),
        ordered=question.ordered or question.kind in {Kind.SCALE, Kind.NUMERIC},
        columns=columns,
        rows=rows.rows,
        count=_fixed(counted.count[here].T),
        weighted=_fixed(counted.weighted[here].T),
        percent=_fixed(100 * share[:, here]),
        low=_fixed(100 * low),
        high=_fixed(100 * high),
        differs=_fixed(compared.differs),
        p_rest=_fixed(compared.p_rest),
        state=_fixed(_state(columns, len(rows.rows))),
        letters=compared.letters,
        statistics=statistics(wave, breaks, rows, counted, known.columns),
        responses=_responses(question, rows, counted),
        notes=_notes(wave, breaks, counted, known, options),
        min_base=MIN_BASE if options.min_base is None else options.min_base,
        overlapping=breaks.overlapping_names,
        weighted_squares=None if weights is None else _fixed(counted.squared[here].T),
        p_pairs=compared.p_pairs,
        who_words=who,
        filter_labels=breaks.filter_labels,
    )


def _share(counted: Sums) -> Floats:
    """Shares of all sides (R x 2C), 0 to 1, NaN where the base is 0."""
    base = counted.weighted_base
    share = np.full(counted.weighted.T.shape, np.nan)
    np.divide(counted.weighted.T, base, out=share, where=base > 0)
    return share


def _interval(
    share: Floats, breaks: Breaks, counted: Sums, known: _Known, options: Options
) -> tuple[Floats, Floats]:
    here = slice(0, len(breaks.groups))
    factor = shrink(counted.base[here], known.columns)
    return wilson(share[:, here], counted.effective_base[here], factor, options.level)


def _known(
    wave: Wave, question: Question, breaks: Breaks, counted: Sums, options: Options
) -> _Known:
    """What is known of the populations for this question: nothing where only some were asked,
    for how many of the population would have been is not known; nothing for a column in which
    more answered than there should be."""
    columns = np.array(breaks.populations.columns, dtype=np.float64)
    rests = np.array(breaks.populations.rests, dtype=np.float64)
    notes = [breaks.populations.note] if breaks.populations.note else []
    if np.isfinite(columns).any() and question.routed_from is not None and options.base != "all":
        columns, rests = np.full_like(columns, np.nan), np.full_like(rests, np.nan)
        notes.append(
            "How many of the population would have been asked this question is not known: no"
            " correction for it."
        )
    base = counted.base[: len(columns)]
    if np.any(base > columns):
        word = wave.respondent_word
        notes.append(
            f"More {word} answered than there should be in some groups: no correction there."
        )
        columns = np.where(base > columns, np.nan, columns)
    rests = np.where(counted.base[len(columns) :] > rests, np.nan, rests)
    return _Known(columns, rests, tuple(notes))


def _method(breaks: Breaks, counted: Sums, known: _Known, options: Options) -> Method:
    """The method, with a correction only where the population of a group is known that is large
    enough to be tested: that of the total alone corrects no test."""
    groups = slice(1, len(known.columns))
    tested = counted.base[groups] >= SMALLEST_BASE
    corrected = bool((np.isfinite(known.columns[groups]) & tested).any())
    return method_of(options, corrected, breaks.weights is not None, bool(breaks.spans))


def _columns(breaks: Breaks, counted: Sums, known: _Known, options: Options) -> tuple[Column, ...]:
    return tuple(
        Column(
            group.key,
            group.by,
            group.group,
            group.heading,
            group.label,
            group.letter,
            asked,
            answered,
            base,
            effective,
            None if population != population else int(population),
            _is_low(answered, population, options.min_base),
        )
        for group, asked, answered, base, effective, population in zip(
            breaks.groups,
            counted.asked.tolist(),
            counted.base.tolist(),
            counted.weighted_base.tolist(),
            counted.effective_base.tolist(),
            known.columns.tolist(),
            strict=False,
        )
    )


def _is_low(base: int, population: float, min_base: int | None) -> bool:
    if min_base is not None:
        return base < min_base
    return base < MIN_BASE and not base >= population / 2


def _state(columns: tuple[Column, ...], rows: int) -> NDArray[np.uint8]:
    states = [
        State.NOT_ASKED if not column.asked else State.LOW if column.low else State.SHOWN
        for column in columns
    ]
    return np.tile(np.array(states, dtype=np.uint8), (rows, 1))


def _responses(question: Question, rows: Rows, counted: Sums) -> float | None:
    """How many answers the total column gave in all, nets left out; for sets only."""
    if question.kind is not Kind.MULTI:
        return None
    return float(counted.weighted[0, : len(rows.shown)].sum())


def _notes(
    wave: Wave, breaks: Breaks, counted: Sums, known: _Known, options: Options
) -> tuple[str, ...]:
    notes = list(known.notes)
    notes += _weight_notes(wave, breaks)
    if options.disclosure == "internal" and wave.population is not None:
        count = counted.count[: len(breaks.groups)]
        small = int(((count > 0) & (count <= SMALL_COUNT)).sum())
        if small:
            notes.append(
                f"For internal use: {small} {'figures stand' if small > 1 else 'figure stands'}"
                f" for 1 to {SMALL_COUNT} {wave.respondent_word}, who may be recognised."
            )
    return tuple(notes)


def _weight_notes(wave: Wave, breaks: Breaks) -> list[str]:
    weights, notes = breaks.weights, []
    if weights is not None and weights.unusable:
        one = weights.unusable == 1
        notes.append(
            f"{so_many(weights.unusable, wave.respondent_word)} {'has' if one else 'have'} no"
            f" usable weight in {weights.name} and {'counts' if one else 'count'} as 0."
        )
    if weights is not None and weights.zeros:
        is_ = "is" if weights.zeros == 1 else "are"
        notes.append(
            f"{so_many(weights.zeros, wave.respondent_word)} with a weight of 0 in"
            f" {weights.name} {is_} in the unweighted base, but in no weighted figure."
        )
    return notes


def _origin(wave: Wave) -> Origin:
    return Origin(
        wave.title,
        wave.source,
        wave.respondents,
        wave.population,
        wave.respondent_word,
        wave.period,
        wave.synthetic,
        wave.organisation,
    )


def _fixed(array: NDArray[_Number]) -> NDArray[_Number]:
    fixed = np.ascontiguousarray(array)
    fixed.setflags(write=False)
    return fixed
