"""Scenes saved as files, by the ending of the file's name."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.file_names import file_name
from omnibus_desktop.exports.pdf import write_pdf
from omnibus_desktop.exports.pdf_outline import Bookmark
from omnibus_desktop.exports.picture import load_matplotlib, write_png
from omnibus_desktop.exports.progress import Progress, nobody_waits, part_of
from omnibus_desktop.exports.svg import write_svg
from omnibus_desktop.writing import replace_file, replace_folder

if TYPE_CHECKING:
    from omnibus_desktop.exports.template import Template

#: What a scene can be saved as.
SUFFIXES = (".png", ".svg", ".pdf", ".pptx")
#: Dots per inch that make a picture of bearable size.
DPI = range(24, 1201)
#: What several slides can be saved as.
BRIEFING_SUFFIXES = (".pptx", ".pdf")
#: What a folder of pictures can hold.
PICTURE_SUFFIXES = (".png", ".svg")
_PICTURE = re.compile(r"\d\d+ .*\.(png|svg)")  # what such a folder holds
_AT_ONCE = 1 << 20  # bytes that are written between two looks at Cancel
_LONGEST_NAME = 60  # bytes of a picture's name, for Windows takes no long paths


def save(
    scene: Scene,
    path: Path,
    *,
    dpi: int = 300,
    speaker_notes: str = "",
    outlines: bool = True,
    template: Template | None = None,
    recipe: str = "",
    progress: Progress = nobody_waits,
) -> None:
    """Save the scene as .png, .svg, .pdf or .pptx, whichever the name of the file ends in.

    `dpi` is for PNG; `speaker_notes` and `template` for PowerPoint; `outlines` False keeps the
    texts of an SVG as texts; `recipe` is what the file carries to be opened again, as
    `briefing.recipe` makes it. `progress` is told the share that is done, and may raise Cancelled.
    Raises OmnibusError for another ending, for a `dpi` outside DPI, or where the file cannot be
    written; then, as when it is cancelled, nothing of it is left and an older file stands as it
    was.
    """
    suffix = _known(path, SUFFIXES)
    if dpi not in DPI:
        raise OmnibusError(
            f"{path.name} cannot be saved with {dpi} dots per inch",
            f"choose a number from {DPI[0]} to {DPI[-1]}",
        )
    progress(0.0)
    content = io.BytesIO()
    if suffix == ".png":
        write_png(scene, content, dpi, recipe, progress)
    elif suffix == ".svg":
        if outlines:
            load_matplotlib(progress)
        write_svg(scene, content, outlines, recipe)
    elif suffix == ".pdf":
        write_pdf((scene,), content, recipes=(recipe,), progress=progress)
    else:
        slide = DeckSlide(scene, speaker_notes, recipe)
        save_deck((slide,), content, template, progress=progress)
    _replace(path, content, progress)


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
    _replace(path, content, progress)


def save_pictures(
    slides: Sequence[DeckSlide],
    folder: Path,
    suffix: str,
    *,
    dpi: int = 300,
    progress: Progress = nobody_waits,
) -> None:
    """Save each slide as a .png or .svg in this folder, "01 Its-headline.png" and so on. The folder
    appears when all are in it; one of earlier pictures is replaced whole. Raises OmnibusError
    where it cannot be written, or holds anything else."""
    if not slides:
        raise OmnibusError(f"{folder.name} would have no slides", "add a chart first")
    check_folder(folder)

    def write(into: Path) -> None:
        for number, slide in enumerate(slides, 1):
            progress((number - 1) / len(slides))
            name = _short(file_name(slide.name or slide.scene.title))
            part = part_of(progress, (number - 1) / len(slides), number / len(slides))
            path = into / f"{number:02} {name}{suffix}"
            save(slide.scene, path, dpi=dpi, recipe=slide.recipe, progress=part)

    replace_folder(folder, write)


def _short(name: str) -> str:
    """The first words of a file's name."""
    kept = name.encode()[: _LONGEST_NAME + 1].decode(errors="ignore")
    return name if kept == name else kept.rpartition("-")[0] or kept


def check_folder(folder: Path) -> None:
    """Raises OmnibusError where a folder of pictures would take the place of something else."""
    if folder.is_file():
        raise OmnibusError(
            f"{folder.name} could not be saved: there is a file of this name", "choose another name"
        )
    try:
        found = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    except OSError as error:
        raise OmnibusError(
            f"{folder.name} could not be saved: you may not look into it",
            "choose another name",
            str(error),
        ) from error
    others = [name for name in found if not _PICTURE.fullmatch(name)]
    if others:
        raise OmnibusError(
            f"{folder.name} could not be saved: the folder holds other files, such as {others[0]}",
            "choose a new name for the folder of pictures",
        )


def _known(path: Path, suffixes: tuple[str, ...]) -> str:
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        *others, last = suffixes
        raise OmnibusError(
            f"{path.name} cannot be saved: the program does not write {suffix or 'such'} files",
            f"end the name in {', '.join(others)} or {last}",
        )
    return suffix


def _replace(path: Path, content: io.BytesIO, progress: Progress) -> None:
    def write(stream: BinaryIO) -> None:
        whole = content.getbuffer()
        for start in range(0, len(whole), _AT_ONCE):
            progress(1.0)
            stream.write(whole[start : start + _AT_ONCE])

    replace_file(path, write)
