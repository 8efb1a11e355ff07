"""Our own reader of SPSS files (.sav, .zsav), on numpy and the standard library alone.

A coded answer stays the byte that it is in the file; text is decoded when it is looked at. The
file is checked before it is believed, so this may run in a thread of the program.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.readers.columns import (
    SPACES,
    SYSTEM_MISSING,
    Codes,
    PackedTexts,
    number_of_each_code,
)
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.sav_cases import Cells, read_cells
from omnibus_desktop.readers.sav_description import Description, describe
from omnibus_desktop.readers.sav_dictionary import read_raw_dictionary
from omnibus_desktop.readers.sav_source import opened
from omnibus_desktop.readers.sav_variables import Slot
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import Content, Data

LAST_SECOND = ((date(9999, 12, 31) - date(1582, 10, 14)).days + 1) * 86400.0


def read_sav(
    path: Path,
    progress: Callable[[float], None] | None = None,
    described: Callable[[Contents], None] | None = None,
) -> Contents:
    """Everything in the SPSS file at `path`. `progress` is told the share done, 0 to 1, and
    `described`, before any case is read, what `read_dictionary` gives.

    Raises OmnibusError, which names the file and says what is wrong with it, and whatever
    `progress` and `described` raise.
    """
    tell = progress or _ignore
    with opened(path) as source:
        raw = read_raw_dictionary(source)
        description = describe(raw, source.order)
        if described is not None:
            described(description.contents(path.name, max(0, raw.cases), {}))
        cells = read_cells(source, raw, tell)
    data, remarks = _columns(description, cells, source.order, raw.special[0])
    if raw.cases < 0:
        remarks.append(
            Remark(
                path.name,
                f"The file does not state its number of cases; {cells.cases:,} were read.",
            )
        )
    if cells.more:
        remarks.append(
            Remark(path.name, f"More follows behind the {cells.cases:,} cases that it states.")
        )
    tell(1.0)
    return description.contents(path.name, cells.cases, data, tuple(remarks))


def read_dictionary(path: Path) -> Contents:
    """What the SPSS file at `path` says about its variables: no data, and as respondents the
    number of cases that it states, 0 where it states none. Raises OmnibusError as `read_sav`."""
    with opened(path) as source:
        raw = read_raw_dictionary(source)
    return describe(raw, source.order).contents(path.name, max(0, raw.cases), {})


def _columns(
    description: Description, cells: Cells, order: str, system_missing: float
) -> tuple[dict[str, Data], list[Remark]]:
    """The answers to each variable, and what is odd about them."""
    data: dict[str, Data] = {}
    remarks: list[Remark] = []
    words = number_of_each_code(cells.bias).astype(f"{order}f8").view(np.uint64)
    words[[SPACES, SYSTEM_MISSING]] = np.frombuffer(b" " * 8, dtype=np.uint64)
    for slot in description.slots:
        first, last = slot.first, slot.first + slot.elements
        name = slot.variable.name
        if slot.pieces:
            data[name] = PackedTexts(
                cells.codes[first:last],
                cells.literals[first:last],
                words,
                slot.pieces,
                description.decode,
            )
            continue
        if not len(cells.literals[first]):
            data[name] = Codes(cells.codes[first], cells.bias)
            continue
        literals = cells.literals[first].view(f"{order}f8").astype(np.float64)
        literals[literals == system_missing] = np.nan
        remarks += _oddities(slot, literals)
        literals[np.isinf(literals)] = np.nan
        data[name] = Codes(cells.codes[first], cells.bias, literals)
    return data, remarks


def _oddities(slot: Slot, literals: NDArray[np.float64]) -> list[Remark]:
    found = []
    name = slot.variable.name
    endless = int(np.count_nonzero(np.isinf(literals)))
    if endless:
        found.append(Remark(name, f"{endless:,} numbers are infinite and count as no answer."))
    if slot.variable.content is Content.DATE:
        late = int(np.count_nonzero((literals >= LAST_SECOND) | (literals < 0)))
        if late:
            dates = "1 date is" if late == 1 else f"{late:,} dates are"
            found.append(Remark(name, f"{dates} outside the calendar."))
    return found


def _ignore(share: float) -> None:
    """Nobody wants to know how far it is."""
