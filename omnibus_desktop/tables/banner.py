"""The columns of a table: which groups of which breaks there are, and who stands in them.

Respondents that agree in every break share a *cell* (their region and type, say). Counting by
cell once serves all columns: a column is a sum of cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables import filter_terms
from omnibus_desktop.tables.breakable import breakable
from omnibus_desktop.tables.joint import joint
from omnibus_desktop.tables.kept import Kept
from omnibus_desktop.tables.table import TOTAL
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import Membership
from omnibus_desktop.wave.question import Kind, Net, Question
from omnibus_desktop.wave.wave import Wave

MOST_COLUMNS = 1000
_KEPT = 8  # banners remembered for each wave

By = tuple[tuple[str, ...], ...]
ByNets = tuple[tuple[str, Net], ...]


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
class Banner:
    """C columns over M cells, the total first. `cell` (N) is each respondent's cell. `within`
    (C x M) is 1 where a cell belongs to the column, `rest` (C x M) where it belongs to another
    group of the same break but not to this one. `spans` are the columns of each break;
    `overlapping` says of each whether one respondent may stand in two of its groups, and `nets`
    are the numbers of the columns that are nets of others."""

    groups: tuple[Group, ...]
    spans: tuple[slice, ...]
    overlapping: tuple[bool, ...]
    nets: frozenset[int]
    cell: NDArray[np.integer]
    cells: int
    within: NDArray[np.float64]
    rest: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Choice:
    """One answer or net of a break's question. `row` (M) is 1 where a cell belongs to it."""

    id: str
    label: str
    row: NDArray[np.float64]
    net: bool = False


_known: Kept[Banner] = Kept(_KEPT)


def kept_places(banner: Banner, chosen: tuple[tuple[str, tuple[str, ...]], ...]) -> list[int]:
    """The places of the columns that a filter (question id, answer ids) leaves: all but groups of
    an answer that it does not ask for, where it asks for answers of the break's own question. A
    break in which respondents may stand in several groups has all of its groups, and so has one
    of which none would be left."""
    wanted = [
        (name, set(ids)) for name, ids in chosen if not any(map(filter_terms.term_words, ids))
    ]
    places = set(range(len(banner.groups)))
    for span, overlapping in zip(banner.spans, banner.overlapping, strict=True):
        left_out = {
            place
            for place in range(span.start, span.stop)
            for question, answer in banner.groups[place].answers
            if any(question == name and answer not in ids for name, ids in wanted)
        }
        if not overlapping and len(left_out) < span.stop - span.start:
            places -= left_out
    return sorted(places)


def banner_of(wave: Wave, by: By, by_nets: ByNets) -> Banner:
    """The columns for these breaks. Remembered for as long as the wave lives.

    Raises OmnibusError for a question that cannot break a table, has too many groups or is to
    nest in itself.
    """
    return _known.of(wave, (by, by_nets), lambda: _banner(wave, by, by_nets))


def _banner(wave: Wave, by: By, by_nets: ByNets) -> Banner:
    names = tuple(dict.fromkeys(name for nest in by for name in nest))
    found = {name: breakable(wave, name) for name in names}
    for nest in by:
        if len(set(nest)) < len(nest):
            raise OmnibusError(
                f"{' by '.join(nest)} breaks twice by the same question",
                "name each question of a nested break once",
            )
        if any(len(found[name][0].answers) > MOST_COLUMNS for name in nest):
            raise _too_many(nest)
    cells = joint(wave.respondents, [member for _, member in found.values()])
    choices = {
        name: _choices(question, member, belongs, [net for each, net in by_nets if each == name])
        for (name, (question, member)), belongs in zip(found.items(), cells.belongs, strict=True)
    }
    groups, spans, nets = [Group(TOTAL, None, None, "", "Total", "")], [], []
    rows, rest = [np.ones(cells.cells)], [np.zeros(cells.cells)]
    for nest in by:
        first = len(groups)
        for group, row, net in _groups([(found[n][0], choices[n]) for n in nest], first - 1):
            if len(groups) > MOST_COLUMNS:
                raise _too_many(nest)
            if net:
                nets.append(len(groups))
            groups.append(group)
            rows.append(row)
        spans.append(slice(first, len(groups)))
        anywhere = np.max(rows[first:], axis=0) if len(groups) > first else rows[0]
        rest.extend(anywhere - row for row in rows[first:])
    return Banner(
        tuple(groups),
        tuple(spans),
        tuple(any(_overlaps(found[n], choices[n]) for n in nest) for nest in by),
        frozenset(nets),
        cells.cell,
        cells.cells,
        np.array(rows),
        np.array(rest),
    )


