"""One table a sheet, by the rules of the UK statistics service for accessible spreadsheets.

A line is one answer of one group, and every figure has a column of its own; nothing is merged,
and what is missing has a marker in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from omnibus_desktop.exports import book_facts as facts
from omnibus_desktop.exports.book_heights import column_width, fitted, label_height, line_height
from omnibus_desktop.exports.book_measures import Measure, measures_of_means, measures_of_shares
from omnibus_desktop.exports.book_sheets import Line, Link, Look, Marked, Names, Sheet
from omnibus_desktop.tables.table import Table
from omnibus_desktop.values import dataclass

CONTENTS, NOTES = "Contents", "Notes"
ONE_TABLE = "This worksheet contains one table."

_LABEL_PT, _FIGURE_PT, _FINDING_PT = 360.0, 76.0, 140.0
_BREAKS_PT = (90.0, 200.0)  # the least and the most
_GROUPS_PT = (110.0, 220.0)


@dataclass(frozen=True)
class _Part:
    """What stands on one of a table's sheets. `lead` are the columns of labels, each with its
    width in points; `labels` has a list a group, with the labels of a line in each place."""

    name: str
    title: str
    lead: tuple[tuple[str, float], ...]
    labels: list[list[tuple[str, ...]]]
    measures: list[Measure]


def sheets_of(
    table: Table, heading: str, notes: str, names: Names, called: str = ""
) -> Iterator[Sheet]:
    """The table's sheet, and where its answers carry numbers one of their means. `heading` is
    how the table is counted ("Table 5"), `notes` what refers to the sheet of notes ("" or
    "[note 1]"); sheets are `called` after the question if not after anything else."""
    for part in _parts(table, heading, names, called or facts.name(table)):
        yield _sheet(part, _above(table, part.title, notes), names.mark(part.name))


def _parts(table: Table, heading: str, names: Names, called: str) -> Iterator[_Part]:
    breaks = [column.heading or column.by or column.label for column in table.columns]
    groups = [column.label or column.key for column in table.columns]
    answers = [row.label or row.id for row in table.rows]
    answers = [
        f"Net: {label}" if row.net else label
        for label, row in zip(answers, table.rows, strict=True)
    ]
    breaks_pt = column_width(breaks, *_BREAKS_PT)
    groups_pt = column_width(groups, *_GROUPS_PT)
    yield _Part(
        names.sheet(called),
        f"{heading}: {facts.title(table)}",
        (("Answer", _LABEL_PT), ("Break", breaks_pt), ("Group", groups_pt)),
        [
            [(answer, by, group) for answer in answers]
            for by, group in zip(breaks, groups, strict=True)
        ],
        measures_of_shares(table),
    )
    if table.statistics:
        yield _Part(
            names.sheet(called, " means"),
            f"{heading} (means): {facts.title(table)}",
            (("Group", _LABEL_PT), ("Break", breaks_pt)),
            [[(group, by)] for by, group in zip(breaks, groups, strict=True)],
            measures_of_means(table),
        )


def _sheet(part: _Part, above: Iterator[tuple[str | Link, Look]], mark: str) -> Sheet:
    headings = (*(text for text, _ in part.lead), *(each.heading for each in part.measures))
    findings = [measure.look is Look.FINDING for measure in part.measures]
    widths = (
        *(width for _, width in part.lead),
        *(_FINDING_PT if is_finding else _FIGURE_PT for is_finding in findings),
    )
    over = (
        *repeat(Look.HEADING, len(part.lead)),
        *(Look.FINDING_HEADING if each else Look.FIGURE_HEADING for each in findings),
    )
    first = [fitted((text,), (look,), widths) for text, look in above]
    lines = (*first, fitted(headings, over, widths), *_lines(part, widths))
    marked = Marked(mark, len(first), len(lines) - 1, len(headings))
    return Sheet(part.name, widths, lines, marked, part.title)


def _above(table: Table, title: str, notes: str) -> Iterator[tuple[str | Link, Look]]:
    yield (f"{title} {notes}" if notes else title), Look.TITLE
    of_notes = f" Its notes are in the worksheet {NOTES}." if notes else ""
    yield f"{ONE_TABLE}{of_notes}", Look.TEXT
    yield Link(f"Back to the {CONTENTS.lower()}", CONTENTS), Look.LINK
    for text in (facts.base(table), facts.method(table), *facts.markers(table)):
        yield text, Look.TEXT
    for text in facts.origin(table):
        yield text, Look.TEXT


def _lines(part: _Part, widths: tuple[float, ...]) -> Iterator[Line]:
    """Groups one after the other, in each its answers: first the answers of everybody."""
    looks = (*repeat(Look.LABEL, len(part.lead)), *(measure.look for measure in part.measures))
    for place, of_group in enumerate(part.labels):
        figures = zip(*(measure.values[place] for measure in part.measures), strict=True)
        for labels, values in zip(of_group, figures, strict=True):
            tall = max(map(label_height, labels, widths))
            yield Line((*labels, *values), looks, line_height(tall))
