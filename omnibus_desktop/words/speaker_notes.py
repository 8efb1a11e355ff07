"""What a speaker should know about a slide: wording, base, filter, weight, test, source."""

from __future__ import annotations

from omnibus_desktop.tables.cells import effective_base_text, weighted_base_text
from omnibus_desktop.tables.facts import filtering, source, weighting
from omnibus_desktop.tables.rounding import whole_percent
from omnibus_desktop.tables.table import SYNTHETIC, Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.footnote import base, wording


def speaker_notes(tables: tuple[Table, ...], charted: tuple[str, ...], means: bool = False) -> str:
    """One fact a line."""
    first = tables[0]
    items = [plain(table.item_label) for table in tables if table.item_label]
    lines = [
        wording(first),
        f"Items: {'; '.join(items)}." if items else "",
        base(tables, charted, means),
        filtering(first),
        _weighting(first),
        f"Test: {first.method.words}",
        _population(first),
        *dict.fromkeys(note for table in tables for note in table.notes),
        source(first),
        f"Fieldwork: {plain(first.origin.period)}." if first.origin.period else "",
        SYNTHETIC if first.origin.synthetic else "",
    ]
    return "\n".join(line for line in lines if line)


def _weighting(table: Table) -> str:
    total = table.columns[0]
    said = weighting(table)
    if table.weight is None:
        return said
    base, effective = weighted_base_text(total), effective_base_text(total)
    return f"{said} Weighted base {base}, effective base {effective}."


def _population(table: Table) -> str:
    total = table.columns[0]
    if total.population is None:
        return "Population: not known, so no correction for it."
    if total.hidden:
        return f"Population: {total.population:,} {table.origin.respondent_word}."
    share = whole_percent(total.unweighted_base, total.population)
    tests = (
        " and tests" if table.method.population != "none" and table.method.test != "none" else ""
    )
    return (
        f"Population: {total.unweighted_base:,} of {total.population:,}"
        f" {table.origin.respondent_word} ({share}%). Intervals{tests} correct for it; they"
        " do not correct for who chose not to answer."
    )
