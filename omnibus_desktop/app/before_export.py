"""A word before a chart is written that says what its figures do not: once, above the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from omnibus_desktop.app.status import things

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.briefing.draw import Drawn

#: Kinds of findings by which a reader is told what is not so. Small counts are no reason to ask:
#: most charts by region have some, and what is asked every time is not read.
_SERIOUS = ("headline", "not read", "weight", "filter")


def is_asked_about(desk: Desk, drawn: Drawn, again: Callable[[], None]) -> bool:
    """Whether the export has to wait: where a headline has no support, open answers behind the
    figures are not all read, or weight or filter are not told as they are, it is asked first, and
    of the same no second time. `again` exports what is then looked at."""
    from omnibus_desktop.briefing.preflight import preflight  # with what lays charts out

    found = preflight(drawn, desk.document.session.briefing.rules)
    serious = tuple(each.what for each in found if each.kind in _SERIOUS)
    if desk.agreed.issuperset(serious):
        return False

    def anyway() -> None:
        desk.agreed.update(serious)
        again()

    more = f" ({things(len(serious))} in all)" if len(serious) > 1 else ""
    desk.choice_asked.emit(
        f"Before this is exported: {serious[0][:1].lower()}{serious[0][1:]}{more}.",
        [("Look first", desk.look_requested.emit), ("Export anyway", anyway)],
    )
    return True
