"""The answers to a variable: its labels, the codes that have none, and what each answer is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from omnibus_desktop.readers.infer_labels import tidy
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.question import Answer, Role
from omnibus_desktop.wave.variable import Missing

_NOTHING_SAID = re.compile(
    r"(i )?(don'?t|do not|dont|doesn'?t|can'?t|cannot|could ?n'?t|could not) "
    r"(know|say|tell|remember|recall|determine|choose)|dk\b|"
    r"(i'?m )?not sure|unsure|not certain|unknown|"
    r"refus|prefer not|rather not|no answer|not answered|not stated|no response|declined|"
    r".*\((n/?a|dk|don'?t know)\)$|missing\b|not applicable|n/?a\b|inap\b|not asked|"
    r"skipped|not ascertained|undecided$"
)
_NONE = re.compile(
    r"(no|none)( ?(one|thing))? of (these|the above|them|those)|none$|nothing$|"
    r"none apply|no others?$|not any$"
)
_OTHER = re.compile(
    r"(some(thing|one|where) |any |all )?others?"
    r"($|[ ]?\d+$|[ ]?[(:,/\-–]|[ ](please|specify|answers?|reasons?|ways?)\b)"
)
_CHOSEN = re.compile(r"(select|mention|tick|check|chos|pick|quot|circl)(ed|en)?$|x$", re.IGNORECASE)
_NOT_CHOSEN = re.compile(
    r"(not|un|no,? not) ?-?(select|mention|tick|check|chos|pick|quot|circl)", re.IGNORECASE
)
_YES = re.compile(r"(yes|true|y|1)$", re.IGNORECASE)
_NO = re.compile(r"(no|false|n|0)$", re.IGNORECASE)
_DECORATION = re.compile(r"^[^\w]+")


@dataclass(frozen=True)
class Listed:
    """`answers` in their order; `unlabelled` are the ids of those that have no label."""

    answers: tuple[Answer, ...]
    unlabelled: tuple[str, ...] = ()

    def substantive(self) -> tuple[Answer, ...]:
        """The answers that say something: neither user-missing nor don't know and its like. A
        code without a label says nothing where others have one."""
        return tuple(
            answer
            for answer in self.answers
            if not answer.missing
            and answer.role is not Role.DONT_KNOW
            and answer.id not in self.unlabelled
        )


@lru_cache(maxsize=8192)
def role_of(label: str) -> Role:
    """What an answer is, by its label."""
    text = _DECORATION.sub("", label.lower().replace("’", "'"))
    if _NOTHING_SAID.match(text):
        return Role.DONT_KNOW
    if _NONE.match(text):
        return Role.NONE
    return Role.OTHER if _OTHER.match(text) else Role.SUBSTANTIVE


def means_ticked(label: str) -> bool:
    """Whether the label says only that an answer was chosen, not which ("Yes", "Selected")."""
    return _CHOSEN.match(label) is not None or _YES.match(label) is not None or not label


def means_chosen(label: str) -> bool:
    """Whether the label says that an answer was chosen ("Selected", "Mentioned")."""
    return _CHOSEN.match(label) is not None


def means_not_ticked(label: str) -> bool:
    """Whether the label says that an answer was not chosen ("No", "Not selected")."""
    return _NO.match(label) is not None or _NOT_CHOSEN.match(label) is not None or not label


@lru_cache(maxsize=4096)
def listed(
    labels: tuple[tuple[float | str, str], ...],
    missing: Missing,
    codes: tuple[float | str, ...],
) -> Listed:
    """The answers of a variable with these value labels in whose data these codes occur. A label
    that nobody chose stays an answer; a code without label is one with the code for label."""
    known = {code_text(code): (code, tidy(label)) for code, label in labels}
    unlabelled = {code_text(code): code for code in codes if code_text(code) not in known}
    every = {**known, **{name: (code, "") for name, code in unlabelled.items()}}
    if _ascend([code for code, _ in labels]):
        every = dict(sorted(every.items(), key=lambda entry: _rank(entry[1][0])))
    answers = tuple(
        Answer(name, label or name, missing.holds(code), role_of(label))
        for name, (code, label) in every.items()
    )
    return Listed(answers, tuple(unlabelled))


def _ascend(codes: Sequence[float | str]) -> bool:
    ranks = [_rank(code) for code in codes]
    return ranks == sorted(ranks)


def _rank(code: float | str) -> tuple[bool, float, str]:
    return (True, 0.0, code) if isinstance(code, str) else (False, code, "")
