"""What stands in a field of a Triple-S survey as variables of a wave."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import numpy as np

from omnibus_desktop.readers.triple_s_fields import Field, Type
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import Coded, CodedText, narrow, of_texts
from omnibus_desktop.wave.variable import AnswerSet, Content, Data, Measure, Variable

_NUMBER = re.compile(r"[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})")
_DATE = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_TIME = re.compile(r"([0-9]{2}):?([0-9]{2}):?([0-9]{2})?")
_BITS = re.compile(r"[01 ]*")
_LOGICAL = {"1": 1.0, "0": 0.0, "t": 1.0, "f": 0.0, "y": 1.0, "n": 0.0}
_YES_NO = ((1.0, "Yes"), (0.0, "No"))
_NOT_GIVEN = (0.0, "Not mentioned")
_FIRST_DAY = date(1582, 10, 14)
_DAY = 86_400
_WORDS = {
    Type.SINGLE: "a code",
    Type.MULTIPLE: "a list of codes",
    Type.QUANTITY: "a number",
    Type.LOGICAL: "yes or no",
    Type.DATE: "a date",
    Type.TIME: "a time",
}


@dataclass(frozen=True, eq=False)
class Held:
    """What a field turns into: one variable, or those of a set. `unread` are texts that are not
    what the description says, and count as not answered."""

    made: tuple[tuple[Variable, Data], ...]
    set: AnswerSet | None = None
    unread: tuple[str, ...] = ()


def held(field: Field, column: CodedText, names: Callable[[str], str]) -> Held:
    """What the field holds. `names` makes of a wanted name one that no other variable has."""
    if field.type is Type.MULTIPLE:
        return _spread(field, column, names) if field.subfields else _bits(field, column, names)
    name = names(field.name)
    if field.type is Type.CHARACTER or (field.type is Type.SINGLE and field.literal):
        return Held(((_text(field, name, column), _stripped(column)),))
    numbers, unread = _coded(column, _reader(field))
    return Held(((_variable(field, name), numbers),), unread=unread)


def what_was_unread(field: Field, column: CodedText, unread: tuple[str, ...]) -> str:
    """The sentence about texts that are not what the description says."""
    counts = np.bincount(column.place, minlength=len(column.distinct) + 1)
    many = sum(int(counts[column.distinct.index(text)]) for text in unread)
    some = ", ".join(repr(text) for text in unread[:3]) + (", ..." if len(unread) > 3 else "")
    return f"Not {_WORDS[field.type]} in {many:,} records, where it counts as not answered: {some}"


def _variable(field: Field, name: str) -> Variable:
    if field.type in (Type.DATE, Type.TIME):
        return Variable(name, field.label, Content(field.type.value))
    if field.type is Type.LOGICAL:
        return Variable(name, field.label, measure=Measure.NOMINAL, labels=_YES_NO)
    labels = tuple((float(c), label) for c, label in field.codes if _NUMBER.fullmatch(c))
    if field.type is Type.SINGLE:
        return Variable(name, field.label, measure=Measure.NOMINAL, labels=labels)
    decimals = field.decimals
    return Variable(
        name, field.label, measure=Measure.SCALE, labels=labels, decimals=min(decimals, 15)
    )


def _text(field: Field, name: str, column: CodedText) -> Variable:
    width = max((len(text) for text in column.distinct), default=0)
    return Variable(name, field.label, Content.TEXT, labels=tuple(field.codes), format=f"A{width}")


def _reader(field: Field) -> Callable[[str], float | None]:
    """How the texts of this field become numbers; None for what is none."""
    if field.type is Type.DATE:
        return _date
    if field.type is Type.TIME:
        return _time
    if field.type is Type.LOGICAL:
        return lambda text: _LOGICAL.get(text.lower())
    return _number


def _coded(column: CodedText, read: Callable[[str], float | None]) -> tuple[Coded, tuple[str, ...]]:
    """The column as numbers, and the texts that are none."""
    found = [read(text.strip()) for text in column.distinct]
    unread = tuple(
        text for text, number in zip(column.distinct, found, strict=True) if number is None
    )
    known = np.array(sorted({number for number in found if number is not None}))
    places = {number: at for at, number in enumerate(known.tolist())}
    table = [len(known) if number is None else places[number] for number in (*found, None)]
    return Coded(known, np.array(table, dtype=narrow(len(known)))[column.place]), unread


def _bits(field: Field, column: CodedText, names: Callable[[str], str]) -> Held:
    """A multiple of which each character says whether its answer was given: a tick for each
    answer that has a code. Characters for which there is no code are ignored."""
    room = field.finish - field.start + 1
    # where no positions say how long a bit string is, a shorter one may have lost its first zeros
    shortest = field.width if room < field.width else 0
    unread = tuple(
        text for text in column.distinct if not _BITS.fullmatch(text) or len(text) < shortest
    )
    bits = ["" if text in unread else text for text in column.distinct]
    values = np.array([0.0, 1.0])
    made: list[tuple[Variable, Data]] = []
    for code, label in field.codes:
        at = int(float(code)) - 1
        ticks = [2 if not text.strip() else int(text[at : at + 1] == "1") for text in (*bits, "")]
        variable = Variable(
            names(f"{field.name}_{code}"),
            label,
            measure=Measure.NOMINAL,
            labels=((1.0, label), _NOT_GIVEN),
        )
        made.append((variable, Coded(values, np.array(ticks, dtype=np.uint8)[column.place])))
    members = tuple(variable.name for variable, _ in made)
    return Held(tuple(made), AnswerSet(field.name, field.label, members, 1.0), unread)


def _spread(field: Field, column: CodedText, names: Callable[[str], str]) -> Held:
    """A multiple whose answers are codes one after another: a variable for each mention."""
    labels = tuple((code if field.literal else float(code), label) for code, label in field.codes)
    known = {code for code, _ in field.codes}
    unread: dict[str, None] = {}
    made: list[tuple[Variable, Data]] = []
    for number in range(field.subfields):
        first = number * field.width
        slots = [text[first : first + field.width].strip() for text in column.distinct]
        slots = ["" if not slot.strip("0") and slot not in known else slot for slot in slots]
        slot_column = of_texts([*slots, ""])
        variable = Variable(
            names(f"{field.name}_{number + 1}"),
            field.label,
            Content.TEXT if field.literal else Content.NUMBER,
            Measure.NOMINAL,
            labels,
        )
        if field.literal:
            data: Data = CodedText(slot_column.distinct, slot_column.place[column.place])
        else:
            coded, wrong = _coded(slot_column, _number)
            data = Coded(coded.distinct, coded.place[column.place])
            unread |= {
                text: None
                for text, slot in zip(column.distinct, slots, strict=True)
                if slot in wrong
            }
        made.append((variable, data))
    members = tuple(variable.name for variable, _ in made)
    return Held(tuple(made), AnswerSet(field.name, field.label, members), tuple(unread))


def _stripped(column: CodedText) -> CodedText:
    """The same texts without blanks on either side."""
    texts = of_texts([*(text.strip() for text in column.distinct), ""])
    return CodedText(texts.distinct, texts.place[column.place])


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


def _date(text: str) -> float | None:
    """Seconds since 14 October 1582, as the program counts them."""
    found = _DATE.fullmatch(text)
    try:
        day = date(*map(int, found.groups())) if found is not None else None
    except ValueError:
        return None
    return None if day is None else float((day - _FIRST_DAY).days * _DAY)


def _time(text: str) -> float | None:
    """Seconds since midnight."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return float(hours * 3600 + minutes * 60 + seconds) if max(minutes, seconds) < 60 else None
