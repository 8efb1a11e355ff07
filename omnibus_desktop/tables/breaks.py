"""The columns of a table: who stands in which group of which break.

Respondents that agree in every break share a *cell* (their region and type, say). Counting by
cell once serves all columns: a column is a sum of cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.populations import Populations, populations
from omnibus_desktop.tables.table import TOTAL
from omnibus_desktop.tables.weights import Weights, weights_of
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import Membership
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

_DENSE = 1024  # cells beyond which only those that occur are kept
_KEPT = 8  # sets of breaks remembered for each wave


@dataclass(frozen=True)
class Group:
    """What a column is called. `answers` are (question id, answer id), several where it nests."""

    key: str
    by: str | None
    group: str | None
    heading: str
    label: str
    letter: str
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Breaks:
    """C columns over M cells, the total first. `cell` (N) is each respondent's cell, M for those
    that the filter leaves out. `within` (C x M) is 1 where a cell belongs to the column, `rest`
    (C x M) where it belongs to another group of the same break but not to this one. `spans` are
    the columns of each break; `overlapping` says of each whether one respondent may stand in two
    of its groups."""

    groups: tuple[Group, ...]
    spans: tuple[slice, ...]
    overlapping: tuple[bool, ...]
    cell: NDArray[np.intp]
    cells: int
    within: NDArray[np.float64]
    rest: NDArray[np.float64]
    populations: Populations
    weights: Weights | None
    filter_words: str
    filter_labels: str

    @property
    def overlapping_names(self) -> tuple[str, ...]:
        """What the breaks are called in which a respondent may stand in several groups."""
        return tuple(
            self.groups[span.start].by or ""
            for span, overlapping in zip(self.spans, self.overlapping, strict=True)
            if overlapping and span.stop > span.start
        )

    @property
    def sides(self) -> NDArray[np.float64]:
        """The columns and then their rests (2C x M)."""
        return np.concatenate((self.within, self.rest))


_Key = tuple[object, ...]
_known: WeakKeyDictionary[Wave, dict[_Key, Breaks]] = WeakKeyDictionary()


def breaks_of(wave: Wave, by: tuple[tuple[str, ...], ...], options: Options) -> Breaks:
    """The columns for these breaks, with filter, weights and populations as chosen.

    Remembered for as long as the wave lives. Raises OmnibusError for a question that cannot
    break a table, an unknown answer in the filter or an unusable weight.
    """
    known = _known.setdefault(wave, {})
    key = (by, options.filter, options.weight, options.population)
    if key not in known:
        if len(known) >= _KEPT:
            del known[next(iter(known))]
        known[key] = _breaks(wave, by, options)
    return known[key]


def default_by(wave: Wave, question: Question) -> tuple[tuple[str, ...], ...]:
    """The wave's own breaks, without the question itself."""
    return tuple((name,) for name in wave.by_default if name != question.id)


def _breaks(wave: Wave, by: tuple[tuple[str, ...], ...], options: Options) -> Breaks:
    names = tuple(dict.fromkeys(name for nest in by for name in nest))
    questions = {name: _breaking(wave, name) for name in names}
    members = {name: wave.membership(question) for name, question in questions.items()}
    cell, of_cell = _joint(wave.respondents, members)
    cells = len(of_cell)
    belongs = {name: _belongs(member, of_cell) for name, member in members.items()}

    groups = [Group(TOTAL, None, None, "", "Total", "")]
    rows, rest = [np.ones(cells)], [np.zeros(cells)]
    spans = []
    for nest in by:
        found = list(_groups([questions[name] for name in nest], belongs, len(groups) - 1))
        spans.append(slice(len(groups), len(groups) + len(found)))
        groups.extend(group for group, _ in found)
        rows.extend(row for _, row in found)
        anywhere = np.max([row for _, row in found], axis=0) if found else np.zeros(cells)
        rest.extend(anywhere - row for _, row in found)

    keep, words, labels = _filter(wave, options)
    overlapping = tuple(any(questions[n].kind is Kind.MULTI for n in nest) for nest in by)
    answers = tuple(group.answers for group in groups)
    return Breaks(
        tuple(groups),
        tuple(spans),
        overlapping,
        cell if keep is None else np.where(keep, cell, cells),
        cells,
        np.array(rows),
        np.array(rest),
        populations(wave, answers, tuple(zip(spans, overlapping, strict=True)), options),
        weights_of(wave, options.weight),
        words,
        labels,
    )


