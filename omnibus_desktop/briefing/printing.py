"""The figures that a slide prints, taken from its chart."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.briefing.drawn import Drawn
from omnibus_desktop.briefing.printed import MOST, MOST_GROUPS, Printed
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.tables.table import NOT_THERE
from omnibus_desktop.wave.plain_text import plain


def printed_of(drawn: Drawn) -> Printed | None:
    """What the slide prints, of a large chart the first figures; None where it has none."""
    found = marks(drawn.tables, drawn.spec)
    if not found.groups or not found.answers:
        return None
    wide = min(len(found.groups), MOST_GROUPS)
    rows = list(_rows(found, wide))[: max(1, MOST // wide)]
    return Printed(
        tuple((name, label) for name, label, _ in rows),
        tuple((each.key, plain(each.name)) for each in found.groups[:wide]),
        tuple(map(_base, found.cells[0][:wide])),
        tuple(figures for *_, figures in rows),
    )


def _rows(found: Marks, wide: int) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each answer with its figures, then, of a scale, its mean."""
    seen = set()
    of_means = found.means if found.means and found.means.groups == found.groups else None
    for each in (found, of_means):
        for answer, row in zip(each.answers, each.cells, strict=True) if each else ():
            if answer.id not in seen:
                seen.add(answer.id)
                texts = ("" if mark.value is None else mark.text for mark in row[:wide])
                yield answer.id, plain(answer.label), tuple(map(_cell, texts))


def _base(mark: Mark) -> str:
    return "" if mark.base == NOT_THERE else f"{mark.base:,}"


def _cell(text: str) -> str:
    return text.replace("|", "/").strip()  # which stands between figures
