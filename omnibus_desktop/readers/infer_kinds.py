"""What one variable is when it stands alone, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from omnibus_desktop.readers.infer_answers import Listed, listed, role_of
from omnibus_desktop.readers.infer_choices import Choice, bare_codes, choice, in_order, labelled
from omnibus_desktop.readers.infer_labels import without_number
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import CodedText, some_texts
from omnibus_desktop.wave.question import Answer, Confidence, Kind, Net, Question, Role
from omnibus_desktop.wave.variable import Content, Data, Measure, Variable

_ID_NAME = re.compile(
    r"id|([a-z]+[_.]?)?(resp(ondent)?|case|unique|user|person|record|interview|panel|serial|hh|"
    r"collector|response|form)[_.]?(id|no|num|nr|number|key|set)|.+_id|id_.+|serial|recno|uuid|"
    r"guid|ip[_ ]?address|.*e-?mail.*|recipient.*|external.*reference|(first|last)[_ ]?name|"
    r"latitude|longitude|location(latitude|longitude|accuracy)|(start|end|record(ed)?)[_ ]?date|"
    r"(start|end)[_ ]?time|duration.*",
    re.IGNORECASE,
)
_ID_LABEL = re.compile(
    r"\b(respondent|record|case|serial|interviewer|questionnaire|response|participant|sample|id)"
    r" ?'?s? ?(id\b|number|no\b|identif)|\bidentif(ier|ication)|^id( |$)|ip address|e-?mail addr",
    re.IGNORECASE,
)
_WEIGHT_NAME = re.compile(
    r"w|wt|wgt|(.+[_.])?(weight|wgt|wt)([_.]?\w)?|case_?(wgt|weight)", re.IGNORECASE
)
_WEIGHT_LABEL = re.compile(r"\bweight(s|ing)?\b", re.IGNORECASE)
_BODY = re.compile(r"\b(body|birth)\b.*weight|\b(lbs?|kg|stone)\b", re.IGNORECASE)
_DATE_TEXT = re.compile(
    r"(\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})([ T]\d{1,2}:\d\d(:\d\d(\.\d+)?)?)?|"
    r"\d{1,2}:\d\d(:\d\d)?|\d+ days \d\d:\d\d:\d\d(\.\d+)?"
)
_MOST_CODES = 12  # distinct whole numbers without labels that may still be codes
_MOST_TEXTS = 60  # distinct texts that may still be answers to choose from
_LONGEST_ANSWER = 120  # characters
_LOOKED_AT = 1000  # texts by which those that differ too much are ruled out
_NARROW_TEXT = 16  # bytes of a text that is looked at although it has no labels


@dataclass(frozen=True, eq=False)
class Single:
    """One variable, read as a question of its own. `unlabelled` are codes without a label;
    `said_ordered`: the file says that the answers have an order, and can be believed."""

    variable: Variable
    data: Data
    text: str
    kind: Kind
    reason: str
    answers: tuple[Answer, ...] = ()
    unlabelled: tuple[str, ...] = ()
    ordered: bool = False
    nets: tuple[Net, ...] = ()
    said_ordered: bool = False
    confidence: Confidence = Confidence.LIKELY

    @property
    def is_choice(self) -> bool:
        """Whether people chose one of a list of answers."""
        return self.kind in (Kind.SINGLE, Kind.SCALE)


def single(
    variable: Variable, data: Data, weight: str | None = None, *, believe_order: bool = True
) -> Single:
    """The variable as a question; `weight` is the name of the file's weight variable."""
    text = without_number(variable.label, variable.name) or variable.name
    reason, confidence = _administrative(variable, data, weight)
    said_ordered = believe_order and variable.measure is Measure.ORDINAL
    plain = Single(
        variable,
        data,
        text,
        Kind.ADMIN,
        reason,
        said_ordered=said_ordered,
        confidence=confidence,
    )
    if plain.reason:
        return plain
    if variable.content is Content.TEXT:
        return _of_text(plain)
    return _of_numbers(plain)


def order_is_meant(variables: Iterable[Variable]) -> bool:
    """Whether "ordinal" can be believed in this file: not where two answers are said to have an
    order, as by programs that write it for whatever they do not know."""
    return not any(
        variable.measure is Measure.ORDINAL
        and variable.labels
        and sum(role_of(label) is Role.SUBSTANTIVE for _, label in variable.labels) == 2
        for variable in variables
    )


def looks_like_weight(variable: Variable, data: Data) -> bool:
    """Whether the name or label says weight and the numbers could be one: fractions from 0 up."""
    if variable.content is not Content.NUMBER or variable.labels or _BODY.search(variable.label):
        return False
    if not _WEIGHT_NAME.fullmatch(variable.name) and not _WEIGHT_LABEL.search(variable.label):
        return False
    values = data.values()
    return len(values) > 1 and bool(values[0] >= 0) and bool((values % 1 != 0).any())


