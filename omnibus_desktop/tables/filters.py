"""Whom a filter keeps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables import filter_terms, subjects
from omnibus_desktop.tables.breakable import breakable
from omnibus_desktop.tables.kept import Kept
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import Membership, look_up
from omnibus_desktop.wave.wave import Wave

Chosen = tuple[tuple[str, tuple[str, ...]], ...]  # (question id, answer ids), joined by AND

_KEPT = 4  # filters remembered for each wave
_FEW = 8  # answers that are compared one by one: a lookup takes as long as twenty


@dataclass(frozen=True, eq=False)
class Filter:
    """`keep` (N) says who passes; None: everybody. `words` is the filter in words, "" where there
    is none; `names` are the answers of each condition, `subjects` what these are of, as
    `subject_of` has it."""

    keep: NDArray[np.bool_] | None
    words: str
    names: tuple[tuple[str, ...], ...]
    subjects: tuple[str, ...] = ()

    @property
    def labels(self) -> str:
        """The answers alone, in words: "London or South East"."""
        return " and ".join(" or ".join(each) for each in self.names)


_EVERYBODY = Filter(None, "", ())
_known: Kept[Filter] = Kept(_KEPT)


def filter_of(wave: Wave, chosen: Chosen) -> Filter:
    """The filter. Raises OmnibusError for a question that cannot filter or an answer that is not
    there."""
    return _known.of(wave, chosen, lambda: _filter(wave, chosen)) if chosen else _EVERYBODY


def _filter(wave: Wave, chosen: Chosen) -> Filter:
    keep: NDArray[np.bool_] | None = None
    words: list[str] = []
    names: list[tuple[str, ...]] = []
    named: list[str] = []
    for name, ids in chosen:
        question, member = breakable(wave, name)
        numbers = {answer.id: number for number, answer in enumerate(member.answers)}
        passes = union(member, tuple(numbers[code] for code in ids if code in numbers))
        for code in ids:
            if code not in numbers:
                met = filter_terms.who_meets(wave, question, member, code)
                if met is None:
                    raise OmnibusError(
                        f"{question.id} has no answer {code!r} to filter by",
                        "list the answers with: omnibus-desktop questions",
                    )
                passes = passes | met
        keep = passes if keep is None else keep & passes
        labels = [
            member.answers[numbers[code]].label
            if code in numbers
            else filter_terms.term_words(code)
            for code in ids
        ]
        words.append(f"{question.text}: {' or '.join(labels)}")
        names.append(tuple(labels))
        named.append(subjects.subject_of(question, labels))
    return Filter(keep, "; ".join(words), tuple(names), tuple(named))


def union(member: Membership, numbers: tuple[int, ...]) -> NDArray[np.bool_]:
    """Who belongs to at least one of these answers (N)."""
    wanted = np.zeros(len(member.answers) + 1, dtype=np.bool_)
    wanted[list(numbers)] = True
    if member.place is not None:
        if not 0 < len(numbers) <= _FEW:
            return look_up(wanted, member.place)
        given: NDArray[np.bool_] = member.place == numbers[0]
        for number in numbers[1:]:
            given |= member.place == number
        return given
    assert member.ticks is not None
    found = np.zeros(len(member.ticks), dtype=np.bool_)
    for column, mask in zip(member.ticks.T, np.packbits(wanted[:-1]), strict=True):
        if mask:
            found |= (column & mask).astype(np.bool_)
    return found
