"""Scenes as a PowerPoint presentation whose words, charts and notes can be edited.

python-pptx is imported at the first export.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from omnibus_desktop import resources
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.exports.chart_ml import EMU
from omnibus_desktop.exports.fitting import fitted
from omnibus_desktop.exports.lines import plain_lines
from omnibus_desktop.exports.progress import Progress, Watched, load, nobody_waits, part_of
from omnibus_desktop.values import dataclass
from omnibus_desktop.writing import FIRST_MOMENT, replace_file

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

    from omnibus_desktop.exports.chart_parts import ChartParts
    from omnibus_desktop.exports.template import Sheet, Template

_MAKER = "Omnibus Desktop"
_MODULES = ("lxml.etree", "pptx.util", "pptx.oxml", "pptx.parts.presentation", "pptx")
_DRAWING = 0.8  # of the work of a deck; the rest is packing it
_WRITES = 30  # to a file, about, for a slide
# Of a zip file (APPNOTE 4.3): where the date stands in a file's own header and in the list of
# files, and how long an entry of that is without its name, its extra field and its comment.
_DATE_OF_FILE, _DATE_IN_LIST, _LISTED = 10, 12, 46
_FIRST_DATE = bytes((0, 0, 0x21, 0))  # midnight, 1 January 1980


@dataclass(frozen=True)
class DeckSlide:
    """A scene, what the speaker should know of it, a fact a line, and the recipe that its charts
    carry, which `briefing.recipe` makes. `name` is what lists of slides call it, empty: as its
    scene is titled; `section` the section that begins with it; `speaker` what the person wrote to
    be said."""

    scene: Scene
    speaker_notes: str = ""
    recipe: str = ""
    name: str = ""
    section: str = ""
    speaker: str = ""


def save_deck(
    slides: Sequence[DeckSlide],
    path_or_stream: Path | BinaryIO,
    template: Template | None = None,
    title: str = "",
    progress: Progress = nobody_waits,
) -> None:
    """Save the slides as a .pptx in the size of the first, or of the template; `title` empty: that
    of the first. Scenes should be laid out on the template's page; its look becomes theirs.
    `progress` is told the share that is done, and may raise Cancelled. Raises OmnibusError where
    the file cannot be written.
    """
    load(_MODULES, progress)
    deck = _deck(slides, template, title, part_of(progress, 0.0, _DRAWING))
    content = _packed(deck, part_of(progress, _DRAWING, 1.0))
    if isinstance(path_or_stream, Path):
        replace_file(path_or_stream, lambda stream: _put(stream, content))
    else:
        _put(path_or_stream, content)


def _put(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)


def _deck(
    slides: Sequence[DeckSlide], template: Template | None, title: str, progress: Progress
) -> Presentation:
    from omnibus_desktop.exports.chart_parts import ChartParts
    from omnibus_desktop.exports.deck_links import link_agenda
    from omnibus_desktop.exports.deck_sections import keep_sections

    deck = _ours(slides[0].scene) if template is None else template.opened()
    charts = ChartParts(None if template is None else template.look)
    for number, each in enumerate(slides):
        progress(number / len(slides))
        _add(deck, each, charts, template)
    keep_sections(deck, [each.section for each in slides])
    link_agenda(list(deck.slides), [each.scene for each in slides])
    about = deck.core_properties
    about.title = plain(title or slides[0].scene.title)
    about.author = about.last_modified_by = _MAKER
    about.created = about.modified = FIRST_MOMENT
    about.revision = 1
    about.comments = about.category = about.keywords = about.subject = ""
    return deck


def _add(
    deck: Presentation, each: DeckSlide, charts: ChartParts, template: Template | None
) -> None:
    """A new slide, on the layout of its kind."""
    from omnibus_desktop.exports.on_page import kind_of
    from omnibus_desktop.exports.slide import put_scene, words_of
    from omnibus_desktop.exports.slide_number import put_number, without_number
    from omnibus_desktop.exports.text_slide import put_words

    sheet = None if template is None else template.sheet(kind_of(each.scene))
    if sheet is None:
        layout = next(known for known in deck.slide_layouts if known.name == "Chart")
    else:
        layout = [known for m in deck.slide_masters for known in m.slide_layouts][sheet.layout]
    words = words_of(layout) if sheet is None else dict(sheet.placeholders)
    slide = deck.slides.add_slide(layout)
    number, scene = without_number(_fitted(deck, each.scene, sheet))
    if isinstance(scene, TextScene):
        put_words(slide, scene, words, {} if sheet is None else dict(sheet.page.places))
    else:
        put_scene(slide, scene, words, charts, template)
    if number is not None:
        put_number(slide, number, theirs=sheet is not None)
    _finish(slide, scene, each, sheet)


def _ours(scene: Scene) -> Presentation:
    """The program's own template, in the size of a scene."""
    import pptx
    from pptx.util import Pt

    deck = pptx.Presentation(str(resources.path("deck/template.pptx")))
    deck.slide_width, deck.slide_height = Pt(scene.width), Pt(scene.height)
    return deck


def _fitted(deck: Presentation, scene: Scene, sheet: Sheet | None) -> Scene:
    """The scene as large as the deck's slides, in the template's colours."""
    from omnibus_desktop.exports.on_page import in_look

    size = (int(deck.slide_width or 0) / EMU, int(deck.slide_height or 0) / EMU)
    found = fitted(scene, *size)
    return found if sheet is None else in_look(found, sheet)


def _finish(slide: Slide, scene: Scene, each: DeckSlide, sheet: Sheet | None) -> None:
    from omnibus_desktop.exports.dressing import dress

    if sheet is not None:
        dress(slide, sheet.look)
    from omnibus_desktop.exports.recipes_in_decks import keep_page, keep_recipe

    page = (round(scene.width * EMU), round(scene.height * EMU))
    if each.recipe:
        keep_recipe(slide, scene, each.recipe, page, each.speaker_notes, sheet is None)
    else:
        keep_page(slide, scene, _which(scene), plain(each.section), page, sheet is None)
    spoken = "\n\n".join(filter(None, (each.speaker, each.speaker_notes)))
    frame = slide.notes_slide.notes_text_frame if spoken else None
    if frame is not None:
        frame.text = "\n".join(plain_lines(spoken))


def _which(scene: Scene) -> str:
    """What a page that carries no recipe is called among those around the slides."""
    if not isinstance(scene, TextScene):
        return "Slide"
    return plain(scene.title) if scene.sheet == "text" else scene.sheet.capitalize()


def _packed(deck: Presentation, progress: Progress) -> bytes:
    """The presentation as a file, with a fixed date for all that is in it."""
    saved = Watched(progress, _WRITES * len(deck.slides))
    deck.save(saved)
    content = bytearray(saved.getvalue())
    with zipfile.ZipFile(saved) as package:
        entries, place = package.infolist(), package.start_dir
    for entry in entries:
        for start in (entry.header_offset + _DATE_OF_FILE, place + _DATE_IN_LIST):
            content[start : start + len(_FIRST_DATE)] = _FIRST_DATE
        place += _LISTED + len(entry.orig_filename.encode()) + len(entry.extra) + len(entry.comment)
    return bytes(content)
