"""Scenes as the program draws them, of a small made-up wave."""

from __future__ import annotations

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.words.suggest import suggest
from tests.waves import make_wave, multi, scale, single

_COUNT = 88
_RISKS = {
    "Financial pressures": 79,
    "Recruiting and keeping enough experienced social workers": 55,
    "Rising demand for services": 40,
    "=1+1 and $5": 11,
}
WAVE = make_wave(
    single(
        "region",
        "Region",
        [1 + place % 3 for place in range(_COUNT)],
        {1: "North", 2: "Midlands", 3: "South"},
        populations=(40, 40, 50),
    ),
    multi(
        "Q12",
        "What are the main risks?",
        {
            label: [int((7 * place) % _COUNT < ticked) for place in range(_COUNT)]
            for label, ticked in _RISKS.items()
        },
    ),
    scale(
        "Q3",
        "How confident are you?",
        [1 + (place * place) % 4 for place in range(_COUNT - 1)] + [None],
        {1: "Very", 2: "Fairly", 3: "Not very", 4: "Not at all"},
    ),
    population=130,
    by_default=("region",),
    respondent_word="authorities",
)


def tables(question: str) -> tuple[Table, ...]:
    return tabulate(WAVE, WAVE.question(question), Options())


def scene(question: str, kind: ChartKind, columns: tuple[str, ...] = ()) -> Scene:
    """The question's chart, with a call-out at its first bar."""
    found = tables(question)
    spec = ChartSpec(kind=kind, columns=columns)
    words = suggest(found, columns)
    bare = chart(found, spec, words)
    first = next(item.key for item in bare.items if item.role == "bar" and item.key is not None)
    note = Note("one", NoteKind.CALLOUT, (first,), "{percent} of {group}")
    return chart(found, spec, words, (note,))
