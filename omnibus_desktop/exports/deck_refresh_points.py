"""The single bars and labels of a series that look otherwise than the others: they go along with
their answers."""

from __future__ import annotations

from copy import deepcopy

from omnibus_desktop.exports.deck_parts import A, Node
from omnibus_desktop.exports.deck_refresh_match import C, Identity, Matched

_AFTER_POINTS = tuple(f"{C}{name}" for name in ("dLbls", "trendline", "errBars", "cat", "val"))
_WORDED = (f"{C}tx", f"{C}delete")  # of a label: what we wrote of the figure itself


def move_points(element: Node, made: Node, present: Matched, new: Matched, which: Identity) -> None:
    """Let each bar have the colour that is its own now, where the person has not given it
    another; bars that the person made look otherwise go on doing so."""
    theirs = {_place(each): each for each in element.findall(f"{C}dPt")}
    ours = {_place(each): each for each in made.findall(f"{C}dPt")}
    if element.getparent().tag != made.getparent().tag:
        ours = {}  # the person made another kind of chart of it
    was, now = present.facts.get(which), new.facts[which]
    for each in theirs.values():
        element.remove(each)
    is_restyled = colour_of(element) != now["colour"]
    ahead = next((each for each in element if each.tag in _AFTER_POINTS), None)
    for place, category in enumerate(new.categories):
        before, made_at = present.place(category), present.made_at(category)
        their, own = theirs.get(-1 if before is None else before), ours.get(place)
        if before is None or was is None or made_at is None:
            chosen = None if is_restyled else own
        elif (colour_of(their) or colour_of(element)) not in (was["points"][made_at], ""):
            chosen = their  # the person's own colour
        elif was["points"][made_at] == now["points"][place]:
            chosen = own if their is None and not is_restyled else their
        else:
            is_plain = colour_of(element) == now["points"][place]
            chosen = own if own is not None or is_plain else their
        if chosen is not None and ahead is not None:
            moved = deepcopy(chosen)
            moved.find(f"{C}idx").set("val", str(place))
            ahead.addprevious(moved)


def move_labels(element: Node, made: Node, present: Matched, new: Matched) -> None:
    """Let each label that is not as the others are stand at its bar; of those that say a figure
    in words of their own, the new words."""
    labels, ours = element.find(f"{C}dLbls"), made.find(f"{C}dLbls")
    if labels is None or ours is None or labels.find(f"{C}delete") is not None:
        return
    their = {_place(each): each for each in labels.findall(f"{C}dLbl")}
    own = {_place(each): each for each in ours.findall(f"{C}dLbl")}
    for each in their.values():
        labels.remove(each)
    chosen = []
    for place, category in enumerate(new.categories):
        before = present.place(category)
        known, mine = their.get(-1 if before is None else before), own.get(place)
        if known is not None and (_is_worded(known) or (mine is not None and _is_worded(mine))):
            known = None
        label = mine if known is None else known
        if label is not None:
            moved = deepcopy(label)
            moved.find(f"{C}idx").set("val", str(place))
            chosen.append(moved)
    for moved in reversed(chosen):
        labels.insert(0, moved)


def colour_of(element: Node) -> str:
    """The colour of a series or a bar, of a line that of its points; "" where none is said."""
    if element is None:
        return ""
    for name in ("marker", "spPr"):
        look = element.find(f"{C}{name}")
        colour = None if look is None else next(look.iter(f"{A}srgbClr"), None)
        if colour is not None:
            return str(colour.get("val", "")).upper()
    return ""


def _is_worded(label: Node) -> bool:
    return any(label.find(name) is not None for name in _WORDED)


def _place(element: Node) -> int:
    found = element.find(f"{C}idx")
    text = "" if found is None else found.get("val", "")
    return int(text) if text.isdecimal() else -2
