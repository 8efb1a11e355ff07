"""Who may be said to have given an answer in words: a group in which nobody can be made out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.breakable import breakable
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from omnibus_desktop.tables.kept import Kept
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.wave import Wave

Groups = tuple[str, ...]  # labels, from the last break to the first: ("Unitary authority", "North")


_known: Kept[tuple[Groups, ...]] = Kept(4)


def attributions(wave: Wave, breaks: tuple[str, ...]) -> tuple[Groups, ...]:
    """For each respondent (N) the groups by which an answer may be attributed to it: those of all
    breaks; where these together hold too few respondents that of the last break alone; else none.

    Whatever is said, more than SMALL_COUNT respondents would be spoken of in these words (or all
    would): also where one of few is only spoken of by its wider group, and where nothing is said of
    a few alone. Breaks that do not place each respondent once are left out.
    """
    return _known.of(wave, breaks, lambda: safe(_groups(wave, breaks)))


def safe(groups: Sequence[Groups]) -> tuple[Groups, ...]:
    """The groups of each, shortened until each way to speak of one is shared by enough."""
    said = _shorter(list(groups), 1)
    said = _shorter(said, 0)
    while 0 < said.count(()) <= SMALL_COUNT and any(said):
        counts = Counter(each for each in said if each)
        least = min(counts, key=lambda each: (counts[each], each))
        said = [() if each == least else each for each in said]
    return tuple(said)


def words_of(groups: Groups) -> str:
    """The attribution as it is printed: "Unitary authority, North"; "" where there is none."""
    return ", ".join(plain(label) for label in groups)


def _shorter(said: list[Groups], length: int) -> list[Groups]:
    counts = Counter(said)
    return [each if counts[each] > SMALL_COUNT else each[:length] for each in said]


def _groups(wave: Wave, breaks: tuple[str, ...]) -> list[Groups]:
    found: list[list[str]] = [[] for _ in range(wave.respondents)]
    for name in reversed(breaks):
        try:
            _, member = breakable(wave, name)
        except OmnibusError:
            continue  # the wave has no such break now, which is told where the breaks are shown
        if member.place is None:
            continue
        labels = [None if answer.missing else answer.label for answer in member.answers]
        for groups, place in zip(found, member.place.tolist(), strict=True):
            label = [*labels, None][place]
            if label is not None:
                groups.append(label)
    return [tuple(groups) for groups in found]
