"""The example's briefing, deck and pictures, written into a folder without a window."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from omnibus_desktop import resources
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.briefing.file import Kept, to_text
from omnibus_desktop.briefing.recipe import recipe_of
from omnibus_desktop.briefing.source import link_to
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.files import save
from omnibus_desktop.readers import open_wave
from omnibus_desktop.writing import replace_file

EXAMPLE = "example/wave1_synthetic.sav"
NAME = "example"


def write_example(folder: Path) -> tuple[Path, ...]:
    """Draw the example's briefing and write `example.omnibus`, `example.pptx` and a picture a
    slide into the folder, which is made where it is missing. Returns the files, in that order.

    Raises OmnibusError where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OmnibusError(
            f"{folder} cannot be used as a folder", "name another one", str(error)
        ) from error
    path = resources.path(EXAMPLE)
    wave = open_wave(path)
    briefing = example_briefing(wave)
    drawn = [draw(wave, slide, briefing.rules) for slide in briefing.slides]
    files = [folder / f"{NAME}.omnibus", folder / f"{NAME}.pptx"]
    text = to_text(Kept(briefing, link_to(str(path), wave)))
    replace_file(files[0], lambda file: _write(file, text))
    recipes = [recipe_of(briefing, one.slide, wave) for one in drawn]
    slides = [
        DeckSlide(one.scene, one.words.speaker_notes, recipe)
        for one, recipe in zip(drawn, recipes, strict=True)
    ]
    save_deck(slides, files[1])
    for number, one in enumerate(drawn, 1):
        files.append(folder / f"{NAME}-{number}.png")
        save(one.scene, files[-1], recipe=recipes[number - 1])
    return tuple(files)


def _write(file: BinaryIO, text: str) -> None:
    file.write(text.encode())
