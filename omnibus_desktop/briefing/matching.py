"""Which question of a new wave is which of the wave before: by id, then wording, then answers.

An id alone is never believed: where the wording says something else, it is another question.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from omnibus_desktop.briefing.matching_answers import SameAnswers, same_answers, same_items
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.wording import Worded, alike, key, match
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind, Question, Role
from omnibus_desktop.wave.wave import Wave

_SHARED = 0.8  # of the answers' labels, for which two lists are the same
_SHARED_WORDS = 0.75  # of the longer words of two wordings whose answers are the same
_SOME_WORDS = 0.3  # of those of two wordings under one id
_LIST = 3  # answers from which on a list may be told from others by them
_SHORT = 3  # letters of a word that says little
_SIMPLE = (Kind.SINGLE, Kind.SCALE)


class How(StrEnum):
    """By what a question was found in the new wave."""

    ID = "id"
    WORDING = "wording"
    ANSWERS = "answers"
    NONE = ""


@dataclass(frozen=True, eq=False)
class Same:
    """A question as the new wave has it, None where it does not. `old` is None where the earlier
    wave is not at hand. `remarks` tell in sentences how they differ."""

    old: Question | None
    new: Question | None
    how: How
    answers: SameAnswers
    items: SameAnswers
    remarks: tuple[str, ...] = ()


_NOTHING = SameAnswers({}, frozenset())


class Matching:
    """Questions of one wave in another, each looked for once. Without a `before` only ids are
    known, and nobody can tell whether the same is asked."""

    def __init__(self, before: Wave | None, after: Wave) -> None:
        self.before = before
        self.after = after
        self._known: dict[str, Same] = {}
        self._taken: frozenset[str] | None = None

    def question(self, name: str) -> Same:
        """The question with this id, or name of a variable, of the earlier wave."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> Same:
        if self.before is None:
            return self._of_id(name)
        old = next((each for each in self.before.questions if each.id == name), None)
        if old is not None:
            return self._whole(old)
        group = next((each for each in self.before.questions if name in each.variables), None)
        return self._of_id(name) if group is None else self._part(self.question(group.id), name)

    def _of_id(self, name: str) -> Same:
        """What has the same id, where nothing else is known."""
        new = _named(self.after, name)
        how = How.NONE if new is None else How.ID
        return Same(None, new, how, _NOTHING, _NOTHING)

    def _part(self, group: Same, name: str) -> Same:
        """One variable of a set or of a grid by itself."""
        assert self.before is not None
        old = self.before.question(name)
        if old is group.old:
            return group
        parts = group.items if group.new and group.new.kind is Kind.GRID else group.answers
        same = parts.ids.get(name)
        new = None if same is None else _named(self.after, same)
        if new is None:
            return Same(old, None, How.NONE, _NOTHING, _NOTHING, group.remarks[:1])
        return _same(old, new, group.how)

    def _whole(self, old: Question) -> Same:
        there = [each for each in self.after.questions if _compares(old.kind, each.kind)]
        if not key(old.text):  # nothing but its id tells what it is
            there = [each for each in there if each.id == old.id]
        hit = match(_worded(old), [_worded(each) for each in there])
        if hit is not None and not (hit.reworded and _is_another(old, there[hit.place])):
            new = there[hit.place]
            return _same(old, new, How.ID if new.id == old.id else How.WORDING)
        found = self._by_answers(old, there)
        if found is not None:
            return _same(old, found, How.ANSWERS)
        return Same(old, None, How.NONE, _NOTHING, _NOTHING, tuple(self._why_none(old)))

    def _by_answers(self, old: Question, there: list[Question]) -> Question | None:
        """The one question with the same answers that no other question of the earlier wave is:
        where the answers are a list of their own by these alone, else where most of its words
        are the same, too."""
        assert self.before is not None
        fits = [each for each in there if _have_same_answers(old, each)]
        free = [each for each in fits if each.id not in self._taken_ids()]
        before = [each for each in self.before.questions if _compares(old.kind, each.kind)]
        alone = len(fits) == 1 == sum(_have_same_answers(old, each) for each in before)
        if alone and free and not old.ordered and len(_labels(old)) >= _LIST:
            return free[0]
        worded = [each for each in free if _shared_words(old, each) >= _SHARED_WORDS]
        return worded[0] if len(worded) == 1 else None

    def _taken_ids(self) -> frozenset[str]:
        """The questions of the new wave that are others of the earlier one, by their wording."""
        if self._taken is None:
            assert self.before is not None
            texts = {key(each.text) for each in self.before.questions}
            of_id = {each.id: each for each in self.before.questions}
            self._taken = frozenset(
                new.id
                for new in self.after.questions
                if key(new.text) in texts
                or ((old := of_id.get(new.id)) is not None and alike(old.text, new.text))
            )
        return self._taken

    def _why_none(self, old: Question) -> Iterator[str]:
        same = next((each for each in self.after.questions if each.id == old.id), None)
        if same is None:
            yield f"{self.after.source} does not ask {_called(old)}."
        elif alike(old.text, same.text) and not _is_another(old, same):
            yield (
                f"{_called(old)} was asked in another way: then it was {_KINDS[old.kind]},"
                f" now {_KINDS[same.kind]}."
            )
        else:
            yield f"{self.after.source} asks something else as {old.id}: “{same.text}”."


