"""What of a chart in an edited deck is which answer and which group: as it is, was and becomes.

Series and categories are known by the keys that were written down when the chart was made, not by
where they stand: a person may have sorted, renamed, added or deleted some.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from omnibus_desktop.exports.deck_parts import Node
from omnibus_desktop.values import dataclass

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_BASE = re.compile(r"\*? \((?:\d[\d,]* of |n=)\d[\d,]*\)$")  # after the name of a group
_FORMAT = re.compile(r"[#,]*0(?:\.(0+))?(\"%\")?")

#: What a series or a category is, whatever it is called.
Identity = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Matched:
    """One chart: the elements of our series by what they are, those that the person added, what
    the positions of the categories are, and what they are called there. `facts` are what was
    written down, by series."""

    ours: Mapping[Identity, Node]
    own: tuple[Node, ...]
    facts: Mapping[Identity, Mapping[str, Any]]
    categories: tuple[Identity, ...]
    labels: Mapping[Identity, str]
    written: Mapping[Identity, str]  # as the categories were called when the chart was made

    def place(self, category: Identity) -> int | None:
        """Where the category is in the chart now."""
        return self.categories.index(category) if category in self.categories else None

    def made_at(self, category: Identity) -> int | None:
        """Where the category was when the chart was made."""
        known = list(self.written)
        return known.index(category) if category in known else None

    def figure(self, series: Identity, category: Identity) -> str:
        """The figure as it is in the chart; "" where there is none."""
        element = self.ours.get(series)
        place = self.place(category)
        return "" if element is None or place is None else values_of(element).get(place, "")


def matched(tree: Node, facts: Mapping[str, Any]) -> Matched | None:
    """The chart in this tree, of which `facts` were written down; None where they do not fit."""
    try:
        known, categories = _identities(facts)
        names = [str(each["name"]) for each in facts["series"]]
        labels = [str(each) for each in facts["categories"]]
    except (LookupError, TypeError, AttributeError):
        return None
    elements = [each for each in tree.iter(f"{C}ser") if each.find(f"{C}val") is not None]
    found = _by_name(elements, names)
    ours = {known[number]: element for number, element in found.items()}
    own = tuple(each for each in elements if not any(each is one for one in found.values()))
    shown = categories_of(next(iter(ours.values()))) if ours else labels
    if len(shown) == len(labels):
        placed = categories
    else:  # the person has added or deleted some: they go by their names
        by_label = dict(zip(labels, categories, strict=True))
        placed = [by_label.get(label, ("added", label)) for label in shown]
    called = {
        which: label for which, label in zip(placed, shown, strict=True) if which in categories
    }
    by_series = dict(zip(known, facts["series"], strict=True))
    written = dict(zip(categories, labels, strict=True))
    return Matched(ours, own, by_series, tuple(placed), called, written)


def _identities(facts: Mapping[str, Any]) -> tuple[list[Identity], list[Identity]]:
    """What each series and each category is: the answer or the group that all its keys share."""
    keys = [[(str(a), str(g)) for a, g in each["keys"]] for each in facts["series"]]
    series: list[Identity] = []
    side = next((s for s in (1, 0) if _tells_apart(keys, s)), None)
    for each, said in zip(keys, facts["series"], strict=True):
        key = next((key for key in each if any(key)), None)
        series.append(_identity(key, side, said["name"]))
    counted: Counter[Identity] = Counter()
    for place, which in enumerate(series):
        counted[which] += 1
        series[place] = (*which, str(counted[which]))
    places = list(zip(facts["categories"], zip(*keys, strict=True), strict=True))
    categories: list[Identity] = []
    for label, across in places:
        key = next((each for each in across if any(each)), None)
        categories.append(_identity(key, None if side is None else 1 - side, label))
    return series, categories


def _identity(key: tuple[str, str] | None, side: int | None, name: object) -> Identity:
    """This side of the key; the name where there is none."""
    return ("name", str(name)) if key is None or side is None else ("key", key[side])


def _tells_apart(keys: Sequence[Sequence[tuple[str, str]]], side: int) -> bool:
    """Whether this side of the keys is the same within each series, and the other one names each
    category once."""
    real = [[key for key in each if any(key)] for each in keys]  # without headings
    within = all(len({key[side] for key in each}) <= 1 for each in real)
    across = all(len({key[1 - side] for key in each}) == len(each) for each in real)
    is_only = len({key[side] for each in real for key in each}) == 1 < len(real)
    return within and across and not (is_only and side == 1)


def _by_name(elements: Sequence[Node], names: Sequence[str]) -> dict[int, Node]:
    """Our series among the chart's, by their number: those that are called as they were, and
    where they are called otherwise by the number that the chart gives them."""
    left = list(elements)
    found: dict[int, Node] = {}
    for number, name in enumerate(names):
        same = next((each for each in left if name_of(each) == name), None)
        if same is not None:
            found[number] = same
            left.remove(same)
    for number in range(len(names)):
        same = next((each for each in left if _value(each, "idx") == str(number)), None)
        if number not in found and same is not None:
            found[number] = same
            left.remove(same)
    return dict(sorted(found.items()))


def name_of(series: Node) -> str:
    """What the series is called."""
    return "".join(each.text or "" for each in series.findall(f"{C}tx//{C}v"))


def categories_of(series: Node) -> list[str]:
    """What the categories are called."""
    cache = series.find(f"{C}cat")
    texts = {} if cache is None else _points(cache)
    return [texts.get(place, "") for place in range(_count(cache))]


def values_of(series: Node) -> dict[int, str]:
    """The figures of the series by their place, as they are written in the chart."""
    return _points(series.find(f"{C}val"))


def numbers_of(series: Node) -> dict[int, float | str]:
    """The same as numbers: another program may write 89.0 where we have written 89."""
    found: dict[int, float | str] = {}
    for place, text in values_of(series).items():
        try:
            found[place] = float(text)
        except ValueError:
            found[place] = text
    return found


def bare(name: str) -> str:
    """The name of a group without its base, which is another one in each wave."""
    return _BASE.sub("", name)


def format_of(series: Node) -> str:
    """The number format in which the figures are printed."""
    found = series.find(f"{C}val//{C}formatCode")
    said = "" if found is None else found.text or ""
    label = series.find(f"{C}dLbls/{C}numFmt")
    return said if label is None else label.get("formatCode", said)


def printed(figure: str, number_format: str) -> str:
    """The figure as the chart shows it; "none" where there is none."""
    found = _FORMAT.search(number_format)
    try:
        value = Decimal(figure)
    except InvalidOperation:
        return figure or "none"
    decimals = len(found[1] or "") if found else 0
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,}{'%' if found and found[2] else ''}"


def _points(cache: Node) -> dict[int, str]:
    found = {}
    for point in () if cache is None else cache.iter(f"{C}pt"):
        place, text = point.get("idx", ""), point.find(f"{C}v")
        if place.isdecimal() and text is not None:
            found[int(place)] = text.text or ""
    return found


def _count(cache: Node) -> int:
    count = None if cache is None else next(cache.iter(f"{C}ptCount"), None)
    text = "" if count is None else count.get("val", "")
    return min(int(text), 10_000) if text.isdecimal() else 0


def _value(element: Node, name: str) -> str:
    found = element.find(f"{C}{name}")
    return "" if found is None else str(found.get("val", ""))
