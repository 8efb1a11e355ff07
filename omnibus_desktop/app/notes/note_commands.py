"""Everything that can be done with marks and notes."""

from __future__ import annotations

from omnibus_desktop.app.command import Command, Reach, has_draft, has_mark, on_desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.notes import note_actions
from omnibus_desktop.charts.notes import LineAt

_TOTAL = "total"  # as tables.table has it, which brings numpy: not at the start


def _has_note(session: Session) -> bool:
    return session.note is not None


def _is_of_group(session: Session) -> bool:
    """Whether the picked mark is of a group, which has a total beside it."""
    return session.picked is not None and session.picked[1] != _TOTAL


def _is_of_several(session: Session) -> bool:
    """Whether the picked mark is one of several, groups or items, that have an average."""
    wave, draft = session.wave, session.draft
    if _is_of_group(session) or session.picked is None or wave is None or draft is None:
        return _is_of_group(session)
    items = [each.items for each in wave.questions if each.id == draft.question]
    return draft.item is None and any(items)


def _has_several(session: Session) -> bool:
    return len(session.selected) > 1


def _may_compare(session: Session) -> bool:
    return 1 <= len(session.selected) <= 2


def _was_moved(session: Session) -> bool:
    notes = () if session.draft is None else session.draft.notes
    return any(note.id == session.note and note.offset is not None for note in notes)


def _has_values(session: Session) -> bool:
    notes = () if session.draft is None else session.draft.notes
    return any(note.id == session.note and note.values for note in notes)


def _compare_with_total(reach: Reach) -> None:
    drawn = reach.current.drawn
    items = () if drawn is None else drawn.scene.items
    charted = {item.key for item in items if item.role == "bar" and item.key is not None}
    note_actions.compare_with_total(reach.desk, charted)


NOTE_COMMANDS: tuple[Command, ...] = (
    Command(
        "highlight", "Chart", "&Highlight", "Show this bar in colour and the others in grey",
        lambda reach: note_actions.toggle_highlight(reach.desk),
        ("Ctrl+H",), "highlighter", has_mark, context=True,
    ),
    Command(
        "call-out", "Chart", "Add &call-out", "Write beside this bar what it shows",
        lambda reach: note_actions.add_callout(reach.desk),
        ("Ctrl+Return",), "message-square", has_mark, context=True,
    ),
    Command(
        "compare", "Chart", "&Difference…",
        "Mark the difference of two bars: of both that are picked, or from the next one clicked",
        lambda reach: note_actions.compare(reach.desk), ("Ctrl+D",), "", _may_compare, context=True,
    ),
    Command(
        "compare total", "Chart", "Difference from the t&otal",
        "Note by how much this bar of a group differs from the total, and whether beyond chance",
        _compare_with_total, ("Ctrl+Alt+D",), "", _is_of_group, context=True,
    ),
    Command(
        "bracket", "Chart", "Brac&ket", "Take the picked bars together, with their share",
        lambda reach: note_actions.add_bracket(reach.desk),
        ("Ctrl+Shift+B",), "", _has_several, context=True,
    ),
    Command(
        "band", "Chart", "&Shaded band", "Shade behind the picked bars",
        lambda reach: note_actions.add_band(reach.desk),
        ("Ctrl+Shift+D",), "", has_mark, context=True,
    ),
    Command(
        "line", "Chart", "Reference &line", "Draw a line at the value of this bar",
        lambda reach: note_actions.add_line(reach.desk), ("Ctrl+L",), "", has_mark, context=True,
    ),
    Command(
        "line total", "Chart", "Line at the &total",
        "Draw a line at the total of this group's answer",
        on_desk(lambda desk: note_actions.add_line(desk, LineAt.TOTAL)),
        ("Ctrl+Shift+L",), "", _is_of_group, context=True,
    ),
    Command(
        "line average", "Chart", "Line at the &average",
        "Draw a line at the average of the groups or items shown",
        on_desk(lambda desk: note_actions.add_line(desk, LineAt.AVERAGE)),
        ("Ctrl+Shift+A",), "", _is_of_several, context=True,
    ),
    Command(
        "line target", "Chart", "Line at a ta&rget…", "Draw a line at a value that you type",
        lambda reach: reach.desk.value_requested.emit("target"),
        ("Ctrl+Shift+G",), "", has_draft, context=True,
    ),
    Command(
        "stretch", "Chart", "&Band between values…", "Shade between two values that you type",
        lambda reach: reach.desk.value_requested.emit("band"), (), "", has_draft,
    ),
    Command(
        "text", "Chart", "Free te&xt", "Write something on the chart",
        lambda reach: note_actions.add_text(reach.desk), ("Ctrl+T",), "", has_draft, context=True,
    ),
    Command(
        "edit note", "Chart", "&Edit note", "Change the words of this note",
        lambda reach: note_actions.edit_note(reach.desk),
        ("F2",), "pencil", _has_note, context=True,
    ),
    Command(
        "edit value", "Chart", "Chan&ge value…", "Move the target, or the ends of the band",
        lambda reach: reach.desk.value_requested.emit("note"), (), "", _has_values,
        context=True,
    ),
    Command(
        "put back", "Chart", "&Put note back", "Let the chart place this note again",
        lambda reach: note_actions.put_back(reach.desk),
        ("Ctrl+Home",), "", _was_moved, context=True,
    ),
    Command(
        "remove note", "Chart", "Re&move note", "Take this note off the chart",
        lambda reach: note_actions.remove_note(reach.desk),
        ("Del",), "trash-2", _has_note, context=True,
    ),
)  # fmt: skip
