"""Which signs of a difference stand on a chart, and what would become of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from omnibus_desktop.exports.deck_refresh_change import Line
from omnibus_desktop.exports.deck_refresh_match import C, format_of, printed, values_of
from omnibus_desktop.exports.deck_refresh_native import chart_part
from omnibus_desktop.exports.recipes_of_deck import Carried

#: What the group is called in which the signs of a chart are.
SIGNS = "Signs of difference"
_OTHERS = "no more than chance"

_Mark = tuple[str, str]


def sign_lines(was: Mapping[str, Any], new: Sequence[Carried]) -> Iterator[Line]:
    """Each mark whose sign is another on the `new` charts of the slide: its name and figure, what
    its sign said and what it says. Nothing of decks made when the signs were not written down."""
    if "signs" not in was:
        return
    now = new[0].made
    before, after = _signs(was), _signs(now)
    names = _names(was) | _names(now)
    for each in new:
        names |= _with_figures(each)
    for mark in dict.fromkeys((*before, *after)):
        said, says = before.get(mark, ""), after.get(mark, "")
        if said != says and mark in names:
            yield f"{SIGNS}: {names[mark]}", _told(said), f"now {_told(says)}"


def _told(way: str) -> str:
    return f"{way} than the rest" if way else _OTHERS


def _signs(facts: Mapping[str, Any]) -> dict[_Mark, str]:
    return {(answer, group): way for answer, group, way in facts.get("signs", ())}


def _names(facts: Mapping[str, Any]) -> dict[_Mark, str]:
    """What each mark is called."""
    charts = facts.get("charts", ())
    several = len(charts) > 1 or any(len(chart["series"]) > 1 for chart in charts)
    return {
        (key[0], key[1]): f"{series['name']}, {label}" if several else label
        for chart in charts
        for series in chart["series"]
        for key, label in zip(series["keys"], chart["categories"], strict=True)
    }


def _with_figures(new: Carried) -> dict[_Mark, str]:
    """What each mark is called and the figure that it has, of the chart that carries the facts."""
    part = chart_part(new.package, new)
    number, charts = new.made["chart"], new.made["charts"]
    if not part or number >= len(charts):
        return {}
    names, found = _names(new.made), {}
    elements = [e for e in new.package.tree(part).iter(f"{C}ser") if e.find(f"{C}val") is not None]
    for series, element in zip(charts[number]["series"], elements, strict=False):
        values, form = values_of(element), format_of(element)
        for place, (answer, group) in enumerate(series["keys"]):
            if place in values:
                name = names[answer, group]
                found[answer, group] = f"{name} {printed(values[place], form)}"
    return found
