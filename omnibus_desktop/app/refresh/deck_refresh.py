"""What an edited deck would become with the wave that is open: worked out without a window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.draw import Drawn, draw
from omnibus_desktop.briefing.matching import How, Matching
from omnibus_desktop.briefing.over_waves import EarlierWave
from omnibus_desktop.briefing.pages_anew import COVER, Standing, pages_anew
from omnibus_desktop.briefing.recipe import Recipe, read_recipe, recipe_of
from omnibus_desktop.briefing.refresh_kind import kind_changed
from omnibus_desktop.briefing.refresh_slide import moved_slide
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.chart_ml import EMU
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.deck_refresh import (
    Fresh,
    Outlined,
    Plan,
    Wanted,
    outline_of,
    plan_of,
    wanted_of,
)
from omnibus_desktop.exports.deck_refresh_change import Change
from omnibus_desktop.exports.deck_refresh_pages import SLIDE, Anew
from omnibus_desktop.exports.package import Package, read_package
from omnibus_desktop.exports.template import Template, read_template
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.support import unsupported

_DATED = "The date that you wrote stays: look whether it still holds"
_UNREAD = "It shows themes of open answers: open the briefing in which those of this wave are read."
_DRAWING = 0.8  # of the work; the rest is comparing
_Found = Callable[[Recipe], Wave | None]


@dataclass(frozen=True, eq=False)
class _Made:
    """A slide drawn with the new wave, and the briefing that its recipe was of."""

    fresh: Fresh
    drawn: Drawn
    briefing: Briefing


@dataclass(frozen=True, eq=False)
class Now:
    """The wave whose figures a deck is to have, how it is set up, and what it is compared with."""

    wave: Wave
    setup: Setup = Setup()
    earlier: tuple[EarlierWave, ...] = ()


def plan_refresh(
    path: Path,
    now: Now,
    found: _Found,
    progress: Callable[[float], None],
) -> Plan:
    """What would change in the deck at this path with the wave of `now`. `found` gives the wave
    that a recipe is of, where it is at hand.

    Raises OmnibusError, which names the file, where it is no deck with charts of ours.
    """
    package = read_package(path)
    wanted = wanted_of(package)
    if not wanted:
        raise OmnibusError(
            f"{path.name} holds no chart of Omnibus Desktop that can be refreshed",
            "choose a deck as PowerPoint saved it: some programs leave out what its charts carry",
        )
    template = None if all(each.own for each in wanted) else _template(path)
    drawn: dict[Wanted, _Made | str] = {}
    matchings: dict[str, Matching | None] = {}
    for number, each in enumerate(wanted):
        progress(_DRAWING * number / len(wanted))
        try:
            recipe = read_recipe(each.recipe, path.name)
            its = recipe.wave.fingerprint
            if its not in matchings:
                is_same = its == now.wave.id
                matchings[its] = None if is_same else Matching(found(recipe), now.wave)
            drawn[each] = _fresh(each, recipe, matchings[its], now, template)
        except OmnibusError as error:
            drawn[each] = f"{error.message}."
    progress(_DRAWING)
    fresh = {each: made if isinstance(made, str) else made.fresh for each, made in drawn.items()}
    plan = plan_of(package, fresh, template, _around(package, drawn, now, template))
    is_another = any(each is not None for each in matchings.values())
    return _with_date(plan, drawn) if is_another else plan


def _with_date(plan: Plan, drawn: Mapping[Wanted, _Made | str]) -> Plan:
    """The plan with a word on a date that the person wrote on the cover, which nobody can renew."""
    dates = {made.briefing.dated for made in drawn.values() if isinstance(made, _Made)} - {""}
    covers = [each for each in plan.changes if each.what == COVER and each.make is not None]
    if not dates or not covers:
        return plan
    told = Change(covers[-1].slide, COVER, ", ".join(sorted(dates)), _DATED)
    place = plan.changes.index(covers[-1]) + 1
    return replace(plan, changes=(*plan.changes[:place], told, *plan.changes[place:]))


def _titled_anew(recipe: Recipe, wave: Wave) -> Briefing:
    """The briefing of the recipe, called after the new wave where it was called after its own."""
    briefing, before = recipe.briefing, recipe.wave.title
    if not before or not wave.title:
        return briefing
    return replace(briefing, title=briefing.title.replace(before, wave.title))


def _template(path: Path) -> Template | None:
    """The deck itself as the template, on whose layouts its charts were put."""
    try:
        return read_template(path)
    except OmnibusError:
        return None


def _fresh(
    wanted: Wanted,
    recipe: Recipe,
    matching: Matching | None,
    now: Now,
    template: Template | None,
) -> _Made | str:
    """The slide of the recipe, drawn with the wave; why not, in words, where it cannot be. None as
    `matching`: the recipe is of this very wave."""
    slide, briefing, wave = recipe.slide, _titled_anew(recipe, now.wave), now.wave
    remarks: tuple[str, ...] = ()
    if slide.over_waves and not now.earlier:
        return "It compares waves: open the earlier ones for comparison first."
    if matching is not None:
        moved = moved_slide(slide, matching)
        if moved.how is How.NONE:
            themes = _UNREAD if recipe.frames else ""
            return themes or " ".join(moved.remarks) or "The wave does not ask it."
        slide, remarks = moved.slide, moved.remarks
    if not wanted.own and template is None:
        return "The template of the deck cannot be read."
    page = None if wanted.own or template is None else template.page
    drawn = draw(wave, _of_kind(slide, wanted.kind), briefing.rules, page, now.earlier)
    remarks += kind_changed(wanted.kind, drawn.scene)
    kept = recipe_of(replace(briefing, setup=now.setup), slide, wave)
    made = DeckSlide(drawn.scene, drawn.words.speaker_notes, kept)
    return _Made(Fresh(made, partial(_doubts, drawn), remarks), drawn, briefing)


def _around(
    package: Package, drawn: Mapping[Wanted, _Made | str], now: Now, template: Template | None
) -> Anew:
    """The pages around the slides, of the briefing that most of them are of; none where no slide
    can be drawn."""
    made = [each for each in drawn.values() if isinstance(each, _Made)]
    if not made:
        return {}
    titles = Counter(each.briefing.title for each in made)
    briefing = max(made, key=lambda each: titles[each.briefing.title]).briefing
    first = next(iter(drawn))
    size = (first.page[0] / EMU, first.page[1] / EMU)
    on = None if first.own else template
    standing = [
        _standing(each, None if each.wanted is None else drawn.get(each.wanted))
        for each in outline_of(package)
        if each.page is not None
    ]
    return pages_anew(now.wave, briefing, standing, size, {} if on is None else on.pages)


def _standing(outlined: Outlined, made: _Made | str | None) -> Standing:
    """A slide of the deck, with what was drawn for it where that could be."""
    page = "" if outlined.page in (None, SLIDE) else outlined.page or ""
    if not isinstance(made, _Made):
        return Standing(outlined.number, page, outlined.title, outlined.section)
    title = outlined.title if outlined.is_own_title else ""
    section = plain(made.drawn.slide.section).strip()
    return Standing(outlined.number, page, title, section, made.drawn)


def _of_kind(slide: Slide, kind: str) -> Slide:
    """The slide as the kind of chart that is in the deck, where the program chose that."""
    if slide.spec.kind is not ChartKind.AUTO or kind not in set(ChartKind):
        return slide
    return replace(slide, spec=replace(slide.spec, kind=ChartKind(kind)))


def _doubts(drawn: Drawn, text: str) -> Sequence[str]:
    """The figures in a person's words that the new tables do not have."""
    return unsupported(text, drawn.tables) if drawn.tables else ()
