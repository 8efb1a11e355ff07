"""Later waves of the example survey, made from its first: fewer respond, and some answer anew."""

from __future__ import annotations

import random
from pathlib import Path

from example_answers import answered
from example_questionnaire import Many, questionnaire
from example_wave import ATTRIBUTES, DOCUMENTS, variables
from sav_writer import SavFile, SavSet, Value, sav_bytes

PERIODS = {
    2: "20 March to 21 April 2017",
    3: "11 September to 13 October 2017",
    4: "5 March to 6 April 2018",
}
_SETTLED = ("serial", "region", "authority_type", "area")


def write_later_wave(path: Path, number: int, without: tuple[str, ...] = ()) -> Path:
    """Writes the wave of this number, without the variables of these names; the same bytes each
    time. From wave to wave more respondents drop out, and more give the first answer."""
    chance = random.Random(number)
    asked = questionnaire()
    columns = tuple(each for each in variables(asked) if each.name not in without)
    sets = tuple(
        SavSet(question.name, question.text, tuple(choice.name for choice in question.listed))
        for section in asked.sections
        for question in section.questions
        if isinstance(question, Many)
    )
    file = SavFile(
        f"Children's Services Omnibus wave {number} (synthetic example)",
        "28 Oct 17",
        "17:00:00",
        columns,
        sets,
        DOCUMENTS,
        ATTRIBUTES | {"Period": PERIODS[number]},
    )
    rows: list[list[Value]] = []
    for person in answered(asked):
        if chance.random() < 0.06 * number:
            continue
        row: list[Value] = [person.values.get(column.name) for column in columns]
        for place, column in enumerate(columns):
            value = row[place]
            if column.name in _SETTLED or not isinstance(value, int | float) or not column.labels:
                continue
            if chance.random() < 0.08 * number:
                row[place] = float(column.labels[number % 2][0])
        rows.append(row)
    path.write_bytes(sav_bytes(file, rows))
    return path
