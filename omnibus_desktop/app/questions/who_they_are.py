"""Questions that say who the respondents are, or how they were asked, and not what they think.

They are known by words in their names and texts. Of some words every text that has one is meant;
others only where the text is short, as the name of a variable is ("Age", "Work status"): "is the
country going in the right direction" asks what people think.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from omnibus_desktop.wave.question import Kind

if TYPE_CHECKING:
    from omnibus_desktop.wave.question import Question

_SHORT = 4  # words of a text that is rather a name
_PREFIX = 1  # letter before the name proper, as in p_housing

#: By what they say of respondents, as regular expressions for whole words in lower case.
_ALWAYS = {
    "sex": r"gender|sexuality|sexual orientation",
    "age": r"your age|age ?groups?|age ?bands?|how old|year of birth|date of birth|born",
    "place": r"(your|which|what) region|post ?code|zip ?code|urban|rural|psu|census|constituency",
    "learning": r"qualifications?|highest level of education|edlevel",
    "work": r"occupation|employment|(work|working|job) stat(us)?|job title|soc(ial)? ?grade",
    "home": r"(household|personal|family|gross) (income|size)|marital|ethnic(ity)?|religion",
    "fieldwork": r"interviewers?|interview|respondent id|serial|device|browser|weighting",
}
_IN_SHORT = {
    "sex": r"sex",
    "age": r"age|aged",
    "place": r"regions?|area|location|country|county|city|town|district|province|state",
    "learning": r"education|educational|degree|school",
    "work": r"job|employed|profession|income|salary|earnings|industry|sector",
    "home": r"household|children|parent|housing|race|language|disability|nationality",
    "fieldwork": r"id|weights?|wgt|date|time|wave|round|quota|sample|calls?|consent|start|end",
}
_ANYWHERE = re.compile(rf"\b({'|'.join(_ALWAYS.values())})\b")
_AS_NAME = re.compile(rf"\b({'|'.join(_IN_SHORT.values())})\b")
_SECTIONS = re.compile(
    r"\b(demographics?|classification|about you|respondent|admin\w*|fieldwork)\b"
)


def says_who(question: Question) -> bool:
    """Whether the question says who a respondent is or how it was asked."""
    if question.kind is Kind.ADMIN or _SECTIONS.search(question.section.lower()):
        return True
    named = worded(question)
    if _ANYWHERE.search(named):
        return True
    name = [part for part in _parts_of(question.id).split() if len(part) > _PREFIX]
    if name and all(_AS_NAME.fullmatch(part) for part in name):
        return True
    return len(question.text.split()) <= _SHORT and _AS_NAME.search(named) is not None


def worded(question: Question) -> str:
    """Name and text of a question in lower case, with a blank between the parts of a name."""
    return f"{_parts_of(question.id)} {question.text.lower()}"


def _parts_of(name: str) -> str:
    return re.sub(r"[_.]+", " ", name).lower()
