"""Answers that look the same, or have one label: told, never put together."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from omnibus_desktop.wave.plain_text import MARKS, plain
from omnibus_desktop.wave.question import Answer, Item, Question
from omnibus_desktop.wave.remark import Remark

_LONGEST = 80  # characters of a label that are told
_NAMED_AT_ONCE = 5  # questions, or codes with one label, that are named
_NAMED_TOGETHER = 20  # questions that one remark names
# Letters of other scripts that most fonts draw like one of ours.
_TWINS = str.maketrans(
    "аеорсухіјѕԁԛԝһӏАВЕКМНОРСТУХІЈЅԌԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι",
    "aeopcyxijsdqwhlABEKMHOPCTYXIJSGQWABEZHIKMNOPTYXovi",
)
_UNSEEN = {ord(character): "" for character in (*MARKS, "\u00ad", "\ufe0e", "\ufe0f")}


def of_look_alikes(questions: Iterable[Question]) -> list[Remark]:
    """A remark for each question two answers or items of which differ only in what is not seen:
    characters without width or with direction, kinds of blanks, letters of other scripts."""
    return [
        Remark(question.id, message)
        for question in questions
        for found in (question.answers, question.items)
        for message in _told(found)
    ]


def of_same_labels(questions: Iterable[Question]) -> list[Remark]:
    """A remark for each of the first questions that call several answers the same, and one for
    the rest: in a table nothing tells such rows apart."""
    found = [(question.id, twins) for question in questions if (twins := _twins(question.answers))]
    remarks = [Remark(name, twins) for name, twins in found[:_NAMED_AT_ONCE]]
    if more := found[_NAMED_AT_ONCE:]:
        names = ", ".join(name for name, _ in more[:_NAMED_TOGETHER])
        message = f"{len(more)} more questions have several answers with one label: {names}"
        remarks.append(Remark("answers with one label", message))
    return remarks


def _twins(answers: tuple[Answer, ...]) -> str:
    """What there is to tell of the first label that several of these answers have, else ""."""
    if len({answer.label for answer in answers}) == len(answers):
        return ""
    codes: dict[str, list[str]] = {}
    for answer in answers:
        codes.setdefault(answer.label, []).append(answer.id)
    label, same = next(each for each in codes.items() if len(each[1]) > 1)
    more = ", ..." if len(same) > _NAMED_AT_ONCE else ""
    named = plain(", ".join(same[:_NAMED_AT_ONCE]))
    return (
        f"These codes have the same label, “{plain(label)[:_LONGEST]}”: {named}{more}."
        " They are counted apart."
    )


def _told(found: Iterable[Answer | Item]) -> Iterator[str]:
    suspect = [each for each in found if _may_mislead(each.label)]
    if not suspect:
        return
    seen: dict[str, Answer | Item] = {}
    for each in found:
        twin = seen.setdefault(_look(each.label), each)
        if twin.label != each.label:
            names = f"{plain(twin.id)} and {plain(each.id)}"
            labels = f"{plain(twin.label)[:_LONGEST]} and {plain(each.label)[:_LONGEST]}"
            yield f"{names} look the same and are not: {labels}"


def _may_mislead(label: str) -> bool:
    """Whether the label has anything but letters as they are usually written."""
    return not (label.isascii() and label.isprintable()) or " ".join(label.split()) != label


def _look(label: str) -> str:
    """The label as it is seen: what cannot be seen left out, twins as one letter."""
    plainest = unicodedata.normalize("NFKC", label.translate(_UNSEEN))
    return " ".join(plainest.translate(_TWINS).split())
