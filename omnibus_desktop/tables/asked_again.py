"""The same question in several waves, and its table in each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import origin_of, tabulate
from omnibus_desktop.tables.wording import Worded, alike, match
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

TOTAL_ALONE = Options(by=())
_COUNTED = (Kind.SINGLE, Kind.SCALE, Kind.MULTI, Kind.GRID)


@dataclass(frozen=True, eq=False)
class AskedAgain:
    """A question as each wave has it, None where one does not."""

    questions: tuple[Question | None, ...]
    remarks: tuple[str, ...] = ()

    @property
    def newest(self) -> Question:
        return next(question for question in reversed(self.questions) if question is not None)


def asked_again(waves: Sequence[Wave], name: str) -> AskedAgain:
    """The question with this id, or name of a variable, in the first wave that has it; in the
    others the one of the same id and a wording that is alike, or of the same wording.

    Raises OmnibusError where no wave has it, or it has no shares to compare.
    """
    first = next((wave for wave in waves if _has(wave, name)), waves[0])
    wanted = first.question(name)
    if wanted.kind not in _COUNTED:
        raise OmnibusError(
            f"{wanted.id} has no answers whose shares could be compared",
            "name a question with answers to choose from",
        )
    return _again(waves, first, wanted)


def all_asked_again(waves: Sequence[Wave]) -> tuple[AskedAgain, ...]:
    """All questions with shares that at least two of the waves have, in the newest's order."""
    newest = waves[-1]
    found = (_again(waves, newest, each) for each in newest.questions if each.kind in _COUNTED)
    return tuple(each for each in found if sum(q is not None for q in each.questions) > 1)


def tables_of_waves(
    waves: Sequence[Wave], asked: AskedAgain, options: Options = TOTAL_ALONE
) -> tuple[tuple[Table, ...], ...]:
    """The question's tables, one a wave in the order of the waves; of a grid one such row an item
    of the newest wave. A wave without the question has a table without columns or rows."""
    made: list[tuple[Table, ...]] = [
        () if question is None else tabulate(wave, question, options)
        for wave, question in zip(waves, asked.questions, strict=True)
    ]
    newest = next(tables for tables in reversed(made) if tables)
    rows = []
    for table in newest:
        wanted = Worded(f"{table.item}", table.item_label)
        row = []
        for wave, tables in zip(waves, made, strict=True):
            hit = match(wanted, [Worded(f"{each.item}", each.item_label) for each in tables])
            row.append(_without(wave, table) if hit is None else tables[hit.place])
        rows.append(tuple(row))
    return tuple(rows)


def _again(waves: Sequence[Wave], first: Wave, wanted: Question) -> AskedAgain:
    found: list[Question | None] = []
    remarks = []
    for wave in waves:
        if wave is first:
            found.append(wanted)
            continue
        same = _same(wave, wanted)
        found.append(same)
        if same is None and _has(wave, wanted.id):
            remarks.append(
                f"{wave.source} asks something else as {wanted.id}: it is not compared with that."
            )
        elif same is None:
            remarks.append(f"{wave.source} does not have the question {wanted.id}.")
    return AskedAgain(tuple(found), tuple(remarks))


def _same(wave: Wave, wanted: Question) -> Question | None:
    """The wave's question that asks the same."""
    there = [each for each in wave.questions if _compares(each.kind, wanted.kind)]
    hit = match(Worded(wanted.id, wanted.text), [Worded(each.id, each.text) for each in there])
    if hit is not None:
        return there[hit.place]
    if any(question.id == wanted.id for question in wave.questions) or not _has(wave, wanted.id):
        return None
    alone = wave.question(wanted.id)  # a variable of a set or of a grid
    fits = _compares(alone.kind, wanted.kind) and alike(alone.text, wanted.text)
    return alone if fits else None


def _compares(one: Kind, other: Kind) -> bool:
    """Whether questions of these kinds may be the same: a list may have become a scale."""
    simple = (Kind.SINGLE, Kind.SCALE)
    return one in _COUNTED and (one is other or (one in simple and other in simple))


def _has(wave: Wave, name: str) -> bool:
    return any(question.id == name or name in question.variables for question in wave.questions)


def _without(wave: Wave, like: Table) -> Table:
    """The table of a question that the wave does not have."""
    nothing = np.zeros((0, 0))
    return replace(
        like,
        origin=origin_of(wave),
        columns=(),
        rows=(),
        count=nothing.astype(np.int64),
        differs=nothing.astype(np.int8),
        state=nothing.astype(np.uint8),
        weighted=nothing,
        percent=nothing,
        low=nothing,
        high=nothing,
        p_rest=nothing,
        pairs=None,
        statistics=(),
        responses=None,
        notes=(),
        weighted_squares=None,
    )
