"""Ctrl+K: everything that can be done, every question and slide, by typing a few letters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.command_palette import CommandPalette
from omnibus_desktop.app.commands import COMMANDS
from omnibus_desktop.app.palette_choices import choices_now
from tests.app.conftest import LONG, Person

Mod = Qt.KeyboardModifier


def opens_palette(reader: Person) -> CommandPalette:
    reader.presses(reader.window, Qt.Key.Key_K, Mod.ControlModifier)
    (palette,) = reader.window.findChildren(CommandPalette)
    assert palette.isVisible()
    return palette


def types(palette: CommandPalette, words: str) -> list[str]:
    QTest.keyClicks(palette.field, words)
    return [found.title for found in palette.model.rows]


def enter(palette: CommandPalette) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_every_command_and_every_question_is_in_it(reader: Person) -> None:
    palette = opens_palette(reader)
    shown = len(palette.model.rows)
    questions = len(reader.session.wave.questions)
    others = choices_now(reader.furniture.desk, reader.furniture.current)
    assert shown == len(COMMANDS) - 1 + questions + len(others)
    palette.close()


def test_a_few_letters_and_enter_do_it(reader: Person) -> None:
    reader.turns_to("judiciary")
    palette = opens_palette(reader)
    assert types(palette, "add to b")[0] == "Add to briefing"
    enter(palette)
    assert len(reader.session.briefing.slides) == 1


def test_words_of_a_question_lead_to_it(reader: Person) -> None:
    reader.turns_to("judiciary")
    question = next(q for q in reader.session.wave.questions if q.id != "judiciary")
    palette = opens_palette(reader)
    types(palette, question.text[:40])
    enter(palette)
    reader.bot.waitUntil(lambda: reader.session.draft.question == question.id, timeout=LONG)


def test_a_slide_is_found_by_its_headline(reader: Person) -> None:
    reader.turns_to("judiciary")
    reader.furniture.commands.by_id["add slide"].trigger()
    slide = reader.session.draft
    other = next(q for q in reader.session.wave.questions if q.id != "judiciary")
    reader.turns_to(other.id)
    palette = opens_palette(reader)
    assert types(palette, "slide 1")
    enter(palette)
    assert reader.session.draft.id == slide.id


def test_what_cannot_be_done_now_is_grey_and_is_passed_over(reader: Person) -> None:
    palette = opens_palette(reader)
    titles = types(palette, "remove note")
    row = next(n for n, found in enumerate(palette.model.rows) if not found.is_possible)
    assert titles
    assert not palette.model.flags(palette.model.index(row)) & Qt.ItemFlag.ItemIsEnabled
    said = palette.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("not now")
    palette.close()


def test_keys_stand_beside_what_they_do(reader: Person) -> None:
    palette = opens_palette(reader)
    types(palette, "copy chart")
    assert palette.model.rows[0].keys == "Ctrl+C"
    palette.close()


def test_down_and_escape(reader: Person) -> None:
    before = reader.session
    palette = opens_palette(reader)
    first = palette.list.currentIndex().row()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() > first
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not reader.window.findChildren(CommandPalette)
    assert reader.session is before


def test_nothing_found_is_said(reader: Person) -> None:
    palette = opens_palette(reader)
    assert types(palette, "qqqqzzz") == []
    assert palette.nothing.isVisible()
    enter(palette)
    assert palette.isVisible()
    palette.close()
