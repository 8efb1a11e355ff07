"""Our shapes on a slide that a person has worked on: written and drawn anew where they are now.

What the person did to a shape stays: where it stands, how large it is, how it writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from omnibus_desktop.exports.deck_parts import (
    A,
    Box,
    Node,
    P,
    box_from,
    box_of,
    digest,
    properties,
    put_box,
    text_of,
    text_size,
    transform,
)

_WIDENED = 12700  # a point: a box that is changed by less was not changed by a person
_BODY = f"{P}txBody"


def made_anew(present: Node, new: Node, was: Mapping[str, Any]) -> Node:
    """Let our shape show what the `new` one does; `was` is what was written down of it when it was
    made. Returns the element that stands there now."""
    if _writes(present) and _writes(new):
        _write(present, new, was)
        shift(present, new, was)
        return present
    return _redraw(present, new, was)


def put_beside(owner: Node, new: Node, beside: Box | None) -> Node:
    """Put a shape that was not there before after the `owner`, which was made at `beside`: where
    it lies from that as the person has moved it."""
    fresh = deepcopy(new)
    owner.addnext(fresh)
    _number(fresh, "")
    place, moved = box_of(new), box_of(owner)
    if place is not None and moved is not None and beside is not None:
        put_box(fresh, mapped(place, beside, moved))
    return fresh


def tell_alt(present: Node, new: Node, was: Mapping[str, Any]) -> None:
    """Give the shape the new alt text, where the person has not written another."""
    about, text = properties(present), properties(new).get("descr", "")
    if text and digest(about.get("descr", "")) == was.get("alt", ""):
        about.set("descr", text)


def mapped(box: Sequence[float], before: Box, after: Box) -> tuple[float, float, float, float]:
    """The box where it lies when what was `before` has been moved and stretched to `after`."""
    across = after[2] / before[2] if before[2] else 1.0
    down = after[3] / before[3] if before[3] else 1.0
    x, y = after[0] + (box[0] - before[0]) * across, after[1] + (box[1] - before[1]) * down
    return x, y, box[2] * across, box[3] * down


def _writes(shape: Node) -> bool:
    """Whether the shape is one of words: of others it is the form that tells, and a body for
    words is in them, too."""
    return bool(shape.tag == f"{P}sp" and shape.find(_BODY) is not None and text_of(shape))


def _write(present: Node, new: Node, was: Mapping[str, Any]) -> None:
    """Write the new words as the first of those that stand there are written: in lines of our own,
    or, where the person made the box wider or narrower, on one that wraps."""
    body, theirs = present.find(_BODY), new.find(_BODY)
    paragraphs = body.findall(f"{A}p")
    first = paragraphs[0] if paragraphs else theirs.find(f"{A}p")
    run = next((each for each in body.iter(f"{A}rPr")), None)
    if run is not None and run.get("sz", "") == was.get("size", "") and text_size(new):
        resize(first, was["size"], text_size(new))
        run.set("sz", text_size(new))
    lines = lines_of(theirs)
    if was_widened(present, was):
        lines = [" ".join(" ".join(lines).split())]
    for paragraph in paragraphs:
        body.remove(paragraph)
    body.append(_paragraph(first, run, lines))


def written_like(target: Node, like: Node, lines: Sequence[str]) -> None:
    """Write these lines into a paragraph or a cell, as the words of another one are written."""
    first = like if like.tag == f"{A}p" else next(like.iter(f"{A}p"))
    run = next((each for each in like.iter(f"{A}rPr", f"{A}endParaRPr")), None)
    made = _paragraph(first, run if run is None or run.tag == f"{A}rPr" else None, lines)
    if target.tag == f"{A}p":
        target[:] = list(made)
        return
    old = list(target.iter(f"{A}p"))
    old[0].addprevious(made)
    for each in old:
        each.getparent().remove(each)


def resize(paragraph: Node, size: str, later: str) -> None:
    """Have what was made in this size, and the room that its lines take, in another one."""
    looks = [e for e in paragraph.iter(f"{A}rPr", f"{A}endParaRPr") if e.get("sz") == size]
    for look in looks:
        look.set("sz", later)
    for room in paragraph.iterfind(f"{A}pPr/{A}lnSpc/{A}spcPts") if looks else ():
        room.set("val", str(round(int(room.get("val", "0")) * int(later) / int(size))))


def _paragraph(first: Node, run: Node, lines: Sequence[str]) -> Node:
    """A paragraph of these lines with the properties of another paragraph and its run."""
    made = first.makeelement(f"{A}p")
    for name in (f"{A}pPr",):
        known = first.find(name)
        if known is not None:
            made.append(deepcopy(known))
    for number, line in enumerate(lines):
        if number:
            made.append(_with(made.makeelement(f"{A}br"), run))
        piece = _with(made.makeelement(f"{A}r"), run)
        words = made.makeelement(f"{A}t")
        words.text = line
        piece.append(words)
        made.append(piece)
    ending = first.find(f"{A}endParaRPr")
    if ending is not None:
        made.append(deepcopy(ending))
    return made


def _with(element: Node, run: Node) -> Node:
    if run is not None:
        element.append(deepcopy(run))
    return element


def lines_of(body: Node) -> list[str]:
    """The lines of our own text."""
    lines = [""]
    for each in body.iter(f"{A}t", f"{A}br"):
        if each.tag == f"{A}br":
            lines.append("")
        else:
            lines[-1] += each.text or ""
    return lines


def was_widened(present: Node, was: Mapping[str, Any]) -> bool:
    """Whether the person made the box wider or narrower than it was made."""
    before, now = box_from(was), box_of(present)
    return before is not None and now is not None and abs(now[2] - before[2]) > _WIDENED


def shift(present: Node, new: Node, was: Mapping[str, Any]) -> None:
    """Move the words as they move on our own slide; a size that the person gave stays."""
    before, now, later = box_from(was), box_of(present), box_of(new)
    if before is None or now is None or later is None:
        return
    left, top = now[0] + later[0] - before[0], now[1] + later[1] - before[1]
    width = later[2] if abs(now[2] - before[2]) <= _WIDENED else now[2]
    height = later[3] if abs(now[3] - before[3]) <= _WIDENED else now[3]
    put_box(present, (left, top, width, height))


def _redraw(present: Node, new: Node, was: Mapping[str, Any]) -> Node:
    """Put the new shape, whole, into the place of the present one."""
    fresh = deepcopy(new)
    before, now, later = box_from(was), box_of(present), box_of(new)
    about, mine = properties(present), properties(fresh)
    name, number = about.get("name", ""), about.get("id", "")
    if before is not None and now is not None and later is not None:
        put_box(fresh, mapped(later, before, now))
    turned, place = transform(present), transform(fresh)
    if turned is not None and place is not None and turned.get("rot"):
        place.set("rot", turned.get("rot"))
    if digest(about.get("descr", "")) != was.get("alt", ""):
        mine.set("descr", about.get("descr", ""))
    kept, given = present.find(f"./*/{P}nvPr"), fresh.find(f"./*/{P}nvPr")
    if kept is not None and given is not None:
        given.getparent().replace(given, deepcopy(kept))
    present.getparent().replace(present, fresh)
    _number(fresh, number)
    properties(fresh).set("name", name)
    return fresh


def _number(fresh: Node, number: str) -> None:
    """Give the shape this id, and those within it ids that no other on the slide has."""
    about = properties(fresh)
    tree = fresh.getroottree().getroot()
    known = [each.get("id", "") for each in tree.iter(f"{P}cNvPr")]
    free = max((int(each) for each in known if each.isdecimal()), default=0)
    for each in fresh.iter(f"{P}cNvPr"):
        if each is about and number:
            each.set("id", number)
        else:
            free += 1
            each.set("id", str(free))
