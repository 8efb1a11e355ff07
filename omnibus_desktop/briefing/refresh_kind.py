"""A chart that is of another kind in the next wave, though nobody chose that."""

from __future__ import annotations

from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.wave.plain_text import plain

_CALLED = {
    ChartKind.BAR: "bars",
    ChartKind.COLUMN: "columns",
    ChartKind.STACKED: "stacked bars",
    ChartKind.DIVERGING: "diverging bars",
    ChartKind.CLUSTERED: "clustered bars",
    ChartKind.PANELS: "small multiples",
    ChartKind.DOT: "dots with intervals",
    ChartKind.DIFFERENCE: "differences from the rest",
    ChartKind.UNIT: "squares, one a respondent",
    ChartKind.LINE: "lines over waves",
    ChartKind.SLOPE: "slopes over two waves",
    ChartKind.MAP: "a map of the regions",
}
_INSTEAD = ": another kind is shown"  # the end of what the chart says of it itself


def kind_changed(before: str, now: Scene) -> tuple[str, ...]:
    """A sentence on the kind of chart that it was `before` and is not any more, and why, where the
    chart says so; none where it is of that kind still."""
    if before == now.kind or before not in set(ChartKind):
        return ()
    was = _CALLED.get(ChartKind(before), before)
    if not now.kind:
        return (f"There is no chart any more, which was drawn as {was}.",)
    said = (plain(each) for each in now.remarks if each.endswith(_INSTEAD))
    why = next((each.removesuffix(_INSTEAD) for each in said), "")
    because = f": {why[:1].lower()}{why[1:]}" if why else ""
    return (f"It is drawn as {_CALLED[ChartKind(now.kind)]}, no longer as {was}{because}.",)
