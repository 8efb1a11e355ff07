"""What a person does to the nets of the slide being looked at, an undo step each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omnibus_desktop.briefing import edits
from omnibus_desktop.wave.question import Net

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.desk import Desk

_NONE = "The answers of this chart cannot be taken together"
_LONGEST = 60  # characters of a name that is offered


def own_net(desk: Desk, current: CurrentSlide) -> Net | None:
    """The slide's own net that is picked out."""
    draft, answers = desk.document.session.draft, _picked(desk, current)
    nets = () if draft is None else draft.nets
    return next((net for net in nets if [f"net:{net.label}"] == answers), None)


def may_net(desk: Desk, current: CurrentSlide) -> bool:
    """Whether the picked marks are of answers that can be taken together with others."""
    draft, question = desk.document.session.draft, current.question
    if draft is None or question is None or draft.over_waves:
        return False
    known = {answer.id for answer in question.answers if not answer.missing}
    if own_net(desk, current) is not None:
        return True
    picked = _picked(desk, current)
    return len(known) > 1 and bool(picked) and set(picked) <= known


def ask(desk: Desk, current: CurrentSlide, stage: QWidget) -> None:
    """Offer the answers to be taken together, those that are picked ticked, under a name; of a
    net that is picked what it is made of."""
    question = current.question
    if question is None or not may_net(desk, current):
        desk.told.emit(_NONE)
        return
    from omnibus_desktop.app.notes.net_popup import NetPopup

    net = own_net(desk, current)
    answers = [(each.id, each.label or each.id) for each in question.answers if not each.missing]
    ticked = _picked(desk, current) if net is None else net.answers
    label, instead = ("", "") if net is None else (net.label, net.label)

    def made(name: str, chosen: tuple[str, ...]) -> None:
        put(desk, Net(name, chosen), instead)

    popup = NetPopup(stage, answers, ticked, label, made)
    popup.open_over(stage)


def put(desk: Desk, net: Net, instead: str = "") -> None:
    """Take these answers together on the slide; in place of the net `instead`."""
    draft = desk.document.session.draft
    if draft is not None and net not in draft.nets:
        step = "Change net" if instead else "Net"
        desk.document.apply_to_draft(step, edits.put_net(draft, net, instead))
        desk.told.emit(f"“{net.label}” is on the slide: pick its bar to change or remove it")


def remove(desk: Desk, current: CurrentSlide) -> None:
    """Take the net that is picked out off the slide."""
    draft, net = desk.document.session.draft, own_net(desk, current)
    if draft is not None and net is not None:
        desk.document.apply_to_draft("Remove net", edits.remove_net(draft, net.label))


def name_for(labels: Sequence[str]) -> str:
    """What a net of answers may be called: "Very or fairly confident", "Money or staff"."""
    words = [label.strip() for label in labels]
    last = words[-1].rsplit(" ", 1)
    if len(last) == 2 and all(word.endswith(f" {last[1]}") for word in words):
        words = [*(word.removesuffix(f" {last[1]}") for word in words[:-1]), words[-1]]
    words = [words[0], *(word[:1].lower() + word[1:] for word in words[1:])]
    name = " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
    return name if len(name) <= _LONGEST else f"Any of {len(labels)} answers"


def _picked(desk: Desk, current: CurrentSlide) -> list[str]:
    """The ids of the answers that are picked out, each once."""
    grid = current.drawn is not None and len(current.drawn.tables) > 1
    found = (key[0].partition("/")[2] if grid else key[0] for key in desk.document.session.selected)
    return list(dict.fromkeys(found))
