"""One slide of an edited deck while it is refreshed: which shapes are ours, as they were, are and
become, and what is written down of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from omnibus_desktop.exports.deck_parts import (
    SHAPES,
    Node,
    P,
    box_from,
    box_of,
    digest,
    part_of,
    properties,
    text_of,
)
from omnibus_desktop.exports.deck_refresh_shapes import made_anew, shift, tell_alt
from omnibus_desktop.exports.package import Package
from omnibus_desktop.exports.recipes_of_deck import PARTS, RECIPE, Carried, put_tags
from omnibus_desktop.values import dataclass

#: What a note is called, and of several shapes of one name which it is.
NOTE = re.compile(r"(Note \d+)((?: \(\d+\))?)")
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, eq=False)
class Place:
    """A slide drawn anew: the package that it is in, and its charts there."""

    package: Package
    charts: tuple[Carried, ...]
    speaker_notes: str


class SlideRefresh:
    """One slide, the charts of one recipe on it, and what is to be written down of them anew."""

    def __init__(
        self, package: Package, number: int, here: Sequence[Carried], place: Place
    ) -> None:
        self.package, self.number, self.here, self.place = package, number, here, place
        self.slide = here[0].slide
        self.tree = package.tree(self.slide)
        self.was, self.now = here[0].made, place.charts[0].made
        parts = (dict(each) for each in self.was.get("parts", ()) if isinstance(each, dict))
        self.parts: dict[str, dict[str, Any]] = by_name((str(p.get("name")), p) for p in parts)
        self.facts = dict(self.was)
        self.is_guest = False  # on the slide of another chart, whose words and notes these are
        self.left: dict[str, dict[str, Any]] = {}  # what is not ours on this slide
        new_tree = place.package.tree(place.charts[0].slide)
        self.new: dict[str, Node] = by_name((name_of(each), each) for each in top_shapes(new_tree))
        self.renamed = _renamed(self.was, self.now)

    def present(self, part: dict[str, Any]) -> Node | None:
        """The shape on the slide of which this was written down; None where it is gone."""
        return present_of(self.tree, part)

    def standing(self) -> list[Node]:
        """Our shapes that are on the slide."""
        found = (self.present(part) for part in self.parts.values())
        return [each for each in found if each is not None]

    def leave(self, taken: Sequence[Node]) -> None:
        """Take nothing for ours but the charts: the other shapes are those of another chart."""
        self.is_guest = True
        frames = [each.element for each in self.here]
        for name, part in list(self.parts.items()):
            present = self.present(part)
            if present is not None and not any(present is each for each in frames):
                if any(present is each for each in taken) or not _is_as_made(present, part):
                    self.left[name] = self.parts.pop(name)

    def drawn(self, name: str) -> Node | None:
        """What our slide has now for the shape that was called so."""
        return self.new.get(as_now(name, self.renamed))

    def put(self, name: str, present: Node) -> None:
        """Make one shape anew, and write that down."""
        part, new = self.parts[name], self.drawn(name)
        if present.getparent() is None:
            return  # another part that was written down has the same place
        if new is None:
            present.getparent().remove(present)
            del self.parts[name]
        else:
            tell_alt(present, new, part)
            standing = made_anew(present, new, part)
            self.note(name, new, standing)
        self.keep()

    def moves(self, name: str) -> bool:
        """Whether words that stay as they are stand elsewhere on our own slide now."""
        part, new = self.parts.get(name), self.drawn(name)
        present = None if part is None else self.present(part)
        if part is None or present is None or new is None:
            return False
        stays = digest(text_of(present)) != part.get("text") or text_of(new) == text_of(present)
        return stays and box_from(part) is not None and box_of(new) != box_from(part)

    def move(self, name: str) -> None:
        """Have such words where our own slide has them, from where the person has put them."""
        part, new = self.parts[name], self.drawn(name)
        present = self.present(part)
        if new is not None and present is not None:
            shift(present, new, part)
            self.parts[name] = part | {"box": list(box_of(new) or ())}

    def note(self, name: str, new: Node, standing: Node) -> None:
        """Write down how the shape is made now."""
        about = properties(standing)
        own = {"id": about.get("id", ""), "name": about.get("name", "")}
        self.parts[name] = part_of(new) | own

    def keep(self) -> None:
        """Have the slide written, and with its charts what is known of it now."""
        self.package.keep(self.slide)
        facts = self.facts | {"parts": [*self.parts.values(), *self.left.values()]}
        recipe = self.place.charts[0].recipe
        for each in self.here:
            own = facts | {"chart": each.made.get("chart", 0)}
            put_tags(self.package, each.tags, {RECIPE: recipe, PARTS: json.dumps(own)})


def present_of(tree: Node, part: Mapping[str, Any]) -> Node | None:
    """The shape on the slide of this tree of which `part` was written down; None where it is
    gone."""
    named = [e for e in tree.iter(*SHAPES) if name_of(e) == part.get("name")]
    exact = [each for each in named if properties(each).get("id") == part.get("id")]
    found = exact or named
    return found[0] if len(found) == 1 or exact else None


def ours_on(tree: Node, made: Mapping[str, Any]) -> int:
    """How many of the words on the slide are as they were written down."""
    shapes = {(name_of(each), text_of(each)) for each in tree.iter(*SHAPES)}
    said = {(name, digest(text)) for name, text in shapes if text}
    return sum((part["name"], part["text"]) in said for part in made.get("parts", ()))


def _is_as_made(present: Node, part: Mapping[str, Any]) -> bool:
    return bool(digest(text_of(present)) == part.get("text"))


def _renamed(was: Any, now: Any) -> dict[str, str]:
    """What the notes that were counted before are called now: they are known by their ids."""
    before, after = was.get("note ids", []), now.get("note ids", [])
    places = {note: place for place, note in enumerate(after, start=1)}
    return {
        f"Note {place}": f"Note {places[note]}" if note in places else ""
        for place, note in enumerate(before, start=1)
    }


def as_now(name: str, renamed: Mapping[str, str]) -> str:
    """What a part that was called so is called on our slide now."""
    note = NOTE.fullmatch(name)
    if note is None:
        return name
    return renamed.get(note[1], "") + note[2]


def by_name(named: Iterable[tuple[str, _Kind]]) -> dict[str, _Kind]:
    """What is called so, by name; of several of one name the second is "name (2)"."""
    found: dict[str, _Kind] = {}
    counted: Counter[str] = Counter()
    for name, each in named:
        counted[name] += 1
        found[name if counted[name] == 1 else f"{name} ({counted[name]})"] = each
    return found


def name_of(shape: Node) -> str:
    """What the shape is called."""
    about = properties(shape)
    return "" if about is None else str(about.get("name", ""))


def top_shapes(tree: Node) -> Iterator[Node]:
    """What stands on the slide itself, not within a group."""
    for each in tree.find(f"{P}cSld/{P}spTree"):
        if each.tag in SHAPES:
            yield each
