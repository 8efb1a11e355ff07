"""Questions taken apart into one a variable, and variables gathered into one question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.infer_kinds import Single, alone, order_is_meant, single
from omnibus_desktop.readers.infer_labels import shared
from omnibus_desktop.readers.infer_routing import with_routing
from omnibus_desktop.readers.infer_sets import grid, of_set
from omnibus_desktop.readers.set_up_kinds import AS_SET, answers_of
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.question import Confidence, Kind, Question
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import Gathered
from omnibus_desktop.wave.variable import AnswerSet, Content
from omnibus_desktop.wave.wave import Wave

Tell = Callable[[Remark], None]


def taken_apart(wave: Wave, ids: Sequence[str], tell: Tell) -> Wave:
    """The wave with one question a variable in place of each of these."""
    if not ids:
        return wave
    known = {question.id for question in wave.questions}
    for name in ids:
        if name not in known:
            tell(Remark(name, "There is no such question that could be taken apart."))
    made: list[Question] = []
    singles = _Singles(wave)
    for question in wave.questions:
        if question.id in ids and len(question.variables) > 1:
            own = (v for v in question.variables if v not in known)
            made += (_part(singles.of(name), question) for name in own)
        else:
            made.append(question)
    new = {q.id for q in made} - known
    return wave.with_questions(_routed(wave, made, new))


def with_gathered(wave: Wave, every: Iterable[Gathered], tell: Tell) -> Wave:
    """The wave with these questions made of variables, which are taken out of the questions that
    they were in; what is left of those stays."""
    new: set[str] = set()
    for each in every:
        try:
            wave = _gathered(wave, each, tell)
            new.add(each.id)
        except OmnibusError as error:
            tell(Remark(each.id, f"It was not put together. {error.message}"))
    if not new:
        return wave
    return wave.with_questions(_routed(wave, wave.questions, new))


class _Singles:
    """Variables as questions of their own, as they are inferred when a file is opened."""

    def __init__(self, wave: Wave) -> None:
        self._wave = wave
        self._believe_order = order_is_meant(wave.variables.values())

    def of(self, name: str) -> Single:
        return single(
            self._wave.variables[name],
            self._wave.data[name],
            self._wave.weight,
            believe_order=self._believe_order,
        )

    def choice(self, name: str) -> Single:
        """The variable as a choice, which it may not be by itself."""
        one = self.of(name)
        if one.is_choice:
            return one
        if one.variable.content in (Content.DATE, Content.TIME):
            raise OmnibusError(f"{name} holds {one.variable.content}s.")
        answers = answers_of(one.variable, one.data)
        return replace(one, kind=Kind.SINGLE, answers=answers, unlabelled=(), nets=())


def _part(one: Single, whole: Question) -> Question:
    """A variable that was taken out of a question, asked of those who were asked that."""
    return replace(
        alone(one),
        section=whole.section,
        routed_from=whole.routed_from,
        routed_by=whole.routed_by,
        reason=f"alone {AS_SET}; {one.reason}",
    )


def _gathered(wave: Wave, each: Gathered, tell: Tell) -> Wave:
    names = tuple(dict.fromkeys(name for name in each.variables if name in wave.variables))
    if len(names) < len(each.variables):
        tell(Remark(each.id, "It names variables that the file does not have: left out."))
    if not names:
        raise OmnibusError("None of its variables is in the file.")
    if each.id in wave.variables and names != (each.id,):
        raise OmnibusError("There is a variable of this name.")
    singles = _Singles(wave)
    sources = [q for q in wave.questions if not set(names).isdisjoint(q.variables)]
    made = _like(sources, _made(each, names, singles))
    if each.counted is None:
        _tell_of_labels(wave, each.id, names, tell)
    left = {source.id: _rest(source, frozenset(names), singles) for source in sources}
    questions: list[Question] = []
    placed = False
    for question in wave.questions:
        rest = left.get(question.id, question)
        there = [] if rest is None else [rest]
        if names[0] in question.variables and not placed:
            placed, first = True, question.variables[0] in names
            there = [made, *there] if first else [*there, made]
        questions += there
    if not placed:
        questions.append(made)
    if sum(question.id == each.id for question in questions) > 1:
        raise OmnibusError("There is another question of this name.")
    return wave.with_questions(questions)


def _tell_of_labels(wave: Wave, made: str, names: Sequence[str], tell: Tell) -> None:
    """Tell of a code that means one answer in one of these variables and another in the next:
    their counts are added up under one label, which only a person can know to be right."""
    first: dict[float | str, tuple[str, str]] = {}
    for name in names:
        for code, label in wave.variables[name].labels:
            other, known = first.setdefault(code, (name, label))
            if " ".join(known.casefold().split()) != " ".join(label.casefold().split()):
                message = (
                    f"One code means different answers, counted as one: {code_text(code)} is"
                    f" “{known}” in {other}, “{label}” in {name}."
                )
                tell(Remark(made, message))
                return


def _like(sources: Sequence[Question], made: Question) -> Question:
    """The question in the section of the first of those that it was made of, asked of those who
    were asked all of them, where these are the same."""
    routes = {(source.routed_from, source.routed_by) for source in sources}
    if sources:
        made = replace(made, section=sources[0].section)
    if len(routes) == 1:
        routed_from, routed_by = routes.pop()
        made = replace(made, routed_from=routed_from, routed_by=routed_by)
    return made


def _made(each: Gathered, names: tuple[str, ...], singles: _Singles) -> Question:
    """The set or grid of these variables."""
    if each.kind is Kind.GRID:
        members = [singles.choice(name) for name in names]
        common = shared([member.text for member in members]) if len(members) > 1 else None
        items = common.items if common else tuple(member.text for member in members)
        text = common.text if common else ""
        question = grid(each.id, text, members, items, AS_SET)
    elif each.kind is Kind.MULTI:
        question = _set(each, names, singles)
    else:
        raise OmnibusError("Only a set or a grid is made of several variables.")
    if not question.answers:
        raise OmnibusError("Its variables hold no answers that could be counted.")
    return replace(
        question,
        id=each.id,
        text=each.text.strip() or question.text or each.id,
        reason=AS_SET,
        confidence=Confidence.CHOSEN,
    )


def _set(each: Gathered, names: tuple[str, ...], singles: _Singles) -> Question:
    ticks = each.counted is not None
    members = {name: singles.of(name) if ticks else singles.choice(name) for name in names}
    counted = _counted(each.counted, members[names[0]])
    code = "" if counted is None else code_text(counted)
    said = [a.label for member in members.values() for a in member.answers if a.id == code]
    own = len(said) == len(set(said)) == len(names) > 1
    return of_set(AnswerSet(each.id, each.text, names, counted, own), members)


def _counted(counted: float | str | None, first: Single) -> float | str | None:
    """The value that means "ticked", of the type that the variables hold."""
    if counted is None:
        return None
    if first.variable.content is Content.TEXT:
        return code_text(counted)
    try:
        return float(counted)
    except ValueError as error:
        raise OmnibusError(f"Its variables hold numbers, and {counted} is none.") from error


def _rest(question: Question, taken: frozenset[str], singles: _Singles) -> Question | None:
    """The question without the variables that were taken, None where none is left."""
    names = tuple(name for name in question.variables if name not in taken)
    if not names:
        return None
    if len(names) == 1:
        return _part(singles.of(names[0]), question)
    if question.kind is Kind.MULTI and question.counted is not None:
        answers = tuple(answer for answer in question.answers if answer.id not in taken)
        nets = tuple(net for net in question.nets if taken.isdisjoint(net.answers))
        return replace(question, variables=names, answers=answers, nets=nets)
    items = tuple(item for item in question.items if item.id not in taken)
    return replace(question, variables=names, items=items)


def _routed(wave: Wave, questions: Sequence[Question], new: Collection[str]) -> list[Question]:
    """The questions; the new ones with what decides who was asked, inferred as at opening; of
    the others, those that were sent on by a question that is gone, by its variable."""
    there = {question.id for question in questions}
    behind = {q.id: q.variables[0] for q in (*wave.questions, *(wave.unjoined or wave).questions)}
    found = with_routing(questions, wave.variables, wave.data, only=new)
    return [
        replace(question, routed_from=behind[question.routed_from])
        if question.routed_from not in there and question.routed_from in behind
        else question
        for question in found
    ]
