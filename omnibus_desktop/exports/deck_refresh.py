"""A deck that a person has edited, brought to the figures of another wave: what would change is
listed first, and only what is agreed to is written."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.deck_parts import Node, P, digest, text_of
from omnibus_desktop.exports.deck_refresh_change import Change
from omnibus_desktop.exports.deck_refresh_known import Place, SlideRefresh, name_of, ours_on
from omnibus_desktop.exports.deck_refresh_pages import LEFT, Anew, changes_of_pages
from omnibus_desktop.exports.deck_refresh_slide import changes_of_slide
from omnibus_desktop.exports.fitting import fitted
from omnibus_desktop.exports.package import Package
from omnibus_desktop.exports.progress import Progress, nobody_waits
from omnibus_desktop.exports.recipes_of_deck import Carried, carried_charts, pages_around
from omnibus_desktop.exports.template import Template
from omnibus_desktop.values import dataclass

_EMU = 12700  # a point
_PAGE = (12192000, 6858000)


@dataclass(frozen=True)
class Wanted:
    """A slide that has to be drawn anew: the recipe that its charts carry, the size of the page
    that it was drawn on, whether on a template of the program's own (`own`), and as what kind of
    chart."""

    recipe: str
    page: tuple[int, int]
    own: bool
    kind: str


@dataclass(frozen=True)
class Outlined:
    """A slide of the deck: its number; which `page` of ours without a recipe it is, "" where it
    carries one, None where it is the person's; its title, and whether that is the person's own;
    the section that begins with it; and what is to be drawn for it."""

    number: int
    page: str | None
    title: str
    is_own_title: bool
    section: str
    wanted: Wanted | None


@dataclass(frozen=True, eq=False)
class Fresh:
    """A slide drawn anew, with its new recipe; `doubts` says which figures in a text are not
    those of the new wave; `remarks` are sentences on what the new wave has otherwise."""

    slide: DeckSlide
    doubts: Callable[[str], Sequence[str]]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Plan:
    """What would change in the deck, in the order of its slides; those that cannot be agreed to
    are only told."""

    package: Package
    changes: tuple[Change, ...]
    others: int  # slides without a chart of ours
    stale: tuple[int, ...] = ()  # those of them that tell of the wave that the deck was made with

    def written(self, agreed: Collection[int], progress: Progress = nobody_waits) -> bytes:
        """The deck with the changes of these numbers made; everything else of it is as it was.
        To be asked for once. `progress` is told the share that is done, and may raise
        Cancelled."""
        for number, change in enumerate(self.changes):
            progress(number / len(self.changes))
            if number in agreed and change.make is not None:
                change.make()
        return self.package.written()


def wanted_of(package: Package) -> tuple[Wanted, ...]:
    """What has to be drawn for the charts in the deck, each once."""
    return tuple(dict.fromkeys(_wanted(each) for each in carried_charts(package)))


def plan_of(
    package: Package,
    drawn: Mapping[Wanted, Fresh | str],
    template: Template | None,
    anew: Anew = MappingProxyType({}),
) -> Plan:
    """What would change where slides are drawn as in `drawn`, which says in words why where one
    cannot be; those that are not the program's own are put on the `template`. `anew` are the pages
    around them as they are to be."""
    places = _places(drawn, template)
    charts = carried_charts(package)
    numbers = {name: number for number, name in enumerate(package.slides(), start=1)}
    changes: list[Change] = []
    claimed: dict[str, list[Node]] = {}
    for (slide, wanted), here in _by_slide(package, charts):
        fresh = drawn.get(wanted, "It is not asked there.")
        number = numbers[slide]
        if isinstance(fresh, str) or wanted not in places:
            why = fresh if isinstance(fresh, str) else "It cannot be drawn."
            changes.append(Change(number, "chart", "", f"Stays as it is. {why}"))
        elif not here[0].made:
            told = "Stays as it is: what was written down of it is lost."
            changes.append(Change(number, "chart", "", told))
        else:
            refresh = SlideRefresh(package, number, here, places[wanted])
            taken = claimed.setdefault(slide, [])
            if taken:  # a chart that was copied to the slide of another one
                refresh.leave(taken)
            taken += refresh.standing()
            changes += changes_of_slide(refresh, fresh.doubts)
            changes += (Change(number, "chart", "", remark) for remark in fresh.remarks)
    around = list(changes_of_pages(package, anew, template))
    if not any(each.make is not None for each in (*changes, *around)):
        around = []
    ordered = sorted((*changes, *around), key=lambda change: change.slide)
    ours = {*(each.slide for each in charts), *pages_around(package)}
    left = tuple(each.slide for each in ordered if each.after == LEFT)
    return Plan(package, tuple(ordered), len(set(numbers) - ours), left)


def outline_of(package: Package) -> tuple[Outlined, ...]:
    """The slides of the deck, as the pages around them have to know them."""
    charts = {name: list(found) for name, found in groupby(carried_charts(package), _slide_of)}
    around = pages_around(package)
    found = []
    for number, name in enumerate(package.slides(), start=1):
        page = around.get(name)
        here = charts.get(name, [])
        made = here[0].made if here else page.made if page else {}
        tree = package.tree(name)
        title = next((text_of(e) for e in tree.iter(f"{P}sp") if name_of(e) == "Headline"), "")
        written = {part["name"]: part["text"] for part in made.get("parts", ())}
        is_own = digest(title) != written.get("Headline")
        wanted = _wanted(here[0]) if here else None
        which = page.page if page else "" if here else None
        found.append(Outlined(number, which, title, is_own, made.get("section", ""), wanted))
    return tuple(found)


def _slide_of(carried: Carried) -> str:
    return carried.slide


def _by_slide(
    package: Package, charts: Sequence[Carried]
) -> Iterator[tuple[tuple[str, Wanted], tuple[Carried, ...]]]:
    """The charts of each slide by what they show; of several first the one whose words these
    are."""
    for slide, found in groupby(charts, lambda each: each.slide):
        by_recipe: dict[Wanted, list[Carried]] = {}
        for each in found:
            by_recipe.setdefault(_wanted(each), []).append(each)
        tree = package.tree(slide)
        ordered = sorted(by_recipe, key=lambda w: -ours_on(tree, by_recipe[w][0].made))
        yield from (((slide, w), tuple(by_recipe[w])) for w in ordered)


def _wanted(carried: Carried) -> Wanted:
    made = carried.made
    page = made.get("page", _PAGE)
    return Wanted(carried.recipe, (page[0], page[1]), made.get("own", True), made.get("kind", ""))


def _places(drawn: Mapping[Wanted, Fresh | str], template: Template | None) -> dict[Wanted, Place]:
    """Each slide drawn anew as a slide of a deck of its own making, in which its shapes are."""
    found: dict[Wanted, Place] = {}
    ready = {w: fresh for w, fresh in drawn.items() if isinstance(fresh, Fresh)}
    for page, own in dict.fromkeys((w.page, w.own) for w in ready):
        mine = [w for w in ready if (w.page, w.own) == (page, own)]
        size = (page[0] / _EMU, page[1] / _EMU)
        slides = [_sized(ready[w].slide, size) for w in mine]  # what is spoken is compared as text
        stream = io.BytesIO()
        save_deck(slides, stream, None if own else template)
        made = Package("the new slides", stream.getvalue())
        by_slide = {
            name: tuple(charts)
            for name, charts in groupby(carried_charts(made), lambda each: each.slide)
        }
        for w, name in zip(mine, made.slides(), strict=True):
            if name in by_slide:
                found[w] = Place(made, by_slide[name], ready[w].slide.speaker_notes)
    return found


def _sized(slide: DeckSlide, size: tuple[float, float]) -> DeckSlide:
    return replace(slide, scene=fitted(slide.scene, *size), speaker_notes="")
