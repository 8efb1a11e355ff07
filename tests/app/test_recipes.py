"""What an exported chart opens when it is dropped on the window, or opened like a file."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from omnibus_desktop.app import copy_actions, export_actions, slide_actions
from omnibus_desktop.app.document import DRAFT, Session
from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.recipe import recipe_of
from omnibus_desktop.briefing.slides import begin_section
from omnibus_desktop.exports.recipes import recipes_in
from omnibus_desktop.exports.recipes_in_pictures import KEYWORD, NAMESPACE
from omnibus_desktop.wave.setup import Setup, Theme, Themed
from tests.app.conftest import EXAMPLE, LONG, Person
from tests.app.test_keeping import kept_work

FILTER = (("authority_type", ("4",)),)
KINDS = (
    ".pptx",
    *(pytest.param(kind, marks=pytest.mark.slow) for kind in (".png", ".svg", ".pdf")),
)


def exported(person: Person, monkeypatch: pytest.MonkeyPatch, path: Path) -> Path:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    furniture = person.furniture
    export_actions.export_chart(furniture.desk, furniture.current, person.window)
    person.waits_for_idle()
    return path


def drops(person: Person, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    person.window.dropEvent(
        QDropEvent(
            QPointF(300, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    person.waits_for_idle()


def starts_again(person: Person) -> None:
    """As after the window was closed and opened: nothing is open, the recent files are known."""
    person.furniture.desk.document.start(Session())


@pytest.mark.parametrize("suffix", KINDS)
def test_a_dropped_export_opens_the_slide_that_it_came_from(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str
) -> None:
    reader.turns_to("main_risks")
    slide_actions.set_filter(reader.furniture.desk, FILTER)
    shown = reader.session.draft
    path = exported(reader, monkeypatch, tmp_path / f"chart{suffix}")
    reader.furniture.desk.document.steps.undo()
    reader.turns_to("region")
    drops(reader, path)
    assert reader.session.draft == shown
    reader.furniture.desk.document.steps.undo()
    assert reader.session.draft is not None
    assert reader.session.draft.question == "region"


def test_what_is_only_opened_is_no_work_to_be_saved(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader.turns_to("main_risks")
    slide_actions.write_words(reader.furniture.desk, "headline", "Of my own")
    path = exported(reader, monkeypatch, tmp_path / "chart.png")
    reader.furniture.desk.document.steps.undo()
    drops(reader, path)
    assert reader.session.draft.words.headline == "Of my own"
    assert reader.furniture.desk.document.steps.isClean()
    monkeypatch.setattr(QMessageBox, "exec", lambda _: pytest.fail("nothing is to be asked"))
    assert reader.window.close()
    assert kept_work() == []


def test_it_finds_its_wave_among_the_recent_files_and_beside_itself(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader.turns_to("main_risks")
    path = exported(reader, monkeypatch, tmp_path / "chart.png")
    starts_again(reader)
    drops(reader, path)
    assert reader.session.path == EXAMPLE
    assert reader.session.draft is not None
    assert reader.session.draft.question == "main_risks"
    starts_again(reader)
    beside = Path(shutil.copy(EXAMPLE, tmp_path / EXAMPLE.name))
    drops(reader, path)
    assert reader.session.path == beside


def test_a_wave_that_is_elsewhere_is_asked_for_once(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader.turns_to("main_risks")
    path = exported(reader, monkeypatch, tmp_path / "chart.png")
    starts_again(reader)
    reader.furniture.desk.settings._store.clear()
    moved = Path(shutil.copy(EXAMPLE, tmp_path / "moved.sav"))
    asked: list[str] = []

    def answer(_parent: object, title: str, *_: object) -> tuple[str, str]:
        asked.append(title)
        return str(moved), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    drops(reader, path)
    assert asked == []
    bar = reader.furniture.choices
    assert bar is not None
    assert bar.question.text().startswith("chart.png was made from wave1_synthetic.sav, which is")
    assert [button.text() for button in bar.buttons()] == ["Find it…"]
    bar.buttons()[0].click()
    reader.bot.waitUntil(lambda: reader.session.path == moved, timeout=LONG)
    assert asked == ["chart.png was made from wave1_synthetic.sav: where is it?"]
    assert reader.session.draft is not None
    assert reader.session.draft.question == "main_risks"


@pytest.mark.slow
def test_the_briefing_s_own_slide_is_shown_where_it_is_there(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader.turns_to("main_risks")
    slide_actions.add_to_briefing(reader.furniture.desk)
    (slide,) = reader.session.briefing.slides
    document = reader.furniture.desk.document
    document.show(replace(reader.session, draft=slide))
    path = exported(reader, monkeypatch, tmp_path / "chart.svg")
    reader.turns_to("region")
    drops(reader, path)
    assert reader.session.draft == slide
    document.show(replace(reader.session, briefing=Briefing("Another")))
    drops(reader, path)
    assert reader.session.draft is not None
    assert reader.session.draft.id == DRAFT


@pytest.mark.parametrize("suffix", [".pptx"])
def test_a_deck_opens_as_a_briefing(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str
) -> None:
    for question in ("main_risks", "region", "main_risks"):
        reader.turns_to(question)
        slide_actions.add_to_briefing(reader.furniture.desk)
    before = begin_section(reader.session.briefing, reader.session.briefing.slides[1].id, "Who")
    reader.furniture.desk.document.start(replace(reader.session, briefing=before))
    path = tmp_path / f"deck{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    export_actions.export_briefing(reader.furniture.desk, reader.window)
    reader.waits_for_idle()
    reader.furniture.desk.may_leave = lambda: True
    starts_again(reader)
    drops(reader, path)
    after = reader.session.briefing
    assert [slide.question for slide in after.slides] == ["main_risks", "region", "main_risks"]
    assert (after.slides, after.rules) == (before.slides, before.rules)


@pytest.mark.parametrize("name", ["photo.jpg", "plain.png"])
def test_any_other_picture_is_refused_in_words(reader: Person, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    before = reader.session
    drops(reader, path)
    bar = reader.furniture.problems
    assert bar.message.text() == f"{name} holds no chart of Omnibus Desktop."
    assert reader.session is before


def test_a_copied_chart_carries_it_too(reader: Person, tmp_path: Path) -> None:
    reader.turns_to("main_risks")
    copy_actions.copy_chart(reader.furniture.desk, reader.furniture.current)
    reader.waits_for_idle()
    data = QGuiApplication.clipboard().mimeData()
    path = tmp_path / "pasted.svg"
    path.write_bytes(data.data("image/svg+xml").data())
    assert '"main_risks"' in recipes_in(path)[0]
    assert data.imageData().text(KEYWORD) == recipes_in(path)[0]
    assert data.imageData().save(str(tmp_path / "pasted.png"))
    assert recipes_in(tmp_path / "pasted.png") == recipes_in(path)
    QApplication.processEvents()


def test_a_chart_of_themes_says_why_it_cannot_be_opened(reader: Person, tmp_path: Path) -> None:
    themed = Themed("Q9_themes", "Q9", "salt", (Theme("1", "Pay"), Theme("2", "Housing")))
    briefing = Briefing("b", setup=Setup(themed=(themed,)))
    text = recipe_of(briefing, Slide("s", "Q9_themes", by=()), reader.session.wave)
    path = tmp_path / "themes.svg"
    kept = f"<metadata><recipe xmlns='{NAMESPACE}'>{escape(text)}</recipe></metadata>"
    path.write_text(f"<svg xmlns='http://www.w3.org/2000/svg'>{kept}</svg>")
    before = reader.session
    drops(reader, path)
    told = reader.furniture.problems.message.text()
    assert "it shows themes of open answers (Pay, Housing)" in told
    assert reader.session is before
