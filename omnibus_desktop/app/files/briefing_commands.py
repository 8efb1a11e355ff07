"""Everything that can be done with the file of a briefing."""

from __future__ import annotations

from omnibus_desktop.app.command import Command, has_draft
from omnibus_desktop.app.files import briefing_actions, inside_actions

BRIEFING_COMMANDS: tuple[Command, ...] = (
    Command(
        "save", "Briefing", "&Save briefing",
        "Keep the briefing in a file; from then on it is saved as work goes on",
        lambda reach: briefing_actions.save_briefing(reach.desk, reach.window),
        ("Ctrl+S",), "", has_draft,
    ),
    Command(
        "save copy", "Briefing", "Save br&iefing as…", "Go on in another file",
        lambda reach: briefing_actions.save_copy(reach.desk, reach.window),
        ("Ctrl+Shift+S",), "", has_draft,
    ),
    Command(
        "earlier versions", "Briefing", "Earlier &versions, discarded work…",
        "List what the briefing's file held before, and work that was thrown away, and open it",
        lambda reach: briefing_actions.show_versions(reach.desk, reach.window),
    ),
    Command(
        "keep wave", "Briefing", "Keep the &wave inside the briefing",
        "Have the wave, with every respondent's answers, in the briefing's own file, or no longer",
        lambda reach: inside_actions.keep_wave_inside(reach.desk, reach.window),
        (), "", has_draft, checked=lambda reach: reach.desk.document.session.briefing.keeps_wave,
    ),
    Command(
        "save wave", "Briefing", "Save &the wave as a file…",
        "Take a copy of the wave, and of those compared with it, out of the briefing",
        lambda reach: inside_actions.save_wave(reach.desk, reach.window),
        (), "", lambda session: has_draft(session) and session.briefing.keeps_wave,
    ),
)  # fmt: skip
