"""The gallery: every kind of chart in every situation, with notes of every kind.

A combination is left out only where it cannot exist: where `kinds.suited` says that the marks
cannot be shown so, or where the labels are those of a law and not of a question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from omnibus_desktop import resources
from omnibus_desktop.charts.kinds import suited
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.note_sources import nets_for
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind, standard_text
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Key, Neutral
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Net
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.words import Words
from tests.gallery import made
from tests.gallery.labels import Situation

EXAMPLE = "example/wave1_synthetic.sav"
_LISTED, _SCALED = "main_risks", "judiciary"  # questions of the example wave
_BREAKS = ("region", "authority_type")


@dataclass(frozen=True)
class Look:
    """A kind of chart, of a list or a scale, and the break that it needs; `waves` is over how
    many, `few` how many answered where each is shown."""

    kind: ChartKind
    question: str = made.LIST
    by: str = ""
    neutral: Neutral = Neutral.SPLIT
    waves: int = 1
    few: int = 0


LOOKS = {
    "bars": Look(ChartKind.BAR),
    "columns": Look(ChartKind.COLUMN),
    "clustered bars": Look(ChartKind.CLUSTERED, by=made.BREAK),
    "small multiples": Look(ChartKind.PANELS, by=made.BREAK),
    "stacked bars": Look(ChartKind.STACKED, made.SCALE, made.BREAK),
    "diverging": Look(ChartKind.DIVERGING, made.SCALE, made.BREAK),
    "diverging, neutral aside": Look(ChartKind.DIVERGING, made.SCALE, made.BREAK, Neutral.ASIDE),
    "diverging, neutral out": Look(ChartKind.DIVERGING, made.SCALE, made.BREAK, Neutral.OUT),
    "dots": Look(ChartKind.DOT, by=made.BREAK),
    "differences": Look(ChartKind.DIFFERENCE, by=made.BREAK),
    "units": Look(ChartKind.UNIT, few=9),
    "lines": Look(ChartKind.LINE, waves=4),
    "slopes": Look(ChartKind.SLOPE, waves=2),
    "map of authorities": Look(ChartKind.MAP, made.TYPE, made.TYPE),
    "map of regions": Look(ChartKind.MAP, by=made.REGION),
}
#: Situations that differ in labels alone, which regions and types of authority have by law.
_OF_LABELS = (Situation.SHORT, Situation.MANY, Situation.FEW, Situation.LONG, Situation.BREAK)


@dataclass(frozen=True)
class Case:
    """One picture of the gallery."""

    look: str
    situation: Situation

    @property
    def name(self) -> str:
        return f"{self.look} - {self.situation}"

    @property
    def spec(self) -> ChartSpec:
        look = LOOKS[self.look]
        spec = ChartSpec(look.kind, neutral=look.neutral)
        if self.situation is Situation.BREAK and look.waves > 1:
            groups = self.tables()[0].columns[1:]  # a line each
            return replace(spec, columns=tuple(group.key for group in groups))
        if self.situation is Situation.HIGHLIGHTED:
            return replace(spec, highlight=_bars(worded(self.tables(), spec).scene)[1:2])
        return spec

    @property
    def notes(self) -> tuple[Note, ...]:
        """Three of the six kinds of notes, in the situations that have them."""
        keys = _bars(worded(self.tables(), self.spec).scene)
        if self.situation is Situation.POINTED:
            return _pointed(keys)
        return _compared(keys) if self.situation is Situation.COMPARED else ()

    def tables(self, nets: tuple[Net, ...] = ()) -> tuple[Table, ...]:
        return _tables(self.look, self.situation, nets)

    def scene(self, words: Words | None = None) -> Scene:
        """The case laid out, with words of its own or with these."""
        notes, tables = self.notes, self.tables()
        nets = nets_for(notes, tables)
        unions = self.tables(nets) if nets else ()
        return worded(
            tables, self.spec, notes, lambda own: own if words is None else words, unions
        ).scene


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """All that can exist, kind by kind."""
    return tuple(_found())


def _found() -> Iterator[Case]:
    for look, wanted in LOOKS.items():
        for situation in Situation:
            if wanted.question == made.TYPE and situation in _OF_LABELS[1:]:
                continue
            case = Case(look, situation)
            if wanted.kind in suited(marks(case.tables(), ChartSpec(wanted.kind))):
                yield case


@lru_cache(maxsize=256)
def _tables(look: str, situation: Situation, nets: tuple[Net, ...]) -> tuple[Table, ...]:
    """What the case charts: of waves a table each."""
    wanted = LOOKS[look]
    if situation is Situation.BREAK and wanted.waves == 1 and not wanted.few:
        question = _SCALED if wanted.question == made.SCALE else _LISTED
        return _tabulated(example(), question, _BREAKS, nets)
    by = made.BREAK if situation is Situation.BREAK and not wanted.by else wanted.by
    few = wanted.few * (5 if situation in (Situation.BREAK, Situation.MANY) else 1)
    waves = range(1, wanted.waves + 1)
    made_up = (made.wave(situation, by, few, each) for each in waves)
    breaks = (by,) if by and wanted.question != made.TYPE else ()
    return tuple(
        table for each in made_up for table in _tabulated(each, wanted.question, breaks, nets)
    )


def _tabulated(
    wave: Wave, question: str, by: tuple[str, ...], nets: tuple[Net, ...]
) -> tuple[Table, ...]:
    options = Options(by=tuple((each,) for each in by), nets=nets)
    return tabulate(wave, wave.question(question), options)


@lru_cache(maxsize=1)
def example() -> Wave:
    return open_wave(resources.path(EXAMPLE))


def _bars(scene: Scene) -> tuple[Key, ...]:
    """The keys of the bars, dots or parts of a map, in the order of painting."""
    shown = ("bar", "unit")
    return tuple(dict.fromkeys(i.key for i in scene.items if i.role in shown and i.key))


def _pointed(keys: tuple[Key, ...]) -> tuple[Note, ...]:
    """A call-out, a reference line at a target, and free text."""
    said = "{answer}: {count} of {base} say so, more than two years ago"
    return (
        Note("call-out", NoteKind.CALLOUT, keys[1:2], said),
        Note("target", NoteKind.LINE, (), "Target: 60%", None, LineAt.TARGET, (60.0,)),
        Note("text", NoteKind.TEXT, (), "Fieldwork ended before the budget was set"),
    )


def _compared(keys: tuple[Key, ...]) -> tuple[Note, ...]:
    """A difference between two bars, a bracket around two more, and a band behind one."""
    return tuple(
        Note(str(kind), kind, of, standard_text(kind, of))
        for kind, of in (
            (NoteKind.DIFFERENCE, keys[:2]),
            (NoteKind.BRACKET, keys[2:4] if len(keys) > 3 else keys[:2]),
            (NoteKind.BAND, keys[-1:]),
        )
    )
