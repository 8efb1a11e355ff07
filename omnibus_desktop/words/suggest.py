"""All that a slide says in words, suggested from its tables."""

from __future__ import annotations

from omnibus_desktop.tables.table import Table
from omnibus_desktop.words.alt_text import alt_text
from omnibus_desktop.words.footnote import footnote
from omnibus_desktop.words.headline import headline
from omnibus_desktop.words.rounded import is_rounded_apart, with_remark
from omnibus_desktop.words.speaker_notes import speaker_notes
from omnibus_desktop.words.subtitle import subtitle
from omnibus_desktop.words.words import Words


def suggest(
    tables: tuple[Table, ...],
    charted: tuple[str, ...] = (),
    *,
    means: bool = False,
    kind: str = "",
) -> Words:
    """Headline, subtitle, footnote, alt text and speaker's notes for the chart of these tables
    (one, or one an item of a grid). `charted` are the keys of the columns that are shown; empty:
    all of them. `means`: the chart shows means and no shares. `kind`: which kind it is. All are
    plain text; every figure is one that the tables show."""
    said = headline(tables, charted, means, kind)
    under = footnote(tables, charted, means, kind)
    return Words(
        said,
        subtitle(tables, charted, means, kind == "unit", kind == "difference"),
        with_remark(under) if is_rounded_apart(said, tables) else under,
        alt_text(tables, charted, said, means=means, kind=kind),
        speaker_notes(tables, charted, means),
    )
