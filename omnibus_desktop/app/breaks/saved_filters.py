"""The button beside the filter: filters of the briefing by name, to choose, keep and put away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QToolButton

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.icons import icon
from omnibus_desktop.briefing.briefing import Briefing, SavedFilter
from omnibus_desktop.wave.plain_text import plain

_LONGEST = 80  # characters of a name
_NO_FILTER = "A filter that is used again can have a name here: first add one, beside this button"
_NONE_YET = "The filter in force can have a name, to be chosen again for other slides"


class SavedFilters(QToolButton):
    """A menu of the saved filters, with what can be done to the one in force."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setIcon(icon("save"))
        self.setToolTip("Saved filters")
        self.setAccessibleName("Saved filters")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def open(self) -> None:
        """Open the menu below the button, and go on meanwhile."""
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height())))

    def _fill(self) -> None:
        menu, session = self.menu(), self._desk.document.session
        menu.clear()
        draft, filters = session.draft, session.briefing.filters
        if draft is None:
            return
        for saved in filters:
            action = menu.addAction(_shown(saved.name), partial(self._choose, saved))
            action.setCheckable(True)
            action.setChecked(saved.name == draft.filter_name)
        if not filters:
            menu.addAction(_NONE_YET if draft.filter else _NO_FILTER).setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction("&Save this filter as…", self._save)
        keep.setEnabled(bool(draft.filter))
        named = draft.filter_name
        is_saved = any(saved.name == named for saved in filters)
        for title, act in (("Re&name", self._rename), ("Re&move", self._remove)):
            words = f"{title} “{_shown(named)}”" if is_saved else f"{title} the one in force"
            action = menu.addAction(words, act)
            action.setEnabled(is_saved)

    def _choose(self, saved: SavedFilter) -> None:
        slide_actions.set_filter(self._desk, saved.conditions, saved.name)

    def _save(self) -> None:
        draft = self._desk.document.session.draft
        name = self._asked_name("Save filter", draft.filter_name if draft else "")
        if draft is None or not name or not self._may_take(name, draft.filter):
            return
        from omnibus_desktop.briefing.saved_filters import save_filter

        saved = SavedFilter(name, draft.filter)
        briefing = save_filter(self._desk.document.session.briefing, saved)
        self._apply("Save filter", briefing, draft.filter_name, saved)

    def _rename(self) -> None:
        draft = self._desk.document.session.draft
        name = self._asked_name("Rename filter", draft.filter_name if draft else "")
        if draft is None or not name or name == draft.filter_name:
            return
        if not self._may_take(name, draft.filter):
            return
        from omnibus_desktop.briefing.saved_filters import rename_filter

        briefing = rename_filter(self._desk.document.session.briefing, draft.filter_name, name)
        saved = next(each for each in briefing.filters if each.name == name)
        self._apply("Rename filter", briefing, draft.filter_name, saved)

    def _remove(self) -> None:
        draft = self._desk.document.session.draft
        if draft is None:
            return
        from omnibus_desktop.briefing.saved_filters import remove_filter

        briefing = remove_filter(self._desk.document.session.briefing, draft.filter_name)
        self._apply("Remove saved filter", briefing, draft.filter_name, None)

    def _apply(self, step: str, briefing: Briefing, name: str, saved: SavedFilter | None) -> None:
        """One undo step, for the briefing and for the slide being looked at, in it or not."""
        from omnibus_desktop.app.document import with_draft

        session = self._desk.document.session
        assert session.draft is not None
        known = () if saved is None else saved.conditions
        then = replace(
            session.draft,
            filter=known or session.draft.filter,
            filter_name="" if saved is None else saved.name,
        )
        self._desk.document.apply(step, with_draft(replace(session, briefing=briefing), then))

    def _may_take(self, name: str, conditions: tuple[tuple[str, tuple[str, ...]], ...]) -> bool:
        """Whether a filter with these conditions may be called so; asks where another is: the
        slides that have that would show other figures."""
        briefing = self._desk.document.session.briefing
        other = next((each for each in briefing.filters if each.name == name), None)
        if other is None or other.conditions == conditions:
            return True
        from PySide6.QtWidgets import QMessageBox  # its enums are not needed at the start

        used = sum(slide.filter_name == name for slide in briefing.slides)
        slides = {0: "No slide has it.", 1: "The slide that has it shows other figures then."}
        box = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"There is a filter “{plain(name)}” already.")
        told = slides.get(used, f"The {used} slides that have it show other figures then.")
        box.setInformativeText(f"Put this one in its place? {told}")
        replace_it = box.addButton("Replace", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is replace_it

    def _asked_name(self, title: str, now: str) -> str:
        usual = QLineEdit.EchoMode.Normal
        name, given = QInputDialog.getText(self, title, "Name of the filter:", usual, now)
        return plain(name).strip()[:_LONGEST] if given else ""


def _shown(name: str) -> str:
    return plain(name).replace("&", "&&")
