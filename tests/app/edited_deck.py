"""A deck of the example as a person works on it: moved, restyled, written in, copied, sorted."""

from __future__ import annotations

import copy
import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as OpenDeck
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Emu, Pt

from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.briefing.recipe import recipe_of
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.files import save_slides
from omnibus_desktop.wave.wave import Wave

OWN_TITLE = "Mine: 63% say so"
TIMING = (
    '<p:timing xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:tnLst>'
    '<p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"/></p:par>'
    "</p:tnLst></p:timing>"
)
_COLOUR: Any = RGBColor  # which comes without types
RED = _COLOUR(0xAA, 0x00, 0x00)
MOVED = (400_000, 200_000)
NARROWED = -1_500_000


def exported(wave: Wave, path: Path) -> Path:
    """Four slides: bars with a note, small charts by type, stacked bars, a chart of squares."""
    briefing = example_briefing(wave)
    first, second, third = briefing.slides[:3]
    unit = replace(first, id="units", spec=replace(first.spec, kind=ChartKind.UNIT))
    slides = []
    for slide in (first, second, third, unit):
        drawn = draw(wave, slide, briefing.rules)
        recipe = recipe_of(briefing, slide, wave)
        slides.append(DeckSlide(drawn.scene, drawn.words.speaker_notes, recipe))
    save_slides(slides, path)
    return path


def edited(source: Path, path: Path) -> Path:
    """The deck after a person has worked on it. Its order: small charts, stacked bars, squares,
    a copy of the bars, the bars."""
    deck = Presentation(str(source))
    bars, small, _, squares = deck.slides
    _restyle(bars)
    small.shapes.title.text_frame.text = OWN_TITLE
    box = small.shapes.add_textbox(0, 0, Pt(200), Pt(30))
    box.text_frame.text = "My own box"
    small.shapes.add_picture(io.BytesIO(_dot()), 0, 0, Pt(20), Pt(20))
    chart = next(shape for shape in squares.shapes if shape.name == "Chart")
    chart.left, chart.top = chart.left + Emu(MOVED[0]), chart.top + Emu(MOVED[1])
    bars._element.append(parse_xml(TIMING))
    _copy(deck, bars)
    ids = deck.slides._sldIdLst
    ids.append(ids[0])
    deck.save(str(path))
    return path


def _restyle(slide: Slide) -> None:
    for shape in slide.shapes:
        if isinstance(shape, GraphicFrame) and shape.has_chart:
            shape.left, shape.top = Emu(shape.left + MOVED[0]), Emu(shape.top + MOVED[1])
            shape.width = Emu(shape.width + NARROWED)
            series = shape.chart.plots[0].series[0]
            series.data_labels.font.size = Pt(18)
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = RED
        elif isinstance(shape, Shape) and shape.name == "Subtitle":
            shape.text_frame.paragraphs[0].runs[0].font.italic = True


def _copy(deck: OpenDeck, slide: Slide) -> None:
    """A slide like this one at the end, which shares its chart and its tags."""
    made = deck.slides.add_slide(slide.slide_layout)
    for shape in list(made.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in slide.shapes:
        copy_shape(shape, slide, made, number=shape.shape_id)


def copy_shape(shape: BaseShape, source: Slide, target: Slide, number: int = 900) -> int:
    """Puts the shape on another slide, with all that it leads to; its id there."""
    element = copy.deepcopy(shape._element)
    target.shapes._spTree.append(element)
    for each in element.iter():
        for name, value in each.attrib.items():
            if name.startswith("{http://schemas.openxmlformats.org/officeDocument"):
                relation = source.part.rels[value]
                each.set(name, target.part.relate_to(relation.target_part, relation.reltype))
    next(element.iter("{*}cNvPr")).set("id", str(number))
    return number


def _dot() -> bytes:
    """A picture of one pixel."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
