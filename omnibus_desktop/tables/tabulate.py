"""Question by breaks -> Table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.bases import routing_words, so_many, who_words
from omnibus_desktop.tables.breaks import Breaks, breaks_of, default_by
from omnibus_desktop.tables.census import census_note
from omnibus_desktop.tables.comparisons import Letters
from omnibus_desktop.tables.counts import Stack, Sums, Tally, stacked, tallies
from omnibus_desktop.tables.disclosure import disclosed
from omnibus_desktop.tables.figures import Figures, described, figures, may_stack
from omnibus_desktop.tables.known import Known, known_of
from omnibus_desktop.tables.method import Circumstances, check, method_of
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.presets import PRESETS
from omnibus_desktop.tables.rows import Rows, rows_of
from omnibus_desktop.tables.table import Column, Method, Origin, State, Statistic, Table
from omnibus_desktop.wave.question import Item, Kind, Question
from omnibus_desktop.wave.wave import Wave

MIN_BASE = 30  # bases under it are marked low, unless half of a known population answered
SMALL_COUNT = 5  # up to so many, a respondent may be recognised

OUR_CHOICE = Options()

Subject = tuple[Question, Item | None]  # what has a table of its own

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
    return tuple(tables_of(wave, breaks, subjects_of(question, item), options))


def subjects_of(question: Question, item: str | None = None) -> list[Subject]:
    """What has a table of its own: the question, or each item of a grid, or the one `item`."""
    if question.kind is not Kind.GRID:
        return [(question, None)]
    items = [each for each in question.items if item is None or each.id == item]
    if not items:
        raise OmnibusError(f"{question.id} has no item {item!r}", "choose one of its items")
    return [(question, each) for each in items]


def tables_of(
    wave: Wave,
    breaks: Breaks,
    subjects: Sequence[Subject],
    options: Options,
) -> list[Table]:
    """The tables of these questions and items under the same columns."""
    rows = [rows_of(wave, question, item and item.id, options) for question, item in subjects]
    tallied = tallies(breaks, rows)
    step = len(rows) if may_stack(breaks, options) else 1
    found = []
    for start in range(0, len(rows), step):
        here = slice(start, start + step)
        found += _stack(wave, breaks, subjects[here], rows[here], tallied[here], options)
    return [
        disclosed(table, breaks, each, options) for table, each in zip(found, rows, strict=True)
    ]


def _stack(
    wave: Wave,
    breaks: Breaks,
    subjects: Sequence[Subject],
    rows: Sequence[Rows],
    tallied: Sequence[Tally],
    options: Options,
) -> list[Table]:
    """Tables that are worked out together."""
    stack = stacked(tallied, rows)
    known = [
        known_of(wave, question, breaks, counted, options)
        for (question, _), counted in zip(subjects, stack.each, strict=True)
    ]
    found = figures(breaks, stack, rows, known, options)
    means = described(
        wave, breaks, list(zip(rows, tallied, stack.each, known, strict=True)), options
    )
    arrays = _arrays(breaks, stack, found)
    tables, start = [], 0
    for number, each in enumerate(rows):
        here = slice(start, start + len(each.rows))
        start = here.stop
        tables.append(
            _table(
                wave,
                subjects[number],
                each,
                breaks,
                stack.each[number],
                known[number],
                means[number],
                {name: array[here] for name, array in arrays.items()},
                found.compared.letters[here],
                options,
            )
        )
    return tables


def _arrays(breaks: Breaks, stack: Stack, found: Figures) -> dict[str, NDArray[Any]]:
    """The arrays of tables (R x C, read-only) by the names that they have there."""
    here = slice(0, len(breaks.groups))
    compared = found.compared
    arrays = {
        "count": stack.count[:, here],
        "weighted": stack.weighted[:, here],
        "percent": 100 * found.share,
        "low": 100 * found.low,
        "high": 100 * found.high,
        "differs": compared.differs,
        "p_rest": compared.p_rest,
    }
    if breaks.weights is not None:
        arrays["weighted_squares"] = stack.squared[:, here]
    if compared.p_pairs is not None:
        arrays["p_pairs"] = compared.p_pairs
    return {name: _fixed(array) for name, array in arrays.items()}


def _table(
    wave: Wave,
    subject: Subject,
    rows: Rows,
    breaks: Breaks,
    counted: Sums,
    known: Known,
    means: tuple[Statistic, ...],
    arrays: dict[str, NDArray[Any]],
    letters: Letters,
    options: Options,
) -> Table:
    question, item = subject
    columns = _columns(breaks, counted, known, options)
    who, routed = who_words(wave, question, options.base), routing_words(wave, question, options)
    return Table(
        question=question.id,
        text=question.text,
        kind=question.kind,
        item=item.id if item else None,
        item_label=item.label if item else "",
        section=question.section,
        base_rule=options.base,
        base_words=f"{who}, {routed}" if routed else who,
        weight=breaks.weights.name if breaks.weights else None,
        filter=options.filter,
        filter_words=breaks.filter_words,
        level=options.level,
        method=_method(breaks, counted, known, options, bool(means)),
        origin=_origin(wave),
        ordered=question.ordered or question.kind in {Kind.SCALE, Kind.NUMERIC},
        columns=columns,
        rows=rows.rows,
        state=_fixed(_state(columns, len(rows.rows))),
        letters=letters,
        statistics=means,
        responses=_responses(question, rows, counted),
        notes=_notes(wave, breaks, counted, known, columns, options),
        min_base=MIN_BASE if options.min_base is None else options.min_base,
        overlapping=breaks.overlapping_names,
        who_words=who,
        filter_labels=breaks.filter_labels,
        **arrays,
    )


def _method(breaks: Breaks, counted: Sums, known: Known, options: Options, means: bool) -> Method:
    """The method, with a correction only where the population of a group is known that is large
    enough to be tested: that of the total alone corrects no test."""
    groups = slice(1, len(known.columns))
    tested = counted.base[groups] >= PRESETS[options.preset].smallest_base
    here = Circumstances(
        tested=bool(breaks.spans),
        finite_tests=bool((np.isfinite(known.columns[groups]) & tested).any()),
        finite=bool(np.isfinite(known.columns).any()),
        weighted=breaks.weights is not None,
        overlapping=any(breaks.overlapping),
        means=means,
    )
    return method_of(options, here)


def _columns(breaks: Breaks, counted: Sums, known: Known, options: Options) -> tuple[Column, ...]:
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
    wave: Wave,
    breaks: Breaks,
    counted: Sums,
    known: Known,
    columns: tuple[Column, ...],
    options: Options,
) -> tuple[str, ...]:
    notes = list(known.notes)
    if whole := census_note(columns, wave.respondent_word):
        notes.append(whole)
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
