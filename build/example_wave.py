"""Writes resources/example/wave1_synthetic.sav, the invented wave that comes with the product.

    python build/example_wave.py [OUT.sav]

No authority gave any of these answers. They are drawn with a fixed seed so that the percentages
published for wave 1 print, and every run writes the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from example_answers import AREAS, RESPONDENTS, TYPES, answered
from example_questionnaire import REFUSED, Many, One, Question, Questionnaire, questionnaire
from sav_writer import SavFile, SavSet, SavVariable, sav_bytes

OUT = Path(__file__).resolve().parent.parent / "resources" / "example" / "wave1_synthetic.sav"
TITLE = "Children's Services Omnibus wave 1 (synthetic example)"
DOCUMENTS = (
    "SYNTHETIC EXAMPLE. No authority gave any of these answers.",
    "The respondents are invented and carry no name or code of any authority.",
    "Their answers were drawn at random, in such a way that the percentages",
    "published for wave 1 of the Children's Services Omnibus print.",
    "98 Don't know is a valid answer; 99 Prefer not to say is user-missing.",
)
ATTRIBUTES = {
    "Synthetic": "1",
    "Period": "26 September to 28 October 2016",
    "Organisation": "Department for Education (synthetic example, not real answers)",
    "Population": "152",
    "Respondent": "authorities",
}
ABOUT = "About the authority"
TICKS = ((0, "Not ticked"), (1, "Ticked"))
LONGEST_COMMENT = 255


def example() -> bytes:
    """The bytes of the example wave."""
    asked = questionnaire()
    columns = variables(asked)
    sets = tuple(
        SavSet(question.name, question.text, tuple(choice.name for choice in question.listed))
        for section in asked.sections
        for question in section.questions
        if isinstance(question, Many)
    )
    file = SavFile(TITLE, "28 Oct 16", "17:00:00", columns, sets, DOCUMENTS, ATTRIBUTES)
    rows = [[person.values.get(column.name) for column in columns] for person in answered(asked)]
    return sav_bytes(file, rows)


def variables(asked: Questionnaire) -> tuple[SavVariable, ...]:
    """What the file says about each column, in order."""
    return (
        SavVariable("serial", "Serial number (invented)", digits=4, attributes={"Section": ABOUT}),
        _classification("region", "Region", RESPONDENTS),
        _classification("authority_type", "Authority type", TYPES),
        _classification("area", "Area (a grouping of regions)", AREAS),
        *(
            variable
            for section in asked.sections
            for question in section.questions
            for variable in _variables_of(question, section.title)
        ),
    )


def _classification(name: str, label: str, answers: Iterable[str]) -> SavVariable:
    labels = tuple(enumerate(answers, 1))
    return SavVariable(name, label, labels=labels, attributes={"Section": ABOUT})


def _variables_of(question: Question, section: str) -> list[SavVariable]:
    about = {"Section": section}
    if isinstance(question, Many):
        return [
            SavVariable(choice.name, choice.text, digits=1, labels=TICKS, attributes=about)
            for choice in question.listed
        ]
    if isinstance(question, One):
        return [
            SavVariable(
                question.name,
                question.text,
                measure="ordinal" if question.ordered else "nominal",
                labels=(*question.answers, (REFUSED, "Prefer not to say")),
                missing=(REFUSED,),
                attributes=about,
            )
        ]
    return [SavVariable(question.name, question.text, LONGEST_COMMENT, attributes=about)]


def main(arguments: Sequence[str]) -> None:
    """Writes the file to the path given, or to where the product looks for it."""
    out = Path(arguments[0]) if arguments else OUT
    out.write_bytes(example())


if __name__ == "__main__":
    main(sys.argv[1:])
