"""How many of the known population answered the survey at all, by group."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.tables.cells import HIDDEN, count_text
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.rounding import whole_percent
from omnibus_desktop.tables.table import State, Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

_COUNTED = (Kind.SINGLE, Kind.SCALE)


@dataclass(frozen=True)
class ResponseGroup:
    """A region, say: how many of it answered, of how many, and their share, as they are printed;
    the last two are "" where the population is not known."""

    label: str
    answered: str
    population: str
    percent: str


@dataclass(frozen=True)
class Response:
    """The groups of one break, in its order."""

    heading: str
    groups: tuple[ResponseGroup, ...]


def responses(wave: Wave, disclosure: str) -> tuple[Response, ...]:
    """The response by each of the wave's own breaks (region and authority type, where it has
    them), as the disclosure rule lets it be seen."""
    options = Options(by=(), weight="none", test="none", disclosure=disclosure)
    found = []
    for name in wave.by_default:
        question = wave.question(name)
        if question.kind in _COUNTED:
            table = tabulate(wave, question, options)[0]
            found.append(Response(plain(question.text), tuple(_groups(question, table))))
    return tuple(found)


def _groups(question: Question, table: Table) -> Iterator[ResponseGroup]:
    populations = {answer.id: answer.population for answer in question.answers}
    for place, row in enumerate(table.rows):
        if row.net:
            continue
        population = populations.get(row.id)
        hidden = int(table.state[place, 0]) == State.HIDDEN
        percent = "" if population is None else HIDDEN
        if population and not hidden:
            percent = f"{whole_percent(int(table.count[place, 0]), population)}%"
        of = "" if population is None else f"{population:,}"
        yield ResponseGroup(plain(row.label), count_text(table, place, 0), of, percent)
