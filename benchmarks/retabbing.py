"""A question of a million respondents worked out anew after another filter or weight: its table,
with tests; and the slide laid out from that and painted. The reference is a frame of a screen."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure import Benchmark, Side
from benchmarks.tables import BY, frames, wave_with_areas
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.columns import Coded
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
MILLION = 20  # times wave M
CHOICE, SCALE = "q4", "q3"  # of eight answers and more; the second has means
SHOWN_BY = ("region",)
SIZE = (1280, 720)  # pixels


def _million(path: Path, name: str) -> tuple[Wave, Question]:
    """The wave twenty times over: a million respondents; and the question of this name."""
    wave = wave_with_areas(path)
    question = wave.question(name)
    filters = [q for q in wave.questions if q.kind is Kind.SINGLE and q.id.startswith("q")]
    names = ["region", "authtype", "area", name, *(q.id for q in filters)]
    data = {
        name: Coded(column.values(), np.tile(column.places(), MILLION))
        for name, column in wave.data.items()
        if name in names and name != "area"
    }
    area = wave.data["area"]
    many = {**data, "area": replace(area, place=np.tile(area.place, MILLION))}
    questions = tuple(q for q in wave.questions if q.id in names)
    whole = replace(wave, respondents=wave.respondents * MILLION, data=many, questions=questions)
    return whole, question


class _Weight:
    """A weight that was just made."""

    def __init__(self, numbers: NDArray[np.float64]) -> None:
        self._numbers = numbers

    def numbers(self) -> NDArray[np.float64]:
        return self._numbers


def _filtered(name: str) -> Callable[[Path], Callable[[], object]]:
    def prepare(path: Path) -> Callable[[], object]:
        wave, question = _million(path, name)
        filters = _filters(wave, question)
        numbers = count()
        plain = Options(by=BY, weight="none")
        tabulate(wave, question, plain)
        return lambda: tabulate(
            wave, question, replace(plain, filter=filters[next(numbers) % len(filters)])
        )

    return prepare


def _weighted(name: str) -> Callable[[Path], Callable[[], object]]:
    def prepare(path: Path) -> Callable[[], object]:
        wave, question = _million(path, name)
        random = np.random.default_rng(1)
        names = [f"w{number}" for number in range(12)]
        weights = {each: _Weight(random.uniform(0.2, 5, wave.respondents)) for each in names}
        wave = replace(wave, data={**wave.data, **weights})
        numbers = count()
        tabulate(wave, question, Options(by=BY, weight="none"))
        return lambda: tabulate(
            wave, question, Options(by=BY, weight=names[next(numbers) % len(names)])
        )

    return prepare


def _painted(path: Path) -> Callable[[], object]:
    """The slide by region, as the window shows it after each filter."""
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from omnibus_desktop.app.painter import paint
    from omnibus_desktop.briefing.briefing import Rules, Slide
    from omnibus_desktop.briefing.draw import draw

    application = QApplication.instance() or QApplication(["painting"])
    wave, question = _million(path, CHOICE)
    filters = _filters(wave, question)
    numbers = count()
    picture = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    slide = Slide(id="slide", question=question.id, by=SHOWN_BY, weight="none")

    def show() -> None:
        assert application is not None
        chosen = filters[next(numbers) % len(filters)]
        drawn = draw(wave, replace(slide, filter=chosen), Rules())
        painter = QPainter(picture)
        painter.scale(SIZE[0] / drawn.scene.width, SIZE[1] / drawn.scene.height)
        paint(drawn.scene, painter)
        painter.end()

    return show


def _filters(wave: Wave, question: Question) -> list[tuple[tuple[str, tuple[str, ...]], ...]]:
    """One for each answer of the other questions."""
    return [
        ((other.id, (answer.id,)),)
        for other in wave.questions
        if other.id.startswith("q") and other.id != question.id
        for answer in other.answers
    ]


BENCHMARKS = (
    *(
        Benchmark(name, Side(change(question)), Side(frames(1)), goal=1, sizes=("M",))
        for name, change, question in (
            ("retab.filter", _filtered, CHOICE),
            ("retab.weight", _weighted, CHOICE),
            ("retab.filter.scale", _filtered, SCALE),
            ("retab.weight.scale", _weighted, SCALE),
        )
    ),
    Benchmark("retab.screen", Side(_painted), Side(frames(1)), goal=1, sizes=("M",)),
)
