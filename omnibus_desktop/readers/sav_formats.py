"""Print formats of an SPSS file."""

from __future__ import annotations

from omnibus_desktop.wave.variable import Content

_NAMES = {
    1: "A", 2: "AHEX", 3: "COMMA", 4: "DOLLAR", 5: "F", 6: "IB", 7: "PIBHEX", 8: "P", 9: "PIB",
    10: "PK", 11: "RB", 12: "RBHEX", 15: "Z", 16: "N", 17: "E", 20: "DATE", 21: "TIME",
    22: "DATETIME", 23: "ADATE", 24: "JDATE", 25: "DTIME", 26: "WKDAY", 27: "MONTH", 28: "MOYR",
    29: "QYR", 30: "WKYR", 31: "PCT", 32: "DOT", 33: "CCA", 34: "CCB", 35: "CCC", 36: "CCD",
    37: "CCE", 38: "EDATE", 39: "SDATE", 40: "MTIME", 41: "YMDHMS", 85: "MTIME", 86: "YMDHMS",
}  # fmt: skip
_DATES = {"DATE", "DATETIME", "ADATE", "JDATE", "MOYR", "QYR", "WKYR", "EDATE", "SDATE", "YMDHMS"}
_TIMES = {"TIME", "DTIME", "MTIME"}


def format_text(packed: int, width: int) -> tuple[str, int]:
    """The print format in the file's own words ("F8.2", "DATE11") and its decimals. `width` is
    the variable's: 0 for a number, which an unknown format is then taken for."""
    name = _NAMES.get(packed >> 16 & 0xFF)
    if name is None or (name in ("A", "AHEX")) != (width > 0):
        return (f"A{width}", 0) if width else ("F8.2", 2)
    shown, decimals = packed >> 8 & 0xFF, packed & 0xFF
    if name in ("A", "AHEX"):
        return f"{name}{max(shown, width) if name == 'A' else shown}", 0
    return f"{name}{shown}.{decimals}" if decimals or name == "F" else f"{name}{shown}", decimals


def content_of(format_name: str) -> Content:
    """What the values of a variable with this print format are."""
    letters = format_name.rstrip("0123456789.")
    if letters in ("A", "AHEX"):
        return Content.TEXT
    if letters in _DATES:
        return Content.DATE
    return Content.TIME if letters in _TIMES else Content.NUMBER
