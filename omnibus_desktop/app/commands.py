"""Everything that can be done, as one table: menus, toolbar, context menu and keys come from it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from omnibus_desktop.app import (
    copy_actions,
    export_actions,
    history_actions,
    open_actions,
    slide_actions,
    template_actions,
)
from omnibus_desktop.app.answers.answers_commands import ANSWERS_COMMANDS
from omnibus_desktop.app.breaks.break_commands import BREAK_COMMANDS
from omnibus_desktop.app.chart_commands import CHART_COMMANDS
from omnibus_desktop.app.command import Command, Reach, has_draft, has_list, has_slides, on_desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.explaining.help_commands import HELP_COMMANDS
from omnibus_desktop.app.files.briefing_commands import BRIEFING_COMMANDS
from omnibus_desktop.app.film.film_commands import FILM_COMMANDS
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.notes.mark_commands import MARK_COMMANDS
from omnibus_desktop.app.notes.note_commands import NOTE_COMMANDS
from omnibus_desktop.app.program_commands import PROGRAM_COMMANDS
from omnibus_desktop.app.refresh.deck_refresh_commands import DECK_COMMANDS
from omnibus_desktop.app.refresh.refresh_commands import REFRESH_COMMANDS
from omnibus_desktop.app.stage_commands import STAGE_COMMANDS
from omnibus_desktop.app.table.table_commands import TABLE_COMMANDS
from omnibus_desktop.app.wave_commands import WAVE_COMMANDS

COMMANDS: tuple[Command, ...] = (
    Command(
        "open", "File", "&Open…", "Open a survey wave or a briefing",
        lambda reach: open_actions.choose(reach.desk, reach.window),
        ("Ctrl+O",), "folder-open",
    ),
    Command(
        "example", "File", "Open the &example wave", "Open the synthetic wave of the program",
        on_desk(open_actions.open_example),
    ),
    Command(
        "close", "File", "&Close", "Go back to the start page; what is not saved is asked for",
        on_desk(open_actions.close), ("Ctrl+W",), "", has_draft,
    ),
    Command(
        "export", "File", "E&xport chart…", "Write the chart as a slide, picture, drawing or PDF",
        lambda reach: export_actions.export_chart(reach.desk, reach.current, reach.window),
        ("Ctrl+E",), "download", has_draft,
    ),
    Command(
        "template", "File", "Slide te&mplate…", "Make slides from a presentation of your own",
        lambda reach: template_actions.choose_template(reach.desk, reach.window),
    ),
    Command(
        "save tables", "File", "Save all &tables as workbook…",
        "Write the tables of all questions as an Excel or OpenDocument workbook",
        lambda reach: export_actions.save_tables(reach.desk, reach.current, reach.window),
        ("Ctrl+Shift+T",), "", has_draft,
    ),
    Command(
        "quit", "File", "&Quit", "Close the window",
        lambda reach: reach.window.close(), ("Ctrl+Q",),
    ),
    Command(
        "undo", "Edit", "&Undo", "Take the last step back",
        lambda reach: history_actions.undo(reach.desk), ("Ctrl+Z",), "undo-2",
    ),
    Command(
        "redo", "Edit", "&Redo", "Do the step again that was taken back",
        lambda reach: history_actions.redo(reach.desk),
        ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2",
    ),
    Command(
        "copy chart", "Edit", "&Copy chart", "Put the chart on the clipboard as PNG and SVG",
        lambda reach: copy_actions.copy_chart(reach.desk, reach.current),
        ("Ctrl+C",), "copy", has_draft, context=True,
    ),
    Command(
        "copy table", "Edit", "Copy t&able", "Put the whole table on the clipboard",
        lambda reach: copy_actions.copy_table(reach.desk, reach.current),
        ("Ctrl+Shift+C",), "table", has_draft,
    ),
    *STAGE_COMMANDS,
    *PROGRAM_COMMANDS,
    Command(
        "search", "Question", "&Search questions", "Find a question by its words or its answers",
        lambda reach: reach.desk.search_requested.emit(), ("Ctrl+F",), "search", has_list,
    ),
    Command(
        "next question", "Question", "&Next question", "Turn to the next question",
        lambda reach: reach.desk.turn_requested.emit(1), ("Ctrl+Down",), "arrow-down", has_list,
    ),
    Command(
        "previous question", "Question", "&Previous question", "Turn to the question before",
        lambda reach: reach.desk.turn_requested.emit(-1), ("Ctrl+Up",), "arrow-up", has_list,
    ),
    Command(
        "about wave", "Question", "About this &wave", "What the file says and what was noticed",
        lambda reach: reach.desk.help_requested.emit("wave"), ("Ctrl+I",), "info", has_draft,
    ),
    Command(
        "set up wave", "Question", "Set &up this wave…",
        "Correct what was found: questions, answers, authorities, weight",
        lambda reach: reach.desk.setup_requested.emit("Questions", ""),
        ("Ctrl+Shift+W",), "", has_draft,
    ),
    *WAVE_COMMANDS,
    *ANSWERS_COMMANDS,
    *BREAK_COMMANDS,
    *TABLE_COMMANDS,
    *NOTE_COMMANDS,
    *MARK_COMMANDS,
    *CHART_COMMANDS,
    Command(
        "add slide", "Briefing", "&Add to briefing", "Add the chart being looked at as a slide",
        on_desk(slide_actions.add_to_briefing), ("Ctrl+B",), "presentation", has_draft,
        context=True,
    ),
    *FILM_COMMANDS,
    *BRIEFING_COMMANDS,
    Command(
        "export briefing", "Briefing", "&Export briefing…", "Write all slides as one deck",
        lambda reach: export_actions.export_briefing(reach.desk, reach.window),
        ("Ctrl+Shift+E",), "", has_slides,
    ),
    *REFRESH_COMMANDS,
    *DECK_COMMANDS,
    *HELP_COMMANDS,
)  # fmt: skip


#: Commands above which a menu has a line.
BEGIN_GROUP = frozenset(
    (
        *("export", "template", "quit", "copy chart", "settings", "palette"),
        *("about wave", "compare wave", "search answers", "arithmetic"),
        *("add filter", "weight", "show percent", "test rest", "chart type"),
        *("compare", "line", "text", "edit note", "hide answer", "net"),
        *("rename slide", "rename briefing", "present", "save", "export briefing", "refresh"),
        *("manual", "about"),
    )
)

#: What stands in the toolbar, by group: what comes in, steps, what goes out.
TOOLBAR = (
    ("open",),
    ("undo", "redo"),
    ("copy chart", "copy table"),
    ("add slide", "export"),
)


class Actions(QObject):
    """The commands as Qt actions of one window, enabled as the session allows."""

    def __init__(self, reach: Reach) -> None:
        super().__init__(reach.window)
        self._reach = reach
        self.by_id = {command.id: self._action(command) for command in COMMANDS}
        reach.desk.document.changed.connect(self._follow)
        reach.desk.measure_shown.connect(self._check_all)
        steps = reach.desk.document.steps
        for name, can, text in (
            ("undo", steps.canUndoChanged, steps.undoTextChanged),
            ("redo", steps.canRedoChanged, steps.redoTextChanged),
        ):
            action = self.by_id[name]
            action.setEnabled(False)
            can.connect(action.setEnabled)
            text.connect(partial(_name_step, action, action.text()))
        self._follow(Session(), reach.desk.document.session)

    def _action(self, command: Command) -> QAction:
        action = QAction(command.title, self._reach.window)
        action.setIconText(command.title.replace("&", "").rstrip("…"))
        action.setToolTip(_tip(command))
        action.setStatusTip(command.tip)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command.drawing:
            action.setIcon(icon(command.drawing))
        action.setCheckable(command.checked is not None)
        action.triggered.connect(lambda: self._run(command))
        return action

    def _run(self, command: Command) -> None:
        self._reach.desk.commit_requested.emit()
        self._reach.desk.turns.finish()  # else there might be no chart to copy yet
        command.run(self._reach)
        self._check(command)  # where nothing came of it

    def _follow(self, before: Session, after: Session) -> None:
        for command in COMMANDS:
            if command.id not in ("undo", "redo"):
                self.by_id[command.id].setEnabled(command.enabled(after))
                self._check(command)
        steps = self._reach.desk.document.steps
        for name, can in (("undo", steps.canUndo()), ("redo", steps.canRedo())):
            self.by_id[name].setEnabled(can and after.coming is None)

    def _check_all(self) -> None:
        for command in COMMANDS:
            self._check(command)

    def _check(self, command: Command) -> None:
        if command.checked is not None:
            self.by_id[command.id].setChecked(command.checked(self._reach))


def _name_step(action: QAction, title: str, step: str) -> None:
    """The step that would be taken back is named in the menu: "Undo Add call-out"."""
    action.setText(f"{title} {step}".rstrip())


def _tip(command: Command) -> str:
    return f"{command.tip} ({command.keys[0]})" if command.keys else command.tip
