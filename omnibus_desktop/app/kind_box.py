"""The choice of a kind of chart: those that suit the table being looked at."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.plain import set_tip
from omnibus_desktop.charts.spec import ChartKind

KINDS = {
    ChartKind.AUTO: "Automatic",
    ChartKind.BAR: "Bars",
    ChartKind.COLUMN: "Columns",
    ChartKind.STACKED: "Stacked bars, 100%",
    ChartKind.DIVERGING: "Diverging bars",
    ChartKind.CLUSTERED: "Clustered bars",
    ChartKind.PANELS: "Small multiples",
    ChartKind.DOT: "Dots with intervals",
    ChartKind.DIFFERENCE: "Difference from the rest",
    ChartKind.UNIT: "A square a respondent",
    ChartKind.LINE: "Lines over waves",
    ChartKind.SLOPE: "Slopes over two waves",
    ChartKind.MAP: "Map of the regions",
}


class KindBox(QComboBox):
    """Offers Automatic, the kinds that suit the table, and the one that was chosen even where it
    does not."""

    def __init__(self, desk: Desk, current: CurrentSlide) -> None:
        super().__init__()
        self._desk = desk
        self._current = current
        self._offered: tuple[ChartKind, ...] = ()
        self.setAccessibleName("Chart type")
        self.setMinimumContentsLength(10)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.activated.connect(self._choose)
        current.settled.connect(self._show)
        self._show()

    def offered(self) -> tuple[ChartKind, ...]:
        """The kinds that can be chosen now, in the order in which they are listed."""
        return self._offered

    def _show(self) -> None:
        self._offer(kinds_offered(self._desk, self._current))
        self.setCurrentIndex(self._offered.index(_chosen(self._desk)))
        drawn = self._current.drawn
        set_tip(self, "" if drawn is None else drawn.scene.reason)

    def _offer(self, offered: tuple[ChartKind, ...]) -> None:
        if offered != self._offered:
            self._offered = offered
            self.clear()
            self.addItems([KINDS[kind] for kind in offered])

    def _choose(self, place: int) -> None:
        slide_actions.set_kind(self._desk, self._offered[place])


def kinds_offered(desk: Desk, current: CurrentSlide) -> tuple[ChartKind, ...]:
    """Automatic, the kinds that suit what is looked at, and the one that is chosen, as KINDS has
    them in order."""
    wanted = {ChartKind.AUTO, _chosen(desk), *_suited(current)}
    return tuple(kind for kind in KINDS if kind in wanted)


def _chosen(desk: Desk) -> ChartKind:
    draft = desk.document.session.draft
    return ChartKind.AUTO if draft is None else draft.spec.kind


def _suited(current: CurrentSlide) -> Iterable[ChartKind]:
    drawn = current.drawn
    if drawn is None:
        return ()
    from omnibus_desktop.charts.kinds import suited  # which has come with what was drawn
    from omnibus_desktop.charts.marks import marks

    shown = marks(drawn.tables, drawn.spec)
    return () if shown.nothing else suited(shown)
