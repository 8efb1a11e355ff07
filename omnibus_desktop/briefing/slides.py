"""What a person does to a briefing as a whole: its slides, their order, its sections.

A section begins with the slide that names it and reaches to the next that does. Whatever is moved
or taken away, a section keeps its heading as long as a slide is left in it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from omnibus_desktop.briefing import edits
from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Section:
    """Slides that stand under one heading. Only the first section may be without a name."""

    name: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True)
class Gap:
    """A place between slides: in which section, and how many of its slides stand before it."""

    section: int
    place: int


def sections(briefing: Briefing) -> tuple[Section, ...]:
    """The slides by section, in order; none where there are no slides."""
    starts = [n for n, slide in enumerate(briefing.slides) if n == 0 or slide.section]
    borders = pairwise((*starts, len(briefing.slides)))
    return tuple(
        Section(briefing.slides[start].section, briefing.slides[start:end])
        for start, end in borders
    )


def section_of(briefing: Briefing, slide_id: str) -> str:
    """The name of the section that this slide stands in; "" where it is in none."""
    found = (each for each in sections(briefing) if any(s.id == slide_id for s in each.slides))
    return next((each.name for each in found), "")


def add_slide(briefing: Briefing, slide: Slide) -> Briefing:
    """The briefing with this slide at its end, under an id of its own."""
    own = edits.free_id((other.id for other in briefing.slides), "slide ")
    added = replace(slide, id=own, section="")
    return replace(briefing, slides=(*briefing.slides, added))


def replace_slide(briefing: Briefing, slide: Slide) -> Briefing:
    """The briefing with this slide in the place of the one that has its id."""
    slides = tuple(slide if other.id == slide.id else other for other in briefing.slides)
    return replace(briefing, slides=slides)


def remove_slides(briefing: Briefing, ids: Collection[str]) -> Briefing:
    """The briefing without these slides."""
    return _joined(briefing, _without(briefing, ids))


def duplicate_slides(briefing: Briefing, ids: Collection[str]) -> Briefing:
    """The briefing with a copy of each of these slides, all after the last of them, in its
    section."""
    taken = [slide.id for slide in briefing.slides]
    copies = []
    for slide in briefing.slides:
        if slide.id in ids:
            own = edits.free_id(taken, "slide ")
            taken.append(own)
            copies.append(replace(slide, id=own, section=""))
    last = max((n for n, slide in enumerate(briefing.slides) if slide.id in ids), default=-1)
    before, after = briefing.slides[: last + 1], briefing.slides[last + 1 :]
    return replace(briefing, slides=(*before, *copies, *after))


def move_slides(briefing: Briefing, ids: Collection[str], gap: Gap) -> Briefing:
    """The briefing with these slides, in the order that they have, in this gap between the slides
    as they stand now."""
    moved = [slide for slide in briefing.slides if slide.id in ids]
    there = sections(briefing)[gap.section].slides[: gap.place]
    place = sum(slide.id not in ids for slide in there)
    parts = _without(briefing, ids)
    name, slides = parts[gap.section]
    parts[gap.section] = (name, [*slides[:place], *moved, *slides[place:]])
    return _joined(briefing, parts)


def gap_beside(briefing: Briefing, ids: Collection[str], step: int) -> Gap | None:
    """The next gap to the left (-1) or right (1) of these slides; the border of a section is a
    step of its own. None where there is none."""
    known = sections(briefing)
    places = [
        Gap(number, place)
        for number, section in enumerate(known)
        for place, slide in enumerate(section.slides)
        if slide.id in ids
    ]
    if not places:
        return None
    if step < 0:
        first = places[0]
        if first.place:
            return Gap(first.section, first.place - 1)
        return (
            Gap(first.section - 1, len(known[first.section - 1].slides)) if first.section else None
        )
    last = places[-1]
    if last.place + 1 < len(known[last.section].slides):
        return Gap(last.section, last.place + 2)
    return Gap(last.section + 1, 0) if last.section + 1 < len(known) else None


def name_slide(briefing: Briefing, slide_id: str, name: str) -> Briefing:
    """The briefing with this slide called so; "": as its headline says."""
    slides = (replace(s, name=name) if s.id == slide_id else s for s in briefing.slides)
    return replace(briefing, slides=tuple(slides))


def begin_section(briefing: Briefing, slide_id: str, name: str) -> Briefing:
    """The briefing with a section of this name that begins with this slide; where the name is
    taken, it gets a number."""
    taken = {slide.section for slide in briefing.slides if slide.id != slide_id}
    free = edits.free_id({*taken, f"{name} 1"}, f"{name} ") if name in taken else name
    slides = (replace(s, section=free) if s.id == slide_id else s for s in briefing.slides)
    return replace(briefing, slides=tuple(slides))


def remove_section(briefing: Briefing, slide_id: str) -> Briefing:
    """The briefing without the heading before this slide: its slides join the section before."""
    slides = (replace(s, section="") if s.id == slide_id else s for s in briefing.slides)
    return replace(briefing, slides=tuple(slides))


def move_section(briefing: Briefing, number: int, place: int) -> Briefing:
    """The briefing with this section, whole, at another place among the sections; both are counted
    from 0. Slides that are in none stay in front: behind a heading they would be under it."""
    known = list(sections(briefing))
    moved = known.pop(number)
    lowest = 0 if not known or known[0].name else 1
    known.insert(max(lowest, min(place, len(known))), moved)
    return replace(briefing, slides=tuple(slide for each in known for slide in each.slides))


def retitled(briefing: Briefing, title: str) -> Briefing:
    """The briefing under another title."""
    return replace(briefing, title=title)


def _without(briefing: Briefing, ids: Collection[str]) -> list[tuple[str, list[Slide]]]:
    """Name and slides of each section, also of those that have none left."""
    return [
        (section.name, [slide for slide in section.slides if slide.id not in ids])
        for section in sections(briefing)
    ]


def _joined(briefing: Briefing, parts: Sequence[tuple[str, Sequence[Slide]]]) -> Briefing:
    """The briefing of these sections; those without slides are gone."""
    slides = tuple(
        replace(slide, section=own) if slide.section != own else slide
        for name, members in parts
        for place, slide in enumerate(members)
        for own in (name if place == 0 else "",)
    )
    return replace(briefing, slides=slides)
