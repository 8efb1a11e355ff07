"""Question by breaks -> Table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.bases import choice_words, routing_words, who_words
from omnibus_desktop.tables.breaks import Breaks, breaks_of, default_by
from omnibus_desktop.tables.counts import Stack, Sums, Tally, stacked, tallies
from omnibus_desktop.tables.disclosure import disclosed
from omnibus_desktop.tables.figures import Figures, described, figures, may_stack
from omnibus_desktop.tables.heads import MIN_BASE, TINY_BASE, columns_of
from omnibus_desktop.tables.known import Known, known_of
from omnibus_desktop.tables.made_of import untested
from omnibus_desktop.tables.method import Circumstances, check, method_of
from omnibus_desktop.tables.notes import notes_of
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.presets import PRESETS
from omnibus_desktop.tables.reading import reading_words
from omnibus_desktop.tables.rows import Rows, rows_of
from omnibus_desktop.tables.table import Method, Origin, Statistic, Table
from omnibus_desktop.wave.question import Item, Kind, Question
from omnibus_desktop.wave.wave import Wave

OUR_CHOICE = Options()
OF_RESPONSES = "No differences were tested, and there are no intervals: figures are of responses."

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
    rows = [
        rows_of(wave, question, item.id if item else None, options) for question, item in subjects
    ]
    tallied = tallies(breaks, rows)
    step = len(rows) if may_stack(breaks, options) else 1
    found = []
    for start in range(0, len(rows), step):
        here = slice(start, start + step)
        found += _stack(wave, breaks, subjects[here], rows[here], tallied[here], options)
    return [
        disclosed(wave, untested(wave, table, breaks), breaks, each, options)
        for table, each in zip(found, rows, strict=True)
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
        known_of(wave, breaks, each, counted, options)
        for each, counted in zip(rows, stack.each, strict=True)
    ]
    found = figures(breaks, stack, rows, known, options)
    means = described(
        wave, breaks, list(zip(rows, tallied, stack.each, known, strict=True)), options
    )
    methods = _methods(breaks, stack, known, means, options)
    if rows[0].of_responses:
        methods = [replace(each, test="none", words=OF_RESPONSES) for each in methods]
    heads, states = columns_of(breaks, stack.each, known, options)
    arrays = _arrays(breaks, stack, found) | {"state": _fixed(states[stack.table])}
    same = _same(wave, breaks, options)
    pairs = found.compared.pairs
    tables, start = [], 0
    for number, each in enumerate(rows):
        here = slice(start, start + len(each.rows))
        start = here.stop
        counted, columns = stack.each[number], heads[number]
        of_this: dict[str, Any] = {
            **same,
            **_about(wave, *subjects[number], each, options),
            **{name: array[here] for name, array in arrays.items()},
            "columns": columns,
            "pairs": None if pairs is None else pairs.rows(here),
            "statistics": means[number],
            "method": methods[number],
            "responses": _responses(each, counted),
            "notes": notes_of(wave, breaks, each, counted, known[number], columns, options),
        }
        tables.append(Table(**of_this))
    return tables


def origin_of(wave: Wave) -> Origin:
    """Where figures of this wave come from."""
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


def _named_filter(name: str, words: str) -> str:
    """The conditions in words, behind the name of a filter that has one."""
    return f"{name} ({words})" if name and words else words


def _same(wave: Wave, breaks: Breaks, options: Options) -> dict[str, Any]:
    """What is the same in all tables under the same columns."""
    return {
        "base_rule": options.base,
        "weight": breaks.weights.name if breaks.weights else None,
        "filter": options.filter,
        "filter_words": _named_filter(options.filter_name, breaks.filter_words),
        "filter_labels": breaks.filter_labels,
        "filter_names": breaks.filter_names,
        "filter_subjects": breaks.filter_subjects,
        "filter_name": options.filter_name if breaks.filter_words else "",
        "level": options.level,
        "origin": origin_of(wave),
        "min_base": MIN_BASE if options.min_base is None else options.min_base,
        "tiny_base": TINY_BASE if options.tiny_base is None else options.tiny_base,
        "disclosure": options.disclosure,
        "symbols": options.symbols,
        "decimals": options.decimals,
        "overlapping": breaks.overlapping_names,
    }


def _about(
    wave: Wave, question: Question, item: Item | None, rows: Rows, options: Options
) -> dict[str, Any]:
    """What a table is about: its question, its rows, and whom its figures are of."""
    who, routed = who_words(wave, question, options.base), routing_words(wave, question, options)
    read = reading_words(question, options)
    chosen = choice_words(question, rows.member.answers, options)
    if rows.of_responses:
        who = f"answers of {who}"
    return {
        "question": question.id,
        "text": question.text,
        "kind": question.kind,
        "item": item.id if item else None,
        "item_label": item.label if item else "",
        "section": question.section,
        "ordered": question.ordered or question.kind in {Kind.SCALE, Kind.NUMERIC},
        "rows": rows.rows,
        "who_words": who,
        "base_words": ", ".join(part for part in (who, routed, read, chosen) if part),
        "answers_read": question.answers_read,
        "percent_of": "responses" if rows.of_responses else "respondents",
    }


def _arrays(breaks: Breaks, stack: Stack, found: Figures) -> dict[str, NDArray[Any]]:
    """The arrays of tables (R x C, read-only) by the names that they have there."""
    here = slice(0, len(breaks.groups))
    compared = found.compared
    arrays: dict[str, NDArray[Any]] = {
        "count": stack.count[here].T,
        "weighted": stack.weighted[here].T,
        "percent": 100 * found.share,
        "low": 100 * found.low,
        "high": 100 * found.high,
        "differs": compared.differs,
        "p_rest": compared.p_rest,
    }
    if breaks.weights is not None:
        arrays["weighted_squares"] = stack.squared[here].T
    return {name: _fixed(array) for name, array in arrays.items()}


def _methods(
    breaks: Breaks,
    stack: Stack,
    known: Sequence[Known],
    means: Sequence[tuple[Statistic, ...]],
    options: Options,
) -> list[Method]:
    """The method of each table, with a correction only where the population of a group is known
    that is large enough to be tested: that of the total alone corrects no test."""
    smallest = PRESETS[options.preset].smallest_base
    found: dict[tuple[bool, bool, bool], Method] = {}
    methods = []
    for each, counted, described_ in zip(known, stack.each, means, strict=True):
        finite = any(population is not None for population in each.populations)
        bases = counted.base.tolist()
        tested = finite and any(
            population is not None and base >= smallest
            for population, base in zip(each.populations[1:], bases[1:], strict=False)
        )
        key = tested, finite, bool(described_)
        if key not in found:
            here = Circumstances(
                tested=bool(breaks.spans),
                finite_tests=tested,
                finite=finite,
                weighted=breaks.weights is not None,
                overlapping=any(breaks.overlapping),
                means=bool(described_),
            )
            found[key] = method_of(options, here)
        methods.append(found[key])
    return methods


def _responses(rows: Rows, counted: Sums) -> float | None:
    """How many answers the total column gave in all, nets left out; for sets only."""
    if rows.question.kind is not Kind.MULTI:
        return None
    return float(counted.weighted[0, : len(rows.shown)].sum())


def _fixed(array: NDArray[_Number]) -> NDArray[_Number]:
    fixed = np.ascontiguousarray(array)
    fixed.setflags(write=False)
    return fixed
