"""One thing that a person can do, and when."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Reach:
    """What a command may need: the desk, the slide being looked at, the window that asks."""

    desk: Desk
    current: CurrentSlide
    window: QWidget


def always(_: Session) -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """One thing that a person can do. `keys` are in Qt's portable writing, the first is shown.
    `checked` says of what is turned on and off whether it is on."""

    id: str
    menu: str
    title: str
    tip: str
    run: Callable[[Reach], object]
    keys: tuple[str, ...] = ()
    drawing: str = ""
    enabled: Callable[[Session], bool] = always
    context: bool = False
    checked: Callable[[Reach], bool] | None = None


def has_draft(session: Session) -> bool:
    return session.wave is not None and session.draft is not None


def has_list(session: Session) -> bool:
    return has_draft(session) or session.coming is not None


def has_mark(session: Session) -> bool:
    return bool(session.selected)


def has_note(session: Session) -> bool:
    return session.note is not None


def has_slides(session: Session) -> bool:
    return bool(session.briefing.slides)


def on_desk(action: Callable[[Desk], object]) -> Callable[[Reach], object]:
    return lambda reach: action(reach.desk)
