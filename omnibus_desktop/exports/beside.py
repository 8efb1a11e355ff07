"""The figures of a picture as a text table beside it, for those who cannot see the picture."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spoken import drawn_keys
from omnibus_desktop.exports.clipboard import AS_USUAL, Shown, table_rows
from omnibus_desktop.tables.measures import Measure, shown_as
from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.writing import replace_file

_FIRST = "The figures of"
_QUOTED = "An apostrophe stands before each text that a spreadsheet would take for a formula."


def save_beside(
    tables: Sequence[Table],
    picture: Path,
    scene: Scene | None = None,
    shown: Shown = AS_USUAL,
) -> Path:
    """Write the figures of these tables as NAME.csv beside the picture NAME.png, and return where;
    NAME-table.csv where NAME.csv is of another kind, or of another picture. Of groups that the
    picture's scene does not show none is given; answers stand in the order that is `shown`, and
    where other figures than percentages are, these stand below. Hidden figures are hidden there
    too, and no text is a formula. Raises OmnibusError where it cannot be written."""
    path = _path_beside(picture)
    content = table_csv(tables, picture.name, scene, shown).encode("utf-8-sig", "backslashreplace")

    def write(stream: BinaryIO) -> None:
        stream.write(content)

    replace_file(path, write)
    return path


def table_csv(
    tables: Sequence[Table], name: str, scene: Scene | None = None, shown: Shown = AS_USUAL
) -> str:
    """The tables one under the other as comma-separated text, every cell in quotation marks. The
    first line says that they are the figures of the picture of this `name`."""
    rows = [[f"{_FIRST} {plain(name)}"]]
    measures = dict.fromkeys((Measure.PERCENT, shown.measure))  # those of the picture first
    for measure in measures:
        for table in tables:
            if measure is shown_as(table, measure):
                rows += [[], *_shown(table, scene, replace(shown, measure=measure))]
    if any(cell.startswith("'") for row in rows for cell in row):
        rows += [[], [_QUOTED]]
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue()


def _shown(table: Table, scene: Scene | None, shown: Shown) -> list[list[str]]:
    """The table's rows with the columns that the scene shows; all where it shows none of them."""
    rows = table_rows(table, shown)
    drawn = set() if scene is None else {group for _, group in drawn_keys(scene)}
    wide = len(table.columns) + 1
    kept = [n for n, column in enumerate(table.columns, 1) if column.key in drawn]
    if not kept:
        return rows
    return [[row[0], *(row[n] for n in kept)] if len(row) == wide else row for row in rows]


def _path_beside(picture: Path) -> Path:
    """Where the figures go: no file is replaced but that with the figures of this picture."""
    names = chain(("", "-table"), (f"-table-{number}" for number in count(2)))
    paths = (picture.with_name(f"{picture.stem}{name}.csv") for name in names)
    return next(path for path in paths if not path.exists() or _is_of(path, picture.name))


def _is_of(path: Path, picture: str) -> bool:
    """Whether this file has the figures of the picture of this name."""
    wanted = f'"{_FIRST} {plain(picture)}"'
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return file.readline(len(wanted) + 1).rstrip("\n") == wanted
    except OSError:
        return False
