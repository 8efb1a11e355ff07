"""A briefing refreshed with another wave: every slide that the new wave asks again is moved onto
it, every other is kept, and what became another is told slide by slide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from omnibus_desktop.briefing.briefing import Briefing, Rules, Slide
from omnibus_desktop.briefing.draw import Drawn, draw
from omnibus_desktop.briefing.matching import How, Matching
from omnibus_desktop.briefing.over_waves import EarlierWave
from omnibus_desktop.briefing.preflight import broken_figures
from omnibus_desktop.briefing.preflight_words import unsupported_in
from omnibus_desktop.briefing.printed import Figure
from omnibus_desktop.briefing.refresh_breaks import breaks_left_out
from omnibus_desktop.briefing.refresh_filters import moved_filters
from omnibus_desktop.briefing.refresh_kind import kind_changed
from omnibus_desktop.briefing.refresh_slide import MovedSlide, moved_slide
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.support import Broken, unsupported

HEADLINE = "headline"

Earlier = tuple[EarlierWave, ...]
_Draw = Callable[[Slide], Drawn | OmnibusError]


@dataclass(frozen=True)
class Said:
    """What a headline ("headline") or a note ("note 1", by its id) said of the wave before and
    says of the new one."""

    where: str
    before: str
    after: str


@dataclass(frozen=True)
class SlideChange:
    """What became of one slide, by its id and its number counted from 1. `how` tells by what its
    question was found; where it was not, the slide is as it was. `remarks` are sentences. `said`
    are headline and notes that say something else now. `broken` are the figures of the person's
    own headline that no longer hold, and `suggested` is what could be written in its place. Of a
    wave that changed where it is, `figures` are those that print something else."""

    slide: str
    number: int
    how: How
    remarks: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    headline: str = ""
    broken: tuple[Broken, ...] = ()
    suggested: str = ""
    figures: tuple[Figure, ...] = ()
    cannot_be_shown: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether the new wave asks the slide's question."""
        return self.how is not How.NONE


@dataclass(frozen=True)
class Refreshed:
    """The briefing on the new wave, and what became of each of its slides, in their order.
    `remarks` are sentences on what else does not fit that wave."""

    briefing: Briefing
    changes: tuple[SlideChange, ...]
    remarks: tuple[str, ...] = ()


def _nowhere(_: float) -> None:
    """Where nobody wants to know how far it is."""


def refreshed(
    briefing: Briefing,
    before: Wave | None,
    after: Wave,
    progress: Callable[[float], None] = _nowhere,
    earlier: tuple[Earlier, Earlier] = ((), ()),
) -> Refreshed:
    """The briefing of the wave `before` on the wave `after`, both set up; None: the earlier wave
    is not at hand, so that questions are known by their ids alone. Texts that a person wrote stay
    as they are. `progress` is called with the share that is done. `earlier` are the waves that
    slides over waves are compared with, until now and from now on. Nothing is raised."""
    matching = Matching(before, after)
    then = None if before is None else partial(_drawn, before, briefing.rules, earlier[0])
    now = partial(_drawn, after, briefing.rules, earlier[1])
    slides, changes = [], []
    for number, slide in enumerate(briefing.slides, 1):
        progress((number - 1) / len(briefing.slides))
        moved = moved_slide(slide, matching)
        slides.append(moved.slide)
        changes.append(_change(number, slide, moved, then, now))
    title = briefing.title
    if before is not None and before.title and after.title:
        title = title.replace(before.title, after.title)
    saved = moved_filters(briefing.filters, matching)
    moved_on = replace(briefing, title=title, slides=tuple(slides), filters=saved.filters)
    return Refreshed(moved_on, tuple(changes), saved.remarks)


def _change(
    number: int, slide: Slide, moved: MovedSlide, draw_then: _Draw | None, draw_now: _Draw
) -> SlideChange:
    own = slide.words.headline or ""
    if moved.how is How.NONE:
        return SlideChange(slide.id, number, How.NONE, moved.remarks, headline=own)
    then = draw_then(slide) if draw_then is not None else None
    now = draw_now(moved.slide)
    remarks = [*moved.remarks, *_of_notes(slide, moved, then, now)]
    if isinstance(then, Drawn) and isinstance(now, Drawn):
        remarks += kind_changed(then.scene.kind, now.scene)
        remarks += breaks_left_out(then, now)
    if draw_then is None:
        remarks.append("It was found by its id alone, for the earlier wave is not at hand.")
    if isinstance(now, OmnibusError):
        remarks.append(f"It cannot be drawn: {now.message}.")
        return SlideChange(slide.id, number, moved.how, tuple(remarks), headline=own)
    broken = broken_figures(now)
    remarks += [*_own_words(now, broken), *_said_beside(now)]
    return SlideChange(
        slide.id,
        number,
        moved.how,
        tuple(remarks),
        () if not isinstance(then, Drawn) else tuple(_said(then, now)),
        now.words.headline,
        broken,
        now.suggested.headline,
    )


def _own_words(now: Drawn, broken: tuple[Broken, ...]) -> list[str]:
    """Figures of the person's own texts that the new wave does not have, but those that are told
    as `broken` already."""
    headline = now.slide.words.headline
    told = {each.said for each in broken}
    said = unsupported(headline, now.side_by_side) if headline and now.side_by_side else ()
    wrong = {HEADLINE: tuple(each for each in said if each not in told)}
    wrong |= {name: unsupported_in(name, now) for name in ("subtitle", "footnote")}
    return [
        f"Your own {name} says {', '.join(each)}, not in its figures."
        for name, each in wrong.items()
        if each
    ]


def _said_beside(now: Drawn) -> list[str]:
    """Figures that the person wrote to be said, and that the new wave does not have."""
    wrong = unsupported(now.words.speaker, now.tables) if now.words.speaker and now.tables else ()
    return (
        [f"What you say beside it names {', '.join(wrong)}, not in its figures."] if wrong else []
    )


def _drawn(wave: Wave, rules: Rules, earlier: Earlier, slide: Slide) -> Drawn | OmnibusError:
    try:
        return draw(wave, slide, rules, earlier=earlier)
    except OmnibusError as error:
        return error


def _of_notes(
    slide: Slide, moved: MovedSlide, then: Drawn | OmnibusError | None, now: Drawn | OmnibusError
) -> list[str]:
    """Which notes are not on the chart any more."""
    shown = _notes(now) if isinstance(now, Drawn) else {}
    was = _notes(then) if isinstance(then, Drawn) else {}
    found = []
    for note in slide.notes:
        named = was.get(f"note {note.id}") or note.text
        if note.id in moved.without_mark:
            found.append(f"The bar of the note “{named}” is not there any more.")
        elif isinstance(now, Drawn) and f"note {note.id}" not in shown and (then is None or was):
            found.append(f"The note “{named}” is not on the chart any more.")
    return found


def _said(then: Drawn, now: Drawn) -> list[Said]:
    """What the headline, and notes that are still there, say that they did not."""
    before = {HEADLINE: then.words.headline, **_notes(then)}
    after = {HEADLINE: now.words.headline, **_notes(now)}
    both = [(where, before[where], after[where]) for where in before if where in after]
    return [Said(*each) for each in both if each[1] != each[2]]


def _notes(drawn: Drawn) -> dict[str, str]:
    """What each note says, by the role of its text."""
    texts = (item for item in drawn.scene.items if isinstance(item, Text))
    return {each.role: " ".join(each.lines) for each in texts if each.role.startswith("note ")}
