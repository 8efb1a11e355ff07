"""What explains the program, as a part of the table of commands."""

from __future__ import annotations

from omnibus_desktop.app.command import Command, Reach


def _asks(reach: Reach, topic: str) -> None:
    reach.desk.help_requested.emit(topic)


HELP_COMMANDS: tuple[Command, ...] = (
    Command(
        "help", "Help", "&Help on what is selected", "Explain what is selected, in plain words",
        lambda reach: _asks(reach, "selected"), ("F1",), "help-circle",
    ),
    Command(
        "manual", "Help", "&Manual", "How the program is used, in ten pages",
        lambda reach: _asks(reach, "manual"), ("Ctrl+F1",),
    ),
    Command(
        "tour", "Help", "&Tour", "Five hints, each beside what it is about",
        lambda reach: _asks(reach, "tour"),
    ),
    Command(
        "keys", "Help", "&Keys and mouse", "List what every key does",
        lambda reach: _asks(reach, "keys"), ("Shift+F1",),
    ),
    Command(
        "about", "Help", "&About Omnibus Desktop", "Version, licences and credits",
        lambda reach: _asks(reach, "about"),
    ),
)  # fmt: skip
