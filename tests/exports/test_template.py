"""The slide template that is shipped is the one that its script makes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree.ElementTree import fromstring

from pptx import Presentation
from pptx.util import Pt

import make_template
from omnibus_desktop import resources


def test_the_script_gives_the_shipped_bytes(tmp_path: Path) -> None:
    make_template.write(tmp_path / "template.pptx")
    shipped = resources.path("deck/template.pptx").read_bytes()
    assert (tmp_path / "template.pptx").read_bytes() == shipped


def test_it_is_a_wide_presentation_without_slides_and_with_named_placeholders() -> None:
    deck = Presentation(str(resources.path("deck/template.pptx")))
    assert (deck.slide_width, deck.slide_height, len(deck.slides)) == (Pt(960), Pt(540), 0)
    layouts = {
        layout.name: [place.name for place in layout.placeholders] for layout in deck.slide_layouts
    }
    assert layouts == {
        "Chart": ["Headline", "Subtitle", "Footnote", "Slide number"],
        "Title only": ["Headline", "Slide number"],
        "Blank": [],
    }


def test_its_fonts_and_colours_are_the_houses() -> None:
    with zipfile.ZipFile(resources.path("deck/template.pptx")) as package:
        theme = fromstring(package.read("ppt/theme/theme1.xml"))
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    assert {e.get("typeface") for e in theme.iter(f"{drawing}latin")} == {"Arial"}
    accents = [theme.find(f".//{drawing}accent{number}")[0].get("val") for number in range(1, 5)]
    assert accents == ["12436D", "28A197", "801650", "F46A25"]
