"""The lines under a chart that are always true: base, question, method, symbols, source."""

from __future__ import annotations

from omnibus_desktop.tables.rounding import LOW
from omnibus_desktop.tables.table import State, Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.figures import charted_places, leading_place

SYNTHETIC = "Synthetic data: not real answers."


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


def is_marked(table: Table, charted: tuple[str, ...]) -> bool:
    """Whether a difference is marked in a charted column."""
    return bool(table.differs[:, charted_places(table, charted)].any())


def _several(table: Table) -> str:
    several = table.kind is Kind.MULTI and len(table.rows) > 1
    return "More than one answer was possible." if several else ""


def _symbols(tables: tuple[Table, ...], charted: tuple[str, ...]) -> str:
    """What the signs on the chart mean, those that are on it only."""
    first = tables[0]
    parts = []
    if any(is_marked(table, charted) for table in tables):
        parts.append(f"▲▼ Higher or lower than the rest. {first.method.words}")
    places = charted_places(first, charted)
    if any(table.columns[place].low for table in tables for place in places):
        parts.append(f"* Low base, under {first.min_base}: treat with caution.")
    if any(_rounds_to_nothing(table, places) for table in tables):
        parts.append(f"{LOW} Above 0 but under 0.5%.")
    if any((table.state[:, places] == State.HIDDEN).any() for table in tables):
        parts.append("[c] Hidden to protect respondents.")
    return " ".join(parts)


def _rounds_to_nothing(table: Table, places: list[int]) -> bool:
    percent = table.percent[:, places]
    return bool(((percent > 0) & (percent < 0.5)).any())
