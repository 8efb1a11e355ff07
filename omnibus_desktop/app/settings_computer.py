"""What this computer remembers for everything that is opened on it, as rows of the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QPushButton, QWidget

from omnibus_desktop.app import colour_actions, template_actions
from omnibus_desktop.app.font_box import FontBox
from omnibus_desktop.app.settings import PAGES, USUAL_PAGES, USUAL_SIZE
from omnibus_desktop.app.settings_rows import (
    AROUND,
    BESIDE,
    FOLDER,
    FONT,
    PALETTE,
    TEMPLATE,
    TEXT_SIZE,
    Setting,
)
from omnibus_desktop.app.swatches import SIZE, strip
from omnibus_desktop.app.ticks import TickBox
from omnibus_desktop.app.window_font import SIZES, apply_kept, points

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk


class ComputerRows(QObject):
    """`rows` are settings with their controls. A change is remembered and holds at once; it is no
    step of the briefing."""

    def __init__(self, desk: Desk, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._desk = desk
        self._dialog = dialog
        self.palette = QComboBox()
        self.palette.setIconSize(SIZE)
        self._fill_palettes()
        self.palette.activated.connect(self._choose_palette)
        self.template = QPushButton()
        self.template.clicked.connect(lambda: template_actions.choose_template(desk, dialog))
        self.font = FontBox()
        self.font.chosen.connect(self._choose_font)
        self.text_size = QComboBox()
        for percent in SIZES:
            self._add_size(percent)
        self.text_size.activated.connect(self._choose_size)
        self.folder = QPushButton()
        self.folder.clicked.connect(self._choose_folder)
        self.beside = TickBox("Write NAME.csv beside an exported chart")
        self.beside.clicked.connect(self._tick_beside)
        self.around: dict[str, QCheckBox] = {}
        for page, setting in zip(PAGES, AROUND, strict=True):
            self.around[page] = TickBox("In an exported briefing")
            self.around[page].clicked.connect(self._tick_around)
            self.around[page].setObjectName(setting.field)
        for button in (self.template, self.folder):
            button.setAutoDefault(False)  # Return in the search is for neither
        for box in (self.palette, self.text_size):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page
        self.rows: list[tuple[Setting, QWidget]] = [
            (PALETTE, self.palette),
            (TEMPLATE, self.template),
            (FONT, self.font),
            (TEXT_SIZE, self.text_size),
            (FOLDER, self.folder),
            (BESIDE, self.beside),
            *zip(AROUND, self.around.values(), strict=True),
        ]
        desk.template_changed.connect(self.show)
        desk.remembered.connect(self.show)
        self.show()

    def show(self) -> None:
        """Show what is remembered."""
        settings = self._desk.settings
        self.palette.setCurrentIndex(max(0, self.palette.findData(settings.palette())))
        chosen = settings.template()
        self.template.setText("Our own" if chosen is None else chosen.name.replace("&", "&&"))
        self.font.show_family(settings.font_family())
        percent = settings.text_size()
        if self.text_size.findData(percent) < 0:
            self._add_size(percent)
        self.text_size.setCurrentIndex(self.text_size.findData(percent))
        folder = settings.folder()
        self.folder.setText((folder.name or str(folder)).replace("&", "&&"))
        self.beside.setChecked(settings.figures_beside())
        for page, tick in self.around.items():
            tick.setChecked(page in settings.around())

    def reset(self) -> None:
        """Have everything as at the first start."""
        settings = self._desk.settings
        settings.remember_folder(Path.home())
        settings.remember_figures_beside(False)
        settings.remember_around(frozenset(USUAL_PAGES))
        colour_actions.set_usual_palette(self._desk, "")
        self._use_letters("", USUAL_SIZE)
        if settings.template() is not None:
            template_actions.use_our_own(self._desk)
        self._desk.remembered.emit()

    def _fill_palettes(self) -> None:
        from omnibus_desktop.charts.palettes import palettes

        for palette in palettes():
            colours = tuple(dict.fromkeys((palette.accent, *palette.choices)))
            self.palette.addItem(strip(colours), palette.name, palette.id)

    def _choose_palette(self, place: int) -> None:
        colour_actions.set_usual_palette(self._desk, str(self.palette.itemData(place)))

    def _choose_size(self, place: int) -> None:
        self._use_letters(self._desk.settings.font_family(), int(self.text_size.itemData(place)))

    def _choose_font(self, family: str) -> None:
        self._use_letters(family, self._desk.settings.text_size())

    def _use_letters(self, family: str, percent: int) -> None:
        """Have all windows in these letters, now and from the next start on."""
        settings = self._desk.settings
        if (family, percent) != (settings.font_family(), settings.text_size()):
            settings.remember_font_family(family)
            settings.remember_text_size(percent)
            apply_kept(settings)

    def _add_size(self, percent: int) -> None:
        self.text_size.addItem(f"{percent} %, {points(percent):.3g} pt", percent)

    def _tick_beside(self, wanted: bool) -> None:
        self._desk.settings.remember_figures_beside(wanted)
        self._desk.remembered.emit()

    def _tick_around(self) -> None:
        chosen = frozenset(page for page, tick in self.around.items() if tick.isChecked())
        self._desk.settings.remember_around(chosen)
        self._desk.remembered.emit()

    def _choose_folder(self) -> None:
        known = str(self._desk.settings.folder())
        chosen = QFileDialog.getExistingDirectory(self._dialog, "Folder", known)
        if chosen:
            self._desk.settings.remember_folder(Path(chosen))
            self.show()
