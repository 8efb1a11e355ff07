"""What the speaker should know of a slide, renewed a line at a time: what the person wrote among
these lines, here or in PowerPoint, stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import partial
from typing import Any

from omnibus_desktop.exports.deck_parts import A, Node, P, digest, rows_of, text_of
from omnibus_desktop.exports.deck_refresh_change import Change
from omnibus_desktop.exports.deck_refresh_known import SlideRefresh
from omnibus_desktop.exports.deck_refresh_text import TextRefresh
from omnibus_desktop.exports.lines import plain_lines

_WHAT = "speaker notes"


def spoken_changes(
    refresh: SlideRefresh, doubts: Callable[[str], Sequence[str]]
) -> Iterator[Change]:
    """What would change in the notes of the slide, as one; and which lines of the person's own
    name figures that are not the new ones."""
    kinds = refresh.package.relations(refresh.slide).values()
    part = next((name for kind, name in kinds if kind == "notesSlide"), None)
    if part is None or not refresh.package.has(part) or refresh.is_guest:
        return
    body = _body(refresh.package.tree(part))
    if body is None:
        return
    was = refresh.was.get("spoken") or _before_lines_were_kept(body, refresh.was)
    lines = plain_lines(refresh.place.speaker_notes)
    kept: dict[str, Any] = {"rows": was, "text": ""}
    renewed = TextRefresh(body, _written(body, lines), kept, lambda _: None)
    changes = list(renewed.changes())
    does = [make for _, _, make in changes if make is not None]
    if does:
        before = " ".join(said for said, _, make in changes if make is not None)
        after = " ".join(says for _, says, make in changes if make is not None)
        make = partial(_make, refresh, part, does, kept)
        yield Change(refresh.number, _WHAT, before, after, make=make)
    known = {row[0] for row in was}
    for said in (text_of(row[0]) for row in rows_of(body)):
        wrong = doubts(said) if said and digest(said) not in known else ()
        if wrong:
            told = f"Your own words stay, but {', '.join(wrong)} is not in the new figures"
            yield Change(refresh.number, _WHAT, said, told)


def _body(tree: Node) -> Node | None:
    """The shape that has the notes."""
    for shape in tree.iter(f"{P}sp"):
        place = shape.find(f"./*/{P}nvPr/{P}ph")
        if place is not None and place.get("type") == "body" and rows_of(shape):
            return shape
    return None


def _before_lines_were_kept(body: Node, was: Any) -> list[list[str]]:
    """The lines of a deck in which no more was written down than all of them as one: ours where
    nobody has touched them."""
    if digest(text_of(body)) != was.get("notes"):
        return []
    return [[digest(text_of(row[0]))] for row in rows_of(body)]


def _written(body: Node, lines: Sequence[str]) -> Node:
    """The notes as they are to be, with nothing but our own lines."""
    made = deepcopy(body)
    words = made.find(f"{P}txBody")
    for old in words.findall(f"{A}p"):
        words.remove(old)
    for line in lines:
        paragraph, run, text = (words.makeelement(f"{A}{name}") for name in ("p", "r", "t"))
        text.text = line
        run.append(text)
        paragraph.append(run)
        words.append(paragraph)
    return made


def _make(
    refresh: SlideRefresh, part: str, does: Sequence[Callable[[], None]], kept: dict[str, Any]
) -> None:
    for make in does:
        make()
    refresh.facts["spoken"] = kept["rows"]
    refresh.facts["notes"] = ""
    refresh.package.keep(part)
    refresh.keep()
