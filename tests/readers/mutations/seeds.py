"""The whole files that are damaged: written here, and real ones where they are to be had."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyreadstat

from tests.readers.book_writer import ods_file, xlsx_file
from tests.readers.mutations.seeds_of_choices import (
    BRIEFING,
    SETUP,
    WAVE,
    briefing_file,
    setup_file,
)
from tests.readers.por_writer import PorColumn, number, por_file
from tests.readers.sas_writer import SasColumn, sas_file
from tests.readers.sav_writer import Column, Sav
from tests.readers.triple_s_writer import survey, variable

WRITTEN = "written"  # the label of a file that the tests wrote
_LARGEST = 180_000  # bytes of a real file: there are many cases
_ROWS = 40


class Seed(NamedTuple):
    """Files of one folder: the one that is opened, and the one of them that is damaged."""

    opened: str
    damaged: str
    files: Mapping[str, bytes]
    label: str = ""


def _alone(name: str, raw: bytes, label: str = WRITTEN) -> Seed:
    return Seed(name, name, {name: raw}, label)


def _cycle(*values: float | str | None) -> list[float | str | None]:
    return [values[row % len(values)] for row in range(_ROWS)]


def _sav(compression: int, order: str) -> bytes:
    agree = [(1.0, "Agree"), (2.0, "Disagree"), (9.0, "Don't know")]
    columns = [
        Column("region", _cycle("North", "South", ""), 8, "Region", [("North", "The North")]),
        Column("q1", _cycle(1.0, 2.0, None, 9.0), 0, "Agree?", agree, (1, (9.0,)), measure=2),
        Column("q2", _cycle(1.0, 1.0, 2.0, 0.25), 0, "And this?", agree, (-3, (5.0, 7.0, 9.0))),
        Column("m1", _cycle(1.0, 0.0), 0, "Money"),
        Column("m2", _cycle(0.0, 0.0, 1.0), 0, "Staff"),
        Column("when", _cycle(13_800_000_000.0, None), format=(20, 11, 0)),
        Column("text", _cycle("abc", "x" * 20, "é"), 20, "Text", [("abc", "A")], (1, ("x",))),
        Column("long", _cycle("y" * 299, "", "z"), 300, "What else?"),
        Column("weight", _cycle(1.0, 0.5, 1.5)),
    ]
    sets = b"$m=D1 1 10 Main risks v3 v4\n$c=C 5 Views v1 v2\n"
    extensions = [(7, sets), (18, b"q1:$@Role('1'\n)"), (17, b"synthetic('yes'\n)")]
    return Sav(
        columns,
        order,
        compression=compression,
        weight="weight",
        title="A wave",
        documents=["What it is about"],
        extensions=extensions,
        block=512,
    ).written()


def _frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "q1": pd.array(_cycle(1.0, 2.0, None, 3.0), dtype="float64"),
            "word": _cycle("yes", "no", ""),
            "day": pd.array(_cycle(22_000.0, 0.0, None), dtype="float64"),
            "share": _cycle(0.25, 1e9, -3.5),
        }
    )


def _by_pyreadstat(write: Callable[..., None], suffix: str, **more: object) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"wave{suffix}"
        labels = ["What do you say?", "A word", "A day", "A share"]
        write(_frame(), path, column_labels=labels, **more)
        return _MOMENTS.sub(lambda found: _A_MOMENT[len(found[0])], path.read_bytes())


# when such a file was written: "22NOV26:23:59:00" or "22 Nov 2026 23:59"
_MOMENTS = re.compile(rb"\d\d[A-Z]{3}\d\d:\d\d:\d\d:\d\d|\d\d \w{3} \d{4} \d\d:\d\d")
_A_MOMENT = {16: b"01JAN24:12:00:00", 17: b"01 Jan 2024 12:00"}


def _dta(version: int) -> bytes:
    return _by_pyreadstat(
        pyreadstat.write_dta,
        ".dta",
        version=version,
        variable_value_labels={"q1": {1: "Yes", 2: "No", 3: "Perhaps"}},
        variable_format={"day": "%td"},
    )


def _por() -> bytes:
    agree = [(1.0, "Agree"), (2.0, "Disagree"), (9.0, "Don't know")]
    columns = [
        PorColumn("REGION", _cycle("North", "South", ""), 8, "Region", [("North", "The North")]),
        PorColumn("Q1", _cycle(1.0, 2.0, None, 9.0), 0, "Agree?", agree, "8" + number(9.0)),
        PorColumn("Q2", _cycle(1.0, -2.25, 30.5), 0, "", agree, "B" + number(5.0) + number(7.0)),
    ]
    return por_file(columns, "What it is about")


def _sas() -> bytes:
    columns = [
        SasColumn("q1", _cycle(1.0, 2.0, None), label="How?", format="BEST12."),
        SasColumn("word", _cycle("a", "é", ""), 20, "A word"),
        SasColumn("day", _cycle(22_000.0, 1.0), label="A day", format="DATE9."),
        SasColumn("q2", _cycle(1.0, 1.0, 5.0), label="How much?", format="SATISF."),
    ]
    return sas_file(columns)


_NAMES = ("id", "region", "q1", "m", "share", "said")
_SAID = ("nothing", 'a "word", and more', "", "two\nlines", "=1+1")


def _answers() -> list[tuple[float | str | None, ...]]:
    return [
        (row, ("North", "South")[row % 2], 1 + row % 3, ("1;3", "2", "")[row % 3], row / 4,
         _SAID[row % 5] or None)
        for row in range(1, _ROWS + 1)
    ]  # fmt: skip


_CODEBOOK = (
    ("variable", "label", "code", "answer", "missing", "section", "set", "counted", "measure"),
    ("q1", "Do you agree?", "1", "Agree", "", "Views", "", "", "ordinal"),
    ("q1", "", "2", "Disagree", "", "", "", "", ""),
    ("q1", "", "3", "Not asked", "yes", "", "", "", ""),
    ("m", "Main risks", "1", "Money", "", "", "", "", ""),
    ("m", "", "3", "Staff", "", "", "", "", ""),
    ("nowhere", "Not there", "", "", "", "", "both", "1", ""),
)


def _delimited(rows: object, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    lines = []
    for row in rows:  # type: ignore[attr-defined]
        cells = ["" if cell is None else str(cell) for cell in row]
        quoted = [f'"{c.replace(chr(34), chr(34) * 2)}"' if set(c) & set('",;\n\t') else c
                  for c in cells]  # fmt: skip
        lines.append(delimiter.join(quoted))
    return ("\n".join(lines) + "\n").encode(encoding)


def _qualtrics() -> bytes:
    head = [
        ("StartDate", "ResponseId", "Q1", "Q2_1", "Q2_2"),
        ("Start Date", "Response ID", "How satisfied are you?", "Which? - A", "Which? - B"),
        tuple(f'{{"ImportId":"QID{at}"}}' for at in range(5)),
    ]
    rows = [("2024-01-01 10:00", f"R_{n}", 1 + n % 5, "A", None) for n in range(_ROWS)]
    return _delimited(head + rows)


def _survey_monkey() -> bytes:
    head = [
        ("RespondentID", "Are you content?", "Which of these?", "", ""),
        ("", "Response", "Roads", "Schools", "Other (please specify)"),
    ]
    rows = [(n, ("Yes", "No")[n % 2], "Roads", None, None) for n in range(_ROWS)]
    return _delimited(head + rows)


def _triple_s() -> list[Seed]:
    """Surveys with fixed and with delimited data; of each, one file is damaged or the other."""
    yes = {"1": "Yes", "2": "No", "9": "Don't know"}
    fixed = [
        variable("id", "quantity", 1, 3, use="serial"),
        variable("q1", "single", 4, values=yes),
        variable("m", "multiple", 5, 7, {"1": "Money", "2": "Staff", "3": "Law"}),
        variable("said", "character", 8, 17),
        variable("w", "quantity", 18, 21, inside="<filter>q1</filter>", use="weight"),
    ]
    lines = "".join(
        f"{n:03}{1 + n % 2}{n % 2}01{_SAID[n % 2][:10]:<10}1.{n:02}\n" for n in range(40)
    )
    delimited = [variable(f"v{at}", "single", at, values=yes) for at in range(1, 5)]
    rows = "".join(f"{1 + n % 2},2,{n % 3},9\n" for n in range(_ROWS))
    seeds = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        survey(folder, fixed, lines, names=("wave.sss", "wave.asc"))
        survey(folder, delimited, rows, record='format="csv"', names=("other.sss", "other.csv"))
        for pair in (("wave.sss", "wave.asc"), ("other.sss", "other.csv")):
            files = {one: (folder / one).read_bytes() for one in pair}
            seeds += [Seed(pair[0], damaged, files, WRITTEN) for damaged in (pair[0], *pair)]
    return seeds


def _beside_wave(opened: str, name: str, raw: bytes) -> Seed:
    return Seed(opened, name, {WAVE: _delimited([_NAMES, *_answers()]), name: raw}, WRITTEN)


_WRITTEN: dict[str, Callable[[], list[Seed]]] = {
    "sav": lambda: [
        _alone("wave.sav", _sav(compression, order)) for compression in (0, 1) for order in "<>"
    ],
    "zsav": lambda: [_alone("wave.zsav", _sav(2, order)) for order in "<>"],
    "por": lambda: [_alone("wave.por", _por())],
    "dta": lambda: [_alone("wave.dta", _dta(version)) for version in (8, 12, 13, 15)],
    "sas7bdat": lambda: [_alone("wave.sas7bdat", _sas())],
    "xpt": lambda: [
        _alone("wave.xpt", _by_pyreadstat(pyreadstat.write_xport, ".xpt", file_format_version=v))
        for v in (5, 8)
    ],
    "xlsx": lambda: [
        _alone("wave.xlsx", xlsx_file(Answers=[_NAMES, *_answers()], Notes=_CODEBOOK))
    ],
    "ods": lambda: [_alone("wave.ods", ods_file(Answers=[_NAMES, *_answers()], Notes=_CODEBOOK))],
    "csv": lambda: [
        _alone("wave.csv", _delimited([_NAMES, *_answers()])),
        _alone("wave.csv", _delimited([_NAMES, *_answers()], ";", "utf-16")),
        _alone("wave.csv", _qualtrics()),
        _alone("wave.csv", _survey_monkey()),
    ],
    "tsv": lambda: [_alone("wave.tsv", _delimited([_NAMES, *_answers()], "\t"))],
    "codebook": lambda: [
        Seed(
            "wave.csv",
            "wave.codebook.csv",
            {
                "wave.csv": _delimited([_NAMES, *_answers()]),
                "wave.codebook.csv": _delimited(_CODEBOOK),
            },
            WRITTEN,
        )
    ],
    "triple-s": _triple_s,
    "setup": lambda: [_beside_wave(WAVE, SETUP, setup_file())],
    "briefing": lambda: [_beside_wave(BRIEFING, BRIEFING, briefing_file())],
}
FORMATS = tuple(_WRITTEN)


@cache
def seeds_of(form: str) -> tuple[Seed, ...]:
    """The files of this format to be damaged, always in the same order."""
    return (*_WRITTEN[form](), *_real(form))


def _real(form: str) -> list[Seed]:
    if "OMNIBUS_SURVEYS" not in os.environ:
        return []
    folder = Path(os.environ["OMNIBUS_SURVEYS"]) / "surveys"
    if form == "triple-s":
        return [seed for path in sorted(folder.rglob("*.sss")) for seed in _real_pair(path)]
    paths = [path for path in sorted(folder.rglob(f"*.{form}")) if _suitable(path)]
    return [_alone(f"wave.{form}", path.read_bytes(), path.name) for path in paths]


def _real_pair(description: Path) -> list[Seed]:
    """A Triple-S survey, once with each of its files to be damaged."""
    paths = sorted(description.parent.glob(f"{description.stem}.*"))
    files = {path.name: path.read_bytes() for path in paths if _suitable(path)}
    return [Seed(description.name, name, files, name) for name in files]


def _suitable(path: Path) -> bool:
    return path.is_file() and 0 < path.stat().st_size <= _LARGEST
