"""Work that windows left which did not end as they should, or were told to keep it."""

from __future__ import annotations

from pathlib import Path

from omnibus_desktop.app.files.locks import Locked, left_work
from omnibus_desktop.app.files.recovery import Work, read_work
from omnibus_desktop.briefing.briefing import Edited, Slide
from omnibus_desktop.briefing.file import Kept, read
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

_LARGEST = 8 << 20  # bytes of a briefing that the start waits for; more where a wave is inside


@dataclass(frozen=True, eq=False)
class Left:
    """One such piece of work, and the file that has it, which is this window's own now."""

    locked: Locked
    work: Work


def find_left(state: Path) -> list[Left]:
    """What was left and is not saved, the newest first. What the briefing's own file has, all of
    it, is discarded: nobody need decide on that. A file that cannot be read stays where it is."""
    found = []
    for locked in left_work(state):
        try:
            work = read_work(locked.path)
        except OmnibusError:
            locked.release()
            continue
        if is_saved(work):
            locked.discard()
        else:
            found.append(Left(locked, work))
    return found


def is_saved(work: Work) -> bool:
    """Whether the briefing's own file has all of the work, however the window ended."""
    try:
        if work.path is None or work.path.stat().st_size > _LARGEST:
            return False
        saved = read(work.path)
    except (OSError, OmnibusError):
        return False
    is_same = (saved.briefing, _waves(saved)) == (work.kept.briefing, _waves(work.kept))
    return is_same and not saved.losses and not _says_more(work.draft, saved.briefing.slides)


def _waves(kept: Kept) -> list[str]:
    return [link.fingerprint for link in (kept.wave, *kept.earlier)]


def _says_more(draft: Slide | None, slides: tuple[Slide, ...]) -> bool:
    """Whether the chart that was looked at is none of the slides, and somebody wrote on it."""
    if draft is None or draft in slides:
        return False
    return bool(draft.notes) or draft.words != Edited()
