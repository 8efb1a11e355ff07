"""Why a chart is of its kind, in a sentence for the person who may choose another."""

from __future__ import annotations

from omnibus_desktop.charts.spec import ChartKind

_WHY = {
    ChartKind.BAR: "Bars: one figure for each answer is compared most surely by its length",
    ChartKind.STACKED: "Stacked bars: the answers are steps of a scale, and make a whole",
    ChartKind.DIVERGING: "Diverging bars: the answers are a scale with a middle, and what matters"
    " is how much lies on either side of it",
    ChartKind.CLUSTERED: "Clustered bars: a few groups are compared side by side in each answer",
    ChartKind.PANELS: "Small multiples: many groups stay readable where each answer has a panel",
    ChartKind.DOT: "Dots with intervals: some groups are small, and it shows how sure each is",
    ChartKind.UNIT: "Units: so few respondents can be shown one by one",
    ChartKind.LINE: "Lines: they show how answers change from wave to wave",
    ChartKind.SLOPE: "Slopes: they show what changed between two waves",
}


def reason_of(asked: ChartKind, drawn: ChartKind, instead: str = "") -> str:
    """Why this kind is drawn where that one was asked for; `instead` says why that is not."""
    if instead:
        return f"{instead}."
    if asked is not ChartKind.AUTO:
        return "The type that you chose."
    return f"Chosen for this question. {_WHY[drawn]}." if drawn in _WHY else ""
