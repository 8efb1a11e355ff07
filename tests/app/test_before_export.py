"""What a person is told before and at an export, and what exports are made from."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app import export_actions, slide_actions, template_actions
from omnibus_desktop.app.words_field import WordsField
from tests.app.conftest import LONG, Person
from tests.exports import templates

FILTER = (("authority_type", ("4",)),)


def headline(person: Person) -> WordsField:
    fields = person.panes.side.findChildren(WordsField)
    return next(field for field in fields if field.field.accessibleName() == "Headline")


def writes(person: Person, text: str) -> None:
    field = headline(person)
    field.field.setPlainText(text)
    field.field.done.emit()
    person.bot.waitUntil(lambda: person.furniture.current.is_settled)


def findings(person: Person) -> list[str]:
    shown = person.panes.side.export.list
    return [shown.item(row).text() for row in range(shown.count())]


def asked(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Answers the dialog with this path; its titles."""
    titles: list[str] = []

    def answer(_parent: object, title: str, *_: object) -> tuple[str, str]:
        titles.append(title)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    return titles


def exports(person: Person) -> None:
    furniture = person.furniture
    export_actions.export_chart(furniture.desk, furniture.current, person.window)
    person.waits_for_idle()


def chooses_template(person: Person, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    asked(monkeypatch, path)
    template_actions.choose_template(person.furniture.desk, person.window)
    person.waits_for_idle()


def test_a_headline_that_a_filter_broke_is_flagged_with_the_number(reader: Person) -> None:
    reader.turns_to("main_risks")
    writes(reader, "Money worries 89% of authorities")
    assert not headline(reader).flag.isVisible()
    slide_actions.set_filter(reader.furniture.desk, FILTER)
    assert headline(reader).flag.text() == "⚠ No longer holds: says 89%, now 94%"
    assert "says 89%, now 94%" in headline(reader).field.accessibleDescription()
    reader.furniture.desk.document.steps.undo()
    assert not headline(reader).flag.isVisible()


def test_its_slide_is_flagged_in_the_briefing(reader: Person) -> None:
    reader.turns_to("main_risks")
    writes(reader, "Money worries 89% of authorities")
    slide_actions.add_to_briefing(reader.furniture.desk)
    film = reader.panes.film
    first = film.strip.film.index(0)
    reader.bot.waitUntil(lambda: film.pictures.is_idle, timeout=LONG)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert first.data(spoken) == "Slide 1 of 1, Money worries 89% of authorities"
    slide_actions.set_filter(reader.furniture.desk, FILTER)
    reader.bot.waitUntil(lambda: "no longer holds" in first.data(spoken), timeout=LONG)
    assert first.data(spoken).endswith("The headline no longer holds: says 89%, now 94%")


def test_the_counter_leads_to_the_list_and_the_list_to_the_place(reader: Person) -> None:
    reader.turns_to("main_risks")
    writes(reader, "Money worries 12.3% of authorities")
    counter = reader.window.statusBar().look
    assert counter.text() == f"⚠ {len(findings(reader))} things to look at"
    assert findings(reader)[0] == (
        "The headline says 12.3%, which is not in the table: "
        "correct it, or use the suggestion again"
    )
    QTest.mouseClick(counter, Qt.MouseButton.LeftButton)
    shown = reader.panes.side.export.list
    assert shown.hasFocus()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 6))
    assert headline(reader).field.hasFocus()


def test_where_there_is_nothing_there_is_no_counter(reader: Person) -> None:
    reader.turns_to("main_risks")
    slide_actions.set_breaks(reader.furniture.desk, ())
    assert findings(reader) == []
    assert not reader.window.statusBar().look.isVisible()
    assert reader.panes.side.export.hint.isVisible()


