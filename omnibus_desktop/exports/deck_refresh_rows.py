"""Rows of texts that a person has worked on, brought together with those that are to be there: the
cells of a table, or the paragraphs of a text, a row of one cell each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from omnibus_desktop.values import dataclass

#: The digests of the texts of a row's cells.
Row = Sequence[str]


@dataclass(frozen=True)
class Step:
    """What becomes of a row: its place among those that are there, among those that were written
    down, and among those that are to be; None: it is not among them. One that was written down and
    is not there any more was deleted by the person, and one that is there alone is the person's
    own."""

    here: int | None
    was: int | None
    new: int | None

    @property
    def is_deleted(self) -> bool:
        """Whether the person took away what would stand there."""
        return self.here is None and self.was is not None


def steps_of(here: Sequence[Row], was: Sequence[Row], new: Sequence[Row]) -> tuple[Step, ...]:
    """The rows in the order in which they are to stand. One of the person's own stays
    under the one that it stands under."""
    there = {own: place for place, own in _known_again(here, was).items()}
    wanted = _paired(was, new)
    before = {later: place for place, later in wanted.items()}
    ordered: list[Step] = []
    for place in range(len(new)):
        known = before.get(place)
        ordered.append(Step(None if known is None else there.get(known), known, place))
    placed = {step.here for step in ordered}
    owners = {place: own for own, place in there.items()}
    for place in range(len(here)):
        if place not in placed:
            above = next((n for n, step in enumerate(ordered) if step.here == place - 1), -1)
            ordered.insert(above + 1, Step(place, owners.get(place), None))
            placed.add(place)
    return tuple(ordered)


def _known_again(here: Sequence[Row], was: Sequence[Row]) -> dict[int, int]:
    """Which of the rows that are there is which of those that were written down: those that say
    the same, and of others those that begin alike."""
    found = dict(_alike([tuple(row) for row in here], [tuple(row) for row in was]))
    taken = set(found.values())
    for place, row in enumerate(here):
        same = (n for n, known in enumerate(was) if n not in taken and known[:1] == row[:1])
        known = next(same, None) if len(row) > 1 and place not in found else None
        if known is not None:
            found[place] = known
            taken.add(known)
    return found


def _paired(was: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Which row becomes which: those that begin alike, and between them one after the other."""
    first, second = [row[0] if row else "" for row in was], [row[0] if row else "" for row in new]
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for kind, begin, end, start, stop in matcher.get_opcodes():
        if kind in ("equal", "replace"):
            found |= dict(zip(range(begin, end), range(start, stop), strict=False))
    return found


def _alike(one: Sequence[Row], other: Sequence[Row]) -> Iterator[tuple[int, int]]:
    for begin, start, size in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_matching_blocks():
        yield from zip(range(begin, begin + size), range(start, start + size), strict=True)
