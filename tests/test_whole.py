"""A whole briefing as a file: in every form, stopped at any moment, and without respondents."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from omnibus_desktop import resources
from omnibus_desktop.authorities.frame import every_code
from omnibus_desktop.briefing.briefing import Briefing, Edited, Rules, Slide
from omnibus_desktop.briefing.draw import Drawn, draw
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.briefing.pages import NOTHING_AROUND, Around
from omnibus_desktop.charts.page import Page
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.errors import Cancelled, OmnibusError
from omnibus_desktop.exports.template import Template, read_template
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.setup import Setup, Themed
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.whole import Form, Whole, export_whole, form_of
from tests.exports import templates
from tests.exports.packages import faults

DPI = 36  # of pictures that nobody looks at
FOLDERS = (Form.PICTURES, Form.DRAWINGS)


@lru_cache
def wave() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


@lru_cache
def small() -> Briefing:
    """Two of the example's slides, the second of which begins a section."""
    first, second, *_ = example_briefing(wave()).slides
    slides = (first, replace(second, section="By <type> & region"))
    return Briefing("Risks “2016”", slides, dated="Today")


@lru_cache
def twenty() -> Briefing:
    """A slide of every kind of chart and of every question, in sections."""
    asked = [q for q in wave().questions if q.kind not in (Kind.OPEN, Kind.ADMIN)]
    kinds = list(ChartKind)
    slides = (
        *example_briefing(wave()).slides,
        *(
            Slide(f"more {n}", asked[n % len(asked)].id, spec=ChartSpec(kinds[n % len(kinds)]))
            for n in range(14)
        ),
    )
    begins = {2: "Risks", 9: "Money", 14: "Other"}
    slides = tuple(replace(slide, section=begins.get(n, "")) for n, slide in enumerate(slides))
    return Briefing("All kinds", slides)


def whole(briefing: Briefing) -> Whole:
    return Whole(wave(), briefing, partial(drawn, briefing.rules))


@lru_cache(maxsize=256)
def drawn(rules: Rules, slide: Slide, page: Page | None) -> Drawn:
    return draw(wave(), slide, rules, page)


def place(folder: Path, form: Form) -> Path:
    return folder / "out" if form in FOLDERS else folder / f"out{form}"


def exported(
    folder: Path,
    form: Form,
    briefing: Briefing | None = None,
    around: Around | None = None,
    template: Template | None = None,
) -> Path:
    path = place(folder, form)
    pages = Around(sections=True) if around is None else around
    export_whole(whole(briefing or small()), path, form, pages, template, dpi=DPI)
    return path


def test_a_deck_has_cover_agenda_sections_and_method(tmp_path: Path) -> None:
    deck = Presentation(str(exported(tmp_path, Form.DECK)))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[:2] == ["Risks “2016”", "Agenda"]
    assert titles[3] == "By <type> & region"
    assert titles[5:] == ["Who answered", "Method"]
    agenda = next(shape.table for shape in deck.slides[1].shapes if shape.has_table)
    assert [cell.text for cell in agenda.rows[1].cells] == ["By <type> & region", "4"]
    response = next(shape.table for shape in deck.slides[5].shapes if shape.has_table)
    assert [cell.text for cell in response.rows[1].cells] == ["North East", "9", "12", "75%"]
    assert response.first_row
    assert deck.slides[2].notes_slide.notes_text_frame.text.startswith("Question:")


def test_every_slide_of_a_deck_counts_itself(tmp_path: Path) -> None:
    with zipfile.ZipFile(exported(tmp_path, Form.DECK)) as deck:
        slides = [name for name in deck.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)]
        for name in slides:
            number = re.search(r"slide(\d+)\.xml", name)
            assert number is not None
            text = deck.read(name).decode()
            (field,) = re.findall(r'<a:fld [^>]*type="slidenum".*?<a:t>(\d+)</a:t>', text)
            assert field == number[1]
        assert b'name="By &lt;type&gt; &amp; region"' in deck.read("ppt/presentation.xml")


@pytest.mark.parametrize("make", [None, templates.corporate, templates.pictured])
def test_a_deck_keeps_the_rules_of_its_format(tmp_path: Path, make) -> None:
    template = None if make is None else read_template(make(tmp_path / "theirs.pptx"))
    assert faults(exported(tmp_path, Form.DECK, template=template).read_bytes()) == []


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("make", [None, templates.corporate])
def test_twenty_slides_of_all_kinds_keep_them_too(tmp_path: Path, make) -> None:
    template = None if make is None else read_template(make(tmp_path / "theirs.pptx"))
    path = exported(tmp_path, Form.DECK, twenty(), template=template)
    assert faults(path.read_bytes()) == []
    assert len(Presentation(str(path)).slides) == 27


