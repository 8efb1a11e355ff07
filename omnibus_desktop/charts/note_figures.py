"""What each note tells: its fields filled in, where its line stands, and how its difference was
tested."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.note_differences import difference_of
from omnibus_desktop.charts.note_sources import NOT_THERE, Place, Share, Sources, pooled
from omnibus_desktop.charts.note_text import Found, by_key, filled
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind, standard_text
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.tables import table as tables
from omnibus_desktop.tables.cells import HIDDEN
from omnibus_desktop.tables.two_cells import Tested

_POINTS = re.compile(r"[+−]?(\d+) points?")
_SHARE = re.compile(r"(\d+)%")


@dataclass(frozen=True, slots=True)
class Told:
    """A note's text as it is drawn, the value at which it stands on the axis (a line's; None: at
    its bar), and the test of its difference as "TEST at 95%", "" for none that is told.
    `is_rounded_apart`: its difference is not that of the percentages as they are printed."""

    text: str
    value: float | None = None
    test: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    is_rounded_apart: bool = False


def tell(notes: Iterable[Note], marks: Marks, sources: Sources) -> dict[str, Told]:
    """What each note tells on a chart of these marks, by the note's id."""
    found = by_key(marks)
    return {note.id: _told(note, marks, found, sources) for note in notes}


def tests_of(told: Iterable[Told]) -> str:
    """The sentence of a footnote that names the tests of these notes; "" for none."""
    tests = list(dict.fromkeys(each.test for each in told if each.test))
    return f"Differences in notes tested by {'; '.join(tests)}." if tests else ""


def _told(note: Note, marks: Marks, found: dict[Key, Found], sources: Sources) -> Told:
    there = [found[key] for key in note.keys if key in found]
    places = [sources.place(key) for key in note.keys]
    fields = _names(there, [place for place in places if place is not None])
    value, figures = _figures(note, there, marks, sources)
    fields |= figures
    test = Tested()
    if len(note.keys) <= 2 and there:
        difference, test = difference_of(note, there, marks, sources)
        fields |= difference
    if note.keys and (whole := sources.total(note.keys[0])) is not None:
        fields["total"] = whole.share.text(whole.table) if whole.is_shown else HIDDEN
    text = filled(note, fields)
    told = ""
    said = note.text.strip() or standard_text(note.kind, note.keys, note.line_at)
    if test.p is not None and "{significant}" in said:
        told = f"{test.by} at {sources.tables[0].level:g}%"
    ends = [mark.text for _, _, mark in there[:2]]
    if len(note.keys) == 1:
        ends.append(fields.get("total", ""))
    tells = fields.get("difference", "") if "{difference}" in said else ""
    return Told(text, value, told, fields, are_rounded_apart(tells, ends))


def are_rounded_apart(difference: str, ends: list[str]) -> bool:
    """Whether a difference in points, where one is told, is not that of two percentages."""
    points, shares = _POINTS.match(difference), [_SHARE.fullmatch(end) for end in ends]
    if points is None or len(shares) != 2 or shares[0] is None or shares[1] is None:
        return False
    return abs(int(shares[0][1]) - int(shares[1][1])) != int(points[1])


def _names(there: list[Found], places: list[Place]) -> dict[str, str]:
    """Answers and groups by name; those of a cell that is not charted as its table has them."""
    answers = [answer.label for answer, _, _ in there]
    groups = [group.name for _, group, _ in there]
    if not there and places:
        answers = [plain(place.table.rows[place.row].label) for place in places]
        groups = [plain(place.table.columns[place.column].label) for place in places]
    if not answers:
        return {}
    return {"answer": _listed(answers, "or"), "group": _listed(groups, "and")}


def _listed(names: list[str], word: str) -> str:
    *first, last = dict.fromkeys(names)
    return f"{', '.join(first)} {word} {last}" if first else last


def _figures(
    note: Note, there: list[Found], marks: Marks, sources: Sources
) -> tuple[float | None, dict[str, str]]:
    """Where a line stands on the axis, and the note's own figure with its count and base."""
    if note.values and note.kind is NoteKind.LINE:
        unit = "%" if marks.percentages else ""
        return note.values[0], {"percent": f"{note.values[0]:g}{unit}"}
    if note.kind is NoteKind.LINE and note.line_at in (LineAt.TOTAL, LineAt.AVERAGE):
        return _of_all(note, there, marks, sources)
    if len(note.keys) == 1 or (note.kind is NoteKind.DIFFERENCE and there):
        return None, _of_mark(there[0][2]) if there else {}
    if not note.keys:
        return None, {}
    share = sources.together(note.keys)
    if isinstance(share, str):
        is_shown = share != NOT_THERE or not marks.of_waves  # several waves have no share together
        return None, dict.fromkeys(("percent", "count", "base"), share) if is_shown else {}
    found = _of_share(share, sources)
    if any(group.tiny for _, group, _ in there):
        found["percent"] = f"{share.count:,} of {share.base:,}"
    return None, found


def _of_mark(mark: Mark) -> dict[str, str]:
    count = "" if mark.count is None else f"{mark.count:,}"
    base = HIDDEN if mark.base == tables.NOT_THERE else f"{mark.base:,}"
    return {"percent": mark.text, "count": count, "base": base}


def _of_share(share: Share, sources: Sources) -> dict[str, str]:
    return {
        "percent": share.text(sources.tables[0]),
        "count": f"{share.count:,}",
        "base": f"{share.base:,}",
    }


def _of_all(
    note: Note, there: list[Found], marks: Marks, sources: Sources
) -> tuple[float | None, dict[str, str]]:
    """The answer's share of all respondents, or of the groups shown together. Of means the mean
    of all, or that of the groups shown weighted by their bases."""
    if not marks.percentages:
        return _of_means(note, there, marks)
    if not note.keys:  # of a damaged briefing: it says of which answer no more
        return None, {}
    if note.line_at is LineAt.TOTAL:
        whole = sources.total(note.keys[0])
        share = pooled([] if whole is None else [whole])
    else:
        share = pooled(sources.shown_with(note.keys[0]))
    if isinstance(share, str):
        return None, {"percent": share, "count": share, "base": share}
    return share.percent, _of_share(share, sources)


def _of_means(note: Note, there: list[Found], marks: Marks) -> tuple[float | None, dict[str, str]]:
    row = marks.cells[0] if marks.cells else ()
    whole = [mark for group, mark in zip(marks.groups, row, strict=True) if group.total]
    if note.line_at is LineAt.TOTAL and whole:
        return whole[0].value, _of_mark(whole[0])
    shown = [mark for mark in row if mark not in whole and mark.value is not None]
    weight = sum(mark.base for mark in shown)
    if not weight:
        return None, _of_mark(there[0][2]) if there else {}
    mean = sum((mark.value or 0.0) * mark.base for mark in shown) / weight
    return mean, {"percent": f"{mean:.2f}", "base": f"{weight:,}"}
