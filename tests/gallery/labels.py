"""Labels of the made-up questions of the gallery: short, long, many and few."""

from __future__ import annotations

from enum import StrEnum


class Situation(StrEnum):
    """What a chart has to cope with."""

    SHORT = "short labels"
    LONG = "long labels"
    MANY = "many answers"
    FEW = "few answers"
    LOW = "low base"
    BREAK = "with a break"
    HIGHLIGHTED = "highlighted"
    POINTED = "call-out, line, text"
    COMPARED = "difference, bracket, band"


RISKS = ("Funding", "Recruitment", "Retention", "Demand", "Placements")
_LONG_RISKS = (
    "Financial pressures on the authority as a whole, and on children's services among all others",
    "Recruiting enough social workers who have some years of experience of child protection",
    "Retainment of the current staff, in particular of managers of teams of first contact",
    "Rising demand for services, with more children in need and more of them with complex needs",
    (
        "Sufficiency of placements for looked-after children, near to where they come from, at a "
        "price that authorities can pay, of the kind that each child needs, when it is needed"
    ),
)
_MANY_RISKS = (
    *RISKS,
    "Complexity of needs",
    "Changes of policy",
    "Court delays",
    "School exclusions",
    "Housing",
    "Mental health provision",
    "Information sharing",
    "Partners' budgets",
    "Leadership changes",
    "Inspection",
    "Local elections",
    "Data systems",
    "Transport costs",
)
STEPS = ("Very good", "Fairly good", "Neither", "Fairly poor", "Very poor")
_LONG_STEPS = (
    "Very good in all respects, with regular meetings of all the people that are concerned",
    "Fairly good, although there are some matters in which more could be done by both sides",
    "Neither good nor poor, or good in some parts of the area and poor in other parts of it",
    "Fairly poor, with a number of matters that have remained open for more than one year",
    "Very poor",
)
_MANY_STEPS = (
    "Excellent",
    "Very good",
    "Good",
    "Neither good nor poor",
    "Poor",
    "Very poor",
    "Dreadful",
)
_LONG_GROUPS = (
    "North East, North West, and Yorkshire and The Humber, taken together",
    "Midlands and East of England with their counties and unitary authorities",
    "London and the South",
)


def risks(situation: Situation) -> tuple[str, ...]:
    """The answers of a list."""
    if situation is Situation.FEW:
        return RISKS[:2]
    return {Situation.LONG: _LONG_RISKS, Situation.MANY: _MANY_RISKS}.get(situation, RISKS)


def steps(situation: Situation) -> tuple[str, ...]:
    """The answers of a scale with a middle."""
    if situation is Situation.FEW:
        return ("Good", "Neither", "Poor")
    return {Situation.LONG: _LONG_STEPS, Situation.MANY: _MANY_STEPS}.get(situation, STEPS)


def groups(situation: Situation) -> tuple[str, ...]:
    """The groups of a break."""
    if situation is Situation.LONG:
        return _LONG_GROUPS
    return ("North", "South") if situation is Situation.FEW else ("North", "Midlands", "South")
