"""What each kind of chart is called, and what its marks mean where they do not say it."""

from __future__ import annotations

from omnibus_desktop.tables.table import Table

_CALLED = {
    "stacked": "Stacked bar chart",
    "column": "Column chart",
    "clustered": "Clustered bar chart",
    "unit": "Unit chart",
    "line": "Line chart",
    "slope": "Slope chart",
    "map": "Hexagon map of the regions of England, with bars",
}
_BARS = "Bar chart"
_ONE = {"authorities": "authority", "respondents": "respondent"}


def called(kind: str, of_means: bool = False) -> str:
    """The kind of chart in words, as an alt text begins."""
    return f"{_BARS} of means" if of_means else _CALLED.get(kind, _BARS)


def meaning(kind: str, table: Table) -> str:
    """The sentence that says what the marks of this kind stand for; "" where they need none."""
    who = _ONE.get(table.origin.respondent_word, "respondent")
    if kind == "unit":
        return f"One square is one {who}; filled squares gave the answer."
    if kind == "map":
        return "One hexagon is one authority; all those of a region have the colour of its figure."
    return ""
