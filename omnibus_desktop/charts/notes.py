"""Notes on a chart, held by data and not by pixels."""

from __future__ import annotations

from enum import StrEnum

from omnibus_desktop.charts.spec import Key
from omnibus_desktop.values import dataclass


class NoteKind(StrEnum):
    CALLOUT = "callout"
    DIFFERENCE = "difference"
    LINE = "line"
    BRACKET = "bracket"


@dataclass(frozen=True)
class Note:
    """`keys` are the marks that hold it: one for a call-out or a line, two for a difference,
    two or more for a bracket. `text` may hold the fields {answer}, {group}, {percent}, {count},
    {base}, {difference}; they are filled in at layout. `offset` is how far the person moved it
    from where layout would put it, in points."""

    id: str
    kind: NoteKind
    keys: tuple[Key, ...]
    text: str
    offset: tuple[float, float] | None = None
