"""Work that is not saved yet, as a file: what a crash or a power cut must not take.

It holds what the briefing's own file would, the slide being looked at, and where both belong: no
answer of a respondent.
"""

from __future__ import annotations

import json
from dataclasses import field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.briefing import file
from omnibus_desktop.briefing.briefing import Edited, Slide
from omnibus_desktop.briefing.file import Kept
from omnibus_desktop.briefing.plain_values import UNREADABLE, from_plain, to_plain
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.writing import FIRST_MOMENT, replace_content

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Session

SCHEMA = "omnibus-work/1"
SUFFIX = ".work"


@dataclass(frozen=True)
class Work:
    """What was being worked on. `kept` names its wave by its whole path; `path` is the briefing's
    own file, None where it has none, and `saved` the digest of what was in there, "" where nothing
    was. `at` is when this was written, in universal time."""

    kept: Kept
    draft: Slide | None = None
    path: Path | None = None
    saved: str = ""
    at: datetime = field(default=FIRST_MOMENT, compare=False)

    @property
    def described(self) -> str:
        """What a person knows it by: "the briefing of 14:05, 6 slides, about wave1.sav"."""
        return ", ".join(self.described_apart)

    @property
    def described_apart(self) -> tuple[str, str]:
        """The same, what it is and what is in there."""
        count = len(self.kept.briefing.slides)
        slides = {0: "a chart", 1: "1 slide"}.get(count, f"{count} slides")
        name = "" if self.path is None else f" {self.path.name}"
        which = f"the briefing{name} of {moment(self.at)}"
        return which, f"{slides}, about {self.kept.wave.name}"


def moment(at: datetime) -> str:
    """The time of day, with its date unless that is today's."""
    here, now = at.astimezone(), datetime.now(UTC).astimezone()
    if here.date() == now.date():
        return f"{here:%H:%M}"
    return f"{here.day} {here:%B %Y, %H:%M}"


def kept_of(session: Session) -> Kept:
    """What a file of the session's briefing holds, its waves by their whole paths. The session has
    a wave."""
    from omnibus_desktop.briefing.source import link_to

    found = session.found or session.wave
    assert found is not None
    earlier = tuple(
        each.link if each.wave is None else replace(each.link, path=str(each.path))
        for each in session.earlier
    )
    return Kept(session.briefing, link_to(str(session.path), found), earlier)


def work_of(session: Session, saved: str) -> Work:
    """What is to be kept of the session. `saved` is the digest of the briefing's file."""
    return Work(kept_of(session), session.draft, session.briefing_path, saved)


def is_noted(session: Session, arrived: Slide | None) -> bool:
    """Whether the person annotated charts and has none of them in the briefing: work that nobody
    is asked about, but that the next start offers. What `arrived` in a file is there already."""
    if session.briefing.slides or session.draft is None:
        return False
    drafts = (session.draft, *session.drafts.values())
    return any(each != arrived and (each.notes or each.words != Edited()) for each in drafts)


def keep_work(path: Path, work: Work) -> None:
    """Write the work to this file, readable by its owner alone. Raises OmnibusError."""
    content = {
        "schema": SCHEMA,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "path": None if work.path is None else str(work.path),
        "saved": work.saved,
        "draft": to_plain(work.draft),
        "briefing": file.to_content(work.kept),
    }
    replace_content(path, json.dumps(content).encode(), private=True)


def read_work(path: Path) -> Work:
    """The work in this file. Raises OmnibusError where it cannot be read, or is of a newer version
    of the program."""
    try:
        content = json.loads(path.read_bytes())
        if content["schema"] != SCHEMA:
            raise ValueError(content["schema"])
        kept = file.from_text(json.dumps(content["briefing"]), path.name)
        draft, own = content["draft"], content["path"]
        return Work(
            kept,
            None if draft is None else from_plain(Slide, draft, lambda _: None),
            _own_file(own),
            str(content["saved"]),
            datetime.fromisoformat(content["at"]),
        )
    except (OSError, RecursionError, *UNREADABLE) as error:
        raise OmnibusError(
            f"{path.name} could not be read", "it stays there", repr(error)
        ) from error


def _own_file(name: str | None) -> Path | None:
    """The briefing's own file; None too for a name without its folder, which an earlier version of
    the program kept: what is called so elsewhere is another briefing."""
    path = None if name is None else Path(name)
    return path if path is not None and path.is_absolute() else None
