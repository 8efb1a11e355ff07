"""What a search finds in open answers is told as it was written."""

from __future__ import annotations

from omnibus_desktop.app.answers.verbatims import Verbatims
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.variable import Content, Variable
from tests.waves import Given, Part, make_wave

_LONG = "At İzmir we said that, as before, Housing  costs keep families away from each of us "


def test_the_words_around_what_was_found_are_those_of_the_first_answer_that_holds_all() -> None:
    question = Question("Q9", "What else?", Kind.OPEN, ("Q9",))
    texts = ["Cost of housing", None, f"{_LONG * 2}here", "costs"]
    wave = make_wave(
        Part(question, (Variable("Q9", "What else?", Content.TEXT),), {"Q9": Given(texts)})
    )
    found = Verbatims(wave)
    assert found.holding(["hous"]) == {"Q9": 2}
    assert found.around("Q9", ["hous"]) == "Cost of housing"
    assert found.around("Q9", ["costs", "hous"]) == (
        "…as before, Housing costs keep families away from each of us At İzmir we said that, as…"
    )
    assert found.around("Q9", ["housing", "nothing"]) == ""
