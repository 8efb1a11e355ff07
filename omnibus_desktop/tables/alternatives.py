"""What respondents could have answered instead: the other worlds that a reader cannot rule out.

A figure is protected as long as it would be another one in a world in which all that is published
is the same. Such worlds are made by letting respondents answer something else. An *alternative*
is a change of one respondent's answers, told by its effect on the rows of a table: -1 for a row
that loses the respondent, +1 for one that gains it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.values import dataclass

_MOST = 16  # answers on either side of a net between which changes are considered
_FEW = 24  # answers up to which any two may be exchanged

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Alternatives:
    """K changes over R rows and M places. `effect` (K x R) is -1, 0 or +1, `able` (K x M) how many
    respondents at a place could make the change, `back` (K x M) how many could make its
    opposite. Nobody is counted under two numbers of `who` (K), or of `who_back`, at one place."""

    effect: NDArray[np.int8]
    able: Ints
    back: Ints
    who: NDArray[np.intp]
    who_back: NDArray[np.intp]


class OneAnswer:
    """Questions with one answer. `given` (A x M) counts each answer by place, `belongs` (A x R)
    says which rows an answer stands in, itself and its nets; a last answer without a row stands
    for those in the base who gave none of the rows' answers."""

    def __init__(self, given: Ints, belongs: Bools) -> None:
        self._given, self._belongs = given, belongs
        totals = given.sum(axis=1)
        by_size = np.argsort(np.where(totals > 0, totals, np.inf), kind="stable")
        has_row: Bools = np.any(belongs, axis=1)
        self._real = [a for a in by_size.tolist() if totals[a] > 0 or has_row[a]]

    def of(self, row: int) -> Alternatives:
        """All changes that move a respondent into this row or out of it; of a wide net those
        between its rarest answers and the rarest outside."""
        inside = [a for a in self._real if self._belongs[a, row]]
        outside = [a for a in self._real if not self._belongs[a, row]]
        if len(inside) > 1:
            inside, outside = inside[:_MOST], outside[:_MOST]
        one = np.repeat(inside, len(outside)).astype(np.intp)
        other = np.tile(outside, len(inside)).astype(np.intp)
        old, new = np.concatenate((one, other)), np.concatenate((other, one))
        effect = self._belongs[new].astype(np.int8) - self._belongs[old]
        return Alternatives(effect, self._given[old], self._given[new], old, new)


class ManyAnswers:
    """Questions with several answers. `patterns` (P x A) are the combinations that were given,
    `given` (P x M) how often by place, `members` the answers of each net.

    A respondent may tick one answer more or less, or one for another; where `of_responses` the
    ticks themselves are the base, and one can only be ticked for another.
    Only worlds that look like this one count: an answer that never stands beside another stays
    alone, and nobody ticks more answers, or fewer, than somebody does.
    """

    def __init__(
        self,
        patterns: Bools,
        given: Ints,
        members: tuple[tuple[int, ...], ...],
        of_responses: bool,
    ) -> None:
        self._patterns, self._given, self._members = patterns, given, members
        self._sizes = patterns.sum(axis=1)
        self._rows = self._rows_of(patterns)
        self._able: dict[bytes, Ints] = {}
        beside = (patterns & (self._sizes > 1)[:, None]).any(axis=0)
        self._alone = patterns.any(axis=0) & ~beside
        if not of_responses:
            self._tick()
        self._exchange()
        effects = [np.frombuffer(key, dtype=np.int8) for key in self._able]
        none = np.zeros(given.shape[1], dtype=np.int64)
        opposites = [self._able.get((-effect).tobytes(), none) for effect in effects]
        shape = (-1, given.shape[1])
        self._all = Alternatives(
            np.array(effects, dtype=np.int8).reshape(-1, self._rows.shape[1]),
            np.array(list(self._able.values()), dtype=np.int64).reshape(shape),
            np.array(opposites, dtype=np.int64).reshape(shape),
            np.zeros(len(effects), dtype=np.intp),
            np.zeros(len(effects), dtype=np.intp),
        )

    def of(self, row: int) -> Alternatives:
        """All changes that move a respondent into this row or out of it."""
        touching = self._all.effect[:, row] != 0
        return Alternatives(
            self._all.effect[touching],
            self._all.able[touching],
            self._all.back[touching],
            self._all.who[touching],
            self._all.who_back[touching],
        )

    def _rows_of(self, patterns: Bools) -> NDArray[np.int8]:
        """Which rows, nets below, each combination stands in (P x R)."""
        nets = [patterns[:, list(members)].any(axis=1) for members in self._members]
        return np.column_stack((patterns, *nets)).astype(np.int8)

    def _tick(self) -> None:
        """One tick more, or less."""
        beside_alone = (self._patterns & self._alone).any(axis=1)
        most, fewest = self._sizes.max(initial=0), self._sizes.min(initial=0)
        for answer, alone in enumerate(self._alone.tolist()):
            has = self._patterns[:, answer]
            more = ~has & (self._sizes < most) & ~beside_alone
            if alone:
                more &= self._sizes == 0
            self._change({answer: True}, more)
            self._change({answer: False}, has & (self._sizes > fewest))

    def _exchange(self) -> None:
        """One answer for another."""
        sole = self._sizes == 1
        for old, new in np.argwhere(self._may_be_exchanged()).tolist():
            could = self._patterns[:, old] & ~self._patterns[:, new]
            if self._alone[old] or self._alone[new]:
                could &= sole
            self._change({old: False, new: True}, could)

    def _may_be_exchanged(self) -> Bools:
        """Which answer (A x A) for which other: for any, in a long list for those that stand
        alone."""
        answers = len(self._alone)
        either = self._alone[:, None] | self._alone
        return np.asarray(~np.eye(answers, dtype=np.bool_) & (either | (answers <= _FEW)))

    def _change(self, answers: dict[int, bool], could: Bools) -> None:
        """Notes that those with these combinations could have ticked these answers so."""
        if not could.any():
            return
        new = self._patterns[could].copy()
        for answer, ticked in answers.items():
            new[:, answer] = ticked
        effects = self._rows_of(new) - self._rows[could]
        given = self._given[could]
        kinds = _alike(effects[:, self._patterns.shape[1] :])
        for kind in np.unique(kinds).tolist():
            same = kinds == kind
            key = effects[np.argmax(same)].tobytes()
            self._able[key] = self._able.get(key, 0) + given[same].sum(axis=0)


def _alike(effects: NDArray[np.int8]) -> NDArray[np.float64]:
    """A number for each line of -1, 0 and 1, the same for lines that are the same."""
    return np.asarray((effects + 1.0) @ 3.0 ** np.arange(effects.shape[1]))
