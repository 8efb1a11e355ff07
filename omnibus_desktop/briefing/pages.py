"""A whole briefing as pages: a cover, an agenda, the slides under their sections, the method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from omnibus_desktop.briefing.briefing import Briefing, Rules
from omnibus_desktop.briefing.draw import Drawn
from omnibus_desktop.charts.page import Page
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.charts.text_page import cover, list_pages, numbered, table_pages
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.charts.text_table import TextTable
from omnibus_desktop.tables.response import Response, responses
from omnibus_desktop.tables.table import SYNTHETIC
from omnibus_desktop.tables.tabulate import origin_of
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.method import Fact, Told, method_facts, who_answered

AGENDA, METHOD, WHO = "Agenda", "Method", "Who answered"
_AGENDA = (0.9, 0.1)  # shares of the width for name and number
_FACTS = (0.16, 0.84)
_RESPONSE = (0.44, 0.23, 0.15, 0.18)


@dataclass(frozen=True)
class Around:
    """Which pages stand around the slides of a briefing."""

    cover: bool = True
    agenda: bool = True
    sections: bool = False  # a page before each section
    method: bool = True


@dataclass(frozen=True, eq=False)
class BriefingPage:
    """One page. `name` is what lists call it, `section` the section that begins with it; `drawn`
    is its slide, None for what stands around the slides."""

    scene: Scene
    name: str
    section: str = ""
    drawn: Drawn | None = None


@dataclass(frozen=True)
class AgendaPlace:
    """A slide as an agenda has it: its name, the number of its page, and the section that begins
    with it, "" where none does."""

    name: str
    number: int
    section: str = ""


NOTHING_AROUND = Around(cover=False, agenda=False, method=False)


def pages(
    wave: Wave,
    briefing: Briefing,
    drawn: Sequence[Drawn],
    around: Around,
    page_of: Mapping[str, Page],
) -> tuple[BriefingPage, ...]:
    """The pages in order, each with its number in the corner. `drawn` are the briefing's slides;
    `page_of` are a template's pages by the kind of slide ("cover", "section", "text"), if any."""
    size = page_of["text"].size if page_of else _size(drawn)
    front = [cover_page(wave, briefing, size, page_of.get("cover"))] if around.cover else []
    before = list(_slides(drawn, around, size, page_of.get("section")))
    is_told = around.method and are_counted(drawn)
    who = who_pages(wave, briefing, size, page_of.get("text")) if is_told else ()

    def agenda(first: int) -> list[BriefingPage]:
        """The agenda, where the first of the slides has this number."""
        behind = first + len(before)
        after = [AgendaPlace(WHO, behind)] if who else []
        after += [AgendaPlace(METHOD, behind + len(who))] if is_told else []
        scenes = agenda_pages(_places(before, first), after, size, page_of.get("text"))
        return [BriefingPage(scene, AGENDA) for scene in scenes]

    # how many pages it takes does not depend on the numbers in it
    first = len(front) + (len(agenda(1)) if around.agenda else 0)
    middle = agenda(first + 1) if around.agenda else []
    numbers = [first + n for n, page in enumerate(before, 1) if page.drawn is not None]
    back: list[BriefingPage] = []
    if is_told:
        told = [told_of(number, each) for number, each in zip(numbers, drawn, strict=True)]
        scenes = (*who, *method_pages(wave, told, size, page_of.get("text")))
        back = [BriefingPage(s, s.title, "" if n else METHOD) for n, s in enumerate(scenes)]
    found = (*front, *middle, *before, *back)
    return tuple(
        BriefingPage(numbered(page.scene, number), page.name, page.section, page.drawn)
        for number, page in enumerate(found, 1)
    )


def _size(drawn: Sequence[Drawn]) -> tuple[float, float]:
    return drawn[0].slide.spec.size if drawn else ChartSpec().size


