"""A scene as it will look on a template's slide, for who sees it before it is exported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omnibus_desktop.charts.scene import Rect, Scene
from omnibus_desktop.exports.recolour import recoloured

if TYPE_CHECKING:
    from omnibus_desktop.exports.template import Template


def on_page(scene: Scene, template: Template) -> Scene:
    """The scene, which was laid out on the template's page, in the template's colours and on its
    background. What a deck shows of the template beside that (pictures, its own typeface) only
    PowerPoint has."""
    page = Rect(0.0, 0.0, scene.width, scene.height, template.look.background, "page")
    dressed = recoloured(scene, template.look, template.page.area)
    return replace(dressed, items=(page, *dressed.items))
