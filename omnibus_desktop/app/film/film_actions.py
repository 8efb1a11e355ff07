"""What a person does to the briefing as a whole. Each action is one undo step with a name."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from omnibus_desktop.briefing import slides
from omnibus_desktop.briefing.slides import Gap

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.briefing.briefing import Briefing

_NEW_SECTION = "New section"


def remove_slides(desk: Desk, ids: Collection[str]) -> None:
    """Take slides out of the briefing."""
    if _apply(desk, f"Remove {_counted(ids)}", slides.remove_slides(_briefing(desk), ids)):
        desk.told.emit(f"{_counted(ids).capitalize()} removed: Ctrl+Z brings back")


def duplicate_slides(desk: Desk, ids: Collection[str]) -> tuple[str, ...]:
    """Copy slides, behind the last of them. Returns the ids of the copies."""
    before = {slide.id for slide in _briefing(desk).slides}
    _apply(desk, f"Duplicate {_counted(ids)}", slides.duplicate_slides(_briefing(desk), ids))
    return tuple(slide.id for slide in _briefing(desk).slides if slide.id not in before)


def move_slides(desk: Desk, ids: Collection[str], gap: Gap) -> None:
    """Put slides, together, into a gap between the others."""
    if ids:
        briefing = slides.move_slides(_briefing(desk), ids, gap)
        _apply(desk, f"Move {_counted(ids)}", briefing)


def step_slides(desk: Desk, ids: Collection[str], step: int) -> None:
    """Move slides, together, by one place to the left (-1) or right (1)."""
    gap = slides.gap_beside(_briefing(desk), ids, step)
    if gap is not None:
        move_slides(desk, ids, gap)


def send_slides(desk: Desk, ids: Collection[str], *, to_end: bool) -> None:
    """Move slides, together, to the start or the end of the briefing."""
    known = slides.sections(_briefing(desk))
    last = len(known) - 1
    move_slides(desk, ids, Gap(last, len(known[last].slides)) if to_end else Gap(0, 0))


def name_slide(desk: Desk, slide_id: str, name: str) -> None:
    """Call a slide so; without a name it is called by its headline."""
    _apply(desk, "Rename slide", slides.name_slide(_briefing(desk), slide_id, name.strip()))


def begin_section(desk: Desk, slide_id: str) -> None:
    """Have a section begin with this slide; its name is to be typed."""
    _apply(desk, "Add section", slides.begin_section(_briefing(desk), slide_id, _NEW_SECTION))


def name_section(desk: Desk, slide_id: str, name: str) -> None:
    """Call the section that begins with this slide so; without a name it is no section."""
    if not name.strip():
        remove_section(desk, slide_id)
        return
    briefing = slides.begin_section(_briefing(desk), slide_id, name.strip())
    _apply(desk, "Rename section", briefing)


def remove_section(desk: Desk, slide_id: str) -> None:
    """Take away the heading before this slide; the slides stay."""
    _apply(desk, "Remove section", slides.remove_section(_briefing(desk), slide_id))


def move_section(desk: Desk, number: int, place: int) -> None:
    """Give a section, whole, another place among the sections."""
    _apply(desk, "Move section", slides.move_section(_briefing(desk), number, place))


def retitle(desk: Desk, title: str) -> None:
    """Give the briefing another title; it is that of its deck too."""
    if title.strip():
        _apply(desk, "Rename briefing", slides.retitled(_briefing(desk), title.strip()))


def _briefing(desk: Desk) -> Briefing:
    return desk.document.session.briefing


def _apply(desk: Desk, text: str, briefing: Briefing) -> bool:
    """Do it where it changes anything."""
    if briefing == _briefing(desk):
        return False
    desk.document.apply_to_briefing(text, briefing)
    return True


def _counted(ids: Collection[str]) -> str:
    return "slide" if len(ids) == 1 else f"{len(ids)} slides"
