"""The same question in several waves, and its table in each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import origin_of, tabulate
from omnibus_desktop.tables.wording import Worded, alike, closest_text, key, match
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

TOTAL_ALONE = Options(by=())
_FEWEST_ANSWERS = 4  # that say of a question which one it is
_LONGEST = 80  # characters of a question that is named
_COUNTED = (Kind.SINGLE, Kind.SCALE, Kind.MULTI, Kind.GRID)


@dataclass(frozen=True, eq=False)
class AskedAgain:
    """A question as each wave has it, None where one does not."""

    questions: tuple[Question | None, ...]
    remarks: tuple[str, ...] = ()

    @property
    def newest(self) -> Question:
        return next(question for question in reversed(self.questions) if question is not None)


def asked_again(waves: Sequence[Wave], name: str, of: Wave | None = None) -> AskedAgain:
    """The question with this id, or name of a variable, in the wave `of`, or else in the first
    that has it; in the others the one of the same id and a wording that is alike, or of the same
    wording, or else the only one that has the same answers.

    Raises OmnibusError where no wave has it, or it has no shares to compare.
    """
    first = of or next((wave for wave in waves if _has(wave, name)), waves[0])
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


def closest(wave: Wave, wanted: Question) -> Question | None:
    """The question of the wave that is worded most like this one; None where none is."""
    there = [each for each in wave.questions if each.kind in _COUNTED]
    place = closest_text(wanted.text, [each.text for each in there])
    return None if place is None else there[place]


def shortened(text: str) -> str:
    """A question's wording, no longer than can be told in passing."""
    told = plain(text).strip()
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1].rstrip()}…"


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
        if same is None and (same := _answered_alike(wave, wanted, first)) is not None:
            remarks.append(
                f"{wave.source} has {wanted.id} in other words, with the same answers: "
                f"{same.id} “{shortened(same.text)}”."
            )
        found.append(same)
        if same is None:
            remarks.append(_lacks(wave, wanted))
    return AskedAgain(tuple(found), tuple(remarks))


def _lacks(wave: Wave, wanted: Question) -> str:
    """That the wave did not ask this, and what comes nearest to it there."""
    nearest = closest(wave, wanted)
    said = f"; closest is {nearest.id} “{shortened(nearest.text)}”" if nearest is not None else ""
    if _has(wave, wanted.id):
        other = "" if nearest is not None and nearest.id == wanted.id else said
        return (
            f"{wave.source} asks something else as {wanted.id}: it is not compared with that"
            f"{other}."
        )
    return f"{wave.source} does not have the question {wanted.id}{said}."


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


def _answered_alike(wave: Wave, wanted: Question, first: Wave) -> Question | None:
    """The one question of the wave with the same answers, where no other of either wave has them,
    as many a scale has."""
    answers = _answers_of(wanted)
    if len(answers) < _FEWEST_ANSWERS or any(q.id == wanted.id for q in wave.questions):
        return None
    there, here = (
        [q for q in each.questions if _compares(q.kind, wanted.kind) and _answers_of(q) == answers]
        for each in (wave, first)
    )
    return there[0] if len(there) == 1 and len(here) <= 1 else None


def _answers_of(question: Question) -> frozenset[str]:
    labels = (*(a.label for a in question.answers), *(i.label for i in question.items))
    return frozenset(map(key, labels))


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
