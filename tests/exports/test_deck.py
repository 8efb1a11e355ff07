"""A deck can be edited and read aloud, holds only what is charted, and is the same each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Pt

from omnibus_desktop.charts.scene import Rect, Scene, Text
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports import native_workbook
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.taken_over import chart_places
from omnibus_desktop.exports.template import read_template
from omnibus_desktop.wave.plain_text import plain
from tests.exports import scenes

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def saved(*found: Scene, notes: str = "", template: Path | None = None) -> bytes:
    stream = io.BytesIO()
    theirs = None if template is None else read_template(template)
    save_deck([DeckSlide(scene, notes) for scene in found], stream, theirs)
    return stream.getvalue()


def slides(content: bytes) -> list[Slide]:
    return list(Presentation(io.BytesIO(content)).slides)


def shapes(parent) -> Iterator:
    """All shapes, those in groups after their group."""
    for shape in parent.shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape)


def charts(slide: Slide) -> list:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def chart_xml(slide: Slide):
    return fromstring(charts(slide)[0].part.blob)


def words(parent) -> list[str]:
    return [
        shape.text_frame.text.replace("\v", "\n")
        for shape in shapes(parent)
        if shape.has_text_frame and shape.text_frame.text
    ]


def properties(shape):
    return shape._element.xpath(".//p:cNvPr")[0]


def test_the_deck_has_the_size_of_its_first_scene() -> None:
    deck = Presentation(io.BytesIO(saved(replace(scenes.PLAIN, width=720.0), scenes.PARTS)))
    assert (deck.slide_width, deck.slide_height) == (Pt(720), Pt(540))
    assert len(deck.slides) == 2


def test_a_scene_of_another_size_is_made_to_fit() -> None:
    (_, slide) = slides(saved(scenes.PLAIN, scaled(scenes.PARTS)))
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    assert frame.left + frame.width <= Pt(960)


def scaled(scene: Scene) -> Scene:
    return replace(scene, width=2 * scene.width, height=2 * scene.height)


def test_the_headline_is_the_title_of_the_slide() -> None:
    (slide,) = slides(saved(scenes.PLAIN))
    title = slide.shapes.title
    assert title is not None
    headline = next(item for item in scenes.PLAIN.items if item.role == "headline")
    assert isinstance(headline, Text)
    assert title.text_frame.text == "\v".join(headline.lines)


def test_every_text_of_the_scene_is_on_the_slide_once() -> None:
    (slide,) = slides(saved(scenes.PLAIN))
    taken = chart_places(scenes.PLAIN)[0]
    texts = [i for i in scenes.PLAIN.items if isinstance(i, Text) and not taken.shows(i)]
    assert sorted(words(slide)) == sorted("\n".join(item.lines) for item in texts)


def test_a_screen_reader_comes_to_the_footnote_last() -> None:
    (slide,) = slides(saved(scenes.PLAIN))
    names = [shape.name for shape in slide.shapes]
    assert names[:2] == ["Headline", "Subtitle"]
    assert names[-1] == "Footnote"


def test_shapes_are_named_and_grouped_by_what_they_are() -> None:
    (slide,) = slides(saved(scenes.PLAIN))
    groups = {
        shape.name: len(shape.shapes)
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP
    }
    assert groups == {"Answer labels": 3, "Note 1": 3}
    (stacked,) = slides(saved(scenes.PARTS))
    assert "Legend" in [shape.name for shape in stacked.shapes]


def test_everything_has_alt_text_or_is_words_or_decoration() -> None:
    (slide,) = slides(saved(scenes.PLAIN))
    for shape in shapes(slide):
        has_words = shape.has_text_frame and shape.text_frame.text
        decorative = any(e.tag == DECORATIVE for e in properties(shape).iter())
        assert has_words or properties(shape).get("descr") or decorative, shape.name


def test_the_chart_carries_the_alt_text() -> None:
    (slide,) = slides(saved(scenes.PLAIN))
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    assert properties(frame).get("descr") == scenes.PLAIN.alt_text


def test_the_speakers_notes_are_in_the_notes() -> None:
    (slide,) = slides(saved(scenes.PLAIN, notes="First line\nSecond \x0bline"))
    assert slide.notes_slide.notes_text_frame.text == "First line\nSecond  line"
    (without,) = slides(saved(scenes.PLAIN))
    assert not without.has_notes_slide


def test_the_chart_is_native_and_fixed_where_the_scene_has_it() -> None:
    (slide,) = slides(saved(scenes.PLAIN))
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    layout = chart_xml(slide).find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    share = {e.tag.removeprefix(C): e.get("val") for e in layout}
    assert share["layoutTarget"] == "inner"
    x, y, width, height = scenes.PLOT
    assert frame.left / 12700 + float(share["x"]) * frame.width / 12700 == pytest.approx(
        x, abs=0.01
    )
    assert frame.top / 12700 + float(share["y"]) * frame.height / 12700 == pytest.approx(
        y, abs=0.01
    )
    assert float(share["w"]) * frame.width / 12700 == pytest.approx(width, abs=0.01)
    assert float(share["h"]) * frame.height / 12700 == pytest.approx(height, abs=0.01)
    assert chart_xml(slide).find(f".//{C}valAx/{C}scaling/{C}max").get("val") == "100"
    assert chart_xml(slide).find(f".//{C}gapWidth").get("val") == str(scenes.GAP)


def test_the_chart_has_its_series_categories_and_colours() -> None:
    (slide,) = slides(saved(scenes.PARTS))
    (chart,) = charts(slide)
    plot = chart.plots[0]
    assert list(plot.categories) == ["North East", "London", "South West"]
    assert [series.name for series in plot.series] == [f"Answer {n}" for n in range(4)]
    assert plot.overlap == 100
    assert str(plot.series[1].format.fill.fore_color.rgb) == "28A197"


def test_one_bar_has_a_colour_of_its_own() -> None:
    (slide,) = slides(saved(scenes.PLAIN))
    series = charts(slide)[0].plots[0].series[0]
    assert str(series.points[1].format.fill.fore_color.rgb) == "F46A25"


def test_figures_are_labels_by_number_format_and_in_words_where_that_cannot_say_it() -> None:
    (slide,) = slides(saved(scenes.HIDDEN))
    labels = chart_xml(slide).find(f".//{C}dLbls")
    assert labels.find(f"{C}numFmt").get("formatCode") == '0"%"'
    own = {
        one.find(f"{C}idx").get("val"): "".join(one.itertext()) for one in labels.iter(f"{C}dLbl")
    }
    assert own == {"2": "*"}
    assert "c" in words(slide)  # the sign for what is hidden is a text beside the chart


def workbooks(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [package.read(name) for name in package.namelist() if name.endswith(".xlsx")]


def cells(workbook: bytes) -> list[list[str | float]]:
    """The rows of the workbook's one sheet: texts, numbers, and a text that begins with "formula"
    for anything else."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        sheet = fromstring(package.read("xl/worksheets/sheet1.xml"))
        strings = fromstring(package.read("xl/sharedStrings.xml"))
    texts = ["".join(each.itertext()) for each in strings]
    return [[_cell(cell, texts) for cell in row] for row in sheet.iter(f"{S}row")]


