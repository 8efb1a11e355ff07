"""Refreshing a briefing of 100 slides with another wave, against drawing its slides once.

Each slide is looked for in the new wave and moved; what it said of the wave before and says now is
read off both, so that it has to be drawn twice. A fifth of the questions have other ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import Benchmark, Side
from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.refresh import Refreshed, refreshed
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave

SLIDES = 100
RENAMED = 5  # every fifth question
_CHARTED = (Kind.SINGLE, Kind.SCALE, Kind.MULTI, Kind.GRID)


def _wave(path: Path) -> Wave:
    """The wave, in which no two questions are worded the same."""
    wave = open_wave(path)
    return wave.with_questions([replace(q, text=f"{q.text} ({q.id})") for q in wave.questions])


def _next(wave: Wave) -> Wave:
    """The same wave as a later one, with other ids for some of its questions."""
    questions = (
        replace(question, id=f"next_{question.id}") if place % RENAMED == 0 else question
        for place, question in enumerate(wave.questions)
    )
    return replace(wave, id="next", title="Next wave", questions=tuple(questions))


def _briefing(wave: Wave) -> Briefing:
    asked = [question.id for question in wave.questions if question.kind in _CHARTED]
    slides = (Slide(f"slide {n}", asked[n % len(asked)]) for n in range(SLIDES))
    return Briefing("Briefing", tuple(slides))


def _refresh(path: Path) -> Callable[[], object]:
    wave = _wave(path)
    briefing = _briefing(wave)
    # nothing that was worked out for a wave before is at hand
    return lambda: refreshed(briefing, replace(wave), _next(wave))


def _draw(path: Path) -> Callable[[], object]:
    wave = _wave(path)
    briefing = _briefing(wave)

    def run() -> int:
        fresh = replace(wave)
        return sum(len(draw(fresh, s, briefing.rules).scene.items) for s in briefing.slides)

    return run


def _told(result: object) -> str:
    assert isinstance(result, Refreshed)
    return str(sorted(Counter(str(change.how) for change in result.changes).items()))


BENCHMARKS = (
    Benchmark("refresh.100", Side(_refresh, _told), Side(_draw), 2.5, sizes=("S",)),
)  # fmt: skip
