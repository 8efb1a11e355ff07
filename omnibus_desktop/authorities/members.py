"""What is known of every authority of the list, whether it answered or not: its region, its type
and what follows from these. By it those authorities can be counted that are in two groups at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from omnibus_desktop.authorities.column import Column
from omnibus_desktop.authorities.frame import Authority, Frame
from omnibus_desktop.authorities.recognise import Recognised
from omnibus_desktop.wave.wave import Wave

NameOf = Callable[[Authority], str]
Members = Mapping[str, tuple[str | None, ...]]


def members_of(
    wave: Wave, frame: Frame, column: Column | None, known: Sequence[tuple[Recognised, NameOf]]
) -> Members:
    """By question id the answer of each authority of the list, None where the question has no
    such answer; nothing where the wave says otherwise than the list: of an authority that it
    names, or by more respondents of a region, type and so on than there are such authorities."""
    if not _agree(wave, frame, column, known):
        return {}
    found = {}
    for recognised, name_of in known:
        answers = {name: answer for answer, name in recognised.names.items()}
        found[recognised.question.id] = tuple(
            answers.get(name_of(authority)) for authority in frame.authorities
        )
    return found


def names_in(wave: Wave, found: Recognised) -> list[str | None]:
    """For each respondent the name of its region or type, None where it has none."""
    place = wave.membership(found.question).place
    assert place is not None  # the question has one answer a respondent
    table = [found.names.get(answer.id) for answer in found.question.answers]
    return [[*table, None][number] for number in place.tolist()]


def _agree(
    wave: Wave, frame: Frame, column: Column | None, known: Sequence[tuple[Recognised, NameOf]]
) -> bool:
    names = [names_in(wave, recognised) for recognised, _ in known]
    of_list = [name_of for _, name_of in known]
    if column is not None:
        each = [*column.authorities, None]
        for number, said in zip(column.place.tolist(), zip(*names, strict=True), strict=True):
            authority = each[number]
            if authority is not None and not _fits(said, [name(authority) for name in of_list]):
                return False
    there = Counter(tuple(name(authority) for name in of_list) for authority in frame.authorities)
    counted = Counter(said for said in zip(*names, strict=True) if None not in said)
    return all(count <= there[said] for said, count in counted.items())


def _fits(said: Sequence[str | None], known: Sequence[str]) -> bool:
    return all(one is None or one == other for one, other in zip(said, known, strict=True))
