"""What each kind of chart is called, and what its marks mean where they do not say it."""

from __future__ import annotations

from omnibus_desktop.tables.table import Table

_CALLED = {
    "stacked": "Stacked bar chart",
    "diverging": "Diverging bar chart (negative answers left, positive ones right)",
    "column": "Column chart",
    "clustered": "Clustered bar chart",
    "dot": "Dot chart with intervals",
    "difference": "Bar chart of differences from the rest, in percentage points",
    "unit": "Unit chart",
    "line": "Line chart",
    "slope": "Slope chart",
    "map": "Hexagon map of England, with bars",
}
_BARS = "Bar chart"
_MOST_ALONE = 3  # steps of a scale with one on each side, which has no sum
_ONE = {"authorities": "authority", "respondents": "respondent", "answers": "answer"}


def one_of(respondents: str) -> str:
    """The word for one of these respondents: "authority"."""
    return _ONE.get(respondents, "respondent")


def called(kind: str, of_means: bool = False) -> str:
    """The kind of chart in words, as an alt text begins."""
    name = _CALLED["dot"] if kind == "dot" else _BARS
    if of_means and kind == "map":
        return f"{_CALLED[kind]}, of means"
    return f"{name} of means" if of_means else _CALLED.get(kind, _BARS)


def meaning(kind: str, table: Table) -> str:
    """The sentence that says what the marks of this kind stand for; "" where they need none."""
    who = one_of(table.origin.respondent_word)
    if kind == "unit":
        return f"One square is one {who}; filled squares gave the answer."
    if kind == "diverging":
        steps = sum(1 for row in table.rows if not row.net and not row.last)
        return "Bold figures: all answers on that side of the line." if steps > _MOST_ALONE else ""
    if kind == "dot":
        dashed = " Dashed line: the total." if len(table.columns) > 1 else ""
        return f"Dots: the figure; lines: its {table.level:g}% interval.{dashed}{_hollow(table)}"
    if kind == "difference":
        return _of_differences(table)
    if kind == "map":
        return "One hexagon is one authority, whether it answered or not, in the colour of its bar."
    return ""


def _hollow(table: Table) -> str:
    return " Hollow: low base." if any(column.low for column in table.columns) else ""


def _of_differences(table: Table) -> str:
    said = "Bars: percentage points above or below all others of the same break, taken together."
    if table.method.test != "rest":
        return f"{said} Whether they are significant was not tested."
    return f"{said} Pale: not significant (n.s.) at {table.level:g}%."