def test_in_a_template_the_cover_is_its_own(tmp_path: Path) -> None:
    template = read_template(templates.corporate(tmp_path / "theirs.pptx"))
    deck = Presentation(str(exported(tmp_path, Form.DECK, template=template)))
    layouts = [slide.slide_layout.name for slide in deck.slides]
    assert (layouts[0], layouts[3]) == ("Title Slide", "Section Header")
    assert set(layouts[1:3]) == {"Insight + graph"}
    said = deck.slides[0].placeholders[1].text_frame
    assert "101 of 152 authorities answered (66%)." in [p.text for p in said.paragraphs]
    assert any(
        shape.is_placeholder and "slidenum" in shape._element.xml for shape in deck.slides[2].shapes
    )


def test_pages_have_bookmarks_by_section_and_are_read_as_tables(tmp_path: Path) -> None:
    content = exported(tmp_path, Form.PAGES).read_bytes()
    text = content.decode("latin-1")
    titles = re.findall(r"/Title (\([^/]*?\)|<[0-9A-F]+>) /Parent \d+ 0 R /Dest", text)
    assert "(Agenda)" in titles
    assert "(By <type> & region)" in titles
    assert text.count("/Type /Page ") == 7
    for tag in ("/S /Table", "/S /TR", "/S /TH", "/S /TD"):
        assert tag in text


def test_pictures_are_numbered_and_named_for_every_system(tmp_path: Path) -> None:
    for form in FOLDERS:
        folder = exported(tmp_path, form, around=NOTHING_AROUND)
        names = sorted(path.name for path in folder.iterdir())
        first = f"01 Nine-in-ten-authorities-89-say-Financial-pressures{form}"
        assert (names[0], len(names)) == (first, 2)
        assert not any(set(name) & set('<>:"/\\|?*') for name in names)
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def test_a_folder_of_earlier_pictures_is_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "31 An-older-slide.svg").touch()
    exported(tmp_path, Form.DRAWINGS, around=NOTHING_AROUND)
    assert [path.name[:3] for path in sorted(folder.iterdir())] == ["01 ", "02 "]
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_of_anything_else_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "thesis.docx").touch()
    with pytest.raises(OmnibusError, match=r"holds other files, such as thesis\.docx"):
        exported(tmp_path, Form.DRAWINGS)
    assert [path.name for path in folder.iterdir()] == ["thesis.docx"]


def test_the_tables_behind_the_slides_are_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(tmp_path, Form.TABLES))
    assert book.sheetnames[:4] == ["Cover", "Contents", "Method", "Response"]
    assert "Slide 1" in book.sheetnames
    assert "Slide 2" in book.sheetnames
    assert book["Cover"]["A1"].value == "Risks “2016”"
    assert book["Slide 1"]["A1"].value.startswith("Slide 1: Over the next three years")
    assert ["Region", "North East", 9, 12, 0.75] in [
        [cell.value for cell in row] for row in book["Response"]
    ]


