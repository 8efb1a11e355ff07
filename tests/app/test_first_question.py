"""Where a wave opens that nobody has opened before, and by what it is broken then."""

from __future__ import annotations

import pytest

from omnibus_desktop.app.questions.evident_break import evident_break
from omnibus_desktop.app.questions.first_question import first_question
from omnibus_desktop.app.questions.who_they_are import says_who
from tests.app.conftest import Person
from tests.places import survey_file
from tests.waves import make_wave, single

MANY = 400
SEX = single("s2", "Gender", [1, 2] * (MANY // 2), {1: "Male", 2: "Female"})
AGE = single("s1", "Age", [1, 1, 2, 3] * (MANY // 4), {1: "15-18", 2: "19 to 24", 3: "25 or older"})
PLACE = single("s3", "Urban or rural sampling unit", [1, 1, 2, 2] * (MANY // 4), {1: "U", 2: "R"})
WORDS = {1: "Good", 2: "Fair", 3: "Poor"}
SAME = single("q1", "How is the service?", [1, 1, 2, 2, 3, 3, 1, 1] * (MANY // 8), WORDS)
APART = single("q2", "How are the roads?", [1, 3, 1, 3, 1, 2, 2, 2] * (MANY // 8), WORDS)
CLEAR = single("q3", "And your country as a whole?", [1, 1, 1, 2, 1, 1, 3, 2] * (MANY // 8), WORDS)


def test_it_opens_on_what_differs_most_and_not_on_who_they_are() -> None:
    wave = make_wave(AGE, SEX, PLACE, SAME, APART, CLEAR)
    assert evident_break(wave) == "s2"
    assert first_question(wave, ["s2"]) == "q2"
    assert first_question(wave) == "q3"  # whose most common answer leads most


def test_where_nothing_differs_it_opens_on_the_first_that_asks_what_they_think() -> None:
    wave = make_wave(AGE, SEX, SAME)
    assert first_question(wave, ["s2"]) == "q1"


def test_the_break_is_sex_else_age_else_place_else_none() -> None:
    assert evident_break(make_wave(AGE, PLACE, SAME)) == "s1"
    assert evident_break(make_wave(PLACE, SAME)) == "s3"
    assert evident_break(make_wave(SAME, APART)) is None
    assert evident_break(make_wave(SEX, SAME, by_default=("q1",))) is None


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Work status", True),
        ("Which of these best describes your current employment status?", True),
        ("Would you say that the country is going in the right direction?", False),
        ("How satisfied are you with the education that your council provides?", False),
    ],
)
def test_who_they_are_is_known_by_words(text: str, is_so: bool) -> None:
    assert says_who(single("q9", text, [1, 2], {1: "A", 2: "B"}).question) is is_so


def test_a_wave_of_people_opens_broken_by_their_sex(person: Person) -> None:
    person.opens(survey_file("burger_tracking_2017.sav"))
    assert person.session.draft.by == ("S2",)
    assert person.session.draft.question not in ("S1", "S2", "S3")
    assert {column.by for column in person.furniture.current.tables[0].columns} == {None, "S2"}
    assert person.furniture.desk.document.steps.isClean()
