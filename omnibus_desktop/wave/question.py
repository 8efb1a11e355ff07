"""A question of a survey and the answers to it, as a person thinks of them."""

from __future__ import annotations

from enum import StrEnum

from omnibus_desktop.values import dataclass

TOOK_PART = "(who took part)"  # id of the question that no file has: is it among the respondents?


class Kind(StrEnum):
    SINGLE = "single"
    MULTI = "multi"
    SCALE = "scale"
    GRID = "grid"
    NUMERIC = "numeric"
    OPEN = "open"
    ADMIN = "admin"


class Role(StrEnum):
    """What an answer is, beyond being one: decides where it stands and what nets leave out."""

    SUBSTANTIVE = "substantive"
    DONT_KNOW = "don't know"  # and every other answer that gives none, such as "Refused"
    NONE = "none"  # "None of these": exclusive
    OTHER = "other"


class Confidence(StrEnum):
    """How sure it is that a question has the kind that it is shown with."""

    STATED = "stated by the file"
    LIKELY = "likely"
    GUESS = "guess"
    CHOSEN = "as you set it"


@dataclass(frozen=True)
class Answer:
    """One answer. `id` is the code as text ("1", "2.5", "NE"); in a multiple-response set of
    dichotomies it is the name of the variable. `population` is how many of the known population
    belong to it, where that is known. `value` is the number that a mean counts it as: only the
    points of a scale have one, and the codes of a numeric question."""

    id: str
    label: str
    missing: bool = False  # user-missing in the file: out of rows and base unless asked for
    role: Role = Role.SUBSTANTIVE
    population: int | None = None
    value: float | None = None


@dataclass(frozen=True)
class Net:
    """A named union of answers, counted per respondent."""

    label: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One line of a grid. `id` is the name of its variable."""

    id: str
    label: str


@dataclass(frozen=True)
class Question:
    """`variables` are the names of the file's variables behind it, in the order of `items` for a
    grid and of `answers` for a set of dichotomies. `counted` is the value that means "ticked"
    in such a set and None elsewhere (a set of mentions has one variable a mention). The `answers`
    of a numeric question are the codes that stand for no number, such as 999 for don't know.
    `answers_read`, of themes of open answers alone: how many of these were read, and of how many;
    those that were not are not in the base."""

    id: str
    text: str
    kind: Kind
    variables: tuple[str, ...]
    answers: tuple[Answer, ...] = ()
    section: str = ""
    items: tuple[Item, ...] = ()
    nets: tuple[Net, ...] = ()
    counted: float | str | None = None
    routed_from: str | None = None  # id of the question whose answers decide who is asked
    routed_by: tuple[str, ...] = ()  # ids of those answers
    reason: str = ""  # why the question has this kind, in words
    ordered: bool = False  # the answers stand in an order that has meaning
    confidence: Confidence = Confidence.LIKELY  # in the kind
    answers_read: tuple[int, int] | None = None
