"""The lines under a chart that are always true: base, question, method, symbols, source."""

from __future__ import annotations

from omnibus_desktop.tables.bases import unmarked
from omnibus_desktop.tables.cells import HIDDEN, base_text
from omnibus_desktop.tables.facts import filtering, is_marked, signs, source, weighting
from omnibus_desktop.tables.made_of import made_of_words
from omnibus_desktop.tables.table import SYNTHETIC, Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.averages import are_means, mean_base
from omnibus_desktop.words.figures import column_label, leading_place, places_seen, places_signed
from omnibus_desktop.words.kinds import meaning

_SEVERAL = 2  # groups: one has its base as that of the whole
_MOST_NAMED = 8  # groups with their bases
ROUNDING = "Figures may not add because of rounding."


def footnote(
    tables: tuple[Table, ...], charted: tuple[str, ...], means: bool = False, kind: str = ""
) -> str:
    """Sentences with a blank between them; `kind` is that of the chart above them."""
    return " ".join(
        part
        for part in (
            base(tables, charted, means),
            _of_groups(tables, charted, kind),
            weighting(tables[0]),
            filtering(tables[0]),
            meaning(kind, tables[0]),
            wording(tables[0]),
            _several(tables[0]),
            _symbols(tables, charted, kind, means),
            ROUNDING if _has_nets(tables, means) else "",
            source(tables[0]),
            SYNTHETIC if tables[0].origin.synthetic else "",
        )
        if part
    )


def _has_nets(tables: tuple[Table, ...], means: bool) -> bool:
    """Whether nets stand beside the answers that they are sums of; of a set they are none, for a
    respondent may have given several of them."""
    first = tables[0]
    if first.kind is Kind.MULTI and first.percent_of == "respondents":
        return False
    return any(row.net for row in first.rows) and not are_means(tables, means)


def base(tables: tuple[Table, ...], charted: tuple[str, ...], means: bool = False) -> str:
    """ "Base: all authorities that answered (98 of 152)."; over the items of a grid the smallest
    and the largest. Of means those whose answer is a number."""
    place = leading_place(tables[0], charted)
    columns = [table.columns[place] for table in tables]
    of_means = are_means(tables, means)
    answered = sorted({column.unweighted_base for column in columns})
    bases = sorted(
        {mean_base(t, place) if of_means else t.columns[place].unweighted_base for t in tables}
    )
    number = "means of " if of_means and bases != answered else ""
    number += f"{bases[0]:,}" if len(bases) == 1 else f"{bases[0]:,} to {bases[-1]:,}"
    if any(column.hidden for column in columns):
        number = HIDDEN
    population = columns[0].population
    of = "" if population is None else f" of {population:,}"
    words = tables[0].base_words
    every = words if words.startswith("all ") else f"all {words}"
    return f"Base: {every} ({number}{of})."


def _of_groups(tables: tuple[Table, ...], charted: tuple[str, ...], kind: str) -> str:
    """ "Groups: Male 450, Female 510." where their names on the chart do not say how many they
    are: of no known population, and not low; of many the smallest and the largest."""
    columns = [tables[0].columns[place] for place in places_seen(tables, charted) if place > 0]
    silent = [c for c in columns if c.population is None and not c.low and c.asked]
    if kind == "unit" or len(columns) < _SEVERAL or not silent:
        return ""
    if len(silent) <= _MOST_NAMED:
        return f"Groups: {', '.join(f'{column_label(c)} {base_text(c)}' for c in silent)}."
    bases = sorted(c.unweighted_base for c in silent if not c.hidden)
    return f"Groups: {bases[0]:,} to {bases[-1]:,} each." if bases else ""


def wording(table: Table) -> str:
    """The question as it was asked, and the item of a grid that is shown alone."""
    text = plain(table.text).strip()
    end = "" if text.endswith(("?", ".", "!")) else "."
    return f"Question: “{text}”{end}" if text else ""


def _several(table: Table) -> str:
    several = table.kind is Kind.MULTI and len(table.rows) > 1
    return "More than one answer was possible." if several else ""


def _symbols(tables: tuple[Table, ...], charted: tuple[str, ...], kind: str, means: bool) -> str:
    """What the signs on the chart mean, those that are on it only."""
    method = tables[0].method
    tests = method.words if are_means(tables, means) else method.words_of_shares
    places = places_seen(tables, charted)
    found = signs(tables, places_signed(tables, charted), kind == "unit")
    if is_marked(tables, places):
        found.insert(0, f"▲▼ Higher or lower than the rest. {tests}")
    elif kind == "difference" and method.test == "rest":
        found.insert(0, tests)
    columns = [table.columns[place] for table in tables for place in places if place > 0]
    if any(column.by in tables[0].made_of for column in columns):
        found.append(made_of_words(tables[0]))
    if kind != "unit" and (not_low := unmarked(columns, tables[0].min_base)):
        found.append(not_low)
    return " ".join(found)
