"""What is selected, and what there is to say of it: a figure, a note, a question, a control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QGroupBox, QToolButton, QWidget

from omnibus_desktop.app.explaining.help_topics import of_control, symbols_in, topics
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.commands import Actions
    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.table.table_model import TableModel
    from omnibus_desktop.charts.spec import Key
    from omnibus_desktop.tables.table import Table

_BASES = {
    "Base": "base",
    "Weighted base": "weighted base",
    "Effective base": "effective base",
    "Out of": "out of",
}
_HEADINGS = {
    "p": "What p means",
    "interval": "The interval",
    "percentage": "The percentage",
    "test rest": "The test: against the rest",
    "test pairs": "The test: between groups",
    "[u]": "Low base",
    "*": "Low base",
    "A": "Letters",
    "3 of 8": "A tiny base",
}


@dataclass(frozen=True)
class Subject:
    """`facts` are lines of plain text, which may come from a file; `parts` are our own texts, each
    with its heading ("" for none)."""

    title: str
    facts: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


def of_figure(model: TableModel, key: Key) -> Subject | None:
    """What is to be said of the figure of this mark; None where the tables do not hold it."""
    from omnibus_desktop.charts.hover import describe

    index = model.index_of(key)
    lines = describe(model.tables, key).split("\n")
    table = _table_with(model.tables, key)
    if not index.isValid() or table is None:
        return None
    column = table.columns[index.column()]
    cell = str(index.data())
    said = " ".join(lines)
    ideas = [("symbols", name) for name in symbols_in(cell, table.symbols == "legacy")]
    hidden = any(name in ("[c]", "[z]") for _, name in ideas)
    if not hidden:
        ideas.insert(0, ("methods", "percentage"))
        if table.weight is not None:
            ideas.append(("methods", "effective base"))
        if "interval" in said:
            ideas.append(("methods", "interval"))
        if "(p " in said:
            ideas += [("methods", f"test {table.method.test}"), ("methods", "p")]
        if "Not tested" in said:
            ideas.append(("methods", "not tested"))
        if column.low:
            ideas.append(("symbols", "[u]"))
    return Subject(", ".join(lines[:2]), (*lines[2:], *_grounds(table)), _parts(ideas))


def of_base(model: TableModel, row: int, column: int) -> Subject:
    """What is to be said of a cell that belongs to no answer: a base, or a mean and its like."""
    from PySide6.QtCore import Qt

    label = str(model.headerData(row, Qt.Orientation.Vertical))
    head = model.heads[column]
    idea = next((idea for name, idea in _BASES.items() if label.startswith(name)), "mean")
    fact = f"{label}, {head}: {model.index(row, column).data()}"
    about = _grounds(model.tables[0]) if model.tables else ()
    return Subject(plain(label), (plain(fact), *about), _parts([("methods", idea)]))


def of_method(table: Table) -> Subject:
    """What is to be said of how a table was tested, and what else holds for all of it."""
    ideas = [("methods", f"test {table.method.test}")] if table.method.test != "none" else []
    ideas += [("methods", "not tested"), ("methods", "p")] if ideas else []
    ideas.append(("methods", "interval"))
    notes = tuple(plain(note) for note in table.notes)
    return Subject("How it was tested", (*_grounds(table), *notes), _parts(ideas))


def of_note(session: Session) -> Subject | None:
    """What is to be said of the note that is picked out."""
    notes = () if session.draft is None else session.draft.notes
    note = next((each for each in notes if each.id == session.note), None)
    if note is None:
        return None
    text = topics("kinds")[str(note.kind)]
    return Subject("Annotation", (plain(note.text),) if note.text else (), (("", text),))


def of_question(current: CurrentSlide) -> Subject | None:
    """What is to be said of the question being looked at: its kind, why, and who was asked."""
    question = current.question
    if question is None:
        return None
    kind = _kind(question.kind)
    facts = []
    if question.answers_read is None:  # themes are in no file, and no guess
        facts = [f"{kind} ({question.confidence})", f"Name in the file: {question.id}"]
    if question.reason:
        facts.append(question.reason)
    facts += _grounds(current.tables[0]) if current.tables else ()
    text = topics("kinds")[str(question.kind)]
    title = plain(question.text) or question.id
    return Subject(title, tuple(plain(fact) for fact in facts), ((kind, text),))


def of_widget(widget: QWidget | None, actions: Actions) -> Subject | None:
    """What is to be said of the control that has the focus, or of that in which it stands."""
    while widget is not None:
        found = _of_button(widget, actions) or _of_name(widget)
        if found is not None:
            return found
        widget = widget.parentWidget()
    return None


def of_command(name: str) -> Subject:
    """What is to be said of the command with this id."""
    from omnibus_desktop.app.commands import COMMANDS

    command = next(each for each in COMMANDS if each.id == name)
    keys = f"Keys: {', '.join(command.keys)}" if command.keys else "No keys of its own"
    title = command.title.replace("&", "").rstrip("…")
    facts = (command.tip, f"Menu: {command.menu}. {keys}")
    return Subject(title, facts, (("", topics("commands")[name]),))


def _of_button(widget: QWidget, actions: Actions) -> Subject | None:
    action = widget.defaultAction() if isinstance(widget, QToolButton) else None
    names = (name for name, known in actions.by_id.items() if known is action)
    name = next(names, None) if action is not None else None
    return None if name is None else of_command(name)


def _of_name(widget: QWidget) -> Subject | None:
    name = widget.accessibleName()
    if not name and isinstance(widget, QAbstractButton):
        name = widget.text()
    if not name and isinstance(widget, QGroupBox):
        name = widget.title()
    found = of_control(name) if name else None
    if found is None:
        return None
    title, text = found
    about = name.partition(":")[2].strip()
    return Subject(title, (plain(about),) if about else (), (("", text),))


def _grounds(table: Table) -> tuple[str, ...]:
    """What the figures of a table rest on."""
    weight = "unweighted" if table.weight is None else f"weighted by {table.weight}"
    said = [f"Who counts: {table.base_words}", f"Weight: {weight}"]
    if table.filter_words:
        said.append(f"Filter: {table.filter_words}")
    return (*(plain(each) for each in said), table.method.words)


def _parts(ideas: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_HEADINGS.get(name, name[0].upper() + name[1:]), topics(file)[name])
        for file, name in dict.fromkeys(ideas)
    )


def _table_with(tables: tuple[Table, ...], key: Key) -> Table | None:
    """The table that holds this mark."""
    from omnibus_desktop.tables.wave_columns import key_of

    alone = len(tables) == 1
    for table in tables:
        for row in range(len(table.rows)):
            for column in range(len(table.columns)):
                if key_of(table, row, column, alone=alone) == key:
                    return table
    return None


def _kind(kind: str) -> str:
    return {
        "single": "One answer",
        "multi": "Several answers",
        "scale": "A scale",
        "grid": "A grid",
        "numeric": "A number",
        "open": "Open answers",
    }.get(kind, "About the respondent")
