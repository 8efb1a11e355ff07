"""PNG: exact size, the scene's places, its words inside, the same bytes each time."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from omnibus_desktop.app.painter import paint
from omnibus_desktop.charts.scene import Rect, Scene
from omnibus_desktop.exports.picture import outline, write_png
from tests.exports import scenes

ALL = [scenes.PLAIN, scenes.HIDDEN, scenes.PARTS, scenes.PLAIN_LABELS, scenes.DOTS]


def png(scene: Scene, dpi: int = 96) -> bytes:
    stream = io.BytesIO()
    write_png(scene, stream, dpi)
    return stream.getvalue()


def chunks(content: bytes) -> dict[str, bytes]:
    """The chunks of a PNG file by name; text chunks by their keyword."""
    found: dict[str, bytes] = {}
    place = 8
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        name, data = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        keyword, _, text = data.partition(b"\0")
        found[keyword.decode() if name in (b"tEXt", b"iTXt") else name.decode()] = (
            text if name in (b"tEXt", b"iTXt") else data
        )
        place += length + 12
    return found


def differing(difference: Image.Image) -> float:
    """The share of pixels that are clearly not the same."""
    return sum(difference.histogram()[64:]) / (difference.width * difference.height)


def test_a_slide_at_300_dpi_has_its_exact_size() -> None:
    found = chunks(png(scenes.PLAIN, 300))
    assert struct.unpack_from(">II", found["IHDR"]) == (4000, 2250)
    assert struct.unpack(">IIB", found["pHYs"]) == (11811, 11811, 1)  # dots a metre


@pytest.mark.parametrize(
    ("size", "dpi", "pixels"),
    [((960, 540), 96, (1280, 720)), ((720, 540), 150, (1500, 1125)), ((960, 540), 72, (960, 540))],
)
def test_other_sizes(size: tuple[float, float], dpi: int, pixels: tuple[int, int]) -> None:
    scene = Scene(*size, items=())
    assert struct.unpack_from(">II", chunks(png(scene, dpi))["IHDR"]) == pixels


def test_title_and_alt_text_are_inside_and_nothing_else() -> None:
    scene = replace(scenes.PLAIN, title="Nine in ten", alt_text="Bars – “most” say yes")
    found = chunks(png(scene))
    assert found["Title"] == b"Nine in ten"
    assert found["Description"].endswith("Bars – “most” say yes".encode())
    texts = {"Title", "Description", "XML:com.adobe.xmp"}
    assert set(found) == {"IHDR", "pHYs", *texts, "IDAT", "IEND"}


@pytest.mark.parametrize("scene", ALL)
def test_bars_have_their_colour_where_the_scene_has_them(scene: Scene) -> None:
    picture = Image.open(io.BytesIO(png(scene, 144))).convert("RGB")
    for item in scene.items:
        if isinstance(item, Rect) and item.role == "bar" and item.width > 2:
            colour = tuple(bytes.fromhex((item.fill or "").lstrip("#")))
            left, right = 2 * item.x, 2 * (item.x + item.width)
            middle = 2 * item.y + 3
            assert picture.getpixel((int(left + 2), int(middle))) == colour
            assert picture.getpixel((int(right - 2), int(middle))) == colour
            assert picture.getpixel((int(left + 2), int(2 * item.y - 2))) != colour


@pytest.mark.parametrize("scene", ALL)
def test_the_screen_and_the_picture_agree(scene: Scene, qtbot: QtBot) -> None:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(2, 2)
    paint(scene, painter)
    painter.end()
    width, height = image.width(), image.height()
    screen = Image.frombuffer("RGB", (width, height), bytes(image.constBits()), "raw", "BGRX", 0, 1)
    picture = Image.open(io.BytesIO(png(scene, 144))).convert("RGB")
    difference = ImageChops.difference(screen, picture).convert("L")
    assert differing(difference.crop((0, 0, 500, height))) < 0.002  # words alone
    assert differing(difference) < 0.015  # the picture puts edges of bars on whole pixels


@pytest.mark.parametrize("dpi", [96, 300])
def test_the_same_scene_gives_the_same_png(dpi: int) -> None:
    assert png(scenes.PLAIN, dpi) == png(scenes.PLAIN, dpi)


def test_two_exports_at_a_time_do_not_disturb_each_other() -> None:
    wanted = [png(scene) for scene in ALL]
    outline.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(png, ALL)) == wanted


def test_a_settings_file_beside_the_program_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text(
        "savefig.bbox: tight\nlines.scale_dashes: False\ntext.usetex: True\n"
    )
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from omnibus_desktop.exports.files import save\n"
        "assert not {'matplotlib', 'pptx', 'xlsxwriter', 'numpy'} & set(sys.modules) - numpy\n"
        "from tests.exports import scenes\n"
        "save(scenes.PLAIN, Path('a.png'), dpi=96)\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    ).replace(" - numpy", " - {'numpy'}")
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(root)!r})\n{script}"]
    subprocess.run(command, cwd=tmp_path, check=True)
    assert (tmp_path / "a.png").read_bytes() == png(scenes.PLAIN)


def test_the_alt_text_stands_where_programs_look_for_it() -> None:
    scene = replace(scenes.PLAIN, title="Nine < ten", alt_text="Größe & “90%”")
    raw = chunks(png(scene))["XML:com.adobe.xmp"]
    text = raw.partition(b"<?xpacket")[2].decode("utf-8")
    assert '<rdf:li xml:lang="x-default">Nine &lt; ten</rdf:li>' in text
    assert '<rdf:li xml:lang="x-default">Größe &amp; “90%”</rdf:li>' in text
    assert "Iptc4xmpCore:AltTextAccessibility" in text


def test_cancel_is_looked_for_while_a_picture_is_packed() -> None:
    told: list[float] = []
    stream = io.BytesIO()
    write_png(scenes.PLAIN, stream, 300, progress=told.append)
    packing = [share for share in told if share > 0.4]
    # a picture of nine million points takes half a second to pack
    assert len(packing) > 8
    assert len(stream.getvalue()) / len(packing) < 20_000
