"""Cover, agenda and pages of method of an edited deck, renewed for the slides that stand in it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.exports.chart_ml import EMU
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.deck_links import TO_SLIDE, link
from omnibus_desktop.exports.deck_parts import Node, text_of
from omnibus_desktop.exports.deck_refresh_change import Change
from omnibus_desktop.exports.deck_refresh_known import by_name, name_of, present_of, top_shapes
from omnibus_desktop.exports.deck_refresh_text import TextRefresh
from omnibus_desktop.exports.fitting import fitted
from omnibus_desktop.exports.package import Package
from omnibus_desktop.exports.recipes_of_deck import PARTS, AroundPage, pages_around, put_tags
from omnibus_desktop.exports.template import Template

#: What a slide of ours is called that carries no recipe, and stands around no slides.
SLIDE = "Slide"
_NOT_RENEWED = ("Section", SLIDE)  # they say nothing of a wave, or nothing that can be drawn anew
LEFT = (
    "Stays as it is, of the wave that the deck was exported with: write its figures, dates and"
    " page numbers anew, or take this page from a new export"
)
_GONE = "There is nothing to say on it any more: delete this page"
_MORE = "It would take {} pages, and has {} here: take these pages from a new export"
_NOTHING = "Stays as it is: there is nothing to say here any more"
_MISSING = "Take this from a new export, for there is no place for it here:"

#: The scenes of the pages around the slides, by what these are called.
Anew = Mapping[str, Sequence[TextScene]]


def changes_of_pages(package: Package, anew: Anew, template: Template | None) -> Iterator[Change]:
    """What would change on the pages around the slides where they are to be as `anew`; of those
    that cannot be renewed no more than that, `LEFT`."""
    numbers = {name: number for number, name in enumerate(package.slides(), start=1)}
    around = [each for each in pages_around(package).values() if each.page not in _NOT_RENEWED]
    for page, found in groupby(sorted(around, key=lambda each: each.page), lambda e: e.page):
        here = list(found)
        scenes = anew.get(page, ())
        known = [json.dumps(each.made.get("parts")) for each in here]
        pages = list(dict.fromkeys(known))  # one that the person copied is the same page twice
        for each in here[:1] if len(scenes) > len(pages) and here[0].made else ():
            told = _MORE.format(len(scenes), len(pages))
            yield Change(numbers[each.slide], page, "", told)
        for each, its in zip(here, known, strict=True):
            number, place = numbers[each.slide], pages.index(its)
            if not each.made:
                yield Change(number, page, _said(each), LEFT)
            elif place >= len(scenes):
                yield Change(number, page, _said(each), _GONE if scenes else LEFT)
            else:
                yield from _Renewal(each, number, scenes[place], template).changes()


def _said(page: AroundPage) -> str:
    """What stands on the page."""
    tree = page.package.tree(page.slide)
    found = (text_of(each) for each in top_shapes(tree) if name_of(each) != "Slide number")
    return " ".join(filter(None, found))


class _Renewal:
    """One page, its scene as it is to be, and what is to be written down of it anew."""

    def __init__(
        self, page: AroundPage, number: int, scene: TextScene, template: Template | None
    ) -> None:
        self._page, self._number = page, number
        self._package, self._tree = page.package, page.package.tree(page.slide)
        self._facts = dict(page.made)
        self._parts: list[dict[str, Any]] = [dict(each) for each in page.made["parts"]]
        self._new = _drawn_anew(page.made, scene, template)

    def changes(self) -> Iterator[Change]:
        named = by_name((part["name"], part) for part in self._parts)
        for name, part in named.items():
            present, new = present_of(self._tree, part), self._new.get(name)
            if present is None or not part["text"]:
                continue
            if new is None or not text_of(new):
                yield Change(self._number, self._page.page, text_of(present), _NOTHING)
                continue
            renewed = TextRefresh(present, new, part, self._finish)
            for before, after, make in renewed.changes():
                does = None if make is None else partial(self._make, make)
                yield Change(self._number, self._page.page, before, after, make=does)
        for name, new in self._new.items():
            if name not in named and text_of(new):
                yield Change(self._number, self._page.page, "", f"{_MISSING} {text_of(new)}")

    def _make(self, make: Callable[[], None]) -> None:
        make()
        self._package.keep(self._page.slide)
        facts = self._facts | {"parts": self._parts}
        put_tags(self._package, self._page.tags, {PARTS: json.dumps(facts)})

    def _finish(self, rows: Iterable[Sequence[Node]]) -> None:
        """Let rows that name a page lead to it, where rows of an agenda do."""
        slides = self._package.slides()
        for cells in rows:
            last = text_of(cells[-1])
            if len(cells) > 1 and self._page.page == "Agenda" and last.isdecimal():
                if 0 < int(last) <= len(slides):
                    there = slides[int(last) - 1]
                    link(cells, self._package.relate(self._page.slide, there, TO_SLIDE))


def _drawn_anew(
    made: Mapping[str, Any], scene: TextScene, template: Template | None
) -> dict[str, Node]:
    """The shapes of the page as it is to be, by their names."""
    width, height = made["page"]
    stream = io.BytesIO()
    slide = DeckSlide(fitted(scene, width / EMU, height / EMU))
    save_deck([slide], stream, None if made["own"] else template)
    package = Package("the new page", stream.getvalue())
    (name,) = package.slides()
    return by_name((name_of(each), each) for each in top_shapes(package.tree(name)))
