"""How near the slide is looked at."""

from __future__ import annotations

from omnibus_desktop.app.command import Command, has_draft

STAGE_COMMANDS: tuple[Command, ...] = (
    Command(
        "fit", "View", "&Fit slide", "Show the whole slide, or again the part looked at before",
        lambda reach: reach.desk.fit_requested.emit(), ("Ctrl+0",), "", has_draft,
    ),
    Command(
        "zoom in", "View", "Zoom &in", "Come nearer to the middle of the chart",
        lambda reach: reach.desk.zoom_requested.emit(1), ("Ctrl++", "Ctrl+="), "", has_draft,
    ),
    Command(
        "zoom out", "View", "Zoom &out", "Step back from the chart",
        lambda reach: reach.desk.zoom_requested.emit(-1), ("Ctrl+-",), "", has_draft,
    ),
)  # fmt: skip
