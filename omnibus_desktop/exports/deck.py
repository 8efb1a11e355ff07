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
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.fitting import fitted
from omnibus_desktop.exports.lines import plain_lines
from omnibus_desktop.values import dataclass
from omnibus_desktop.writing import FIRST_MOMENT, replace_file

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

_MAKER = "Omnibus Desktop"
_AS_PRESENTATION = (b"presentationml.template.main+xml", b"presentationml.presentation.main+xml")


@dataclass(frozen=True)
class DeckSlide:
    """A scene, and what the speaker says beside it."""

    scene: Scene
    speaker_notes: str = ""


def save_deck(
    slides: Sequence[DeckSlide],
    path_or_stream: Path | BinaryIO,
    template: Path | None = None,
    title: str = "",
) -> None:
    """Save the slides as a .pptx in the size of the first; `title` empty: that of the first.

    `template` is a .pptx or .potx whose master, layouts and colours are used and whose slides are
    not; None: our own. Raises OmnibusError where it cannot be read or the file not be written.
    """
    content = _packed(_deck(slides, template, title))
    if isinstance(path_or_stream, Path):
        replace_file(path_or_stream, lambda stream: _put(stream, content))
    else:
        _put(path_or_stream, content)


def _put(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)


def _deck(slides: Sequence[DeckSlide], template: Path | None, title: str) -> Presentation:
    from omnibus_desktop.exports.shapes import emu
    from omnibus_desktop.exports.slide import put_scene

    deck = _opened(template)
    size = (slides[0].scene.width, slides[0].scene.height)
    deck.slide_width, deck.slide_height = emu(size[0]), emu(size[1])
    layout = _layout(deck)
    for each in slides:
        slide = deck.slides.add_slide(layout)
        put_scene(slide, fitted(each.scene, *size))
        frame = slide.notes_slide.notes_text_frame if each.speaker_notes else None
        if frame is not None:
            frame.text = "\n".join(plain_lines(each.speaker_notes))
    about = deck.core_properties
    about.title = plain(title or slides[0].scene.title)
    about.author = about.last_modified_by = _MAKER
    about.created = about.modified = FIRST_MOMENT
    about.revision = 1
    about.comments = about.category = about.keywords = about.subject = ""
    return deck


def _opened(template: Path | None) -> Presentation:
    """The template without its slides."""
    import pptx
    from pptx.exc import PythonPptxError

    path = template or resources.path("deck/template.pptx")
    try:
        deck = pptx.Presentation(io.BytesIO(_readable(path)))
        deck.slide_layouts[0]
    except (
        OSError,
        ValueError,
        LookupError,
        zipfile.BadZipFile,
        SyntaxError,
        PythonPptxError,
    ) as e:
        raise OmnibusError(
            f"{path.name} cannot be used as a template",
            "choose a PowerPoint presentation or template (.pptx or .potx)",
            str(e),
        ) from e
    _forget_slides(deck)
    return deck


def _forget_slides(deck: Presentation) -> None:
    """Take the slides out, and the sections and shows that name them."""
    listed = deck.slides._sldIdLst
    for slide in list(listed):
        deck.part.drop_rel(slide.rId)
        listed.remove(slide)
    for element in deck.element.xpath("./p:custShowLst | ./p:extLst"):
        deck.element.remove(element)


def _readable(path: Path) -> bytes:
    """The presentation in the file; a template (.potx) differs from one by its declared type."""
    content = path.read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        if _AS_PRESENTATION[0] not in source.read("[Content_Types].xml"):
            return content
        for name in source.namelist():
            part = source.read(name)
            is_list = name == "[Content_Types].xml"
            target.writestr(name, part.replace(*_AS_PRESENTATION) if is_list else part)
    return packed.getvalue()


def _layout(deck: Presentation) -> SlideLayout:
    """The layout called Chart, or else the one with a title and the least beside it."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    titles = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)

    def how_apt(layout: SlideLayout) -> tuple[bool, bool, int]:
        kinds = [place.placeholder_format.type for place in layout.iter_cloneable_placeholders()]
        has_title = any(kind in titles for kind in kinds)
        return layout.name == "Chart", has_title, -len(kinds)

    return max(deck.slide_layouts, key=how_apt)


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
