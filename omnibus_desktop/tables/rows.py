"""The rows of a table: which answers and nets, and who is in the base."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables import bands
from omnibus_desktop.tables.filters import union
from omnibus_desktop.tables.kept import Kept
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.picks import Part, of_base, of_mentions, of_places, of_ticks
from omnibus_desktop.tables.table import Row
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import Membership
from omnibus_desktop.wave.question import Answer, Kind, Net, Question, Role
from omnibus_desktop.wave.wave import Wave

_KEPT = 256  # questions remembered for each wave

PERCENT_OF = ("respondents", "responses")
BASES = ("answered", "asked", "all", "any")

_LAST = (Role.DONT_KNOW, Role.NONE, Role.OTHER)


@dataclass(frozen=True, eq=False)
class Rows:
    """R rows over a question's K answers.

    `member` says who gave which answer. `shown` are the numbers of the answers that are rows,
    `nets` those of the members of each net, which stand below. `out` are the answers that are no
    rows and `named` those of them that were left out by name; with the rule `base` they decide
    who is in the base. `of_responses` says that answers are counted, and not who gave them.
    `values` (K) is the number that an answer carries, NaN where it carries none. `amounts` is
    the name of the variable whose numbers are described one by one (a numeric question) and
    `amount_out` are the codes that are no amounts.
    """

    question: Question
    rows: tuple[Row, ...]
    member: Membership
    shown: tuple[int, ...]
    nets: tuple[tuple[int, ...], ...]
    out: frozenset[int]
    named: frozenset[int]
    base: str
    of_responses: bool
    values: NDArray[np.float64]
    amounts: str | None = None
    amount_out: tuple[float, ...] = ()

    @cached_property
    def in_base(self) -> NDArray[np.bool_]:
        """Who is in the base (N). Who gave only answers that were left out is not; under the
        bases "asked" and "all" only answers left out by name count so, for there the base is
        people."""
        member = self.member
        if self.base in {"asked", "all"}:
            people = member.asked if self.base == "asked" else np.ones_like(member.asked)
            return people & ~_only(member, self.named) if self.named else people
        if self.base == "any" and member.ticks is not None:
            return _any_but(member, self.out)
        return member.answered & ~_only(member, self.out) if self.out else member.answered

    @cached_property
    def all_asked(self) -> bool:
        """Whether everybody was asked."""
        return bool(self.member.asked.all())

    @property
    def counted_in(self) -> NDArray[np.bool_] | None:
        """Who is counted at all (N), None: everybody. Others have no answers that are shown, but
        where only those asked are wanted and some answered all the same."""
        return self.member.asked if self.base == "asked" and not self.all_asked else None

    @cached_property
    def base_is_all(self) -> bool:
        """Whether all who are counted are in the base."""
        return self.base in {"asked", "all"} and not self.named and not self.of_responses

    @cached_property
    def base_is_asked(self) -> bool:
        """Whether those who were asked are in the base, by the very same array."""
        return (
            self.member.ticks is not None
            and self.base == "answered"
            and (not self.of_responses and self.in_base is self.member.asked)
        )

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """From which its answers, nets and base are picked."""
        member = self.member
        if member.ticks is not None:
            if self.of_responses:
                return of_mentions(member, self.shown, self.nets)
            known = self.base_is_all or self.base_is_asked
            return of_ticks(member, self.nets, None if known else self.in_base)
        places = range(len(member.answers) + 1)
        if self.base in {"asked", "all"}:
            return of_places(member, self.nets, [n for n in places if n not in self.named])
        if member.given is None:
            return of_places(member, self.nets, [n for n in places[:-1] if n not in self.out])
        return (*of_places(member, self.nets, []), of_base(self.in_base, member, self.nets))

    @cached_property
    def has_values(self) -> bool:
        """Whether there are means: answers carry numbers, or are numbers."""
        return self.amounts is not None or bool(np.isfinite(self.values).any())

    @cached_property
    def layout(self) -> Layout:
        """What must be the same for means to be worked out together."""
        return self.amounts, tuple(None if v != v else v for v in self.values.tolist())


Layout = tuple[str | None, tuple[float | None, ...]]

_known: Kept[Rows] = Kept(_KEPT)


def rows_of(wave: Wave, question: Question, item: str | None, options: Options) -> Rows:
    """The rows of this question, or of one item of a grid, under the chosen base and nets.
    Remembered for as long as the wave lives.

    Raises OmnibusError where there is nothing to count or an answer is named that is not there.
    """
    of_responses = options.percent_of == "responses" and question.kind is Kind.MULTI
    # an entry holds its question, so that no other can have its identity meanwhile
    key = (
        id(question),
        item,
        options.base,
        options.without,
        options.with_missing,
        options.nets,
        options.percent_of,
        options.disclosure == "publication",
    )
    return _known.of(wave, key, lambda: _rows(wave, question, item, options, of_responses))


def _rows(
    wave: Wave, question: Question, item: str | None, options: Options, of_responses: bool
) -> Rows:
    _check(options, of_responses)
    asked = question
    amounts: str | None = None
    amount_out: tuple[float, ...] = ()
    if question.kind is Kind.NUMERIC:
        banded = bands.banded(wave, question)
        question, member = banded.question, banded.member
        amounts, amount_out = question.variables[0], banded.apart
    else:
        member = wave.membership(question, item)
    answers = member.answers
    if not answers:
        raise OmnibusError(
            f"{question.id} has no answers to count", "choose a question with answers"
        )
    out = _left_out(question, answers, options)
    shown = tuple(number for number in range(len(answers)) if number not in out)
    nets = _nets(question, answers, shown, options)
    return Rows(
        asked,
        tuple(_answer_row(answers[number]) for number in shown)
        + tuple(
            Row(f"net:{net.label}", net.label, True, tuple(answers[n].id for n in numbers))
            for net, numbers in nets
        ),
        member,
        shown,
        tuple(numbers for _, numbers in nets),
        out,
        _named(answers, options),
        options.base,
        of_responses,
        _values(question, answers, shown),
        amounts,
        amount_out,
    )


def _check(options: Options, of_responses: bool) -> None:
    """Raises OmnibusError for choices that there are not, or that do not go together."""
    if options.base not in BASES:
        raise OmnibusError(
            f"there is no base {options.base!r}", "choose one of " + ", ".join(BASES)
        )
    if options.percent_of not in PERCENT_OF:
        raise OmnibusError(
            f"there are no percentages of {options.percent_of!r}",
            "choose one of " + ", ".join(PERCENT_OF),
        )
    if of_responses and options.disclosure == "publication":
        raise OmnibusError(
            "what few respondents answered cannot be hidden in percentages of responses",
            "publish percentages of respondents",
        )


def _answer_row(answer: Answer) -> Row:
    return Row(answer.id, answer.label, last=answer.role in _LAST)


def _named(answers: tuple[Answer, ...], options: Options) -> frozenset[int]:
    """The numbers of the answers that were named to be left out."""
    return frozenset(n for n, answer in enumerate(answers) if answer.id in options.without)


def _left_out(question: Question, answers: tuple[Answer, ...], options: Options) -> frozenset[int]:
    """The numbers of the answers that are no rows: those named, and the file's user-missing."""
    unknown = set(options.without) - {answer.id for answer in answers}
    if unknown:
        raise OmnibusError(
            f"{question.id} has no answer {min(unknown)!r} to leave out",
            "list the answers with: omnibus-desktop questions",
        )
    if options.with_missing:
        return _named(answers, options)
    missing = frozenset(n for n, answer in enumerate(answers) if answer.missing)
    return _named(answers, options) | missing


