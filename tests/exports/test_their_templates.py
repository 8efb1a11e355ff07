"""Any presentation is a template: charts find their place on it, and only its look comes along."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.room import box_of
from omnibus_desktop.charts.scene import Line, Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.recolour import recoloured
from omnibus_desktop.exports.template import Template, read_template
from omnibus_desktop.words.suggest import suggest
from tests.exports import drawn, templates

KINDS = (ChartKind.BAR, ChartKind.COLUMN, ChartKind.CLUSTERED, ChartKind.PANELS)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Template]:
    folder = tmp_path_factory.mktemp("templates")
    return {
        name: read_template(make(folder / f"{number}.pptx"))
        for number, (name, make) in enumerate(templates.TEMPLATES.items())
    }


def scene(template: Template, question: str = "Q12", kind: ChartKind = ChartKind.BAR) -> Scene:
    tables = drawn.tables(question)
    spec = ChartSpec(kind, size=template.page.size, page=template.page)
    return chart(tables, spec, suggest(tables))


def deck(template: Template, *found: Scene) -> bytes:
    stream = io.BytesIO()
    save_deck([DeckSlide(each, "Say so") for each in found or (scene(template),)], stream, template)
    return stream.getvalue()


def only_slide(template: Template) -> Slide:
    (slide,) = Presentation(io.BytesIO(deck(template))).slides
    return slide


@pytest.mark.parametrize(
    ("name", "layout", "roles"),
    [
        ("4:3", "Title and Content", ["headline"]),
        ("corporate", "Insight + graph", ["footnote", "headline", "subtitle"]),
        ("odd names", "Platzhalter 7", ["footnote", "headline", "subtitle"]),
        ("nothing at all", "Blank", []),
        ("dark", "Title and Content", ["headline"]),
    ],
)
def test_the_layout_that_fits_best_is_found(
    read: dict[str, Template], name: str, layout: str, roles: list[str]
) -> None:
    template = read[name]
    assert only_slide(template).slide_layout.name == layout
    assert sorted(role for role, _ in template.page.places) == roles


def test_words_go_into_the_templates_placeholders(read: dict[str, Template]) -> None:
    slide = only_slide(read["corporate"])
    said = {place.name: place.text_frame.text for place in slide.placeholders}
    assert list(said) == ["Headline", "Subtitle", "Footnote"]
    assert said["Headline"] == "Nine in ten authorities (90%) say “Financial pressures”"
    assert all(not place._element.xpath("./p:spPr/a:xfrm") for place in slide.placeholders)
    assert not slide.placeholders[0]._element.xpath(".//a:rPr/@sz")  # the template's own size


def test_a_headline_too_long_for_its_place_is_smaller_there(read: dict[str, Template]) -> None:
    template = read["corporate"]
    tables = drawn.tables("Q12")
    words = suggest(tables)
    long = type(words)("A long headline that goes on and on " * 6, "", "", "")
    spec = ChartSpec(size=template.page.size, page=template.page)
    (slide,) = Presentation(io.BytesIO(deck(template, chart(tables, spec, long)))).slides
    (size,) = slide.shapes.title._element.xpath(".//a:rPr/@sz")
    assert 900 <= int(size) < 2600


def test_a_footnote_too_long_for_its_place_stands_under_the_chart(
    read: dict[str, Template],
) -> None:
    template = read["corporate"]
    tables = drawn.tables("Q12")
    words = suggest(tables)
    long = type(words)("Short", "", "Base: all. " * 80, "")
    found = chart(tables, ChartSpec(size=template.page.size, page=template.page), long)
    (footnote,) = [item for item in found.items if item.role == "footnote"]
    x, y, width, height = template.page.area
    box = box_of(footnote)
    assert x <= box.left
    assert box.right <= x + width
    assert box.bottom <= y + height + 0.5
    (slide,) = Presentation(io.BytesIO(deck(template, found))).slides
    (shown,) = [place for place in slide.placeholders if place.name == "Footnote"]
    assert shown.top + shown.height <= Pt(y + height + 2)


@pytest.mark.parametrize("name", templates.TEMPLATES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_chart_stands_in_its_room(
    read: dict[str, Template], name: str, kind: ChartKind
) -> None:
    template = read[name]
    x, y, width, height = template.page.area
    placed = {role for role, _ in template.page.places}
    for item in scene(template, kind=kind).items:
        box = box_of(item)
        if item.role not in placed:
            assert box.left >= x - 0.5, item
            assert box.top >= y - 0.5, item
            assert box.right <= x + width + 0.5, item
            assert box.bottom <= y + height + 0.5, item


@pytest.mark.parametrize("name", templates.TEMPLATES)
@pytest.mark.parametrize("question", ["Q12", "Q3"])
def test_all_text_is_readable_in_the_templates_colours(
    read: dict[str, Template], name: str, question: str
) -> None:
    template = read[name]
    found = recoloured(scene(template, question, ChartKind.AUTO), template.look, template.page.area)
    shapes: list[Rect] = []
    for item in found.items:
        if isinstance(item, Rect) and item.fill:
            shapes.append(item)
        elif isinstance(item, Text) and item.lines:
            box = box_of(item)
            under = [s.fill for s in shapes if box_of(s).meets(box)] or [template.look.background]
            assert palette.contrast(item.colour, under[-1] or "") >= 4.5, item


def test_series_are_in_the_themes_colours_by_name(read: dict[str, Template]) -> None:
    template = read["corporate"]
    found = scene(template, kind=ChartKind.CLUSTERED)
    (slide,) = Presentation(io.BytesIO(deck(template, found))).slides
    (shown,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    fills = [
        each[0].get("val")
        for each in shown.part._element.iter(qn("a:solidFill"))
        if each.getparent().getparent().tag == qn("c:ser")
    ]
    assert {"accent1", "accent2", "accent3"} <= set(fills)


def test_faint_colours_are_not_used_and_that_is_said(read: dict[str, Template]) -> None:
    assert read["pale"].look.accents == ()
    assert any("too alike" in remark for remark in read["pale"].remarks)
    assert palette.ACCENT in {i.fill for i in scene(read["pale"]).items if isinstance(i, Rect)}


def test_light_text_on_a_dark_background(read: dict[str, Template]) -> None:
    look = read["dark"].look
    assert (look.text, look.background) == ("#FFFFFF", "#14213D")
    found = recoloured(scene(read["dark"]), look, read["dark"].page.area)
    lines = [item for item in found.items if isinstance(item, Line) and item.role == "axis"]
    assert all(palette.contrast(line.stroke, look.background) > 1.2 for line in lines)


def test_a_wide_typeface_is_left_to_the_placeholders(read: dict[str, Template]) -> None:
    slide = only_slide(read["odd names"])
    (labels,) = [shape for shape in slide.shapes if shape.name == "Answer labels"]
    assert {e.get("typeface") for e in labels._element.iter(qn("a:latin"))} == {"Arial"}
    assert not slide.shapes.title._element.xpath(".//a:latin")
    assert any(remark.startswith("Verdana is wider") for remark in read["odd names"].remarks)


def test_several_colours_behind_the_chart_are_covered(read: dict[str, Template]) -> None:
    slide = only_slide(read["pictured"])
    (panel,) = [shape for shape in slide.shapes if shape.name == "Panel"]
    assert panel.width > Pt(800)


@pytest.mark.parametrize("name", templates.TEMPLATES)
def test_nothing_of_its_content_or_its_makers_comes_along(
    read: dict[str, Template], name: str
) -> None:
    content = deck(read[name])
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        everything = b"".join(package.read(part) for part in package.namelist())
        assert sum("slides/slide" in part for part in package.namelist()) == 1
    assert b"Secret" not in everything
    assert b"Steve Canny" not in everything  # who made the one that python-pptx brings
    about = Presentation(io.BytesIO(content)).core_properties
    assert (about.author, about.last_modified_by) == ("Omnibus Desktop", "Omnibus Desktop")


def test_the_same_scenes_give_the_same_deck(read: dict[str, Template]) -> None:
    assert deck(read["dark"]) == deck(read["dark"])


def hostile(path: Path) -> Path:
    """With links to elsewhere, a macro, a font, an object, and the names of people."""
    made = Presentation()
    master = made.slide_masters[0]
    far = master.part.relate_to("file://///host/share/a.png", KIND.IMAGE, is_external=True)
    names = " ".join(
        f'xmlns:{prefix}="http://schemas.openxmlformats.org/{address}"'
        for prefix, address in (
            ("p", "presentationml/2006/main"),
            ("a", "drawingml/2006/main"),
            ("r", "officeDocument/2006/relationships"),
        )
    )
    master.shapes._spTree.append(
        parse_xml(
            f'<p:pic {names}><p:nvPicPr><p:cNvPr id="99" name="far"/><p:cNvPicPr/><p:nvPr/>'
            f'</p:nvPicPr><p:blipFill><a:blip r:link="{far}"/></p:blipFill><p:spPr/></p:pic>'
        )
    )
    title = made.slide_layouts[1].placeholders[0]
    page = made.slide_layouts[1].part.relate_to(
        "https://example.org/", KIND.HYPERLINK, is_external=True
    )
    (properties,) = title._element.xpath(".//p:cNvPr")
    properties.append(parse_xml(f'<a:hlinkClick {names} r:id="{page}"/>'))
    about = made.core_properties
    about.author = about.last_modified_by = "A. Person"
    made.save(path)
    types = (
        b'<Override PartName="/ppt/vbaProject.bin" '
        b'ContentType="application/vnd.ms-office.vbaProject"/>'
        b'<Override PartName="/ppt/fonts/font1.fntdata" ContentType="application/x-fontdata"/>'
    )
    far_kinds = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    relations = (
        f'<Relationship Id="rId90" Type="{far_kinds}" Target="vbaProject.bin"/>'
        f'<Relationship Id="rId91" Type="{KIND.FONT}" Target="fonts/font1.fntdata"/>'
    ).encode()
    main = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    macro = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"

    def change(name: str, content: bytes) -> bytes:
        if name == "[Content_Types].xml":
            return content.replace(b"</Types>", types + b"</Types>").replace(main, macro)
        if name == "ppt/_rels/presentation.xml.rels":
            return content.replace(b"</Relationships>", relations + b"</Relationships>")
        if name == "ppt/presentation.xml":
            fonts = (
                b'<p:embeddedFontLst><p:embeddedFont><p:font typeface="X"/>'
                b'<p:regular r:id="rId91"/></p:embeddedFont></p:embeddedFontLst>'
            )
            return content.replace(b"<p:defaultTextStyle>", fonts + b"<p:defaultTextStyle>")
        return content

    target = templates.repacked(path, path.with_suffix(".pptm"), change)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("ppt/vbaProject.bin", b"macro")
        package.writestr("ppt/fonts/font1.fntdata", b"font")
    return target


def test_macros_links_and_fonts_are_left_out_and_that_is_said(tmp_path: Path) -> None:
    template = read_template(hostile(tmp_path / "a.pptx"))
    assert set(template.remarks) == {
        "The template's macros are left out",
        "The template's embedded fonts are left out",
        "The template's links to other files and pages are left out",
    }
    with zipfile.ZipFile(io.BytesIO(deck(template))) as package:
        names = package.namelist()
        everything = b"".join(package.read(name) for name in names)
    assert not [name for name in names if "vba" in name or "font" in name]
    assert b"External" not in everything
    for said in (b"example.org", b"host/share", b"A. Person", b"macroEnabled", b"embeddedFont"):
        assert said not in everything


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (("ppt/a.xml", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), "declares a document type"),
        (("ppt/a.xml", "<!DOCTYPE a><a/>".encode("utf-16")), "declares a document type"),
        (("../outside.xml", b"<a/>"), "named as a file outside of it"),
        (("C:\\outside.xml", b"<a/>"), "named as a file outside of it"),
        (("PPT/PRESENTATION.XML", b"<a/>"), "several of one name"),
        (("ppt/media/large.png", bytes(40 << 20)), r"would inflate to 4\d MB"),
    ],
)
def test_hostile_parts_are_refused(tmp_path: Path, part: tuple[str, bytes], why: str) -> None:
    path = templates.plain_four_by_three(tmp_path / "a.pptx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(*part)
    with pytest.raises(OmnibusError, match=rf"a\.pptx cannot be used as a template: .*{why}"):
        read_template(path)


def test_a_password_or_the_old_format_is_told(tmp_path: Path) -> None:
    (tmp_path / "old.ppt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(OmnibusError, match="protected with a password, or of the old"):
        read_template(tmp_path / "old.ppt")


def test_a_presentation_without_layouts_is_refused(tmp_path: Path) -> None:
    path = templates.plain_four_by_three(tmp_path / "a.pptx")

    def change(name: str, content: bytes) -> bytes:
        if name != "ppt/slideMasters/slideMaster1.xml":
            return content
        return re.sub(rb"<p:sldLayoutIdLst>.*</p:sldLayoutIdLst>", b"", content, flags=re.DOTALL)

    with pytest.raises(OmnibusError, match="cannot be used as a template"):
        read_template(templates.repacked(path, tmp_path / "b.pptx", change))


def damaged(content: bytes, seed: int) -> Iterator[bytes]:
    """The same file with bytes changed, cut off, or parts missing."""
    chance = random.Random(seed)
    for _ in range(40):
        changed = bytearray(content)
        for _ in range(chance.randrange(1, 30)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        yield bytes(changed[: chance.randrange(len(changed))] if chance.random() < 0.2 else changed)


def test_a_damaged_template_is_read_or_refused_in_words(tmp_path: Path) -> None:
    path = templates.corporate(tmp_path / "a.pptx")
    for content in damaged(path.read_bytes(), 7):
        path.write_bytes(content)
        try:
            template = read_template(path)
        except OmnibusError:
            continue
        assert template.page.size > (0.0, 0.0)


def test_parts_that_are_missing_or_empty_are_told(tmp_path: Path) -> None:
    path = templates.corporate(tmp_path / "a.pptx")
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
    for number, gone in enumerate(names):
        for content in (None, b"<a/>"):
            bad = templates.repacked(
                path,
                tmp_path / f"{number}.pptx",
                lambda name, old, gone=gone, content=content: content if name == gone else old,
            )
            refused = ""
            try:
                read_template(bad)
            except OmnibusError as error:
                refused = error.message
            assert not refused or "cannot be used as a template" in refused