def _administrative(variable: Variable, data: Data, weight: str | None) -> tuple[str, Confidence]:
    """Why the variable is no question, "" where it is one, and how sure that is."""
    if variable.name == weight:
        return "the file's own weight", Confidence.STATED
    if variable.content in (Content.DATE, Content.TIME):
        return f"a {variable.content.value} by its format", Confidence.STATED
    if variable.labels:
        return "", Confidence.LIKELY
    if looks_like_weight(variable, data):
        return "a weight by its name or label", Confidence.LIKELY
    if _ID_NAME.fullmatch(variable.name) or _ID_LABEL.search(variable.label):
        reason = "an identifier or a fact about the interview by its name or label"
        return reason, Confidence.LIKELY
    return "", Confidence.LIKELY


def _of_text(plain: Single) -> Single:
    variable, data = plain.variable, plain.data
    if variable.labels:
        return _chosen(plain, _labelled(plain, distinct_texts(data)))
    if not isinstance(data, CodedText) and _width(variable) > _NARROW_TEXT:
        return replace(plain, kind=Kind.OPEN, reason="text without labels")
    if len(some := some_texts(data, _LOOKED_AT)) > _MOST_TEXTS:
        distinct = some  # too many already, whatever else occurs
    else:
        distinct = distinct_texts(data)
    if distinct and all(_DATE_TEXT.fullmatch(text) for text in distinct[:50]):
        return replace(plain, reason="dates or times by their look")
    if not _chosen_again(distinct, data):
        return replace(plain, kind=Kind.OPEN, reason="text without labels")
    answers = in_order(replace(listed((), variable.missing, distinct), unlabelled=()))
    return _choice(plain, answers, f"{len(distinct)} texts, given again and again")


def _of_numbers(plain: Single) -> Single:
    variable = plain.variable
    if not variable.labels and variable.measure is Measure.SCALE:
        return replace(
            plain,
            kind=Kind.NUMERIC,
            reason="a measured number without labels",
            confidence=Confidence.STATED,
        )
    codes = tuple(plain.data.values().tolist())
    if not variable.labels:
        return _without_labels(plain, codes)
    return _chosen(plain, _labelled(plain, codes))


def _without_labels(plain: Single, codes: tuple[float, ...]) -> Single:
    """Numbers without labels are codes where they are few whole numbers that come again."""
    variable = plain.variable
    if not codes:
        return replace(
            plain, kind=Kind.NUMERIC, reason="no values at all", confidence=Confidence.GUESS
        )
    likely = variable.measure in (Measure.NOMINAL, Measure.ORDINAL) or (
        2 * len(codes) <= int(np.count_nonzero(plain.data.places() < len(codes)))
    )
    if 2 < len(codes) == len(plain.data) == codes[-1] - codes[0] + 1:
        return replace(plain, reason="it counts the respondents")
    whole = all(code.is_integer() and -100 < code < 1000 for code in codes)
    if not whole or not likely or len(codes) > _MOST_CODES:
        return replace(plain, kind=Kind.NUMERIC, reason="numbers without labels")
    answers = listed((), variable.missing, codes)
    return _chosen(plain, bare_codes(answers, f"{len(codes)} whole numbers without labels"))


def _labelled(plain: Single, codes: tuple[float | str, ...]) -> Choice:
    variable = plain.variable
    return labelled(variable.labels, variable.missing, codes, said_ordered=plain.said_ordered)


def _choice(plain: Single, answers: Listed, reason: str) -> Single:
    made = choice(answers, reason, Confidence.GUESS, said_ordered=plain.said_ordered)
    return _chosen(plain, made)


def _chosen(plain: Single, made: Choice) -> Single:
    return Single(  # not by `replace`, which takes several times as long
        plain.variable,
        plain.data,
        plain.text,
        made.kind,
        made.reason,
        made.answers,
        made.unlabelled,
        made.ordered,
        made.nets,
        plain.said_ordered,
        made.confidence,
    )


def alone(one: Single) -> Question:
    """The variable as a question of its own."""
    return Question(
        one.variable.name,
        one.text,
        one.kind,
        (one.variable.name,),
        one.answers,
        nets=one.nets,
        reason=one.reason,
        ordered=one.ordered,
        confidence=one.confidence,
    )


def distinct_texts(data: Data) -> tuple[str, ...]:
    """The texts that occur, each once, none empty."""
    if isinstance(data, CodedText):
        return data.distinct
    return tuple(text for text in dict.fromkeys(data.texts()) if text)


def _chosen_again(distinct: tuple[str, ...], data: Data) -> bool:
    """Whether the texts are few and short and come again, as answers to choose from do."""
    if not 0 < len(distinct) <= _MOST_TEXTS or max(map(len, distinct)) > _LONGEST_ANSWER:
        return False
    given = sum(text != "" for text in data.texts())
    return 2 * len(distinct) <= given or (len(distinct) < given and len(distinct) <= 5)


def _width(variable: Variable) -> int:
    """Bytes of a text by its print format ("A40"), 0 where the file has none."""
    found = re.fullmatch(r"A(\d+)", variable.format, re.IGNORECASE)
    return int(found[1]) if found else 0
