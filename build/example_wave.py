"""Writes resources/example/wave1_synthetic.sav, the made-up wave that comes with the product.

    python build/example_wave.py [OUT.sav]

No authority gave any of these answers. They are drawn with a fixed seed so that the published
percentages of wave 1 print, and every run writes the same bytes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import example_comments
from example_questionnaire import (
    DONT_KNOW,
    MIDDLE,
    NORTH,
    PARTS,
    REFUSED,
    SECTIONS,
    SOUTH,
    Comment,
    Lean,
    Many,
    One,
)
from sav_writer import SavFile, SavSet, SavVariable, Value, sav_bytes

OUT = Path(__file__).resolve().parent.parent / "resources" / "example" / "wave1_synthetic.sav"
SEED = "Children's Services Omnibus wave 1"

TYPES = ("London borough", "Metropolitan district", "Unitary authority", "County")
AREAS = {
    NORTH: ("North East", "North West", "Yorkshire and The Humber"),
    MIDDLE: ("East Midlands", "West Midlands", "East of England"),
    SOUTH: ("London", "South East", "South West"),
}
# Respondents by region and type (in the order of TYPES), nowhere more than the 2016 frame has, and
# none where the frame has a single authority.
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
# Who answered the part on social care, by area.
SOCIAL_CARE = {NORTH: 33, MIDDLE: 18, SOUTH: 40}
DOCUMENTS = (
    "SYNTHETIC EXAMPLE. No authority gave any of these answers.",
    "The respondents are invented and carry no name or code of any authority. Their",
    "answers were drawn at random in such a way that the percentages published for",
    "wave 1 of the Children's Services Omnibus (101 of 152 authorities) print.",
    "98 Don't know is a valid answer; 99 Prefer not to say is user-missing.",
)
ATTRIBUTES = {
    "Synthetic": "1",
    "Period": "26 September to 28 October 2016",
    "Organisation": "Department for Education (synthetic example, not real answers)",
    "Population": "152",
    "Respondent": "authorities",
}


@dataclass(eq=False)
class Respondent:
    """One made-up authority. `facts` are what a lean or a route can name: its region, type and
    area, and "question=code" for each answer so far."""

    region: str
    type: str
    area: str
    capacity: float
    parts: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    values: dict[str, Value] = field(default_factory=dict)

    def give(self, name: str, value: Value) -> None:
        """Keeps an answer."""
        self.values[name] = value
        self.facts.add(f"{name}={value}")


class Chance:
    """Random numbers for one question, so that a change to one leaves the others as they are."""

    def __init__(self, name: str) -> None:
        self._random = random.Random(f"{SEED}: {name}").random

    def spread(self) -> float:
        """A number around 0 with a standard deviation of 1, nearly normal."""
        return 2 * (self._random() + self._random() + self._random()) - 3

    def shuffled(self, people: Iterable[Respondent]) -> list[Respondent]:
        """The same people in random order."""
        return sorted(people, key=lambda _: self._random())

    def ranked(self, people: Iterable[Respondent], lean: Lean) -> list[Respondent]:
        """The same people, those first to whom the facts in `lean` apply most, give or take
        chance."""

        def score(person: Respondent) -> float:
            known = sum(weight for fact, weight in lean.items() if fact in person.facts)
            return known + lean.get("capacity", 0.0) * person.capacity + self.spread()

        return sorted(people, key=score, reverse=True)


def respondents() -> list[Respondent]:
    """The 101 respondents with the parts that they answered, in an order without meaning."""
    chance = Chance("respondents")
    area_of = {region: area for area, regions in AREAS.items() for region in regions}
    people = [
        Respondent(region, kind, area_of[region], chance.spread())
        for region, counts in RESPONDENTS.items()
        for kind, count in zip(TYPES, counts, strict=True)
        for _ in range(count)
    ]
    people = chance.shuffled(people)
    for area, count in SOCIAL_CARE.items():
        for person in chance.shuffled(p for p in people if p.area == area)[:count]:
            person.parts.add("social care")
    for person in chance.shuffled(people)[: PARTS["early years"]]:
        person.parts.add("early years")
    # Nobody took part without answering any part.
    only_left = [p for p in people if not p.parts]
    rest = chance.shuffled(p for p in people if p.parts)
    for person in (only_left + rest)[: PARTS["SEND"]]:
        person.parts.add("SEND")
    for serial, person in enumerate(people, 1):
        person.values["serial"] = serial
        person.values["region"] = list(RESPONDENTS).index(person.region) + 1
        person.values["authority_type"] = TYPES.index(person.type) + 1
        person.values["area"] = list(AREAS).index(person.area) + 1
        person.facts |= {person.region, person.type, person.area}
    return people


def answer_one(question: One, people: Sequence[Respondent]) -> None:
    """Gives exactly `question.counts` of the people each answer; the others refuse or skip it."""
    chance = Chance(question.name)
    asked = [p for p in people if question.asked is None or question.asked in p.facts]
    pools = question.by_area or {None: question.counts}
    silent: list[Respondent] = []
    for area, counts in pools.items():
        pool = chance.shuffled(p for p in asked if area in (None, p.area))
        silent += pool[sum(counts) :]
        unsure, ranked = pool[: sum(counts)], list[Respondent]()
        if question.answers[-1][0] == DONT_KNOW:
            ranked = chance.ranked(unsure[counts[-1] :], question.lean) + unsure[: counts[-1]]
        else:
            ranked = chance.ranked(unsure, question.lean)
        codes = [c for (c, _), n in zip(question.answers, counts, strict=True) for _ in range(n)]
        for person, code in zip(ranked, codes, strict=True):
            person.give(question.name, code)
    for person in silent[::2]:
        person.give(question.name, REFUSED)


def answer_many(question: Many, people: Sequence[Respondent]) -> None:
    """Ticks each choice exactly as often as it says; nobody ticks none or more than `most`."""
    chance = Chance(question.name)
    answering = chance.shuffled(people)[: question.answered]
    ticked: Mapping[Respondent, list[str]] = {person: [] for person in answering}
    open_to = answering
    for choice in question.choices:
        free = [p for p in open_to if len(ticked[p]) < question.most]
        ranked = chance.ranked(free, choice.lean)
        if choice is question.choices[-1]:
            ranked.sort(key=lambda p: bool(ticked[p]))  # first who would have ticked nothing
        chosen = ranked[: choice.count]
        if len(chosen) < choice.count:
            raise ValueError(f"{choice.name}: only {len(chosen)} can still tick it")
        for person in chosen:
            ticked[person].append(choice.name)
            person.facts.add(f"{choice.name}=1")
        if choice.alone:
            open_to = [p for p in open_to if p not in chosen]
    if not all(ticked.values()):
        raise ValueError(f"{question.name}: somebody ticks nothing")
    for person in answering:
        for choice in question.choices:
            person.give(choice.name, int(choice.name in ticked[person]))


def answer_comment(question: Comment, people: Sequence[Respondent]) -> None:
    """Hands out the made-up comments among those asked."""
    texts = {
        "financial_comment": example_comments.FINANCIAL,
        "recruitment_comment": example_comments.RECRUITMENT,
    }[question.name]
    asked = Chance(question.name).shuffled(p for p in people if question.asked in p.facts)
    for person, text in zip(asked, texts, strict=False):
        person.values[question.name] = text


def answer_everything(people: Sequence[Respondent]) -> None:
    """Fills in every part for those who answered it."""
    for section in SECTIONS:
        answering = [p for p in people if section.part in p.parts]
        for question in section.questions:
            if isinstance(question, One):
                answer_one(question, answering)
            elif isinstance(question, Many):
                answer_many(question, answering)
            else:
                answer_comment(question, answering)


def variables() -> list[SavVariable]:
    """What the file says about each column."""
    about = {"Section": "About the authority"}
    found = [
        SavVariable("serial", "Serial number (invented)", 0, 4, "nominal", attributes=about),
        _classification("region", "Region", RESPONDENTS),
        _classification("authority_type", "Authority type", TYPES),
        _classification("area", "Area (a grouping of regions)", AREAS),
    ]
    for section in SECTIONS:
        for question in section.questions:
            found += _variables_of(question, {"Section": section.title})
    return found


def _classification(name: str, label: str, answers: Iterable[str]) -> SavVariable:
    labels = tuple(enumerate(answers, 1))
    return SavVariable(name, label, labels=labels, attributes={"Section": "About the authority"})


def _variables_of(question: One | Many | Comment, about: Mapping[str, str]) -> list[SavVariable]:
    if isinstance(question, One):
        labels = (*question.answers, (REFUSED, "Prefer not to say"))
        measure = "ordinal" if question.ordered else "nominal"
        return [
            SavVariable(question.name, question.text, 0, 2, measure, labels, (REFUSED,), about)
        ]
    if isinstance(question, Many):
        ticks = ((0, "Not ticked"), (1, "Ticked"))
        return [
            SavVariable(choice.name, choice.text, 0, 1, "nominal", ticks, (), about)
            for choice in _as_listed(question)
        ]
    return [SavVariable(question.name, question.text, 255, attributes=about)]


def _as_listed(question: Many) -> list[str]:
    """The choices in the order of the questionnaire: those that stand alone come last."""
    return sorted(question.choices, key=lambda choice: choice.alone)


def example() -> bytes:
    """The bytes of the example wave."""
    people = respondents()
    answer_everything(people)
    columns = variables()
    sets = tuple(
        SavSet(question.name, question.text, tuple(c.name for c in _as_listed(question)))
        for section in SECTIONS
        for question in section.questions
        if isinstance(question, Many)
    )
    file = SavFile(
        "Children's Services Omnibus wave 1 (synthetic example)",
        "28 Oct 16",
        "17:00:00",
        tuple(columns),
        sets,
        DOCUMENTS,
        ATTRIBUTES,
    )
    return sav_bytes(file, [[p.values.get(v.name) for v in columns] for p in people])


def main(arguments: Sequence[str]) -> None:
    """Writes the file, to the path given or to where the product looks for it."""
    out = Path(arguments[0]) if arguments else OUT
    out.write_bytes(example())


if __name__ == "__main__":
    main(sys.argv[1:])
