"""The variables of a Triple-S description: what each holds and where it stands in the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from xml.etree.ElementTree import Element

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.triple_s_texts import Texts
from omnibus_desktop.values import dataclass

_NUMBER = re.compile(r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})")
_WHOLE = re.compile(r"\d{1,9}")
_MOST_VARIABLES = 50_000
_MOST_BITS = 10_000  # answers of one bit string
_REPAIR = "save both files anew in the program that they come from"


class Type(StrEnum):
    SINGLE = "single"
    MULTIPLE = "multiple"
    QUANTITY = "quantity"
    CHARACTER = "character"
    LOGICAL = "logical"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True)
class Field:
    """One variable and where it stands: characters `start` to `finish` of a line, or the field
    number `start` of a CSV file, counted from 1.

    `codes` are (code, label) pairs, `special` those of a quantity that are no numbers of its range,
    such as 999 for "Not stated". `subfields` is 0 for a bit string, else so many codes of
    `width` characters stand one after another. `literal` codes are texts, not numbers.
    """

    name: str
    label: str
    type: Type
    start: int
    finish: int
    codes: tuple[tuple[str, str], ...] = ()
    scores: tuple[tuple[str, float], ...] = ()
    special: tuple[str, ...] = ()
    decimals: int = 0
    literal: bool = False
    subfields: int = 0
    width: int = 0
    use: str = ""  # "serial" or "weight"
    filter: str = ""  # name of the logical variable that says who was asked
    wording: str = ""  # as it was read to respondents, where that is not the label


def fields_of(record: Element, texts: Texts, name: str, *, csv: bool) -> tuple[Field, ...]:
    """The variables that this record describes. Raises OmnibusError, which names the file `name`,
    where one of them cannot be, or two overlap."""
    variables = record.findall("variable")
    if len(variables) > _MOST_VARIABLES:
        raise wrong(name, f"it has {len(variables):,} variables; at most 50,000 can be read")
    fields = tuple(
        _field(variable, record.get("ident", "V"), texts, name, csv=csv) for variable in variables
    )
    for one, other in pairwise(sorted(fields, key=lambda field: (field.start, field.finish))):
        if other.start <= one.finish:
            where = "field" if csv else "position"
            raise wrong(name, f"{one.name} and {other.name} both stand at {where} {other.start}")
    return fields


def wrong(name: str, what: str) -> OmnibusError:
    """The error for a description that cannot be right."""
    return OmnibusError(f"{name}: this Triple-S description cannot be read: {what}", _REPAIR)


def whole(text: str, name: str, what: str) -> int:
    """The whole number that an attribute holds. Raises OmnibusError where it is none."""
    if not _WHOLE.fullmatch(text.strip()):
        raise wrong(name, f"{what} is {text!r:.40}, which is no whole number")
    return int(text)


def _field(variable: Element, record: str, texts: Texts, name: str, *, csv: bool) -> Field:
    own = texts.best(variable.find("name")) or f"{record}{variable.get('ident', '')}"
    said = variable.get("type", "").strip().lower()
    if said not in list(Type):
        raise wrong(name, f"{own} has the type {said!r:.40}, which the standard does not know")
    start, finish = _position(variable, own, name, csv=csv)
    codes = tuple(_codes(variable, texts))
    label, wording = (choose(variable.find("label")) for choose in (texts.best, texts.interview))
    field = Field(
        own,
        label,
        Type(said),
        start,
        finish,
        codes,
        tuple(_scores(variable)),
        tuple(_special(variable, codes)),
        _decimals(variable),
        _is_literal(variable, codes),
        use=variable.get("use", "").strip().lower(),
        filter=texts.best(variable.find("filter")) or variable.get("filter", "").strip(),
        wording=wording if wording != label else "",
    )
    return field if field.type is not Type.MULTIPLE else _multiple(field, variable, name, csv=csv)


def _position(variable: Element, own: str, name: str, *, csv: bool) -> tuple[int, int]:
    found = variable.find("position")
    if found is None:
        raise wrong(name, f"it does not say where {own} stands")
    start = whole(found.get("start", ""), name, f"the position of {own}")
    finish = start if csv else whole(found.get("finish", str(start)), name, f"the end of {own}")
    if not 1 <= start <= finish:
        raise wrong(name, f"{own} is said to stand at {start} to {finish}")
    return start, finish


def _codes(variable: Element, texts: Texts) -> Iterator[tuple[str, str]]:
    for value in variable.iter("value"):
        code = value.get("code", "").strip()
        if code:
            yield code, texts.best(value) or code


def _scores(variable: Element) -> Iterator[tuple[str, float]]:
    for value in variable.iter("value"):
        score = value.get("score", "").strip()
        code = value.get("code", "").strip()
        if code and _NUMBER.fullmatch(score):
            yield code, float(score)


def _special(variable: Element, codes: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The codes outside of its ranges, or all where it has none."""
    ranges = [
        (float(low), float(high))
        for bound in variable.iter("range")
        if _NUMBER.fullmatch(low := bound.get("from", "").strip())
        and _NUMBER.fullmatch(high := bound.get("to", "").strip())
    ]
    for code, _ in codes:
        if not _NUMBER.fullmatch(code):
            continue
        if not any(low <= float(code) <= high for low, high in ranges):
            yield code


def _decimals(variable: Element) -> int:
    """Digits behind the point in the bounds of its range."""
    bounds = (bound.get(end, "") for bound in variable.iter("range") for end in ("from", "to"))
    return max((len(bound.strip().partition(".")[2]) for bound in bounds), default=0)


def _is_literal(variable: Element, codes: tuple[tuple[str, str], ...]) -> bool:
    said = variable.get("format", "").strip().lower() == "literal"
    return said or not all(_NUMBER.fullmatch(code) for code, _ in codes)


def _multiple(field: Field, variable: Element, name: str, *, csv: bool) -> Field:
    """How the answers of a multiple stand: as bits, or as codes in subfields."""
    room = field.finish - field.start + 1
    highest = _highest(field, variable)
    spread = variable.find("spread")
    if spread is None:
        if field.literal or highest > _MOST_BITS:
            raise wrong(name, f"{field.name} has codes that no bits can stand for")
        if not csv and highest > room:
            raise wrong(name, f"{field.name} has the code {highest} in {room} characters")
        known = {int(float(code)) for code, _ in field.codes}
        others = () if known else tuple((str(at), str(at)) for at in range(1, highest + 1))
        return replace(field, codes=field.codes or others, width=highest)
    subfields = whole(spread.get("subfields", ""), name, f"the number of answers of {field.name}")
    longest = max((len(code) for code, _ in field.codes), default=len(str(highest)))
    exact = room // subfields if subfields and not csv and room % subfields == 0 else longest
    width = whole(spread.get("width", str(exact)), name, f"the width of {field.name}")
    if not 1 <= subfields <= _MOST_BITS or not width or (not csv and subfields * width > room):
        raise wrong(name, f"{field.name} has {subfields} answers of {width} in {room} characters")
    return replace(field, subfields=subfields, width=width)


def _highest(field: Field, variable: Element) -> int:
    """The highest code of a multiple, by its labels and its range."""
    bounds = [bound.get("to", "").strip() for bound in variable.iter("range")]
    known = [code for code, _ in field.codes if not field.literal]
    found = [int(float(text)) for text in (*known, *bounds) if _NUMBER.fullmatch(text)]
    return max(found, default=0)
