"""Notes on a chart, held by data and not by pixels."""

from __future__ import annotations

from enum import StrEnum

from omnibus_desktop.charts.spec import Key
from omnibus_desktop.values import dataclass

_OF_A_GROUP = "{answer}, {group}: {percent}"


class NoteKind(StrEnum):
    CALLOUT = "callout"
    DIFFERENCE = "difference"
    LINE = "line"
    BRACKET = "bracket"
    BAND = "band"  # shaded, behind the chart
    TEXT = "text"  # free, bound to the chart alone


class LineAt(StrEnum):
    """Where a reference line stands; it stays there when the data move."""

    BAR = "bar"  # the value of its bar
    TOTAL = "total"  # the answer's share of all respondents
    AVERAGE = "average"  # the answer's share of the groups shown, taken together
    TARGET = "target"  # a number that the person typed


@dataclass(frozen=True)
class Note:
    """`keys` are the marks that hold it: one for a call-out or a line, two for a difference, one
    or more for a bracket or a band, none for a free text, a target, or a band between two values.
    `text` may hold the fields {answer}, {group}, {percent}, {count}, {base}, {difference},
    {significant}, {total}; they are filled in at layout. `offset` is how far the person moved it
    from where layout would put it, in points. `line_at` is for lines alone. `values` are numbers
    on the axis that the person typed: a target, or both ends of a band."""

    id: str
    kind: NoteKind
    keys: tuple[Key, ...]
    text: str
    offset: tuple[float, float] | None = None
    line_at: LineAt = LineAt.BAR
    values: tuple[float, ...] = ()


_STANDARD = {
    NoteKind.CALLOUT: "{answer}: {percent}",
    NoteKind.DIFFERENCE: "{difference}, {significant}",
    NoteKind.BAND: "{answer}",
    NoteKind.TEXT: "Text",
}


def standard_text(kind: NoteKind, keys: tuple[Key, ...] = (), line_at: LineAt = LineAt.BAR) -> str:
    """What a note says that was given no words of its own: its figure."""
    from omnibus_desktop.tables.table import TOTAL  # numpy is not needed at the start

    several = len({group for _, group in keys}) > 1
    if kind is NoteKind.LINE:
        own = "{answer}: {percent}" if keys and keys[0][1] == TOTAL else _OF_A_GROUP
        return {LineAt.BAR: own}.get(line_at, f"{line_at.capitalize()}: {{percent}}")
    if kind is NoteKind.BRACKET:
        return "{group}: {percent}" if several else "{answer}: {percent}"
    return _STANDARD[kind]
