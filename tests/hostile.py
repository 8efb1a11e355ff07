"""Texts that mislead, break or run where they are not taken to the letter; waves full of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.readers.book_writer import ods_file, xlsx_file
from tests.readers.por_writer import PorColumn, por_file
from tests.readers.sav_writer import Column, Sav
from tests.readers.triple_s_writer import survey, variable

LONG = "x" * 32_000
TEXTS = (
    "../../x",
    "=cmd()",
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@x",
    "<img src=//host/share/a.png>",
    "<b>bold</b> & so",
    "//host/share/a.png",
    r"\\host\share",
    "$x^$",
    r"$\frac{1}$",
    "{percent} {0} %s",
    "[RLO]",
    *(f"a{chr(code)}b" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    *(f"c{chr(code)}d" for code in (0x200B, 0x200C, 0x200D, 0xFEFF)),
    "שלום 12%",
    "مرحبا",
    "\U0001f468\u200d\U0001f469",
    "line\u2028separator",
    LONG,
)
BROKEN = ("tab\there", "bell\x07", "half \ud800 pair", "\x1b[2Jescape", "nul\x00nul", "two\nlines")
UNSEEN = frozenset(
    chr(code)
    for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200C, 0x200D, 0xFEFF)
)
QUESTION = "<img src=//host/share/b.png> =1+1 \u202eWhy?\u200b"
_PRINTED = 250  # bytes that the label of an answer can have in most formats


def in_xml(texts: Sequence[str]) -> list[str]:
    """Those of the texts that XML can hold."""
    return [text for text in texts if not set(text) & set(map(chr, (*range(32), 0xD800)))]


def short(texts: Sequence[str]) -> list[str]:
    """Those of the texts that old formats can hold."""
    return [text for text in texts if len(text.encode("utf-8", "surrogatepass")) < _PRINTED]


def _rows(texts: Sequence[str]) -> list[tuple[float | str, ...]]:
    return [(code, 1 + code % 2) for code, _ in enumerate(texts, 1) for _ in range(3)]


def _codebook(texts: Sequence[str]) -> list[tuple[str, ...]]:
    head = [("variable", "label", "code", "answer"), ("q1", QUESTION, "", "")]
    return [*head, *(("q1", "", str(code), text) for code, text in enumerate(texts, 1))]


def csv_wave(folder: Path) -> tuple[Path, list[str]]:
    """A delimited file and its codebook, with every text that UTF-8 has."""
    texts = [*TEXTS, *(text for text in BROKEN if "\ud800" not in text and "\0" not in text)]
    texts = [text for text in texts if "\n" not in text and "\u2028" not in text]
    path = folder / "wave.csv"
    answers = "".join(f"{one},{two}\n" for one, two in _rows(texts))
    path.write_text(f"q1,half\n{answers}", encoding="utf-8")
    quoted = (
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in _codebook(texts)
    )
    (folder / "wave.codebook.csv").write_text("\n".join(quoted) + "\n", encoding="utf-8")
    return path, texts


def _book(folder: Path, name: str) -> tuple[Path, list[str]]:
    texts = in_xml(TEXTS)
    path = folder / name
    written = xlsx_file if name.endswith("xlsx") else ods_file
    path.write_bytes(written(Answers=[("q1", "half"), *_rows(texts)], Notes=_codebook(texts)))
    return path, texts


def xlsx_wave(folder: Path) -> tuple[Path, list[str]]:
    """A workbook with a sheet that is a codebook."""
    return _book(folder, "wave.xlsx")


def ods_wave(folder: Path) -> tuple[Path, list[str]]:
    """The same as an OpenDocument."""
    return _book(folder, "wave.ods")


def sav_wave(folder: Path) -> tuple[Path, list[str]]:
    """An SPSS file, with broken texts too."""
    texts = short([*TEXTS, *(text for text in BROKEN if "\ud800" not in text)])
    rows = _rows(texts)
    labels = [(float(code), text) for code, text in enumerate(texts, 1)]
    columns = [
        Column("q1", [float(row[0]) for row in rows], 0, QUESTION, labels, measure=1),
        Column("half", [float(row[1]) for row in rows], 0, "Half", [(1.0, "=A"), (2.0, "\u202eB")]),
    ]
    path = folder / "wave.sav"
    path.write_bytes(Sav(columns, title="<b>=1+1</b>\u202e").written())
    return path, texts


def por_wave(folder: Path) -> tuple[Path, list[str]]:
    """A portable file, which has letters of ASCII alone."""
    texts = [text for text in short(TEXTS) if text.isascii() and "~" not in text]
    texts = [text for text in texts if not set(text) & set("{}\\")]
    labels = [(float(code), text) for code, text in enumerate(texts, 1)]
    values = [float(row[0]) for row in _rows(texts)]
    path = folder / "wave.por"
    path.write_bytes(por_file([PorColumn("Q1", values, 0, "<b>Why?</b>", labels)]))
    return path, texts


def triple_s_wave(folder: Path) -> tuple[Path, list[str]]:
    """A Triple-S survey."""
    texts = in_xml(TEXTS)
    values = {f"{code:02}": text for code, text in enumerate(texts, 1)}
    data = "".join(f"{row[0]:02}\n" for row in _rows(texts))
    return survey(folder, [variable("q1", "single", 1, 2, values)], data), texts


WAVES = (csv_wave, xlsx_wave, ods_wave, sav_wave, por_wave, triple_s_wave)
