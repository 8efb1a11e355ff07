"""Filters that are kept by name: saved, chosen, renamed, removed, and named where they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox

from omnibus_desktop.app import slide_actions
from omnibus_desktop.briefing import file
from omnibus_desktop.briefing.briefing import Briefing, SavedFilter, Slide
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.saved_filters import remove_filter, rename_filter, save_filter
from tests.app.conftest import Person

NORTH = (("area", ("1",)),)
COUNTIES = (("authority_type", ("4",)),)


def chooses(person: Person, words: str) -> None:
    """Opens the menu beside the filter and chooses."""
    menu = person.panes.breaks.filters.saved.menu()
    menu.aboutToShow.emit()
    action = next(each for each in menu.actions() if each.text().replace("&", "") == words)
    action.trigger()
    QApplication.processEvents()


def offered(person: Person) -> dict[str, bool]:
    menu = person.panes.breaks.filters.saved.menu()
    menu.aboutToShow.emit()
    return {each.text().replace("&", ""): each.isEnabled() for each in menu.actions()}


def types(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (name, True))


def test_a_filter_is_saved_chosen_renamed_and_removed(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.turns_to("main_risks")
    assert offered(reader)["Save this filter as…"] is False
    slide_actions.set_filter(reader.furniture.desk, NORTH)
    types(monkeypatch, "The North")
    chooses(reader, "Save this filter as…")
    assert reader.session.briefing.filters == (SavedFilter("The North", NORTH),)
    footnote = reader.furniture.current.drawn.words.footnote
    assert "Filter: The North (Area (a grouping of regions): North)." in footnote
    reader.furniture.commands.by_id["copy table"].trigger()
    assert "Filter: The North (Area" in QGuiApplication.clipboard().text()
    slide_actions.set_filter(reader.furniture.desk, ())
    assert "The North" not in reader.furniture.current.drawn.words.footnote
    chooses(reader, "The North")
    assert reader.session.draft.filter == NORTH
    reader.turns_to("judiciary")
    assert reader.session.draft.filter_name == "The North"
    types(monkeypatch, "Up North")
    chooses(reader, "Rename “The North”")
    assert "Filter: Up North (" in reader.furniture.current.drawn.words.footnote
    chooses(reader, "Remove “Up North”")
    assert reader.session.briefing.filters == ()
    assert reader.session.draft.filter == NORTH
    assert "Filter: Area (a grouping" in reader.furniture.current.drawn.words.footnote
    undo = reader.furniture.commands.by_id["undo"]
    assert undo.text() == "&Undo Remove saved filter"
    undo.trigger()
    assert reader.session.briefing.filters == (SavedFilter("Up North", NORTH),)
    undo.trigger()
    assert reader.session.briefing.filters == (SavedFilter("The North", NORTH),)


def presses_in_box(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    """Answers each question with this button; what was asked."""
    asked: list[str] = []

    def answers(box: QMessageBox) -> None:
        asked.append(f"{box.text()} {box.informativeText()}")
        next(each for each in box.buttons() if each.text().replace("&", "") == words).click()

    monkeypatch.setattr(QMessageBox, "exec", answers)
    return asked


@pytest.mark.parametrize("by", ["Save this filter as…", "Rename “Counties”"])
def test_a_name_that_another_filter_has_is_taken_only_when_that_is_meant(
    reader: Person, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    desk = reader.furniture.desk
    reader.turns_to("main_risks")
    for name, conditions in (("The North", NORTH), ("Counties", COUNTIES)):
        slide_actions.set_filter(desk, conditions)
        types(monkeypatch, name)
        chooses(reader, "Save this filter as…")
        slide_actions.add_to_briefing(desk)
        reader.turns_to("judiciary")
    before = reader.session.briefing
    types(monkeypatch, "The North")
    asked = presses_in_box(monkeypatch, "Cancel")
    chooses(reader, by)
    assert reader.session.briefing is before
    assert asked == [
        (
            "There is a filter “The North” already. Put this one in its place? "
            "The slide that has it shows other figures then."
        )
    ]
    presses_in_box(monkeypatch, "Replace")
    chooses(reader, by)
    assert [slide.filter for slide in reader.session.briefing.slides] == [COUNTIES, COUNTIES]


def test_a_filter_that_was_changed_by_hand_has_its_name_no_longer(reader: Person) -> None:
    desk = reader.furniture.desk
    slide_actions.set_filter(desk, NORTH, "The North")
    slide_actions.set_filter(desk, (*NORTH, *COUNTIES))
    assert reader.session.draft.filter_name == ""


def test_saved_filters_are_kept_in_the_file_and_older_files_have_none(tmp_path: Path) -> None:
    slide = Slide("slide 1", "q", filter=NORTH, filter_name="The North")
    briefing = Briefing("B", (slide,), filters=(SavedFilter("The North", NORTH),))
    kept = file.Kept(briefing, WaveLink("w.sav", "", ""))
    again = file.from_text(file.to_text(kept), "b.omnibus")
    assert again.briefing == briefing
    assert again.losses == ()
    older = file.to_text(file.Kept(Briefing("B", (Slide("slide 1", "q"),)), kept.wave))
    assert '"filters"' not in older
    assert file.from_text(older, "b.omnibus").briefing.filters == ()


def test_slides_follow_their_filter() -> None:
    slide = Slide("1", "q", filter=NORTH, filter_name="N")
    briefing = save_filter(Briefing("B", (slide,)), SavedFilter("N", NORTH))
    renamed = rename_filter(briefing, "N", "M")
    assert renamed.slides[0].filter_name == "M"
    changed = save_filter(renamed, SavedFilter("M", COUNTIES))
    assert changed.slides[0].filter == COUNTIES
    assert remove_filter(changed, "M").slides[0] == Slide("1", "q", filter=COUNTIES)
