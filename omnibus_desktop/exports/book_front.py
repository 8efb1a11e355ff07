"""The sheets before the tables: cover, contents, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from omnibus_desktop.exports import book_facts as facts
from omnibus_desktop.exports.book_accessible import CONTENTS, NOTES, ONE_TABLE
from omnibus_desktop.exports.book_heights import fitted
from omnibus_desktop.exports.book_sheets import Cell, Link, Look, Marked, Names, Sheet
from omnibus_desktop.tables.bases import so_many
from omnibus_desktop.tables.facts import filtering, weighting
from omnibus_desktop.tables.table import Table
from omnibus_desktop.values import dataclass

COVER = "Cover"

_COVER_PT = (560.0,)
_CONTENTS_PT = (230.0, 430.0, 210.0, 76.0)
_NOTES_PT = (230.0, 560.0)
_SHORTHAND = (
    "[c]: hidden, so that no respondent can be recognised.",
    "[low]: above 0 but under 0.5%.",
    "[u]: low reliability, because few are in the base.",
    "[z]: does not apply, or was not asked.",
)


@dataclass(frozen=True)
class LeftOut:
    """A question of which there is no table, and why."""

    question: str
    reason: str


@dataclass(frozen=True)
class Entry:
    """A line of the contents: where the table is, and how many are in its base."""

    link: Link
    title: str
    question: str
    base: int | str


class Notes:
    """The notes of all tables, each text once, counted from 1 in the order they are met."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def references(self, notes: Sequence[str]) -> str:
        """ "[note 1] [note 3]"; "" where there are none."""
        numbers = [self.texts.setdefault(note, len(self.texts) + 1) for note in notes]
        return " ".join(f"[note {number}]" for number in numbers)


def cover(tables: Sequence[Table], left_out: Sequence[LeftOut], *, has_notes: bool) -> Sheet:
    """What the workbook is, where its figures come from, and what its markers mean."""
    lines = [
        fitted((cell,), (look,), _COVER_PT) for cell, look in _on_cover(tables, left_out, has_notes)
    ]
    return Sheet(COVER, _COVER_PT, tuple(lines))


def _on_cover(
    tables: Sequence[Table], left_out: Sequence[LeftOut], has_notes: bool
) -> Iterator[tuple[Cell, Look]]:
    first = tables[0]
    yield book_title(first), Look.TITLE
    questions = so_many(len({table.question for table in tables}), "questions")
    yield f"{so_many(len(tables), 'tables')} of {questions}.", Look.TEXT
    for text in (_who(first), *facts.origin(first)):
        yield text, Look.TEXT
    yield "Where to find it", Look.SUBTITLE
    yield Link(f"{CONTENTS}: the list of the tables", CONTENTS), Look.LINK
    if has_notes:
        yield Link(f"{NOTES}: what [note 1] and the others say", NOTES), Look.LINK
    yield "How to read it", Look.SUBTITLE
    yield f"{weighting(first)} {filtering(first)}", Look.TEXT
    yield "Percentages are of the base of their group; they are shown in whole percent.", Look.TEXT
    for text in _SHORTHAND:
        yield text, Look.TEXT
    if left_out:
        yield "Questions without a table", Look.SUBTITLE
    for each in left_out:
        yield f"{each.question}: {each.reason}.", Look.TEXT


def book_title(table: Table) -> str:
    """What the workbook is called: after the wave, else after its file."""
    return f"{table.origin.wave or table.origin.source}: tables"


def _who(table: Table) -> str:
    origin = table.origin
    of = "" if origin.population is None else f" of {origin.population:,}"
    period = f", {origin.period}" if origin.period else ""
    return f"{origin.respondents:,}{of} {origin.respondent_word}{period}."


def contents(entries: Sequence[Entry], names: Names) -> Sheet:
    """The list of the tables, each with a link to it."""
    above: list[tuple[Cell, Look]] = [
        (CONTENTS, Look.TITLE),
        (ONE_TABLE, Look.TEXT),
        (Link(f"Back to the {COVER.lower()}", COVER), Look.LINK),
    ]
    headings = ("Worksheet", "Table", "Question", "Base")
    over = (Look.HEADING, Look.HEADING, Look.HEADING, Look.FIGURE_HEADING)
    looks = (Look.LINK, Look.LABEL, Look.LABEL, Look.COUNT)
    lines = (
        *(fitted((cell,), (look,), _CONTENTS_PT) for cell, look in above),
        fitted(headings, over, _CONTENTS_PT),
        *(
            fitted((entry.link, entry.title, entry.question, entry.base), looks, _CONTENTS_PT)
            for entry in entries
        ),
    )
    marked = Marked(names.mark(CONTENTS), len(above), len(lines) - 1, len(headings))
    return Sheet(CONTENTS, _CONTENTS_PT, lines, marked)


def notes_sheet(notes: Notes, names: Names) -> Sheet:
    """The texts that [note 1], [note 2] ... stand for."""
    above: list[tuple[Cell, Look]] = [
        (NOTES, Look.TITLE),
        (ONE_TABLE, Look.TEXT),
        (Link(f"Back to the {CONTENTS.lower()}", CONTENTS), Look.LINK),
    ]
    lines = (
        *(fitted((cell,), (look,), _NOTES_PT) for cell, look in above),
        fitted(("Note", "Text"), (Look.HEADING, Look.HEADING), _NOTES_PT),
        *(
            fitted((f"[note {number}]", text), (Look.LABEL, Look.LABEL), _NOTES_PT)
            for text, number in notes.texts.items()
        ),
    )
    return Sheet(NOTES, _NOTES_PT, lines, Marked(names.mark(NOTES), len(above), len(lines) - 1, 2))
