"""The choice of a chart's colours: palettes that everybody can tell apart, each with a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox

from omnibus_desktop.app import colour_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.plain import plain_tip, set_tip
from omnibus_desktop.app.swatches import SIZE, strip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.charts.colour_checks import Need
    from omnibus_desktop.charts.palettes import Palette

_TIP = "Colours that stand out from the page and that everybody can tell apart"
_KEPT = "{why}. It stays until you choose another."
_ID = Qt.ItemDataRole.UserRole


class PaletteBox(QComboBox):
    """Offers the palettes that can show the chart being looked at; the others are there, but
    cannot be chosen, and say why. The colours of the slide template are offered when the list is
    first opened: its file must be read for them."""

    def __init__(self, desk: Desk, current: CurrentSlide) -> None:
        super().__init__()
        self._desk = desk
        self._current = current
        self._theme: tuple[Path, str] | None = None  # a template, and its palette or ""
        self._offered = QStandardItemModel(self)
        self.setModel(self._offered)
        self.setAccessibleName("Colours")
        self.setIconSize(SIZE)
        self.setMinimumContentsLength(10)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.activated.connect(self._choose)
        current.settled.connect(self._show)
        desk.template_changed.connect(self._show)
        self._show()

    def showPopup(self) -> None:
        self._read_theme()
        bar = self.view().verticalScrollBar().sizeHint().width()
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + bar)
        super().showPopup()

    def _show(self) -> None:
        drawn = self._current.drawn
        if drawn is None:
            self.setEnabled(False)
            return
        from omnibus_desktop.charts.colour_checks import fault  # which comes with what is drawn
        from omnibus_desktop.charts.colours_used import faulty, need_of
        from omnibus_desktop.charts.marks import marks
        from omnibus_desktop.charts.palettes import palette_named

        shown, spec = marks(drawn.tables, drawn.spec), drawn.slide.spec
        need = need_of(drawn.scene, shown)
        chosen = palette_named(spec.palette)
        self._offer(
            (each, fault(each, need), self._colours(each, need)) for each in self._all(chosen)
        )
        self.setEnabled(True)
        self.setCurrentIndex(max(0, self.findData(chosen.id, _ID)))
        why = faulty(drawn.scene, shown, spec)
        set_tip(self, _KEPT.format(why=why) if why else _TIP)

    def _all(self, chosen: Palette) -> tuple[Palette, ...]:
        """Those that come with the program, the chosen one, and that of the template."""
        from omnibus_desktop.charts.palettes import palette_named, palettes

        found = list(palettes())
        path = self._desk.settings.template()
        if self._theme is not None and self._theme[0] == path and self._theme[1]:
            found.append(palette_named(self._theme[1]))
        if chosen.id not in {each.id for each in found}:
            found.append(chosen)
        return tuple(found)

    @staticmethod
    def _colours(palette: Palette, need: Need) -> tuple[str, ...]:
        """What the palette would give to this chart, as a picture of it."""
        from omnibus_desktop.charts.colour_checks import Use

        if need.use is Use.STEPS:
            return palette.sequential(need.count)
        if need.use is Use.SIDES and palette.against:
            return (*palette.negative(need.count), *palette.positive(need.count)[::-1])
        return tuple(dict.fromkeys((palette.accent, *palette.choices)))

    def _offer(self, found: Iterable[tuple[Palette, str, tuple[str, ...]]]) -> None:
        self._offered.clear()
        for palette, why, colours in found:
            item = QStandardItem(strip(colours), palette.name)
            item.setData(palette.id, _ID)
            spoken = f"{palette.name}, cannot be chosen: {why}" if why else palette.name
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(plain_tip(why or _TIP))
            item.setEnabled(not why or not palette.id)  # the usual one is what there was at first
            self._offered.appendRow(item)

    def _choose(self, place: int) -> None:
        colour_actions.set_palette(self._desk, str(self.itemData(place, _ID)))

    def _read_theme(self) -> None:
        """Find out the colours of the slide template, once."""
        path = self._desk.settings.template()
        if path is None or (self._theme is not None and self._theme[0] == path):
            return

        def read(progress: Progress) -> str:
            from omnibus_desktop.charts.palettes import theme_id
            from omnibus_desktop.exports.template import read_template

            progress(0.0)
            accents = read_template(path).look.accents
            return theme_id(accents) if accents else ""

        def take(found: str) -> None:
            self._theme = (path, found)
            self._show()

        self._desk.jobs.run("template colours", f"Reading {path.name}", read, take)
