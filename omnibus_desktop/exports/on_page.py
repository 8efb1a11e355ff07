"""A scene as it will look on a template's slide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omnibus_desktop.charts.contrast import OF_MARKS
from omnibus_desktop.charts.page import Place
from omnibus_desktop.charts.palette import contrast
from omnibus_desktop.charts.room import box_of
from omnibus_desktop.charts.scene import Rect, Scene, Text
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.exports.recolour import recoloured

if TYPE_CHECKING:
    from omnibus_desktop.exports.template import Sheet, Template


def on_page(scene: Scene, template: Template) -> Scene:
    """The scene, which was laid out on the template's page, in the template's colours and on its
    background. What a deck shows of the template beside that (pictures, its own typeface) only
    PowerPoint has."""
    sheet = template.sheet(kind_of(scene))
    page = Rect(0.0, 0.0, scene.width, scene.height, sheet.look.background, "page")
    dressed = in_look(scene, sheet)
    return replace(dressed, items=(page, *dressed.items))


def kind_of(scene: Scene) -> str:
    """The kind of slide that a template may have a layout for; "" is a chart."""
    return scene.sheet if isinstance(scene, TextScene) else ""


def in_look(scene: Scene, sheet: Sheet) -> Scene:
    """The scene in the colours of the template's sheet. On a cover a panel lies behind no more
    than the texts that are in none of its places."""
    return _in_their_places(_recoloured(scene, sheet), sheet)


def _in_their_places(scene: Scene, sheet: Sheet) -> Scene:
    """The scene with the texts that stand in places of the template in the colours that they have
    there, where these can be read on the page."""
    places = dict(sheet.page.places)
    items = tuple(
        replace(item, colour=places[item.role].colour)
        if isinstance(item, Text) and _is_in_place(item, places.get(item.role), sheet)
        else item
        for item in scene.items
    )
    return replace(scene, items=items)


def _is_in_place(item: Text, place: Place | None, sheet: Sheet) -> bool:
    if place is None or not place.colour or not place.has(item.x, item.y):
        return False
    return contrast(place.colour, sheet.look.background) >= OF_MARKS


def _recoloured(scene: Scene, sheet: Sheet) -> Scene:
    if kind_of(scene) in ("", "text") or not sheet.look.panel:
        return recoloured(scene, sheet.look, sheet.page.area)
    placed = dict(sheet.page.places)
    boxes = [box_of(i) for i in scene.items if isinstance(i, Text) and i.role not in placed]
    boxes = [box for box in boxes if box.bottom < 0.9 * scene.height]  # not for a slide's number
    if not boxes:
        return recoloured(scene, replace(sheet.look, panel=False), sheet.page.area)
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return recoloured(scene, sheet.look, (left, top, right - left, bottom - top))