def cover_page(
    wave: Wave, briefing: Briefing, size: tuple[float, float], page: Page | None
) -> BriefingPage:
    """The cover: what the briefing is called, of which wave it is, who answered."""
    title = briefing.title or wave.title
    lines = (
        wave.title if wave.title != title else "",
        wave.organisation,
        wave.period,
        who_answered(origin_of(wave)),
        briefing.dated,
        SYNTHETIC if wave.synthetic else "",
    )
    return BriefingPage(cover(title, lines, size, page, "cover"), plain(title))


def _slides(
    drawn: Sequence[Drawn], around: Around, size: tuple[float, float], page: Page | None
) -> Iterator[BriefingPage]:
    """The slides, and a page before each section where there is to be one."""
    for each in drawn:
        section = plain(each.slide.section).strip()
        if section and around.sections:
            yield BriefingPage(cover(section, (), size, page, "section"), section, section)
            section = ""
        yield BriefingPage(each.scene, name_of(each), section, each)


def name_of(drawn: Drawn) -> str:
    """What lists call the slide."""
    return plain(drawn.slide.name).strip() or plain(drawn.words.headline) or drawn.slide.question


def _places(slides: Sequence[BriefingPage], first: int) -> list[AgendaPlace]:
    return [AgendaPlace(each.name, first + n, each.section) for n, each in enumerate(slides)]


def agenda_pages(
    slides: Sequence[AgendaPlace],
    after: Sequence[AgendaPlace],
    size: tuple[float, float],
    page: Page | None,
) -> tuple[TextScene, ...]:
    """What is where: the sections, and by name the slides before the first of them; without any
    all slides; and what stands `after` them. Each row leads to its page."""
    starts = [place for place, each in enumerate(slides) if each.section]
    rows = [
        (each.section or each.name, str(each.number))
        for place, each in enumerate(slides)
        if each.section or not starts or place < starts[0]
    ]
    rows += [(each.name, str(each.number)) for each in after]
    table = TextTable(tuple(rows), _AGENDA, (False, True), AGENDA, pages=True)
    return list_pages(AGENDA, table, size, page)


def are_counted(drawn: Sequence[Drawn]) -> bool:
    """Whether there are figures of which a method is to be told."""
    return any(each.tables for each in drawn)


def told_of(number: int, drawn: Drawn) -> Told:
    """What the method pages must know of a slide: the columns that are seen, where bars tell."""
    tables = drawn.side_by_side
    columns = tables[0].columns if tables else ()
    seen = {item.key[1] for item in drawn.scene.items if item.key is not None}
    charted = tuple(column.key for column in columns if column.key in seen)
    waves = () if tables is drawn.tables else tuple(each.origin for each in drawn.tables)
    return Told(number, tables, charted or drawn.spec.columns, waves)


def method_of(
    wave: Wave, rules: Rules, told: Sequence[Told]
) -> tuple[tuple[Response, ...], tuple[Fact, ...]]:
    """Who answered, by region and type; and how the figures of the slides were made."""
    return responses(wave, rules.disclosure), method_facts(told, origin_of(wave), wave.id)


def who_pages(
    wave: Wave, briefing: Briefing, size: tuple[float, float], page: Page | None
) -> tuple[TextScene, ...]:
    """Who answered, by region and type; none where nobody knows who was asked."""
    by = responses(wave, briefing.rules.disclosure)
    return tuple(table_pages(WHO, [_as_table(each) for each in by], size, page)) if by else ()


def method_pages(
    wave: Wave, told: Sequence[Told], size: tuple[float, float], page: Page | None
) -> tuple[TextScene, ...]:
    """How the figures of these slides were made; their numbers are those of the pages."""
    facts = method_facts(told, origin_of(wave), wave.id, "Page")
    rows = tuple((fact.about, fact.said) for fact in facts)
    table = TextTable(rows, _FACTS, (False, False), METHOD, leads=True)
    return table_pages(METHOD, (table,), size, page)


def _as_table(response: Response) -> TextTable:
    heading = (response.heading, "Answered", "Of", "Share")
    rows = tuple((g.label, g.answered, g.population, g.percent) for g in response.groups)
    ends = (False, True, True, True)
    return TextTable(rows, _RESPONSE, ends, f"{WHO}: {response.heading}", heading)
