"""Hostile labels: kept in the data as they are, and plain text wherever they come out."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from office import converted
from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.draw import Drawn, draw
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.cli import run
from omnibus_desktop.exports.book import save_book
from omnibus_desktop.exports.book_tables import tables_of
from omnibus_desktop.exports.clipboard import table_html, table_text
from omnibus_desktop.exports.files import save
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.as_html import as_html
from omnibus_desktop.tables.as_text import as_text
from omnibus_desktop.tables.options import Options
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.wave import Wave
from tests.hostile import LONG, UNSEEN, WAVES, csv_wave, sav_wave

Made = Callable[[Path], tuple[Path, list[str]]]
SHOWN = ("=cmd()", "@x", "$x^$", "a[RLO]b", "c[ZWSP]d", "c[BOM]d")


@pytest.mark.parametrize("made", WAVES)
def test_every_format_keeps_what_it_holds(made: Made, tmp_path: Path) -> None:
    path, texts = made(tmp_path)
    wave = open_wave(path)
    question = next(question for question in wave.questions if question.id.lower() == "q1")
    kept = [answer.label for answer in question.answers]
    assert [" ".join(label.split()) for label in kept] == [" ".join(t.split()) for t in texts]


def assert_plain(text: str) -> None:
    """Nothing in it is unseen, reorders, controls or is half a character."""
    wrong = {c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in UNSEEN}
    assert wrong <= set("\n\t"), wrong


@pytest.fixture(scope="module", params=[csv_wave, sav_wave])
def opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Wave]:
    path, _ = request.param(tmp_path_factory.mktemp("hostile"))
    return path, open_wave(path)


@pytest.fixture(scope="module")
def drawn(opened: tuple[Path, Wave]) -> Drawn:
    return draw(opened[1], Slide("1", "q1", by=("half",)), Rules())


def test_words_alt_text_and_speaker_notes_are_plain(drawn: Drawn) -> None:
    words = drawn.words
    said = (words.headline, words.subtitle, words.footnote, words.alt_text, words.speaker_notes)
    for text in said:
        assert_plain(text)
    assert len(words.headline) < len(LONG)


@pytest.mark.parametrize("kind", [ChartKind.AUTO, ChartKind.BAR, ChartKind.COLUMN])
def test_a_chart_is_plain(opened: tuple[Path, Wave], kind: ChartKind) -> None:
    made = draw(opened[1], Slide("1", "q1", spec=ChartSpec(kind=kind)), Rules())
    lines = [line for item in made.scene.items for line in getattr(item, "lines", ())]
    assert lines
    for line in lines:
        assert_plain(line)


def test_tables_are_plain_as_text_html_and_on_the_clipboard(drawn: Drawn) -> None:
    for table in drawn.tables:
        for text in (as_text(table), unescape(as_html(table))):
            assert_plain(text)
            for label in SHOWN:
                assert label in text
        assert "<img" not in as_html(table)
    assert "<img" not in table_html(drawn.tables)
    text = table_text(drawn.tables)
    assert_plain(text)
    cells = [cell for line in text.splitlines() for cell in line.split("\t")]
    assert not [cell for cell in cells if re.match(r"[=@]|[+-](?![\d.])", cell)]


@pytest.mark.parametrize("suffix", [".png", ".pdf", ".svg", ".pptx"])
def test_a_chart_is_saved_with_plain_texts(drawn: Drawn, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"chart{suffix}"
    notes = drawn.words.speaker_notes
    save(drawn.scene, path, speaker_notes=notes, dpi=72, outlines=False)
    if suffix == ".svg":
        root = ET.parse(path).getroot()
        assert {element.tag.rpartition("}")[2] for element in root.iter()}.isdisjoint(
            {"image", "script", "foreignObject", "a", "use", "style"}
        )
        assert_plain("".join(root.itertext()))
    elif suffix == ".pptx":
        _deck_is_plain(path)
    elif suffix == ".pdf":
        assert not re.search(rb"/(URI|JavaScript|Launch|GoToR|EmbeddedFile)\b", path.read_bytes())
    else:
        assert path.read_bytes().startswith(b"\x89PNG")


def _deck_is_plain(path: Path) -> None:
    (slide,) = Presentation(str(path)).slides
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    texts += [slide.notes_slide.notes_text_frame.text]
    texts += slide._element.xpath(".//@descr") + slide._element.xpath(".//@name")
    for text in texts:
        assert_plain(text.replace("\x0b", "\n"))
    with zipfile.ZipFile(path) as deck:
        for name in deck.namelist():
            assert b'TargetMode="External"' not in deck.read(name), name
            if name.endswith(".xlsx"):
                _no_formulas(io.BytesIO(deck.read(name)))


def _no_formulas(book: Path | io.BytesIO) -> list[str]:
    """All texts of the workbook, in which nothing is a formula or a link to elsewhere."""
    texts = []
    for sheet in load_workbook(book).worksheets:
        assert_plain(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                assert cell.hyperlink is None or not cell.hyperlink.target
                texts.append(str(cell.value))
    return texts


def test_a_workbook_is_plain(opened: tuple[Path, Wave], tmp_path: Path) -> None:
    book = tables_of(opened[1], (), Options())
    save_book(book, tmp_path / "book.xlsx")
    texts = _no_formulas(tmp_path / "book.xlsx")
    for text in texts:
        assert_plain(text)
    assert set(SHOWN) <= {text.strip() for text in texts}
    save_book(book, tmp_path / "book.ods")
    with zipfile.ZipFile(tmp_path / "book.ods") as archive:
        root = ET.fromstring(archive.read("content.xml"))
    attributes = {key.rpartition("}")[2]: value for e in root.iter() for key, value in e.items()}
    assert "formula" not in attributes
    assert_plain("".join(root.itertext()))


def test_the_command_line_prints_plain_text(
    opened: tuple[Path, Wave], capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["info"], ["questions"], ["table", "q1"], ["table", "q1", "--by", "half"]):
        command, *more = words
        assert run([command, str(opened[0]), *more]) == 0
        assert_plain(capsys.readouterr().out)
    assert run(["table", str(opened[0]), "no\u202esuch\x07"]) == 1
    assert_plain(capsys.readouterr().err)


def test_json_and_csv_hold_the_labels_as_they_are(
    opened: tuple[Path, Wave], capsys: pytest.CaptureFixture[str]
) -> None:
    path, wave = opened
    labels = [answer.label for answer in wave.question("q1").answers]
    assert run(["table", str(path), "q1", "--by", "none", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["label"] for row in rows] == labels
    assert run(["table", str(path), "q1", "--by", "none", "--csv"]) == 0
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [line["label"].removeprefix("'") for line in lines] == labels
    cells = [str(cell) for line in lines for cell in line.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.slow
@pytest.mark.timeout(200)
def test_an_office_program_shows_the_deck_to_the_letter(drawn: Drawn, tmp_path: Path) -> None:
    save(drawn.scene, tmp_path / "deck.pptx", speaker_notes=drawn.words.speaker_notes)
    try:
        pdf = converted(tmp_path / "deck.pptx", tmp_path)
        told = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("needs LibreOffice and poppler")
    shown = " ".join(told.stdout.decode().split())
    for label in ("=cmd()", "$x^$", "a[RLO]b", "c[ZWSP]d"):
        assert plain(label) in shown
