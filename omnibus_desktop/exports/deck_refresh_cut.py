"""Series and answers that a person has taken out of an editable chart.

They stay out of it; but answers come back, and are told, where their names are shapes of the slide:
these would stand by bars of others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from omnibus_desktop.exports.deck_parts import Node
from omnibus_desktop.exports.deck_refresh_match import C, Identity, Matched, bare, matched
from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Cut:
    """What was taken out by hand of what our own chart has, and stays out, and the categories that
    come `back`."""

    series: tuple[Identity, ...]
    categories: tuple[Identity, ...]
    back: tuple[Identity, ...]

    def __bool__(self) -> bool:
        return bool(self.series or self.categories)


def cut_of(tree: Node, present: Matched, later: Matched) -> Cut:
    """What the person has taken out of the chart in this tree. Categories come back, too, where
    they have written some of their own: which of ours these stand for is not known."""
    series = tuple(w for w in present.facts if w not in present.ours and w in later.ours)
    is_known = all(each in present.written for each in present.categories)
    gone = (each for each in present.written if each not in present.categories)
    categories = tuple(each for each in gone if each in later.categories)
    if is_known and _names_its_categories(tree):
        return Cut(series, categories, ())
    return Cut(series, (), categories)


def _names_its_categories(tree: Node) -> bool:
    hidden = (each for axis in tree.iter(f"{C}catAx") for each in axis.findall(f"{C}delete"))
    return any(each.get("val") in ("0", "false") for each in hidden)


def told_of(cut: Cut, present: Matched, later: Matched) -> Iterator[str]:
    """What a person should know of it."""
    names = [str(present.facts[which]["name"]) for which in cut.series]
    names += [later.labels.get(which, "") for which in cut.categories]
    if names:
        yield f"Taken out by hand, and stays out: {', '.join(map(bare, names))}"
    if cut.back:
        back = ", ".join(bare(later.labels.get(which, "")) for which in cut.back)
        yield f"Taken out by hand, and comes back, as its name is beside the chart: {back}"


def without(tree: Node, facts: Mapping[str, Any], cut: Cut) -> Matched | None:
    """Our own chart in this tree without these; the tree itself is not changed."""
    found = matched(deepcopy(tree), facts) if cut else matched(tree, facts)
    if found is None or not cut:
        return found
    kept = [p for p, each in enumerate(found.categories) if each not in cut.categories]
    ours = {which: each for which, each in found.ours.items() if which not in cut.series}
    for element in ours.values():
        _keep_points(element, kept)
    known = {
        which: {**said, "points": [said["points"][place] for place in kept]}
        for which, said in found.facts.items()
    }
    categories = tuple(found.categories[place] for place in kept)
    labels = {which: found.labels[which] for which in categories}
    return Matched(ours, found.own, known, categories, labels, found.written)


def _keep_points(series: Node, kept: list[int]) -> None:
    """Leave the series the points of these places alone, and number them anew."""
    numbers = {str(old): str(new) for new, old in enumerate(kept)}
    for count in series.iter(f"{C}ptCount"):
        if not _is_of_name(count):
            count.set("val", str(len(kept)))
    for point in [e for e in series.iter(f"{C}pt") if not _is_of_name(e)]:
        _renumber(point, point, numbers)
    for name in ("dPt", "dLbl"):
        for each in list(series.iter(f"{C}{name}")):
            _renumber(each, each.find(f"{C}idx"), numbers, "val")


def _renumber(each: Node, place: Node, numbers: Mapping[str, str], called: str = "idx") -> None:
    """Give this its new number, which stands at `place`; take out what has none."""
    number = numbers.get(place.get(called, ""))
    if number is None:
        each.getparent().remove(each)
    else:
        place.set(called, number)


def _is_of_name(point: Node) -> bool:
    """Whether this is of the name of the series, not of its figures."""
    return any(True for _ in point.iterancestors(f"{C}tx"))
