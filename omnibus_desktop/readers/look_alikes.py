"""Answers that look the same and are not: told, never put together."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from omnibus_desktop.wave.plain_text import MARKS, plain
from omnibus_desktop.wave.question import Answer, Item, Question
from omnibus_desktop.wave.remark import Remark

_LONGEST = 80  # characters of a label that are told
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
