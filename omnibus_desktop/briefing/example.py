"""The briefing that comes with the example wave: six slides that show what a briefing can be."""

from __future__ import annotations

from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Key
from omnibus_desktop.tables.table import TOTAL
from omnibus_desktop.wave.wave import Wave


def example_briefing(wave: Wave) -> Briefing:
    """Six slides on the example wave: a list with a call-out, a scale by region and type, a list
    by type, a grid, a routed question and a difference between two areas."""
    risks = wave.question("main_risks")
    first = (risks.answers[0].id, TOTAL)
    region, kind = wave.by_default
    slides = (
        _slide(1, "main_risks", (), _spotlight(first), _callout(first, "{count} of {base} say so")),
        _slide(2, "main_risks", (kind,)),
        _slide(3, "sufficient_placements", (region, kind)),
        _slide(4, "confidence", ()),
        _slide(5, "joint_services", ("area",), ChartSpec(ChartKind.CLUSTERED), _difference(wave)),
        _slide(6, "childcare_support", ()),
    )
    return Briefing("Children's Services Omnibus, wave 1 (synthetic example)", slides)


def _slide(
    number: int,
    question: str,
    by: tuple[str, ...],
    spec: ChartSpec | None = None,
    *notes: Note,
) -> Slide:
    return Slide(f"slide {number}", question, by=by, spec=spec or ChartSpec(), notes=tuple(notes))


def _spotlight(key: Key) -> ChartSpec:
    return ChartSpec(highlight=(key,))


def _callout(key: Key, text: str) -> Note:
    return Note("1", NoteKind.CALLOUT, (key,), text)


def _difference(wave: Wave) -> Note:
    """From the North to London and the South, among those with no plans for joint services."""
    answers = wave.question("joint_services").answers
    none = next(answer.id for answer in answers if "no plans" in answer.label)
    areas = [answer.id for answer in wave.question("area").answers]
    keys = ((none, f"area={areas[0]}"), (none, f"area={areas[-1]}"))
    return Note("1", NoteKind.DIFFERENCE, keys, "{difference}")
