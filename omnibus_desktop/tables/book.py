"""All tables of a book, counted several questions at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from omnibus_desktop.tables.banner import By
from omnibus_desktop.tables.breaks import breaks_of, default_by
from omnibus_desktop.tables.method import check
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import OUR_CHOICE, Subject, subjects_of, tables_of
from omnibus_desktop.wave.question import Question
from omnibus_desktop.wave.wave import Wave

_AT_ONCE, _OF_FEW = 64, 256  # tables that are counted and worked out together; in small waves
_FEW = 10_000  # respondents


def tabulate_all(
    wave: Wave,
    questions: Sequence[Question],
    options: Options = OUR_CHOICE,
    progress: Callable[[float], None] | None = None,
) -> Iterator[Table]:
    """The tables of these questions in their order, of a grid one an item: the same as those of
    `tabulate`, made some at a time as they are asked for. `progress` is told the share done.

    Raises OmnibusError as `tabulate` does, when it comes to the question that cannot be counted.
    """
    check(options)
    total = max(1, sum(max(1, len(question.items)) for question in questions))
    done = 0
    for by, subjects in _windows(wave, questions, options):
        yield from tables_of(wave, breaks_of(wave, by, options), subjects, options)
        done += len(subjects)
        if progress is not None:
            progress(done / total)


def _windows(
    wave: Wave, questions: Sequence[Question], options: Options
) -> Iterator[tuple[By, list[Subject]]]:
    """What is made at once: neighbours with the same breaks."""
    most = _OF_FEW if wave.respondents <= _FEW else _AT_ONCE
    window: list[Subject] = []
    window_by: By = ()
    for question in questions:
        by = default_by(wave, question) if options.by is None else options.by
        if window and (by != window_by or len(window) >= most):
            yield window_by, window
            window = []
        window_by = by
        window += subjects_of(question)
    if window:
        yield window_by, window
