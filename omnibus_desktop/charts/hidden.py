"""What a person took off a chart: answers and groups that its table still has.

Nothing is counted anew: figures and bases are those of the whole table. A chart on which nothing
would be left shows all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.mark import Marks, Sides
from omnibus_desktop.charts.palettes import of_answer, of_group
from omnibus_desktop.charts.spec import ChartSpec, Key
from omnibus_desktop.tables.over_waves import are_of_waves, over_waves
from omnibus_desktop.tables.some_rows import with_rows
from omnibus_desktop.tables.table import Table


def names_of(keys: Sequence[Key], marks: Marks) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the answers, and the groups, of these marks are called in `ChartSpec.hidden`. Of groups
    over waves the lines are the groups."""
    answers, groups = (
        [each.id for each in marks.answers],
        [each.key for each in marks.groups],
    )
    found: tuple[dict[str, None], dict[str, None]] = ({}, {})
    for first, column in keys:
        item, _, rest = first.partition("/") if marks.of_items else ("", "", first)
        group = item if marks.of_items else column
        if marks.of_waves and marks.about and rest in answers:
            found[1][of_group(rest)] = None
        elif rest in answers and not rest.startswith("statistic:"):
            found[0][of_answer(rest)] = None
        if group in groups and not marks.of_waves:
            found[1][of_group(group)] = None
    return tuple(found[0]), tuple(found[1])


def without_hidden(marks: Marks, hidden: tuple[str, ...]) -> Marks:
    """The marks that are left, each as it was."""
    if not hidden:
        return marks
    called = of_group if marks.of_waves and marks.about else of_answer
    answers = [n for n, each in enumerate(marks.answers) if called(each.id) not in hidden]
    groups = [n for n, each in enumerate(marks.groups) if of_group(each.key) not in hidden]
    if answers and len(answers) < len(marks.answers):
        kept = {marks.answers[n].id for n in answers}
        marks = replace(marks.with_answers(answers), sides=_of_these(marks.sides, kept))
    if groups and len(groups) < len(marks.groups) and not marks.of_waves:
        means = None if marks.means is None else marks.means.with_groups(groups)
        marks = replace(marks.with_groups(groups), means=means)
    return marks


def _of_these(sides: Sides | None, answers: set[str]) -> Sides | None:
    """The sides with these answers alone; None where one of them has none left."""
    if sides is None:
        return None
    one, other = (
        tuple(each for each in side if each in answers) for side in (sides.positive, sides.negative)
    )
    middle = sides.neutral if sides.neutral in answers else ""
    return replace(sides, positive=one, negative=other, neutral=middle) if one and other else None


def columns_left(tables: Sequence[Table], spec: ChartSpec) -> tuple[str, ...]:
    """The keys of the columns that are charted, as `ChartSpec.columns` has them: empty for all."""
    if not spec.hidden or not tables or (len(tables) > 1 and not are_of_waves(tables)):
        return spec.columns
    newest = next((each for each in reversed(tables) if each.columns), tables[-1])
    keys = [each.key for each in newest.columns]
    wanted = [key for key in keys if key in spec.columns] or keys
    left = tuple(key for key in wanted if of_group(key) not in spec.hidden)
    return left if left and len(left) < len(wanted) else spec.columns


def tables_left(tables: tuple[Table, ...], spec: ChartSpec) -> tuple[Table, ...]:
    """The tables without the rows, and of a grid without the items, that are hidden: what words
    have to be about. All else in them is as it was."""
    if not spec.hidden or not tables:
        return tables
    if are_of_waves(tables):
        return _of_waves(tables, spec)
    if len(tables) > 1:
        items = tuple(each for each in tables if of_group(f"{each.item}") not in spec.hidden)
        tables = items or tables
    return tuple(_with_rows_left(each, spec) for each in tables)


def _with_rows_left(table: Table, spec: ChartSpec) -> Table:
    rows = [n for n, each in enumerate(table.rows) if of_answer(each.id) not in spec.hidden]
    return with_rows(table, rows) if rows and len(rows) < len(table.rows) else table


def _of_waves(tables: tuple[Table, ...], spec: ChartSpec) -> tuple[Table, ...]:
    """The same of several waves, in which an answer may have several ids."""
    trends = over_waves(tables).trends
    gone = [each for each in trends if of_answer(each.id) in spec.hidden]
    if not gone or len(gone) == len(trends):
        return tables
    found = []
    for wave, table in enumerate(tables):
        out = {cell[0] for each in gone if (cell := each.cells[wave]) is not None}
        left = [row for row in range(len(table.rows)) if row not in out]
        found.append(with_rows(table, left) if out else table)
    return tuple(found)


def hidden_labels(tables: tuple[Table, ...], spec: ChartSpec) -> tuple[tuple[str, str], ...]:
    """What is hidden of these tables, each with its label, in the order in which it was hidden;
    nothing of what they do not have."""
    if not spec.hidden:
        return ()
    labels = {}
    for table in tables:
        labels[of_group(f"{table.item}")] = table.item_label
        labels |= {of_answer(row.id): row.label or row.id for row in table.rows}
        labels |= {of_group(each.key): each.label for each in table.columns}
    return tuple((name, plain(labels[name])) for name in spec.hidden if name in labels)


def left_out_words(tables: tuple[Table, ...], spec: ChartSpec) -> str:
    """ "Not shown: London; Don't know." for a footnote; "" where nothing is hidden."""
    labels = [label for _, label in hidden_labels(tables, spec)]
    return f"Not shown: {'; '.join(labels)}." if labels else ""
