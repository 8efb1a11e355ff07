"""What can be done with the program itself, as a part of the table of commands."""

from __future__ import annotations

from omnibus_desktop.app.command import Command, Reach, has_list


def _open_settings(reach: Reach) -> None:
    from omnibus_desktop.app.settings_dialog import SettingsDialog

    SettingsDialog(reach.desk, reach.window).show()


PROGRAM_COMMANDS: tuple[Command, ...] = (
    Command(
        "palette", "View", "Command &palette…", "Find anything that can be done, by typing",
        lambda reach: reach.desk.palette_requested.emit(), ("Ctrl+K",),
    ),
    Command(
        "show questions", "View", "Show or hide the &questions", "Have more room for the chart",
        lambda reach: reach.desk.pane_turned.emit("questions"), ("F7",), "", has_list,
    ),
    Command(
        "show choices", "View", "Show or hide the &choices", "Have more room for the chart",
        lambda reach: reach.desk.pane_turned.emit("choices"), ("F8",), "", has_list,
    ),
    Command(
        "next pane", "View", "&Next pane", "Go on to the next part of the window",
        lambda reach: reach.desk.pane_requested.emit(1), ("F6",), "", has_list,
    ),
    Command(
        "previous pane", "View", "P&revious pane", "Go back to the part of the window before",
        lambda reach: reach.desk.pane_requested.emit(-1), ("Shift+F6",), "", has_list,
    ),
    Command(
        "settings", "Edit", "Se&ttings…",
        "Confidence level, test, disclosure; colours, template, fonts, folder",
        _open_settings, ("Ctrl+,",),
    ),
)  # fmt: skip
