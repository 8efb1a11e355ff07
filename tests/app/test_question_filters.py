"""The list of questions: of one kind, the most different first, and searched in every word."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from omnibus_desktop.wave.question import Kind
from tests.app.conftest import LONG, Person


def chooses(reader: Person, words: str) -> None:
    """From the menu beside the search, as a click on the entry does."""
    menu = reader.panes.questions.filters.menu()
    menu.aboutToShow.emit()
    (action,) = [each for each in menu.actions() if each.text() == words]
    action.trigger()
    reader.waits_for_idle()


def rows(reader: Person):
    model = reader.panes.questions.model
    return [model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]


def questions(reader: Person) -> list:
    return [row.question for row in rows(reader) if row.question is not None]


def test_only_scales_are_listed(reader: Person) -> None:
    chooses(reader, "Scales")
    assert {question.kind for question in questions(reader)} == {Kind.SCALE}
    assert reader.panes.questions.found.text().endswith(": scales")
    chooses(reader, "All kinds")
    assert len(questions(reader)) == len(reader.session.wave.questions)


def test_the_most_different_by_type_come_first_with_their_figure(reader: Person) -> None:
    chooses(reader, "Most different by Authority type first")
    listed = rows(reader)
    assert listed[0].text == "They differ, with all questions looked at"
    assert listed[1].question.id in ("confidence", "judiciary")
    assert re.match(r"\w[\w ]* \d+%, rest \d+%: .*\(p = 0\.0", listed[1].told)
    view = reader.panes.questions.list
    place = view.visualRect(reader.panes.questions.model.index(1))
    assert place.height() >= 3 * view.fontMetrics().lineSpacing()  # two of text, one of figures
    headings = [row.text for row in listed if row.question is None]
    assert headings[1] == "No difference shown"


def test_the_note_says_how_many_the_order_leaves_out_and_why(reader: Person) -> None:
    note = reader.panes.questions.found
    chooses(reader, "Most different by Authority type first")
    said = "23 of 30 questions: by difference\nLeft out: 7 with nothing to compare"
    assert note.text() == said
    briefing = reader.session.briefing
    rules = replace(briefing.rules, disclosure="publication")
    reader.furniture.desk.document.apply_to_briefing("Publish", replace(briefing, rules=rules))
    reader.waits_for_idle()
    assert note.text() == (
        "2 of 30 questions: by difference\n"
        "Left out: 21 with figures hidden to protect respondents, 7 with nothing to compare"
    )


def test_another_filter_has_them_ranked_again(reader: Person) -> None:
    from omnibus_desktop.app import slide_actions

    chooses(reader, "Most different by Authority type first")
    before = reader.panes.questions.filters.ranking
    slide_actions.set_filter(reader.furniture.desk, (("region", ("7", "8", "9")),))
    reader.waits_for_idle()
    assert reader.panes.questions.filters.ranking != before


def test_escape_in_the_search_lists_all_again(reader: Person) -> None:
    chooses(reader, "Most different by Authority type first")
    pane = reader.panes.questions
    pane.search.setFocus()
    QTest.keyClick(pane.search, Qt.Key.Key_Escape)
    assert pane.filters.ranking is None
    assert len(questions(reader)) == len(reader.session.wave.questions)


@pytest.mark.parametrize(
    ("words", "question", "told"),
    [("very good", "judiciary", "Answer: Very good"), ("sufficiency_freq", None, "Name: ")],
)
def test_a_search_tells_where_it_found_the_words(
    reader: Person, words: str, question: str | None, told: str
) -> None:
    QTest.keyClicks(reader.panes.questions.search, words)
    found = [row for row in rows(reader) if row.question is not None]
    one = next(row for row in found if question in (None, row.question.id))
    assert one.told.startswith(told)


def test_open_answers_are_searched_as_well(reader: Person) -> None:
    wave = reader.session.wave
    question = next(each for each in wave.questions if each.kind is Kind.OPEN)
    texts = [text for text in wave.texts(question.variables[0]) if text.strip()]
    words = " ".join(texts[0].split()[:4])
    wanted = sum(all(w in text.lower() for w in words.lower().split()) for text in texts)
    QTest.keyClicks(reader.panes.questions.search, words)
    reader.bot.waitUntil(
        lambda: question.id in [each.id for each in questions(reader)], timeout=LONG
    )
    row = next(row for row in rows(reader) if row.question and row.question.id == question.id)
    assert row.told.startswith(f"In {wanted} answer{'s' if wanted != 1 else ''}: ")
