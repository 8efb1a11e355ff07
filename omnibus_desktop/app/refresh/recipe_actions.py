"""Opening the slide that an exported picture, page or deck came from.

What it carries names the wave by its fingerprint. That is looked for where it is likely to be:
what is open, beside the file, among the recent files; where it is not, it is asked for once.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.app.document import DRAFT, Session
from omnibus_desktop.app.refresh.wave_finding import likely, with_fingerprint
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.briefing.briefing import Briefing, Slide
    from omnibus_desktop.briefing.recipe import Recipe

_KIND = "open"
_NONE = "none"  # as the fingerprint of what is open, which no wave has


@dataclass(frozen=True, eq=False)
class _Carried:
    """The recipes of one wave in the file called `source`, and where the wave is, if known."""

    source: str
    recipes: tuple[Recipe, ...]
    others: int  # recipes of other waves
    path: Path | None

    @property
    def fingerprint(self) -> str:
        return self.recipes[0].wave.fingerprint


def open_carried(desk: Desk, path: Path) -> None:
    """Open the slide that the file carries; of several, a briefing of all."""
    open_now, recent = _fingerprint(desk.document.session), desk.settings.recent()

    def read(progress: Progress) -> _Carried:
        from omnibus_desktop.briefing.recipe import read_recipe
        from omnibus_desktop.exports.recipes import recipes_in

        progress(0.0)
        found = [read_recipe(text, path.name) for text in recipes_in(path)]
        wave = found[0].wave
        own = tuple(each for each in found if each.wave.fingerprint == wave.fingerprint)
        there = None
        if wave.fingerprint != open_now:
            places = likely(path, wave.path, recent)
            there = with_fingerprint(wave.fingerprint, places, progress)
        return _Carried(path.name, own, len(found) - len(own), there)

    desk.jobs.run(_KIND, f"Opening {path.name}", read, lambda found: _go_on(desk, found))


def _go_on(desk: Desk, carried: _Carried) -> None:
    """Show the slides on their wave, which is opened first where it is not."""
    several = len(carried.recipes) > 1
    is_open = _fingerprint(desk.document.session) == carried.fingerprint
    if is_open and not several:
        _show(desk, carried)
        return
    if not desk.may_leave():
        return
    if is_open:
        if not _lacks_all(desk, carried):
            _show_briefing(desk, carried)
        return
    if carried.path is not None:
        _open_on(desk, carried, carried.path)
        return
    wave = carried.recipes[0].wave.path
    question = f"{carried.source} was made from {wave}, which is not where it is looked for."
    desk.choice_asked.emit(question, [("Find it…", lambda: _ask_for(desk, carried))])


def _open_on(desk: Desk, carried: _Carried, path: Path) -> None:
    from omnibus_desktop.app.open_actions import open_wave_then

    open_wave_then(desk, path, lambda: _show_on_new(desk, carried))


def _ask_for(desk: Desk, carried: _Carried) -> None:
    """Have the person show where the wave's file is; they may think better of it."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    wave = carried.recipes[0].wave
    title = f"{carried.source} was made from {wave.path}: where is it?"
    start = str(desk.settings.folder() / Path(wave.path).name)
    name, _ = QFileDialog.getOpenFileName(QApplication.activeWindow(), title, start)
    if name:
        _open_on(desk, carried, Path(name))


def _show_on_new(desk: Desk, carried: _Carried) -> None:
    """Show the slides on the wave that was opened for them, set up as it was for them unless it
    has a set-up of its own, which knows more."""
    session, first = desk.document.session, carried.recipes[0].briefing
    found = session.found
    if found is None or _lacks_all(desk, carried):
        return
    if session.setup != first.setup and session.wave is found:
        from omnibus_desktop.readers.set_up import set_up

        briefing = replace(session.briefing, setup=first.setup)
        wave = set_up(found, first.setup)
        session = replace(session, wave=wave, briefing=briefing)
        desk.document.start(session)
    if len(carried.recipes) > 1:
        _show_briefing(desk, carried)
    else:
        desk.document.start(_with_slide(session, carried.recipes[0]))
        _tell(desk, carried)
    if found.id != carried.fingerprint:
        message = f"{found.source} is not as it was when {carried.source} was exported"
        advice = "its figures are worked out anew: look at them before you use them"
        desk.tell(OmnibusError(message, advice))


