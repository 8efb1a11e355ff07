"""Tables of several waves, and of the regions, for tests of charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from omnibus_desktop.authorities.frame import REGIONS
from omnibus_desktop.tables.table import Column, Origin, Row, Table
from tests.charts.tables import column, rows, table, total

NAMES = tuple(name for _, name in REGIONS)
RISKS = ("Financial pressures", "Recruitment", "Retention", "Rising demand", "Placements")
_SHARES = ((89, 78, 86, 63), (57, 44, 67, 45), (51, 46, 63, 33), (44, 41, 53, 30), (30, 27, 44, 33))


def origin(number: int, base: int = 100) -> Origin:
    return Origin(
        f"Wave {number}", f"wave{number}.sav", base, None, "authorities", f"{2015 + number}"
    )


def of_waves(
    labels: Sequence[str], counts: Sequence[Sequence[int]], bases: Sequence[int], **more: Any
) -> tuple[Table, ...]:
    """A table a wave: `counts` are answers by waves; a base of 0 is a wave that did not ask."""
    found = []
    for wave, base in enumerate(bases):
        made = table(
            rows(*labels),
            (total(base)._replace(low=base < 30),),
            [[row[wave]] for row in counts],
            origin=origin(wave + 1, base),
            **more,
        )
        found.append(made if base else _not_asked(made))
    return tuple(found)


def _not_asked(made: Table) -> Table:
    nothing: dict[str, Any] = {
        name: np.zeros((0, 0), dtype=getattr(made, name).dtype)
        for name in ("count", "weighted", "percent", "low", "high", "differs", "p_rest", "state")
    }
    return replace(made, columns=(), rows=(), **nothing)


def risks_over(waves: int) -> tuple[Table, ...]:
    """Five risks over so many waves of 100."""
    return of_waves(RISKS, [each[:waves] for each in _SHARES], (100,) * waves)


def of_few(*counts: int, base: int = 9) -> Table:
    """Answers of a handful of authorities."""
    columns = (small(total(base)),)
    labels = ("Commissioned from others", "Run by the authority", "Planned", "Not known")
    return table(rows(*labels[: len(counts)]), columns, [[count] for count in counts])


def by_region(counts: Sequence[int], bases: Sequence[int], **more: Any) -> Table:
    """Yes and no by the nine regions, after the total."""
    columns = (
        small(total(sum(bases))),
        *(
            small(column(f"region={number}", name, base))
            for number, (name, base) in enumerate(zip(NAMES, bases, strict=True), 1)
        ),
    )
    yes = [sum(counts), *counts]
    no = [whole.unweighted_base - count for whole, count in zip(columns, yes, strict=True)]
    answers = (Row("1", "Yes"), Row("2", "No"))
    return table(answers, columns, [yes, no], **more)


def small(each: Column) -> Column:
    """The column, marked low and tiny where it is."""
    base = each.unweighted_base
    return each._replace(low=base < 30, tiny=base < 10)


def regions() -> Table:
    """Nine regions, one of which is tiny."""
    return by_region((2, 20, 9, 8, 3, 6, 27, 8, 5), (12, 22, 14, 9, 13, 11, 30, 18, 11))
