"""Whether the groups of a table are the regions of England, and which answer a map shows."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.authorities.recognise import region_named, type_named
from omnibus_desktop.charts.mark import MarkedAnswer, MarkedGroup, Marks
from omnibus_desktop.charts.spec import Key

_FEWEST_TYPES = 3  # of the four types of authority
_FEWEST = 5  # of the nine regions, for a map to say more than a list


def regions_shown(marks: Marks, highlight: tuple[Key, ...] = ()) -> tuple[Marks, str] | None:
    """One answer by region (the highlighted answer, else the leading one), or a mean, or the shares
    of a question that is itself the region or the type of an authority; and what the subtitle has
    to say of what is left out. None where no break is one of regions."""
    if marks.of_items or marks.of_waves:
        return None
    of_attributes = _of_attributes(marks) if marks.percentages else None
    if of_attributes is not None:
        return of_attributes
    places = region_places(marks)
    if not places:
        return None
    answer = _answer(marks, highlight)
    shown = marks.with_answers((answer,)).with_groups(tuple(places.values()))
    if not marks.percentages:  # a mean of few is one of a low base; it has no count
        return _told_as_means(shown), ""
    said = f"“{marks.answers[answer].label}” shown"
    return shown, said + ("; other answers not shown" if len(marks.answers) > 1 else "")


def _told_as_means(marks: Marks) -> Marks:
    return replace(marks, groups=tuple(replace(group, tiny=False) for group in marks.groups))


def _of_attributes(marks: Marks) -> tuple[Marks, str] | None:
    """The shares of a question that is itself the region, or the type, of an authority: a group an
    answer. None for other questions."""
    told = [n for n, answer in enumerate(marks.answers) if not answer.net]
    for named, fewest in ((region_named, _FEWEST), (type_named, _FEWEST_TYPES)):
        names = {named(marks.answers[n].label) for n in told}
        if None not in names and len(names) == len(told) >= fewest:
            first = marks.with_answers(told).with_groups((0,))
            whole = first.groups[0]
            groups = tuple(
                MarkedGroup(
                    each.id, each.label, f"{each.label}{whole.sign}", low=whole.low, tiny=whole.tiny
                )
                for each in first.answers
            )
            row = tuple(row[0] for row in first.cells)
            answer = MarkedAnswer("share", whole.name)
            said = "" if len(marks.groups) == 1 else f"{whole.name} shown"
            said = whole.label if whole.low else said
            return replace(marks, answers=(answer,), groups=groups, cells=(row,)), said
    return None


def region_places(marks: Marks) -> dict[str, int]:
    """The places of the groups of a break of regions, by the regions' names; empty where there is
    no such break, or one with other groups too."""
    for heading in dict.fromkeys(group.heading for group in marks.groups if not group.total):
        found: dict[str, int] = {}
        names = []
        for place, group in enumerate(marks.groups):
            if group.heading == heading and not group.total:
                names.append(region_named(group.name))
                if names[-1] is not None:
                    found[names[-1]] = place
        if len(found) == len(names) >= _FEWEST:
            return found
    return {}


def _answer(marks: Marks, highlight: tuple[Key, ...]) -> int:
    lit = {key[0] for key in highlight}
    every = range(len(marks.answers))
    chosen = (n for n in every if marks.answers[n].id in lit)
    net = (n for n in every if marks.answers[n].net)
    told = (n for n in every if not marks.answers[n].last)
    return next((n for found in (chosen, net, told) for n in found), 0)
