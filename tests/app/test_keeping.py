"""Work is kept as it goes on, and nothing is lost when the window does not end as it should."""

from __future__ import annotations

import shutil
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from omnibus_desktop.app.files import briefing_actions, recovery
from omnibus_desktop.app.files.locks import left_work, new_work
from omnibus_desktop.app.files.recovery import Work, keep_work, read_work
from omnibus_desktop.app.files.set_aside import discarded_in, remove_old, set_aside
from omnibus_desktop.app.files.versions_window import VersionsWindow
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.words_field import WordsField
from omnibus_desktop.briefing.briefing import Briefing, Edited, Slide
from omnibus_desktop.briefing.file import Kept, read, to_text
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.source import link_to
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.held import Held
from tests.app.conftest import EXAMPLE, LONG, Person

CONTROL = Qt.KeyboardModifier.ControlModifier
BRIEFING = Briefing("Left", (Slide("slide 1", "judiciary"), Slide("slide 2", "main_risks")))
DRAFT = Slide("draft", "main_risks", words=Edited(headline="As I left it"))


def state() -> Path:
    return Settings().state_folder()


def kept_work() -> list[Path]:
    return sorted((state() / "work").glob("*.work"))


def adds_slide(person: Person) -> None:
    person.presses(person.window, Qt.Key.Key_B, CONTROL)
    person.waits_for_strip()


def waits_for(person: Person, slides: int) -> Path:
    """Until that many slides are in the one recovery file."""

    def there() -> bool:
        return any(len(read_work(path).kept.briefing.slides) == slides for path in kept_work())

    person.bot.waitUntil(there, timeout=LONG)
    person.waits_for_idle()
    return kept_work()[0]


def saves_as(person: Person, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Briefing (*)"))
    assert briefing_actions.save_briefing(person.furniture.desk, person.window)


def bar(person: Person) -> str:
    problems = person.furniture.problems
    return "" if problems.isHidden() else problems.message.text()


def clicks_on(person: Person, text: str) -> None:
    bar = person.furniture.problems
    next(button for button in bar.findChildren(QPushButton) if button.text() == text).click()


@pytest.fixture
def left(qapp: QApplication) -> Path:
    """What a window that was killed has left."""
    link = link_to(str(EXAMPLE), open_wave(EXAMPLE))
    work = new_work(state())
    keep_work(work.path, Work(Kept(BRIEFING, link), DRAFT))
    work.release()
    return work.path


def test_nothing_is_kept_while_nothing_is_done(reader: Person) -> None:
    reader.turns_to("main_risks")
    reader.waits_for_idle()
    assert kept_work() == []
    assert not reader.furniture.desk.keeper._soon.isActive()


def test_what_is_done_is_kept_and_goes_with_a_clean_exit(reader: Person) -> None:
    adds_slide(reader)
    path = waits_for(reader, 1)
    work = read_work(path)
    assert (work.kept.briefing, work.draft) == (reader.session.briefing, reader.session.draft)
    assert Path(work.kept.wave.path) == reader.session.path
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent)] == [0o600, 0o700]
    assert left_work(state()) == ()  # it is this window's own
    reader.furniture.desk.document.steps.setClean()
    reader.window.close()
    assert kept_work() == []


