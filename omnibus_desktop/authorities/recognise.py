"""Which questions of a wave are the region and the type of an authority, by their answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from omnibus_desktop.authorities.frame import REGIONS
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Answer, Kind, Question, Role
from omnibus_desktop.wave.wave import Wave

_ALL_REGIONS = 9
_FEWEST_USED = 6  # regions, where a text file lists only those that occur
_FEWEST_TYPES = 3
_TYPE_PATTERNS = (
    (re.compile(r"(inner |outer )?london (borough|authorit|council)|london$"), "London borough"),
    (re.compile(r"metropolitan|met(ropolitan)? (borough|district)"), "Metropolitan district"),
    (re.compile(r"unitary"), "Unitary authority"),
    (re.compile(r"(shire )?count(y|ies)\b(?! district)|shire$|shire count"), "County"),
)
_ALSO_CALLED = {
    "yorkshire": "Yorkshire and The Humber",
    "yorks and humber": "Yorkshire and The Humber",
    "yorkshire and humberside": "Yorkshire and The Humber",
    "eastern": "East of England",
    "east": "East of England",
    "eastern england": "East of England",
    "east england": "East of England",
    "greater london": "London",
    "inner and outer london": "London",
}


@dataclass(frozen=True)
class Recognised:
    """A question, and for each of its answers that was recognised the name of its region or
    type."""

    question: Question
    names: Mapping[str, str]  # answer id -> name


def region_question(wave: Wave, chosen: str | None = None) -> Recognised | None:
    """The question whose answers are the nine regions of England, None where there is none; or
    the one with this id, which a person has chosen, whatever its answers are."""
    if chosen is not None:
        return _chosen(wave.question(chosen), region_named)
    return _first(wave, region_named, _is_region)


def type_question(wave: Wave, chosen: str | None = None) -> Recognised | None:
    """The question whose answers are the types of authority, None where there is none; or the
    one with this id, which a person has chosen, whatever its answers are."""
    if chosen is not None:
        return _chosen(wave.question(chosen), type_named)
    return _first(wave, type_named, _is_type)


def region_named(label: str) -> str | None:
    """The region that a label means, whatever its case, "&", "the" and punctuation."""
    return _REGION_KEYS.get(_key(label))


def type_named(label: str) -> str | None:
    """The type of authority that a label means."""
    key = _key(label)
    return next((name for pattern, name in _TYPE_PATTERNS if pattern.match(key)), None)


def _key(label: str) -> str:
    words = re.sub(r"[^a-z]+", " ", label.lower().replace("&", " and ")).split()
    return " ".join(word for word in words if word not in ("the", "region"))


_REGION_KEYS = {_key(name): name for _, name in REGIONS} | _ALSO_CALLED


def _first(
    wave: Wave,
    named: Callable[[str], str | None],
    enough: Callable[[int, tuple[Answer, ...], bool], bool],
) -> Recognised | None:
    for question in wave.questions:
        if question.kind is not Kind.SINGLE:
            continue
        said = _said(question)
        names = _names(said, named)
        listed = bool(wave.variables[question.variables[0]].labels)
        unique = len(set(names.values())) == len(names)
        if unique and len(names) == len(said) and enough(len(names), said, listed):
            return Recognised(question, names)
    return None


def _chosen(question: Question, named: Callable[[str], str | None]) -> Recognised:
    """The question with those of its answers that are known, each name once."""
    names = _names(_said(question), named)
    unique = len(set(names.values())) == len(names)
    return Recognised(question, names if unique else {})


def _said(question: Question) -> tuple[Answer, ...]:
    return tuple(
        answer
        for answer in question.answers
        if not answer.missing and answer.role is Role.SUBSTANTIVE
    )


def _names(said: tuple[Answer, ...], named: Callable[[str], str | None]) -> dict[str, str]:
    return {answer.id: name for answer in said if (name := named(answer.label)) is not None}


def _is_region(count: int, _: tuple[Answer, ...], listed: bool) -> bool:
    return count == _ALL_REGIONS or (not listed and count >= _FEWEST_USED)


def _is_type(count: int, _: tuple[Answer, ...], __: bool) -> bool:
    return count >= _FEWEST_TYPES
