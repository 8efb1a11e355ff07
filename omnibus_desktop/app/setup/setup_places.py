"""Where in the set-up a remark about the wave can be settled."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from omnibus_desktop.wave.remark import Remark
    from omnibus_desktop.wave.wave import Wave

FACTS = ("population", "starts", "ends")
_NO_LABEL = "codes without a label"  # what a remark about several variables at once is about


class Page(StrEnum):
    """A page of the set-up, by its name."""

    WAVE = "Wave"
    QUESTIONS = "Questions"
    AUTHORITIES = "Authorities"
    CHANGES = "What was changed"


def place_of(remark: Remark, wave: Wave) -> tuple[Page, str] | None:
    """The page, and the question or the field on it or "", where this can be settled; None where
    a set-up cannot, as what is said of the file as a whole."""
    about = remark.about
    if about in FACTS:
        return Page.WAVE, about
    if "weight" in remark.message.lower():
        return Page.WAVE, "weight"
    if "authorit" in remark.message.lower():
        return Page.AUTHORITIES, ""
    if about == _NO_LABEL:
        named = remark.message.rpartition(": ")[2].split(", ")
        return Page.QUESTIONS, next((name for name in named if name in wave.variables), "")
    known = about in wave.variables or any(question.id == about for question in wave.questions)
    if known:
        return Page.QUESTIONS, about
    return (Page.CHANGES, "") if remark.message.endswith("left out.") else None
