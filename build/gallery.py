"""Every kind of chart in every situation, by every painter, to be looked at one by one.

    python build/gallery.py [--only KIND] [-o FOLDER] [--keep]

Writes a PNG and an SVG of each, a deck of them all with its pages as an office program shows them,
a contact sheet a kind, and one of all kinds. What the gallery holds: tests/gallery/cases.py.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.gallery.cases import Case
    from tests.gallery.painters import Pixels

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".work" / "gallery"
KEPT = ROOT / "build" / "screenshots" / "gallery.png"
DPI = 96  # of the contact sheets
FILE_DPI = 144


def main(words: Sequence[str]) -> int:
    """Write the gallery; the exit status."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from tests.gallery.cases import LOOKS, cases

    chosen = _arguments(words)
    found = [case for case in cases() if chosen.only in (None, case.look)]
    if not found:
        print(f"there is no kind {chosen.only!r}; the kinds are: {', '.join(LOOKS)}")
        return 2
    application = QGuiApplication([])
    folder = chosen.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    write_sheets(found, folder)
    if chosen.keep and chosen.only is None:
        shutil.copyfile(folder / KEPT.name, KEPT)
    application.quit()
    print(f"{len(found)} charts are in {folder}")
    return 0


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="dev.py gallery", description="every kind of chart")
    asked.add_argument("--only", metavar="KIND", help="one kind alone, such as 'stacked bars'")
    asked.add_argument("-o", dest="folder", metavar="FOLDER", type=Path, default=FOLDER)
    asked.add_argument("--keep", action="store_true", help="also renew the sheet that is kept")
    return asked.parse_args(words)


def write_sheets(cases: Sequence[Case], folder: Path) -> None:
    """All files of these cases, and the contact sheets of them."""
    import gallery_sheets
    from omnibus_desktop.exports.files import save
    from tests.gallery.painters import picture, screen

    pages = _pages(cases, folder)
    shown: dict[str, dict[str, dict[str, Pixels]]] = {}
    for number, case in enumerate(cases):
        scene = case.scene()
        save(scene, folder / f"{case.name}.png", dpi=FILE_DPI)
        save(scene, folder / f"{case.name}.svg")
        beside = {"screen": screen(scene, DPI), "PNG": picture(scene, DPI)}
        if pages:
            beside["deck"] = pages[number]
        shown.setdefault(case.look, {})[str(case.situation)] = beside
    for look, pictures in shown.items():
        gallery_sheets.of_a_kind(look, pictures).save(folder / f"sheet - {look}.png")
    firsts = {
        look: {situation: beside["PNG"] for situation, beside in pictures.items()}
        for look, pictures in shown.items()
    }
    gallery_sheets.of_all(firsts).save(folder / KEPT.name, optimize=True)


def _pages(cases: Sequence[Case], folder: Path) -> tuple[Pixels, ...]:
    """The pages of the deck of these cases; none, and a word, where no program can show them."""
    from office import OFFICE, missing
    from tests.gallery.painters import PAGES, deck

    absent = missing(OFFICE, PAGES)
    if absent:
        print(f"no {absent} here: the sheets have no pages of the deck")
        return ()
    return deck([case.scene() for case in cases], folder)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
