"""A briefing on the next wave: what is found by which sign, and what is told of each slide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnibus_desktop.briefing.briefing import Briefing, Edited, SavedFilter, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.matching import How
from omnibus_desktop.briefing.refresh import Refreshed, SlideChange, refreshed
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.wave.question import Net
from omnibus_desktop.words.support import held_figures
from tests.waves import Part, grid, make_wave, multi, scale, single

MANY = 8  # respondents a pattern is repeated for
RISKS = "What are the main risks to the delivery of services?"
SCALE = {1: "Very confident", 2: "Fairly confident", 3: "Not very confident", 4: "Not confident"}
TURNED = {5 - code: label for code, label in SCALE.items()}
NORTH, SOUTH = {1: "North", 2: "South"}, {7: "North", 8: "South"}


def region(answers: dict[int, str] = NORTH, name: str = "region", **more: object) -> Part:
    first, second = answers
    return single(name, "Region of England", [first, first, second, second] * MANY, answers, **more)


def risks(name: str = "risks", text: str = RISKS, **more: object) -> Part:
    ticks = {
        "Money": [1, 1, 1, 0] * MANY,
        "Staff": [1, 0, 0, 1] * MANY,
        "Buildings": [0, 1, 0, 0] * MANY,
    }
    return multi(name, text, ticks, **more)


def confident(answers: dict[int, str] = SCALE, name: str = "conf", **more: object) -> Part:
    codes = sorted(answers)
    text = "How confident are you that you can meet demand?"
    return scale(name, text, [codes[0], codes[1], codes[1], codes[3]] * MANY, answers, **more)


def before(*more: Part, **settings: object):
    parts = (region(), risks(), confident(), *more)
    return make_wave(*parts, title="Survey wave 1", source="wave1.sav", **settings)


def after(*parts: Part, **settings: object):
    return make_wave(*parts, title="Survey wave 2", source="wave2.sav", id="two", **settings)


def fewer(name: str) -> Part:
    """The same list in another order, where only half say "Money"."""
    none = [0, 0, 0, 0] * MANY
    return multi(name, RISKS, {"Staff": none, "Money": [1, 0, 1, 0] * MANY, "Buildings": none})


def change(slide: Slide, old, new) -> tuple[Slide, SlideChange]:
    found: Refreshed = refreshed(Briefing("Survey wave 1", (slide,)), old, new)
    return found.briefing.slides[0], found.changes[0]


def test_the_same_questions_are_found_by_their_ids_and_nothing_is_remarked() -> None:
    old, new = before(), after(region(), risks(), confident())
    slide, told = change(Slide("slide 1", "risks", by=("region",)), old, new)
    assert slide == Slide("slide 1", "risks", by=("region",))
    assert (told.number, told.how, told.remarks, told.said) == (1, How.ID, (), ())


def test_the_title_moves_with_the_wave() -> None:
    found = refreshed(Briefing("Survey wave 1: risks"), before(), after(risks()))
    assert found.briefing.title == "Survey wave 2: risks"


def test_a_question_that_is_called_otherwise_is_found_by_its_wording() -> None:
    old, new = before(), after(region(), risks("Q7"), confident())
    note = Note("1", NoteKind.CALLOUT, (("risks_2", "total"),), "{answer}: {percent}")
    slide, told = change(Slide("slide 1", "risks", notes=(note,)), old, new)
    assert (slide.question, told.how) == ("Q7", How.WORDING)
    assert slide.notes[0].keys == (("Q7_2", "total"),)
    remark = "risks is called Q7 in this wave; it was found by its wording."
    assert told.remarks == (remark,)


def test_a_list_that_is_worded_otherwise_is_found_by_its_answers_and_told() -> None:
    text = "Thinking of next year, which things worry you?"
    slide, told = change(Slide("slide 1", "risks"), before(), after(risks("Q9", text)))
    assert (slide.question, told.how) == ("Q9", How.ANSWERS)
    assert "see whether “Thinking of next year" in told.remarks[1]


def test_codes_that_were_numbered_anew_are_found_by_what_they_say() -> None:
    spec = ChartSpec(highlight=(("2", "region=1"),), columns=("region=1",))
    draft = Slide("slide 1", "conf", by=("region",), filter=(("region", ("2",)),), spec=spec)
    turned = {10 + code: label for code, label in SCALE.items()}
    slide, told = change(draft, before(), after(region(SOUTH), confident(turned)))
    assert slide.spec.highlight == (("12", "region=7"),)
    assert slide.spec.columns == ("region=7",)
    assert slide.filter == (("region", ("8",)),)
    assert "Its answers have other codes; they were found by what they say." in told.remarks


def test_colours_that_a_person_gave_go_along() -> None:
    colours = (("answer 2", "#12436D"), ("group region=1", "#28A197"), ("highlight", "#F46A25"))
    draft = Slide("slide 1", "conf", by=("region",), spec=ChartSpec(colours=colours))
    turned = {10 + code: label for code, label in SCALE.items()}
    slide, _ = change(draft, before(), after(region(SOUTH), confident(turned)))
    assert [name for name, _ in slide.spec.colours] == ["answer 12", "group region=7", "highlight"]


def test_what_was_hidden_and_taken_together_goes_along() -> None:
    spec = ChartSpec(hidden=("answer 2", "group region=1", "answer net:Sure"))
    nets = (Net("Sure", ("1", "2")),)
    draft = Slide("slide 1", "conf", by=("region",), spec=spec, nets=nets)
    turned = {10 + code: label for code, label in SCALE.items()}
    slide, _ = change(draft, before(), after(region(SOUTH), confident(turned)))
    assert slide.spec.hidden == ("answer 12", "group region=7", "answer net:Sure")
    assert slide.nets == (Net("Sure", ("11", "12")),)


def test_a_question_without_a_wording_is_known_by_its_id_alone() -> None:
    old = before(single("v1", "", [1, 2] * 16, {1: "Yes", 2: "No"}))
    one = single("v2", "", [1, 2] * 16, {1: "Yes", 2: "No"})
    _, told = change(Slide("slide 1", "v1"), old, after(one))
    assert not told.is_asked
    same = single("v1", "", [1, 2] * 16, {1: "Yes", 2: "No"})
    _, told = change(Slide("slide 1", "v1"), old, after(one, same))
    assert told.how is How.ID


def test_a_scale_that_runs_the_other_way_is_told_and_its_figures_stay_with_their_answers() -> None:
    note = Note("1", NoteKind.CALLOUT, (("1", "total"),), "{answer}: {percent}")
    slide, told = change(
        Slide("slide 1", "conf", notes=(note,)), before(), after(confident(TURNED))
    )
    assert slide.notes[0].keys == (("4", "total"),)
    assert any("runs the other way" in each for each in told.remarks)
    assert [each.where for each in told.said] == ["headline"]


def test_a_scale_that_is_listed_the_other_way_is_told_too() -> None:
    listed = dict(reversed(SCALE.items()))
    part = single("conf", "How confident are you that you can meet demand?", [1] * 9, listed,
                  kind="scale", ordered=True)  # fmt: skip
    _, told = change(Slide("slide 1", "conf"), before(), after(part))
    assert any("runs the other way" in each for each in told.remarks)


def test_an_answer_that_is_worded_otherwise_is_told() -> None:
    words = SCALE | {4: "Not at all confident"}
    _, told = change(Slide("slide 1", "conf"), before(), after(confident(words)))
    assert told.remarks == ("The answer “Not confident” is worded “Not at all confident”.",)


def test_an_answer_that_came_and_one_that_went_are_told() -> None:
    ticks = {"Money": [1, 1, 1, 0], "Staff": [1, 0, 0, 1], "Pandemics": [0, 1, 0, 1]}
    note = Note("1", NoteKind.CALLOUT, (("risks_3", "total"),), "Buildings are safe")
    slide, told = change(
        Slide("slide 1", "risks", notes=(note,)), before(), after(multi("risks", RISKS, ticks))
    )
    assert "“Buildings” is no answer any more." in told.remarks
    assert "“Pandemics” is a new answer." in told.remarks
    assert "The bar of the note “Buildings are safe” is not there any more." in told.remarks
    assert slide.notes[0].keys == (("risks_3 (gone)", "total"),)  # and not that of Pandemics


def test_the_same_id_for_another_question_is_not_believed() -> None:
    other = scale("risks", "How satisfied are you with your broadband?", [1, 2], {1: "A", 2: "B"})
    slide, told = change(Slide("slide 1", "risks"), before(), after(other))
    assert not told.is_asked
    assert told.remarks == (
        "wave2.sav asks something else as risks: “How satisfied are you with your broadband?”.",
    )
    assert slide.question == "risks (gone)"  # nothing else is drawn in its place


def test_not_even_where_its_answers_are_a_scale_that_many_questions_have() -> None:
    codes = [1, 2, 3, 4] * MANY
    other = scale("conf", "How satisfied are you with your broadband?", codes, SCALE)
    _, told = change(Slide("slide 1", "conf"), before(), after(other))
    assert not told.is_asked


def test_a_question_with_one_word_changed_among_the_same_answers_is_another() -> None:
    codes = [1, 2, 3, 4] * MANY
    old = before(scale("ret", "How confident are you in staff retention?", codes, SCALE))
    new = after(scale("rec", "How confident are you in staff recruitment?", codes, SCALE))
    _, told = change(Slide("slide 1", "ret"), old, new)
    assert not told.is_asked


def test_the_year_in_a_wording_may_move_on() -> None:
    codes = [1, 2, 3, 4] * MANY
    old = before(scale("b16", "How confident are you in the budget for 2016/17?", codes, SCALE))
    new = after(scale("b17", "How confident are you in the budget for 2017/18?", codes, SCALE))
    slide, told = change(Slide("slide 1", "b16"), old, new)
    assert (slide.question, told.how) == ("b17", How.ANSWERS)


def test_a_question_that_is_not_asked_keeps_its_slide() -> None:
    draft = Slide("slide 1", "risks", words=Edited(headline="Money worries 75%"))
    slide, told = change(draft, before(), after(confident()))
    assert slide == draft
    assert (told.how, told.headline) == (How.NONE, "Money worries 75%")
    assert told.remarks == (f"wave2.sav does not ask “{RISKS}”.",)


def test_a_break_that_is_gone_is_told() -> None:
    draft = Slide("slide 1", "conf", by=("region",))
    slide, told = change(draft, before(), after(confident()))
    assert slide.by == ()
    assert told.remarks == (
        "It is not broken by “Region of England” any more, which is not there.",
        "It is drawn as bars, no longer as stacked bars.",
    )


def test_the_waves_own_break_that_is_gone_is_told() -> None:
    _, told = change(Slide("s", "conf"), before(by_default=("region",)), after(confident()))
    assert told.remarks[0] == "It is not broken by “Region of England” any more."


def test_saved_filters_move_and_one_without_a_match_is_kept_and_told() -> None:
    north = SavedFilter("North", (("region", ("1",)),))
    money = SavedFilter("Old & new", (("region", ("1",)), ("conf", ("1", "2"))))
    slide = Slide("slide 1", "risks", filter=north.conditions, filter_name="North")
    old, new = before(), after(region(SOUTH, "q7"), risks())
    found = refreshed(Briefing("B", (slide,), filters=(north, money)), old, new)
    moved = SavedFilter("North", (("q7", ("7",)),))
    gone = replace(money, conditions=(("q7", ("7",)), ("conf (gone)", ("1", "2"))))
    assert found.briefing.filters == (moved, gone)
    assert found.briefing.slides[0].filter == moved.conditions
    assert found.briefing.slides[0].filter_name == "North"
    why = "“How confident are you that you can meet demand?” is not there"
    assert found.remarks == (f"The saved filter “Old & new” is kept, but {why}.",)


def test_a_filter_that_lost_answers_is_the_saved_one_no_longer() -> None:
    both = SavedFilter("Both", (("region", ("1", "2")),))
    slide = Slide("slide 1", "conf", filter=both.conditions, filter_name="Both")
    here = single("region", "Region of England", [1, 1, 3, 3] * MANY, {1: "North", 3: "West"})
    found = refreshed(Briefing("B", (slide,), filters=(both,)), before(), after(here, confident()))
    assert found.briefing.filters[0].conditions == (("region", ("1", "2 (gone)")),)
    assert "answers of “Region of England” are not there" in found.remarks[0]
    moved = found.briefing.slides[0]
    assert (moved.filter, moved.filter_name) == ((("region", ("1",)),), "")


def test_a_filter_that_is_gone_is_told() -> None:
    draft = Slide("slide 1", "conf", filter=(("region", ("1",)),))
    slide, told = change(draft, before(), after(confident()))
    assert slide.filter == ()
    assert told.remarks[0] == "It is not filtered by “Region of England”, which is not there."


@pytest.mark.parametrize(
    ("chosen", "there", "weight", "remark"),
    [
        ("wt", {"wt": [0.5, 1.5] * 16}, "wt", ()),
        ("wt", {}, None, ("The weight wt is not there: it is weighted not at all.",)),
        (None, {}, None, ("It is not weighted any more: wt is not there.",)),
        ("none", {}, "none", ()),
    ],
)
def test_a_weight_that_is_gone_is_told(chosen, there, weight, remark) -> None:
    old = before(weights={"wt": [0.5, 1.5] * 16}, weight="wt")
    new = after(region(), risks(), weights=there, weight="wt" if there else None)
    slide, told = change(Slide("slide 1", "risks", weight=chosen), old, new)
    assert slide.weight == weight
    assert told.remarks == remark


def test_a_headline_that_a_person_wrote_stays_and_what_broke_it_is_told() -> None:
    old = before()
    (table,) = draw(old, Slide("s", "risks"), Briefing("").rules).tables
    text = "Money worries 75% of respondents"
    words = Edited(headline=text, figures=held_figures(text, (table,)))
    less = fewer("Q7")
    slide, told = change(Slide("slide 1", "risks", words=words), old, after(less))
    assert slide.words.headline == text
    assert [each.words for each in told.broken] == ["says 75%, now 50%"]
    assert told.suggested != text
    assert "50%" in told.suggested


def test_figures_of_own_words_that_are_of_no_cell_are_told() -> None:
    words = Edited(headline="Money worries 75% of respondents", subtitle="In the North 75% do")
    slide = Slide("slide 1", "risks", words=words)
    _, told = change(slide, before(), after(fewer("risks")))
    assert [each for each in told.remarks if each.startswith("Your own")] == [
        "Your own headline says 75%, not in its figures.",
        "Your own subtitle says 75%, not in its figures.",
    ]


def test_a_suggested_headline_is_made_anew() -> None:
    less = fewer("risks")
    slide, told = change(Slide("slide 1", "risks"), before(), after(less))
    assert slide.words.headline is None
    (said,) = told.said
    assert "75%" in said.before
    assert "50%" in said.after == told.headline


def test_lines_of_a_grid_are_found_by_what_they_say() -> None:
    answers = {1: "Yes", 2: "No"}
    items = {"Fostering": [1, 2, 1, 2] * MANY, "Adoption": [1, 1, 1, 2] * MANY}
    old = before(grid("g", "Do you need more of these?", items, answers))
    new = after(grid("g", "Do you need more of these?", dict(reversed(items.items())), answers))
    slide, _ = change(Slide("slide 1", "g", item="g_a"), old, new)
    assert slide.item == "g_b"
    highlight = (("g_a/1", "total"),)
    whole, _ = change(Slide("slide 1", "g", spec=ChartSpec(highlight=highlight)), old, new)
    assert whole.spec.highlight == (("g_b/1", "total"),)


def test_a_line_that_is_gone_is_not_asked() -> None:
    answers = {1: "Yes", 2: "No"}
    old = before(grid("g", "Do you need more?", {"Fostering": [1], "Adoption": [1]}, answers))
    new = after(grid("g", "Do you need more?", {"Adoption": [1]}, answers))
    slide, told = change(Slide("slide 1", "g", item="g_a"), old, new)
    assert not told.is_asked
    assert "The line “Fostering” is not asked any more." in told.remarks
    assert slide.question == "g (gone)"  # for g_a is Adoption now


def test_without_the_earlier_wave_ids_are_all_there_is() -> None:
    slide, told = change(Slide("slide 1", "risks"), None, after(risks()))
    assert (slide.question, told.how) == ("risks", How.ID)
    assert told.remarks[-1] == (
        "It was found by its id alone, for the earlier wave is not at hand."
    )
    _, told = change(Slide("slide 1", "other"), None, after(risks()))
    assert not told.is_asked


def test_going_back_is_the_same_again() -> None:
    old, new = before(), after(region(SOUTH), risks("Q7"), confident(TURNED, "c"))
    notes = (Note("1", NoteKind.CALLOUT, (("2", "region=1"),), "{percent}"),)
    slides = (Slide("a", "risks", by=("region",)), Slide("b", "conf", notes=notes))
    there = refreshed(Briefing("b", slides), old, new).briefing
    assert refreshed(there, new, old).briefing.slides == slides


def test_progress_is_told_and_may_stop_it() -> None:
    shares: list[float] = []
    slides = tuple(replace(Slide("", "risks"), id=str(n)) for n in range(4))
    refreshed(Briefing("b", slides), before(), after(risks()), shares.append)
    assert shares == [0.0, 0.25, 0.5, 0.75]
