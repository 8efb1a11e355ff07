"""A whole briefing, from its wave to a file: as slides, pages, pictures or tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.draw import Drawn
from omnibus_desktop.briefing.pages import Around, BriefingPage, method_of, pages, told_of
from omnibus_desktop.briefing.preflight import preflight
from omnibus_desktop.briefing.recipe import recipe_of
from omnibus_desktop.charts.page import Page
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.files import check_folder, save_pictures, save_slides
from omnibus_desktop.exports.on_page import on_page
from omnibus_desktop.exports.progress import Progress, nobody_waits, part_of
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave

if TYPE_CHECKING:
    from omnibus_desktop.exports.template import Template

#: What a workbook says of the numbers of its slides, which are not those of a deck's pages.
_NUMBERED = ("Slides", "Numbered as in the briefing: cover, agenda and section pages do not count.")
_DRAWING = 0.4  # of the work; the rest is writing

#: A slide drawn, on the page of a template where one is given. Raises OmnibusError.
Draw = Callable[[Slide, Page | None], Drawn]


class Form(StrEnum):
    """What a briefing can become; a folder of pictures, or a file with this ending."""

    DECK = ".pptx"
    PAGES = ".pdf"
    PICTURES = ".png"
    DRAWINGS = ".svg"
    TABLES = ".xlsx"
    OPEN_TABLES = ".ods"


_FOLDERS = (Form.PICTURES, Form.DRAWINGS)
#: Forms that have no page.
BOOKS = (Form.TABLES, Form.OPEN_TABLES)


@dataclass(frozen=True, eq=False)
class Whole:
    """A briefing with the wave that it shows, and how its slides are `drawn`."""

    wave: Wave
    briefing: Briefing
    drawn: Draw


def form_of(path: Path) -> Form:
    """The form that a file of this name has. Raises OmnibusError where no briefing has it."""
    try:
        form = Form(path.suffix.lower())
    except ValueError:
        form = None
    if form is None or form in _FOLDERS:
        raise OmnibusError(
            f"{path.name} cannot be saved: a briefing is not written as"
            f" {path.suffix or 'a file without an ending'}",
            "end the name in .pptx, .pdf or .xlsx",
        )
    if path.is_dir():
        raise OmnibusError(f"{path.name} could not be saved: it is a folder", "name a file in it")
    return form


def export_whole(
    whole: Whole,
    path: Path,
    form: Form,
    around: Around,
    template: Template | None = None,
    progress: Progress = nobody_waits,
    dpi: int = 300,
) -> tuple[str, ...]:
    """Write the briefing, and say what to look at in it, slide by slide: what cannot be drawn is
    left out, and told. All but tables are made on the page of the `template`, if there is one;
    `dpi` is for pictures.
    `progress` is told the share that is done, and may raise Cancelled: then, as after an error,
    nothing is left and what was there stands as it was. Raises OmnibusError where it cannot be
    written, or has no slide."""
    if form in _FOLDERS:
        check_folder(path)
    on = None if form in BOOKS else template
    found = list(_drawn(whole, None if on is None else on.page, part_of(progress, 0.0, _DRAWING)))
    slides = [(number, each) for number, each in found if isinstance(each, Drawn)]
    if not slides:
        raise OmnibusError(*_nothing(path, found))
    rest = part_of(progress, _DRAWING, 1.0)
    places: dict[int, int] = {}
    if form in BOOKS:
        _save_book(whole, slides, path, rest)
    else:
        drawn = [each for _, each in slides]
        made = pages(whole.wave, whole.briefing, drawn, around, {} if on is None else on.pages)
        at = [place for place, page in enumerate(made, 1) if page.drawn is not None]
        places = dict(zip((number for number, _ in slides), at, strict=True))
        deck = [_deck_slide(whole, page) for page in made]
        if on is not None and form is not Form.DECK:
            deck = [replace(slide, scene=on_page(slide.scene, on)) for slide in deck]
        if form in _FOLDERS:
            save_pictures(deck, path, form.value, dpi=dpi, progress=rest)
        else:
            title = whole.briefing.title
            as_deck = on if form is Form.DECK else None
            save_slides(deck, path, title=title, template=as_deck, progress=rest)
    return tuple(_findings(whole, found, places))


def _drawn(
    whole: Whole, page: Page | None, progress: Progress
) -> Iterator[tuple[int, Drawn | OmnibusError]]:
    """Each slide with its number, or why it cannot be drawn."""
    slides = whole.briefing.slides
    for number, slide in enumerate(slides, 1):
        progress((number - 1) / len(slides))
        try:
            yield number, whole.drawn(slide, page)
        except OmnibusError as error:
            yield number, error


def _nothing(path: Path, found: list[tuple[int, Drawn | OmnibusError]]) -> tuple[str, str]:
    """What to say where there is no slide at all."""
    errors = [each for _, each in found if isinstance(each, OmnibusError)]
    if errors:
        return f"None of the slides can be drawn: {errors[0].message}", errors[0].advice
    return f"{path.name} would have no slides", "add a chart to the briefing first"


def _deck_slide(whole: Whole, page: BriefingPage) -> DeckSlide:
    if page.drawn is None:
        return DeckSlide(page.scene, name=page.name, section=page.section)
    recipe = recipe_of(whole.briefing, page.drawn.slide, whole.wave)
    words = page.drawn.words
    return DeckSlide(
        page.scene, words.speaker_notes, recipe, page.name, page.section, words.speaker
    )


def _findings(
    whole: Whole, found: list[tuple[int, Drawn | OmnibusError]], places: Mapping[int, int]
) -> Iterator[str]:
    """What is left out comes first, for of many findings only the first are told at once.
    `places` are the pages of the slides, named where their numbers are others."""
    for number, each in found:
        if isinstance(each, OmnibusError):
            yield f"Slide {number} is left out: {each.message}"
    for number, each in found:
        if isinstance(each, Drawn):
            for finding in preflight(each, whole.briefing.rules):
                page = places.get(number, number)
                at = f" (page {page})" if page != number else ""
                yield f"Slide {number}{at}: {finding.what}"


def _save_book(
    whole: Whole, slides: list[tuple[int, Drawn]], path: Path, progress: Progress
) -> None:
    from omnibus_desktop.exports.briefing_book import BookSlide, Method, save_briefing_book

    told = [told_of(number, drawn) for number, drawn in slides]
    by, facts = method_of(whole.wave, whole.briefing.rules, told)
    groups = tuple(
        (each.heading, group.label, group.answered, group.population, group.percent)
        for each in by
        for group in each.groups
    )
    save_briefing_book(
        whole.briefing.title,
        [BookSlide(number, each.words.headline, each.side_by_side) for number, each in slides],
        Method((_NUMBERED, *((fact.about, fact.said) for fact in facts)), groups),
        path,
        progress,
    )
