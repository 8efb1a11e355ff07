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
    from pptx.slide import Slide

    from omnibus_desktop.exports.template import Template

_MAKER = "Omnibus Desktop"
# Of a zip file (APPNOTE 4.3): where the date stands in a file's own header and in the list of
# files, and how long an entry of that is without its name, its extra field and its comment.
_DATE_OF_FILE, _DATE_IN_LIST, _LISTED = 10, 12, 46
_FIRST_DATE = bytes((0, 0, 0x21, 0))  # midnight, 1 January 1980


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
    from omnibus_desktop.exports.chart_parts import ChartParts
    from omnibus_desktop.exports.slide import put_scene, words_of

    if template is None:
        deck = _ours(slides[0].scene)
        layout = next(each for each in deck.slide_layouts if each.name == "Chart")
    else:
        deck = template.opened()
        layout = [each for m in deck.slide_masters for each in m.slide_layouts][template.layout]
    words = words_of(layout) if template is None else dict(template.placeholders)
    charts = ChartParts(None if template is None else template.look)
    for each in slides:
        slide = deck.slides.add_slide(layout)
        scene = _fitted(deck, each.scene, template)
        put_scene(slide, scene, words, charts, template)
        _finish(slide, scene, each, template)
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
    from pptx.util import Pt

    deck = pptx.Presentation(str(resources.path("deck/template.pptx")))
    deck.slide_width, deck.slide_height = Pt(scene.width), Pt(scene.height)
    return deck


def _fitted(deck: Presentation, scene: Scene, template: Template | None) -> Scene:
    """The scene as large as the deck's slides, in the template's colours."""
    from omnibus_desktop.exports.recolour import recoloured

    size = (int(deck.slide_width or 0) / EMU, int(deck.slide_height or 0) / EMU)
    found = fitted(scene, *size)
    return found if template is None else recoloured(found, template.look, template.page.area)


def _finish(slide: Slide, scene: Scene, each: DeckSlide, template: Template | None) -> None:
    from omnibus_desktop.exports.dressing import dress

    if template is not None:
        dress(slide, template.look)
    if each.recipe:
        from omnibus_desktop.exports.recipes_in_decks import keep_recipe

        keep_recipe(slide, scene, each.recipe)
    frame = slide.notes_slide.notes_text_frame if each.speaker_notes else None
    if frame is not None:
        frame.text = "\n".join(plain_lines(each.speaker_notes))


def _packed(deck: Presentation) -> bytes:
    """The presentation as a file, with a fixed date for all that is in it."""
    saved = io.BytesIO()
    deck.save(saved)
    content = bytearray(saved.getvalue())
    with zipfile.ZipFile(saved) as package:
        entries, place = package.infolist(), package.start_dir
    for entry in entries:
        for start in (entry.header_offset + _DATE_OF_FILE, place + _DATE_IN_LIST):
            content[start : start + len(_FIRST_DATE)] = _FIRST_DATE
        place += _LISTED + len(entry.orig_filename.encode()) + len(entry.extra) + len(entry.comment)
    return bytes(content)
