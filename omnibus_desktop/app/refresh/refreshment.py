"""A briefing refreshed with another wave, as the session that the window then shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from omnibus_desktop.app.document import Session
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.setup import Setup

if TYPE_CHECKING:
    from omnibus_desktop.app.opened import Opened
    from omnibus_desktop.briefing.over_waves import EarlierWave
    from omnibus_desktop.briefing.refresh import SlideChange

_CARRIED = 0.1  # of the work, where the wave has been read


@dataclass(frozen=True, eq=False)
class Refreshment:
    """The session `before`, the one `after`, what became of its slides, and in `remarks` what of
    its set-up and its saved filters did not fit the new wave."""

    before: Session
    after: Session
    changes: tuple[SlideChange, ...]
    remarks: tuple[str, ...] = ()
    told: str = ""

    @property
    def source(self) -> str:
        """The name of the new wave's file."""
        return "" if self.after.wave is None else self.after.wave.source


def refreshment(
    before: Session, opened: Opened, path: Path, progress: Callable[[float], None]
) -> Refreshment:
    """The session with its briefing on the wave that was opened from this path. The corrections
    of the earlier wave are carried over; where there are none, the new wave keeps its own. Where
    the earlier wave was inside the briefing, the new one is not: nobody has said so.

    Raises OmnibusError where it is the wave that the briefing is on already.
    """
    from omnibus_desktop.briefing.refresh import refreshed
    from omnibus_desktop.briefing.refresh_setup import carried_setup
    from omnibus_desktop.readers.set_up import set_up

    found, wave, setup = opened.found, opened.wave, opened.setup
    if before.found is not None and before.found.id == found.id:
        raise OmnibusError(
            f"The briefing is on {found.source} already", "choose the file of another wave"
        )
    remarks: tuple[str, ...] = ()
    if before.setup != Setup():
        carried = carried_setup(before.setup, before.found, found)
        setup, remarks = carried.setup, carried.remarks
        wave = set_up(found, setup)
        known = {remark.message for remark in found.remarks}
        remarks += tuple(
            f"{remark.about}: {remark.message}"
            for remark in wave.remarks
            if remark.message not in known
        )
    earlier = _earlier(before, found.id)
    result = refreshed(
        before.briefing,
        before.wave,
        wave,
        lambda share: progress(_CARRIED + (1 - _CARRIED) * share),
        (before.earlier, earlier),
    )
    slides = result.briefing.slides
    first = result.changes[0].slide if result.changes else ""  # what is told of is shown
    after = replace(
        before,
        wave=wave,
        found=found,
        path=path,
        briefing=replace(result.briefing, setup=setup, keeps_wave=False),
        briefing_path=None,
        suggested_path=_suggested(before, opened),
        draft=next((slide for slide in slides if slide.id == first), slides[0]),
        drafts=MappingProxyType({}),
        earlier=earlier,
        selected=(),
        note=None,
        coming=None,
    )
    return Refreshment(before, after, result.changes, (*remarks, *result.remarks))


def _earlier(before: Session, fingerprint: str) -> tuple[EarlierWave, ...]:
    """The waves that the new one is compared with, where any were: the one before it, too."""
    kept = tuple(each for each in before.earlier if each.link.fingerprint != fingerprint)
    if not before.earlier or before.wave is None or before.path is None:
        return kept
    from omnibus_desktop.briefing.over_waves import EarlierWave
    from omnibus_desktop.briefing.source import link_to

    link = link_to(str(before.path), before.found or before.wave)
    return (*kept, EarlierWave(before.path, before.wave, link))


def _suggested(before: Session, opened: Opened) -> Path | None:
    """Where the refreshed briefing may be saved: beside the earlier one, under another name."""
    path = before.briefing_path or before.suggested_path
    if path is None or before.wave is None:
        return None
    from omnibus_desktop.briefing.refresh_words import next_name

    stem = next_name(path.stem, before.wave, opened.wave)
    names = (stem, *(f"{stem} ({number})" for number in range(2, 100)))
    return next((free for name in names if not (free := path.with_stem(name)).exists()), None)
