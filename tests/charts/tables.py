"""Tables made from plain values, for tests of charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from omnibus_desktop.tables.table import TOTAL, Column, Method, Origin, Row, State, Table
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.words import Words

WORDS = Words(
    "Nine in ten authorities (89%) see financial pressures as a risk",
    "Percentage of authorities that answered, wave 1",
    "Base: all authorities that answered (100). Source: a test.",
    "A bar chart.",
)


def column(
    key: str, label: str, base: int = 100, *, heading: str = "Region", **more: Any
) -> Column:
    """A column; `base` is every kind of base."""
    by, _, group = key.partition("=")
    settings: dict[str, Any] = {
        "key": key,
        "by": by if group else None,
        "group": group or None,
        "heading": heading if group else "",
        "label": label,
        "letter": "",
        "asked": base,
        "unweighted_base": base,
        "base": float(base),
        "effective_base": float(base),
        "population": None,
        "low": False,
    }
    return Column(**(settings | more))


def total(base: int = 100) -> Column:
    return column(TOTAL, "Total", base)


def groups(*labels: str, by: str = "region", heading: str = "Region") -> tuple[Column, ...]:
    """The groups of one break, each with a base of 100."""
    return tuple(
        column(f"{by}={number}", label, heading=heading) for number, label in enumerate(labels, 1)
    )


def rows(*labels: str) -> tuple[Row, ...]:
    """Answers with the ids 1, 2, 3 ..."""
    return tuple(Row(str(number), label) for number, label in enumerate(labels, 1))


def table(
    answers: tuple[Row, ...],
    columns: tuple[Column, ...],
    counts: Sequence[Sequence[int]],
    **more: Any,
) -> Table:
    """A table of whole counts, unweighted, with nothing tested; `more` goes to Table."""
    count = np.array(counts, dtype=np.int64).reshape(len(answers), len(columns))
    bases = np.array([each.base for each in columns])
    with np.errstate(invalid="ignore", divide="ignore"):
        percent = 100 * count / bases
    shape = count.shape
    settings: dict[str, Any] = {
        "question": "Q1",
        "text": "Main risks to delivery",
        "kind": Kind.MULTI,
        "item": None,
        "item_label": "",
        "section": "",
        "base_rule": "answered",
        "base_words": "authorities that answered",
        "weight": None,
        "filter": (),
        "filter_words": "",
        "level": 95.0,
        "method": Method("rest", "ours", "none", "none", "Not tested."),
        "origin": Origin("Wave 1", "wave1.sav", 100, None, "authorities"),
        "ordered": False,
        "columns": columns,
        "rows": answers,
        "count": count,
        "weighted": count.astype(np.float64),
        "percent": percent,
        "low": np.maximum(percent - 5, 0),
        "high": np.minimum(percent + 5, 100),
        "differs": np.zeros(shape, dtype=np.int8),
        "p_rest": np.where([each.by is None for each in columns], np.nan, np.full(shape, 0.5)),
        "state": np.full(shape, State.SHOWN, dtype=np.uint8),
    }
    return Table(**(settings | more))


def risks() -> Table:
    """Six answers of a list, total only."""
    return table(
        rows("Policy", "Financial pressures", "Recruitment", "Don't know", "Retention", "Other"),
        (total(),),
        [[21], [89], [57], [3], [51], [30]],
        rows=(
            Row("1", "Policy"),
            Row("2", "Financial pressures"),
            Row("3", "Recruitment"),
            Row("98", "Don't know", last=True),
            Row("5", "Retention"),
            Row("6", "Other", last=True),
        ),
    )


def confidence(*labels: str) -> Table:
    """A scale of four answers and don't know by the total and these groups."""
    answers = (
        *rows("Very confident", "Fairly confident", "Not very confident", "Not at all confident"),
        Row("98", "Don't know", last=True),
    )
    columns = (total(), *groups(*labels))
    shares = [30, 56, 9, 2, 3]
    counts = [[share] * len(columns) for share in shares]
    return table(answers, columns, counts, kind=Kind.SCALE, ordered=True)
