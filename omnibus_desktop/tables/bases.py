"""Whom the figures of a table are about, in words."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Column
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Answer, Kind, Question
from omnibus_desktop.wave.wave import Wave

_WHO = {
    "answered": "that answered",
    "asked": "that were asked this question",
    "all": "",
    "any": "that gave at least one answer",
}
_LONGEST = 60  # characters of the routing question
_ANSWER = 40  # characters of its answer
_MOST = 3  # answers that are named
_ONE = {"authorities": "authority"}


def who_words(wave: Wave, question: Question, base: str) -> str:
    """ "authorities that answered", "authorities that were asked and answered" where only some
    were asked, "respondents who ..." of people; of themes "authorities that wrote an answer"."""
    words = _WHO[base]
    if question.answers_read is not None and base == "answered":
        words = "that wrote an answer"
        if are_unread(question.answers_read):
            return f"{wave.respondent_word} whose answers have been read"
    elif question.routed_from is not None and base == "answered":
        words = "that were asked and answered"
    if wave.respondent_word == "respondents":
        words = words.replace("that ", "who ", 1)
    return f"{wave.respondent_word} {words}".rstrip()


def are_unread(answers_read: tuple[int, int] | None) -> bool:
    """Whether some of the open answers that themes were found in are still to be read."""
    return answers_read is not None and answers_read[0] < answers_read[1]


def routing_words(wave: Wave, question: Question, options: Options) -> str:
    """ "asked only if “Does your authority …” is “In place”"; "" where everybody was asked, or
    all are in the base."""
    if question.routed_from is None or options.base == "all":
        return ""
    router = wave.question(question.routed_from)
    labels = [answer.label for answer in router.answers if answer.id in question.routed_by]
    named = [f"“{_cut(label, _ANSWER)}”" for label in labels[:_MOST]]
    if len(labels) > _MOST:
        named.append(f"{len(labels) - _MOST} more")
    is_ = "includes" if router.kind is Kind.MULTI else "is"
    return f"asked only if “{_cut(router.text, _LONGEST)}” {is_} {' or '.join(named)}"


def choice_words(question: Question, answers: Sequence[Answer], options: Options) -> str:
    """What a person chose of the answers, which the base would not tell: "without “Don't know”",
    "missing answers included"; "" for neither."""
    named = [
        f"“{_cut(answer.label or answer.id, _ANSWER)}”"
        for answer in answers
        if answer.id in options.without
    ]
    if len(named) > _MOST:
        named = [*named[:_MOST], f"{len(named) - _MOST} more"]
    said = [f"without {' or '.join(named)}"] if named else []
    kept = [each for each in answers if each.missing and each.id not in options.without]
    if options.with_missing and kept and question.kind is not Kind.NUMERIC:
        said.append("missing answers included")
    return ", ".join(said)


def so_many(number: int, word: str) -> str:
    """ "1 respondent", "2 respondents", "1 authority"."""
    return f"{number:,} {_ONE.get(word, word.removesuffix('s')) if number == 1 else word}"


def half_answered(columns: Sequence[Column], min_base: int) -> str:
    """What is said instead of a warning of bases under the least one that are half of a known
    group: "Not marked as low base, ...: North East (9 of 12)."; "" where there are none."""
    named = [
        f"{plain(column.label)} ({column.unweighted_base:,} of {column.population:,})"
        for column in columns
        if column.population
        and 0 < column.unweighted_base < min_base
        and 2 * column.unweighted_base >= column.population
    ]
    return (
        f"Under {min_base}, but not marked as low base, as at least half of the group answered:"
        f" {', '.join(named)}."
        if named
        else ""
    )


def unmarked(columns: Sequence[Column], min_base: int) -> str:
    """The same where the groups themselves say how many answered, "" where there are none."""
    if not half_answered(columns, min_base):
        return ""
    return f"Under {min_base}, but not marked as low: groups of which at least half answered."


def low_base(low: Sequence[Column], min_base: int) -> str:
    """What is true of the columns that are marked as low: under the least base, and, where their
    populations are known, under half of these."""
    half = all(
        column.population is not None and column.unweighted_base < column.population / 2
        for column in low
    )
    group = " and under half of the group" if half else ""
    return f"Low base: under {min_base}{group}, treat with caution."


def _cut(text: str, longest: int) -> str:
    return shorten(plain(text), longest, placeholder="…") if len(text) > longest else plain(text)
