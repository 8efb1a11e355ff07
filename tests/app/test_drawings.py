"""What was drawn is kept, and what comes next is drawn before anybody asks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.document import Session, turned_to
from omnibus_desktop.app.drawings import Drawings
from omnibus_desktop.app.still_label import StillLabel
from omnibus_desktop.briefing import draw as drawing
from omnibus_desktop.briefing.briefing import Rules
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from tests.app.conftest import EXAMPLE, Person


@pytest.fixture(scope="module")
def session() -> Session:
    return turned_to(Session(wave=open_wave(EXAMPLE)), "judiciary")


def with_rules(session: Session, rules: Rules) -> Session:
    return replace(session, briefing=replace(session.briefing, rules=rules))


def test_a_slide_is_drawn_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    real = drawing.draw
    monkeypatch.setattr(drawing, "draw", lambda *given: drawn.append(given[1]) or real(*given))
    drawings = Drawings()
    first = drawings.draw(session, session.draft)
    equal = replace(session.draft)
    again = drawings.draw(session, equal)
    assert len(drawn) == 1
    assert again.scene is first.scene
    assert again.slide is equal


def test_another_choice_rule_or_wave_is_drawn_anew(session: Session) -> None:
    drawings = Drawings()
    first = drawings.draw(session, session.draft)
    filtered = replace(session.draft, by=())
    assert drawings.draw(session, filtered).tables != first.tables
    stricter = drawings.draw(with_rules(session, Rules(level=99.0)), session.draft)
    assert stricter.tables[0].level == 99.0
    assert drawings.draw(session, session.draft).tables[0].level == 95.0


def test_what_cannot_be_drawn_says_so_every_time(session: Session) -> None:
    drawings = Drawings()
    for _ in range(2):
        with pytest.raises(OmnibusError):
            drawings.draw(session, replace(session.draft, question="nobody"))


def test_the_neighbours_of_a_question_are_drawn_while_the_hand_rests(reader: Person) -> None:
    ahead = []
    reader.furniture.current.drawings.drawn_ahead.connect(ahead.append)
    reader.turns_to("judiciary")
    reader.bot.waitUntil(lambda: len(ahead) == 2)
    asked = [q.id for q in reader.session.wave.questions if q.kind != "open"]
    place = asked.index("judiciary")
    assert [drawn.slide.question for drawn in ahead] == [asked[place + 1], asked[place - 1]]
    reader.turns_to(asked[place + 1])
    assert reader.furniture.current.drawn.scene is ahead[0].scene


def test_a_text_that_changes_moves_nothing_else(reader: Person) -> None:
    title = reader.panes.chart.title
    before = reader.panes.geometry(), title.geometry(), reader.stage.geometry()
    title.set_text("long words " * 90)
    QApplication.processEvents()
    assert (reader.panes.geometry(), title.geometry(), reader.stage.geometry()) == before
    assert "long words" in title.children()[0].toolTip()


def test_a_still_label_shows_text_to_the_letter(reader: Person) -> None:
    label = StillLabel(1)
    reader.bot.addWidget(label)
    label.set_text("<b>x</b> & y")
    assert label.text() == "<b>x</b> & y"


def test_a_text_too_long_for_its_lines_ends_in_an_ellipsis(reader: Person) -> None:
    label = StillLabel(2)
    reader.bot.addWidget(label)
    label.resize(200, label.height())
    label.show()
    label.set_text("many words " * 30)
    shown = label.children()[0].text().split("\n")
    assert len(shown) == 2
    assert shown[1].endswith("…")
    widths = [label.fontMetrics().horizontalAdvance(line) for line in shown]
    assert all(100 < width <= 200 for width in widths)
    label.set_text("few")
    assert label.children()[0].text() == "few"
