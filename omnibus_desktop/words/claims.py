"""What those who gave an answer do, as the end of a sentence: "say yes", "are very confident"."""

from __future__ import annotations

import re

from omnibus_desktop.tables.table import Row, Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.figures import inside, label
from omnibus_desktop.words.rankings import first_choice

_MOST_WORDS = 16  # of a question turned into a statement
_MOST_WORDS_OF_THINGS = 28  # of such a question and its answer, where "it" would not be clear
_OF_PEOPLE = re.compile(
    "(dis)?satisfied|(un)?aware|(un)?familiar|(un)?happy|(un)?willing|(un)?prepared|confident|"
    "concerned|worried|interested|optimistic|pessimistic"
)
_OF_THINGS = re.compile(
    "(un)?likely|(in)?effective|(un)?important|(un)?clear|(in)?adequate|(in)?sufficient|good|poor|"
    "bad|easy|difficult|useful|helpful|excellent"
)
_VERBS = re.compile("(dis)?agree|support|oppose|(dis)?approve")
_YOU = r"(?:your (?:local )?(?:authority|council|organisation)|you)"
_YES_NO = re.compile(rf"(Does|Do|Has|Have|Is|Are) {_YOU} ([^:?]+)\??$")
_DO_YOUR = re.compile(r"Do (your [^:?]+s [^:?]+)\?$")
_HOW = re.compile(rf"How \w+ (?:is|are) {_YOU} ((?:that|with|about|in) [^:?]+)\??$")
_HOW_IT_IS = re.compile(r"How \w+(?: or \w+)? (is|are) ((?!you\b)[^:?]+)\?$")
_THEIRS = (
    (
        re.compile(r"\bthat your (?:authority|council|organisation) (?=will|would|can|could|may)"),
        "that they ",
    ),
    (re.compile(r"\byour authority's\b"), "their"),
    (re.compile(r"\byoursel(?:f|ves)\b"), "themselves"),
    (re.compile(r"\b(?:its|your)\b"), "their"),
    (re.compile(r"\bthat (?:it|you)\b"), "that they"),
)


def claim(table: Table, row: Row, *, about_item: bool = True, named: bool = False) -> str:
    """The predicate of a sentence whose subject is those who gave this answer. `named`: what it
    is about stands before the sentence, so that "it" is clear."""
    said = label(row)
    if (first := first_choice(table)) is not None and row == table.rows[first]:
        return "rank it first"
    if table.percent_of == "responses":
        return f"are “{said}”"  # an answer says nothing
    if table.answers_read is not None:
        return f"mention “{said}”"  # a name that was given to what they wrote
    if re.fullmatch(r"yes[.!]?", said, re.IGNORECASE):
        return (_statement(table.text) if about_item else "") or "say yes"
    word = said.rsplit(" ", 1)[-1].lower()
    if _VERBS.fullmatch(word):
        return inside(said)
    if _OF_PEOPLE.fullmatch(word):
        return f"are {inside(said)}{_of_what(table.text, said) if about_item else ''}"
    if _OF_THINGS.fullmatch(word) and not table.text.startswith("Which"):
        known = _with_its_subject(table.text, inside(said)) if about_item else ""
        return known or (f"say it is {inside(said)}" if named else f"say “{said}”")
    return f"say “{said}”"


def _statement(question: str) -> str:
    """A yes-or-no question as what those do who say yes: "Does your authority monitor X?" is
    "monitor X". Empty where the question is not of that form or too long."""
    of_theirs = _DO_YOUR.match(plain(question))
    if of_theirs is not None and len(question.split()) <= _MOST_WORDS:
        return _if_clear(f"say {_in_third_person(of_theirs[1])}")
    found = _YES_NO.match(plain(question))
    if found is None or len(question.split()) > _MOST_WORDS or re.search(r"\bany\b", question):
        return ""
    verb, rest = found.groups()
    start = {"Has": "have ", "Have": "have ", "Is": "are ", "Are": "are "}.get(verb, "")
    if start == "are " and rest.startswith(("a ", "an ")):
        start = "say they are "  # several are not one
    return _if_clear(start + _in_third_person(rest))


def _if_clear(statement: str) -> str:
    """The statement; empty where it still speaks to somebody."""
    return "" if re.search(r"\byou\b", statement) else statement


def _with_its_subject(question: str, said: str) -> str:
    """What is good or likely, of a question that asks how good or likely it is: "say their service
    is good", "say it is likely that they will"; empty where it asks otherwise or is too long."""
    found = _HOW_IT_IS.match(plain(question))
    if found is None or len(question.split()) + len(said.split()) > _MOST_WORDS_OF_THINGS:
        return ""
    verb, rest = found.groups()
    if rest.startswith("it "):
        return f"say it {verb} {said} {_in_third_person(rest.removeprefix('it '))}"
    return f"say {_in_third_person(rest)} {verb} {said}"


def _of_what(question: str, said: str) -> str:
    """What they are confident about, where the question says so in a few words."""
    found = _HOW.match(plain(question))
    if found is None or len(found[1].split()) + len(said.split()) > _MOST_WORDS:
        return ""
    return f" {_in_third_person(found[1])}"


def _in_third_person(text: str) -> str:
    for pattern, theirs in _THEIRS:
        text = pattern.sub(theirs, text)
    return text.strip()
