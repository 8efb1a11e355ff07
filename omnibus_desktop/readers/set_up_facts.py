"""What a person said of a wave as a whole: its name, dates, weight, population, authorities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np

from omnibus_desktop.authorities.match import attach
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.set_up_kinds import AS_SET, with_kind
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.question import Confidence, Kind, Question, Role
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import UNWEIGHTED, Setup
from omnibus_desktop.wave.variable import Content
from omnibus_desktop.wave.wave import Wave

Tell = Callable[[Remark], None]
_MOST_GROUPS = 400  # answers of a default break: there may be two, and a table has 1,000 columns


def with_facts(found: Wave, setup: Setup, tell: Tell) -> Wave:
    """The wave with the title, dates, authorities, weight and population of the set-up."""
    starts, ends = _day("starts", setup.starts, tell), _day("ends", setup.ends, tell)
    if starts and ends and ends < starts:
        tell(Remark("ends", "Fieldwork cannot end before it starts: the end is left out."))
        ends = None
    wave = replace(
        found,
        title=(setup.title or "").strip() or found.title,
        organisation=_or(setup.organisation, found.organisation),
        period=_period(starts, ends) or found.period,
    )
    wave = _joined(wave, setup, starts or ends, tell)
    return _with_population(_with_weight(wave, setup.weight, tell), setup.population, tell)


def _or(said: str | None, found: str) -> str:
    return found if said is None else said.strip()


def _day(about: str, text: str | None, tell: Tell) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        tell(Remark(about, f"{text} is no date: it is left out."))
        return None


def _period(starts: date | None, ends: date | None) -> str:
    """The dates of fieldwork in words: "26 September to 28 October 2016"."""
    if starts is None or ends is None or starts == ends:
        day = starts or ends
        return f"{day.day} {day:%B %Y}" if day else ""
    last = f"{ends.day} {ends:%B %Y}"
    if starts.year != ends.year:
        return f"{starts.day} {starts:%B %Y} to {last}"
    if starts.month != ends.month:
        return f"{starts.day} {starts:%B} to {last}"
    return f"{starts.day} to {last}"


def _joined(wave: Wave, setup: Setup, day: date | None, tell: Tell) -> Wave:
    """The wave with its authorities joined anew, where the person said what decides that: at the
    first day of fieldwork, else at the date that the file says."""
    said = (setup.region, setup.authority_type, setup.authority, setup.authorities)
    if day is None and not any(said):
        return wave
    bare = wave.unjoined or wave
    bare, region = _with_choice(bare, setup.region, tell)
    bare, kind = _with_choice(bare, setup.authority_type, tell)
    chosen = replace(
        setup,
        region=region,
        authority_type=kind,
        authority=_authority(bare, setup.authority, tell),
    )
    joined = attach(bare, day, bare.facts, chosen)
    return replace(
        joined,
        title=wave.title,
        organisation=wave.organisation,
        period=wave.period,
        unjoined=wave.unjoined,
    )


def _with_choice(wave: Wave, name: str | None, tell: Tell) -> tuple[Wave, str | None]:
    """The wave in which the question of this name is a choice, and the question's id; None for
    the latter where it cannot be one."""
    if not name:
        return wave, None
    question = next((q for q in wave.questions if q.id == name or q.variables == (name,)), None)
    if question is None:
        tell(Remark(name, "There is no such question by itself that could group respondents."))
        return wave, None
    if question.kind not in (Kind.SINGLE, Kind.SCALE):
        try:
            question = with_kind(wave, question, Kind.SINGLE)
        except OmnibusError as error:
            tell(Remark(name, f"It cannot group respondents. {error.message}"))
            return wave, None
    if len(question.answers) > _MOST_GROUPS:
        message = f"It has {len(question.answers):,} answers: too many to group respondents by."
        tell(Remark(name, message))
        return wave, None
    changed = [question if q.id == question.id else q for q in wave.questions]
    return wave.with_questions(changed), question.id


def _authority(wave: Wave, name: str | None, tell: Tell) -> str | None:
    """The variable that names authorities: the one of this name, or of the question of it."""
    if not name:
        return None
    question = next((q for q in wave.questions if q.id == name), None)
    variable = name if name in wave.variables or question is None else question.variables[0]
    if variable not in wave.variables:
        tell(Remark(name, "There is no such variable that could name authorities."))
        return None
    if wave.variables[variable].content in (Content.DATE, Content.TIME):
        tell(Remark(name, f"It holds {wave.variables[variable].content}s, not authorities."))
        return None
    return variable


def _with_weight(wave: Wave, name: str | None, tell: Tell) -> Wave:
    if not name:
        return wave
    if name == UNWEIGHTED and name not in wave.variables:
        return replace(wave, weight=None)
    if why := _why_no_weight(wave, name):
        tell(Remark(name, f"It cannot be the weight: {why}."))
        return wave
    questions = [_as_weight(q) if q.variables == (name,) else q for q in wave.questions]
    return replace(wave, weight=name, questions=tuple(questions))


def _as_weight(question: Question) -> Question:
    return replace(
        question,
        kind=Kind.ADMIN,
        answers=(),
        nets=(),
        ordered=False,
        reason=f"the weight {AS_SET}",
        confidence=Confidence.CHOSEN,
    )


def _why_no_weight(wave: Wave, name: str) -> str:
    """Why nobody can weight by this variable, "" where one can."""
    variable = wave.variables.get(name)
    if variable is None:
        return "there is no such variable"
    if variable.content is not Content.NUMBER:
        return f"it holds {variable.content}s"
    values = wave.data[name].values()
    values = values[[not variable.missing.holds(value) for value in values.tolist()]]
    if not np.any((values > 0) & np.isfinite(values)):
        return "it holds no number above 0"
    if np.any(values % 1 != 0):
        return ""
    said = {
        answer.id
        for question in wave.questions
        if question.variables == (name,) and question.kind in (Kind.SINGLE, Kind.SCALE)
        for answer in question.answers
        if answer.role is Role.SUBSTANTIVE and not answer.missing and answer.label != answer.id
    }
    if said.intersection(code_text(value) for value in values[values > 0].tolist()):
        return "its numbers are codes of answers"
    return "it numbers the respondents" if len(values) == wave.respondents > 2 else ""


def _with_population(wave: Wave, population: int | None, tell: Tell) -> Wave:
    """The wave with this population; 0 is none that anybody knows. What regions and types have of
    another one would not add up to it, and is left out."""
    if population is None or population == wave.population:
        return wave
    if population and population < wave.respondents:
        message = f"{population:,} are fewer than the {wave.respondents:,} respondents: left out."
        tell(Remark("population", message))
        return wave
    questions = tuple(_without_populations(question) for question in wave.questions)
    remarks = tuple(remark for remark in wave.remarks if remark.about != "population")
    return replace(wave, population=population or None, questions=questions, remarks=remarks)


def _without_populations(question: Question) -> Question:
    if all(answer.population is None for answer in question.answers):
        return question
    answers = tuple(replace(answer, population=None) for answer in question.answers)
    return replace(question, answers=answers)
