"""Presenting the briefing: on the whole screen, and with two screens the speaker's side as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app import slide_actions

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk


def present(
    desk: Desk,
    window: QWidget,
    *,
    from_here: bool = False,
    screens: Sequence[QScreen] | None = None,
) -> Sequence[QWidget]:
    """Show the slides on the whole screen, from the first or the one being looked at. With two
    screens they are on the one that the window is not on, and what the speaker needs is there.
    Returns the windows that were opened, the slides first."""
    from omnibus_desktop.app.film.presentation import Presentation
    from omnibus_desktop.app.film.presenter_desk import PresenterDesk
    from omnibus_desktop.app.film.presenter_screen import PresenterScreen

    session = desk.document.session
    slides = session.briefing.slides
    if session.wave is None or not slides:
        return ()
    draft = "" if session.draft is None or not from_here else session.draft.id
    start = next((n for n, slide in enumerate(slides) if slide.id == draft), 0)
    shown = Presentation(session, desk.template, start, window)
    known = QGuiApplication.screens() if screens is None else screens
    others = [screen for screen in known if screen is not window.screen()]
    windows: list[QWidget] = [PresenterScreen(shown, window)]
    if len(known) > 1:
        windows.append(PresenterDesk(shown, window))
        _fill(windows[0], (others or known)[0])
        _fill(windows[1], window.screen())
    else:
        _fill(windows[0], window.screen())
    windows[-1].activateWindow()

    def end() -> None:
        shown.ended.disconnect(end)
        for each in windows:
            each.close()
            each.deleteLater()
        shown.deleteLater()
        slide_actions.show_slide(desk, shown.last_shown.id)
        window.activateWindow()

    shown.ended.connect(end)
    return windows


def _fill(window: QWidget, screen: QScreen) -> None:
    """Show the window on the whole of this screen."""
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
