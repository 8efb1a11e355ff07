"""Decks from other people's templates as an office program shows them: the chart is where the
template has room for it, in its colours."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from office import OFFICE, converted, missing
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.scene import Rect, Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.recolour import recoloured
from omnibus_desktop.exports.template import Template, read_template
from omnibus_desktop.words.suggest import suggest
from tests.exports import drawn, templates

pytestmark = pytest.mark.slow

_SCALE = 96 / 72  # pixels a point
_INSIDE = 2.5  # pixels from the edge of a bar
_CLOSE = 24  # of 255: a colour as it is shown


def scene(template: Template) -> Scene:
    tables = drawn.tables("Q12")
    spec = ChartSpec(ChartKind.CLUSTERED, size=template.page.size, page=template.page)
    return chart(tables, spec, suggest(tables))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", templates.TEMPLATES)
def test_bars_are_in_their_places_and_colours(name: str, tmp_path: Path) -> None:
    if lacking := missing(OFFICE, "pdftoppm"):
        pytest.skip(f"needs {lacking}, to show the slides")
    template = read_template(templates.TEMPLATES[name](tmp_path / "theirs.pptx"))
    laid_out = scene(template)
    save_deck([DeckSlide(laid_out)], tmp_path / "deck.pptx", template)
    converted(tmp_path / "deck.pptx", tmp_path)
    show = ["pdftoppm", "-r", "96", "-png", "-singlefile", "deck.pdf", "page"]
    subprocess.run(show, check=True, cwd=tmp_path)
    page = Image.open(tmp_path / "page.png").convert("RGB")
    seen = recoloured(laid_out, template.look, template.page.area)
    bars = [item for item in seen.items if isinstance(item, Rect) and item.role == "bar"]
    assert bars
    for bar in bars:
        left, right = bar.x * _SCALE + _INSIDE, (bar.x + bar.width) * _SCALE - _INSIDE
        across = (bar.y + bar.height / 2) * _SCALE
        wanted = bytes.fromhex((bar.fill or "")[1:])
        for x in (left, right):
            pixel = page.getpixel((int(x), int(across)))
            assert isinstance(pixel, tuple)
            assert max(abs(a - b) for a, b in zip(pixel, wanted, strict=True)) < _CLOSE, (bar, x)
