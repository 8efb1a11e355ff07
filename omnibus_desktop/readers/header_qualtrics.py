"""The two or three header rows of a Qualtrics export: names, question texts, import ids.

After Qualtrics' own description of its exports, "Understanding your data set".
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from omnibus_desktop.readers.headings import Heading, Use
from omnibus_desktop.readers.infer_labels import beginning, shared, tidy
from omnibus_desktop.values import dataclass

#: Facts about the interview, by name or import id, in small letters without blanks.
_FACTS = frozenset(
    {"startdate", "enddate", "recordeddate", "status", "ipaddress", "progress", "finished"}
    | {"duration", "duration(inseconds)", "responseid", "_recordid", "responseset", "responsesetid"}
    | {"recipientlastname", "recipientfirstname", "recipientemail", "externalreference"}
    | {"externaldatareference", "locationlatitude", "locationlongitude", "locationaccuracy"}
    | {"distributionchannel", "userlanguage"}
)
_NAMING = frozenset({"responseid", "_recordid", "startdate", "recordeddate"})  # one is in each file
_PROGRAM = re.compile(
    r"Q_[A-Z]\w+|.+[_ ](First Click|Last Click|Page Submit|Click Count)|.+_DO(_.+)?"
)
_IMPORT_ID = re.compile(r"""["']ImportId["']\s*:\s*["']([^"']*)["']""")
_OF_QUESTION = re.compile(r"((?:\d+_)?QID\d+(?:#\d+)?)((?:[-_]\d+)*)(?:[-_]TEXT)?")
_NUMBERED = re.compile(r"(.*?)((?:_-?\d+)*)(?:_TEXT)?")
_TEXT = re.compile(r".*[-_]TEXT", re.IGNORECASE)
_CHOICE = re.compile(r"\s*-\s*Selected Choice\b")
_WRITTEN = re.compile(r"\s*-\s*Text$")
_DASHES = " -–—:"
_HIDDEN = re.compile(r"<(style|script)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_INLINE = frozenset({"a", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"})


@dataclass(frozen=True)
class _Column:
    name: str
    text: str
    key: str  # of its question, "" where the file does not say
    line: tuple[str, ...]  # of a matrix with several answers
    use: Use


@dataclass(frozen=True)
class _Shared:
    """What columns have in common: the beginning of their texts, and how it is shown."""

    start: str
    text: str


def is_qualtrics(first: Sequence[Sequence[str]]) -> bool:
    """Whether these first rows are the header of a Qualtrics export."""
    if len(first) < 2 or len(first[0]) != len(first[1]) or "" in map(str.strip, first[0]):
        return False
    if header_rows(first) > 2:
        return True
    known = [
        (_bare(name), _bare(text))
        for name, text in zip(first[0], first[1], strict=True)
        if {_bare(name), _bare(text)} & _FACTS
    ]
    named = any({name, text} & _NAMING for name, text in known)
    repeated = sum(name == text or text in _FACTS for name, text in known)
    return named and 2 * repeated > len(known)


def header_rows(first: Sequence[Sequence[str]]) -> int:
    """3 where the third row has import ids, else 2."""
    found = sum(_IMPORT_ID.search(cell) is not None for cell in first[2]) if len(first) > 2 else 0
    return 3 if found and 2 * found > len(first[0]) else 2


def qualtrics(first: Sequence[Sequence[str]]) -> list[Heading]:
    """The columns. What belongs to one question has its text in common, and only what each column
    adds to it for label."""
    ids: Iterable[str] = first[2] if header_rows(first) > 2 else [""] * len(first[0])
    columns = [
        _column(name.strip(), text, imported)
        for name, text, imported in zip(first[0], first[1], ids, strict=False)
    ]
    return [
        heading
        for key, group in groupby(columns, lambda column: column.key)
        for heading in (_of_question(list(group)) if key else map(_alone, group))
    ]


def without_html(text: str) -> str:
    """The text that a web page with this source shows, on one line."""
    shown = _TAG.sub(
        lambda found: "" if found["name"].lower() in _INLINE else " ", _HIDDEN.sub(" ", text)
    )
    return tidy(html.unescape(shown))


def _column(name: str, source: str, cell: str) -> _Column:
    found = _IMPORT_ID.search(cell)
    imported = found[1] if found is not None else ""
    text = _CHOICE.sub("", without_html(source))
    own = _bare(imported).removeprefix("panel-").removeprefix("location-")
    fact = own in _FACTS if imported else {_bare(name), _bare(text)} & _FACTS
    if fact or _PROGRAM.fullmatch(name):
        return _Column(name, text, "", (), Use.FACT)
    use = Use.TEXT if _TEXT.fullmatch(imported) or _TEXT.fullmatch(name) else Use.ANSWER
    place = _OF_QUESTION.fullmatch(imported) if imported else _NUMBERED.fullmatch(name)
    if place is None or text == name:
        return _Column(name, text, "", (), use)
    numbers = re.findall(r"\d+", place[2])
    return _Column(name, text, place[1], tuple(numbers[:-1]), use)


def _alone(column: _Column) -> Heading:
    label = "" if column.text == column.name else column.text
    if column.use is Use.TEXT and column.name.upper().endswith("_TEXT"):
        label = f"{_WRITTEN.sub('', label)} (text)"
    return Heading(column.name, label, key=column.key, use=column.use)


def _of_question(columns: Sequence[_Column]) -> Iterator[Heading]:
    """The columns of one question; of a matrix with several answers, each of its lines."""
    answers = [column for column in columns if column.use is Use.ANSWER]
    sizes = Counter(column.line for column in answers)
    lined = len(sizes) > 1 and min(sizes.values()) > 1
    whole = _shared(answers)
    common = {line: _of_line(whole, answers, line) for line in sizes} if lined else {}
    for column in columns:
        found = common.get(column.line, whole)
        heading = _alone(column)
        if found is not None and column.text.startswith(found.start):
            item = heading.label.removeprefix(found.start).lstrip(_DASHES) or heading.label
            heading = replace(heading, label=item, question=found.text)
        line = column.line if column.line in common else ()
        yield replace(heading, key="-".join((column.key, *line)))


def _shared(columns: Sequence[_Column]) -> _Shared | None:
    found = shared([column.text for column in columns]) if len(columns) > 1 else None
    return None if found is None else _Shared(found.text, found.text)


def _of_line(
    whole: _Shared | None, answers: Sequence[_Column], line: tuple[str, ...]
) -> _Shared | None:
    """What the columns of a line share beyond the question: the text of the line."""
    if whole is None:
        return None
    texts = [column.text for column in answers if column.line == line]
    row = beginning(texts).removeprefix(whole.start).rpartition("-")[0]
    if not row.strip(_DASHES):
        return whole
    return _Shared(whole.start + row, f"{whole.text}: {row.strip(_DASHES)}")


def _bare(text: str) -> str:
    return "".join(text.split()).lower()
