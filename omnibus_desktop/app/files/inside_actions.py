"""Keeping the wave inside the briefing, or no longer, and saving one from there as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk


def keep_wave_inside(desk: Desk, parent: QWidget) -> None:
    """Have the wave in the briefing's file from now on, or no longer; both can be undone."""
    from omnibus_desktop.app.files import taking_in

    if desk.document.session.briefing.keeps_wave:
        taking_in.take_out(desk, parent)
    else:
        taking_in.take_in(desk, parent)


def save_wave(desk: Desk, parent: QWidget) -> None:
    """Save the waves that are inside the briefing as files, where the person says."""
    from omnibus_desktop.app.files import wave_out

    wave_out.save_wave(desk, parent)