def _cell(cell: Element, texts: list[str]) -> str | float:
    value = "".join(cell.itertext())
    if cell.find(f"{S}f") is not None:
        return f"formula {value}"
    return texts[int(value)] if cell.get("t") == "s" else float(value)


def test_the_workbook_holds_the_charted_figures_and_nothing_else() -> None:
    (workbook,) = workbooks(saved(scenes.PLAIN, notes="said"))
    assert cells(workbook) == [
        ["Total"],
        ["Financial pressures", 88.8],
        ["Workforce: recruiting and keeping enough social workers", 62.46],
        ["Demand", 11.49],
    ]
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        sheets = [name for name in package.namelist() if "sheet" in name.lower()]
    assert sheets == ["xl/worksheets/sheet1.xml"]


def test_what_is_hidden_is_nowhere_in_the_file() -> None:
    content = saved(scenes.HIDDEN)
    assert cells(workbooks(content)[0])[2] == ["No"]
    (slide,) = slides(content)
    assert charts(slide)[0].plots[0].series[0].values == (70.5, None, 0.3)


def test_labels_are_text_in_the_workbook_and_never_formulas() -> None:
    (workbook,) = workbooks(saved(scenes.HOSTILE_LABELS))
    assert [row[0] for row in cells(workbook)[1:]] == [plain(text) for text in scenes.HOSTILE]
    assert b"hyperlink" not in zipfile.ZipFile(io.BytesIO(workbook)).read(
        "xl/worksheets/sheet1.xml"
    )


def test_a_label_like_the_mark_up_of_rich_text_breaks_no_workbook() -> None:
    (chart,) = scenes.PLAIN.charts
    label = "<r>a & b</r>"
    workbook = native_workbook.workbook(replace(chart, categories=(label, *chart.categories[1:])))
    assert cells(workbook)[1][0].rstrip() == label


def test_hostile_texts_come_back_as_plain_text() -> None:
    (slide,) = slides(saved(scenes.HOSTILE_LABELS, notes="\n".join(scenes.HOSTILE)))
    found = words(slide)
    for text in scenes.HOSTILE:
        assert plain(text) in found
    categories = list(charts(slide)[0].plots[0].categories)
    assert categories == [plain(text) for text in scenes.HOSTILE]


def test_right_to_left_text_is_marked_as_such() -> None:
    (slide,) = slides(saved(scenes.HOSTILE_LABELS))
    marked = {
        shape.text_frame.text
        for shape in shapes(slide)
        if shape.has_text_frame and shape._element.xpath(".//a:pPr[@rtl='1']")
    }
    assert marked == {"\u05e9\u05dc\u05d5\u05dd 12%", "\u0645\u0631\u062d\u0628\u0627"}


def test_nothing_points_outside_the_file() -> None:
    content = saved(scenes.HOSTILE_LABELS, notes="said")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            assert b'TargetMode="External"' not in package.read(name)


