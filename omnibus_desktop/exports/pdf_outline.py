"""The bookmarks of a PDF: sections, and under them their pages. (PDF 1.7, 12.3.3.)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.exports.pdf_objects import Objects, text


@dataclass(frozen=True)
class Bookmark:
    """What leads to a page, and the section that begins with it, "" where none does."""

    name: str
    section: str = ""


@dataclass
class _Mark:
    """A bookmark, the object of the page to which it leads, and those under it."""

    name: str
    page: int
    number: int
    under: list[_Mark] = field(default_factory=list)


def add_outline(objects: Objects, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> int:
    """The number of the outline of these pages, each with its bookmark."""
    root = objects.reserve()
    top: list[_Mark] = []
    in_section = False
    for each, page in zip(bookmarks, pages, strict=True):
        if each.section:
            top.append(_Mark(plain(each.section), page, objects.reserve()))
            in_section = True
        if each.name != each.section:
            mark = _Mark(plain(each.name), page, objects.reserve())
            (top[-1].under if in_section else top).append(mark)
    for number, body in _bodies(top, root):
        objects.put(number, body)
    ends = f"/First {top[0].number} 0 R /Last {top[-1].number} 0 R"
    objects.put(root, f"<< /Type /Outlines {ends} /Count {_open(top)} >>")
    return root


def _open(marks: Sequence[_Mark]) -> int:
    """How many are seen when all are unfolded."""
    return sum(1 + _open(mark.under) for mark in marks)


def _bodies(marks: Sequence[_Mark], parent: int) -> Iterator[tuple[int, str]]:
    for place, mark in enumerate(marks):
        parts = [f"/Title {text(mark.name)} /Parent {parent} 0 R /Dest [{mark.page} 0 R /Fit]"]
        if place:
            parts.append(f"/Prev {marks[place - 1].number} 0 R")
        if place + 1 < len(marks):
            parts.append(f"/Next {marks[place + 1].number} 0 R")
        if mark.under:
            first, last = mark.under[0].number, mark.under[-1].number
            parts.append(f"/First {first} 0 R /Last {last} 0 R /Count {_open(mark.under)}")
        yield mark.number, f"<< {' '.join(parts)} >>"
        yield from _bodies(mark.under, mark.number)
