"""How far the open answers behind themes have been read, in words."""

from __future__ import annotations

from omnibus_desktop.tables.bases import are_unread, so_many
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from omnibus_desktop.tables.options import Options
from omnibus_desktop.wave.question import Question


def reading_words(question: Question, options: Options) -> str:
    """ "2 of 30 answers read so far" of themes; for publication without numbers where few were
    read or are left. "" where all were read."""
    if question.answers_read is None or not are_unread(question.answers_read):
        return ""
    read, of = question.answers_read
    if options.disclosure == "publication" and min(read, of - read) <= SMALL_COUNT:
        return "not all answers read so far"
    return f"{read:,} of {so_many(of, 'answers')} read so far"
