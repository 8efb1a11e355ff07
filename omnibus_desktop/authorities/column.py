"""The column of a wave that names or codes the authority of each respondent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.authorities.frame import Authority, Frame
from omnibus_desktop.authorities.names import Names, names_of
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import CodedText, of_texts, some_texts
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.variable import Content, Data, Variable
from omnibus_desktop.wave.wave import Wave

_CALLED_SO = re.compile(
    r"(^|_|\b)(la|lad|lea|utla|ctyua|ons|gss|dfe|ecode)(_?(code|name|no|num|id|cd|nm|\d\d))*($|_|\b)|"
    r"authorit|council|borough",
    re.IGNORECASE,
)
_NOT_THE_NAME = re.compile(r"type|region", re.IGNORECASE)
_ENOUGH = 0.6  # share of the distinct values that must be authorities
_FEWEST = 3  # distinct authorities
_MANY_LABELS = 20  # a list of authorities rather than of answers
_WIDEST = 80  # bytes of a text that may be an authority's name
_NAMED = 8  # values in a remark
_MOST = 500  # distinct texts; there are some 165 authorities, each in a few spellings
_FIRST_TEXTS = 2000  # that are looked at, which would name each authority several times
_FIRST_LOOK = 40  # texts by which a column is ruled out


@dataclass(frozen=True)
class Column:
    """`variable` and its distinct texts with the authority of each, None where none is meant;
    `place` (N) is the number of the respondent's text, len(texts) where there is none."""

    variable: str
    texts: tuple[str, ...]
    authorities: tuple[Authority | None, ...]
    place: NDArray[np.integer]
    names: Names
    settled: frozenset[str] = frozenset()  # texts of which a person said what they are

    def unmatched(self) -> tuple[str, ...]:
        """The texts that mean no authority, but those of which a person said so."""
        pairs = zip(self.texts, self.authorities, strict=True)
        missed = (text for text, found in pairs if found is None and text not in self.settled)
        return tuple(dict.fromkeys(missed))

    def respondents(self) -> dict[str, int]:
        """How many respondents have each of the texts."""
        found: dict[str, int] = {}
        for text, count in zip(self.texts, self._counted(), strict=True):
            found[text] = found.get(text, 0) + count
        return found

    def counts(self) -> dict[str, int]:
        """How many respondents each authority has, by its code."""
        counts: dict[str, int] = {}
        for authority, count in zip(self.authorities, self._counted(), strict=True):
            if authority is not None:
                counts[authority.ons_code] = counts.get(authority.ons_code, 0) + count
        return counts

    def _counted(self) -> list[int]:
        found: list[int] = np.bincount(self.place, minlength=len(self.texts) + 1).tolist()
        return found[: len(self.texts)]

    def is_one_each(self) -> bool:
        """Whether no authority has two respondents."""
        return max(self.counts().values(), default=0) <= 1

    def remarks(self) -> tuple[Remark, ...]:
        """What was not matched, with names that look like it, and who stands there twice."""
        remarks = []
        unmatched = self.unmatched()
        if unmatched:
            named = "; ".join(self._with_likes(text) for text in unmatched[:_NAMED])
            more = f" and {len(unmatched) - _NAMED} more" if len(unmatched) > _NAMED else ""
            day = f"{self.names.frame.day.day} {self.names.frame.day:%B %Y}"
            message = f"No authority of {day} is called so: {named}{more}."
            remarks.append(Remark(self.variable, message))
        twice = [code for code, count in self.counts().items() if count > 1]
        if twice and len(twice) <= _NAMED:
            known = {a.ons_code: a.name for a in self.authorities if a is not None}
            names = ", ".join(known[code] for code in twice)
            remarks.append(Remark(self.variable, f"More than one respondent each: {names}."))
        return tuple(remarks)

    def _with_likes(self, text: str) -> str:
        likes = self.names.like(text)
        return f"{text} ({' or '.join(likes)}?)" if likes else text


