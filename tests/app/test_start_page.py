"""The first minute: what the start page offers, and where a wave opens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from omnibus_desktop.app.last_question import looked_at_last
from omnibus_desktop.app.questions.first_question import first_question
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.start_page import StartPage
from omnibus_desktop.briefing.briefing import Quote
from omnibus_desktop.readers import open_wave
from tests.app.conftest import EXAMPLE, LONG, Person


def pictures_of(person: Person) -> list[Path]:
    return list((person.furniture.desk.settings.cache_folder() / "recent").glob("*.png"))


def test_it_offers_the_files_opened_last_with_their_folders(qtbot, tmp_path: Path) -> None:
    paths = [tmp_path / year / "wave.sav" for year in ("2024", "2025")]
    for path in paths:
        path.parent.mkdir()
        path.touch()
    page = StartPage(paths)
    qtbot.addWidget(page)
    assert [row.entry.text() for row in page.recent] == ["wave.sav", "wave.sav"]
    first, second = (row.entry.description() for row in page.recent)
    assert first.endswith("2024")
    assert second.endswith("2025")
    with qtbot.waitSignal(page.path_asked) as asked:
        QTest.mouseClick(page.recent[1].entry, Qt.MouseButton.LeftButton)
    assert asked.args == [paths[1]]


def test_a_file_that_is_gone_is_grey_and_can_be_taken_off(qtbot, tmp_path: Path) -> None:
    gone = tmp_path / "gone.sav"
    settings = Settings()
    settings.remember(EXAMPLE)
    settings.remember(gone)
    page = StartPage(settings.remembered())
    page.forgotten.connect(settings.forget)
    qtbot.addWidget(page)
    page.show()
    row = page.recent[0]
    assert not row.entry.isEnabled()
    assert "Not there any more" in row.entry.description()
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert Settings().remembered() == (EXAMPLE,)
    assert [row.path for row in page.recent] == [EXAMPLE]


def test_enter_does_what_the_button_says_that_has_the_focus(qtbot) -> None:
    page, done = StartPage((EXAMPLE,)), []
    qtbot.addWidget(page)
    page.offer(("Go on with something",), lambda: done.append("on"), lambda: done.append("away"))
    page.open_asked.connect(lambda: done.append("open"))
    page.example_asked.connect(lambda: done.append("example"))
    page.path_asked.connect(done.append)
    for button in (*page.offers[0].findChildren(QPushButton), page.open, page.example):
        QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(page.recent[0].entry, Qt.Key.Key_Return)
    assert done == ["on", "away", "open", "example", EXAMPLE]


def test_what_was_left_is_told_apart_in_its_room_and_more_is_told(qtbot) -> None:
    page = StartPage(())
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    lines = (
        f"Go on with the briefing {'a long name ' * 9}.omnibus of 09:07",
        "9 slides, about W&A",
    )
    for _ in range(2):
        page.offer(lines, lambda: None, lambda: None)
    page.tell_more(3)
    QTest.qWait(0)
    entry, away = page.offers[0].findChildren(QPushButton)
    first, second = entry.text().split("\n")
    assert first.startswith("Go on with the briefing")
    assert first.endswith(".omnibus of 09:07")
    assert second == "9 slides, about W&&A"
    assert entry.fontMetrics().horizontalAdvance(first) < entry.width()
    assert entry.accessibleName() == ", ".join(lines)
    assert away.width() >= away.sizeHint().width()
    assert page.offers[2].text().startswith("3 more are kept")
    page.withdraw()
    page.tell_more(0)
    assert page.offers == []


def test_a_picture_of_the_last_chart_is_kept_when_the_window_closes(reader: Person) -> None:
    reader.turns_to("main_risks")
    reader.furniture.recent.keep()
    assert len(pictures_of(reader)) == 1
    page = StartPage([EXAMPLE])
    reader.bot.addWidget(page)
    reader.furniture.recent.dress(page)
    middle = page.recent[0].entry.icon().pixmap(96, 54).toImage().pixelColor(48, 10)
    assert middle.alpha() == 255


def test_a_wave_opened_again_starts_at_the_question_looked_at_last(
    reader: Person, tmp_path: Path
) -> None:
    first = reader.session.draft.question
    reader.turns_to("judiciary")
    reader.furniture.commands.by_id["close"].trigger()
    reader.opens(EXAMPLE)
    assert reader.session.draft.question == "judiciary" != first
    settings = reader.furniture.desk.settings
    settings.remember_question(EXAMPLE, "a question that is gone")
    reader.turns_to("portal")
    reader.furniture.last_question.keep()
    assert Settings().last_question(EXAMPLE) == "portal"
    other = tmp_path / "other.sav"
    other.write_bytes(EXAMPLE.read_bytes())
    settings.remember_question(other, "judiciary")  # which was never opened
    reader.opens(other)
    assert reader.session.draft.question == first
    settings.remember_question(other, "a question that is gone")
    settings.forget(EXAMPLE)
    assert settings.last_question(EXAMPLE) is None
    assert looked_at_last(settings, other, reader.session.wave) is None


def test_of_what_is_for_publication_no_picture_is_kept(reader: Person) -> None:
    reader.furniture.recent.keep()
    document = reader.furniture.desk.document
    reader.turns_to("main_risks")
    briefing = document.session.briefing
    rules = replace(briefing.rules, disclosure="publication")
    document.apply_to_briefing("Disclosure", replace(briefing, rules=rules))
    reader.bot.waitUntil(lambda: reader.furniture.current.is_settled, timeout=LONG)
    reader.furniture.recent.keep()
    assert pictures_of(reader) == []


def test_of_what_somebody_wrote_no_picture_is_kept(reader: Person) -> None:
    reader.turns_to("financial_comment")
    document = reader.furniture.desk.document
    draft = document.session.draft
    assert draft is not None
    document.apply_to_draft("Quote", replace(draft, quotes=(Quote("Money is short"),)))
    assert reader.furniture.current.drawn is not None
    reader.furniture.recent.keep()
    assert pictures_of(reader) == []


def test_pictures_of_what_is_forgotten_go(reader: Person) -> None:
    reader.turns_to("main_risks")
    reader.furniture.recent.keep()
    reader.furniture.desk.settings.forget(EXAMPLE)
    reader.turns_to("sufficient_placements")
    reader.furniture.recent.keep()
    names = {path.name for path in pictures_of(reader)}
    assert len(names) == 1


@pytest.mark.parametrize("width", [500, 1400])
def test_all_of_it_can_be_reached_at_any_width(qtbot, width: int) -> None:
    page = StartPage([EXAMPLE])
    qtbot.addWidget(page)
    page.resize(width, 400)
    page.show()
    assert page.open.isVisible()
    assert page.horizontalScrollBar().maximum() == 0


def test_a_wave_opens_on_a_question_that_has_something_to_say(tmp_path: Path) -> None:
    lines = ["consent,screen,view"]
    lines += [f"1,{n % 2 if n < 10 else ''},{n % 3 + 1}" for n in range(60)]
    path = tmp_path / "wave.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert first_question(open_wave(path)) == "view"


def test_the_first_that_asks_is_good_enough_where_none_says_more(tmp_path: Path) -> None:
    path = tmp_path / "wave.csv"
    path.write_text("consent\n" + "1\n" * 30, encoding="utf-8")
    wave = open_wave(path)
    assert first_question(wave) == wave.questions[0].id
