"""Every pane, dialog and state of the program on contact sheets, to be looked at one by one.

    build/contact_sheet.py FOLDER

Writes each picture, and the sheets, into the folder: all states light and dark, the main ones at
125% and 200% as well. `make screenshots` puts them into .work/screenshots.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from at_window import AtWindow
    from states import State

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SIZE = (1440, 900)  # pixels of the window
LOOKS = (("light", "1"), ("dark", "1"), ("light", "1.25"), ("light", "2"))  # scheme, scale
ACROSS, THUMB, GAP, CAPTION = 4, (600, 400), 16, 26  # pictures a row; pixels
A_SHEET = 24  # pictures
_WITHOUT_WAVE = ("start", "first look", "start again")  # groups that begin on the start page


def main(folder: Path) -> None:
    """Have every look pictured by a program of its own, and join the pictures into sheets."""
    for scheme, scale in LOOKS:
        place = folder / f"{scheme}-{scale}"
        place.mkdir(parents=True, exist_ok=True)
        for old in (*place.glob("*.png"), *folder.glob(f"sheet-{scheme}-{scale}-*.png")):
            old.unlink()
        command = [sys.executable, __file__, scheme, scale, str(place)]
        subprocess.run(command, check=True, env=os.environ | {"QT_SCALE_FACTOR": scale})
        pictures = sorted(place.glob("*.png"))
        for number, first in enumerate(range(0, len(pictures), A_SHEET), start=1):
            sheet = folder / f"sheet-{scheme}-{scale}-{number}.png"
            _join(pictures[first : first + A_SHEET], sheet)


def picture_all(scheme: str, scale: str, folder: Path) -> None:
    """Bring the window from state to state. At another scale only the main ones are kept."""
    from schemes import application

    with tempfile.TemporaryDirectory() as home:
        made = application(scheme, Path(home))  # before anything asks where home is
        from at_window import AtWindow
        from states import GROUPS

        for place, (group, states) in enumerate(GROUPS.items()):
            at = AtWindow(SIZE, Path(tempfile.mkdtemp(dir=home)))
            if group not in _WITHOUT_WAVE:
                at.open()
            _picture(at, states, f"{place:02} {group}", folder, only_main=scale != "1")
            at.leave()
        made.quit()


def _picture(
    at: AtWindow, states: Sequence[State], group: str, folder: Path, *, only_main: bool
) -> None:
    """One after the other, for each comes from the one before."""
    from at_window import seen_whole

    for place, state in enumerate(states):
        at.held = None
        widget = state.show(at)
        picture = at.held
        if picture is None:
            picture = seen_whole(at.window) if widget is None else widget.grab()
        missing = [name for name in state.classes if not at.sees(name)]
        if missing:
            raise SystemExit(f"{state.name}: no {' and no '.join(missing)} is seen")
        if state.main or not only_main:
            name = re.sub(r"[^\w ]+", "", state.name)
            picture.save(str(folder / f"{group} {place:02} {name}.png"))
        at.clear()


def _join(pictures: Sequence[Path], target: Path) -> None:
    """The pictures, small and each with its name, on one sheet."""
    from PIL import Image, ImageDraw, ImageFont

    across, down = THUMB[0] + GAP, THUMB[1] + GAP + CAPTION
    rows = -(-len(pictures) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * across + GAP, rows * down + GAP), "#808080")
    font = ImageFont.truetype(str(ROOT / "resources" / "fonts" / "Arimo-Regular.ttf"), 16)
    pen = ImageDraw.Draw(sheet)
    for number, path in enumerate(pictures):
        left = GAP + number % ACROSS * across
        top = GAP + number // ACROSS * down
        small = Image.open(path).convert("RGB")
        small.thumbnail(THUMB, Image.Resampling.LANCZOS)
        pen.text((left, top), path.stem[3:], fill="white", font=font)
        sheet.paste(small, (left, top + CAPTION))
    sheet.save(target, optimize=True)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        picture_all(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
    else:
        main(Path(sys.argv[1]))
