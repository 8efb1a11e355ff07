"""Everything that can be done with what the picked marks stand for."""

from __future__ import annotations

from omnibus_desktop.app.command import Command, Reach, has_mark
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.notes import hiding, netting


def _has_hidden(session: Session) -> bool:
    return session.draft is not None and bool(session.draft.spec.hidden)


def _has_own_net(session: Session) -> bool:
    nets = () if session.draft is None else session.draft.nets
    picked = {answer.rpartition("/")[2] for answer, _ in session.selected}
    return len(picked) == 1 and any(f"net:{net.label}" in picked for net in nets)


def _ask(reach: Reach) -> None:
    netting.ask(reach.desk, reach.current, reach.window)


MARK_COMMANDS: tuple[Command, ...] = (
    Command(
        "hide answer", "Chart", "H&ide answer",
        "Take the picked answers off the chart; they stay in the table",
        lambda reach: hiding.hide_answers(reach.desk, reach.current),
        ("Ctrl+Shift+X",), "", has_mark,
    ),
    Command(
        "hide group", "Chart", "Hide gro&up",
        "Take the picked groups off the chart; they stay in the table",
        lambda reach: hiding.hide_groups(reach.desk, reach.current),
        ("Ctrl+Alt+X",), "", has_mark,
    ),
    Command(
        "show hidden", "Chart", "Sho&w all hidden",
        "Bring back every answer and group that was taken off the chart",
        lambda reach: hiding.show_again(reach.desk),
        ("Ctrl+Alt+Shift+X",), "", _has_hidden,
    ),
    Command(
        "net", "Chart", "&Net with…",
        "Take the picked answers and others together, under a name of your own",
        _ask, ("Ctrl+Shift+N",), "", has_mark,
    ),
    Command(
        "remove net", "Chart", "Remo&ve net", "Take the picked net off the slide",
        lambda reach: netting.remove(reach.desk, reach.current), (), "", _has_own_net,
    ),
)  # fmt: skip
