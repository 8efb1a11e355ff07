"""The pages around the slides of a deck that was worked on since it was made: cover, agenda and
method as they are to be for the slides that stand in it now, under the numbers that these have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from omnibus_desktop.briefing.briefing import Briefing
from omnibus_desktop.briefing.draw import Drawn
from omnibus_desktop.briefing.pages import (
    AGENDA,
    METHOD,
    WHO,
    AgendaPlace,
    agenda_pages,
    are_counted,
    cover_page,
    method_pages,
    name_of,
    told_of,
    who_pages,
)
from omnibus_desktop.charts.page import Page
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave

COVER, SECTION = "Cover", "Section"


@dataclass(frozen=True, eq=False)
class Standing:
    """A slide of a deck: its `number`; which `page` around the slides it is, "" for none; the
    title that a person gave it, "" where it is ours; the `section` that begins with it; and what
    is `drawn` for it, None where nothing is."""

    number: int
    page: str = ""
    title: str = ""
    section: str = ""
    drawn: Drawn | None = None

    @property
    def name(self) -> str:
        """What an agenda calls it."""
        if self.drawn is None:
            return self.title
        own = replace(self.drawn.slide, name=self.drawn.slide.name or self.title)
        return name_of(replace(self.drawn, slide=own))


def pages_anew(
    wave: Wave,
    briefing: Briefing,
    standing: Sequence[Standing],
    size: tuple[float, float],
    page_of: Mapping[str, Page],
) -> dict[str, tuple[TextScene, ...]]:
    """The scenes of the pages around these slides, by what they are called. `page_of` are the
    pages of a template as `pages.pages` takes them."""
    text = page_of.get("text")
    slides = _listed(standing)
    after = [
        AgendaPlace(page, next(each.number for each in standing if each.page == page))
        for page in (WHO, METHOD)
        if any(each.page == page for each in standing)
    ]
    found: dict[str, tuple[TextScene, ...]] = {}
    front = cover_page(wave, briefing, size, page_of.get("cover")).scene
    if isinstance(front, TextScene):
        found[COVER] = (front,)
    if slides:
        found[AGENDA] = agenda_pages(slides, after, size, text)
    drawn = [(each.number, each.drawn) for each in standing if each.drawn is not None]
    if are_counted([each for _, each in drawn]):
        found[WHO] = who_pages(wave, briefing, size, text)
        told = [told_of(number, each) for number, each in drawn]
        found[METHOD] = method_pages(wave, told, size, text)
    return found


def _listed(standing: Sequence[Standing]) -> Sequence[AgendaPlace]:
    """The slides, and the pages before sections, as an agenda has them."""
    found: list[AgendaPlace] = []
    begun = ""  # the section whose own page stands before
    for each in standing:
        if each.page == SECTION:
            begun = each.title
            found.append(AgendaPlace(begun, each.number, begun))
        elif not each.page and each.name:
            section = "" if begun else each.section
            found.append(AgendaPlace(each.name, each.number, section))
            begun = ""
    return found
