"""What the row above the chart calls breaks and filters, and which questions it offers for them."""

from __future__ import annotations

from collections import Counter

from omnibus_desktop.briefing.nesting import nest_of
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

_BREAKABLE = (Kind.SINGLE, Kind.SCALE, Kind.MULTI, Kind.ADMIN)
MOST_GROUPS = 30
Choice = tuple[str, str, str]  # id, text, and why it cannot be chosen ("": it can)


def short_name(question: Question) -> str:
    """What a chip calls a question: its text, or its id where it has none."""
    return question.text.rstrip(" ?:") or question.id


def break_name(wave: Wave, name: str) -> str:
    """A break, nested ones with a cross between: "Region × Authority type"."""
    return plain(" × ".join(question_name(wave, each) for each in nest_of(name)))


def question_name(wave: Wave, name: str) -> str:
    """A question as a chip calls it; its id where the wave does not have it."""
    question = _found(wave, name)
    return name if question is None else short_name(question)


def filter_name(wave: Wave, name: str, answers: tuple[str, ...]) -> tuple[str, str]:
    """A condition of a filter: "Region" and "London or South East"."""
    question = _found(wave, name)
    known = {} if question is None else {a.id: a.label for a in question.answers}
    if not known.keys() >= set(answers) and question is not None:
        known = _told_otherwise(wave, question, answers) | known
    labels = [known.get(answer, answer) for answer in answers]
    return plain(question_name(wave, name)), plain(" or ".join(labels))


def _told_otherwise(wave: Wave, question: Question, answers: tuple[str, ...]) -> dict[str, str]:
    """What bands of numbers, ranges and the lack of an answer are called."""
    from omnibus_desktop.tables.breakable import breakable
    from omnibus_desktop.tables.filter_terms import term_words

    bands = {}
    if question.kind is Kind.NUMERIC:
        bands = {answer.id: answer.label for answer in breakable(wave, question.id)[1].answers}
    return {each: words for each in answers if (words := bands.get(each) or term_words(each))}


def choices(wave: Wave, taken: tuple[str, ...] = ()) -> list[Choice]:
    """The questions that can group respondents, those that cannot be chosen with the reason: they
    are `taken` already, or have too many answers for columns that can be read."""
    offered = [
        question
        for question in wave.questions
        if question.kind is Kind.NUMERIC
        or (question.kind in _BREAKABLE and len(question.answers) > 1)
    ]
    times = Counter(short_name(question) for question in offered)
    return [
        (question.id, _told_apart(question, times), _why_not(question, taken))
        for question in offered
    ]


def _told_apart(question: Question, times: Counter[str]) -> str:
    """What the question is called, with its id where another is called the same."""
    name = short_name(question)
    if question.kind is Kind.NUMERIC:
        name += "  (a number, in bands)"
    return f"{name}  ({question.id})" if times[short_name(question)] > 1 else name


def _why_not(question: Question, taken: tuple[str, ...]) -> str:
    if question.id in taken:
        return "a break already"
    if question.kind is not Kind.NUMERIC and len(question.answers) > MOST_GROUPS:
        return (
            f"{len(question.answers):,} answers: over {MOST_GROUPS} columns cannot be read."
            " Merge some in the set-up of the wave first"
        )
    return ""


def _found(wave: Wave, name: str) -> Question | None:
    """The question; None where a slide asks for one that this wave does not have."""
    try:
        return wave.question(name)
    except OmnibusError:
        return None