def authority_column(wave: Wave, frame: Frame) -> Column | None:
    """The column that means an authority for each respondent, None where there is none: the one
    with most distinct authorities."""
    best: Column | None = None
    for name in _candidates(wave):
        names = names_of(frame)
        if not _may_name(wave.variables[name], wave.data[name], names):
            continue
        texts, place = _texts(wave.variables[name], wave.data[name])
        if len(texts) > _MOST or not _worth_a_look(texts, names):
            continue
        found = tuple(names.find(text) for text in texts)
        matched = len({a.ons_code for a in found if a is not None})
        if matched < max(_FEWEST, _ENOUGH * len(texts)):
            continue
        if best is None or matched > sum(a is not None for a in best.authorities):
            best = Column(name, texts, found, place, names)
    return best


def column_of(wave: Wave, frame: Frame, setup: Setup) -> Column | None:
    """The column that a person has chosen, with the authorities that the person said its values
    are, else `authority_column` with the latter. None where there is none, or where the chosen
    one has more different values than any list of authorities."""
    name = _variable(wave, setup.authority)
    if name is None:
        column = authority_column(wave, frame)
    else:
        texts, place = _texts(wave.variables[name], wave.data[name])
        names = names_of(frame)
        few = len(texts) <= _MOST
        column = Column(name, texts, tuple(map(names.find, texts)), place, names) if few else None
    if column is None or not setup.authorities:
        return column
    meant = {text: column.names.find(code) for text, code in setup.authorities}
    settled = frozenset(text for text, code in setup.authorities if not code or meant[text])
    authorities = tuple(
        meant[text] if text in settled else found
        for text, found in zip(column.texts, column.authorities, strict=True)
    )
    return replace(column, authorities=authorities, settled=settled)


def _variable(wave: Wave, name: str | None) -> str | None:
    """The variable of this name, or that of the question with this id; None where there is none."""
    if name is None or name in wave.variables:
        return name
    return next((q.variables[0] for q in wave.questions if q.id == name), None)


def _may_name(variable: Variable, data: Data, names: Names) -> bool:
    """Whether the first texts of a column leave it possible, so that not all need be decoded."""
    if variable.content is not Content.TEXT:
        return True
    texts = some_texts(data, _FIRST_TEXTS)
    labels = {code_text(code): label for code, label in variable.labels}
    return len(texts) <= _MOST and _worth_a_look(_labelled(texts, labels), names)


def _worth_a_look(texts: Sequence[str], names: Names) -> bool:
    some = texts[:: max(1, len(texts) // _FIRST_LOOK)]
    found = sum(names.find(text) is not None for text in some)
    return found >= min(_FEWEST, _ENOUGH * len(some)) > 0


def _candidates(wave: Wave) -> Iterator[str]:
    """Variables that may name authorities, so that no other text is read for it."""
    for name, variable in wave.variables.items():
        called = f"{name} {variable.label}"
        if _NOT_THE_NAME.search(name):
            continue
        so = _CALLED_SO.search(called) is not None
        if variable.content is Content.TEXT:
            coded = isinstance(wave.data[name], CodedText)
            if (so or coded) and _width(variable) <= _WIDEST:
                yield name
        elif variable.content is Content.NUMBER:
            if len(variable.labels) > _MANY_LABELS or (so and not variable.labels):
                yield name


def _width(variable: Variable) -> int:
    found = re.fullmatch(r"A(\d+)", variable.format, re.IGNORECASE)
    return int(found[1]) if found else 0


def _texts(variable: Variable, data: Data) -> tuple[tuple[str, ...], NDArray[np.integer]]:
    """The distinct texts, or labels, or codes, and the place of each respondent's."""
    labels = {code_text(code): label for code, label in variable.labels}
    if variable.content is Content.TEXT:
        column = data if isinstance(data, CodedText) else of_texts(data.texts())
        return _labelled(column.distinct, labels), column.place
    codes = [code_text(value) for value in data.values().tolist()]
    return _labelled(codes, labels), data.places()


def _labelled(codes: Sequence[str], labels: dict[str, str]) -> tuple[str, ...]:
    return tuple(labels.get(code, code) for code in codes)
