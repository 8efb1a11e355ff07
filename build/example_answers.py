"""Draws the respondents of the example wave and their answers, with a fixed seed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from example_questionnaire import (
    DONT_KNOW,
    EVERYWHERE,
    REFUSED,
    Comment,
    Lean,
    Many,
    One,
    Questionnaire,
)
from sav_writer import Value

SEED = "Children's Services Omnibus wave 1"
TYPES = ("London borough", "Metropolitan district", "Unitary authority", "County")
NORTH, MIDDLE, SOUTH = "North", "Midlands and East", "London and the South"
AREAS = {
    NORTH: ("North East", "North West", "Yorkshire and The Humber"),
    MIDDLE: ("East Midlands", "West Midlands", "East of England"),
    SOUTH: ("London", "South East", "South West"),
}
# Respondents by region and type (in the order of TYPES): nowhere more than the list of 2016 has,
# and none where it has a single authority, which would point at it.
RESPONDENTS = {
    "North East": (0, 4, 5, 0),
    "North West": (0, 11, 5, 1),
    "Yorkshire and The Humber": (0, 7, 4, 0),
    "East Midlands": (0, 0, 2, 3),
    "West Midlands": (0, 4, 2, 2),
    "East of England": (0, 0, 4, 3),
    "London": (20, 0, 0, 0),
    "South East": (0, 0, 8, 5),
    "South West": (0, 0, 8, 3),
}
# Who filled in the part on social care: 91 in all.
SOCIAL_CARE = {NORTH: 33, MIDDLE: 18, SOUTH: 40}
GOLDEN = 0.6180339887498949  # the golden ratio less 1
EVENLY, UNEVENLY = 3.3, 0.3  # together a standard deviation of 1


@dataclass(eq=False)
class Respondent:
    """One invented authority. `facts` are what a lean or a route can name: its region, type and
    area, and "question=code" for each answer so far. `values` are what the file will hold."""

    area: str
    cell: tuple[int, int]  # numbers of its region and its type
    facts: set[str]
    values: dict[str, Value]
    capacity: float = 0.0
    parts: set[str] = field(default_factory=set)

    def give(self, name: str, code: int) -> None:
        """Keeps an answer."""
        self.values[name] = code
        self.facts.add(f"{name}={code}")


class Chance:
    """Random numbers for one purpose, so that a change to one question leaves the others as they
    are. Made from a hash: the same in every version of Python."""

    def __init__(self, purpose: str) -> None:
        self._purpose = purpose
        self._drawn = 0

    def number(self) -> float:
        """A number from 0 up to 1."""
        self._drawn += 1
        digest = hashlib.sha256(f"{SEED}: {self._purpose} {self._drawn}".encode()).digest()
        return int.from_bytes(digest[:6], "big") / 2**48

    def spread(self) -> float:
        """A number around 0 with a standard deviation of 1, nearly normal."""
        return 2 * (self.number() + self.number() + self.number()) - 3

    def shuffled(self, people: Iterable[Respondent]) -> list[Respondent]:
        """The same people in random order."""
        return sorted(people, key=lambda _: self.number())

    def drawn(self, people: Iterable[Respondent]) -> list[Respondent]:
        """The same people in an order to pick the first of: a fair sample of every group."""
        return self.ranked(people, {})

    def ranked(self, people: Iterable[Respondent], lean: Lean) -> list[Respondent]:
        """The same people, those first to whom most in `lean` applies, give or take chance."""
        chance = self.fair_shares(people)

        def score(person: Respondent) -> float:
            known = sum(weight for fact, weight in lean.items() if fact in person.facts)
            return known + lean.get("capacity", 0.0) * person.capacity + chance[person]

        return sorted(chance, key=score, reverse=True)

    def fair_shares(self, people: Iterable[Respondent]) -> dict[Respondent, float]:
        """For each a number around 0 with a standard deviation of about 1.

        Multiples of the golden ratio fall evenly into every stretch of neighbours, so each region
        and type gets its share of high and low numbers: where two thirds of all authorities
        answer, pure chance would make differences between groups that look significant.
        """
        neighbours = sorted(people, key=lambda person: (person.cell, self.number()))
        start = self.number()
        return {
            person: EVENLY * ((start + place * GOLDEN) % 1 - 0.5) + UNEVENLY * self.spread()
            for place, person in enumerate(neighbours)
        }


def answered(asked: Questionnaire) -> list[Respondent]:
    """All respondents with their answers, in an order without meaning."""
    people = _respondents()
    _deal_parts(asked.parts, people)
    for section in asked.sections:
        answering = [person for person in people if section.part in person.parts]
        for question in section.questions:
            match question:
                case One():
                    _answer_one(question, answering)
                case Many():
                    _answer_many(question, answering)
                case Comment():
                    _comment(question, answering)
    return people


def _respondents() -> list[Respondent]:
    chance = Chance("respondents")
    area_of = {region: area for area, regions in AREAS.items() for region in regions}
    areas = list(AREAS)
    people = [
        Respondent(
            area := area_of[region],
            (number, kind),
            {region, TYPES[kind - 1], area},
            {"region": number, "authority_type": kind, "area": areas.index(area) + 1},
        )
        for number, (region, counts) in enumerate(RESPONDENTS.items(), 1)
        for kind, count in enumerate(counts, 1)
        for _ in range(count)
    ]
    for person, share in chance.fair_shares(people).items():
        person.capacity = share
    people = chance.shuffled(people)
    for serial, person in enumerate(people, 1):
        person.values["serial"] = serial
    return people


def _deal_parts(parts: Mapping[str, int], people: Sequence[Respondent]) -> None:
    """Settles who fills in which part; nobody fills in none."""
    chance = Chance("parts")
    for area, count in SOCIAL_CARE.items():
        for person in chance.drawn(p for p in people if p.area == area)[:count]:
            person.parts.add("social care")
    for person in chance.drawn(people)[: parts["early years"]]:
        person.parts.add("early years")
    by_need = sorted(chance.drawn(people), key=lambda person: bool(person.parts))
    for person in by_need[: parts["SEND"]]:
        person.parts.add("SEND")


def _answer_one(question: One, people: Sequence[Respondent]) -> None:
    """Gives each answer exactly as often as the counts say; half of the others refuse, the rest
    skip the question."""
    chance = Chance(question.name)
    asked = [p for p in people if question.asked is None or question.asked in p.facts]
    silent: list[Respondent] = []
    for area, counts in question.counts.items():
        pool = chance.drawn(p for p in asked if area in (EVERYWHERE, p.area))
        answering = pool[: sum(counts)]
        silent += pool[sum(counts) :]
        unsure = counts[-1] if question.answers[-1][0] == DONT_KNOW else 0
        ranked = chance.ranked(answering[unsure:], question.lean) + answering[:unsure]
        codes = [c for (c, _), n in zip(question.answers, counts, strict=True) for _ in range(n)]
        for person, code in zip(ranked, codes, strict=True):
            person.give(question.name, code)
    for person in silent[::2]:
        person.give(question.name, REFUSED)


def _answer_many(question: Many, people: Sequence[Respondent]) -> None:
    """Ticks each choice exactly as often as it says; the others skip the question.

    Raises ValueError where the counts leave nobody to tick a choice, or somebody without a tick.
    """
    chance = Chance(question.name)
    answering = open_to = chance.drawn(people)[: question.answered]
    ticked: dict[Respondent, set[str]] = {person: set() for person in answering}
    for choice in question.choices:
        free = [person for person in open_to if len(ticked[person]) < question.most]
        ranked = chance.ranked(free, choice.lean)
        if choice is question.choices[-1]:  # first those who would have ticked nothing
            ranked.sort(key=lambda person: bool(ticked[person]))
        chosen = ranked[: choice.count]
        if len(chosen) < choice.count:
            raise ValueError(f"{choice.name}: only {len(chosen)} can still tick it")
        for person in chosen:
            ticked[person].add(choice.name)
        if choice.alone:
            open_to = [person for person in open_to if person not in chosen]
        else:
            for person in chosen:
                person.facts.add(f"{choice.name}=1")
    if not all(ticked.values()):
        raise ValueError(f"{question.name}: somebody would tick nothing")
    for person in answering:
        for choice in question.choices:
            person.give(choice.name, int(choice.name in ticked[person]))


def _comment(question: Comment, people: Sequence[Respondent]) -> None:
    """Deals the comments out among those asked; raises ValueError where there are too few."""
    asked = Chance(question.name).shuffled(p for p in people if question.asked in p.facts)
    if len(asked) < len(question.texts):
        raise ValueError(f"{question.name}: more comments than respondents")
    for person, text in zip(asked, question.texts, strict=False):
        person.values[question.name] = text
