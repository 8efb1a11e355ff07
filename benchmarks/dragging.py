"""A note dragged over the chart, against frames of a screen."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import Benchmark, Side
from benchmarks.window import FRAME, opened

STEPS = 60
_QUESTION, _BREAK = "childcare_support", "region"  # eight answers by ten groups: small multiples


def _dragging(_: Path) -> Callable[[], object]:
    """Takes a call-out round in a circle, painting each step; two others are there to catch it."""
    from PySide6.QtCore import Qt

    from omnibus_desktop.app import slide_actions
    from omnibus_desktop.app.document import turned_to
    from omnibus_desktop.briefing import edits
    from omnibus_desktop.charts.notes import NoteKind

    application, furniture = opened()
    desk = furniture.desk
    desk.document.show(turned_to(desk.document.session, _QUESTION))
    slide_actions.set_breaks(desk, (_BREAK,))
    drawn = furniture.current.drawn
    assert drawn is not None
    bars = [item.key for item in drawn.scene.items if item.role == "bar" and item.key]
    draft = desk.document.session.draft
    assert draft is not None
    for key in bars[::25][:3]:
        draft = edits.add_note(draft, NoteKind.CALLOUT, (key,))
    desk.document.apply_to_draft("Add call-outs", draft)
    application.processEvents()
    assert furniture.workspace is not None
    stage = furniture.workspace.stage
    note, held = draft.notes[0].id, Qt.KeyboardModifier.NoModifier

    def drag() -> int:
        for step in range(STEPS):
            turn = 2 * math.pi * step / STEPS
            stage.drag_note(note, 80 * math.sin(turn), 40 * math.cos(turn), False, held)
            stage.viewport().repaint()
        return STEPS

    return drag


def _frames(_: Path) -> Callable[[], object]:
    """As many frames of processor time as the drag has steps."""

    def burn() -> None:
        end = time.process_time() + STEPS * FRAME
        while time.process_time() < end:
            pass

    return burn


BENCHMARKS = (Benchmark("drag.note", Side(_dragging), Side(_frames), goal=1.0, sizes=("S",)),)
