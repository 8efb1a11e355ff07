"""Which help is shown where: the panel at the side, the manual, the tour, the pages of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from omnibus_desktop.app.explaining.help_panel import HelpPanel
    from omnibus_desktop.app.explaining.manual_window import ManualWindow
    from omnibus_desktop.app.explaining.tour import Tour
    from omnibus_desktop.app.furniture import Furniture
    from omnibus_desktop.app.window import MainWindow


class Helping(QObject):
    """Builds each of them when it is first asked for."""

    def __init__(self, furniture: Furniture, window: MainWindow) -> None:
        super().__init__(furniture)
        self._furniture = furniture
        self._window = window
        self.panel: HelpPanel | None = None
        self.manual: ManualWindow | None = None
        self.tour: Tour | None = None
        furniture.desk.help_requested.connect(self._help)
        furniture.desk.stage_ready.connect(self.begin_tour)

    def begin_tour(self) -> None:
        """Show the hints where nobody said that they are not wanted. Takes no focus."""
        if not self._furniture.desk.settings.tour_is_over():
            self._tour().begin()

    def end(self) -> None:
        """The window is closing."""
        if self.panel is not None:
            self.panel.forget()
        if self.tour is not None:
            self.tour.end()

    def show_page(self, name: str) -> None:
        """Show this page of the manual; one that there is not: the first."""
        from omnibus_desktop.app.explaining.manual_window import ManualWindow

        if self.manual is None:
            self.manual = ManualWindow(self._window)
            self.manual.destroyed.connect(self._forget_manual)
        self.manual.turn_to(name)
        self.manual.show()
        self.manual.raise_()
        self.manual.activateWindow()

    def _help(self, topic: str) -> None:
        if topic == "selected":
            self._panel().ask()
        elif topic == "method":
            self._panel().show_method()
        elif topic == "manual":
            self.show_page("")
        elif topic == "tour":
            self._tour().begin(asked=True)
        elif topic == "wave":
            from omnibus_desktop.app.about_wave import AboutWave

            AboutWave(self._furniture.desk, self._window).show()
        elif topic == "about":
            from omnibus_desktop.app.explaining.about_box import AboutBox

            AboutBox(self._window).show()
        else:
            from omnibus_desktop.app.explaining.help import show_keys

            show_keys(self._window)

    def _panel(self) -> HelpPanel:
        from omnibus_desktop.app.explaining.help_panel import HelpPanel

        if self.panel is None:
            self.panel = HelpPanel(self._window, self._furniture)
            self.panel.page_asked.connect(self.show_page)
            self.panel.visibilityChanged.connect(self._make_way)
            self.panel.topLevelChanged.connect(self._make_way)
        return self.panel

    def _make_way(self) -> None:
        """The panel takes the room of panes while it is shown and no window of its own."""
        panes, panel = self._furniture.workspace, self.panel
        if panes is not None and panel is not None:
            panes.make_way(not panel.isHidden() and not panel.isFloating())

    def _tour(self) -> Tour:
        from omnibus_desktop.app.explaining.tour import Tour

        if self.tour is None:
            self.tour = Tour(self._furniture, self._window)
        return self.tour

    def _forget_manual(self) -> None:
        self.manual = None
