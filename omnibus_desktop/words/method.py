"""What is said, for a whole briefing, of how its figures were made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from omnibus_desktop.tables.cells import effective_base_text, symbols_of
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from omnibus_desktop.tables.facts import is_marked, signs
from omnibus_desktop.tables.rounding import whole_percent
from omnibus_desktop.tables.table import SYNTHETIC, Origin, Table
from omnibus_desktop.tables.wave_columns import has_waves
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.figures import places_seen, places_signed

_FINGERPRINT = 12  # characters that tell one file from another
_RUN = 3  # numbers in a row, from which on only its ends are named
_ROUNDED = "Percentages are whole numbers, rounded half up; they may not add to 100."
_DISCLOSURE = {
    "off": "Nothing is hidden or marked.",
    "internal": f"For internal use: nothing is hidden, also not what stands for 1 to {SMALL_COUNT}"
    " respondents, who may be recognised.",
    "publication": f"What stands for 1 to {SMALL_COUNT} respondents is hidden as [c], and with it"
    " as much else as is needed for nobody to work it out.",
}


@dataclass(frozen=True)
class Told:
    """The tables of one slide, its number, and the columns that are charted (none named: all). Of
    a slide over waves the tables stand side by side, and `waves` are those they come from."""

    number: int
    tables: tuple[Table, ...]
    charted: tuple[str, ...]
    waves: tuple[Origin, ...] = ()


@dataclass(frozen=True)
class Fact:
    """What is said, and what it is about in a word or two; "" for the same as the fact before."""

    about: str
    said: str


def method_facts(
    slides: Sequence[Told], origin: Origin, fingerprint: str, numbered: str = "Slide"
) -> tuple[Fact, ...]:
    """One fact after the other: who answered, weights, tests, what is hidden, low bases, signs,
    source. `origin` is the wave that the slides are of; `numbered` is what has their numbers: the
    "Slide" of the briefing, or the "Page" of what was made of it. At least one slide has tables."""
    told = [slide for slide in slides if slide.tables]
    first = told[0].tables[-1]
    others = {
        each: None
        for slide in told
        for each in slide.waves or tuple(table.origin for table in slide.tables)
    }
    earlier = [_named(other) for other in others if other != origin]
    weights = zip_longest(("Weights",), _by_slide(told, numbered, _weighting), fillvalue="")
    tests = _by_slide(told, numbered, lambda table: table.method.words)
    return tuple(
        Fact(about, said)
        for about, said in (
            ("Who answered", who_answered(origin)),
            ("Fieldwork", f"{plain(origin.period)}." if origin.period else ""),
            *weights,
            *zip_longest(("Tests",), tests, fillvalue=""),
            ("Level", f"{first.level:g}% confidence, of tests and of intervals."),
            ("Disclosure", _DISCLOSURE.get(first.disclosure, "")),
            ("Low bases", _low_bases(first)),
            ("Symbols", " ".join(_symbols(told))),
            ("Rounding", _ROUNDED),
            ("Source", _source(origin, fingerprint)),
            ("Earlier waves", f"{'; '.join(earlier)}." if earlier else ""),
        )
        if said
    )


def who_answered(origin: Origin) -> str:
    """ "101 of 152 authorities answered (66%)."; without a known population how many did."""
    word = plain(origin.respondent_word)
    if not origin.population:
        return f"{origin.respondents:,} {word} answered."
    share = whole_percent(origin.respondents, origin.population)
    return f"{origin.respondents:,} of {origin.population:,} {word} answered ({share}%)."


def _by_slide(told: Sequence[Told], numbered: str, say: Callable[[Table], str]) -> Iterator[str]:
    """What is said of the tables, each sentence once; where there are several, of which slides
    it is true."""
    where: dict[str, list[int]] = {}
    for slide in told:
        for said in dict.fromkeys(say(table) for table in slide.tables):
            where.setdefault(said, []).append(slide.number)
    for said, numbers in where.items():
        yield said if len(where) == 1 else f"{_listed(numbered, numbers)}: {said}"


def _weighting(table: Table) -> str:
    if table.weight is None:
        return "Unweighted."
    total = table.columns[0]
    answered = "" if total.hidden else f" of {total.unweighted_base:,} who answered"
    effective = effective_base_text(total)
    return f"Weighted by {plain(table.weight)}, effective base {effective}{answered}."


def _listed(what: str, numbers: Sequence[int]) -> str:
    """ "Slides 3 to 5 and 8"."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    ]
    named = [
        name
        for run in runs
        for name in (map(str, run) if len(run) < _RUN else (f"{run[0]} to {run[-1]}",))
    ]
    listed = " and ".join((", ".join(named[:-1]), named[-1])) if len(named) > 1 else named[0]
    return f"{what} {listed}" if len(numbers) == 1 else f"{what}s {listed}"


def _low_bases(table: Table) -> str:
    least, tiny = table.min_base, table.tiny_base
    low = f"A base under {least} is low and marked {symbols_of(table).low_base}."
    few = f"A group under {tiny} is told in numbers of respondents, not in percentages."
    known = " Neither where at least half of the group answered." if table.origin.population else ""
    return f"{low} {few}{known}"


def _symbols(told: Sequence[Told]) -> Iterable[str]:
    """What the signs on the slides mean, each once; bases are told apart."""
    found: dict[str, None] = {}
    for slide in told:
        places = places_seen(slide.tables, slide.charted)
        if is_marked(slide.tables, places):
            other = "in the wave before" if has_waves(slide.tables[0]) else "the rest of the break"
            found[f"▲▼ Higher or lower than {other}."] = None
        found |= dict.fromkeys(signs(slide.tables, places_signed(slide.tables, slide.charted)))
    bases = f"{symbols_of(told[0].tables[0]).low_base} "
    lows = [said for said in found if said.startswith(bases)]
    if len(lows) > 1:  # slides differ in what they know of their groups, not in what the sign says
        first = f"{bases}Low base, treat with caution."
        return [first if said == lows[0] else said for said in found if said not in lows[1:]]
    return found


def _source(origin: Origin, fingerprint: str) -> str:
    said = f"{_named(origin)}; fingerprint {fingerprint[:_FINGERPRINT]}."
    return f"{said} {SYNTHETIC}" if origin.synthetic else said


def _named(origin: Origin) -> str:
    """The wave's title, file and organisation, those that are known."""
    named = [plain(origin.wave).strip(), plain(origin.source), plain(origin.organisation)]
    return ", ".join(part for part in named if part)
