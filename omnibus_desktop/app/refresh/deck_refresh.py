"""What an edited deck would become with the wave that is open: worked out without a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from omnibus_desktop.briefing.briefing import Slide
from omnibus_desktop.briefing.draw import Drawn, draw
from omnibus_desktop.briefing.matching import How, Matching
from omnibus_desktop.briefing.over_waves import EarlierWave
from omnibus_desktop.briefing.recipe import Recipe, read_recipe, recipe_of
from omnibus_desktop.briefing.refresh_slide import moved_slide
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.deck_refresh import Fresh, Plan, Wanted, plan_of, wanted_of
from omnibus_desktop.exports.package import read_package
from omnibus_desktop.exports.template import Template, read_template
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.support import unsupported

_DRAWING = 0.8  # of the work; the rest is comparing
_Found = Callable[[Recipe], Wave | None]


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
    drawn: dict[Wanted, Fresh | str] = {}
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
    return plan_of(package, drawn, template)


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
) -> Fresh | str:
    """The slide of the recipe, drawn with the wave; why not, in words, where it cannot be. None as
    `matching`: the recipe is of this very wave."""
    slide, briefing, wave = recipe.slide, recipe.briefing, now.wave
    remarks: tuple[str, ...] = ()
    if slide.over_waves and not now.earlier:
        return "It compares waves: open the earlier ones for comparison first."
    if matching is not None:
        moved = moved_slide(slide, matching)
        if moved.how is How.NONE:
            return " ".join(moved.remarks) or "The wave does not ask it."
        slide, remarks = moved.slide, moved.remarks
    if not wanted.own and template is None:
        return "The template of the deck cannot be read."
    page = None if wanted.own or template is None else template.page
    drawn = draw(wave, _of_kind(slide, wanted.kind), briefing.rules, page, now.earlier)
    kept = recipe_of(replace(briefing, setup=now.setup), slide, wave)
    made = DeckSlide(drawn.scene, drawn.words.speaker_notes, kept)
    return Fresh(made, partial(_doubts, drawn), remarks)


def _of_kind(slide: Slide, kind: str) -> Slide:
    """The slide as the kind of chart that is in the deck, where the program chose that."""
    if slide.spec.kind is not ChartKind.AUTO or kind not in set(ChartKind):
        return slide
    return replace(slide, spec=replace(slide.spec, kind=ChartKind(kind)))


def _doubts(drawn: Drawn, text: str) -> Sequence[str]:
    """The figures in a person's words that the new tables do not have."""
    return unsupported(text, drawn.tables) if drawn.tables else ()
