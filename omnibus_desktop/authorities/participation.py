"""Who took part: the authorities of England at the time of a wave, as a wave of its own, whose
one question is whether they are among its respondents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from omnibus_desktop.authorities.dates import date_of
from omnibus_desktop.authorities.frame import REGIONS, TYPES, Authority, at
from omnibus_desktop.authorities.recognise import region_named, type_named
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import CodedText
from omnibus_desktop.wave.question import TOOK_PART, Answer, Kind, Question
from omnibus_desktop.wave.variable import Content, Measure, Variable
from omnibus_desktop.wave.wave import Wave

YES, NO = "1", "2"
_REGION, _TYPE = "region", "authority_type"
_LABELS = ((YES, "Took part"), (NO, "Did not take part"))


@dataclass(frozen=True, eq=False)
class Participation:
    """`wave` has every authority as a respondent, with the questions TOOK_PART, region and type.
    `answered` are the codes of those who took part, None where only their regions and types are
    known. `strays` is how many respondents are no authority of the list."""

    wave: Wave
    answered: frozenset[str] | None
    strays: int = 0


def participation(wave: Wave) -> Participation:
    """Who took part in this wave. Raises OmnibusError where its respondents are not authorities,
    or where it does not say which, nor of what region and type."""
    if wave.population is None:
        raise OmnibusError(
            f"{wave.source} has no list of who could have taken part",
            "say in the set-up of the wave (Ctrl+Shift+W) which question names the authority",
        )
    everyone = at(date_of(wave)[0]).authorities
    if wave.authorities:
        known = {each.ons_code for each in everyone}
        answered = frozenset(wave.authorities) & known
        took_part = [each.ons_code in answered for each in everyone]
        strays = max(0, wave.respondents - len(answered))
        return Participation(_wave_of(wave, everyone, took_part), answered, strays)
    return Participation(_wave_of(wave, everyone, _counted_off(wave, everyone)), None)


def question() -> Question:
    """The question whether an authority took part."""
    answers = tuple(Answer(code, label) for code, label in _LABELS)
    return Question(TOOK_PART, "Who took part", Kind.SINGLE, (TOOK_PART,), answers)


def _counted_off(wave: Wave, everyone: Sequence[Authority]) -> list[bool]:
    """As many of each region and type as took part: which of them is not known, nor told."""
    left = Counter(zip(_names(wave, region_named), _names(wave, type_named), strict=True))
    took_part = []
    for each in everyone:
        cell = (each.region, each.type)
        took_part.append(left[cell] > 0)
        left[cell] -= 1
    without_place = sum(count for count in left.values() if count > 0)
    if without_place:
        raise OmnibusError(
            f"{wave.source} does not say of {without_place} respondents which authority, or of "
            "which region and type, they are",
            "say in the set-up of the wave (Ctrl+Shift+W) which question names the authority",
        )
    return took_part


def _names(wave: Wave, named: Callable[[str], str | None]) -> list[str | None]:
    """For each respondent the region, or type, by its usual name: by the wave's first break whose
    answers all are such."""
    for name in wave.by_default:
        asked = wave.question(name)
        names = [named(answer.label) for answer in asked.answers]
        place = wave.membership(asked).place
        if place is not None and names and None not in names:
            return [[*names, None][number] for number in place.tolist()]
    return [None] * wave.respondents


def _wave_of(wave: Wave, everyone: Sequence[Authority], took_part: list[bool]) -> Wave:
    parts = (
        (question(), dict(_LABELS), [YES if each else NO for each in took_part]),
        _attribute(_REGION, "Region", dict(REGIONS), [each.region_code for each in everyone]),
        _attribute(_TYPE, "Authority type", dict(TYPES), [_code(each.type) for each in everyone]),
    )
    return replace(
        wave,
        respondents=len(everyone),
        population=len(everyone),
        questions=tuple(part[0] for part in parts),
        variables={part[0].id: _variable(part[0], part[1]) for part in parts},
        data={part[0].id: _data(list(part[1]), part[2]) for part in parts},
        by_default=(_REGION, _TYPE),
        weight=None,
        remarks=(),
        respondent_word="authorities",
        unjoined=None,
        members={
            _REGION: tuple(each.region_code for each in everyone),
            _TYPE: tuple(_code(each.type) for each in everyone),
        },
    )


def _attribute(
    name: str, text: str, labels: Mapping[str, str], codes: list[str]
) -> tuple[Question, Mapping[str, str], list[str]]:
    counts = Counter(codes)
    answers = tuple(Answer(c, label, population=counts[c]) for c, label in labels.items())
    return Question(name, text, Kind.SINGLE, (name,), answers), labels, codes


def _code(kind: str) -> str:
    return next(code for code, name in TYPES if name == kind)


def _variable(asked: Question, labels: Mapping[str, str]) -> Variable:
    pairs = tuple(labels.items())
    return Variable(asked.id, asked.text, Content.TEXT, Measure.NOMINAL, pairs, format="A9")


def _data(known: list[str], codes: list[str]) -> CodedText:
    return CodedText(tuple(known), np.array([known.index(c) for c in codes], dtype=np.uint8))
