"""Waves as they are found in a file, made from plain Python values; and their counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from omnibus_desktop.authorities.match import attach
from omnibus_desktop.readers.infer import questions
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave
from tests.readers.made import Made, contents

_FACTS = ("period", "organisation")


def found_wave(*made: Made, facts: Mapping[str, str] | None = None, **more: Any) -> Wave:
    """The wave of a file with these variables, as it is found; `more` goes to Contents."""
    known = contents(*made, **more)
    each, remarks = questions(known)
    said = dict(facts or {})
    wave = Wave(
        id="fingerprint",
        title="Found",
        source="found.sav",
        respondents=known.respondents,
        questions=each,
        variables={variable.name: variable for variable in known.variables},
        data=known.data,
        remarks=remarks,
        weight=known.weight,
        facts=said,
    )
    wave = replace(wave, **{name: said[name] for name in _FACTS if name in said})
    return attach(wave, facts=said)


def counts(wave: Wave, question: str, item: str | None = None) -> dict[str, int]:
    """How many gave each answer that has a row, and the base as "base": unweighted, in total."""
    known = wave.question(question)
    (table,) = tabulate(wave, known, Options(by=(), weight="none", disclosure="off"), item)
    found = {row.id: int(count) for row, count in zip(table.rows, table.count[:, 0], strict=True)}
    return found | {"base": table.columns[0].unweighted_base}


def mean(wave: Wave, question: str) -> float:
    """The mean of a scale or a number in total, unweighted."""
    known = wave.question(question)
    (table,) = tabulate(wave, known, Options(by=(), weight="none", disclosure="off"))
    value = next(s for s in table.statistics if s.label.casefold().startswith("mean")).values[0]
    assert value is not None
    return value


def told(wave: Wave) -> dict[str, str]:
    """The remarks of a wave by what they are about."""
    return {remark.about: remark.message for remark in wave.remarks}