def _too_many(nest: tuple[str, ...]) -> OmnibusError:
    return OmnibusError(
        f"{' by '.join(nest)} would need more columns than the {MOST_COLUMNS:,} that a table holds",
        "break by a question with fewer answers, or merge some",
    )


def _overlaps(found: tuple[Question, Membership], choices: Sequence[_Choice]) -> bool:
    return found[0].kind is Kind.MULTI or any(choice.net for choice in choices)


def _choices(
    question: Question, member: Membership, belongs: NDArray[np.float64], nets: Sequence[Net]
) -> list[_Choice]:
    """The answers of a break's question as groups, then the nets that were asked for."""
    numbers = {answer.id: number for number, answer in enumerate(member.answers)}
    found = [
        _Choice(answer.id, answer.label, belongs[number])
        for number, answer in enumerate(member.answers)
        if not answer.missing
    ]
    for net in nets:
        unknown = [code for code in net.answers if code not in numbers]
        if unknown or not net.answers:
            raise OmnibusError(
                f"{question.id} has no answer {(unknown or [''])[0]!r} for the net {net.label!r}",
                "list the answers with: omnibus-desktop questions",
            )
        row = np.max([belongs[numbers[code]] for code in net.answers], axis=0)
        found.append(_Choice(f"net:{net.label}", net.label, row, net=True))
    return found


def _groups(
    nest: Sequence[tuple[Question, Sequence[_Choice]]], lettered: int
) -> Iterator[tuple[Group, NDArray[np.float64], bool]]:
    """The groups of one break, with their cells and whether a net has part in them; where breaks
    nest, those that anybody is in."""
    by = "*".join(question.id for question, _ in nest)
    first, *others = (question.text for question, _ in nest)
    heading = " by ".join((first, *map(_inside, others)))
    lists = [choices for _, choices in nest]
    if len(nest) > 1:
        lists = [[choice for choice in choices if choice.row.any()] for choices in lists]
    for number, (chosen, row) in enumerate(_nested(lists), lettered):
        ids = tuple((q.id, choice.id) for (q, _), choice in zip(nest, chosen, strict=True))
        group = Group(
            "*".join(f"{name}={answer}" for name, answer in ids),
            by,
            "*".join(answer for _, answer in ids),
            heading,
            ", ".join(choice.label for choice in chosen),
            letters(number),
            ids,
        )
        yield group, row, any(choice.net for choice in chosen)


def _nested(
    nest: Sequence[Sequence[_Choice]],
) -> Iterator[tuple[tuple[_Choice, ...], NDArray[np.float64]]]:
    """All combinations of a choice from each, with the cells that belong to it; of several those
    that anybody is in."""
    for choice in nest[0]:
        if len(nest) == 1:
            yield (choice,), choice.row
            continue
        for others, row in _nested(nest[1:]):
            both = choice.row * row
            if both.any():
                yield (choice, *others), both


def _inside(text: str) -> str:
    """A break's name after another's: "Area by authority type", "Area by NHS region"."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def letters(number: int) -> str:
    """The letter of a column: 0 is A, 25 Z, 26 AA, as in a spreadsheet."""
    text = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(65 + place) + text
    return text
