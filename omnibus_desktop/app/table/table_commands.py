"""Everything that can be done with the table below the chart."""

from __future__ import annotations

from omnibus_desktop.app.command import Command, has_draft, on_desk

TABLE_COMMANDS: tuple[Command, ...] = (
    Command(
        "arithmetic", "Question", "How a nu&mber comes about",
        "Tell of the picked number of the table how it was worked out and tested",
        on_desk(lambda desk: desk.table_requested.emit("explain")),
        ("Ctrl+Shift+I",), "hash", has_draft,
    ),
    Command(
        "sort table", "Question", "So&rt table by this column",
        "Put the answers of the table in order of the picked column: down, up, as they were asked",
        on_desk(lambda desk: desk.table_requested.emit("sort")),
        ("Ctrl+Alt+S",), "", has_draft,
    ),
)  # fmt: skip
