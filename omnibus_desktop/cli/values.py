"""The values of options, read where they are typed: what is wrong with one is wrong usage."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError

from omnibus_desktop.charts.notes import NoteKind
from omnibus_desktop.wave.question import Net

SIZES = {
    "16:9": (960.0, 540.0),
    "4:3": (720.0, 540.0),
    "a4": (842.0, 595.0),
    "a4-portrait": (595.0, 842.0),
    "square": (600.0, 600.0),
}
SMALLEST, LARGEST = 200.0, 4000.0  # points
DPI = range(36, 1201)
PAGES = ("cover", "agenda", "sections", "method")
NOTE_FORM = "KIND:CODE[@GROUP][~CODE[@GROUP]]:TEXT"
_MARKS = {  # how many each kind of note has
    NoteKind.CALLOUT: (1, 1),
    NoteKind.DIFFERENCE: (2, 2),
    NoteKind.LINE: (1, 1),
    NoteKind.BRACKET: (2, 99),
    NoteKind.BAND: (1, 99),
    NoteKind.TEXT: (0, 0),
}
_NEEDS = {
    NoteKind.CALLOUT: "one mark",
    NoteKind.DIFFERENCE: "two marks",
    NoteKind.LINE: "one mark or one =VALUE",
    NoteKind.BRACKET: "two marks or more",
    NoteKind.BAND: "marks, or two =VALUEs",
    NoteKind.TEXT: "no mark",
}
_HAS_VALUES = {NoteKind.LINE: 1, NoteKind.BAND: 2}


def level(text: str) -> float:
    """A confidence level in percent."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 50 <= number < 100:
        raise ArgumentTypeError(f"{text!r} is no level: give 50 to 99.99 (percent)")
    return number


def population(text: str) -> str:
    """ "frame", "none" or a whole number above 0, as it is."""
    if text not in {"frame", "none"} and not re.fullmatch(r"0*[1-9][0-9]{0,11}", text):
        raise ArgumentTypeError(f"{text!r}: give frame, none or a whole number above 0")
    return text


def pages(text: str) -> tuple[str, ...]:
    """Which pages stand around the slides of a briefing: names with commas between, or none."""
    names = () if text == "none" else tuple(name.strip() for name in text.split(","))
    unknown = [name for name in names if name not in PAGES]
    if unknown:
        raise ArgumentTypeError(f"{unknown[0]!r}: give some of {', '.join(PAGES)}, or none")
    return names


def min_base(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ArgumentTypeError(f"{text!r}: give a whole number from 0 up")
    return int(text)


def percent(text: str) -> str:
    """A percentage as it is printed: "13", "12.5", "12.5%"."""
    if not re.fullmatch(r"(?:100(?:\.0{0,6})?|[0-9]{1,2}(?:\.[0-9]{0,6})?)%?", text):
        raise ArgumentTypeError(f"{text!r}: give a percentage from 0 to 100, such as 13 or 12.5")
    return text


def bases(text: str) -> tuple[int, int]:
    """The first and last of a range of bases: "88" is one, "80-120" are 41."""
    found = re.fullmatch(r"([0-9]{1,9})(?:-([0-9]{1,9}))?", text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last:
        raise ArgumentTypeError(f"{text!r}: give a whole number above 0, or two such as 80-120")
    return first, last


def dpi(text: str) -> int:
    """Dots per inch of a picture."""
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) not in DPI:
        raise ArgumentTypeError(f"{text!r}: give a whole number from {DPI[0]} to {DPI[-1]}")
    return int(text)


def size(text: str) -> tuple[float, float]:
    """Width and height in points."""
    if text.casefold() in SIZES:
        return SIZES[text.casefold()]
    found = re.fullmatch(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)", text)
    sides = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if not all(SMALLEST <= side <= LARGEST for side in sides):
        raise ArgumentTypeError(
            f"{text!r}: give 16:9, 4:3, A4, A4-portrait, square or WIDTHxHEIGHT,"
            f" {SMALLEST:.0f} to {LARGEST:.0f} points each"
        )
    return sides


def kept(text: str) -> tuple[str, tuple[str, ...]]:
    """A filter: a question and the codes that pass."""
    name, _, listed = text.partition("=")
    if not name or not codes(listed):
        raise ArgumentTypeError(f"{text!r} is not clear: write QUESTION=CODE,CODE")
    return name, codes(listed)


def net(text: str) -> Net:
    label, _, listed = text.rpartition("=")
    if not label or not codes(listed):
        raise ArgumentTypeError(f'{text!r} is not clear: write "LABEL=CODE,CODE"')
    return Net(label, codes(listed))


def group(text: str) -> tuple[str, Net]:
    """A net as a group of a break: the break's question and the net."""
    question, _, of_answers = text.partition(":")
    if not question or not of_answers:
        raise ArgumentTypeError(f'{text!r} is not clear: write "QUESTION:LABEL=CODE,CODE"')
    return question, net(of_answers)


def codes(text: str) -> tuple[str, ...]:
    """Codes with commas between them."""
    return tuple(code.strip() for code in text.split(",") if code.strip())


def note(text: str) -> tuple[NoteKind, tuple[str, ...], str]:
    """A note's kind, its marks as typed and its text: "callout:1:Most say so",
    "difference:1@2~1@3:A gap", "line:=75:Target", "text::Provisional". The marks come first, so
    that the text may hold any sign."""
    kind, _, rest = text.partition(":")
    if kind not in list(NoteKind):
        kinds = ", ".join(NoteKind)
        raise ArgumentTypeError(f"there is no note of the kind {kind!r}: choose one of {kinds}")
    where, found, words = rest.partition(":")
    marks = tuple(where.split("~")) if where else ()
    values = [mark for mark in marks if mark.startswith("=")]
    if not found or not all(marks) or not all(map(_is_value, values)):
        raise ArgumentTypeError(f"{text!r} is not clear: write {NOTE_FORM}")
    least, most = _MARKS[NoteKind(kind)]
    if values and (len(values) < len(marks) or kind not in _HAS_VALUES):
        raise ArgumentTypeError(f"{text!r}: only a line and a band have values, and no codes then")
    if not least <= len(marks) <= most or (values and len(values) != _HAS_VALUES[NoteKind(kind)]):
        raise ArgumentTypeError(f"a {kind} needs {_NEEDS[NoteKind(kind)]}: write {NOTE_FORM}")
    return NoteKind(kind), marks, words


def _is_value(mark: str) -> bool:
    return re.fullmatch(r"=-?[0-9]{1,9}(?:\.[0-9]{1,6})?%?", mark) is not None
