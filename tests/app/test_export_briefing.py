"""The whole briefing from the window: in every form, with what stands around it, and stopped."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from omnibus_desktop.app import export_actions, slide_actions
from omnibus_desktop.exports import book, files
from tests.app.conftest import Person

KINDS = {
    "out.pptx": "PowerPoint deck (*.pptx)",
    "out.pdf": "PDF, a page a slide (*.pdf)",
    "pictures": "Folder of pictures, PNG (*)",
    "drawings": "Folder of drawings, SVG (*)",
    "out.xlsx": "Excel workbook of the tables (*.xlsx)",
}
CHARTS = ("chart.pptx", "chart.pdf", "chart.png", "chart.svg")


@pytest.fixture
def writer(reader: Person) -> Person:
    """Somebody with a briefing of one slide."""
    reader.turns_to("main_risks")
    slide_actions.add_to_briefing(reader.furniture.desk)
    return reader


def answer(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))


def exports(person: Person, command: str = "export briefing") -> None:
    person.furniture.commands.by_id[command].trigger()
    person.waits_for_idle()


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text for slide in Presentation(str(path)).slides]


@pytest.mark.parametrize("name", KINDS)
def test_the_kind_in_the_dialog_decides_the_form(
    writer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    told: list[str] = []
    writer.furniture.desk.told.connect(told.append)
    answer(monkeypatch, tmp_path / name, KINDS[name])
    monkeypatch.setattr(files, "write_png", lambda _, stream, *__: stream.write(b"png"))
    exports(writer)
    assert told[-1] == f"Exported {name} to {tmp_path}"
    path = tmp_path / name
    if path.is_dir():
        assert [each.name[:2] for each in sorted(path.iterdir())] == ["01", "02", "03", "04", "05"]


def test_what_stands_around_it_is_ticked_once_and_remembered(
    writer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.pptx"
    answer(monkeypatch, path, KINDS["out.pptx"])
    around = writer.panes.side.export.around
    for page in ("cover", "agenda", "method"):
        around.ticks[page].click()
    exports(writer)
    assert len(titles(path)) == 1
    assert writer.furniture.desk.settings.around() == frozenset()
    around.ticks["cover"].click()
    exports(writer)
    assert len(titles(path)) == 2


def test_a_date_is_on_the_cover_where_one_is_written_and_can_be_undone(
    writer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.pptx"
    answer(monkeypatch, path, KINDS["out.pptx"])
    field = writer.panes.side.export.around.dated
    field.setFocus()
    QTest.keyClicks(field, "November 2026")
    exports(writer)  # what is being typed is kept
    words = [
        s.text_frame.text for s in Presentation(str(path)).slides[0].shapes if s.has_text_frame
    ]
    assert any("November 2026" in text for text in words)
    assert writer.session.briefing.dated == "November 2026"
    writer.furniture.commands.by_id["undo"].trigger()
    assert field.text() == ""


@pytest.mark.parametrize("replaced", [True, False])
def test_an_earlier_folder_is_replaced_only_where_that_is_wanted(
    writer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replaced: bool
) -> None:
    folder = tmp_path / "drawings"
    folder.mkdir()
    (folder / "01 Old.svg").write_text("old")
    answer(monkeypatch, folder.with_suffix(".pptx"), KINDS["drawings"])
    monkeypatch.setattr(export_actions, "_may_replace", lambda *_: replaced)
    exports(writer)
    assert (folder / "01 Old.svg").exists() is not replaced
    assert list(tmp_path.iterdir()) == [folder]


def test_the_question_before_replacing_names_the_folder(
    writer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    assert not export_actions._may_replace(writer.window, tmp_path / "<b>drawings")
    assert asked == ["There is a folder <b>drawings already."]


def stopped(person: Person) -> None:
    """Presses Cancel as soon as it is there."""
    status = person.window.statusBar()
    person.bot.waitUntil(status.cancel.isVisible, timeout=20_000)
    QTest.mouseClick(status.cancel, Qt.MouseButton.LeftButton)
    person.waits_for_idle()
    assert not status.cancel.isVisible()


def slowly(progress) -> None:
    """Work that never ends, as Cancel finds it."""
    while not threading.Event().wait(0.01):
        progress(0.5)


@pytest.mark.parametrize("name", KINDS)
def test_a_briefing_can_be_cancelled_and_leaves_nothing(
    writer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for module, writing in ((files, "save_deck"), (files, "write_pdf"), (files, "save")):
        monkeypatch.setattr(module, writing, lambda *_, progress=None, **__: slowly(progress))
    monkeypatch.setattr(files, "save_deck", lambda *given: slowly(given[-1]))
    monkeypatch.setattr(files, "write_pdf", lambda *given: slowly(given[-1]))
    monkeypatch.setitem(book._WRITERS, ".xlsx", lambda *given: slowly(lambda _: given[-1]()))
    answer(monkeypatch, tmp_path / name, KINDS[name])
    writer.furniture.commands.by_id["export briefing"].trigger()
    stopped(writer)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_can_be_cancelled_and_leaves_nothing(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(files, "write_png", lambda *given: slowly(given[-1]))
    monkeypatch.setattr(files, "replace_file", lambda _, write: slowly(lambda _: write(_Endless())))
    answer(monkeypatch, tmp_path / name)
    reader.furniture.commands.by_id["export"].trigger()
    stopped(reader)
    assert not list(tmp_path.iterdir())


class _Endless:
    """A disk that takes bytes and is never full."""

    def write(self, content: bytes) -> int:
        return len(content)


def test_a_form_that_a_briefing_cannot_have_is_told(
    writer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "out.doc")
    failed: list[object] = []
    writer.furniture.desk.failed.disconnect()
    writer.furniture.desk.failed.connect(failed.append)
    exports(writer)
    assert "out.doc cannot be saved" in str(failed[0])
