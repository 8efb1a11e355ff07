"""The words by which scales of answers are known. Patterns match the beginning of an answer in
lower case without brackets."""

from __future__ import annotations

import re

STRONG = frozenset(
    {"very", "extremely", "completely", "totally", "fully", "strongly", "definitely", "much"}
    | {"lot", "greatly", "highly", "entirely", "absolutely", "really"}
)
MILD = frozenset(
    {"fairly", "quite", "somewhat", "tend", "slightly", "slight", "little", "moderately"}
    | {"mostly", "mainly", "probably", "rather", "partly", "partially", "reasonably"}
    | {"reservations", "some", "relatively", "just"}
)
#: After "not", these leave less of the opposite: "not very confident".
WEAK_WITH_NOT = frozenset(
    {"very", "so", "particularly", "too", "especially", "quite", "really", "that"}
)
FILLERS = frozenset(
    {"a", "an", "the", "to", "at", "all", "i", "i'm", "am", "is", "are", "was", "be", "feel"}
    | {"in", "with", "of", "not"}
)
NEUTRAL = re.compile(
    r"neither\b|neutral|mixed|about the same|the same|same\b|no change|no opinion|undecided|"
    r"unchanged|stay(ed)? the same|no difference|in between|average|ok$|okay|acceptable|fair$|"
    r"would not care|no strong"
)
OPPOSITES = {
    "disagree": "agree",
    "poor": "good",
    "bad": "good",
    "terrible": "good",
    "inadequate": "good",
    "requires": "good",
    "poorly": "well",
    "badly": "well",
    "difficult": "easy",
    "hard": "easy",
    "oppose": "support",
    "against": "favour",
    "disapprove": "approve",
    "negative": "positive",
    "worse": "better",
    "dislike": "like",
    "low": "high",
    "weak": "strong",
    "decrease": "increase",
    "decreased": "increased",
    "less": "more",
    "pessimistic": "optimistic",
    "ineffective": "effective",
    "inaccurate": "accurate",
    "insecure": "secure",
    "impossible": "possible",
}
SAME = {"excellent": "good", "outstanding": "good", "favor": "favour", "adequate": "good"}
STRENGTH = {"excellent": 4.0, "outstanding": 4.0, "terrible": 4.0, "requires": 1.0}

Ladder = tuple[tuple[re.Pattern[str], float], ...]


def _ladder(*rungs: tuple[str, float]) -> Ladder:
    return tuple((re.compile(pattern), height) for pattern, height in rungs)


_OFTEN = _ladder(
    (r"never|not at all$", 0.0),
    (r"(almost|nearly) never|hardly ever|rarely|seldom|very rarely", 1.0),
    (r"(just |only )?once( or twice)?$|occasionally", 2.0),
    (r"(only )?sometimes|a few times$", 3.0),
    (r"several times$|fairly often|quite often", 4.0),
    (r"often$|frequently|many times$|regularly", 5.0),
    (r"very often|usually|most of the time|very frequently", 6.0),
    (r"(almost|nearly) always", 7.0),
    (r"always|all (of )?the time", 8.0),
)
_PERIODS = _ladder(  # times a year
    (r"never", 0.0),
    (r"less (often|than once a year)|less frequently", 0.5),
    (r"(once a|every|each) year|yearly|annual(ly)?", 1.0),
    (r"twice a year|(every|each) (six|6) months|half[- ]yearly|less than once a m", 2.0),
    (r"(every |once a )?term(ly)?", 3.0),
    (r"quarterly|(every|each) (three|3) months|once a quarter", 4.0),
    (r"a few times a year", 6.0),
    (r"(once a |every )month(ly)?|monthly", 12.0),
    (r"fortnightly|(a few times|twice|two or three times) a month|every two weeks", 26.0),
    (r"(once a |every )week|weekly|about once a week", 52.0),
    (r"(a few|two or three|several|2 or 3|\d[-–]\d) (times|days) a week", 150.0),
    (r"(every|once a|most) days?|daily", 365.0),
    (r"(several|many|two or more|more than once) (times )?a day", 1000.0),
)
_AMOUNT = _ladder(
    (r"none( at all| of them)?$|not at all|nothing( at all)?$|not a problem", 0.0),
    (r"((only |just )?a (little|small amount|bit)|minor)\b", 1.0),
    (r"not (very )?much|to a small extent|few( of them)?$", 1.0),
    (r"some( of them)?$|somewhat|a moderate amount|to (some|a moderate|a limited) extent", 2.0),
    (r"a fair amount|quite a (lot|bit)|most( of them)?$", 3.0),
    (r"a (great deal|lot)|to a (great|large) extent|very much|completely|all( of them)?$", 4.0),
)
LADDERS = (("how often", _OFTEN), ("how often", _PERIODS), ("how much", _AMOUNT))
