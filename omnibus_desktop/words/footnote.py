"""The lines under a chart that are always true: base, question, method, symbols, source."""

from __future__ import annotations

from omnibus_desktop.tables.bases import low_base
from omnibus_desktop.tables.rounding import LOW
from omnibus_desktop.tables.table import SYNTHETIC, State, Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.figures import leading_place, places_seen

ROUNDING = "Figures may not add because of rounding."


def footnote(tables: tuple[Table, ...], charted: tuple[str, ...]) -> str:
    """Sentences with a blank between them."""
    return " ".join(
        part
        for part in (
            base(tables, charted),
            weighting(tables[0]),
            filtering(tables[0]),
            wording(tables[0]),
            _several(tables[0]),
            _symbols(tables, charted),
            ROUNDING if any(row.net for row in tables[0].rows) else "",
            source(tables[0]),
            SYNTHETIC if tables[0].origin.synthetic else "",
        )
        if part
    )


def base(tables: tuple[Table, ...], charted: tuple[str, ...]) -> str:
    """ "Base: all authorities that answered (98 of 152)."; over the items of a grid the smallest
    and the largest."""
    columns = [table.columns[leading_place(table, charted)] for table in tables]
    bases = sorted({column.unweighted_base for column in columns})
    number = f"{bases[0]:,}" if len(bases) == 1 else f"{bases[0]:,} to {bases[-1]:,}"
    population = columns[0].population
    of = "" if population is None else f" of {population:,}"
    words = tables[0].base_words
    every = words if words.startswith("all ") else f"all {words}"
    return f"Base: {every} ({number}{of})."


def weighting(table: Table) -> str:
    return f"Weighted by {plain(table.weight)}." if table.weight else "Unweighted."


def filtering(table: Table) -> str:
    return f"Filter: {plain(table.filter_words)}." if table.filter_words else "No filter."


def wording(table: Table) -> str:
    """The question as it was asked, and the item of a grid that is shown alone."""
    text = plain(table.text).strip()
    end = "" if text.endswith(("?", ".", "!")) else "."
    return f"Question: “{text}”{end}" if text else ""


def source(table: Table) -> str:
    """ "Source: TITLE (FILE), ORGANISATION."."""
    origin = table.origin
    title = plain(origin.wave).strip()
    named = f"{title} ({plain(origin.source)})" if title else plain(origin.source)
    return (
        "Source: " + ", ".join(part for part in (named, plain(origin.organisation)) if part) + "."
    )


def _several(table: Table) -> str:
    several = table.kind is Kind.MULTI and len(table.rows) > 1
    return "More than one answer was possible." if several else ""


def _symbols(tables: tuple[Table, ...], charted: tuple[str, ...]) -> str:
    """What the signs on the chart mean, those that are on it only."""
    first, places = tables[0], places_seen(tables, charted)
    parts = []
    if any(table.differs[:, places].any() for table in tables):
        parts.append(f"▲▼ Higher or lower than the rest. {first.method.words}")
    columns = [table.columns[place] for table in tables for place in places]
    low = [column for column in columns if column.low and column.asked]
    if low:
        parts.append(f"* {low_base(low, first.min_base)}")
    if any(_rounds_to_nothing(table, places) for table in tables):
        parts.append(f"{LOW} Above 0 but under 0.5%.")
    if any((table.state[:, places] == State.HIDDEN).any() for table in tables):
        parts.append("[c] Hidden to protect respondents.")
    if any((table.state[:, places] == State.NOT_ASKED).any() for table in tables):
        parts.append("[z] Not asked.")
    return " ".join(parts)


def _rounds_to_nothing(table: Table, places: list[int]) -> bool:
    percent = table.percent[:, places]
    return bool(((percent > 0) & (percent < 0.5)).any())
