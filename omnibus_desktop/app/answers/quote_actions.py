"""Answers that a person puts on a slide, as quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from omnibus_desktop.app.document import DRAFT, turned_to
from omnibus_desktop.briefing.briefing import Quote, Slide
from omnibus_desktop.briefing.slides import add_slide, replace_slide

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.answers.answers_model import AnswerRow
    from omnibus_desktop.app.answers.answers_view import Answered
    from omnibus_desktop.app.desk import Desk

MOST = 6  # quotes on one slide


def put_quote(desk: Desk, question: str, quote: Quote, slide_id: str | None = None) -> None:
    """Put the quote on the slide with this id, under those that are there; None: on a new one.
    That slide is then looked at."""
    session = desk.document.session
    briefing = session.briefing
    quote = replace(quote, wave="" if session.wave is None else session.wave.title)
    known = next((slide for slide in briefing.slides if slide.id == slide_id), None)
    if known is None:
        slide = Slide(DRAFT, question, quotes=(quote,))
        if session.draft is not None:  # what the answers were read by goes along, for the way back
            there = session.draft
            spec = replace(slide.spec, size=there.spec.size)
            slide = replace(slide, by=there.by, filter=there.filter, spec=spec)
        briefing = add_slide(briefing, slide)
        slide = briefing.slides[-1]
    else:
        slide = replace(known, quotes=(*known.quotes, quote))
        briefing = replace_slide(briefing, slide)
    after = replace(session, briefing=briefing, draft=slide, selected=(), note=None)
    desk.document.apply("Put quote on slide", after)
    desk.told.emit("The quote is on its slide. Ctrl+Shift+Y goes back to the answers")


def slides_for(desk: Desk, question: str) -> tuple[tuple[str, str], ...]:
    """The slides of quotes of this question that have room for another: id, and what it is called
    in a list."""
    slides = desk.document.session.briefing.slides
    return tuple(
        (slide.id, f"Slide {number}, under {len(slide.quotes)} already there")
        for number, slide in enumerate(slides, 1)
        if slide.question == question and 0 < len(slide.quotes) < MOST
    )


def ask_for_quote(desk: Desk, now: Answered, row: AnswerRow, parent: QWidget) -> None:
    """Open the window in which an answer becomes a quote."""
    from omnibus_desktop.app.answers.quote_dialog import QuoteDialog

    groups = now.by[now.answers.respondents[row.number]] if now.by else ()
    is_public = desk.document.session.briefing.rules.disclosure == "publication"
    dialog = QuoteDialog(
        row.text,
        () if is_public else groups,
        slides_for(desk, now.question.id),
        is_public=is_public,
        parent=parent,
    )
    dialog.made.connect(lambda quote, place: put_quote(desk, now.question.id, quote, place or None))
    dialog.open()


def say_why(desk: Desk, reason: str) -> None:
    """Say in words why those quotes of the slide may be published of which nobody has said so."""
    draft = desk.document.session.draft
    if draft is not None and reason and not all(quote.confirmed for quote in draft.quotes):
        quotes = (replace(q, confirmed=q.confirmed or reason) for q in draft.quotes)
        draft = replace(draft, quotes=tuple(quotes))
        desk.document.apply_to_draft("Confirm quotes", draft)


def ask_why(desk: Desk, parent: QWidget) -> None:
    """Ask for those words."""
    from PySide6.QtWidgets import QInputDialog

    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Confirm quotes for publication")
    dialog.setLabelText("Why these quotes may be published, such as who agreed to it:")
    dialog.textValueSelected.connect(lambda text: say_why(desk, " ".join(text.split())))
    dialog.open()


def remove_quote(desk: Desk) -> None:
    """Take the last quote off the slide, as long as another is left."""
    draft = desk.document.session.draft
    if draft is not None and len(draft.quotes) > 1:
        draft = replace(draft, quotes=draft.quotes[:-1])
        desk.document.apply_to_draft("Remove quote", draft)


def read_answers(desk: Desk) -> None:
    """Go from a slide of quotes back to the answers that it was made of."""
    session = desk.document.session
    if session.draft is not None and session.draft.quotes:
        desk.document.show(turned_to(session, session.draft.question))
