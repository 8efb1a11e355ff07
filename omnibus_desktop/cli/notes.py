"""Notes on a chart as typed -> Note."""

from __future__ import annotations

from textwrap import shorten

from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.over_waves import are_of_waves, over_waves
from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.tables.wave_columns import wave_key
from omnibus_desktop.tables.wave_names import wave_names
from omnibus_desktop.wave.plain_text import plain

_LONGEST = 300  # characters of the codes that are listed
_OF_ALL = (f"@{LineAt.TOTAL}", f"@{LineAt.AVERAGE}")  # where a line may stand

Typed = tuple[NoteKind, tuple[str, ...], str]  # kind, marks and text


def note(typed: Typed, number: int, tables: tuple[Table, ...]) -> Note:
    """The note on these tables. Raises OmnibusError where it names an answer or a group that
    they do not have."""
    kind, marks, words = typed
    own = f"note {number}"
    if marks and marks[0].startswith("="):
        values = sorted(float(mark.strip("=%")) for mark in marks)
        at = LineAt.TARGET if kind is NoteKind.LINE else LineAt.BAR
        return Note(own, kind, (), words, line_at=at, values=tuple(values))
    at = LineAt.BAR
    if kind is NoteKind.LINE and marks[0].endswith(_OF_ALL):
        code, _, group = marks[0].rpartition("@")
        at, marks = LineAt(group), (code,)
    return Note(own, kind, tuple(key(mark, tables) for mark in marks), words, line_at=at)


def key(text: str, tables: tuple[Table, ...]) -> Key:
    """The key of the mark CODE[@GROUP]; the total where no group is named. Over waves the group
    is a wave, "Wave 2", and the newest where none is named."""
    code, _, group = text.partition("@")
    if code not in codes(tables):
        raise OmnibusError(
            f"there is no answer {code!r} to mark", f"use one of {listed_codes(tables)}"
        )
    if are_of_waves(tables):
        known = groups(tables)
        if group and wave_key(group) not in known:
            raise OmnibusError(
                f"there is no wave {group!r} to mark", f"name one of {_names(known)}"
            )
        return code, wave_key(group) if group else known[-1]
    if not group:
        return code, TOTAL
    for column in tables[0].columns:
        if group in {column.key, column.group}:
            return code, column.key
    raise OmnibusError(f"there is no group {group!r} to mark", _of_which(tables[0]))


def _of_which(table: Table) -> str:
    """What to do about a group that is not there: the codes of those that are."""
    known = [f"{each.key} ({plain(each.label)})" for each in table.columns if each.group]
    listed = shorten(", ".join(known), _LONGEST, placeholder=" …")
    return f"use one of {listed}" if known else "leave it out, or choose a break"


def codes(tables: tuple[Table, ...]) -> list[str]:
    """The codes by which rows are known: of a grid seen whole ITEM/ANSWER."""
    if are_of_waves(tables):
        return [trend.id for trend in over_waves(tables).trends]
    if len(tables) == 1:
        return [row.id for row in tables[0].rows]
    return [f"{table.item}/{row.id}" for table in tables for row in table.rows]


def listed_codes(tables: tuple[Table, ...]) -> str:
    """The same as a person reads them."""
    return shorten(", ".join(codes(tables)), _LONGEST, placeholder=" …")


def groups(tables: tuple[Table, ...]) -> list[str]:
    """The keys of what a mark may belong to beside its answer: the columns, or the waves."""
    if are_of_waves(tables):
        return [wave_key(name) for name in wave_names([table.origin for table in tables])]
    return [column.key for column in tables[0].columns]


def _names(keys: list[str]) -> str:
    return ", ".join(key.partition(":")[2] for key in keys)
