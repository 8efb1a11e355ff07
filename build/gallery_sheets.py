"""Contact sheets: many small pictures on one, each under its caption."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw, ImageFont

from omnibus_desktop import resources
from tests.gallery.labels import Situation
from tests.gallery.painters import Pixels

FONT = "fonts/Arimo-Regular.ttf"
GROUND, INK = "#E6E6E6", "#0B0C0C"
MARGIN = 8
WIDE, NARROW = 720, 256  # pixels of a picture
COLOURS = 128  # of the sheet of all kinds


def of_a_kind(look: str, pictures: Mapping[str, Mapping[str, Pixels]]) -> Image.Image:
    """A row a situation, with the picture by each painter."""
    rows = [
        [(f"{look} - {situation} ({painter})", pixels) for painter, pixels in beside.items()]
        for situation, beside in pictures.items()
    ]
    return _sheet(rows, WIDE)


def of_all(pictures: Mapping[str, Mapping[str, Pixels]]) -> Image.Image:
    """A row a kind and a column a situation, in few colours; what cannot exist stays empty."""
    rows = [
        [(f"{look} - {each}", by_situation.get(str(each))) for each in Situation]
        for look, by_situation in pictures.items()
    ]
    return _sheet(rows, NARROW).quantize(COLOURS, dither=Image.Dither.NONE)


def _sheet(rows: Sequence[Sequence[tuple[str, Pixels | None]]], width: int) -> Image.Image:
    """The pictures in this width, each under its caption."""
    size = max(10, width // 40)
    font = ImageFont.truetype(str(resources.path(FONT)), size)
    height = width * 9 // 16
    across, down = width + MARGIN, height + size + 2 * MARGIN
    columns = max(map(len, rows))
    sheet = Image.new("RGB", (MARGIN + columns * across, MARGIN + len(rows) * down), GROUND)
    writing = ImageDraw.Draw(sheet)
    for row, shown in enumerate(rows):
        for column, (caption, pixels) in enumerate(shown):
            if pixels is None:
                continue
            x, y = MARGIN + column * across, MARGIN + row * down
            writing.text((x, y), caption, INK, font)
            small = Image.fromarray(pixels).resize((width, height), Image.Resampling.LANCZOS)
            sheet.paste(small, (x, y + size + MARGIN // 2))
    return sheet
