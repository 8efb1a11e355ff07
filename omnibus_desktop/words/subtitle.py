"""The statistical line under a headline: measure, coverage, breaks, period."""

from __future__ import annotations

from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.averages import are_means
from omnibus_desktop.words.figures import column_label, inside, opening, places_seen

_COVERAGE = {"authorities": "England"}  # where those asked are authorities, they are England's


def subtitle(
    tables: tuple[Table, ...],
    charted: tuple[str, ...],
    means: bool = False,
    counts: bool = False,
    differences: bool = False,
) -> str:
    """ "Percentage of authorities that answered, England, by region and authority type,
    September to October 2016"; of means "Mean among authorities ...", of counts "Number of ...", of
    `differences` from the rest "Percentage points by which ... differ"."""
    first = tables[0]
    what = measure(first, are_means(tables, means), counts)
    if differences:
        what = f"Difference from the rest in percentage points: {inside(what)}"
    parts = [
        f"{what} {first.who_words or first.base_words}",
        coverage(first),
        breaks(tables, charted),
        plain(first.origin.period),
    ]
    return ", ".join(part for part in parts if part)


def measure(table: Table, of_means: bool, counts: bool = False) -> str:
    """ "Percentage of", "Weighted mean among"."""
    words = "mean among" if of_means else "number of" if counts else "percentage of"
    return opening(words) if table.weight is None else f"Weighted {words}"


def coverage(table: Table) -> str:
    """Whom the figures are about: the filter in words, else the country."""
    if table.filter_words:
        return plain(table.filter_words)
    return _COVERAGE.get(table.origin.respondent_word, "")


def breaks(tables: tuple[Table, ...], charted: tuple[str, ...]) -> str:
    """The breaks that are charted, "by region and authority type"; of one group its name."""
    columns = [tables[0].columns[place] for place in places_seen(tables, charted)]
    groups = [column for column in columns if column.heading]
    if len(columns) == 1 and groups:
        return column_label(groups[0])
    headings = list(dict.fromkeys(inside(plain(column.heading)) for column in groups))
    if len(headings) > 1:
        headings = [", ".join(headings[:-1]), headings[-1]]
    return f"by {' and '.join(headings)}" if headings else ""