@pytest.mark.parametrize("form", Form)
def test_stopped_at_any_moment_it_leaves_what_was_there(tmp_path: Path, form: Form) -> None:
    path, told = place(tmp_path, form), []
    export_whole(whole(small()), path, form, NOTHING_AROUND, None, told.append, DPI)
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    assert all(later >= sooner - 1e-9 for sooner, later in pairwise(told))
    assert 0 <= told[0] <= told[-1] <= 1
    for stop in sorted({0, 1, len(told) // 3, 2 * len(told) // 3, len(told) - 1}):
        calls = iter(range(len(told) + 1))

        def stopped(_: float, calls: Iterator[int] = calls, stop: int = stop) -> None:
            if next(calls) == stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            export_whole(whole(small()), path, form, NOTHING_AROUND, None, stopped, DPI)
        after = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
        assert after == before


def test_a_slide_that_cannot_be_drawn_is_left_out_and_told(tmp_path: Path) -> None:
    gone = replace(small(), slides=(*small().slides, Slide("gone", "nosuch")))
    path = place(tmp_path, Form.PAGES)
    found = export_whole(whole(gone), path, Form.PAGES, NOTHING_AROUND)
    assert any(each.startswith("Slide 3 is left out: ") for each in found)
    with pytest.raises(OmnibusError, match="None of the slides can be drawn"):
        export_whole(whole(replace(gone, slides=gone.slides[2:])), path, Form.PAGES, NOTHING_AROUND)
    with pytest.raises(OmnibusError, match="would have no slides"):
        export_whole(whole(Briefing("Empty")), path, Form.PAGES, NOTHING_AROUND)


def test_what_is_to_be_looked_at_is_told_with_its_page(tmp_path: Path) -> None:
    wide = replace(small().slides[0], words=Edited(headline="Only 99% of them say so"))
    briefing = replace(small(), slides=(wide,))
    path = place(tmp_path, Form.PAGES)
    found = export_whole(whole(briefing), path, Form.PAGES, Around())
    assert found
    assert all(each.startswith("Slide 1 (page 3): ") for each in found)
    bare = export_whole(whole(briefing), path, Form.PAGES, NOTHING_AROUND)
    assert all(each.startswith("Slide 1: ") for each in bare)


def test_tables_of_the_items_of_a_grid_are_called_by_their_words(tmp_path: Path) -> None:
    grid = next(each for each in wave().questions if each.items)
    briefing = replace(small(), slides=(Slide("grid", grid.id),))
    book = openpyxl.load_workbook(exported(tmp_path, Form.TABLES, briefing))
    named = [name for name in book.sheetnames if name.startswith("Slide 1 ")]
    assert len(named) == len(grid.items)
    assert named[0].startswith(f"Slide 1 {grid.items[0].label[:12]}")


def test_only_names_that_a_briefing_can_have_are_taken(tmp_path: Path) -> None:
    assert form_of(Path("a.PPTX")) is Form.DECK
    for name in ("a.doc", "a", "a.png"):
        with pytest.raises(OmnibusError, match="is not written as"):
            form_of(Path(name))
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OmnibusError, match="it is a folder"):
        form_of(tmp_path / "a.pdf")


def private() -> set[str]:
    """What respondents wrote, and what all who could answer are called: names and codes."""
    found = {text for one in every_code() for text in (one.ons_code, one.dfe_code, one.name)}
    for question in wave().questions:
        if question.kind in (Kind.OPEN, Kind.ADMIN):
            for variable in question.variables:
                found |= {text.strip() for text in wave().texts(variable)}
    return {text for text in found if len(text) > 4}


def readable(content: bytes) -> Iterator[bytes]:
    """The content, and all that is packed in it."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield from readable(package.read(name))
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            yield packed
    for kind, packed in chunks(content) if content.startswith(b"\x89PNG") else ():
        squeezed = packed.find(b"\x78\x9c"), packed.find(b"\x78\xda")
        begins = max(squeezed)
        if kind in (b"zTXt", b"iTXt") and begins > 0:
            yield zlib.decompress(packed[begins:])


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG."""
    place = 8
    while place < len(picture):
        (size,) = struct.unpack(">I", picture[place : place + 4])
        yield picture[place + 4 : place + 8], picture[place + 8 : place + 8 + size]
        place += size + 12


def confided() -> Briefing:
    """The small briefing as a person may have it who set up its wave by what respondents wrote,
    and who wrote down what is to be said but not handed out."""
    name = "Somewhere Unitary Authority"
    theme = Themed("c_themes", "financial_comment", "saltsalt", (), (("digestdigest", ()),))
    setup = Setup(authority="area", authorities=((name, "E06000099"),), themed=(theme,))
    slides = tuple(
        replace(each, words=replace(each.words, speaker="Never mention Ruritania"))
        for each in small().slides
    )
    return replace(small(), slides=slides, setup=setup)


@pytest.mark.parametrize("form", Form)
def test_nothing_of_a_respondent_or_of_this_computer_is_in_it(
    tmp_path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "quillfeather")
    names = private() | {"Somewhere Unitary", "E06000099", "saltsalt", "digestdigest"}
    names |= {"quillfeather"} if form is Form.DECK else {"quillfeather", "Ruritania"}
    assert len(names) > 100
    path = exported(tmp_path, form, confided())
    files = sorted(path.iterdir()) if form in FOLDERS else [path]
    home = str(Path.home())
    for file in files:
        for content in readable(file.read_bytes()):
            for name in names:
                assert name.encode() not in content, name
                assert name.encode("utf-16-be").hex().upper().encode() not in content, name
            for own in (home, str(tmp_path), str(resources.folder())):
                assert own.encode() not in content


def test_properties_name_the_program_alone(tmp_path: Path) -> None:
    about = Presentation(str(exported(tmp_path, Form.DECK))).core_properties
    assert (about.author, about.last_modified_by) == ("Omnibus Desktop", "Omnibus Desktop")
    assert about.title == "Risks “2016”"
    book = openpyxl.load_workbook(exported(tmp_path, Form.TABLES)).properties
    assert book.creator == wave().organisation
    assert book.lastModifiedBy in (None, wave().organisation)
