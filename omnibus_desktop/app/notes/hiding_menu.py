"""What the stage's menu offers for what the picked marks stand for: hide, net, bring back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.notes import hiding, netting
from omnibus_desktop.charts.hidden import hidden_labels
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.figures import short

_LONGEST = 50  # characters of a name in the menu


def add_hiding(menu: QMenu, desk: Desk, current: CurrentSlide, stage: QWidget) -> None:
    """Put into the menu what may be hidden, taken together and brought back."""
    drawn = current.drawn
    if drawn is None:
        return
    answers, groups = hiding.hideable(desk, current)
    gone = hidden_labels(drawn.tables, drawn.slide.spec)
    may_net, net = netting.may_net(desk, current), netting.own_net(desk, current)
    if answers or groups or gone or may_net:
        menu.addSeparator()
    if answers:
        title = "Hide this answer" if len(answers) == 1 else f"Hide these {len(answers)} answers"
        menu.addAction(title, partial(hiding.hide_answers, desk, current))
    if groups:
        title = "Hide this group" if len(groups) == 1 else f"Hide these {len(groups)} groups"
        menu.addAction(title, partial(hiding.hide_groups, desk, current))
    if may_net:
        title = "Net with…" if net is None else "Change net…"
        menu.addAction(title, partial(netting.ask, desk, current, stage))
    if net is not None:
        menu.addAction("Remove net", partial(netting.remove, desk, current))
    if gone:
        again = menu.addMenu("Show again")
        for name, label in gone:
            words = short(plain(label), _LONGEST).replace("&", "&&")
            again.addAction(words, partial(hiding.show_again, desk, name))
        again.addSeparator()
        again.addAction("All that is hidden", partial(hiding.show_again, desk))
