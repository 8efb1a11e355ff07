"""The colours that a bar, or all that belong with it, may be given: a menu of its palette's."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from omnibus_desktop.app import colour_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.app.swatches import swatch
from omnibus_desktop.charts.colour_names import colour_name
from omnibus_desktop.charts.colours_used import name_of, offered
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.palettes import HIGHLIGHT, of_group

_TITLES = ((HIGHLIGHT, "Colour of the highlight"), (of_group(""), "Colour of this group"))


def add_colours(menu: QMenu, desk: Desk, current: CurrentSlide) -> None:
    """Put the colours for the mark that is picked out into the menu, where it may have others."""
    drawn, key = current.drawn, desk.document.session.picked
    if drawn is None or key is None:
        return
    spec = drawn.slide.spec
    shown = marks(drawn.tables, spec)
    name = name_of(key, drawn.scene, shown, spec)
    found = offered(name, drawn.scene, shown, spec) if name else ()
    if not found:
        return
    title = next((title for start, title in _TITLES if name.startswith(start)), None)
    colours = menu.addMenu(title or "Colour of this answer")
    colours.setToolTipsVisible(True)
    for colour, why, is_own in found:
        called = colour_name(colour).capitalize()
        action = colours.addAction(swatch(colour), called)
        action.setCheckable(True)
        action.setChecked(is_own)
        action.setEnabled(not why)
        action.setToolTip(plain_tip(why or called))
        action.triggered.connect(partial(_give, desk, name, colour))
    colours.addSeparator()
    back = colours.addAction("As the palette has it")
    back.setEnabled(any(each == name for each, _ in spec.colours))
    back.triggered.connect(partial(_give, desk, name, None))


def _give(desk: Desk, name: str, colour: str | None, _checked: bool = False) -> None:
    colour_actions.set_colour(desk, name, colour)
