"""`info` and `questions`: what a wave is and what it asked."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from omnibus_desktop.cli.waves import open_named
from omnibus_desktop.tables.answered import answered
from omnibus_desktop.tables.bases import so_many
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Question
from omnibus_desktop.wave.wave import Wave

Json = dict[str, Any]


def info(chosen: argparse.Namespace) -> str:
    """The wave in a few lines, or as JSON (schema omnibus-info/1)."""
    wave = open_named(Path(chosen.file))
    found: Json = {
        "schema": "omnibus-info/1",
        "title": wave.title,
        "respondents": wave.respondents,
        "variables": len(wave.variables),
        "questions": len(wave.questions),
        "weight": wave.weight,
        "population": wave.population,
        "by_default": list(wave.by_default),
        "remarks": [{"about": each.about, "message": each.message} for each in wave.remarks],
    }
    if chosen.json:
        return json.dumps(found, ensure_ascii=False)
    lines = [
        plain(wave.title or wave.source),
        _size(wave),
        f"{so_many(len(wave.variables), 'variables')}, {so_many(len(wave.questions), 'questions')}",
        f"Weight: {wave.weight or 'none'}",
        f"Broken by: {', '.join(wave.by_default) or 'total only'}",
        *(f"{each.about}: {plain(each.message)}" for each in wave.remarks),
    ]
    return "\n".join(lines)


def _size(wave: Wave) -> str:
    if wave.population is None:
        return so_many(wave.respondents, wave.respondent_word)
    return f"{wave.respondents:,} of {so_many(wave.population, wave.respondent_word)}"


def questions(chosen: argparse.Namespace) -> str:
    """A line a question, or JSON (schema omnibus-questions/1)."""
    wave = open_named(Path(chosen.file))
    if chosen.json:
        found = {
            "schema": "omnibus-questions/1",
            "questions": [_question(wave, question) for question in wave.questions],
        }
        return json.dumps(found, ensure_ascii=False)
    lines = [
        f"{question.id}\t{question.kind}\t{answered(wave, question)}\t{plain(question.text)}"
        for question in wave.questions
    ]
    return "\n".join(lines)


def _question(wave: Wave, question: Question) -> Json:
    items = [{"id": item.id, "label": item.label} for item in question.items]
    return {
        "id": question.id,
        "text": question.text,
        "section": question.section,
        "kind": str(question.kind),
        "variables": list(question.variables),
        "asked": int(wave.asked(question).sum()),
        "answered": answered(wave, question),
        "answers": [
            {"code": answer.id, "label": answer.label, "missing": answer.missing}
            for answer in question.answers
        ],
        **({"items": items} if items else {}),
        "routed_from": question.routed_from,
    }
