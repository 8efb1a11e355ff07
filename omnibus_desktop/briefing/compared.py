"""What differs between two states of a briefing, in words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum

from omnibus_desktop.briefing.briefing import Briefing, Rules, Slide
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.setup import Setup

_Key = tuple[str, int]  # id of a slide, and how many with the same id stand before it

#: Fields of a slide by the part that a person knows them as.
_PARTS = {
    "question": "question",
    "item": "question",
    "over_waves": "waves",
    "by": "breaks",
    "filter": "filter",
    "weight": "weight",
    "spec": "chart",
    "notes": "notes",
    "words": "words",
    "name": "name",
    "section": "section",
    "filter_name": "name of the filter",
    "quotes": "quotes",
}
_RULES = {
    "level": "level of confidence",
    "min_base": "lowest base",
    "tiny_base": "lowest base",
    "preset": "convention of testing",
    "adjust": "adjustment of tests",
    "interval": "intervals",
    "population": "population",
    "disclosure": "disclosure",
    "test": "test",
}
_OTHERS = {
    "dated": "date on the cover",
    "keeps_wave": "keeping of the wave inside the file",
    "filters": "saved filters",
}
_SETUP = {
    "title": "title",
    "organisation": "organisation",
    "starts": "dates of fieldwork",
    "ends": "dates of fieldwork",
    "population": "population",
    "weight": "weight",
    "region": "region",
    "authority_type": "authority type",
    "authority": "authority",
    "authorities": "authorities",
    "apart": "questions taken apart",
    "gathered": "sets and grids",
    "changed": "questions and answers",
    "merged": "merged answers",
    "themed": "themes of open answers",
    "order": "order of questions",
}


class Change(StrEnum):
    """What kind of difference it is."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"
    BRIEFING = "briefing"  # its title, its rules
    WAVE = "wave"  # how that was set up


@dataclass(frozen=True)
class Difference:
    """`words` say what differs, without a full stop; `parts` are those that do. `slide` is the id
    of the slide that it is about, in the state in which there is one; "" where it is about none."""

    change: Change
    words: str
    slide: str = ""
    parts: tuple[str, ...] = ()


def differences(before: Briefing, after: Briefing) -> tuple[Difference, ...]:
    """How the briefing `after` differs from the one `before`: its slides in order, then those that
    are gone, then what holds for all. Nothing where they are equal, and only then."""
    old, new = _by_key(before.slides), _by_key(after.slides)
    places = {key: place for place, key in enumerate(old, 1)}
    stay = _unmoved([key for key in new if key in old], places)
    found: list[Difference] = []
    for place, (key, slide) in enumerate(new.items(), 1):
        if key not in old:
            found.append(Difference(Change.ADDED, f"Slide {place} was added", slide.id))
            continue
        if key not in stay:
            words = f"Slide {place} was moved: it was slide {places[key]}"
            found.append(Difference(Change.MOVED, words, slide.id))
        parts = changed_parts(old[key], slide)
        if parts:
            words = f"Slide {place}: {_listed(parts)} changed"
            found.append(Difference(Change.CHANGED, words, slide.id, parts))
    for key, slide in old.items():
        if key not in new:
            words = f"Slide {places[key]} was removed"
            found.append(Difference(Change.REMOVED, words, slide.id))
    return (*found, *_of_all(before, after))


def changed_parts(before: Slide, after: Slide) -> tuple[str, ...]:
    """The parts of a slide that differ: question, waves, breaks, filter, weight, chart, notes,
    words, name, section."""
    return _differing(before, after, _PARTS)


def _of_all(before: Briefing, after: Briefing) -> Iterator[Difference]:
    """What differs beside the slides."""
    if before.title != after.title:
        words = f"The title is “{after.title}”: it was “{before.title}”"
        yield Difference(Change.BRIEFING, words, parts=("title",))
    rules = _differing(before.rules, after.rules, _RULES)
    if rules:
        yield Difference(Change.BRIEFING, f"Rules: {_listed(rules)} changed", parts=rules)
    setup = _differing(before.setup, after.setup, _SETUP)
    if setup:
        yield Difference(Change.WAVE, f"Set-up of the wave: {_listed(setup)} changed", parts=setup)
    told = {"title", "slides", "rules", "setup"}
    for field in fields(Briefing):
        if field.name not in told and getattr(before, field.name) != getattr(after, field.name):
            name = _OTHERS.get(field.name, field.name.replace("_", " "))
            yield Difference(Change.BRIEFING, f"{name.capitalize()} changed", parts=(name,))


def _differing(
    before: Slide | Rules | Setup, after: Slide | Rules | Setup, names: Mapping[str, str]
) -> tuple[str, ...]:
    """The names of the fields that differ, each once. The id of a slide is none."""
    differ = (
        names.get(field.name, field.name.replace("_", " "))
        for field in fields(before)
        if getattr(before, field.name) != getattr(after, field.name)
    )
    return tuple(dict.fromkeys(differ))


def _by_key(slides: Iterable[Slide]) -> dict[_Key, Slide]:
    """The slides in order, each under a key of its own, also where a file has an id twice."""
    seen: Counter[str] = Counter()
    known: dict[_Key, Slide] = {}
    for slide in slides:
        known[slide.id, seen[slide.id]] = slide
        seen[slide.id] += 1
    return known


def _unmoved(order: Sequence[_Key], places: Mapping[_Key, int]) -> frozenset[_Key]:
    """As many of these as can be while they stand in the order of their `places`: the others are
    the fewest that must have been moved. (The longest increasing subsequence, by patience.)"""
    ends: list[int] = []  # the lowest place with which a run of each length can end
    last: list[_Key] = []  # and whose place that is
    before: dict[_Key, _Key | None] = {}
    for key in order:
        length = bisect_left(ends, places[key])
        before[key] = last[length - 1] if length else None
        ends[length:] = [places[key], *ends[length + 1 :]]
        last[length:] = [key, *last[length + 1 :]]
    kept = set()
    at = last[-1] if last else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return frozenset(kept)


def _listed(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
