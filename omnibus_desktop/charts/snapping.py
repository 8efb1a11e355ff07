"""Where a dragged note catches: beside what it may be in line with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from omnibus_desktop.charts.moving import hold_of, parts
from omnibus_desktop.charts.room import Box, around, box_of
from omnibus_desktop.charts.scene import Line, Scene

NEAR = 4.0  # points from which a note is caught
_COLOUR = "#D4351C"
_WIDTH = 0.5


@dataclass(frozen=True, slots=True)
class Caught:
    """How far a note is moved when it has caught, and lines that show what it is in line with."""

    dx: float
    dy: float
    guides: tuple[Line, ...] = ()


def targets(scene: Scene, note: str) -> list[Box]:
    """What this note may be in line with: the other notes, and the edges of the chart."""
    names = {item.role.partition(" ")[2] for item in scene.items if item.role.startswith("note ")}
    holds = [hold_of(parts(scene.items, name)[0]) for name in sorted(names - {note})]
    bars = around(box_of(item) for item in scene.items if item.role in ("bar", "unit"))
    plots = [Box(x, y, x + width, y + tall) for x, y, width, tall in (c.plot for c in scene.charts)]
    return [box for box in (*holds, bars, *plots) if box is not None]


def snapped(hold: Box, others: Sequence[Box], dx: float, dy: float) -> Caught:
    """The move with the nearest edge or middle caught across and down, each by itself."""
    box = hold.moved(dx, dy)
    across = _nearest(_across(box), ((x, each) for each in others for x in _across(each)))
    down = _nearest(_down(box), ((y, each) for each in others for y in _down(each)))
    if across is not None:
        dx += across[0]
    if down is not None:
        dy += down[0]
    box = hold.moved(dx, dy)
    guides = []
    if across is not None:
        _, x, other = across
        ends = min(box.top, other.top), max(box.bottom, other.bottom)
        guides.append(Line(x, ends[0], x, ends[1], _COLOUR, _WIDTH, "guide"))
    if down is not None:
        _, y, other = down
        ends = min(box.left, other.left), max(box.right, other.right)
        guides.append(Line(ends[0], y, ends[1], y, _COLOUR, _WIDTH, "guide"))
    return Caught(dx, dy, tuple(guides))


def _across(box: Box) -> tuple[float, ...]:
    return (box.left, box.centre, box.right)


def _down(box: Box) -> tuple[float, ...]:
    return (box.top, box.middle, box.bottom)


def _nearest(
    own: tuple[float, ...], others: Iterable[tuple[float, Box]]
) -> tuple[float, float, Box] | None:
    """The smallest step that brings one of these in line, where there, and with what."""
    steps = [(at - each, at, box) for at, box in others for each in own if abs(at - each) <= NEAR]
    return min(steps, key=lambda step: abs(step[0]), default=None)
