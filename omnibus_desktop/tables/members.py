"""How many of the known population belong to several groups at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from omnibus_desktop.tables.banner import ByNets
from omnibus_desktop.wave.wave import Wave

_Answers = tuple[tuple[str, str], ...]  # (question id, answer id), all of which a member has
_Filter = tuple[tuple[str, tuple[str, ...]], ...]  # of each question one of these answers


class Members:
    """Counts the members of a wave's population, of the questions of which it knows the answer of
    each of them. A question that has been changed since (its answers merged, their populations
    left out) is not one of them."""

    def __init__(self, wave: Wave, by_nets: ByNets = ()) -> None:
        self._wave = wave
        self._by_nets = by_nets

    def count(self, group: _Answers, passing: _Filter = ()) -> int | None:
        """How many have all these answers and pass the filter; None where it is not known."""
        names = {name for name, _ in (*group, *passing)}
        if not names <= self._having.keys():
            return None
        kept = self._passing(passing)
        for answer in group:
            kept &= self._belonging.get(answer, frozenset())
        return len(kept)

    def having(self, names: Sequence[str], passing: _Filter = ()) -> int:
        """How many pass the filter and have any answer to each of these questions, which must be
        known."""
        kept = self._passing(passing)
        for name in names:
            kept &= self._having[name]
        return len(kept)

    def _passing(self, passing: _Filter) -> frozenset[int]:
        kept = frozenset(range(self._wave.population or 0))
        for name, codes in passing:
            asked_for = [self._belonging.get((name, code), frozenset()) for code in codes]
            kept &= frozenset[int]().union(*asked_for)
        return kept

    @cached_property
    def _belonging(self) -> dict[tuple[str, str], frozenset[int]]:
        """By question and answer (or net) the numbers of those members that belong to it."""
        found: dict[tuple[str, str], set[int]] = {}
        for name, answers in self._wave.members.items():
            for number, answer in enumerate(answers):
                if answer is not None:
                    found.setdefault((name, answer), set()).add(number)
        for name, net in self._by_nets:
            parts = [found.get((name, answer), set()) for answer in net.answers]
            found[name, f"net:{net.label}"] = set().union(*parts)
        return {answer: frozenset(numbers) for answer, numbers in found.items()}

    @cached_property
    def _having(self) -> dict[str, frozenset[int]]:
        """By question the numbers of the members whose answer is known: of the questions whose
        answers still have as many members as they say."""
        none = frozenset[int]()
        found = {}
        for question in self._wave.questions:
            if question.id not in self._wave.members:
                continue
            belong = {
                a.id: self._belonging.get((question.id, a.id), none) for a in question.answers
            }
            if all((a.population or 0) == len(belong[a.id]) for a in question.answers):
                kept = [belong[a.id] for a in question.answers if not a.missing]
                found[question.id] = none.union(*kept)
        return found
