"""The recipe of a slide: what an exported chart carries, so that it can be opened and made again.

It is a briefing of one slide, as its file has it, and names the wave by its fingerprint: no answer
of a respondent is in it, nor a path or a person's name. Of themes of open answers it has the names,
as its chart does, and not which answer has which: that stays in the briefing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace

from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.file import Kept, from_text, to_text
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.nesting import questions_in
from omnibus_desktop.briefing.plain_values import UNREADABLE, objects, to_plain
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.setup import ChangedQuestion, Setup
from omnibus_desktop.wave.wave import Wave

SCHEMA = "omnibus-recipe/1"
_FAMILY = "omnibus-recipe/"
LARGEST = 256 << 10  # characters of a recipe
_SHORT = 32 << 10  # characters, beyond which it says of the set-up only what its slide needs
_FREE = (Kind.NUMERIC, Kind.OPEN, Kind.ADMIN)  # whose answers are what respondents wrote


@dataclass(frozen=True)
class Frame:
    """Themes of an open `question`, which are the question `id`, by their names."""

    id: str
    question: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Recipe:
    """`briefing` has the one slide, its rules and the set-up of its wave; `wave` names that: the
    name of its file without folder, its fingerprint, its title. `losses` are sentences without a
    full stop on what could not be read. `frames` are the themes that the slide is made of: where
    the wave is not set up with them, it cannot be shown."""

    briefing: Briefing
    wave: WaveLink
    losses: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()

    @property
    def slide(self) -> Slide:
        return self.briefing.slides[0]


def recipe_of(briefing: Briefing, slide: Slide, wave: Wave) -> str:
    """The recipe of a slide of this briefing, which shows the wave: JSON on one line, in ASCII.
    "" where it would be too large to be carried, and of a slide of quotes: what is left out of
    those must not be carried along. (The briefing lends its title, its rules and its
    set-up; the slide need not be one of its slides.)"""
    if slide.quotes:
        return ""
    setup = _discreet(briefing.setup, wave)
    briefing = replace(briefing, keeps_wave=False)
    slide = replace(slide, words=replace(slide.words, speaker=None))  # said, but never handed out
    names = _named(slide, wave)
    frames = [
        Frame(each.id, each.question, tuple(theme.label for theme in each.themes))
        for each in briefing.setup.themed
        if each.id in names
    ]
    text = _text(replace(briefing, slides=(slide,), setup=setup), wave, frames)
    if len(text) > _SHORT:
        setup = _needed(setup, names)
        text = _text(replace(briefing, slides=(slide,), setup=setup), wave, frames)
    return text if len(text) <= LARGEST else ""


def read_recipe(text: str, name: str = "the recipe") -> Recipe:
    """The recipe in the text that the file called `name` carries. Raises OmnibusError where it is
    none, is damaged, or is of a newer version."""
    try:
        content = json.loads(text) if len(text) <= LARGEST else None
    except (ValueError, RecursionError) as error:
        raise _damaged(name, str(error)) from error
    schema = content.get("schema") if isinstance(content, dict) else None
    if content is None or not isinstance(schema, str) or not schema.startswith(_FAMILY):
        raise _damaged(name, f"{text[:40]!r}")
    if schema != SCHEMA:
        raise OmnibusError(
            f"{name} was made by a newer version of Omnibus Desktop",
            "open it with that version",
            schema,
        )
    kept = from_text(json.dumps(content.get("briefing")), name)
    if len(kept.briefing.slides) != 1:
        raise _damaged(name, "; ".join(kept.losses) or f"{len(kept.briefing.slides)} slides")
    told: list[tuple[str, ...]] = []
    try:
        frames = objects(Frame, content.get("themes", []), told.append)
    except UNREADABLE as error:
        raise _damaged(name, str(error)) from error
    return Recipe(replace(kept.briefing, keeps_wave=False), kept.wave, kept.losses, frames)


def _text(briefing: Briefing, wave: Wave, frames: Sequence[Frame]) -> str:
    kept = json.loads(to_text(Kept(briefing, WaveLink(wave.source, wave.id, wave.title))))
    content = {"schema": SCHEMA, "briefing": kept}
    if frames:
        content["themes"] = [to_plain(each) for each in frames]
    return json.dumps(content, separators=(",", ":"))


def _discreet(setup: Setup, wave: Wave) -> Setup:
    """The set-up without anything that stands for what a respondent answered: no spellings of
    authorities, no answers of questions that were answered in people's own words, no themes."""
    private = {q.id for q in wave.questions if _is_free(setup, q.kind, q.id, q.variables, wave)}
    changed = (_without_answers(each) if each.id in private else each for each in setup.changed)
    merged = tuple(each for each in setup.merged if each.question not in private)
    gone = {each.id for each in setup.merged} - {each.id for each in merged}
    kept = tuple(each for each in changed if each.id not in gone)
    order = tuple(name for name in setup.order if name not in gone)
    bare = replace(setup, authorities=(), themed=())
    return replace(bare, changed=kept, merged=merged, order=order)


def _is_free(setup: Setup, kind: Kind, name: str, variables: tuple[str, ...], wave: Wave) -> bool:
    """Whether the answers of the question are what respondents wrote: those of the authority, and
    those that the person alone says are a choice."""
    if kind in _FREE or setup.authority in (name, *variables):
        return True
    chosen = any(each.id == name and each.kind is not None for each in setup.changed)
    known = (wave.variables.get(variable) for variable in variables)
    return chosen and any(each is not None and not each.labels for each in known)


def _without_answers(changed: ChangedQuestion) -> ChangedQuestion:
    return replace(changed, answers=(), order=(), nets=None)


def _named(slide: Slide, wave: Wave) -> set[str]:
    """The questions that the slide shows."""
    by = wave.by_default if slide.by is None else slide.by
    return {slide.question, *questions_in(by), *(name for name, _ in slide.filter)}


def _needed(setup: Setup, shown: Collection[str]) -> Setup:
    """The set-up with no more of questions than are shown."""
    names = set(shown)
    names |= {each.question for each in setup.merged if each.id in names}
    return replace(
        setup,
        changed=tuple(each for each in setup.changed if each.id in names),
        merged=tuple(each for each in setup.merged if each.id in names),
        gathered=tuple(each for each in setup.gathered if _meets(each.id, each.variables, names)),
        order=(),
    )


def _meets(name: str, variables: tuple[str, ...], names: Collection[str]) -> bool:
    return name in names or any(each in names for each in variables)


def _damaged(name: str, detail: str) -> OmnibusError:
    return OmnibusError(
        f"The recipe in {name} is damaged", "export it anew from its briefing", detail
    )
