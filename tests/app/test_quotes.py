"""Quotes on slides in the window: safely attributed, without names, and only by somebody's hand."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app import history_actions, slide_actions
from omnibus_desktop.app.answers import quote_actions
from omnibus_desktop.app.answers.quote_dialog import QuoteDialog
from omnibus_desktop.app.drawings import drawn_of
from omnibus_desktop.app.focus_frame import FocusFrame
from omnibus_desktop.authorities.frame import every_code
from omnibus_desktop.authorities.mentions import mentions
from omnibus_desktop.briefing import preflight, recipe
from omnibus_desktop.briefing.briefing import Quote
from omnibus_desktop.briefing.file import Kept, from_text, to_text
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.pages import Around
from omnibus_desktop.briefing.recipe import recipe_of
from omnibus_desktop.briefing.refresh import refreshed
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.files import save
from omnibus_desktop.whole import Whole, export_whole, form_of
from tests.app.conftest import Person
from tests.app.test_answers import OPEN, at_answers, names_themes, press, texts
from tests.app.test_recipes import exported

__all__ = ["at_answers"]


def opens_dialog(person: Person) -> QuoteDialog:
    person.furniture.commands.by_id["put quote"].trigger()
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QuoteDialog)]
    return next(each for each in dialogs if each.isVisible())


def writes(dialog: QuoteDialog, text: str) -> None:
    dialog.text.selectAll()
    QTest.keyClicks(dialog.text, text)


def closes(dialog: QuoteDialog) -> None:
    dialog.reject()
    QApplication.processEvents()


def publishes(person: Person) -> None:
    session = person.session
    rules = replace(session.briefing.rules, disclosure="publication")
    briefing = replace(session.briefing, rules=rules)
    person.furniture.desk.document.apply_to_briefing("Publish", briefing)


def test_an_answer_goes_to_a_slide_with_a_safe_attribution(at_answers: Person) -> None:
    row = at_answers.panes.answers.model.row(0)
    dialog = opens_dialog(at_answers)
    QTest.mouseClick(dialog.put, Qt.MouseButton.LeftButton)
    (slide,) = at_answers.session.briefing.slides
    assert slide.quotes == (Quote(row.text, row.by, wave=at_answers.session.wave.title),)
    assert not at_answers.panes.table.isVisible()
    assert row.by == "Unitary authority, South West"
    shown = " ".join(t for item in at_answers.items("quote 1") for t in item.lines)
    assert shown == f"“{row.text}”"
    assert not at_answers.panes.answers.isVisible()
    at_answers.furniture.commands.by_id["read answers"].trigger()
    assert at_answers.panes.answers.isVisible()
    assert at_answers.panes.answers.model.row(0).by == row.by
    at_answers.furniture.desk.document.steps.undo()
    assert at_answers.session.briefing.slides == ()


def test_the_focus_goes_to_the_slide_and_back_to_the_answers(at_answers: Person) -> None:
    at_answers.waits_for_stage()
    at_answers.panes.answers.list.setFocus()
    dialog = opens_dialog(at_answers)
    dialog.put.setFocus()
    at_answers.presses(dialog.put, Qt.Key.Key_Return)
    at_answers.window.activateWindow()  # as a desktop does where a dialog was closed
    QApplication.processEvents()
    assert QApplication.focusWidget() is at_answers.stage
    assert at_answers.stage.findChild(FocusFrame).isVisible()
    at_answers.furniture.commands.by_id["read answers"].trigger()
    assert QApplication.focusWidget() is at_answers.panes.answers.list
    at_answers.turns_to("main_risks")
    at_answers.panes.table.table.setFocus()
    slide = at_answers.session.briefing.slides[0]
    at_answers.furniture.desk.document.show(replace(at_answers.session, draft=slide))
    assert QApplication.focusWidget() is at_answers.stage  # quotes have no table


def test_whom_an_answer_is_from_does_not_depend_on_the_breaks(at_answers: Person) -> None:
    def told() -> list[str]:
        at_answers.panes.answers.refresh()
        model = at_answers.panes.answers.model
        return [model.row(row).by for row in range(model.rowCount())]

    before = told()
    assert before[:2] == ["Unitary authority, South West", "Unitary authority"]
    for breaks in (("area",), ("region", "authority_type", "area"), ("authority_type",), ()):
        slide_actions.set_breaks(at_answers.furniture.desk, breaks)
        assert told() == before


def test_another_quote_goes_under_the_first(at_answers: Person) -> None:
    opens_dialog(at_answers).put.click()
    at_answers.furniture.commands.by_id["read answers"].trigger()
    press(at_answers, Qt.Key.Key_Down)
    dialog = opens_dialog(at_answers)
    dialog.slide.setCurrentIndex(1)
    dialog.put.click()
    (slide,) = at_answers.session.briefing.slides
    assert len(slide.quotes) == 2
    assert at_answers.items("attribution 2")
    at_answers.furniture.commands.by_id["remove quote"].trigger()
    assert len(at_answers.session.draft.quotes) == 1


def test_names_are_replaced_unless_somebody_is_sure(at_answers: Person) -> None:
    dialog = opens_dialog(at_answers)
    writes(dialog, "In Barnsley we miss Jane Smith")
    assert dialog.quote.text == "In [authority] we miss [name]"
    dialog.names.setFocus()
    QTest.keyClick(dialog.names, Qt.Key.Key_Space)
    assert dialog.quote.text == "In Barnsley we miss [name]"
    assert not dialog.put.isEnabled()
    dialog.sure.click()
    assert dialog.put.isEnabled()
    closes(dialog)


def test_for_publication_a_quote_needs_words_and_names_nobody(at_answers: Person) -> None:
    publishes(at_answers)
    dialog = opens_dialog(at_answers)
    assert dialog.by.count() == 1
    assert not dialog.put.isEnabled()
    QTest.keyClicks(dialog.reason, "The council agreed on 3 May")
    dialog.put.click()
    (quote,) = at_answers.session.draft.quotes
    assert quote.by == ""
    assert quote.confirmed == "The council agreed on 3 May"


def test_a_quote_that_was_put_on_for_internal_use_is_held_back_in_publication(
    at_answers: Person,
) -> None:
    row = at_answers.panes.answers.model.row(0)
    opens_dialog(at_answers).put.click()
    publishes(at_answers)
    said = repr(at_answers.scene) + repr(at_answers.furniture.current.drawn.words)
    assert row.text.split(".")[0] not in said.replace("', '", " ")
    assert "Unitary" not in said
    assert "A quote is held back" in at_answers.scene.remarks[0]
    session = at_answers.session
    assert recipe_of(session.briefing, session.draft, session.wave) == ""
    quote_actions.say_why(at_answers.furniture.desk, "They agreed")
    assert "Unitary" not in repr(at_answers.scene)
    assert at_answers.items("quote 1")[0].lines[0].startswith(f"“{row.text[:20]}")


def test_quotes_of_another_wave_say_so(at_answers: Person) -> None:
    opens_dialog(at_answers).put.click()
    session = at_answers.session
    later = replace(session.wave, title="Wave 2")
    words = drawn_of(replace(session, wave=later), session.draft).words
    assert f"Quotes from: {session.wave.title}." in words.footnote
    assert "answered" not in words.footnote


def test_quotes_are_kept_in_the_file_and_go_to_every_kind_of_file(
    at_answers: Person, tmp_path: Path
) -> None:
    opens_dialog(at_answers).put.click()
    kept = Kept(at_answers.session.briefing, WaveLink("w.sav", "f", "t"))
    assert from_text(to_text(kept), "x").briefing == kept.briefing
    for kind in ("pdf", "png", "svg"):
        save(at_answers.scene, tmp_path / f"quote.{kind}")
        assert (tmp_path / f"quote.{kind}").stat().st_size > 2000
    save_deck([DeckSlide(at_answers.scene)], tmp_path / "quote.pptx")
    from pptx import Presentation

    (slide,) = Presentation(str(tmp_path / "quote.pptx")).slides
    said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert any("pace of the reductions" in text.replace("\v", " ") for text in said)
    assert "Unitary authority, South West" in said


def test_no_answer_and_no_authority_leaves_unless_it_was_put_on_a_slide(
    at_answers: Person, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    names_themes(at_answers, "Spending", "Workforce")
    press(at_answers, *"12 121 2")
    slide_actions.add_to_briefing(at_answers.furniture.desk)
    at_answers.turns_to(f"{OPEN}_themes")
    slide_actions.add_to_briefing(at_answers.furniture.desk)
    session = at_answers.session
    carried = recipe_of(session.briefing, session.draft, session.wave)
    file = to_text(Kept(session.briefing, WaveLink("w.sav", session.wave.id, "title")))
    kept = f"{file}\n{carried}\n{caplog.text}".casefold()
    assert "spending" in kept
    for text in texts(at_answers):
        assert text.casefold() not in kept
    for authority in every_code():
        assert f'"{authority.name.casefold()}' not in kept
        assert authority.ons_code.casefold() not in kept
    assert not any(each.named == "authority" for each in mentions(kept))
    assert all(each not in carried for each, _ in session.setup.themed[0].answers)
    history_actions.undo(at_answers.furniture.desk)


def test_of_a_quote_that_was_exported_nothing_is_told_that_is_not_to_be_looked_at(
    at_answers: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, told = at_answers.furniture.desk, []
    desk.advised.connect(lambda error, offer: told.append((error.message, offer)))
    opens_dialog(at_answers).put.click()
    exported(at_answers, monkeypatch, tmp_path / "quote.png")
    assert (tmp_path / "quote.png").exists()
    assert told == []
    monkeypatch.setattr(recipe, "LARGEST", 0)
    monkeypatch.setattr(preflight, "preflight", lambda *_: ())
    at_answers.turns_to("region")
    at_answers.waits_for_stage()
    exported(at_answers, monkeypatch, tmp_path / "region.png")
    assert told == [("region.png cannot be opened as a slide again", None)]


def test_a_briefing_with_quotes_goes_out_whole(at_answers: Person, tmp_path: Path) -> None:
    opens_dialog(at_answers).put.click()
    at_answers.turns_to("main_risks")
    slide_actions.add_to_briefing(at_answers.furniture.desk)
    session = at_answers.session
    whole = Whole(session.wave, session.briefing, partial(drawn_of, session))
    for name in ("all.pptx", "all.pdf", "all.xlsx"):
        export_whole(whole, tmp_path / name, form_of(tmp_path / name), Around())
        assert (tmp_path / name).stat().st_size > 4000
    change = refreshed(session.briefing, session.wave, session.wave)
    assert change.briefing.slides[0].quotes == session.briefing.slides[0].quotes
