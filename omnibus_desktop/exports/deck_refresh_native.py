"""The editable charts of a slide: which of their figures change, and how that is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck_parts import (
    P,
    box_from,
    box_of,
    digest,
    part_of,
    properties,
)
from omnibus_desktop.exports.deck_refresh_book import Column, with_figures
from omnibus_desktop.exports.deck_refresh_change import Line
from omnibus_desktop.exports.deck_refresh_chart import renew_frame, renew_series
from omnibus_desktop.exports.deck_refresh_cut import cut_of, told_of, without
from omnibus_desktop.exports.deck_refresh_frame import move_frame, moved_plot
from omnibus_desktop.exports.deck_refresh_match import (
    C,
    Identity,
    Matched,
    bare,
    format_of,
    matched,
    name_of,
    numbers_of,
    printed,
    values_of,
)
from omnibus_desktop.exports.deck_refresh_shapes import tell_alt
from omnibus_desktop.exports.package import Package
from omnibus_desktop.exports.recipes_of_deck import Carried
from omnibus_desktop.values import dataclass

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NEW, _BACK, _THERE = "new", "comes back", "on the chart"
_FIRST = 3  # figures that are told at once

Parts = dict[str, dict[str, Any]]
#: What a figure is called, and how it is printed.
Named = tuple[str, str]
#: The figures by series and category.
Known = dict[tuple[Identity, Identity], Named]


@dataclass(frozen=True, eq=False)
class Native:
    """One editable chart: `lines` say what changes, `told` what a person should know; `first` are
    the first figures before and after."""

    lines: tuple[Line, ...]
    told: tuple[str, ...]
    first: tuple[str, str]
    changes: bool
    make: Callable[[], None]


def native_changes(
    package: Package, here: Sequence[Carried], new: Sequence[Carried], parts: Parts
) -> list[Native]:
    """What would change in each of the slide's editable charts."""
    by_number = {each.made.get("chart", 0): each for each in new if each.element.tag == _FRAME}
    frames = [each for each in here if each.element.tag == _FRAME]
    known = _known(package, frames)
    found = []
    for each in frames:
        other = by_number.get(each.made.get("chart", 0))
        change = None if other is None else _native(package, each, other, parts, known)
        told = "It would be drawn as another kind of chart, and stays as it is"
        found.append(change or Native((), (told,), ("", ""), False, _nothing))
    return found


_FRAME = f"{P}graphicFrame"


def _known(package: Package, frames: Sequence[Carried]) -> Known:
    """The figures of all the slide's charts: one may show next what another shows now."""
    found: Known = {}
    for each in frames:
        part, was = chart_part(package, each), _facts(each)
        present = matched(package.tree(part), was) if part and was is not None else None
        if present is None:
            continue
        for which, element in present.ours.items():
            values, form = values_of(element), format_of(element)
            several = len(frames) > 1 or len(present.ours) > 1
            for place, category in enumerate(present.categories):
                name = _name(name_of(element), present.labels.get(category, ""), several=several)
                found[which, category] = name, printed(values.get(place, ""), form)
    return found


def _native(
    package: Package, here: Carried, new: Carried, parts: Parts, known: Known
) -> Native | None:
    part, made_part = chart_part(package, here), chart_part(new.package, new)
    was, now = _facts(here), _facts(new)
    if not part or not made_part or was is None or now is None:
        return None
    tree, made = package.tree(part), new.package.tree(made_part)
    present, whole = matched(tree, was), matched(made, now)
    if present is None or whole is None:
        return None
    cut = cut_of(tree, present, whole)
    later = without(made, now, cut)
    if later is None or not present.ours or not later.ours:
        return None
    several = len(whole.ours) > 1 or len(new.made["charts"]) > 1
    figures = list(_figures(known, later, several=several))
    lines = [(name, before, after) for (name, after), (_, before) in figures]
    lines += _coming_and_going(present, later, known)
    told = (*told_of(cut, present, whole), *_by_hand(present))
    make = partial(_renew, package, part, here, new, present, later, parts)
    first = _first(figures, lines)
    return Native(tuple(lines), told, first, bool(lines) or _differ(present, later), make)


def _renew(
    package: Package,
    part: str,
    here: Carried,
    new: Carried,
    present: Matched,
    later: Matched,
    parts: Parts,
) -> None:
    was, now = _facts(here), _facts(new)
    name = properties(here.element).get("name", "")
    kept = parts.get(name, {})
    if was is None or now is None:
        return
    move_frame(here.element, new.element, kept)
    tell_alt(here.element, new.element, kept)
    about = {"id": properties(here.element).get("id", ""), "name": name}
    parts[name] = part_of(new.element) | about
    if package.is_kept(part):  # two slides show this chart, and it has been made anew
        return
    tree = package.tree(part)
    was_made, is_made = (was["plot"], box_from(kept)), (now["plot"], box_of(new.element))
    layout = moved_plot(tree, was_made, is_made)
    columns = renew_series(present, later)
    renew_frame(tree, was, now, layout)
    package.keep(part)
    _put_book(package, part, new, columns)


