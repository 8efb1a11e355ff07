"""What a refresh is told in: lines for the window, a text to copy, a name for the next file."""

from __future__ import annotations

import pytest

from omnibus_desktop.briefing.matching import How
from omnibus_desktop.briefing.refresh import Said, SlideChange
from omnibus_desktop.briefing.refresh_words import Part, as_text, lines_of, next_name, summary
from omnibus_desktop.words.support import Broken
from tests.waves import make_wave, single

MOVED = SlideChange(
    "slide 1",
    1,
    How.ID,
    ("It is not broken by “Region” any more.",),
    (Said("headline", "Most (60%)", "Half (50%)"), Said("note 1", "9%", "8%")),
    "Half (50%)",
)
BROKEN = SlideChange(
    "slide 2",
    2,
    How.ID,
    headline="Money worries 89%",
    broken=(Broken("89%", "77%"),),
    suggested="77% say",
)
GONE = SlideChange("slide 3", 3, How.NONE, ("next.sav does not ask Q3.",))


def test_the_text_has_all_there_is_to_tell() -> None:
    assert as_text("Refreshed with next.sav", (MOVED, BROKEN, GONE), ("Q9 was left out.",)) == (
        "Refreshed with next.sav\n"
        "2 of 3 slides moved; 1 headline no longer holds; 1 not asked in this wave.\n"
        "Q9 was left out.\n"
        "\n"
        "1. Half (50%)\n"
        "    It is not broken by “Region” any more.\n"
        "    It said: “Most (60%)”\n"
        "    A note says “8%”; it said “9%”\n"
        "\n"
        "2. Money worries 89%\n"
        "    The headline says 89%, now 77%.\n"
        "    Suggested: 77% say\n"
        "\n"
        "3.\n"
        "    Not asked in this wave: the slide is kept.\n"
        "    next.sav does not ask Q3.\n"
    )


def test_a_line_says_what_it_is_about_and_has_no_line_break_of_its_own() -> None:
    lines = list(lines_of(SlideChange("s", 4, How.NONE, ("a\nb <b>c</b>",)), "A question"))
    assert [line.part for line in lines] == [Part.SLIDE, Part.NOT_ASKED, Part.REMARK]
    assert lines[0].text == "4. A question"
    assert "\n" not in lines[2].text


def test_where_all_is_well_the_summary_says_no_more() -> None:
    assert summary((MOVED,)) == "1 of 1 slides moved."


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Briefing 2016", "Briefing 2017"),
        ("Briefing wave 1 final", "Briefing wave 2 final"),
        ("Wave_1", "Wave_2"),
        ("Briefing", "Briefing 2017"),
    ],
)
def test_the_next_file_is_called_like_the_one_before(stem: str, name: str) -> None:
    part = single("q", "Question", [1], {1: "Yes"})
    then = make_wave(part, title="Survey wave 1", period="26 September to 28 October 2016")
    now = make_wave(part, title="Survey wave 2", period="20 March to 21 April 2017")
    assert next_name(stem, then, now) == name


def test_without_years_it_is_called_by_the_number_of_the_wave() -> None:
    part = single("q", "Question", [1], {1: "Yes"})
    then, now = make_wave(part), make_wave(part, title="", source="wave2.sav")
    assert next_name("Briefing", then, now) == "Briefing Wave 2"
    assert next_name("Briefing", then, then) == "Briefing refreshed"
