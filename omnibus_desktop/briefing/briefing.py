"""A briefing: slides in order, and the rules that its numbers keep."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Net
from omnibus_desktop.wave.setup import Setup

if TYPE_CHECKING:
    from omnibus_desktop.words.held import Held

#: What is said of a slide whose question, or something else of it, the wave does not have.
NOT_ASKED = "Not asked in this wave"


@dataclass(frozen=True)
class Edited:
    """The texts that a person wrote over the suggested ones. None: the suggestion stands.
    `figures` are those of the headline, and where they came from when it was written; `speaker` is
    what is to be said beside the slide, for which nothing is suggested."""

    headline: str | None = None
    subtitle: str | None = None
    footnote: str | None = None
    alt_text: str | None = None
    figures: tuple[Held, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True)
class Quote:
    """What somebody answered in words, as a person put it on a slide: `text` as shortened and with
    names replaced, `by` a group in which nobody can be made out, "" for none. `confirmed` says in
    the person's words why it may be published, "" where nobody has said so. `wave` is the title of
    the wave in which it was said."""

    text: str
    by: str = ""
    confirmed: str = ""
    wave: str = ""


@dataclass(frozen=True)
class Slide:
    """`by` are breaks, side by side, each a question or several that nest ("region*type", see
    nesting.py); None: the wave's own default. `item` is one line of a grid;
    None: the grid whole. `weight` None: the wave's own; "none": unweighted. `name` is what the
    person calls the slide, empty: as its headline says; `section` is the section that begins with
    it, empty: none does. `filter_name` is that of the saved filter, empty: it has none.
    `over_waves`: the question as earlier waves have it too.
    `quotes`: the slide shows these answers and no figures. `nets` are answers that this slide takes
    together."""

    id: str
    question: str
    item: str | None = None
    by: tuple[str, ...] | None = None
    filter: tuple[tuple[str, tuple[str, ...]], ...] = ()
    weight: str | None = None
    spec: ChartSpec = field(default_factory=ChartSpec)
    notes: tuple[Note, ...] = ()
    words: Edited = field(default_factory=Edited)
    name: str = ""
    section: str = ""
    over_waves: bool = False
    filter_name: str = ""
    quotes: tuple[Quote, ...] = ()
    nets: tuple[Net, ...] = ()


@dataclass(frozen=True)
class Rules:
    """Whatever changes a number or its marking. `min_base` and `tiny_base` None: the house rule.
    `test` is "rest" (each group against the others), "pairs" (groups with letters) or "none";
    `preset` the convention of testing, `adjust` "": as that has it. The others are as in
    `tables.options`."""

    level: float = 95.0
    min_base: int | None = None
    population: str = "frame"
    disclosure: str = "internal"
    test: str = "rest"
    tiny_base: int | None = None
    preset: str = "ours"
    adjust: str = ""
    interval: str = "wilson"
    symbols: str = "shorthand"
    decimals: int = 0


@dataclass(frozen=True)
class SavedFilter:
    """A filter that is kept by name, its conditions joined by AND."""

    name: str
    conditions: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Briefing:
    """`setup` is how its wave was set up when its numbers were looked at; `dated` is what the
    person writes on its cover, such as a date. `keeps_wave`: its file holds the wave itself, with
    every respondent's answers, because the person wanted it so."""

    title: str
    slides: tuple[Slide, ...] = ()
    rules: Rules = field(default_factory=Rules)
    setup: Setup = field(default_factory=Setup)
    dated: str = ""
    keeps_wave: bool = False
    filters: tuple[SavedFilter, ...] = ()