def test_a_headline_without_support_is_asked_about_once_before_the_export(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader.turns_to("main_risks")
    slide_actions.set_breaks(reader.furniture.desk, ())
    writes(reader, "Money worries 12.3% of authorities")
    titles = asked(monkeypatch, tmp_path / "a.pptx")
    exports(reader)
    assert not titles
    question = reader.furniture.choices
    assert "12.3%, which is not in the table" in question.question.text()
    QTest.keyClick(question.buttons()[0], Qt.Key.Key_Return)
    assert not question.isVisible()
    assert reader.panes.side.export.list.hasFocus()
    exports(reader)
    QTest.mouseClick(question.buttons()[1], Qt.MouseButton.LeftButton)
    reader.waits_for_idle()
    exports(reader)
    assert len(titles) == 2
    assert (tmp_path / "a.pptx").exists()
    bar = reader.furniture.problems
    assert bar.isVisible()
    assert bar.message.text() == "1 thing to look at in a.pptx."
    assert "12.3%, which is not in the table" in bar.advice.text()
    QTest.mouseClick(bar.offer, Qt.MouseButton.LeftButton)
    assert reader.panes.side.export.list.hasFocus()


def test_slides_are_made_from_the_template_that_was_chosen(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader.turns_to("main_risks")
    chooses_template(reader, monkeypatch, templates.corporate(tmp_path / "theirs.potx"))
    part = reader.panes.side.export
    assert part.template.text() == "Slides: theirs.potx"
    titles = asked(monkeypatch, tmp_path / "a.pptx")
    exports(reader)
    (slide,) = Presentation(str(tmp_path / "a.pptx")).slides
    assert slide.slide_layout.name == "Insight + graph"
    slide_actions.add_to_briefing(reader.furniture.desk)
    export_actions.export_briefing(reader.furniture.desk, reader.window)
    reader.waits_for_idle()
    cover, _, slide, *_ = Presentation(str(tmp_path / "a.pptx")).slides
    assert cover.slide_layout.name == "Title Slide"
    assert slide.slide_layout.name == "Insight + graph"
    assert titles == [
        "Export the chart (slides from theirs.potx)",
        "Export the briefing with cover, agenda and method (slides from theirs.potx)",
    ]
    QTest.mouseClick(part.ours, Qt.MouseButton.LeftButton)
    assert part.template.text() == "Slides: our own"
    assert reader.furniture.desk.settings.template() is None


def test_a_template_that_is_none_is_told_and_not_kept(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bad.pptx").write_bytes(b"no")
    chooses_template(reader, monkeypatch, tmp_path / "bad.pptx")
    assert "bad.pptx cannot be used as a template" in reader.furniture.problems.message.text()
    assert reader.furniture.desk.settings.template() is None


def test_what_of_a_template_is_not_used_is_told(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chooses_template(reader, monkeypatch, templates.pale(tmp_path / "pale.pptx"))
    assert "too alike" in reader.furniture.problems.advice.text()


def test_the_figures_are_written_beside_where_that_was_ticked(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader.turns_to("main_risks")
    asked(monkeypatch, tmp_path / "a.svg")
    exports(reader)
    assert not (tmp_path / "a.csv").exists()
    reader.panes.side.export.beside.click()
    QApplication.processEvents()
    exports(reader)
    assert '"Financial pressures","89%"' in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_all_slides_are_looked_over_and_a_click_leads_to_slide_and_place(reader: Person) -> None:
    desk = reader.furniture.desk
    for question, words in (("main_risks", "Money worries 12.3%"), ("judiciary", "")):
        reader.turns_to(question)
        slide_actions.set_breaks(desk, ())
        if words:
            writes(reader, words)
        slide_actions.add_to_briefing(desk)
    every = reader.panes.side.export.findings.every
    assert not [words for words in findings(reader) if "12.3%" in words]
    every.click()
    reader.waits_for_idle()
    (first, *_) = findings(reader)
    assert first.startswith("Slide 1, Money worries 12.3%: The headline says 12.3%, which is not")
    shown = reader.panes.side.export.list
    reader.panes.side.ensureWidgetVisible(shown)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 6))
    assert reader.session.draft.question == "main_risks"
    assert headline(reader).field.hasFocus()
    reader.bot.waitUntil(lambda: reader.furniture.current.is_settled, timeout=LONG)
    writes(reader, "Money worries 89% of authorities")
    assert not [words for words in findings(reader) if "Slide 1" in words and "12.3%" in words]
    assert findings(reader)[0].startswith("Slide 2, ")
    every.click()
    assert not [words for words in findings(reader) if words.startswith("Slide")]
