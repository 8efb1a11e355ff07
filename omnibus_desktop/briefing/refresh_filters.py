"""The filters that a briefing keeps by name, by the ids that questions and answers have in a new
wave."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.briefing.briefing import SavedFilter
from omnibus_desktop.briefing.matching import Matching
from omnibus_desktop.briefing.refresh_slide import as_lost, called, id_in_new, is_lost
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain


@dataclass(frozen=True)
class MovedFilters:
    """The filters in the new wave, and a sentence on each that is kept, but cannot be used
    there."""

    filters: tuple[SavedFilter, ...]
    remarks: tuple[str, ...] = ()


def moved_filters(filters: tuple[SavedFilter, ...], matching: Matching) -> MovedFilters:
    """These filters as the new wave has them."""
    found, remarks = [], []
    for each in filters:
        moved, lacks = _moved(each, matching)
        found.append(moved)
        if lacks:
            why = " and ".join(lacks)
            remarks.append(f"The saved filter “{plain(each.name)}” is kept, but {why}.")
    return MovedFilters(tuple(found), tuple(remarks))


def _moved(saved: SavedFilter, matching: Matching) -> tuple[SavedFilter, list[str]]:
    """The filter in the new wave, and what that lacks for it: under names that nothing else has
    there, so that the filter is not taken for another."""
    conditions, lacks = [], []
    for name, answers in saved.conditions:
        same = matching.question(name)
        if same.new is None:
            lacks.append(f"{plain(called(same, name))} is not there")
            conditions.append((as_lost(name), answers))
            continue
        moved = tuple(id_in_new(same.answers, same, answer) for answer in answers)
        if any(map(is_lost, moved)):
            lacks.append(f"answers of {plain(called(same, name))} are not there")
        conditions.append((same.new.id, moved))
    return replace(saved, conditions=tuple(conditions)), lacks
