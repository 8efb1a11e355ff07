"""What has to be known about the figures of a table, one sentence each."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.tables.bases import so_many
from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.census import census_note
from omnibus_desktop.tables.counts import Sums
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from omnibus_desktop.tables.known import Known
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.rows import Rows
from omnibus_desktop.tables.table import Column
from omnibus_desktop.tables.weights import Weights
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave

OF_RESPONSES = "Percentages are of all answers given, of which one {one} may give several."


def notes_of(
    wave: Wave,
    breaks: Breaks,
    rows: Rows,
    counted: Sums,
    known: Known,
    columns: Sequence[Column],
    options: Options,
) -> tuple[str, ...]:
    """The notes of one table, what makes it empty first."""
    word = wave.respondent_word
    notes = [empty] if (empty := _why_empty(wave, breaks, columns[0])) else []
    notes += known.notes
    if rows.of_responses:
        notes.append(OF_RESPONSES.format(one=so_many(1, word).removeprefix("1 ")))
    notes += _of_one_answer(rows, options, word)
    if whole := census_note(columns, word):
        notes.append(whole)
    if breaks.weights is not None:
        notes += _of_weights(breaks.weights, word)
    if options.disclosure == "internal" and wave.population is not None:
        count = counted.count[: len(breaks.groups)]
        small = int(((count > 0) & (count <= SMALL_COUNT)).sum())
        if small:
            notes.append(
                f"For internal use: {small} {'figures stand' if small > 1 else 'figure stands'}"
                f" for 1 to {SMALL_COUNT} {word}, who may be recognised."
            )
    return tuple(notes)


def _why_empty(wave: Wave, breaks: Breaks, total: Column) -> str:
    """Why there are no figures at all; "" where there are some."""
    word = wave.respondent_word
    if not wave.respondents:
        return f"The file holds no {word}: there is nothing to count."
    if not breaks.passing:
        return f"Nobody passes the filter ({breaks.filter_words}): there is nothing to count."
    if not total.asked:
        return f"None of these {word} was asked this question."
    if not total.unweighted_base:
        return f"None of these {word} answered this question."
    if breaks.weights is not None and not total.base:
        return f"All who answered have a weight of 0 in {breaks.weights.name}: no percentages."
    return ""


def _of_one_answer(rows: Rows, options: Options, word: str) -> list[str]:
    """What was asked for, and makes a difference only where a person may give several answers."""
    if rows.question.kind is Kind.MULTI:
        return []
    one = so_many(1, word).removeprefix("1 ")
    chosen = [
        words
        for words, asked in (
            ("Percentages of responses", options.percent_of == "responses"),
            ("The base of those who gave any answer", options.base == "any"),
        )
        if asked
    ]
    return [f"{words}: no difference here, as each {one} gives one answer." for words in chosen]


def _of_weights(weights: Weights, word: str) -> list[str]:
    notes = []
    if weights.unusable:
        one = weights.unusable == 1
        notes.append(
            f"{so_many(weights.unusable, word)} {'has' if one else 'have'} no"
            f" usable weight in {weights.name} and {'counts' if one else 'count'} as 0."
        )
    if weights.zeros:
        is_ = "is" if weights.zeros == 1 else "are"
        notes.append(
            f"{so_many(weights.zeros, word)} with a weight of 0 in"
            f" {weights.name} {is_} in the unweighted base, but in no weighted figure."
        )
    return notes