_KINDS = {
    Kind.SINGLE: "one answer of several",
    Kind.MULTI: "any number of answers",
    Kind.SCALE: "a scale",
    Kind.GRID: "a grid",
    Kind.NUMERIC: "a number",
    Kind.OPEN: "an answer in words",
    Kind.ADMIN: "no question to respondents",
}


def _same(old: Question, new: Question, how: How) -> Same:
    answers = same_answers(old, new)
    items = same_items(old, new)
    remarks = (*_of_question(old, new, how), *answers.remarks, *items.remarks)
    return Same(old, new, how, answers, items, remarks)


def _of_question(old: Question, new: Question, how: How) -> Iterator[str]:
    if new.id != old.id:
        found = "; it was found by its wording" if how is How.WORDING else ""
        yield f"{old.id} is called {new.id} in this wave{found}."
    if how is How.ANSWERS:
        yield (
            f"It was found by its answers: see whether “{new.text}” asks the same as"
            f" “{old.text}” did."
        )
    elif key(old.text) != key(new.text):
        yield f"It is worded “{new.text}”; it was “{old.text}”."


def _worded(question: Question) -> Worded:
    return Worded(question.id, question.text)


def _called(question: Question) -> str:
    """As a person knows it: by its words, where it has any."""
    return f"“{question.text}”" if question.text else question.id


def _named(wave: Wave, name: str) -> Question | None:
    try:
        return wave.question(name)
    except OmnibusError:
        return None


def _compares(one: Kind, other: Kind) -> bool:
    """Whether questions of these kinds may be the same: a list may have become a scale."""
    return one is other or (one in _SIMPLE and other in _SIMPLE)


def _labels(question: Question) -> frozenset[str]:
    """The labels by which a list is known; of a grid those of its items."""
    if question.items:
        return frozenset(key(item.label) for item in question.items)
    said = (each for each in question.answers if each.role is Role.SUBSTANTIVE)
    return frozenset(key(each.label) for each in said if not each.missing)


def _have_same_answers(one: Question, other: Question) -> bool:
    first, second = _labels(one), _labels(other)
    return len(first & second) >= _SHARED * max(1, len(first | second))


def _is_another(old: Question, new: Question) -> bool:
    """Whether two questions are worded alike by their letters alone."""
    return key(old.text) != key(new.text) and _shared_words(old, new) < _SOME_WORDS


def _shared_words(one: Question, other: Question) -> float:
    """The share of the longer words of two wordings that are in both. Numbers are not looked at,
    for years move on."""
    first, second = _long_words(one.text), _long_words(other.text)
    return len(first & second) / max(1, len(first | second))


def _long_words(text: str) -> frozenset[str]:
    return frozenset(w for w in key(text).split() if len(w) > _SHORT and not w.isdigit())
