"""Tables for people who script: `wave.table("Q12", by=["region"])`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.breaks import default_by
from omnibus_desktop.tables.items import items_beside
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.question import Kind, Net
from omnibus_desktop.wave.wave import Wave

Code = str | float
Codes = Code | Sequence[Code]


def table(
    wave: Wave,
    question: str,
    by: str | Sequence[str] | None = None,
    *,
    item: str | None = None,
    where: Mapping[str, Codes] | None = None,
    nets: Mapping[str, Codes] | None = None,
    without: Codes = (),
    **options: Any,
) -> Table:
    """The table of one question, or of one `item` of a grid. A grid without breaks is one table
    of all its items beside each other.

    `by` names breaks side by side, "a*b" nests, "none" (or nothing in it) is the total alone and
    None the wave's own breaks. `where` is a filter, {question: codes}, `nets` {label: codes};
    `options` are the other fields of Options, such as weight, base, test, level, population.
    Raises OmnibusError where the wave has no such thing.
    """
    chosen = replace(
        Options(**options),
        by=_by(by),
        filter=tuple((name, _codes(codes)) for name, codes in (where or {}).items()),
        nets=tuple(Net(label, _codes(codes)) for label, codes in (nets or {}).items()),
        without=_codes(without),
    )
    asked = wave.question(question)
    if asked.kind is Kind.GRID and item is None:
        if default_by(wave, asked) if chosen.by is None else chosen.by:
            names = ", ".join(each.id for each in asked.items)
            raise OmnibusError(
                f"{question} is a grid of {len(asked.items)} items, each with a table by breaks",
                f'name one of them ({names}), or give by="none" for all beside each other',
            )
        return items_beside(wave, asked, chosen)
    return tabulate(wave, asked, chosen, item)[0]


def _by(by: str | Sequence[str] | None) -> tuple[tuple[str, ...], ...] | None:
    if by is None:
        return None
    names = [by] if isinstance(by, str) else by
    return tuple(tuple(name.split("*")) for name in names if name != "none")


def _codes(codes: Codes) -> tuple[str, ...]:
    listed = [codes] if isinstance(codes, str | int | float) else codes
    return tuple(code_text(code) for code in listed)


Wave.table = table
