"""What a person does with themes of open answers. Each is one undo step with a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from omnibus_desktop.app.document import turned_to
from omnibus_desktop.readers.set_up import set_up
from omnibus_desktop.wave import theme_edits as edits

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.wave.setup import Themed

Edit = Callable[["Themed"], "Themed"]


def themed_now(desk: Desk, question: str) -> Themed | None:
    """The themes of this open question, None where there are none yet."""
    return edits.themed_of(desk.document.session.setup, question)


def add_theme(desk: Desk, question: str, label: str) -> None:
    """Have one more theme."""
    _change(desk, f"Add theme {label}", question, lambda themed: edits.added(themed, label))


def rename_theme(desk: Desk, question: str, theme: str, label: str) -> None:
    """Call a theme otherwise."""
    _change(desk, "Rename theme", question, lambda t: edits.renamed(t, theme, label))


def delete_theme(desk: Desk, question: str, theme: str) -> None:
    """Have a theme no longer."""
    _change(desk, "Delete theme", question, lambda themed: edits.removed(themed, theme))


def merge_theme(desk: Desk, question: str, theme: str, into: str) -> None:
    """Make two themes one."""
    _change(desk, "Merge themes", question, lambda themed: edits.joined(themed, theme, into))


def move_theme(desk: Desk, question: str, theme: str, step: int) -> None:
    """Move a theme up or down: the keys go with the places."""
    _change(desk, "Move theme", question, lambda themed: edits.moved(themed, theme, step))


def turn_theme(desk: Desk, question: str, answers: Sequence[str], theme: str) -> None:
    """Put a theme on the answers of these digests, or take it off where all of them have it."""
    themed = salted(desk, question)
    goes = edits.have(themed, answers, theme)
    step = f"{'Take theme off' if goes else 'Put theme on'} {_many(answers)}".rstrip()
    _change(desk, step, question, lambda themed: edits.turned(themed, answers, theme))
    if len(answers) > 1:
        label = next(each.label for each in themed.themes if each.id == theme)
        done = "taken off" if goes else "put on"
        desk.told.emit(f"“{label}” {done} {_many(answers)}: Ctrl+Z takes it back")


def mark_read(desk: Desk, question: str, answers: Sequence[str]) -> None:
    """Say that the answers of these digests were read."""
    step = " ".join(f"Mark {_many(answers)} as read".split())
    _change(desk, step, question, lambda themed: edits.read(themed, answers))


def mark_unread(desk: Desk, question: str, answers: Sequence[str]) -> None:
    """Take all themes off the answers of these digests, which are to be read again."""
    step = " ".join(f"Mark {_many(answers)} as not read".split())
    _change(desk, step, question, lambda themed: edits.unread(themed, answers))


def _many(answers: Sequence[str]) -> str:
    """How many, where that is more than one."""
    return f"{len(answers):,} answers" if len(answers) > 1 else ""


def use_frame(desk: Desk, question: str, labels: tuple[str, ...]) -> None:
    """Have these themes too."""
    _change(desk, "Use themes", question, lambda themed: edits.framed(themed, labels))


def read_on(desk: Desk) -> None:
    """Turn to the answers in which the themes being looked at were found."""
    session = desk.document.session
    for themed in session.setup.themed:
        if session.draft is not None and session.draft.question == themed.id:
            desk.document.show(turned_to(session, themed.question))
            return


def _change(desk: Desk, step: str, question: str, edit: Edit) -> None:
    session = desk.document.session
    if session.found is None or session.wave is None:
        return
    themed = salted(desk, question)
    changed = edit(themed)
    if changed == themed:
        return
    setup = edits.with_themed(session.setup, changed)
    wave = set_up(session.found, setup)
    briefing = replace(session.briefing, setup=setup)
    desk.document.apply(step, replace(session, wave=wave, briefing=briefing))


def salted(desk: Desk, question: str) -> Themed:
    """The themes of this question; an empty frame for the open wave where there are none yet."""
    session = desk.document.session
    assert session.found is not None
    assert session.wave is not None
    taken = {each.id for each in session.wave.questions} | session.wave.variables.keys()
    return themed_now(desk, question) or edits.begun(question, session.found.id, taken)
