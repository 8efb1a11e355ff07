"""Tab and F6: from control to control as one reads, and from pane to pane.

Qt goes in the order in which controls were made, and much here is made anew, or when it is first
needed. So the order is worked out from where things stand when the key is pressed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def tab_stops(within: QWidget) -> list[QWidget]:
    """What Tab comes to in here, row by row, and from left to right in a row."""
    return list(_stops(within, _kind_of_stop()))


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next control of the window, or to the one before. False: none has
    it to take."""
    stops = tab_stops(window)
    if not stops:
        return False
    now = QApplication.focusWidget()
    place = stops.index(now) if now in stops else (-1 if forward else 0)
    _reach(stops[(place + (1 if forward else -1)) % len(stops)], forward=forward)
    return True


def step_pane(panes: Sequence[QWidget], *, forward: bool) -> None:
    """Give the focus to the next of these panes, or to the one before: to what had it there last,
    else to its first control."""
    panes = [pane for pane in panes if pane.isVisible() and pane.isEnabled() and tab_stops(pane)]
    if not panes:
        return
    now = QApplication.focusWidget()
    place = next((n for n, pane in enumerate(panes) if now and pane.isAncestorOf(now)), None)
    if place is None:
        place = -1 if forward else 0
    pane = panes[(place + (1 if forward else -1)) % len(panes)]
    stops = tab_stops(pane)
    last = next((stop for stop in stops if stop is pane.focusWidget()), stops[0])
    _reach(last, forward=forward)


def _reach(widget: QWidget, *, forward: bool) -> None:
    reasons = Qt.FocusReason
    widget.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _kind_of_stop() -> Qt.FocusPolicy:
    """Some platforms have Tab come to fields and lists alone, if the person wants it so."""
    policy, behaviour = Qt.FocusPolicy, Qt.TabFocusBehavior
    all_of_them = QGuiApplication.styleHints().tabFocusBehavior() == behaviour.TabFocusAllControls
    return policy.TabFocus if all_of_them else policy.StrongFocus


def _stops(within: QWidget, wanted: Qt.FocusPolicy) -> Iterator[QWidget]:
    if within.focusPolicy() & wanted == wanted and within.focusProxy() is None:
        yield within
    for child in _in_rows(_shown(within)):
        yield from _stops(child, wanted)


def _shown(parent: QWidget) -> list[QWidget]:
    """The children that a person can work with: a pane that was pushed shut stands outside."""
    room = parent.rect()
    return [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and not child.isWindow()
        and child.isVisible()
        and child.isEnabled()
        and room.intersects(child.geometry())
    ]


def _in_rows(children: list[QWidget]) -> Iterator[QWidget]:
    """Those whose middle is beside the first one left belong to its row."""
    places = sorted(
        ((child.geometry(), child) for child in children), key=lambda each: _middle(each[0])
    )
    while places:
        foot = places[0][0].bottom()
        row = [each for each in places if _middle(each[0]) <= foot]
        yield from (child for _, child in sorted(row, key=lambda each: each[0].left()))
        places = places[len(row) :]


def _middle(place: QRect) -> int:
    return place.center().y()
