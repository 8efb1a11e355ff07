"""What a reader can work out of a published table who knows all but the answers.

Such a reader knows which joint groups there are (region by type), of which of them each column is
made, and that respondents come whole; and takes from the JSON every count and base that is not
null. For each figure that is null the least and the most that fits all this is found by linear
programming: where both round to one number, the figure has been worked out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Terms = Mapping[int, float]

_NOISE = 1e-7


class Knowledge:
    """Equations and inequalities over counts that are 0 or more."""

    def __init__(self) -> None:
        self._rows: list[dict[int, float]] = []
        self._right: list[float] = []
        self._count = 0

    def unknown(self) -> int:
        self._count += 1
        return self._count - 1

    def equal(self, terms: Terms, value: float) -> None:
        self._rows.append(dict(terms))
        self._right.append(value)

    def at_least_nothing(self, terms: Terms) -> None:
        self.equal({**terms, self.unknown(): -1.0}, 0.0)

    def ranges(self, wanted: Sequence[Terms], enough: float) -> list[tuple[float, float]]:
        """The least and the most whole number that each of these sums can be; where they have
        been seen to be `enough` apart no further."""
        simplex = Simplex(self._dense(self._rows), np.array(self._right))
        sums = self._dense(wanted)
        least = most = sums @ simplex.vertex()
        for number, costs in enumerate(sums):
            for sign in (1, -1):
                if most[number] - least[number] >= enough:
                    break
                end = sign * simplex.least(sign * costs)
                least, most = (
                    np.minimum(least, at := sums @ simplex.vertex()),
                    np.maximum(most, at),
                )
                if math.isinf(end):
                    most[number] = math.inf
        return list(
            zip(np.ceil(least - 1e-5).tolist(), np.floor(most + 1e-5).tolist(), strict=True)
        )

    def _dense(self, rows: Sequence[Terms]) -> Floats:
        matrix = np.zeros((len(rows), self._count))
        for number, terms in enumerate(rows):
            for place, factor in terms.items():
                matrix[number, place] = factor
        return matrix


class Simplex:
    """The vertices of A x = b, x >= 0, which must not be empty (Dantzig's method, by Bland's rule
    where it stalls)."""

    def __init__(self, matrix: Floats, right: Floats) -> None:
        rows, columns = matrix.shape
        body = np.concatenate((matrix, right[:, None]), axis=1)
        body[right < 0] *= -1
        self._basis = np.full(rows, -1)
        self._begin_with_unknowns_of_one_row(body, columns)
        open_rows = np.flatnonzero(self._basis < 0)
        added = np.zeros((rows, len(open_rows)))
        added[open_rows, range(len(open_rows))] = 1.0
        self._basis[open_rows] = range(columns, columns + len(open_rows))
        self._table = np.concatenate((body[:, :-1], added, body[:, -1:]), axis=1)
        costs = np.concatenate((np.zeros(columns), np.ones(len(open_rows))))
        assert self._descend(costs, len(costs)) < 1e-6, "what is published cannot be"
        self._leave_out(columns)

    def _begin_with_unknowns_of_one_row(self, body: Floats, columns: int) -> None:
        """An unknown that stands in one equation only is as good as an auxiliary one there."""
        for column in np.flatnonzero(np.count_nonzero(body[:, :columns], axis=0) == 1).tolist():
            row = int(np.argmax(np.abs(body[:, column])))
            factor = body[row, column]
            if self._basis[row] < 0 and (factor > 0 or body[row, -1] == 0):
                body[row] /= factor
                self._basis[row] = column

    def vertex(self) -> Floats:
        """Where the last search ended."""
        found = np.zeros(self._table.shape[1] - 1)
        found[self._basis] = self._table[:, -1]
        return found

    def least(self, costs: Floats) -> float:
        """The least that costs @ x can be; -inf where there is no bound."""
        return self._descend(costs, len(costs))

    def _leave_out(self, columns: int) -> None:
        """Takes the auxiliary unknowns, and equations that say nothing new, out of the table."""
        keep = []
        for row, place in enumerate(self._basis.tolist()):
            if place >= columns:
                usable = np.flatnonzero(np.abs(self._table[row, :columns]) > _NOISE)
                if not len(usable):
                    continue
                self._pivot(row, int(usable[0]))
            keep.append(row)
        self._basis = self._basis[keep]
        self._table = np.delete(self._table[keep], range(columns, self._table.shape[1] - 1), axis=1)

    def _descend(self, costs: Floats, columns: int) -> float:
        for step in range(5000):
            if step % 40 == 0:
                reduced = costs - costs[self._basis] @ self._table[:, :columns]
            reduced[self._basis] = 0
            falling = np.flatnonzero(reduced < -_NOISE)
            if not len(falling):
                return float(costs[self._basis] @ self._table[:, -1])
            enter = int(falling[0] if step > 60 else falling[np.argmin(reduced[falling])])
            column = self._table[:, enter]
            rising = np.flatnonzero(column > _NOISE)
            if not len(rising):
                return -math.inf
            ratios = self._table[rising, -1] / column[rising]
            ties = rising[ratios <= ratios.min() + 1e-12]
            row = int(ties[np.argmin(self._basis[ties])])
            self._pivot(row, enter)
            reduced -= reduced[enter] * self._table[row, :columns]
        raise AssertionError("no end")

    def _pivot(self, row: int, column: int) -> None:
        self._table[row] /= self._table[row, column]
        others = self._table[:, column].copy()
        others[row] = 0
        rows, columns = np.flatnonzero(others), np.flatnonzero(self._table[row])
        self._table[np.ix_(rows, columns)] -= np.outer(others[rows], self._table[row, columns])
        self._basis[row] = column


def worked_out(
    table: Mapping[str, Any],
    columns: Sequence[Sequence[int]],
    enough: float = math.inf,
    weights: Sequence[float | None] | None = None,
) -> list[tuple[str, str, float, float]]:
    """Of each null figure of this table object what it must be between: row, column, least, most;
    no closer than is needed to see that least and most are `enough` apart.

    `columns` lists for each column the joint groups that it is made of. Figures of answers that
    nobody gave in a larger group are not among them: that group says so in the open, and in a
    group hidden whole they are null with all others. `weights` are those of all respondents of a
    joint group, where they are all the same and known (None: they are not)."""
    knowledge = Knowledge()
    places = range(1 + max(place for column in columns for place in column))
    answers = [row for row in table["rows"] if not row["net"]]
    own = {
        column["group"]: set(made_of)
        for column, made_of in zip(table["columns"], columns, strict=True)
        if column.get("break") == table.get("question", "")
    }
    if own:
        of_row, base = _by_itself(knowledge, table, own, places)
    elif table["kind"] == "multi":
        of_row, base = _several(knowledge, table, answers, places)
    else:
        of_row, base = _one(knowledge, table, answers, places)
    asked = _asked(knowledge, table, base, [of_row[row["answer"]] for row in answers])
    wanted, names = [], []
    for number, (column, made_of) in enumerate(zip(table["columns"], columns, strict=True)):
        each = [weights[place] if weights else None for place in made_of]
        if column.get("asked") is not None:
            knowledge.equal(_sum(asked[place] for place in made_of), column["asked"])
        figures = [("base", column["unweighted_base"], column.get("base"), base)]
        figures += [
            (
                row["answer"],
                row["cells"][number]["count"],
                row["cells"][number].get("weighted"),
                of_row[row["answer"]],
            )
            for row in table["rows"]
        ]
        for name, value, weighted, by_place in figures:
            terms = _sum(by_place[place] for place in made_of)
            if value is not None:
                knowledge.equal(terms, value)
                known = [factor for factor in each if factor is not None]
                if weighted is not None and len(known) == len(made_of):
                    parts = zip(made_of, known, strict=True)
                    knowledge.equal(_sum(_times(by_place[p], w) for p, w in parts), weighted)
            elif not _in_the_open(table, own, column, name) and (
                name == "base" or not _nobody(table, name, columns, made_of)
            ):
                wanted.append(terms)
                names.append((name, column["label"]))
    ranges = knowledge.ranges(wanted, enough)
    return [(*name, *each) for name, each in zip(names, ranges, strict=True)]


def _one(
    knowledge: Knowledge, table: Mapping[str, Any], answers: Sequence[Any], places: range
) -> tuple[dict[str, list[dict[int, float]]], list[dict[int, float]]]:
    """One answer a respondent: nets are sums, and so is the base, of all with those who gave
    none."""
    of_row = {answer["answer"]: [{knowledge.unknown(): 1.0} for _ in places] for answer in answers}
    base = [_sum(of_row[answer["answer"]][place] for answer in answers) for place in places]
    if table.get("base") in {"asked", "all"}:
        base = [_sum((terms, {knowledge.unknown(): 1.0})) for terms in base]
    for row in table["rows"]:
        if row["net"]:
            members = [of_row[member] for member in row["members"]]
            of_row[row["answer"]] = [_sum(each[place] for each in members) for place in places]
    return of_row, base


def _several(
    knowledge: Knowledge, table: Mapping[str, Any], answers: Sequence[Any], places: range
) -> tuple[dict[str, list[dict[int, float]]], list[dict[int, float]]]:
    """Several answers a respondent: no count above the base; a net is at least each of its
    answers and at most their sum; the total's answers add up to the responses, in a
    table without weights."""
    base = [{knowledge.unknown(): 1.0} for _ in places]
    of_row = {row["answer"]: [{knowledge.unknown(): 1.0} for _ in places] for row in table["rows"]}
    for by_place in of_row.values():
        for count, most in zip(by_place, base, strict=True):
            knowledge.at_least_nothing(_sum((most, _minus(count))))
    for row in table["rows"]:
        if row["net"]:
            members = [of_row[member] for member in row["members"]]
            for place, net in enumerate(of_row[row["answer"]]):
                together = _sum(each[place] for each in members)
                knowledge.at_least_nothing(_sum((together, _minus(net))))
                for each in members:
                    knowledge.at_least_nothing(_sum((net, _minus(each[place]))))
    if table["responses"] is not None and table.get("weight") is None:
        every = (count for answer in answers for count in of_row[answer["answer"]])
        knowledge.equal(_sum(every), table["responses"])
    return of_row, base


def _by_itself(
    knowledge: Knowledge, table: Mapping[str, Any], own: Mapping[str, set[int]], places: range
) -> tuple[dict[str, list[dict[int, float]]], list[dict[int, float]]]:
    """A question without nets by itself: who stands in the group of an answer, and nobody else,
    gave it."""
    base = [{knowledge.unknown(): 1.0} for _ in places]
    of_row = {
        row["answer"]: [base[place] if place in own[row["answer"]] else {} for place in places]
        for row in table["rows"]
    }
    return of_row, base


def _in_the_open(
    table: Mapping[str, Any], own: Mapping[str, set[int]], column: Mapping[str, Any], name: str
) -> bool:
    """Whether a figure of a group by the question itself is what the total shows in any case: its
    base and what all of it gave; what else is so where all, or none, of the total gave either
    answer, or where there is one answer only."""
    if not own or column["group"] not in own:
        return False
    total = {row["answer"]: row["cells"][0]["count"] for row in table["rows"]}
    group, everybody = total[column["group"]], table["columns"][0]["unweighted_base"]
    if name in {"base", column["group"]}:
        return group is not None
    return table["kind"] != "multi" or not {group, total[name]}.isdisjoint({0, everybody})


def _asked(
    knowledge: Knowledge,
    table: Mapping[str, Any],
    base: Sequence[dict[int, float]],
    answers: Sequence[Sequence[dict[int, float]]],
) -> list[dict[int, float]]:
    """How many were asked at each place: with others than are in the base; where all are, fewer,
    but whoever answered."""
    if table.get("base") == "asked" or all(c.get("asked") is None for c in table["columns"]):
        return list(base)
    others = [knowledge.unknown() for _ in base]
    if table.get("base") != "all":
        return [_sum((terms, {other: 1.0})) for terms, other in zip(base, others, strict=True)]
    found = [_sum((terms, {other: -1.0})) for terms, other in zip(base, others, strict=True)]
    for place, terms in enumerate(found):
        gave = [each[place] for each in answers]
        for some in gave if table["kind"] == "multi" else [_sum(gave)]:
            knowledge.at_least_nothing(_sum((terms, _minus(some))))
    return found


def told_by_asked(table: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    """Of 1 to 5 respondents what `asked` tells that is printed beside the figures of this table
    object: that they were asked and are not in the base, or not in a row; or the reverse."""
    found = []
    for number, column in enumerate(table["columns"]):
        if column["asked"] is None or column["asked"] == column["unweighted_base"]:
            continue
        beside = [("base", column["unweighted_base"])]
        beside += [(row["answer"], row["cells"][number]["count"]) for row in table["rows"]]
        for name, count in beside:
            few = 0 if count is None else column["asked"] - count
            if 1 <= few <= 5 or (name == "base" and -5 <= few <= -1):
                found.append((name, column["label"], few))
    return found


def _nobody(
    table: Mapping[str, Any],
    answer: str,
    columns: Sequence[Sequence[int]],
    made_of: Sequence[int],
) -> bool:
    """Whether a group that is shown, and of which this one is a part, has nobody in the row."""
    row = next(row for row in table["rows"] if row["answer"] == answer)
    return any(
        cell["count"] == 0 and set(made_of) < set(larger)
        for cell, larger in zip(row["cells"], columns, strict=True)
    )


def _sum(each: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    for terms in each:
        for place, factor in terms.items():
            found[place] = found.get(place, 0.0) + factor
    return found


def _times(terms: Terms, factor: float) -> dict[int, float]:
    return {place: factor * each for place, each in terms.items()}


def _minus(terms: Terms) -> dict[int, float]:
    return {place: -factor for place, factor in terms.items()}
