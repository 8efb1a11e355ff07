"""A title looks in a deck as it does on the screen, whatever its template leaves unsaid."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

from pptx import Presentation
from pptx.oxml import parse_xml

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.scene import Rect, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.on_page import on_page
from omnibus_desktop.exports.recolour import recoloured
from omnibus_desktop.exports.template import Template, read_template
from omnibus_desktop.words.suggest import suggest
from tests.charts.tables import WORDS, groups
from tests.charts.test_compared_kinds import judged
from tests.exports import drawn, templates

_NAVY = (
    '<p:bg xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:bgPr><a:solidFill>'
    '<a:srgbClr val="102040"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
)


def navy(path: Path) -> Template:
    """Black letters inherited on a dark background."""
    deck = Presentation()
    (common,) = deck.slide_masters[0]._element.xpath("./p:cSld")
    for old in common.xpath("./p:bg"):
        common.remove(old)
    common.insert(0, parse_xml(_NAVY))
    deck.save(path)
    return read_template(path)


def unstyled(path: Path) -> Template:
    """Titles of which nothing says how large they are, as other programs write them."""
    templates.corporate(path)

    def change(name: str, content: bytes) -> bytes:
        if not name.startswith(("ppt/slideMasters/slideM", "ppt/slideLayouts/slideL")):
            return content
        kept = re.sub(rb"<p:txStyles>.*?</p:txStyles>", b"", content, flags=re.DOTALL)
        return re.sub(rb"<a:lstStyle>.*?</a:lstStyle>", b"<a:lstStyle/>", kept, flags=re.DOTALL)

    target = path.with_name("unstyled.pptx")
    return read_template(templates.repacked(path, target, change))


def shown(template: Template) -> tuple[Text, str]:
    """The headline on the screen, and the title of the deck as XML."""
    tables = drawn.tables("Q12")
    spec = ChartSpec(size=template.page.size, page=template.page)
    scene = chart(tables, spec, suggest(tables))
    stream = io.BytesIO()
    save_deck([DeckSlide(scene)], stream, template)
    (slide,) = Presentation(io.BytesIO(stream.getvalue())).slides
    headline = next(i for i in on_page(scene, template).items if i.role == "headline")
    assert isinstance(headline, Text)
    return headline, slide.shapes.title._element.xml


def test_a_title_that_nobody_could_read_has_a_colour_of_its_own(tmp_path: Path) -> None:
    headline, title = shown(navy(tmp_path / "navy.pptx"))
    assert headline.colour == "#FFFFFF"
    assert '<a:srgbClr val="FFFFFF"/>' in title


def test_a_title_that_can_be_read_keeps_the_templates_colour(tmp_path: Path) -> None:
    headline, title = shown(read_template(templates.dark(tmp_path / "dark.pptx")))
    assert headline.colour == "#FFFFFF"
    assert "solidFill" not in title


def test_a_title_without_a_size_has_that_of_the_screen(tmp_path: Path) -> None:
    headline, title = shown(unstyled(tmp_path / "corporate.pptx"))
    assert f'sz="{headline.size * 100:.0f}"' in title
    assert 'algn="l"' in title


def test_the_bad_side_of_a_scale_takes_the_warmer_accent(tmp_path: Path) -> None:
    template = read_template(templates.corporate(tmp_path / "corporate.pptx"))
    look = replace(template.look, accents=("#B4235A", "#1D70B8"))
    made = judged(*groups("North"))
    scene = chart((made,), ChartSpec(kind=ChartKind.DIVERGING), WORDS)
    found = recoloured(scene, look, template.page.area)
    bars = {i.key[0]: i.fill for i in found.items if isinstance(i, Rect) and i.key and i.fill}
    red, blue = (int(bars["1"][at : at + 2], 16) for at in (1, 5))
    assert red < blue
    red, blue = (int(bars["5"][at : at + 2], 16) for at in (1, 5))
    assert red > blue
    assert palette.contrast(bars["1"], look.background) >= 3.0
