"""Scenes as the program draws them, of a small made-up wave."""

from __future__ import annotations

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Neutral
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Answer, Net, Role
from omnibus_desktop.words.suggest import suggest
from tests.waves import make_wave, multi, scale, single

_COUNT = 88
_RISKS = {
    "Financial pressures": 79,
    "Recruiting and keeping enough experienced social workers": 55,
    "Rising demand for services": 40,
    "=1+1 and $5": 11,
}
_STEPS = ("Very good", "Fairly good", "Neither", "Fairly poor", "Very poor")
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
    scale(
        "Q5",
        "How good or poor is it?",
        [1 + (3 * place * place + place) % 5 for place in range(_COUNT - 4)] + [98] * 4,
        (
            *(Answer(str(code), label) for code, label in enumerate(_STEPS, start=1)),
            Answer("98", "Don't know", role=Role.DONT_KNOW),
        ),
        nets=(Net("Good", ("1", "2")), Net("Poor", ("4", "5"))),
    ),
    population=130,
    by_default=("region",),
    respondent_word="authorities",
)


def tables(question: str) -> tuple[Table, ...]:
    return tabulate(WAVE, WAVE.question(question), Options())


def scene(
    question: str,
    kind: ChartKind,
    columns: tuple[str, ...] = (),
    neutral: Neutral = Neutral.SPLIT,
) -> Scene:
    """The question's chart, with a call-out at its first bar."""
    found = tables(question)
    spec = ChartSpec(kind=kind, columns=columns, neutral=neutral)
    words = suggest(found, columns)
    bare = chart(found, spec, words)
    first = next(item.key for item in bare.items if item.role == "bar" and item.key is not None)
    note = Note("one", NoteKind.CALLOUT, (first,), "{percent} of {group}")
    return chart(found, spec, words, (note,))
