"""Which marks a unit chart shows: a row of squares an answer, or a row a group."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.charts.mark import Mark, Marks

FEW = 30  # respondents: of fewer a share misleads, and all of them can be seen
_MOST = 120  # squares in a row of the chart, in lines of 60
_NOISE = 1e-6  # percentage points; a share is not known better


def units_shown(marks: Marks) -> tuple[Marks, str] | None:
    """The marks of one group, or of one answer, and what the subtitle has to say of the others:
    the answers of the first group where it is small, else the leading answer by groups. None
    where there are too many respondents to show each, or figures are weighted or hidden."""
    if marks.of_items or marks.of_waves or not marks.percentages:
        return None
    several = len(marks.groups) > 1
    if not several or (len(marks.answers) > 1 and marks.cells[0][0].base <= FEW):
        first = marks.with_groups((0,))
        name = "Total" if marks.groups[0].total else marks.groups[0].name
        said = f"{name} shown; breaks not shown" if several else ""
        return (counted(first), said) if _can_be_counted(first) else None
    best = next((n for n, answer in enumerate(marks.answers) if answer.net), 0)
    groups = [n for n, group in enumerate(marks.groups) if not group.total]
    one = marks.with_answers((best,)).with_groups(groups)
    said = f"“{marks.answers[best].label}” shown"
    said += "; other answers not shown" if len(marks.answers) > 1 else ""
    return (counted(one), said) if _can_be_counted(one) else None


def counted(marks: Marks) -> Marks:
    """The same, told as "5 of 9" and not as percentages."""
    cells = tuple(tuple(map(_in_counts, row)) for row in marks.cells)
    return replace(
        marks, cells=cells, groups=tuple(replace(each, tiny=True) for each in marks.groups)
    )


def _in_counts(mark: Mark) -> Mark:
    return mark if mark.count is None else replace(mark, text=f"{mark.count:,} of {mark.base:,}")


def are_few(marks: Marks) -> bool:
    """Whether the first group has so few respondents that an analyst would show each of them."""
    group, base = marks.groups[0], marks.cells[0][0].base
    return 0 < base < FEW and (group.low or group.tiny)


def _can_be_counted(marks: Marks) -> bool:
    """Whether each figure that is shown is a count of respondents, not too many to be seen."""
    shown = [mark for row in marks.cells for mark in row if mark.value is not None]
    return bool(shown) and all(map(_is_count, shown))


def _is_count(mark: Mark) -> bool:
    if mark.count is None or not 0 <= mark.count <= mark.base or not 0 < mark.base <= _MOST:
        return False
    return abs((mark.value or 0.0) - 100 * mark.count / mark.base) <= _NOISE