def test_who_made_it_is_the_program_and_when_is_not_told() -> None:
    about = Presentation(io.BytesIO(saved(scenes.PLAIN))).core_properties
    assert (about.title, about.author) == ("Nine in ten", "Omnibus Desktop")
    assert (about.last_modified_by, about.revision) == ("Omnibus Desktop", 1)
    assert about.created == about.modified
    assert about.created.year == 1980


def test_no_name_of_this_machine_is_in_it() -> None:
    content = saved(scenes.PLAIN, notes="said")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    for name in (str(Path.home()), str(Path(__file__).parents[2])):
        assert name.encode() not in everything


def test_the_same_slides_give_the_same_bytes() -> None:
    first = saved(scenes.PLAIN, scenes.PARTS, notes="said")
    assert first == saved(scenes.PLAIN, scenes.PARTS, notes="said")


def test_text_keeps_the_lines_sizes_and_widths_of_the_scene() -> None:
    (slide,) = slides(saved(scenes.PLAIN))
    for shape in shapes(slide):
        if shape.has_text_frame and shape.text_frame.text:
            frame = shape.text_frame
            assert frame.word_wrap is shape.is_placeholder
            assert (frame.margin_left, frame.margin_top) == (0, 0)
            kerning = {run.get("kern") for run in shape._element.xpath(".//a:rPr")}
            assert kerning == {"0"}


def test_no_shape_has_a_shadow_of_the_theme() -> None:
    (slide,) = slides(saved(scenes.PLAIN))
    assert not slide._element.xpath("//p:style")


def test_another_presentation_may_be_the_template(tmp_path: Path) -> None:
    theirs = Presentation()  # 4:3, with other layouts
    theirs.slides.add_slide(theirs.slide_layouts[0]).shapes.title.text = "Secret"
    theirs.save(tmp_path / "theirs.pptx")
    content = saved(scenes.PLAIN, template=tmp_path / "theirs.pptx")
    (slide,) = slides(content)
    assert slide.shapes.title is not None
    assert slide.slide_layout.name == "Title and Content"
    assert len(charts(slide)) == 1
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not any(b"Secret" in package.read(name) for name in package.namelist())


def test_sections_of_a_template_go_with_its_slides(tmp_path: Path) -> None:
    theirs = Presentation()
    theirs.slides.add_slide(theirs.slide_layouts[6])
    theirs.element.append(
        parse_xml(
            '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"/></p:extLst>'
        )
    )
    theirs.save(tmp_path / "theirs.pptx")
    deck = Presentation(io.BytesIO(saved(scenes.PLAIN, template=tmp_path / "theirs.pptx")))
    assert not deck.element.xpath("./p:extLst")
    assert len(deck.slides) == 1


def test_a_potx_may_be_the_template(tmp_path: Path) -> None:
    Presentation().save(tmp_path / "a.pptx")
    with (
        zipfile.ZipFile(tmp_path / "a.pptx") as source,
        zipfile.ZipFile(tmp_path / "a.potx", "w") as target,
    ):
        for name in source.namelist():
            target.writestr(
                name, source.read(name).replace(b"presentation.main+xml", b"template.main+xml")
            )
    assert len(slides(saved(scenes.PLAIN, template=tmp_path / "a.potx"))) == 1


@pytest.mark.parametrize("content", [b"", b"not a presentation", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_template_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.pptx").write_bytes(content)
    with pytest.raises(OmnibusError, match=r"bad\.pptx cannot be used as a template"):
        saved(scenes.PLAIN, template=tmp_path / "bad.pptx")


def test_a_scene_without_a_chart_is_a_slide_of_words() -> None:
    message = scenes.text("There is nothing to chart.", 40, 200, 800, 16, "message")
    (slide,) = slides(saved(Scene(960, 540, (message, Rect(0, 0, 9, 9, "#12436D", "bar")))))
    assert words(slide) == ["There is nothing to chart."]
    assert slide.shapes.title is None


def test_parts_are_well_formed() -> None:
    with zipfile.ZipFile(io.BytesIO(saved(scenes.HOSTILE_LABELS, notes="x"))) as package:
        for name in package.namelist():
            if re.search(r"\.(xml|rels)$", name):
                fromstring(package.read(name))


def test_no_two_shapes_of_a_slide_have_one_id() -> None:
    for slide in slides(saved(scenes.PLAIN, scenes.PARTS, scenes.HIDDEN, scenes.HOSTILE_LABELS)):
        ids = [each.get("id") for each in slide._element.xpath("//p:cNvPr")]
        assert len(set(ids)) == len(ids)


def test_the_workbook_of_a_chart_is_one_that_a_spreadsheet_opens() -> None:
    (workbook,) = workbooks(saved(scenes.HOSTILE_LABELS))
    (sheet,) = load_workbook(io.BytesIO(workbook)).worksheets
    assert sheet.title == "Sheet1"
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [
        plain(text) for text in scenes.HOSTILE
    ]
    assert sheet["B2"].number_format == '0"%"'
