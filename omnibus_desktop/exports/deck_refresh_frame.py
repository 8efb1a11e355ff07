"""Where an editable chart stands on its slide, and its plot within it: both go along with our own
page, as far as a person has not moved them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from omnibus_desktop.exports.deck_parts import Box, Node, box_from, box_of, put_box
from omnibus_desktop.exports.deck_refresh_match import C
from omnibus_desktop.exports.deck_refresh_shapes import mapped

_CLOSE = 0.002  # of a frame: a plot that is off by less was not moved by a person
_SIDES = ("x", "y", "w", "h")


def move_frame(present: Node, new: Node, part: Mapping[str, Any]) -> None:
    """Move and stretch the chart as our own page has, from where the person has put it; `part` is
    what was written down of it."""
    before, now, later = box_from(part), box_of(present), box_of(new)
    if before is not None and now is not None and later is not None:
        put_box(present, mapped(later, before, now))


def moved_plot(
    tree: Node, was: tuple[Sequence[float], Box | None], now: tuple[Sequence[float], Box | None]
) -> Node | None:
    """The plot's new place within the frame, of plot and frame as they were made and as they are
    now; None where the person has moved it."""
    place = tree.find(f"{C}chart/{C}plotArea/{C}layout")
    manual = None if place is None else place.find(f"{C}manualLayout")
    before, after = _shares(*was), _shares(*now)
    if manual is None or before is None or after is None:
        return None
    for side, share in zip(_SIDES, before, strict=True):
        found = manual.find(f"{C}{side}")
        try:
            is_there = found is not None and abs(float(found.get("val", "")) - share) < _CLOSE
        except ValueError:
            is_there = False
        if not is_there:
            return None
    made = deepcopy(place)
    for side, share in zip(_SIDES, after, strict=True):
        made.find(f"{C}manualLayout/{C}{side}").set("val", f"{min(max(share, 0.0), 1.0):.6f}")
    return made


def _shares(plot: Sequence[float], frame: Box | None) -> tuple[float, ...] | None:
    """Where the plot lies, in shares of the frame."""
    if frame is None or not frame[2] or not frame[3]:
        return None
    (x, y, width, height), (left, top, wide, high) = plot, frame
    return (x - left) / wide, (y - top) / high, width / wide, height / high