def _show(desk: Desk, carried: _Carried) -> None:
    """Show the slide on the wave that is open, as a step that can be taken back."""
    session = desk.document.session
    if _lacks_all(desk, carried):
        return
    desk.document.arrive(f"Open {carried.source}", _with_slide(session, carried.recipes[0]))
    _tell(desk, carried)


def _with_slide(session: Session, recipe: Recipe) -> Session:
    """The session with the recipe's slide being looked at: the briefing's own where it has that,
    else as a draft. The rules are the recipe's where no briefing keeps others."""
    briefing, slide = session.briefing, recipe.slide
    known = next((each for each in briefing.slides if _is_same(briefing, each, recipe)), None)
    if not briefing.slides and session.briefing_path is None:
        briefing = replace(briefing, rules=recipe.briefing.rules)
    draft = known or replace(slide, id=DRAFT)
    return replace(session, briefing=briefing, draft=draft, selected=(), note=None)


def _is_same(briefing: Briefing, slide: Slide, recipe: Recipe) -> bool:
    """Whether the slide of the briefing is that of the recipe, whatever was done to it since."""
    its = recipe.slide
    named = (slide.id, slide.question, slide.item) == (its.id, its.question, its.item)
    return named and briefing.title == recipe.briefing.title


def _show_briefing(desk: Desk, carried: _Carried) -> None:
    """Show a briefing of all the slides in their sections, under ids that are each its own."""
    from omnibus_desktop.briefing.slides import add_slide, begin_section

    session, first = desk.document.session, carried.recipes[0].briefing
    briefing = replace(first, slides=(), setup=session.setup)
    for recipe in _to_be_had(session, carried):
        briefing, section = add_slide(briefing, recipe.slide), recipe.slide.section
        if section and section not in {each.section for each in briefing.slides}:  # but of copies
            briefing = begin_section(briefing, briefing.slides[-1].id, section)
    session = replace(session, briefing=briefing, briefing_path=None, draft=briefing.slides[0])
    desk.document.start(replace(session, selected=(), note=None))
    desk.keeper.began()
    _tell(desk, carried)


def _tell(desk: Desk, carried: _Carried) -> None:
    count = len(_to_be_had(desk.document.session, carried))
    _tell_themes(desk, carried, len(carried.recipes) - count)
    what = "the slide" if count == 1 else f"a briefing of {count} slides"
    desk.told.emit(f"This is {what} that {carried.source} was exported from")
    losses = dict.fromkeys(loss for recipe in carried.recipes for loss in recipe.losses)
    if losses:
        desk.advised.emit(
            OmnibusError(f"Not all of {carried.source} could be read", "; ".join(losses)), None
        )
    if carried.others:
        message = f"{carried.others} charts in {carried.source} are of other waves"
        desk.advised.emit(OmnibusError(message, "they are not in this briefing"), None)


def _to_be_had(session: Session, carried: _Carried) -> list[Recipe]:
    """The recipes whose themes the wave that is open is set up with."""
    questions = () if session.wave is None else session.wave.questions
    known = {each.id for each in questions}
    return [each for each in carried.recipes if known.issuperset(f.id for f in each.frames)]


def _lacks_all(desk: Desk, carried: _Carried) -> bool:
    """Whether nothing of it can be shown, which is told."""
    lacks = not _to_be_had(desk.document.session, carried)
    if lacks:
        _tell_themes(desk, carried, len(carried.recipes))
    return lacks


def _tell_themes(desk: Desk, carried: _Carried, count: int) -> None:
    """Say why so many slides cannot be shown: which answer has which theme is in no export."""
    if not count:
        return
    labels = dict.fromkeys(
        label for each in carried.recipes for frame in each.frames for label in frame.labels
    )
    what = "It shows" if count == len(carried.recipes) else f"{count} of its slides show"
    message = f"{carried.source} cannot be opened"
    if count < len(carried.recipes):
        message = f"Not all of {carried.source} could be opened"
    why = f"{what} themes of open answers ({', '.join(labels)})"
    advice = "open the briefing in which its answers were read: no export carries who said what"
    desk.advised.emit(OmnibusError(f"{message}: {why[:1].lower()}{why[1:]}", advice), None)


def _fingerprint(session: Session) -> str:
    """Of the wave that is open."""
    wave = session.found or session.wave
    return _NONE if wave is None else wave.id
