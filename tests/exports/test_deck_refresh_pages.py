"""Cover, agenda and method of a deck that is refreshed: they stay, and that is told."""

from __future__ import annotations

import io
from dataclasses import replace

from omnibus_desktop.charts.text_page import cover, list_pages
from omnibus_desktop.charts.text_table import TextTable
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.deck_parts import A
from omnibus_desktop.exports.deck_refresh import Fresh, plan_of, wanted_of
from omnibus_desktop.exports.package import Package
from tests.exports.test_deck_refresh_signs import signed_slide

_SIZE = (960.0, 540.0)


def _package() -> Package:
    front = DeckSlide(cover("Wave 1", ("101 of 152",), _SIZE, None, "cover"))
    own = DeckSlide(cover("Courts", (), _SIZE, None, "section"))
    table = TextTable((("Courts", "4"),), (0.9, 0.1), (False, True), "Agenda")
    agenda = [DeckSlide(scene) for scene in list_pages("Agenda", table, _SIZE, None)]
    stream = io.BytesIO()
    save_deck([front, *agenda, own, signed_slide(20.0)], stream)
    return Package("deck.pptx", stream.getvalue())


def test_pages_of_the_wave_before_are_listed_and_warned_of() -> None:
    package = _package()
    (wanted,) = wanted_of(package)
    plan = plan_of(package, {wanted: Fresh(signed_slide(79.0), lambda _: ())}, None)
    told = [change for change in plan.changes if change.make is None]
    assert [(change.slide, change.what) for change in told] == [(1, "Cover"), (2, "Agenda")]
    assert told[0].before == "Wave 1 101 of 152"
    assert told[0].after.startswith("Stays as it is, of the wave that the deck was exported with")
    assert plan.stale == (1, 2)


def test_where_no_figure_changes_no_page_is_of_another_wave() -> None:
    package = _package()
    (wanted,) = wanted_of(package)
    plan = plan_of(package, {wanted: Fresh(signed_slide(20.0), lambda _: ())}, None)
    assert (plan.changes, plan.stale) == ((), ())


def test_a_long_line_that_leads_to_a_page_is_broken_between_words_by_every_program() -> None:
    said = "Almost half say “Risk that new models pose to current service delivery and outcomes”"
    table = TextTable(((said, "2"), ("Method", "2")), (0.9, 0.1), (False, True), "Agenda")
    (scene,) = list_pages("Agenda", replace(table, pages=True), (480.0, 540.0), None)
    stream = io.BytesIO()
    save_deck([DeckSlide(scene), DeckSlide(cover("Method", (), _SIZE, None, "cover"))], stream)
    package = Package("deck.pptx", stream.getvalue())
    tree = package.tree(package.slides()[0])
    cells = [[each.text for each in cell.iter(f"{A}t")] for cell in tree.iter(f"{A}tc")]
    links = [len(list(cell.iter(f"{A}hlinkClick"))) for cell in tree.iter(f"{A}tc")]
    assert links == [len(cell) for cell in cells]
    assert cells[1:] == [["2"], ["Method"], ["2"]]
    assert len(cells[0]) > 1
    assert "".join(cells[0]) == said
    assert all(part.endswith(" ") for part in cells[0][:-1])
