"""Does a question depend on a break as a whole? Chi-square, and Rao and Scott's F."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.chances import chi_square_tail, f_tail
from omnibus_desktop.tables.table import State, Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind

_LARGEST = 400  # degrees of freedom beyond which Rao and Scott's matrices are not worth it


@dataclass(frozen=True)
class Overall:
    """One break. `chi_square` is Pearson's, with weights scaled to the number of respondents;
    its p takes no account of weights or population: `rao_scott_p` does. None where the table is
    too small, or too large, to say."""

    by: str
    chi_square: float
    df: int
    p: float
    cramers_v: float
    rao_scott_f: float | None = None
    rao_scott_df: tuple[float, float] | None = None
    rao_scott_p: float | None = None


def overall(table: Table) -> tuple[Overall, ...]:
    """One result a break in which all stand in one group and gave one answer; answers and groups
    in which nobody is are left out of it. None for a break of which any figure is hidden."""
    if table.kind is Kind.MULTI:
        return ()
    answers = [place for place, row in enumerate(table.rows) if not row.net]
    breaks = dict.fromkeys(column.by for column in table.columns if column.by is not None)
    found = []
    for by in breaks:
        if by in table.overlapping:
            continue
        groups = [place for place, column in enumerate(table.columns) if column.by == by]
        if (table.state[:, groups] == State.HIDDEN).any():
            continue  # what is hidden could be worked out from it
        one = _of_break(table, by, np.ix_(answers, groups))
        if one is not None:
            found.append(one)
    return tuple(found)


def of_each_row(table: Table, by: str) -> tuple[Overall | None, ...]:
    """Whether each answer alone depends on this break: one result a row that is no net, from the
    answer and all else in the base. None where any figure of the row in the break is hidden, where
    groups overlap, and where there is too little to say."""
    groups = [place for place, column in enumerate(table.columns) if column.by == by]
    rows = [place for place, row in enumerate(table.rows) if not row.net]
    if by in table.overlapping:
        return (None,) * len(rows)
    heads = [table.columns[place] for place in groups]
    bases = np.array([head.base for head in heads])
    # the sum of the squared weights of a base, from the effective base (Kish 1965)
    ratios = [head.base / head.effective_base if head.effective_base else 0.0 for head in heads]
    squares = bases * np.array(ratios)
    n = sum(head.unweighted_base for head in heads)
    found: list[Overall | None] = []
    for row in rows:
        if (table.state[row, groups] == State.HIDDEN).any() or any(each.hidden for each in heads):
            found.append(None)
            continue
        weighted = table.weighted[row, groups]
        squared = (
            weighted if table.weighted_squares is None else table.weighted_squares[row, groups]
        )
        cells = np.array((weighted, np.maximum(bases - weighted, 0.0)))
        spread = np.array((squared, np.maximum(squares - squared, 0.0)))
        found.append(_of_cells(by, cells, spread, n, table.columns[0].population))
    return tuple(found)


def _of_break(table: Table, by: str, where: tuple[NDArray[np.intp], ...]) -> Overall | None:
    weighted, n = table.weighted[where], int(table.count[where].sum())
    squared = weighted if table.weighted_squares is None else table.weighted_squares[where]
    return _of_cells(by, weighted, squared, n, table.columns[0].population)


def _of_cells(
    by: str,
    weighted: NDArray[np.float64],
    squared: NDArray[np.float64],
    n: int,
    population: int | None,
) -> Overall | None:
    """The result of the weighted counts of n respondents and the sums of their squared weights,
    both answers by groups."""
    rows, columns = weighted.sum(axis=1) > 0, weighted.sum(axis=0) > 0
    weighted, squared = weighted[rows][:, columns], squared[rows][:, columns]
    r, c = weighted.shape
    df = (r - 1) * (c - 1)
    if df < 1 or n < 2:
        return None
    share = weighted / weighted.sum()
    expected = np.outer(share.sum(axis=1), share.sum(axis=0))
    chi_square = float(n * ((share - expected) ** 2 / expected).sum())
    plain = Overall(
        by,
        chi_square,
        df,
        chi_square_tail(chi_square, df),
        math.sqrt(chi_square / (n * min(r - 1, c - 1))),
    )
    if df > _LARGEST:
        return plain
    left = 1.0 if population is None else max(0.0, 1 - n / population)
    if left == 0:
        return plain
    variance = _variance(share, squared / weighted.sum() ** 2, n) * left
    return _rao_scott(plain, share, variance, n)


def _variance(
    share: NDArray[np.float64], squares: NDArray[np.float64], n: int
) -> NDArray[np.float64]:
    """The linearised covariance of the cells' shares, n / (n - 1) sum z z' with
    z = w (e - share) / sum w, of respondents drawn with replacement."""
    p, s = share.ravel(), squares.ravel()
    cross = np.outer(s, p)
    total = np.diag(s) - cross - cross.T + s.sum() * np.outer(p, p)
    return np.asarray(total * n / (n - 1))


def _rao_scott(
    plain: Overall, share: NDArray[np.float64], variance: NDArray[np.float64], n: int
) -> Overall:
    """The second-order correction (Rao and Scott 1984; R survey, svychisq): with D the design
    effects of the interaction contrasts, F = X2 / trace(D) on trace(D)^2 / trace(D^2) and
    (n - 1) times as many degrees of freedom."""
    contrasts = np.kron(_centred(share.shape[0]), _centred(share.shape[1]))
    cells = share.ravel()[:, None]
    scaled = np.divide(contrasts, cells, out=np.zeros_like(contrasts), where=cells > 0)
    simple = contrasts.T @ scaled / n
    if np.linalg.matrix_rank(simple) < len(simple):
        return plain  # too many cells in which nobody is
    effects = np.linalg.solve(simple, scaled.T @ variance @ scaled)
    trace = float(np.trace(effects))
    df1 = trace**2 / float(np.trace(effects @ effects))
    f = plain.chi_square / trace
    df = (df1, df1 * (n - 1))
    return Overall(
        plain.by, plain.chi_square, plain.df, plain.p, plain.cramers_v, f, df, f_tail(f, *df)
    )


def _centred(count: int) -> NDArray[np.float64]:
    """Contrasts between so many categories: a basis of all vectors that add up to 0."""
    return np.eye(count)[:, :-1] - 1 / count
