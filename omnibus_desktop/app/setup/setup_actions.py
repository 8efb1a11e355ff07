"""What a person corrects in the set-up of the wave. Each correction is one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from omnibus_desktop.app.document import Session, turned_to
from omnibus_desktop.readers.infer_labels import common_name
from omnibus_desktop.readers.set_up import set_up
from omnibus_desktop.wave import setup_edits as edits
from omnibus_desktop.wave.question import Kind, Net, Question
from omnibus_desktop.wave.setup import Gathered, Merged, Setup

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.wave.wave import Wave


def _always(_: Wave) -> bool:
    return True


class Corrections(QObject):
    """Makes corrections in the one document. `noticed` tells what is worth knowing of one, such
    as why it cannot be made."""

    noticed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = desk.document
        self._desk = desk

    @property
    def setup(self) -> Setup:
        """All corrections so far."""
        return self.document.session.setup

    @property
    def wave(self) -> Wave | None:
        """The wave with them."""
        return self.document.session.wave

    def question(self, name: str) -> Question | None:
        """The question of the corrected wave with this id."""
        questions = () if self.wave is None else self.wave.questions
        return next((question for question in questions if question.id == name), None)

    def make(
        self,
        step: str,
        setup: Setup,
        turn_to: str | None = None,
        is_so: Callable[[Wave], bool] = _always,
    ) -> bool:
        """Correct the wave so, and look at the question `turn_to`, or at the first that has the
        variable of this name. What the file says anyway is no correction. False where there is
        nothing to correct, or where it cannot be done: `is_so` tells that of the wave."""
        session = self.document.session
        if session.found is None or session.wave is None:
            return False
        after = corrected(session, setup)
        wave = after.wave
        if after.setup == session.setup or wave is None:
            return False
        known = {remark.message for remark in session.wave.remarks}
        odd = [remark.message for remark in wave.remarks if remark.message not in known]
        done = is_so(wave)
        if done:
            if turn_to is not None:
                after = turned_to(after, _question_of(wave, turn_to))
            self.document.apply(step, after)
        if odd:
            self.noticed.emit(odd[-1])
        return done

    def turn(self, question: str) -> None:
        """Have the window behind show this question."""
        session = self.document.session
        if session.draft is None or session.draft.question != question:
            self.document.show(turned_to(session, question))

    def gather(
        self,
        questions: Sequence[Question],
        kind: Kind,
        text: str,
        counted: float | str | None = None,
    ) -> str | None:
        """Make one question of the variables of these. Returns its id; None where it failed."""
        variables = tuple(dict.fromkeys(name for each in questions for name in each.variables))
        name = common_name([question.id for question in questions])
        if any(question.id == name for question in questions):
            name += "_grid" if kind is Kind.GRID else "_set"
        name = self._free(name)
        gathered = Gathered(name, text, kind, variables, counted)
        step = "Group into a grid" if kind is Kind.GRID else "Group into a set"
        setup = edits.with_gathered(self.setup, gathered)
        made = self.make(step, setup, name, lambda wave: _has(wave, name))
        return name if made else None

    def take_apart(self, question: Question) -> bool:
        """Make one question a variable of it, or what was there before it was gathered or merged,
        and look at the first of them."""
        sources = {merged.id: merged.question for merged in self.setup.merged}
        first = sources.get(question.id, question.variables[0])
        return self.make("Take apart", edits.taken_apart(self.setup, question.id), first)

    def merge(self, question: Question, label: str, answers: Sequence[str]) -> str | None:
        """Make one answer of these: in a question of its own beside this one, or in this one where
        it was made so. Returns the id of the question that has it; None where it failed."""
        if any(merged.id == question.id for merged in self.setup.merged):
            setup = edits.with_group(self.setup, question.id, label, answers)
            made = self.make("Merge answers", setup, None, lambda wave: _has(wave, question.id))
            return question.id if made else None
        name = self._free(f"{question.id}_merged")
        merged = Merged(name, question.id, ((label, tuple(answers)),))
        setup = edits.with_merged(self.setup, merged)
        made = self.make("Merge answers", setup, name, lambda wave: _has(wave, name))
        return name if made else None

    def net(self, question: Question, label: str, answers: Sequence[str]) -> bool:
        """Have a net of these answers; one with the same label is replaced."""
        others = tuple(net for net in question.nets if net.label != label)
        nets = (*others, Net(label, tuple(answers)))
        return self.make("Add net", edits.with_nets(self.setup, question.id, nets))

    def remove_net(self, question: Question, label: str) -> bool:
        """Have no net with this label."""
        nets = tuple(net for net in question.nets if net.label != label)
        return self.make("Remove net", edits.with_nets(self.setup, question.id, nets))

    def move_answers(self, question: Question, answers: Sequence[str], step: int) -> bool:
        """Move these answers, or items of a grid, up (-1) or down (1) by one place."""
        order = [
            *moved([answer.id for answer in question.answers], answers, step),
            *moved([item.id for item in question.items], answers, step),
        ]
        return self.make("Move answer", edits.with_answer_order(self.setup, question.id, order))

    def move_questions(self, questions: Sequence[str], step: int) -> bool:
        """Move these questions up (-1) or down (1) by one place."""
        ids = [] if self.wave is None else [question.id for question in self.wave.questions]
        order = moved(ids, questions, step)
        return self.make("Move question", edits.with_question_order(self.setup, order))

    def put_questions(self, questions: Sequence[str], before: str | None) -> bool:
        """Put these questions before another, or at the end."""
        ids = [] if self.wave is None else [question.id for question in self.wave.questions]
        there = [name for name in ids if name in questions]
        others = [name for name in ids if name not in questions]
        place = others.index(before) if before in others else len(others)
        order = [*others[:place], *there, *others[place:]]
        return self.make("Move question", edits.with_question_order(self.setup, order))

    def _free(self, name: str) -> str:
        """The name, with a number where it is taken."""
        assert self.wave is not None
        taken = {question.id for question in self.wave.questions} | set(self.wave.variables)
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{name}_{number}"
        return free


def corrected(session: Session, setup: Setup) -> Session:
    """The session with its wave corrected so, and with only what that changes in its set-up."""
    assert session.found is not None
    uncorrected = set_up(session.found, replace(setup, changed=(), order=()))
    setup = edits.essential(setup, session.found, uncorrected)
    briefing = replace(session.briefing, setup=setup)
    return replace(session, wave=set_up(session.found, setup), briefing=briefing)


def _has(wave: Wave, question: str) -> bool:
    return any(known.id == question for known in wave.questions)


def _question_of(wave: Wave, name: str) -> str:
    """The id of the question called so, else of the first that has this variable."""
    if _has(wave, name):
        return name
    return next((question.id for question in wave.questions if name in question.variables), name)


def moved(ids: Sequence[str], which: Sequence[str], step: int) -> list[str]:
    """The ids with these moved by one place towards the start (-1) or the end (1); they keep
    together where one of them is there already."""
    order = list(ids) if step < 0 else list(reversed(ids))
    for place, name in enumerate(order):
        if place and name in which and order[place - 1] not in which:
            order[place - 1], order[place] = order[place], order[place - 1]
    return order if step < 0 else list(reversed(order))
