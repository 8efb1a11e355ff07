"""What kind of chart there is, and in what order its answers stand, chosen by typing."""

from __future__ import annotations

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.command import Command, Reach, has_draft


def _choose_kind(reach: Reach) -> None:
    from omnibus_desktop.app.choice_popup import ChoicePopup
    from omnibus_desktop.app.kind_box import KINDS, kinds_offered
    from omnibus_desktop.charts.spec import ChartKind

    offered = [(kind.value, KINDS[kind]) for kind in kinds_offered(reach.desk, reach.current)]

    def choose(kind: str) -> None:
        slide_actions.set_kind(reach.desk, ChartKind(kind))

    ChoicePopup(reach.window, "Which type of chart?", offered, choose).open_over(reach.window)


def _choose_order(reach: Reach) -> None:
    from omnibus_desktop.app.choice_popup import ChoicePopup
    from omnibus_desktop.app.side_pane import SORTS
    from omnibus_desktop.charts.spec import Sort

    offered = [(sort.value, words) for sort, words in SORTS.items()]

    def choose(sort: str) -> None:
        slide_actions.set_sort(reach.desk, Sort(sort))

    ChoicePopup(reach.window, "Which order of answers?", offered, choose).open_over(reach.window)


CHART_COMMANDS: tuple[Command, ...] = (
    Command(
        "chart type", "Chart", "Chart t&ype…", "Choose another kind of chart for this table",
        _choose_kind, (), "", has_draft,
    ),
    Command(
        "answer order", "Chart", "Order o&f answers…", "Put the answers of the chart in order",
        _choose_order, (), "", has_draft,
    ),
)  # fmt: skip
