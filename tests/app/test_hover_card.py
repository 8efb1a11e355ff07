"""The card under the pointer: where it stands, and what it says of the bar it is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.hover_card import place_of
from omnibus_desktop.charts.spec import ChartKind
from tests.app.conftest import Person

SCREEN = QRect(0, 0, 1280, 800)


@settings(max_examples=60)
@given(
    st.integers(0, 1200), st.integers(0, 760), st.integers(1, 900), st.integers(1, 700),
    st.integers(80, 420), st.integers(30, 160), st.floats(0, 1), st.floats(0, 1),
)  # fmt: skip
def test_the_card_is_on_the_screen_and_beside_its_bar(
    x: int, y: int, wide: int, tall: int, across: int, down: int, right: float, low: float
) -> None:
    bar = QRect(x, y, min(wide, 1280 - x), min(tall, 800 - y))
    pointer = QPoint(int(x + right * bar.width()), int(y + low * bar.height()))
    card = QRect(place_of(QSize(across, down), pointer, bar, SCREEN), QSize(across, down))
    assert SCREEN.contains(card)
    room = max(800 - bar.bottom(), bar.top()) > down + 10
    if room or max(1280 - bar.right(), bar.left()) > across + 10:
        assert not card.intersects(bar)


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN])
def test_hovering_tells_of_a_bar_and_leaves_it_in_sight(
    reader: Person, monkeypatch: pytest.MonkeyPatch, kind: ChartKind
) -> None:
    shown: list[tuple[QPoint, str]] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, *_: shown.append((place, text)))
    reader.turns_to("main_risks")
    slide_actions.set_breaks(reader.furniture.desk, ())
    slide_actions.set_kind(reader.furniture.desk, kind)
    for number in (0, -1):
        bar = reader.bar(number)
        shown.clear()
        QTest.mouseMove(reader.stage.viewport(), reader.point(bar))
        reader.bot.waitUntil(lambda: bool(shown))
        place, text = shown[-1]
        assert " / 91 = " in text
        assert "95% interval" in text
        box = reader.stage._to_view(reader.stage._item.box_about(bar))
        box.moveTopLeft(reader.stage.mapToGlobal(box.topLeft()))
        assert not box.contains(place + QPoint(2, 16))
