"""Themes of open answers: what is kept of them, and the question that they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.preflight import preflight
from omnibus_desktop.readers.set_up import set_up
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave import setup_text, theme_edits
from omnibus_desktop.wave.open_answers import digest, open_answers
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.setup import Setup, Themed
from omnibus_desktop.wave.themes import reading
from omnibus_desktop.wave.variable import Content, Variable
from omnibus_desktop.wave.wave import Wave
from tests.waves import Given, Part, make_wave, single

_TEXTS = ["Money is short", "", "Staff leave", "money is short ", "Nothing", None]


def open_question(texts: list[str | None] = _TEXTS) -> Part:
    question = Question("Q9", "What else?", Kind.OPEN, ("Q9",), section="Open")
    return Part(question, (Variable("Q9", "What else?", Content.TEXT),), {"Q9": Given(texts)})


def wave() -> Wave:
    region = single("region", "Region", [1, 1, 1, 2, 2, 2], {1: "North", 2: "South"})
    return make_wave(open_question(), region)


def themed() -> Themed:
    made = theme_edits.begun("Q9", "salt", ())
    made = theme_edits.added(theme_edits.added(made, "Money"), "Staff")
    for text, theme in (("Money is short", "1"), ("Staff leave", "2"), ("Staff leave", "1")):
        made = theme_edits.turned(made, (digest("salt", text),), theme)
    return made


def set_up_so(made: Themed) -> Wave:
    return set_up(wave(), Setup(themed=(made,)))


def test_themes_are_a_question_behind_the_open_one_among_those_who_answered_it() -> None:
    questions = set_up_so(themed()).questions
    assert [q.id for q in questions] == ["Q9", "Q9_themes", "region"]
    new = questions[1]
    assert new.kind is Kind.MULTI
    assert new.text == "Themes in: What else?"
    assert [answer.label for answer in new.answers] == ["Money", "Staff"]
    made = set_up_so(themed())
    member = made.membership(new)
    assert member.answered.tolist() == [True, False, True, False, False, False]
    assert member.holds(0).tolist() == [True, False, True, False, False, False]
    assert member.holds(1).tolist() == [False, False, True, False, False, False]


def test_themes_are_tabulated_with_that_base() -> None:
    made = set_up_so(themed())
    table = tabulate(made, made.question("Q9_themes"))[0]
    assert table.columns[0].base == 2
    assert table.count[:, 0].tolist() == [2, 1]
    assert table.base_words == (
        "respondents whose answers have been read, 2 of 4 answers read so far"
    )


def test_answers_that_nobody_has_read_do_not_count_as_without_a_theme() -> None:
    drawn = draw(set_up_so(themed()), Slide("s", "Q9_themes", by=()), Rules())
    headline, footnote = drawn.words.headline, drawn.words.footnote
    assert headline == "All respondents whose answers have been read (2 of 2) mention “Money”"
    assert "read, 2 of 4 answers read so far (2)." in footnote
    assert [(f.kind, f.what) for f in preflight(drawn, Rules())][:1] == [
        ("not read", "2 of 4 answers have been read so far: the figures are of these alone")
    ]
    made = themed()
    for text in ("money is short", "Nothing"):
        made = theme_edits.read(made, (digest("salt", text),))
    drawn = draw(set_up_so(made), Slide("s", "Q9_themes", by=()), Rules())
    assert drawn.words.headline == (
        "Half of respondents who wrote an answer (2 of 4) mention “Money”"
    )
    assert "not read" not in {each.kind for each in preflight(drawn, Rules())}
    made = theme_edits.begun("Q9", "salt", ())
    drawn = draw(set_up_so(theme_edits.added(made, "Pay")), Slide("s", "Q9_themes", by=()), Rules())
    assert drawn.words.headline == "No answer has been read yet"


def test_it_is_told_how_many_answers_were_not_read() -> None:
    told = [remark.message for remark in set_up_so(themed()).remarks]
    assert told == ["2 of 4 answers have been read for it."]


def test_the_same_words_have_the_same_themes_whatever_blanks_are_around_them() -> None:
    assert digest("salt", " Nothing ") == digest("salt", "Nothing")
    assert digest("salt", "Nothing") != digest("other", "Nothing")


def test_what_is_kept_has_no_word_of_an_answer() -> None:
    text = setup_text.to_text(Setup(themed=(themed(),)))
    assert "Money" in text  # the name of a theme
    for words in filter(None, _TEXTS):
        assert words.strip() not in text


def test_an_answer_that_was_read_and_has_no_theme_is_read() -> None:
    made = theme_edits.read(themed(), (digest("salt", "Nothing"),))
    answers = open_answers(wave(), wave().question("Q9"))
    assert reading(answers, made).of_answer == (("1",), ("2", "1"), None, ())
    again = theme_edits.unread(made, (digest("salt", "Nothing"),))
    assert reading(answers, again).read == 2


def test_themes_of_another_file_keep_those_of_the_same_words() -> None:
    other = make_wave(open_question(["Staff leave", "New"]), id="another file")
    made = set_up(other, Setup(themed=(themed(),)))
    member = made.membership(made.question("Q9_themes"))
    assert [member.holds(n).tolist() for n in (0, 1)] == [[True, False], [True, False]]


def test_merged_themes_have_the_answers_of_both_once() -> None:
    made = theme_edits.joined(themed(), "2", "1")
    assert [theme.label for theme in made.themes] == ["Money"]
    assert dict(made.answers)[digest("salt", "Staff leave")] == ("1",)


def test_without_themes_and_readings_nothing_is_kept() -> None:
    made = theme_edits.with_themed(Setup(), themed())
    assert theme_edits.with_themed(made, Themed("Q9_themes", "Q9", "salt")) == Setup()


_STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "turn", "remove", "join", "move"]), *[st.integers(0, 4)] * 2),
    max_size=25,
)


@given(_STEPS)
def test_answers_only_have_themes_that_there_are(steps: list[tuple[str, int, int]]) -> None:
    made = theme_edits.begun("Q9", "salt", ())
    for what, one, other in steps:
        ids = [theme.id for theme in made.themes]
        first = ids[one % len(ids)] if ids else ""
        if what == "add":
            made = theme_edits.added(made, f"Theme {one}")
        elif not ids:
            continue
        elif what == "turn":
            made = theme_edits.turned(made, (str(other),), first)
        elif what == "remove":
            made = theme_edits.removed(made, first)
        elif what == "move":
            made = theme_edits.moved(made, first, -1 if other % 2 else 1)
        elif ids[other % len(ids)] != first:
            made = theme_edits.joined(made, first, ids[other % len(ids)])
    known = {theme.id for theme in made.themes}
    assert len(known) == len(made.themes)
    for _, given_ids in made.answers:
        assert set(given_ids) <= known
        assert len(set(given_ids)) == len(given_ids)
    assert setup_text.from_plain(setup_text.to_plain(Setup(themed=(made,)))).themed == (made,)