def test_a_briefing_with_a_name_is_saved_as_work_goes_on(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.omnibus"
    adds_slide(reader)
    saves_as(reader, path, monkeypatch)
    adds_slide(reader)
    reader.bot.waitUntil(lambda: len(read(path).briefing.slides) == 2, timeout=LONG)
    reader.waits_for_idle()
    assert reader.furniture.desk.document.steps.isClean()
    monkeypatch.setattr(QMessageBox, "exec", lambda _: pytest.fail("nothing is to be asked"))
    adds_slide(reader)
    assert reader.window.close()
    assert len(read(path).briefing.slides) == 3


def test_what_is_undone_stays_in_the_file_that_was_chosen(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.omnibus"
    adds_slide(reader)
    saves_as(reader, path, monkeypatch)
    reader.presses(reader.window, Qt.Key.Key_Z, CONTROL)
    assert reader.session.briefing_path == path
    reader.bot.waitUntil(lambda: read(path).briefing.slides == (), timeout=LONG)


def test_work_that_was_left_is_offered_on_the_start_page(left: Path, person: Person) -> None:
    page = person.window.start_page
    person.bot.waitUntil(lambda: bool(page.offers), timeout=LONG)
    go_on, discard = page.offers[0].findChildren(QPushButton)
    assert go_on.text().startswith("Go on with the briefing of ")
    assert go_on.text().endswith(f"\n2 slides, about {EXAMPLE.name}")
    assert discard.text() == "Discard"
    go_on.click()
    person.waits_for_idle()
    assert person.session.briefing == BRIEFING
    assert person.session.draft == DRAFT
    assert not person.furniture.desk.document.steps.isClean()
    person.bot.waitUntil(lambda: not left.exists() and len(kept_work()) == 1, timeout=LONG)
    assert page.offers == []


def discards(person: Person) -> None:
    page = person.window.start_page
    person.bot.waitUntil(lambda: bool(page.offers), timeout=LONG)
    page.offers[0].findChildren(QPushButton)[1].click()
    assert page.offers == []


def test_work_that_was_discarded_can_be_had_back(left: Path, person: Person) -> None:
    discards(person)
    assert not left.exists()
    assert bar(person) == "The work was discarded."
    clicks_on(person, "Undo")
    assert left.exists()
    assert left_work(state()) == ()  # it is this window's own again
    discards(person)
    briefing_actions.show_versions(person.furniture.desk, person.window)
    listed = person.window.findChild(VersionsWindow)
    assert listed.list.item(0).text().startswith("Thrown away at ")
    listed.copy.click()
    person.waits_for_idle()
    assert (person.session.briefing, person.session.draft) == (BRIEFING, DRAFT)
    person.bot.waitUntil(lambda: not left.exists() and len(kept_work()) == 1, timeout=LONG)


def test_what_was_discarded_goes_after_two_weeks(left: Path) -> None:
    set_aside(state(), left_work(state())[0])
    for days, stays in ((13, 1), (15, 0)):
        remove_old(state(), datetime.now(UTC) + timedelta(days=days))
        assert len(discarded_in(state())) == stays


def test_work_that_was_left_is_offered_above_a_wave(left: Path, person: Person) -> None:
    person.opens(EXAMPLE)
    assert bar(person).startswith("There is work from an earlier session")
    clicks_on(person, "Go on with it")
    person.waits_for_idle()
    assert person.session.briefing == BRIEFING


def test_work_that_nobody_decided_about_is_offered_again(left: Path, person: Person) -> None:
    person.bot.waitUntil(lambda: bool(person.window.start_page.offers), timeout=LONG)
    assert left_work(state()) == ()
    person.window.close()
    assert [work.path for work in left_work(state())] == [left]


@pytest.mark.parametrize(
    ("answer", "closes", "stays"),
    [("Keep it for next time", True, 1), ("Throw it away", True, 0), ("Cancel", False, 1)],
)
def test_closing_asks_what_to_do_with_work_without_a_name(
    reader: Person, monkeypatch: pytest.MonkeyPatch, answer: str, closes: bool, stays: int
) -> None:
    monkeypatch.setattr(
        QMessageBox,
        "exec",
        lambda box: next(b for b in box.buttons() if b.text() == answer).click(),
    )
    adds_slide(reader)
    assert reader.window.close() is closes
    assert len(kept_work()) == stays
    if closes:
        assert len(discarded_in(state())) == 1 - stays
    if closes and stays:
        (work,) = left_work(state())
        assert len(read_work(work.path).kept.briefing.slides) == 1


def saved_briefing(person: Person, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adds_slide(person)
    saves_as(person, path, monkeypatch)


def test_a_folder_that_is_gone_is_told_and_the_work_is_kept(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    saved_briefing(reader, folder / "b.omnibus", monkeypatch)
    shutil.rmtree(folder)
    adds_slide(reader)
    reader.bot.waitUntil(lambda: bar(reader).startswith("b.omnibus could not be"), timeout=LONG)
    assert "the folder folder is not there" in bar(reader)
    waits_for(reader, 2)
    folder.mkdir()
    clicks_on(reader, "Try again")
    assert len(read(folder / "b.omnibus").briefing.slides) == 2
    assert bar(reader) == ""


def test_a_damaged_briefing_is_opened_and_not_written_over(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "b.omnibus"
    shutil.copy(EXAMPLE, tmp_path / "wave.sav")
    link = link_to("wave.sav", open_wave(EXAMPLE))
    whole = to_text(Kept(BRIEFING, link))
    damaged = whole[: whole.rindex('"question"')]
    path.write_text(damaged, encoding="utf-8")
    person.opens(path)
    assert person.session.briefing.slides == BRIEFING.slides[:1]
    assert bar(person).startswith("b.omnibus is damaged and was opened as far as")
    told = person.furniture.problems.advice.text()
    assert told == "The end of the file is missing; Slide 2 could not be read and is left out."
    adds_slide(person)
    waits_for(person, 2)
    assert path.read_text(encoding="utf-8") == damaged


def test_a_wave_that_moved_is_asked_for_once(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, there = tmp_path / "b.omnibus", tmp_path / "there"
    there.mkdir()
    shutil.copy(EXAMPLE, there / "renamed.sav")
    found = open_wave(EXAMPLE)
    link = replace(link_to("wave.sav", found), size=0)
    path.write_text(to_text(Kept(BRIEFING, link)), encoding="utf-8")
    asked: list[str] = []

    def choose(_parent: object, title: str, *_: object) -> tuple[str, str]:
        asked.append(title)
        return str(there / "renamed.sav"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    person.opens(path)
    assert bar(person) == "b.omnibus belongs to the wave wave.sav, which is not where it was."
    person.furniture.problems.offer.click()
    person.waits_for_idle()
    assert asked == ["Where is wave.sav?"]
    assert person.session.briefing == BRIEFING
    person.bot.waitUntil(lambda: read(path).wave.path == "there/renamed.sav", timeout=LONG)


def test_a_wave_beside_the_briefing_or_among_the_recent_ones_is_found(
    person: Person, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    shutil.copy(EXAMPLE, tmp_path / "a" / "wave.sav")
    shutil.copy(EXAMPLE, tmp_path / "recent.sav")
    link = link_to(str(tmp_path / "gone" / "wave.sav"), open_wave(EXAMPLE))
    for place in (tmp_path / "a" / "b.omnibus", tmp_path / "c.omnibus"):
        place.write_text(to_text(Kept(BRIEFING, link)), encoding="utf-8")
    person.opens(tmp_path / "a" / "b.omnibus")
    assert person.session.path == tmp_path / "a" / "wave.sav"
    (tmp_path / "a" / "wave.sav").unlink()  # it is known to have been there
    Settings().remember(tmp_path / "recent.sav")
    person.opens(tmp_path / "c.omnibus")
    assert person.session.path == tmp_path / "recent.sav"


def test_an_earlier_version_is_opened_as_a_copy(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.omnibus"
    saved_briefing(reader, path, monkeypatch)
    adds_slide(reader)
    assert briefing_actions.save_briefing(reader.furniture.desk, reader.window)
    briefing_actions.show_versions(reader.furniture.desk, reader.window)
    window = reader.window.findChild(VersionsWindow)
    rows = [window.list.item(row).text() for row in range(window.list.count())]
    assert [row.rpartition(", ")[2] for row in rows] == ["2 slides", "1 slide"]
    window.list.setCurrentRow(1)
    window.copy.click()
    reader.waits_for_idle()
    assert len(reader.session.briefing.slides) == 1
    assert reader.session.briefing_path is None
    assert len(read(path).briefing.slides) == 2


def test_a_wave_of_which_nothing_is_known_is_asked_for(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "b.omnibus"
    path.write_text(to_text(Kept(BRIEFING, WaveLink("", "", ""))), encoding="utf-8")
    person.opens(path)
    assert "belongs to the wave" in bar(person)


def test_a_wave_that_changed_is_named_with_what_no_longer_holds_on_which_slide(
    person: Person, tmp_path: Path
) -> None:
    shutil.copy(EXAMPLE, tmp_path / "wave.sav")
    found = open_wave(EXAMPLE)
    link = replace(link_to("wave.sav", found), fingerprint="another", respondents=99)
    risks = found.question("main_risks").answers[0].id
    words = Edited(headline="95% are at risk", figures=(Held("95%", ((("", risks, "total"),),)),))
    own = Slide("slide 1", "main_risks", by=(), words=words)
    gone = Slide("slide 2", "no_such_question")
    kept = Kept(Briefing("B", (own, gone, Slide("slide 3", "judiciary"))), link)
    (tmp_path / "b.omnibus").write_text(to_text(kept), encoding="utf-8")
    person.opens(tmp_path / "b.omnibus")
    assert "has changed since b.omnibus was saved: 101 respondents (then 99)" in bar(person)
    told = person.furniture.problems.advice.text()
    assert told.startswith("Slide 1: its headline says 95%, now ")
    assert "Slide 2: " in told
    assert "Slide 3" not in told


def test_words_are_kept_while_they_are_typed(reader: Person) -> None:
    adds_slide(reader)
    field = reader.panes.side.findChildren(WordsField)[0].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Typed and not left")

    def is_kept() -> bool:
        found = [read_work(path).kept.briefing.slides for path in kept_work()]
        return any(s and s[0].words.headline == "Typed and not left" for s in found)

    reader.bot.waitUntil(is_kept, timeout=LONG)
    assert (field.hasFocus(), field.toPlainText()) == (True, "Typed and not left")
    reader.presses(field, Qt.Key.Key_Return, CONTROL)
    reader.furniture.desk.document.steps.undo()
    assert reader.session.draft.words.headline is None


def test_a_field_that_is_emptied_stays_so_until_it_is_left(reader: Person) -> None:
    adds_slide(reader)
    words = reader.panes.side.findChildren(WordsField)[0]
    suggested = words.field.toPlainText()
    words.field.setFocus()
    words.field.selectAll()
    QTest.keyClick(words.field, Qt.Key.Key_Delete)
    words._rest.timeout.emit()
    assert words.field.toPlainText() == ""
    reader.presses(words.field, Qt.Key.Key_Return, CONTROL)
    assert words.field.toPlainText() == suggested


def test_the_window_stays_open_where_work_cannot_be_kept(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(*_: object, **__: object) -> None:
        raise OmnibusError("The disk is full", "make room")

    monkeypatch.setattr(recovery, "replace_content", is_full)
    adds_slide(reader)
    reader.bot.waitUntil(lambda: "cannot be kept" in bar(reader), timeout=LONG)
    monkeypatch.setattr(
        QMessageBox,
        "exec",
        lambda box: next(b for b in box.buttons() if b.text() == "Keep it for next time").click(),
    )
    assert reader.window.close() is False
    assert "The work cannot be kept for the next start" in bar(reader)


def test_answers_in_words_are_no_slide(reader: Person) -> None:
    question = next(each for each in reader.session.wave.questions if each.kind is Kind.OPEN)
    reader.turns_to(question.id)
    told: list[str] = []
    reader.furniture.desk.told.connect(told.append)
    reader.presses(reader.window, Qt.Key.Key_B, CONTROL)
    assert not reader.session.briefing.slides
    assert told[-1].startswith("Answers in words have no chart")
