"""Made-up waves of the gallery: a list and a scale, by groups, by regions, over waves."""

from __future__ import annotations

import random
from collections.abc import Sequence

from omnibus_desktop.authorities.frame import REGIONS, TYPES
from omnibus_desktop.wave.question import Answer, Net, Role
from omnibus_desktop.wave.wave import Wave
from tests.gallery.labels import Situation, groups, risks, steps
from tests.waves import Part, make_wave, multi, scale, single

LIST, SCALE, BREAK, REGION, TYPE = "risks", "court", "area", "region", "type"
_RESPONDENTS = 120
_LOW = {"": 24, BREAK: 36, REGION: 90, TYPE: 24}  # respondents of whom too few are in each group
_HIGHEST, _LOWEST = 0.86, 0.11  # shares of the answers of the list
_WEIGHTS = (26, 44, 14, 10, 6, 4, 3)  # of the steps of the scale


def wave(situation: Situation, by: str = "", few: int = 0, number: int = 1) -> Wave:
    """The wave of this `number`, with groups of one kind; `few` is its size where it is small."""
    chance = random.Random(7 * number)
    whole = _LOW[by] if situation is Situation.LOW else _RESPONDENTS
    count = few or whole
    labels = {
        BREAK: groups(situation),
        REGION: [name for _, name in REGIONS],
        TYPE: [name for _, name in TYPES],
    }[by or BREAK]
    places = [1 + place % len(labels) for place in range(count)]
    answers = dict(enumerate(labels, 1))
    parts = [
        single(by or BREAK, "Area", places, answers, populations=(None,) * len(labels)),
        multi(LIST, "Main risks to services", _ticks(risks(situation), places, chance)),
        _scale(steps(situation), count, chance),
    ]
    return make_wave(
        *parts,
        id=f"made {number}",
        title=f"Wave {number}",
        source=f"wave{number}.sav",
        period=f"{2015 + number}",
        respondent_word="authorities",
        by_default=(by or BREAK,),
    )


def _ticks(
    labels: Sequence[str], places: Sequence[int], chance: random.Random
) -> dict[str, list[int]]:
    """Who ticked which answer of the list; of each answer another group does more often."""
    step = (_HIGHEST - _LOWEST) / max(1, len(labels) - 1)
    most = max(places)
    return {
        label: [
            int(chance.random() < _HIGHEST - step * number + (0.12 if at == number % most else 0))
            for at in places
        ]
        for number, label in enumerate(labels)
    }


def _scale(labels: Sequence[str], count: int, chance: random.Random) -> Part:
    middle = len(labels) // 2
    answers = [Answer(str(code), label) for code, label in enumerate(labels, 1)]
    unknown = Answer("98", "Don't know", role=Role.DONT_KNOW)
    codes = chance.choices([*range(1, len(labels) + 1), 98], (*_WEIGHTS[: len(labels)], 4), k=count)
    ids = [answer.id for answer in answers]
    nets = (Net("Good", tuple(ids[:middle])), Net("Poor", tuple(ids[middle + 1 :])))
    return scale(
        SCALE,
        "How good or poor is your relationship with the court?",
        [float(code) for code in codes],
        (*answers, unknown),
        nets=nets if middle > 1 else (),
    )
