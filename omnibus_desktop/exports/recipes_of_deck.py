"""The charts of ours in a presentation, wherever a person has put them: found by their tags."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck_facts import are_sound
from omnibus_desktop.exports.package import Node, Package
from omnibus_desktop.values import dataclass

#: The names of tags; PowerPoint knows them in capitals alone.
RECIPE = "OMNIBUS_RECIPE"
PARTS = "OMNIBUS_PARTS"
PAGE = "OMNIBUS_PAGE"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OF_SHAPE = f"./*/{_P}nvPr/{_P}custDataLst/{_P}tags"  # itself, not of those within it
_OWNERS = tuple(f"{_P}{name}" for name in ("graphicFrame", "grpSp", "sp", "pic", "cxnSp"))


@dataclass(frozen=True, eq=False)
class Carried:
    """A chart on a slide of the package: the names of the slide's part and of the one that has its
    tags, the element that is it, its recipe, and what was written down of it when it was made ({}
    where nothing can be read)."""

    package: Package
    slide: str
    tags: str
    element: Node
    recipe: str
    made: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class AroundPage:
    """A page of ours without a recipe: the names of the slide's part and of the one that has its
    tags, which `page` it is, and what was written down of it ({}: nothing can be read)."""

    package: Package
    slide: str
    tags: str
    page: str
    made: Mapping[str, Any]


def carried_charts(package: Package) -> list[Carried]:
    """The charts that carry a recipe, in the order of the slides and of their shapes. Raises
    OmnibusError where the presentation is damaged."""
    found = []
    known: dict[str, Mapping[str, Any]] = {}  # what several charts of a slide have in common
    for slide in package.slides():
        for element in package.tree(slide).iter(*_OWNERS):
            part = _tags_part(package, slide, element.find(_OF_SHAPE))
            tags = _tags(package, part) if part else {}
            if RECIPE in tags:
                text = tags.get(PARTS, "")
                made = known.setdefault(text, {}) or _made(text)
                known[text] = made
                found.append(Carried(package, slide, part, element, tags[RECIPE], made))
    return found


def pages_around(package: Package) -> dict[str, AroundPage]:
    """The pages of ours that carry no recipe, by the names of their parts. Raises OmnibusError
    where the presentation is damaged."""
    found = {}
    for slide in package.slides():
        tree = package.tree(slide)
        own = tree.find(f"{_P}cSld/{_P}custDataLst/{_P}tags")
        # decks of earlier versions have it at a shape
        places = [own, *(each.find(_OF_SHAPE) for each in tree.iter(*_OWNERS))]
        for listed in places:
            part = _tags_part(package, slide, listed)
            tags = _tags(package, part) if part else {}
            if tags.get(PAGE):
                made = _made(tags.get(PARTS, ""))
                found[slide] = AroundPage(package, slide, part, tags[PAGE], made)
                break
    return found


def put_tags(package: Package, part: str, tags: Mapping[str, str]) -> None:
    """Write these tags of ours anew in their part; those of other programs stay."""
    element = package.tree(part)
    for name, text in tags.items():
        for each in element.iter(f"{_P}tag"):
            if each.get("name", "").upper() == name:
                each.set("val", text)
    package.keep(part)


def _tags_part(package: Package, slide: str, listed: Node | None) -> str:
    """The part with the tags that are listed so; "" where there is none."""
    target = None if listed is None else package.relations(slide).get(listed.get(f"{_R}id", ""))
    return target[1] if target is not None and package.has(target[1]) else ""


def _tags(package: Package, part: str) -> dict[str, str]:
    try:
        tags = package.tree(part).iter(f"{_P}tag")
    except OmnibusError:  # of another program: nothing that has to be understood
        return {}
    return {each.get("name", "").upper(): each.get("val", "") for each in tags}


def _made(text: str) -> Mapping[str, Any]:
    try:
        made = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return made if isinstance(made, dict) and are_sound(made) else {}
