"""Slides on the page of a template: on the stage, in the small pictures, and in the deck."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app import template_actions
from omnibus_desktop.charts.scene import Rect
from tests.app.conftest import EXAMPLE, LONG, Person
from tests.exports import templates


def chooses(person: Person, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    person.furniture.commands.by_id["template"].trigger()
    person.waits_for_idle()
    QApplication.processEvents()


def exports(person: Person, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    person.furniture.commands.by_id["export"].trigger()
    person.waits_for_idle()


def page(person: Person) -> Rect:
    first = person.scene.items[0]
    assert first.role == "page"
    return first


def test_the_stage_shows_the_slide_as_the_deck_has_it(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader.turns_to("judiciary")
    before = reader.scene
    chooses(reader, monkeypatch, templates.dark(tmp_path / "dark.pptx"))
    assert page(reader).fill == "#14213D"
    assert not reader.panes.side.chart.slide_size.isEnabled()
    exports(reader, monkeypatch, tmp_path / "one.pptx")
    deck = Presentation(tmp_path / "one.pptx")
    assert (Pt(reader.scene.width), Pt(reader.scene.height)) == (
        deck.slide_width,
        deck.slide_height,
    )
    headline = reader.items("headline")[0]
    title = deck.slides[0].shapes.title
    assert title.text_frame.text == " ".join(headline.lines)
    x, y, width, _ = reader.scene.charts[0].frame
    chart = next(shape for shape in deck.slides[0].shapes if shape.has_chart)
    assert chart.left <= Pt(x) + 1
    assert chart.left + chart.width >= Pt(x + width) - 1
    assert abs(chart.top - Pt(y)) < Pt(1)
    template_actions.use_our_own(reader.furniture.desk)
    assert reader.scene.items == before.items  # at once


def test_small_pictures_are_on_the_page_too(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader.turns_to("judiciary")
    reader.furniture.commands.by_id["add slide"].trigger()
    chooses(reader, monkeypatch, templates.dark(tmp_path / "dark.pptx"))
    pictures = reader.panes.film.pictures
    (slide,) = reader.session.briefing.slides
    pictures.of(slide)
    reader.bot.waitUntil(lambda: pictures.is_idle, timeout=LONG)
    picture = pictures.of(slide).picture.toImage()
    assert picture.pixelColor(3, picture.height() // 2).name() == "#14213d"


def test_a_click_beside_the_chart_still_picks_nothing_and_a_bar_is_picked(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader.turns_to("main_risks")
    chooses(reader, monkeypatch, templates.corporate(tmp_path / "theirs.pptx"))
    reader.clicks(reader.bar())
    assert reader.session.picked == reader.bar().key


def test_the_template_of_the_last_time_is_read_behind_the_first_slide(
    person: Person, tmp_path: Path
) -> None:
    person.furniture.desk.settings.remember_template(templates.dark(tmp_path / "dark.pptx"))
    person.opens(EXAMPLE)
    person.waits_for_stage()
    person.waits_for_idle()
    QApplication.processEvents()
    assert page(person).fill == "#14213D"


def test_a_template_that_is_gone_is_told_and_our_own_page_stays(
    person: Person, tmp_path: Path
) -> None:
    person.furniture.desk.settings.remember_template(tmp_path / "gone.pptx")
    person.opens(EXAMPLE)
    person.waits_for_stage()
    person.waits_for_idle()
    QApplication.processEvents()
    assert "gone.pptx" in person.furniture.problems.message.text()
    assert person.scene.items[0].role != "page"
