"""What a slide of quotes says around them."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.tables.facts import source_of
from omnibus_desktop.tables.table import SYNTHETIC, Origin
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.alt_text import LONGEST
from omnibus_desktop.words.words import Words

_VOICES = "Quotes are single voices and were chosen; they stand for nobody else."
_REPLACED = "Words in square brackets stand for names that are left out."


def suggest_quotes(
    question: str,
    quotes: Sequence[tuple[str, str]],
    answered: int | None,
    origin: Origin,
    elsewhere: Sequence[str] = (),
) -> Words:
    """The words around these quotes, each with whom it is from, "" for nobody. `answered` is how
    many answered the question, None where that is not to be told; `elsewhere` are the titles of
    other waves from which quotes are."""
    who = plain(origin.respondent_word)
    base = "" if answered is None else f"{answered:,} of {origin.respondents:,} {who} answered."
    footnote = " ".join(
        part
        for part in (
            base,
            _VOICES,
            _REPLACED if any("[" in text for text, _ in quotes) else "",
            f"Quotes from: {'; '.join(map(plain, elsewhere))}." if elsewhere else "",
            source_of(origin),
            SYNTHETIC if origin.synthetic else "",
        )
        if part
    )
    headline = f"What {who} said in their own words"
    return Words(headline, plain(question), footnote, _alt_text(headline, quotes), footnote)


def _alt_text(headline: str, quotes: Sequence[tuple[str, str]]) -> str:
    said = (f"“{plain(text)}”{f' {plain(by)}' if by else ''}." for text, by in quotes)
    text = " ".join((f"{headline}.", *said))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
