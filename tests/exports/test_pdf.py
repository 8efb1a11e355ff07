"""PDF: the scene's places, embedded fonts, words that can be found and read aloud, nothing else."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from omnibus_desktop.charts.lettering import glyphs
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.charts.text_page import list_pages
from omnibus_desktop.charts.text_table import TextTable
from omnibus_desktop.exports.pdf import write_pdf
from omnibus_desktop.exports.pdf_font import subset
from omnibus_desktop.exports.picture import write_png
from tests.exports import drawn, scenes

ALL = {
    "plain": scenes.PLAIN,
    "hidden": scenes.HIDDEN,
    "parts": scenes.PARTS,
    "labels": scenes.PLAIN_LABELS,
    "dots": scenes.DOTS,
    "panels": drawn.scene("Q12", ChartKind.PANELS),
    "stacked": drawn.scene("Q3", ChartKind.STACKED),
}


def pdf(*pages: Scene, title: str = "") -> bytes:
    stream = io.BytesIO()
    write_pdf(pages, stream, title)
    return stream.getvalue()


def streams(content: bytes) -> bytes:
    packed = re.findall(rb"/FlateDecode[^>]*>>\nstream\n(.*?)\nendstream", content, re.DOTALL)
    return b"\n".join(zlib.decompress(each) for each in packed)


def asked(program: str, *options: str, content: bytes, folder: Path) -> str:
    """What a program of poppler says of the file."""
    if shutil.which(program) is None:
        pytest.skip(f"needs {program}")
    (folder / "a.pdf").write_bytes(content)
    command = [program, *options, str(folder / "a.pdf")]
    if program == "pdftotext":
        command.append("-")
    found = subprocess.run(command, check=True, capture_output=True)
    assert not found.stderr
    return found.stdout.decode()


def test_the_same_scenes_give_the_same_pdf() -> None:
    assert pdf(scenes.PLAIN, scenes.PARTS) == pdf(scenes.PLAIN, scenes.PARTS)


def test_a_pdf_has_a_page_of_its_size_for_each_scene() -> None:
    content = pdf(scenes.PLAIN, replace(scenes.PARTS, width=720.0))
    assert re.findall(rb"/MediaBox \[ ([0-9. ]+) \]", content) == [b"0 0 960 540", b"0 0 720 540"]


def test_a_pdf_says_what_it_shows_and_not_who_made_it_or_when() -> None:
    content = pdf(replace(scenes.PLAIN, alt_text="Most (say) yes"), title="The briefing")
    assert rb"/Title (The briefing)" in content
    assert rb"/Subject (Most \(say\) yes)" in content
    assert b"/CreationDate" not in content
    assert str(Path.home()).encode() not in content


def test_a_pdf_holds_no_links_or_scripts() -> None:
    content = pdf(scenes.HOSTILE_LABELS)
    for name in (b"/URI", b"/JavaScript", b"/JS", b"/Annot", b"/EmbeddedFile", b"/OpenAction"):
        assert name not in content
        assert name not in streams(content)


def test_the_rows_of_an_agenda_lead_to_their_pages(tmp_path: Path) -> None:
    rows = (("Risks", "2"), ("Money", "3"), ("Not there", "9"))
    table = TextTable(rows, (0.9, 0.1), (False, True), "Agenda", pages=True)
    (agenda,) = list_pages("Agenda", table, (960.0, 540.0), None)
    content = pdf(agenda, scenes.PLAIN, scenes.HIDDEN)
    numbers = re.search(rb"/Kids \[([^\]]+)\]", content)
    assert numbers is not None
    pages = [int(each) for each in re.findall(rb"(\d+) 0 R", numbers[1])]
    leads = [int(each) for each in re.findall(rb"/Subtype /Link .*?/Dest \[(\d+) 0 R", content)]
    assert leads == [pages[1], pages[1], pages[2], pages[2]]
    read = asked("pdfinfo", "-struct-text", content=content, folder=tmp_path)
    assert read.count("Link (inline)") == len(leads)


@pytest.mark.parametrize(
    "words", ["The (last) \\ one", "Größe – “90%”", "\u05e9\u05dc\u05d5\u05dd"]
)
def test_titles_and_alt_texts_come_through_as_they_are(words: str, tmp_path: Path) -> None:
    content = pdf(replace(scenes.PLAIN, alt_text=words), title=words)
    said = asked("pdfinfo", "-enc", "UTF-8", content=content, folder=tmp_path)
    assert f"Title:           {words}" in said
    assert f"Subject:         {words}" in said


@pytest.mark.parametrize("name", ALL)
def test_every_font_is_embedded_and_says_its_characters(name: str, tmp_path: Path) -> None:
    _, _, *lines = asked("pdffonts", content=pdf(ALL[name]), folder=tmp_path).splitlines()
    assert lines
    assert all(re.search(r"CID TrueType +Identity-H +yes yes yes", line) for line in lines)


def test_words_can_be_found(tmp_path: Path) -> None:
    said = asked("pdftotext", content=pdf(ALL["panels"]), folder=tmp_path)
    for words in ("Nine in ten authorities (90%)", "Financial pressures", "=1+1 and $5", "90%"):
        assert words in said


def test_a_page_is_read_in_order_headline_first_footnote_last(tmp_path: Path) -> None:
    tree = asked("pdfinfo", "-struct-text", content=pdf(scenes.PLAIN), folder=tmp_path)
    tags = re.findall(r"^  (H1|P|Figure)", tree, re.MULTILINE)
    assert tags == ["H1", "P", "Figure", "P"]
    assert (
        '"Nine in ten authorities (89%) see financial pressures as a risk to delivery over' in tree
    )
    assert "over the next" in tree
    assert tree.index("Main risks") < tree.index("Financial") < tree.index("Base: all")


def test_the_chart_is_a_figure_with_its_alt_text_in_english() -> None:
    content = pdf(scenes.PLAIN, scenes.PARTS)
    assert content.count(b"/S /Figure") == 2
    assert b"/Alt (Bar chart. Most say yes.)" in content
    assert b"/Alt (Stacked bars of four answers.)" in content
    assert b"/Lang (en-GB)" in content
    assert b"/Marked true" in content
    assert b"/DisplayDocTitle true" in content
    assert b'<rdf:li xml:lang="x-default">Nine in ten</rdf:li>' in content


def test_the_words_of_letters_that_are_drawn_otherwise_are_kept() -> None:
    line = scenes.text("\u05e9\u05dc\u05d5\u05dd 12%", 30, 20, 300, 14, "answer label")
    drawn_words = streams(pdf(Scene(400, 300, (line,)))).decode("latin-1")
    assert "/ActualText <FEFF05E905DC05D505DD0020003100320025>" in drawn_words


@pytest.mark.parametrize("name", ALL)
def test_a_page_shows_what_the_picture_shows(name: str, tmp_path: Path) -> None:
    content = pdf(ALL[name])
    if shutil.which("pdftoppm") is None:
        pytest.skip("needs pdftoppm")
    (tmp_path / "a.pdf").write_bytes(content)
    command = ["pdftoppm", "-r", "96", "-png", "-singlefile", "a.pdf", "a"]
    subprocess.run(command, check=True, cwd=tmp_path, capture_output=True)
    stream = io.BytesIO()
    write_png(ALL[name], stream, 96)
    one, other = Image.open(tmp_path / "a.png").convert("L"), Image.open(stream).convert("L")
    assert one.size == other.size
    difference = ImageChops.difference(one, other)
    assert (
        sum(difference.histogram()[96:]) / (one.width * one.height) < 0.01
    )  # poppler puts letters on pixels


@pytest.mark.parametrize("font", ["Arimo-Regular.ttf", "Arimo-Bold.ttf", "DejaVuSans.ttf"])
def test_a_subset_holds_the_glyphs_that_are_used_and_what_they_are_made_of(font: str) -> None:
    used = {glyph.index for glyph in glyphs("Äé½ fi ▲", bold="Bold" in font) if glyph.font == font}
    if not used:
        used = {glyph.index for glyph in glyphs("▲⚠") if glyph.font == font}
    made = TTFont(io.BytesIO(subset(font, used)))
    table = made["glyf"]
    order = made.getGlyphOrder()
    for number in used:
        glyph = table[order[number]]
        if glyph.isComposite():
            for part in glyph.components:
                assert table[part.glyphName].numberOfContours
    filled = [name for name in order if table[name].numberOfContours]
    assert len(filled) < 30
    assert len(subset(font, used)) < 120_000
