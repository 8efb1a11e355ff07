"""The figures of an editable chart made anew; how a person has made it look stays."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from omnibus_desktop.exports.chart_data import letters
from omnibus_desktop.exports.deck_parts import A, Node
from omnibus_desktop.exports.deck_refresh_book import Column
from omnibus_desktop.exports.deck_refresh_match import (
    C,
    Identity,
    Matched,
    name_of,
    values_of,
)
from omnibus_desktop.exports.deck_refresh_points import move_labels, move_points

_CLOSE = 0.0005  # of an axis or a frame: what was not changed by a person


def renew_series(present: Matched, new: Matched) -> list[Column]:
    """Give the series of the chart the new figures, names and categories. Returns the columns of
    the workbook behind it."""
    categories = list(new.categories)
    labels = [_label(present, new, which) for which in categories]
    sample = next(iter(present.ours.values()))
    last = sample
    shown: list[Node] = []
    for which, made in new.ours.items():
        element = present.ours.get(which)
        if element is None:
            element = _added(sample, made)
            if shown:
                last.addnext(element)
            else:
                sample.addprevious(element)
        else:
            _keep_name(element, made, present.facts[which])
            _recolour(element, present.facts[which], new.facts[which])
        _put_values(element, made)
        move_points(element, made, present, new, which)
        move_labels(element, made, present, new)
        last = element
        shown.append(element)
    for which, element in present.ours.items():
        if which not in new.ours:
            element.getparent().remove(element)
    for element in present.own:
        _realign(element, present, new)
        shown.append(element)
    _renumber(shown)
    return _written(shown, labels)


def renew_frame(
    tree: Node, was: Mapping[str, Any], now: Mapping[str, Any], layout: Node | None
) -> None:
    """Let axis, gap and plot follow the figures where they are as they were made; `layout` is the
    new place of the plot within the frame, None where the person has moved it."""
    for name, place in (("min", 0), ("max", 1)):
        for axis in tree.iter(f"{C}valAx"):
            end = axis.find(f"{C}scaling/{C}{name}")
            if end is not None and _is(end, was["axis"][place]):
                end.set("val", f"{now['axis'][place]:g}")
    for gap in tree.iter(f"{C}gapWidth"):
        if _is(gap, was["gap"]):
            gap.set("val", str(now["gap"]))
    if layout is not None:
        place = tree.find(f"{C}chart/{C}plotArea/{C}layout")
        if place is not None:
            place.getparent().replace(place, layout)


def _is(element: Node, value: float) -> bool:
    try:
        return abs(float(element.get("val", "")) - value) < _CLOSE
    except ValueError:
        return False


def _label(present: Matched, new: Matched, which: Identity) -> str:
    """What a category is called: as the person called it where they gave it another name."""
    theirs, ours = present.labels.get(which, ""), present.written.get(which, "")
    return theirs if theirs and ours and theirs != ours else new.labels[which]


def _added(sample: Node, made: Node) -> Node:
    """A series that looks as the sample does, for figures that were not there before."""
    element = deepcopy(sample)
    for name in ("dPt", "extLst"):
        for each in element.findall(f"{C}{name}"):
            element.remove(each)
    theirs, ours = element.find(f"{C}tx"), made.find(f"{C}tx")
    if theirs is not None and ours is not None:
        element.replace(theirs, deepcopy(ours))
    look, own = element.find(f"{C}spPr"), made.find(f"{C}spPr")
    if look is not None and own is not None:
        element.replace(look, deepcopy(own))
    return element


def _keep_name(element: Node, made: Node, was: Mapping[str, Any]) -> None:
    """The new name, where the person has not given the series another."""
    if name_of(element) == was["name"]:
        theirs, ours = element.find(f"{C}tx"), made.find(f"{C}tx")
        if theirs is not None and ours is not None:
            element.replace(theirs, deepcopy(ours))


def _recolour(element: Node, was: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Our new colour in the place of our old one; a colour of the person's stays."""
    if was["colour"] != now["colour"]:
        look = element.find(f"{C}spPr")
        for colour in () if look is None else look.iter(f"{A}srgbClr"):
            if colour.get("val", "").upper() == was["colour"]:
                colour.set("val", str(now["colour"]))


def _put_values(element: Node, made: Node) -> None:
    for name in ("cat", "val"):
        theirs, ours = element.find(f"{C}{name}"), made.find(f"{C}{name}")
        if theirs is not None and ours is not None:
            element.replace(theirs, deepcopy(ours))


def _realign(element: Node, present: Matched, new: Matched) -> None:
    """Let the figures of a series that the person added stand at their categories."""
    figures = values_of(element)
    by_category = dict(zip(present.categories, range(len(present.categories)), strict=True))
    cache = element.find(f"{C}val//{C}numCache")
    sample = next(iter(new.ours.values()))
    theirs, ours = element.find(f"{C}cat"), sample.find(f"{C}cat")
    if theirs is not None and ours is not None:
        element.replace(theirs, deepcopy(ours))
    if cache is None:
        return
    for point in cache.findall(f"{C}pt"):
        cache.remove(point)
    count = cache.find(f"{C}ptCount")
    if count is not None:
        count.set("val", str(len(new.categories)))
    for place, which in enumerate(new.categories):
        figure = figures.get(by_category.get(which, -1))
        if figure is not None:
            point = cache.makeelement(f"{C}pt", {"idx": str(place)})
            value = point.makeelement(f"{C}v")
            value.text = figure
            point.append(value)
            cache.append(point)


def _renumber(shown: list[Node]) -> None:
    """Number the series as they stand; each its own number."""
    for number, element in enumerate(shown):
        for name in ("idx", "order"):
            place = element.find(f"{C}{name}")
            if place is not None:
                place.set("val", str(number))


def _written(shown: list[Node], labels: list[str]) -> list[Column]:
    """Write into each series where its figures are in the workbook, and the names of categories;
    returns the workbook's columns."""
    columns: list[Column] = [("", labels)]
    foot = len(labels) + 1
    for number, element in enumerate(shown, start=1):
        column = letters(number)
        for path, reference in (
            (f"{C}tx", f"Sheet1!${column}$1"),
            (f"{C}cat", f"Sheet1!$A$2:$A${foot}"),
            (f"{C}val", f"Sheet1!${column}$2:${column}${foot}"),
        ):
            formula = element.find(f"{path}//{C}f")
            if formula is not None:
                formula.text = reference
        for point in element.findall(f"{C}cat//{C}pt"):
            place, text = point.get("idx", ""), point.find(f"{C}v")
            if text is not None and place.isdecimal() and int(place) < len(labels):
                text.text = labels[int(place)]
        figures = values_of(element)
        cells = [_number(figures.get(place, "")) for place in range(len(labels))]
        columns.append((name_of(element), cells))
    return columns


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
