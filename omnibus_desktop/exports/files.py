"""Scenes saved as files, by the ending of the file's name."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.pdf import write_pdf
from omnibus_desktop.exports.pdf_outline import Bookmark
from omnibus_desktop.exports.picture import write_png
from omnibus_desktop.exports.progress import Progress, nobody_waits
from omnibus_desktop.exports.svg import write_svg
from omnibus_desktop.writing import replace_file

if TYPE_CHECKING:
    from omnibus_desktop.exports.template import Template

#: What a scene can be saved as.
SUFFIXES = (".png", ".svg", ".pdf", ".pptx")
#: Dots per inch that make a picture of bearable size.
DPI = range(24, 1201)
#: What several slides can be saved as.
BRIEFING_SUFFIXES = (".pptx", ".pdf")


def save(
    scene: Scene,
    path: Path,
    *,
    dpi: int = 300,
    speaker_notes: str = "",
    outlines: bool = True,
    template: Template | None = None,
    recipe: str = "",
) -> None:
    """Save the scene as .png, .svg, .pdf or .pptx, whichever the name of the file ends in.

    `dpi` is for PNG; `speaker_notes` and `template` for PowerPoint; `outlines` False keeps the
    texts of an SVG as texts; `recipe` is what the file carries to be opened again, as
    `briefing.recipe` makes it. Raises OmnibusError for another ending, for a `dpi` outside DPI, or
    where the file cannot be written; then nothing of it is left and an older file stands as it
    was.
    """
    suffix = _known(path, SUFFIXES)
    if dpi not in DPI:
        raise OmnibusError(
            f"{path.name} cannot be saved with {dpi} dots per inch",
            f"choose a number from {DPI[0]} to {DPI[-1]}",
        )
    content = io.BytesIO()
    if suffix == ".png":
        write_png(scene, content, dpi, recipe)
    elif suffix == ".svg":
        write_svg(scene, content, outlines, recipe)
    elif suffix == ".pdf":
        write_pdf((scene,), content, recipes=(recipe,))
    else:
        save_deck((DeckSlide(scene, speaker_notes, recipe),), content, template)
    _replace(path, content)


def save_slides(
    slides: Sequence[DeckSlide],
    path: Path,
    *,
    title: str = "",
    template: Template | None = None,
    progress: Progress = nobody_waits,
) -> None:
    """Save the slides in one file: a .pptx, or a .pdf of a page each. `progress` is told the share
    that is done, and may raise Cancelled: nothing is left then. Errors as with `save`, and one
    where there is no slide."""
    suffix = _known(path, BRIEFING_SUFFIXES)
    if not slides:
        raise OmnibusError(f"{path.name} would have no slides", "add a chart to the briefing first")
    content = io.BytesIO()
    if suffix == ".pdf":
        write_pdf(
            [slide.scene for slide in slides],
            content,
            title,
            [slide.recipe for slide in slides],
            [Bookmark(slide.name or slide.scene.title, slide.section) for slide in slides],
            progress,
        )
    else:
        save_deck(slides, content, template, title, progress)
    _replace(path, content)


def _known(path: Path, suffixes: tuple[str, ...]) -> str:
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        *others, last = suffixes
        raise OmnibusError(
            f"{path.name} cannot be saved: the program does not write {suffix or 'such'} files",
            f"end the name in {', '.join(others)} or {last}",
        )
    return suffix


def _replace(path: Path, content: io.BytesIO) -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(content.getbuffer())

    replace_file(path, write)
