"""A wave as a person set it up: what was found in its file, with the person's corrections."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.readers.set_up_facts import with_facts
from omnibus_desktop.readers.set_up_questions import in_order, with_changed, with_merged
from omnibus_desktop.readers.set_up_remarks import still_open
from omnibus_desktop.readers.set_up_variables import taken_apart, with_gathered
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.themes import with_themes
from omnibus_desktop.wave.wave import Wave

_BREAKABLE = (Kind.SINGLE, Kind.SCALE, Kind.MULTI)


def set_up(found: Wave, setup: Setup) -> Wave:
    """The wave with these corrections; `found` is the wave as its file gives it, without any.

    What does not fit the wave is left out, and a remark tells of it; the remarks that a
    correction has settled are gone. Nothing is raised.
    """
    if setup == Setup():
        return found
    told: list[Remark] = []
    late = {each.id for each in setup.merged} | {each.id for each in setup.themed}
    wave = with_facts(found, setup, told.append)
    wave = taken_apart(wave, setup.apart, told.append)
    wave = with_gathered(wave, setup.gathered, told.append)
    wave = with_changed(wave, [c for c in setup.changed if c.id not in late], told.append)
    wave = with_merged(wave, setup.merged, told.append)
    wave = with_themes(wave, setup.themed, told.append)
    wave = with_changed(wave, [c for c in setup.changed if c.id in late], told.append)
    wave = _with_breaks(in_order(wave, _with_themed(setup)))
    return replace(wave, remarks=(*still_open(found, wave, setup), *told))


def _with_themed(setup: Setup) -> tuple[str, ...]:
    """The order of questions, in which themes stand behind what they were found in."""
    themes = {each.question: each.id for each in setup.themed if each.id not in setup.order}
    pairs = ((name, themes.get(name)) for name in setup.order)
    return tuple(each for pair in pairs for each in pair if each is not None)


def _with_breaks(wave: Wave) -> Wave:
    """The wave without default breaks that are no questions to break by any more."""
    kinds = {question.id: question.kind for question in wave.questions}
    kept = tuple(name for name in wave.by_default if kinds.get(name) in _BREAKABLE)
    return replace(wave, by_default=kept)
