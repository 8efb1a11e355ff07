"""A set-up in words: each correction as one sentence, and the set-up without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave import setup_edits as edits
from omnibus_desktop.wave.question import Kind, Role
from omnibus_desktop.wave.setup import (
    UNWEIGHTED,
    ChangedAnswer,
    ChangedQuestion,
    Gathered,
    Merged,
    Setup,
)
from omnibus_desktop.wave.wave import Wave

KIND_WORDS = {
    Kind.SINGLE: "one answer",
    Kind.SCALE: "scale",
    Kind.MULTI: "several answers",
    Kind.GRID: "grid",
    Kind.NUMERIC: "number",
    Kind.OPEN: "own words",
    Kind.ADMIN: "no question",
}
ROLE_WORDS = {
    Role.SUBSTANTIVE: "answer",
    Role.DONT_KNOW: "don't know",
    Role.NONE: "none of these",
    Role.OTHER: "other",
}
_FACTS = {
    "title": "The title is",
    "organisation": "The organisation is",
    "starts": "Fieldwork starts on",
    "ends": "Fieldwork ends on",
    "population": "The population is",
    "region": "The region is in",
    "authority_type": "The authority type is in",
    "authority": "The authority is in",
}


@dataclass(frozen=True)
class Correction:
    """One correction. `about` is the id of the question it is about, "" where it is about the
    wave; `taken_back` is the whole set-up without it."""

    about: str
    words: str
    taken_back: Setup


def corrections(found: Wave, setup: Setup) -> tuple[Correction, ...]:
    """All that a set-up corrects, in the order in which it is made. `found` is the wave as the
    file says it, whose labels the sentences use where they can."""
    made = [*_of_wave(setup), *_of_authorities(setup)]
    made += [_of_apart(setup, name) for name in setup.apart]
    made += [_of_gathered(setup, gathered) for gathered in setup.gathered]
    for changed in setup.changed:
        made += _of_question(setup, changed, _Labels(found, changed.id))
    made += [_of_merged(setup, merged, _Labels(found, merged.question)) for merged in setup.merged]
    if setup.order:
        moved = edits.with_question_order(setup, ())
        made.append(Correction("", "Questions stand in another order", moved))
    return tuple(made)


class _Labels:
    """The labels of a question's answers as they were found; ids where there is none such."""

    def __init__(self, found: Wave, question: str) -> None:
        known = next((each for each in found.questions if each.id == question), None)
        self._labels: dict[str, str] = {}
        if known is not None:
            self._labels = {answer.id: answer.label for answer in known.answers}
            self._labels |= {item.id: item.label for item in known.items}

    def of(self, answer: str) -> str:
        """The label in quotation marks."""
        return f"“{self._labels.get(answer, answer)}”"

    def all_of(self, answers: tuple[str, ...]) -> str:
        """The labels, one after the other."""
        return ", ".join(self.of(answer) for answer in answers)


def _of_wave(setup: Setup) -> Iterator[Correction]:
    for name, words in _FACTS.items():
        said = getattr(setup, name)
        if said is not None:
            taken_back = edits.with_fact(setup, name, None)
            yield Correction("", f"{words} {said or 'empty'}", taken_back)
    if setup.weight is not None:
        unweighted = setup.weight == UNWEIGHTED
        words = "Respondents are not weighted" if unweighted else f"The weight is {setup.weight}"
        yield Correction("", words, edits.with_fact(setup, "weight", None))


def _of_authorities(setup: Setup) -> Iterator[Correction]:
    for value, code in setup.authorities:
        meant = f"the authority {code}" if code else "no authority"
        taken_back = edits.with_authority(setup, value, None)
        yield Correction("", f"“{value}” is {meant}", taken_back)


def _of_apart(setup: Setup, name: str) -> Correction:
    kept = tuple(other for other in setup.apart if other != name)
    return Correction(name, "Taken apart, one question a variable", replace(setup, apart=kept))


def _of_gathered(setup: Setup, gathered: Gathered) -> Correction:
    kind = "a grid" if gathered.kind is Kind.GRID else "a set"
    words = f"Gathered into {kind} of {', '.join(gathered.variables)}: “{gathered.text}”"
    return Correction(gathered.id, words, edits.taken_apart(setup, gathered.id))


def _of_question(setup: Setup, changed: ChangedQuestion, labels: _Labels) -> Iterator[Correction]:
    name = changed.id
    if changed.text is not None:
        words = f"The text is “{changed.text}”"
        yield Correction(name, words, edits.with_text(setup, name, None))
    if changed.section is not None:
        words = f"The section is “{changed.section}”" if changed.section else "In no section"
        yield Correction(name, words, edits.with_section(setup, name, None))
    if changed.kind is not None:
        words = f"The kind is {KIND_WORDS[changed.kind]}"
        yield Correction(name, words, edits.with_kind(setup, name, None))
    for answer in changed.answers:
        yield from _of_answer(setup, name, answer, labels)
    if changed.order:
        taken_back = edits.with_answer_order(setup, name, ())
        yield Correction(name, "Answers stand in another order", taken_back)
    if changed.nets is not None:
        nets = "; ".join(f"“{net.label}” of {labels.all_of(net.answers)}" for net in changed.nets)
        taken_back = edits.with_nets(setup, name, None)
        yield Correction(name, f"The nets are {nets}" if nets else "No nets", taken_back)


def _of_answer(
    setup: Setup, question: str, answer: ChangedAnswer, labels: _Labels
) -> Iterator[Correction]:
    said: list[tuple[str, Callable[..., Setup]]] = []
    called = labels.of(answer.id)
    if answer.label is not None:
        said.append((f"{called} is called “{answer.label}”", edits.with_label))
    if answer.role is not None:
        said.append((f"{called} counts as “{ROLE_WORDS[answer.role]}”", edits.with_role))
    if answer.missing is not None:
        words = "is missing: left out of rows and base" if answer.missing else "is not missing"
        said.append((f"{called} {words}", edits.with_missing))
    for words, edit in said:
        yield Correction(question, words, edit(setup, question, answer.id, None))


def _of_merged(setup: Setup, merged: Merged, labels: _Labels) -> Correction:
    groups = "; ".join(f"“{label}” of {labels.all_of(ids)}" for label, ids in merged.groups)
    words = f"Made of {merged.question} by merging {groups}"
    return Correction(merged.id, words, edits.taken_apart(setup, merged.id))
