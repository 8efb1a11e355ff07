"""The questionnaire of the example wave: wording, answers, and how many gave each of them.

The counts are chosen so that every published percentage of wave 1 prints (half up, whole percent)
on one base a question; resources/example/README.md has them as a table. `lean` says which
respondents are likelier to give the first answers: a fact about a respondent (its region, type,
area, or "question=code" of an earlier answer) and how much it weighs against a random part with a
standard deviation of 1. "capacity" weighs a hidden trait of the respondent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DONT_KNOW = 98
REFUSED = 99

LONDON, METROPOLITAN = "London borough", "Metropolitan district"
UNITARY, COUNTY = "Unitary authority", "County"
NORTH, MIDDLE, SOUTH = "North", "Midlands and East", "London and the South"

Answers = tuple[tuple[int, str], ...]
Lean = Mapping[str, float]


@dataclass(frozen=True)
class One:
    """A question with one answer. `counts` stand in the order of `answers`; `by_area` splits them
    where the published figures do. `asked` is the "question=code" that routes here."""

    name: str
    text: str
    answers: Answers
    counts: tuple[int, ...]
    lean: Lean = field(default_factory=dict)
    ordered: bool = False
    asked: str | None = None
    by_area: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """One answer of a multiple-response question and how many tick it. Who ticks an `alone`
    answer ticks no other."""

    name: str
    text: str
    count: int
    lean: Lean = field(default_factory=dict)
    alone: bool = False


@dataclass(frozen=True)
class Many:
    """A multiple-response question that `answered` respondents answer, each with one to `most`
    ticks."""

    name: str
    text: str
    answered: int
    choices: tuple[Choice, ...]
    most: int


@dataclass(frozen=True)
class Comment:
    """An open question, answered by some of those who ticked `asked`."""

    name: str
    text: str
    asked: str


@dataclass(frozen=True)
class Section:
    """Questions under one heading; `part` is the part of the return that one person fills in."""

    title: str
    part: str
    questions: tuple[One | Many | Comment, ...]


PARTS = {"social care": 91, "early years": 85, "SEND": 82}

YES_NO: Answers = ((1, "Yes"), (2, "No"), (DONT_KNOW, "Don't know"))
CONFIDENCE: Answers = (
    (1, "Very confident"),
    (2, "Fairly confident"),
    (3, "Not very confident"),
    (4, "Not at all confident"),
    (DONT_KNOW, "Don't know"),
)
LIKELIHOOD: Answers = (
    (1, "Very likely"),
    (2, "Fairly likely"),
    (3, "Fairly unlikely"),
    (4, "Very unlikely"),
    (DONT_KNOW, "Don't know"),
)
RELATIONSHIP: Answers = (
    (1, "Very good"),
    (2, "Fairly good"),
    (3, "Neither good nor poor"),
    (4, "Fairly poor"),
    (5, "Very poor"),
    (DONT_KNOW, "Don't know"),
)
JOINT: Answers = (
    (1, "Already operates jointly"),
    (2, "In development"),
    (3, "Not now, but on the agenda for the future"),
    (4, "No, and no plans to"),
)
COMMISSIONS: Answers = (
    (1, "Yes, commissioned"),
    (2, "Considering it"),
    (3, "No"),
    (DONT_KNOW, "Don't know"),
)
PROCESSES: Answers = (
    (1, "In place"),
    (2, "In development"),
    (3, "Neither in place nor in development"),
    (DONT_KNOW, "Don't know"),
)
PORTAL: Answers = (
    (1, "In place"),
    (2, "In development"),
    (3, "Plan to in the future"),
    (4, "No plans"),
    (DONT_KNOW, "Don't know"),
)
FREQUENCY: Answers = (
    (1, "Termly"),
    (2, "Twice a year"),
    (3, "Annually"),
    (4, "Less often than once a year"),
    (5, "No fixed cycle"),
    (DONT_KNOW, "Don't know"),
)
THIRTY_HOURS: Answers = (
    (1, "Already assessed"),
    (2, "In the process of assessing"),
    (3, "Not started"),
    (DONT_KNOW, "Don't know"),
)

FUNCTION = "Does your authority have a function or team that is able to do each of the following: "
COMMISSIONED = "Has your authority commissioned any of the following to deliver children's services: "
CONFIDENT = "Thinking about the next 12 months, how confident is your authority about the following: "
FINANCE = "Beyond the Adoption Support Fund, does your authority give financial support to: "
GROUPS = "Does your authority run or fund support groups for: "

DEMAND = Section(
    "Children's social care: demand",
    "social care",
    (
        One(
            "demand_function",
            FUNCTION + "Analyse demand for children's social care services",
            YES_NO,
            (76, 12, 3),
            {"capacity": 1.0, COUNTY: 0.8, LONDON: 0.4},
        ),
        One(
            "unmet_needs_function",
            FUNCTION + "Identify unmet needs of individual children and families",
            YES_NO,
            (65, 22, 4),
            {"capacity": 1.0, SOUTH: 0.3},
        ),
        One(
            "compare_cost_function",
            FUNCTION + "Compare the cost of different interventions",
            YES_NO,
            (55, 31, 4),
            {"capacity": 1.0, UNITARY: -0.9},
        ),
        One(
            "assess_impact_function",
            FUNCTION + "Assess the impact of different interventions",
            YES_NO,
            (55, 29, 6),
            {"capacity": 1.0, "compare_cost_function=1": 1.0},
        ),
        One(
            "confidence_unmet_needs",
            "How confident is your authority that it can identify the unmet needs of individual "
            "children and families?",
            CONFIDENCE,
            (19, 58, 9, 1, 3),
            {"capacity": 0.6, "unmet_needs_function=1": 1.4},
            ordered=True,
        ),
    ),
)

COMMISSIONING = Section(
    "Commissioning",
    "social care",
    (
        One(
            "joint_services",
            "Does your authority operate any of its statutory children's social care services "
            "jointly with another authority?",
            JOINT,
            (15, 5, 18, 35),
            {"capacity": 0.5, LONDON: 0.6},
            by_area={NORTH: (7, 2, 7, 9), MIDDLE: (3, 1, 4, 5), SOUTH: (5, 2, 7, 21)},
        ),
        One(
            "commission_voluntary",
            COMMISSIONED + "Voluntary sector partners",
            COMMISSIONS,
            (51, 6, 29, 4),
            {"capacity": 0.5, METROPOLITAN: 0.6, COUNTY: 0.6},
        ),
        One(
            "commission_nfp",
            COMMISSIONED + "Not-for-profit companies or trusts",
            COMMISSIONS,
            (21, 13, 51, 5),
            {"commission_voluntary=1": 1.0, UNITARY: 0.3},
        ),
        One(
            "commission_mutuals",
            COMMISSIONED + "Mutuals",
            COMMISSIONS,
            (6, 10, 66, 8),
            {"commission_nfp=1": 1.0, COUNTY: 0.7},
        ),
        Many(
            "barriers_new_models",
            "What are the biggest barriers to adopting new models of service delivery in your "
            "authority? Please choose up to four.",
            90,
            (
                Choice("barrier_none", "None of these", 4, {"joint_services=1": 1.5}, alone=True),
                Choice("barrier_dk", "Don't know", 3, alone=True),
                Choice(
                    "barrier_risk",
                    "Risk that new models pose to current service delivery and outcomes",
                    43,
                    {"joint_services=4": 0.8, UNITARY: 0.4},
                ),
                Choice(
                    "barrier_politics",
                    "Local political direction",
                    33,
                    {LONDON: 0.9, COUNTY: 0.4},
                ),
                Choice("barrier_setup", "Set-up costs", 30, {METROPOLITAN: 0.6, "capacity": -0.6}),
                Choice("barrier_value", "Longer-term value for money", 29, {COUNTY: 0.5}),
                Choice("barrier_capacity", "Capacity to manage the change", 24, {"capacity": -0.9}),
                Choice("barrier_market", "Too few suitable providers", 15, {UNITARY: 0.8}),
                Choice("barrier_staff", "Concerns of staff and trade unions", 11),
                Choice("barrier_legal", "Legal or procurement rules", 9),
            ),
            most=4,
        ),
    ),
)

SHARING = Section(
    "Information sharing",
    "social care",
    (
        One(
            "multi_agency",
            "Does your authority have multi-agency processes for dealing with child welfare "
            "referrals, such as a multi-agency safeguarding hub?",
            PROCESSES,
            (83, 6, 1, 1),
            {"capacity": 0.8, LONDON: 1.0},
        ),
        One(
            "colocated",
            "Do your multi-agency processes involve teams that are physically located together?",
            YES_NO,
            (78, 4, 1),
            {"capacity": 0.5, COUNTY: -0.6},
            asked="multi_agency=1",
        ),
        One(
            "improved_sharing",
            "Have your multi-agency processes helped to improve the sharing of information between "
            "agencies?",
            YES_NO,
            (80, 1, 2),
            {"colocated=1": 1.0},
            asked="multi_agency=1",
        ),
    ),
)

WORKFORCE = Section(
    "Social care workforce",
    "social care",
    (
        One(
            "confidence_supervisors",
            CONFIDENT + "Supervisors, senior practitioners and practice managers have the "
            "knowledge and skills to support social workers",
            CONFIDENCE,
            (27, 55, 6, 1, 2),
            {"capacity": 0.8},
            ordered=True,
        ),
        One(
            "confidence_placements",
            CONFIDENT + "The usual number of practice placements for social work students will "
            "be kept up",
            CONFIDENCE,
            (38, 42, 6, 1, 3),
            {"capacity": 0.4, METROPOLITAN: 0.8},
            ordered=True,
        ),
        One(
            "confidence_permanent",
            CONFIDENT + "There will be enough permanent, well-qualified child and family social "
            "workers",
            CONFIDENCE,
            (11, 39, 31, 8, 1),
            {"capacity": 0.6, NORTH: 1.0, LONDON: -0.6},
            ordered=True,
        ),
    ),
)

RISKS = Section(
    "Risks to service delivery",
    "social care",
    (
        Many(
            "main_risks",
            "Over the next three years, what are the main risks to the effective delivery of "
            "children's social care services in your authority? Please choose up to three.",
            91,
            (
                Choice("risk_financial", "Financial pressures", 81, {METROPOLITAN: 0.5}),
                Choice(
                    "risk_recruitment",
                    "Recruitment of high quality staff",
                    52,
                    {"confidence_permanent=3": 1.0, "confidence_permanent=4": 1.5, UNITARY: 0.4},
                ),
                Choice(
                    "risk_retention",
                    "Retainment of current staff",
                    46,
                    {"confidence_permanent=4": 1.2, LONDON: 1.0, "risk_recruitment=1": 0.4},
                ),
                Choice("risk_demand", "Rising demand for services", 40, {NORTH: 0.8}),
                Choice("risk_placements", "Too few suitable placements", 27, {COUNTY: 0.9}),
                Choice("risk_leadership", "Changes in leadership", 12),
            ),
            most=3,
        ),
        Many(
            "top_priorities",
            "What are the top priorities for improving children's social care services in your "
            "authority over the next three years? Please choose up to three.",
            90,
            (
                Choice("priority_practice", "Improving the quality of social work practice", 67),
                Choice("priority_budget", "Ensuring sufficient budget", 65, {"risk_financial=1": 1.2}),
                Choice(
                    "priority_workforce",
                    "Building a stable workforce",
                    48,
                    {"risk_recruitment=1": 0.6, "risk_retention=1": 0.6},
                ),
                Choice("priority_early_help", "Extending early help", 37, {"risk_demand=1": 0.8}),
                Choice(
                    "priority_placements",
                    "Securing enough suitable placements",
                    22,
                    {"risk_placements=1": 1.5},
                ),
                Choice("priority_partners", "Working better with partner agencies", 13),
                Choice("priority_information", "Better information systems", 6),
            ),
            most=3,
        ),
    ),
)

ADOPTION = Section(
    "Adoption and children in care",
    "social care",
    (
        One(
            "judiciary",
            "How good or poor is your authority's relationship with the local judiciary over care "
            "proceedings?",
            RELATIONSHIP,
            (23, 42, 13, 8, 2, 2),
            {"capacity": 0.4, NORTH: 0.5},
            ordered=True,
        ),
        One(
            "sufficient_placements",
            "How likely is it that your authority will have sufficient care placements for all "
            "children who need one over the next year?",
            LIKELIHOOD,
            (6, 25, 38, 19, 2),
            {"capacity": 0.5, METROPOLITAN: 0.7, COUNTY: -0.7},
            ordered=True,
        ),
        One(
            "financial_support_adopters",
            FINANCE + "Adopters",
            YES_NO,
            (84, 3, 1),
            {"capacity": 0.5},
        ),
        One(
            "financial_support_guardians",
            FINANCE + "Special guardians",
            YES_NO,
            (80, 6, 2),
            {"capacity": 0.5, "financial_support_adopters=1": 1.0},
        ),
        One(
            "support_groups_adopters",
            GROUPS + "Adopters",
            YES_NO,
            (83, 5, 1),
            {"capacity": 0.5},
        ),
        One(
            "support_groups_guardians",
            GROUPS + "Special guardians",
            YES_NO,
            (49, 37, 3),
            {"capacity": 0.5, UNITARY: -0.8, COUNTY: 0.5},
        ),
    ),
)

EARLY_YEARS = Section(
    "Early Years and childcare",
    "early years",
    (
        One(
            "ey_monitor",
            "Does your authority monitor whether there is a sufficient Early Years workforce in "
            "its area?",
            YES_NO,
            (48, 30, 6),
            {"capacity": 0.8, COUNTY: 0.6},
        ),
        One(
            "ey_recruit",
            "Does your authority support Early Years providers in recruiting staff?",
            YES_NO,
            (49, 33, 3),
            {"capacity": 0.5, "ey_monitor=1": 1.0},
        ),
        One(
            "portal",
            "Does your authority have a portal on which childcare providers can check whether "
            "families are eligible for free entitlements?",
            PORTAL,
            (46, 16, 9, 11, 2),
            {"capacity": 0.5, METROPOLITAN: 0.8},
        ),
        One(
            "sufficiency_assessed",
            "Does your authority assess whether there are sufficient childcare places in its area?",
            YES_NO,
            (85, 0, 0),
        ),
        One(
            "sufficiency_frequency",
            "How often does your authority update its assessment of childcare places?",
            FREQUENCY,
            (18, 8, 47, 6, 3, 2),
            {"capacity": 0.5, UNITARY: 0.4, "ey_monitor=1": 0.5},
            ordered=True,
        ),
        One(
            "thirty_hours",
            "Has your authority assessed whether there will be sufficient places for the extended "
            "entitlement of 30 hours?",
            THIRTY_HOURS,
            (51, 28, 3, 1),
            {"capacity": 0.8, COUNTY: 0.7, LONDON: -0.5},
        ),
    ),
)

SEND = Section(
    "Special educational needs and disability",
    "SEND",
    (
        Many(
            "childcare_support",
            "How does your authority help parents with a disabled child to find suitable "
            "childcare? Please choose all that apply.",
            81,
            (
                Choice("childcare_information", "Publishing information about childcare options", 74),
                Choice("childcare_fis", "Families Information Services", 74),
                Choice(
                    "childcare_brokering",
                    "Brokering childcare places with providers",
                    64,
                    {"capacity": 0.8, LONDON: 0.4},
                ),
                Choice(
                    "childcare_training",
                    "Training or advice on inclusion for providers",
                    52,
                    {"capacity": 0.6},
                ),
                Choice("childcare_funding", "Extra funding for providers", 31, {COUNTY: 0.6}),
                Choice("childcare_transport", "Providing help with transport", 19, {COUNTY: 1.0}),
                Choice("childcare_other", "Other support", 8),
                Choice("childcare_none", "None of these", 0, alone=True),
            ),
            most=7,
        ),
        Many(
            "send_monitoring",
            "Which are the key systems by which your authority monitors progress in implementing "
            "the 2014 SEND reforms? Please choose all that apply.",
            80,
            (
                Choice("monitoring_dk", "Don't know", 2, alone=True),
                Choice("monitoring_boards", "Multi-agency boards", 64, {"capacity": 0.5}),
                Choice("monitoring_meetings", "Internal staff meetings", 57),
                Choice("monitoring_stakeholders", "Stakeholder engagement", 49, {LONDON: 0.6}),
                Choice(
                    "monitoring_assessment",
                    "Internal self-assessment",
                    45,
                    {"capacity": 0.6, METROPOLITAN: 0.4},
                ),
                Choice("monitoring_peers", "Review by peers from elsewhere", 17, {SOUTH: 0.6}),
            ),
            most=5,
        ),
        Many(
            "send_outcomes",
            "At which levels does your authority monitor outcomes for children and young people "
            "with SEND? Please choose all that apply.",
            80,
            (
                Choice("outcomes_none", "None of these", 2, alone=True),
                Choice("outcomes_dk", "Don't know", 3, alone=True),
                Choice("outcomes_individual", "Individual", 66),
                Choice("outcomes_provider", "Provider", 51, {"capacity": 0.5}),
                Choice("outcomes_authority", "Local authority", 59, {"outcomes_provider=1": 0.5}),
            ),
            most=3,
        ),
    ),
)

OPEN = Section(
    "Open answers",
    "social care",
    (
        Comment(
            "financial_comment",
            "Is there anything that you would like to add about financial pressures?",
            "risk_financial=1",
        ),
        Comment(
            "recruitment_comment",
            "Is there anything that you would like to add about recruitment?",
            "risk_recruitment=1",
        ),
    ),
)

SECTIONS = (
    DEMAND,
    COMMISSIONING,
    SHARING,
    WORKFORCE,
    RISKS,
    ADOPTION,
    EARLY_YEARS,
    SEND,
    OPEN,
)
