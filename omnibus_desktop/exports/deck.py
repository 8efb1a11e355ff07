"""Scenes as a PowerPoint presentation whose words, charts and notes can be edited.

python-pptx is imported at the first export.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from omnibus_desktop import resources
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.exports.chart_ml import EMU
from omnibus_desktop.exports.fitting import fitted
from omnibus_desktop.exports.lines import plain_lines
from omnibus_desktop.values import dataclass
from omnibus_desktop.writing import FIRST_MOMENT, replace_file

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

    from omnibus_desktop.exports.template import Template

_MAKER = "Omnibus Desktop"


@dataclass(frozen=True)
class DeckSlide:
    """A scene, what the speaker says beside it, and the recipe that its charts carry, which
    `briefing.recipe` makes."""

    scene: Scene
    speaker_notes: str = ""
    recipe: str = ""


def save_deck(
    slides: Sequence[DeckSlide],
    path_or_stream: Path | BinaryIO,
    template: Template | None = None,
    title: str = "",
) -> None:
    """Save the slides as a .pptx in the size of the first, or of the template; `title` empty: that
    of the first. Scenes should be laid out on the template's page; its look becomes theirs.
    Raises OmnibusError where the file cannot be written.
    """
    content = _packed(_deck(slides, template, title))
    if isinstance(path_or_stream, Path):
        replace_file(path_or_stream, lambda stream: _put(stream, content))
    else:
        _put(path_or_stream, content)


def _put(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)


def _deck(slides: Sequence[DeckSlide], template: Template | None, title: str) -> Presentation:
    if template is None:
        deck = _ours(slides[0].scene)
        layout = next(each for each in deck.slide_layouts if each.name == "Chart")
    else:
        deck = template.opened()
        layout = [each for m in deck.slide_masters for each in m.slide_layouts][template.layout]
    for each in slides:
        _add_slide(deck, layout, each, template)
    about = deck.core_properties
    about.title = plain(title or slides[0].scene.title)
    about.author = about.last_modified_by = _MAKER
    about.created = about.modified = FIRST_MOMENT
    about.revision = 1
    about.comments = about.category = about.keywords = about.subject = ""
    return deck


def _ours(scene: Scene) -> Presentation:
    """The program's own template, in the size of a scene."""
    import pptx

    from omnibus_desktop.exports.shapes import emu

    deck = pptx.Presentation(str(resources.path("deck/template.pptx")))
    deck.slide_width, deck.slide_height = emu(scene.width), emu(scene.height)
    return deck


def _add_slide(
    deck: Presentation, layout: SlideLayout, each: DeckSlide, template: Template | None
) -> None:
    from omnibus_desktop.exports.dressing import dress
    from omnibus_desktop.exports.recolour import recoloured
    from omnibus_desktop.exports.slide import put_scene

    slide = deck.slides.add_slide(layout)
    size = (int(deck.slide_width or 0) / EMU, int(deck.slide_height or 0) / EMU)
    scene = fitted(each.scene, *size)
    if template is not None:
        scene = recoloured(scene, template.look, template.page.area)
    put_scene(slide, scene, template)
    if template is not None:
        dress(slide, template.look)
    if each.recipe:
        from omnibus_desktop.exports.recipes_in_decks import keep_recipe

        keep_recipe(slide, scene, each.recipe)
    frame = slide.notes_slide.notes_text_frame if each.speaker_notes else None
    if frame is not None:
        frame.text = "\n".join(plain_lines(each.speaker_notes))


def _packed(deck: Presentation) -> bytes:
    """The presentation as a file, with fixed dates for all that is in it."""
    saved, packed = io.BytesIO(), io.BytesIO()
    deck.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, FIRST_MOMENT.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