def _breaking(wave: Wave, name: str) -> Question:
    question = wave.question(name)
    if question.kind is Kind.GRID:
        raise OmnibusError(
            f"{name} is a grid and cannot be a break as a whole",
            f"break by one of its lines, such as {question.variables[0]}",
        )
    if not any(not answer.missing for answer in question.answers):
        raise OmnibusError(f"{name} has no answers to break by", "choose another break")
    return question


def _joint(
    respondents: int, members: dict[str, Membership]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Each respondent's cell (N), and of each cell one respondent who is in it (M)."""
    cell = np.zeros(respondents, dtype=np.intp)
    size = 1
    for member in members.values():
        code, codes = _pattern(member)
        cell, size = cell * codes + code, size * codes
        if size > _DENSE:
            cell, size = _squeezed(cell)
    cell, size = _squeezed(cell)
    example = np.zeros(size, dtype=np.intp)
    example[cell] = np.arange(respondents)
    return cell, example


def _squeezed(cell: NDArray[np.intp]) -> tuple[NDArray[np.intp], int]:
    """Cells numbered anew, those that occur only."""
    found, dense = np.unique(cell, return_inverse=True)
    return np.asarray(dense, dtype=np.intp).reshape(-1), len(found)


def _pattern(member: Membership) -> tuple[NDArray[np.intp], int]:
    """A number for what each respondent answered, and how many numbers there are."""
    if member.place is not None:
        return member.place.astype(np.intp), len(member.answers) + 1
    assert member.ticks is not None
    whole = np.zeros(len(member.ticks), dtype=np.intp)
    for number in range(member.ticks.shape[1]):
        whole, _ = _squeezed(whole * 256 + member.ticks[:, number])
    return whole, int(whole.max(initial=-1)) + 1


def _belongs(member: Membership, of_cell: NDArray[np.intp]) -> NDArray[np.float64]:
    """Answers x cells: 1 where those in the cell gave the answer."""
    count = len(member.answers)
    if member.place is not None:
        given = np.arange(count)[:, None] == member.place[of_cell]
        return np.asarray(given, dtype=np.float64)
    assert member.ticks is not None
    ticks = np.unpackbits(member.ticks[of_cell], axis=1, count=count)
    return np.asarray(ticks.T, dtype=np.float64)


def _groups(
    nest: list[Question], belongs: dict[str, NDArray[np.float64]], lettered: int
) -> Iterator[tuple[Group, NDArray[np.float64]]]:
    """The groups of one break with their cells; where breaks nest, those that anybody is in."""
    by = "*".join(question.id for question in nest)
    heading = " by ".join(question.text for question in nest)
    shown = [
        [(n, answer) for n, answer in enumerate(question.answers) if not answer.missing]
        for question in nest
    ]
    for combination in product(*shown):
        row = np.prod(
            [belongs[q.id][n] for q, (n, _) in zip(nest, combination, strict=True)], axis=0
        )
        if len(nest) > 1 and not row.any():
            continue
        ids = tuple((q.id, answer.id) for q, (_, answer) in zip(nest, combination, strict=True))
        yield (
            Group(
                "*".join(f"{name}={answer}" for name, answer in ids),
                by,
                "*".join(answer for _, answer in ids),
                heading,
                ", ".join(answer.label for _, answer in combination),
                letters(lettered),
                ids,
            ),
            row,
        )
        lettered += 1


def letters(number: int) -> str:
    """The letter of a column: 0 is A, 25 Z, 26 AA, as in a spreadsheet."""
    text = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(65 + place) + text
    return text


def _filter(wave: Wave, options: Options) -> tuple[NDArray[np.bool_] | None, str, str]:
    """Who passes the filter (N; None: everybody), the filter in words, and its answers alone."""
    keep: NDArray[np.bool_] | None = None
    words, answers = [], []
    for name, ids in options.filter:
        question = _breaking(wave, name)
        numbers = {answer.id: number for number, answer in enumerate(question.answers)}
        unknown = [code for code in ids if code not in numbers]
        if unknown:
            raise OmnibusError(
                f"{question.id} has no answer {unknown[0]!r} to filter by",
                "list the answers with: omnibus-desktop questions",
            )
        member = wave.membership(question)
        passes = np.zeros(wave.respondents, dtype=np.bool_)
        for code in ids:
            passes |= member.holds(numbers[code])
        keep = passes if keep is None else keep & passes
        labels = " or ".join(question.answers[numbers[code]].label for code in ids)
        words.append(f"{question.text}: {labels}")
        answers.append(labels)
    return keep, "; ".join(words), " and ".join(answers)