def _nets(
    question: Question, answers: tuple[Answer, ...], shown: tuple[int, ...], options: Options
) -> list[tuple[Net, tuple[int, ...]]]:
    """The question's own nets and those asked for, as numbers of the answers that are rows. A
    net asked for replaces the question's own of the same name."""
    number = {answers[n].id: n for n in shown}
    known = {answer.id for answer in answers}
    for net in options.nets:
        unknown = [code for code in net.answers if code not in known]
        if unknown:
            raise OmnibusError(
                f"{question.id} has no answer {unknown[0]!r} for the net {net.label!r}",
                "list the answers with: omnibus-desktop questions",
            )
    nets = {net.label: net for net in (*question.nets, *options.nets)}
    found = [
        (net, tuple(number[code] for code in net.answers if code in number))
        for net in nets.values()
    ]
    return [(net, numbers) for net, numbers in found if numbers]


def _values(
    question: Question, answers: tuple[Answer, ...], shown: tuple[int, ...]
) -> NDArray[np.float64]:
    """The numbers that the answers of a scale carry; all NaN for other questions, whose codes
    are names and not amounts."""
    values = np.full(len(answers), np.nan)
    if question.kind is Kind.SCALE or (question.kind is Kind.GRID and question.ordered):
        for number in shown:
            answer = answers[number]
            if answer.role is Role.SUBSTANTIVE and answer.value is not None and not answer.missing:
                values[number] = answer.value
    return values


def _only(member: Membership, out: frozenset[int]) -> NDArray[np.bool_]:
    """Who gave an answer, and none but these."""
    if member.place is not None:
        return union(member, tuple(out))
    return _any_but(member, frozenset()) & ~_any_but(member, out)


def _any_but(member: Membership, out: frozenset[int]) -> NDArray[np.bool_]:
    """Who ticked at least one answer other than these."""
    assert member.ticks is not None
    return union(member, tuple(n for n in range(len(member.answers)) if n not in out))
