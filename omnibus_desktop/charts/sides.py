"""The two sides of a scale: which answers are positive, which negative, which in the middle."""

from __future__ import annotations

import re

from omnibus_desktop.charts.mark import Sides
from omnibus_desktop.tables.table import Row, Table
from omnibus_desktop.wave.question import Kind

_FEWEST = 2  # answers
_NO = re.compile(
    r"(not|never|no|none|poor(ly)?|bad(ly)?|worse|weak|low(er)?|less|fewer|negative|difficult|hard|"
    r"against|oppose[ds]?|decreased?|(dis|in|un)\w{4,})$",
    re.IGNORECASE,
)
_MIDDLE = re.compile(
    r"\b(neither|neutral|no (real |significant )?(change|difference|effect|impact)|"
    r"unchanged|(the|much) same)\b",
    re.IGNORECASE,
)


def sides_of(table: Table) -> Sides | None:
    """The sides of the answers of this table; None where they are no scale, or where it cannot be
    told where one side ends. The nets of a scale tell, which stand with the positive one first;
    without them an answer in the middle parts as many on either side, surely so where its words
    take no side: of agree, neither, disagree the first thing to see is which side is longer."""
    steps = [row for row in table.rows if not row.net and not row.last]
    if not table.ordered or table.kind is Kind.MULTI or len(steps) < _FEWEST:
        return None
    return _by_nets(table, [row.id for row in steps]) or _by_place(steps)


def _by_nets(table: Table, steps: list[str]) -> Sides | None:
    nets = [row.members for row in table.rows if row.net]
    if len(nets) != 2:
        return None
    positive, negative = (tuple(step for step in steps if step in net) for net in nets)
    middle = [step for step in steps if step not in (*positive, *negative)]
    in_order = (*positive, *middle, *negative), (*negative, *middle, *positive)
    if len(middle) > 1 or tuple(steps) not in in_order or not positive or not negative:
        return None
    first = tuple(steps) == in_order[0]
    return Sides(
        positive=positive[::-1] if first else positive,
        negative=negative if first else negative[::-1],
        neutral=middle[0] if middle else "",
        sure=True,
    )


def _by_place(steps: list[Row]) -> Sides:
    half = len(steps) // 2
    ids = [row.id for row in steps]
    first, middle, last = ids[:half], ids[half : len(ids) - half], ids[len(ids) - half :]
    mild_first, mild_last = tuple(first[::-1]), tuple(last)
    neutral = middle[0] if middle else ""
    sure = bool(middle) and _MIDDLE.search(steps[half].label) is not None
    if _rises(steps[0].label, steps[-1].label):
        return Sides(mild_last, mild_first, neutral, sure)
    return Sides(mild_first, mild_last, neutral, sure)


def _rises(first: str, last: str) -> bool:
    """Whether a scale from this answer to that one goes from the negative to the positive: numbers
    that count up, or words that deny first. Questionnaires mostly begin with the positive."""
    if first.strip().isdigit() and last.strip().isdigit():
        return int(first) < int(last)
    return _denies(first) and not _denies(last)


def _denies(label: str) -> bool:
    words = re.findall(r"[^\W\d_]+", label)
    return any(_NO.match(word) for word in words)
