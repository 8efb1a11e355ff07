"""Who may be said to have given an answer in words: a group in which nobody can be made out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.breakable import breakable
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from omnibus_desktop.tables.kept import Kept
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.wave import Wave

Groups = tuple[str, ...]  # labels, the surest first: ("Unitary authority", "North")

_known: Kept[tuple[Groups, ...]] = Kept(1)


def attributions(wave: Wave) -> tuple[Groups, ...]:
    """For each respondent (N) the groups by which an answer may be attributed to it: its authority
    type and region; where these together hold too few respondents its type alone; else none.

    Whatever is said, more than SMALL_COUNT respondents would be spoken of in these words (or all
    would): also where one of few is only spoken of by its wider group, and where nothing is said of
    a few alone. It is the wave's own, whatever a table is broken by: of two attributions of one
    answer, each safe alone, somebody could put together what neither may tell.
    """
    return _known.of(wave, (), lambda: safe(_groups(wave, wave.by_default)))


def safe(groups: Sequence[Groups]) -> tuple[Groups, ...]:
    """The groups of each, shortened until each way to speak of one is shared by enough."""
    counts = Counter(groups)
    said = {each: each for each in counts}
    for length in (1, 0):
        shared = _shared(said, counts)
        said = {
            each: told if shared[told] > SMALL_COUNT else told[:length]
            for each, told in said.items()
        }
    while 0 < (shared := _shared(said, counts))[()] <= SMALL_COUNT and len(shared) > 1:
        least = min(filter(None, shared), key=lambda told: (shared[told], told))
        said = {each: () if told == least else told for each, told in said.items()}
    return tuple(said[each] for each in groups)


def words_of(groups: Groups) -> str:
    """The attribution as it is printed: "Unitary authority, North"; "" where there is none."""
    return ", ".join(plain(label) for label in groups)


def _shared(said: Mapping[Groups, Groups], counts: Mapping[Groups, int]) -> Counter[Groups]:
    """How many are spoken of in each way."""
    shared: Counter[Groups] = Counter()
    for each, told in said.items():
        shared[told] += counts[each]
    return shared


def _groups(wave: Wave, breaks: tuple[str, ...]) -> list[Groups]:
    columns: list[list[str | None]] = []
    for name in reversed(breaks):
        try:
            _, member = breakable(wave, name)
        except OmnibusError:
            continue  # the wave has no such break now, which is told where the breaks are shown
        if member.place is None:
            continue
        labels = [None if answer.missing else answer.label for answer in member.answers]
        table = [*labels, None]
        columns.append([table[place] for place in member.place.tolist()])
    if not columns:
        return [()] * wave.respondents
    rows = list(zip(*columns, strict=True))
    known = {row: tuple(label for label in row if label is not None) for row in set(rows)}
    return [known[row] for row in rows]
