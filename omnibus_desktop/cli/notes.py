"""Notes on a chart as typed -> Note."""

from __future__ import annotations

from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.table import TOTAL, Table

_HOW = "write it as KIND:CODE[@GROUP][~CODE[@GROUP]]:TEXT"


def note(text: str, number: int, tables: tuple[Table, ...]) -> Note:
    """The note that `text` describes: "callout:1:Most say so", "difference:1@2~1@3:A gap".

    The codes come first, so that the text may hold any sign. Raises OmnibusError where it is not
    of this form, or names an answer or a group that the table does not have.
    """
    kind, _, rest = text.partition(":")
    if kind not in list(NoteKind):
        kinds = ", ".join(NoteKind)
        raise OmnibusError(f"there is no note of the kind {kind!r}", f"choose one of {kinds}")
    where, found, words = rest.partition(":")
    if not found or not where:
        raise OmnibusError(f"--note {text!r} is not clear", _HOW)
    keys = tuple(key(part, tables) for part in where.split("~"))
    needed = 1 if kind in {NoteKind.CALLOUT, NoteKind.LINE} else 2
    if len(keys) < needed:
        raise OmnibusError(f"a {kind} needs two marks", _HOW)
    return Note(f"note {number}", NoteKind(kind), keys, words)


def key(text: str, tables: tuple[Table, ...]) -> Key:
    """The key of the mark CODE[@GROUP]; the total where no group is named."""
    code, _, group = text.partition("@")
    if code not in codes(tables):
        raise OmnibusError(f"there is no answer {code!r} to mark", "use a code of the question")
    if not group:
        return code, TOTAL
    for column in tables[0].columns:
        if group in {column.key, column.group}:
            return code, column.key
    raise OmnibusError(f"there is no group {group!r} to mark", "use a code of a break's answer")


def codes(tables: tuple[Table, ...]) -> list[str]:
    """The codes by which rows are known: of a grid seen whole ITEM/ANSWER."""
    if len(tables) == 1:
        return [row.id for row in tables[0].rows]
    return [f"{table.item}/{row.id}" for table in tables for row in table.rows]