def _put_book(package: Package, part: str, new: Carried, columns: Sequence[Column]) -> None:
    """Write the figures into the workbook behind the chart; where that is none that can be read,
    ours takes its place."""
    book = _book(package, part)
    if not book:
        return
    try:
        content = with_figures(book, package.bytes_of(book), columns)
    except OmnibusError:
        ours = _book(new.package, chart_part(new.package, new))
        content = with_figures(ours, new.package.bytes_of(ours), columns)
    package.put(book, content)


def _book(package: Package, part: str) -> str:
    found = (name for kind, name in package.relations(part).values() if kind == "package")
    return next((name for name in found if package.has(name)), "")


def chart_part(package: Package, carried: Carried) -> str:
    """The part with the editable chart; "" where there is none."""
    chart = next(carried.element.iter(f"{C}chart"), None)
    known = package.relations(carried.slide)
    target = None if chart is None else known.get(chart.get(f"{_R}id", ""))
    return target[1] if target is not None and package.has(target[1]) else ""


def _facts(carried: Carried) -> Mapping[str, Any] | None:
    """What was written down of this one of the slide's charts; None where nothing was."""
    charts, number = carried.made["charts"], carried.made["chart"]
    facts: Mapping[str, Any] | None = charts[number] if number < len(charts) else None
    return facts


def _figures(known: Known, later: Matched, *, several: bool) -> Iterator[tuple[Named, Named]]:
    """Each figure that is printed as another: what it is of and the figure, after and before."""
    for which, element in later.ours.items():
        values, form = values_of(element), format_of(element)
        for place, category in enumerate(later.categories):
            before = known.get((which, category))
            after = printed(values.get(place, ""), form)
            if before is not None and before[1] != after:
                label = later.labels.get(category, "")
                yield (_name(name_of(element), label, several=several), after), before


def _first(figures: Sequence[tuple[Named, Named]], lines: Sequence[Line]) -> tuple[str, str]:
    """The first figures that change, else what else does, before and after."""
    if figures:
        before = "; ".join(" ".join(said) for _, said in figures[:_FIRST])
        return before, "; ".join(" ".join(says) for says, _ in figures[:_FIRST])
    before = "; ".join(f"{name} {said}" for name, said, _ in lines[:_FIRST] if said)
    return before, "; ".join(f"{name} {says}" for name, _, says in lines[:_FIRST])


def _name(series: str, category: str, *, several: bool) -> str:
    """What a figure is of, without the bases of groups: they are other ones in each wave."""
    label = bare(category)
    return f"{bare(series)}: {label}" if several else label


def _differ(present: Matched, later: Matched) -> bool:
    """Whether the chart shows anything else, be it printed alike."""
    names = [(which, name_of(element)) for which, element in present.ours.items()]
    later_names = [(which, name_of(element)) for which, element in later.ours.items()]
    figures = [numbers_of(each) for each in present.ours.values()]
    return (
        (names, present.categories) != (later_names, later.categories)
        or figures != [numbers_of(each) for each in later.ours.values()]
        or any(present.written.get(each) != label for each, label in later.labels.items())
    )


def _coming_and_going(present: Matched, later: Matched, known: Known) -> Iterator[Line]:
    """Categories and series that are new, gone, or stand elsewhere."""
    for category in later.categories:
        if present.place(category) is None:
            label = later.labels.get(category, "")
            yield label, "", _BACK if category in present.written else _NEW
    for category in present.written:
        if category not in later.categories and category in present.categories:
            yield present.written[category], _THERE, "not asked any more"
    shown = {which for which, _ in known}
    added = [which for which in later.ours if which not in present.facts]
    if not any(which in shown for which in added):  # else charts have changed places
        yield from ((name_of(later.ours[which]), "", _NEW) for which in added)
        gone = (element for which, element in present.ours.items() if which not in later.ours)
        yield from ((name_of(element), _THERE, "not there any more") for element in gone)
    shared = [each for each in present.categories if each in later.categories]
    if shared != [each for each in later.categories if each in shared]:
        yield "Order", "", "the answers stand in another order"


def _by_hand(present: Matched) -> tuple[str, ...]:
    """Series whose figures are not those that we wrote."""
    found = []
    if set(present.categories) != set(present.written):
        return ()
    for which, element in present.ours.items():
        values = values_of(element)
        said = " ".join(values.get(place, "None") for place in range(len(present.categories)))
        if digest(said) != str(present.facts[which].get("figures", "")):
            found.append(f"Figures of {name_of(element)} were changed by hand")
    return tuple(found)


def _nothing() -> None:
    """Of a chart that stays as it is."""
