"""Filters that a briefing keeps by name, to be chosen again for any of its slides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from omnibus_desktop.briefing.briefing import Briefing, SavedFilter, Slide
from omnibus_desktop.briefing.edits import set_filter


def save_filter(briefing: Briefing, saved: SavedFilter) -> Briefing:
    """The briefing with this filter; in the place of one of the same name, whose slides follow."""
    others = tuple(each for each in briefing.filters if each.name != saved.name)
    kept = replace(briefing, filters=(*others, saved))
    return _with_slides(kept, lambda slide: follow(slide, saved.name, saved))


def rename_filter(briefing: Briefing, name: str, new: str) -> Briefing:
    """The briefing with another name for this filter, on its slides too. One that has the new name
    already makes way."""
    renamed = next((each for each in briefing.filters if each.name == name), None)
    if renamed is None or not new or new == name:
        return briefing
    then = replace(renamed, name=new)
    others = (each for each in briefing.filters if each.name != new)
    filters = tuple(then if each.name == name else each for each in others)
    kept = replace(briefing, filters=filters)
    return _with_slides(kept, lambda slide: follow(follow(slide, name, then), new, then))


def remove_filter(briefing: Briefing, name: str) -> Briefing:
    """The briefing without this filter. Slides keep its conditions, and lose its name."""
    filters = tuple(each for each in briefing.filters if each.name != name)
    kept = replace(briefing, filters=filters)
    return _with_slides(kept, lambda slide: follow(slide, name, None))


def follow(slide: Slide, name: str, saved: SavedFilter | None) -> Slide:
    """The slide, where it has the filter of this name, as that is now; None: it is gone."""
    if slide.filter_name != name:
        return slide
    if saved is None:
        return replace(slide, filter_name="")
    return set_filter(slide, saved.conditions, saved.name)


def _with_slides(briefing: Briefing, change: Callable[[Slide], Slide]) -> Briefing:
    return replace(briefing, slides=tuple(map(change, briefing.slides)))
