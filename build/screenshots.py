"""Pictures of the program: for the README the window, light and dark, and the example's deck; for
the manual those that manual_pictures.py makes; and a contact sheet of all states, to be looked at.

    build/screenshots.py [--sheet]

With --sheet only the contact sheet is made. Runs the real window without a display. The deck's
pages need LibreOffice and pdftoppm; where these are missing they are left as they are.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

FOLDER = ROOT / "build" / "screenshots"
SHEETS = ROOT / ".work" / "screenshots"
SIZE = (1440, 900)
COLOURS = 128
PAGE_DPI = 80
PAINTER = "pdftoppm"
PAGES = (1, 3, 5)  # of the example's deck


def main() -> int:
    """Write the pictures that are kept into build/screenshots, and the sheets into .work."""
    import contact_sheet

    if "--sheet" not in sys.argv:
        FOLDER.mkdir(exist_ok=True)
        for scheme in ("light", "dark"):
            subprocess.run([sys.executable, __file__, scheme], check=True)
        with tempfile.TemporaryDirectory() as folder:
            deck_pages(Path(folder))
        subprocess.run([sys.executable, Path(__file__).with_name("manual_pictures.py")], check=True)
    contact_sheet.main(SHEETS)
    print(f"the contact sheets are in {SHEETS}")
    return 0


def window(scheme: str) -> None:
    """The window on the example, with two slides in the briefing, in few colours."""
    from schemes import application

    with tempfile.TemporaryDirectory() as home:
        application(scheme, Path(home))
        from at_window import JUDGES, PLACES, REGION, RISKS, TYPE, AtWindow, wait
        from omnibus_desktop.app import slide_actions

        at = AtWindow(SIZE, Path(home))
        at.open()
        for question in (RISKS, PLACES):
            at.turn(question, TYPE)
            at.run("add slide")
        if scheme == "dark":
            at.turn(JUDGES, TYPE)
        else:
            at.turn(RISKS, REGION, TYPE)
            total = at.furniture.current.tables[0].columns[0].key
            slide_actions.set_charted(at.desk, (total,))
            at.rest()
            at.call_out("{count} of {base} see money as a risk")
        film = at.panes.film
        assert film is not None
        wait(lambda: film.pictures.is_idle)
        at.rest()
        target = FOLDER / f"window-{scheme}.png"
        at.window.grab().save(str(target))
        few_colours(target)
        at.leave()


def few_colours(path: Path) -> None:
    """A third of the bytes, and nobody sees it."""
    from PIL import Image

    picture = Image.open(path).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def deck_pages(folder: Path) -> None:
    """Some pages of the example's deck, as an office program shows them."""
    from office import OFFICE, converted, missing
    from omnibus_desktop.cli_example import write_example

    if missing(OFFICE, PAINTER):
        print("no LibreOffice or no pdftoppm here: the deck's pages stay as they are")
        return
    deck = write_example(folder / "briefing")[1]
    pdf = converted(deck, folder)
    for page in PAGES:
        number = str(page)
        target = FOLDER / f"deck-{page}"
        subprocess.run(
            [PAINTER, "-png", "-r", str(PAGE_DPI), "-f", number, "-l", number, "-singlefile",
             str(pdf), str(target)],
            check=True,
        )  # fmt: skip
        few_colours(target.with_suffix(".png"))


if __name__ == "__main__":
    if sys.argv[1:] in (["light"], ["dark"]):
        window(sys.argv[1])
    else:
        sys.exit(main())
