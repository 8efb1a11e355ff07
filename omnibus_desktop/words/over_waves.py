"""What a slide says of one question over several waves."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.tables.cells import HIDDEN
from omnibus_desktop.tables.facts import filtering, signs, source, weighting
from omnibus_desktop.tables.over_waves import OverWaves, method_words, over_waves
from omnibus_desktop.tables.table import SYNTHETIC, Table
from omnibus_desktop.tables.wave_names import wave_names
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.alt_text import LONGEST, sentence, whom
from omnibus_desktop.words.figures import figure, leading_place, may_be_said, short
from omnibus_desktop.words.footnote import wording
from omnibus_desktop.words.headline import headline, leading_row
from omnibus_desktop.words.kinds import called
from omnibus_desktop.words.subtitle import breaks, coverage, measure
from omnibus_desktop.words.words import Words

_BESIDE = 240


def suggest_over_waves(
    tables: tuple[Table, ...],
    charted: tuple[str, ...] = (),
    *,
    kind: str = "",
    drawn: tuple[str, ...] = (),
    beside: str = "",
    marked: bool = True,
    own: str = "",
) -> Words:
    """Headline, subtitle, footnote, alt text and speaker's notes of a chart of these tables, one a
    wave from the oldest on. `drawn` are the ids of the answers (or groups) that have a line,
    `beside` what else is drawn, in words, `marked` whether signs of change are; `own` is the
    headline that a person wrote in place of the suggested one. All are plain text, true to the
    counts, and cautious where a change is no more than chance."""
    asked = tuple(table for table in tables if table.columns)
    if not asked:
        return Words("No wave asked this question", "", "", "")
    found, names = over_waves(tables, charted), wave_names([table.origin for table in tables])
    newest = asked[-1]
    one = charted if len(charted) == 1 else ()
    said = headline((newest,), one)
    if len(charted) < 2:
        said += _change(found, newest, leading_place(newest, one), names)
    return Words(
        said,
        _subtitle(
            asked, tuple(n for n, t in zip(names, tables, strict=True) if t.columns), charted
        ),
        _footnote(found, asked, names, marked),
        _alt_text(found, names, kind, own or said, drawn, beside),
        _speaker_notes(found, asked, names),
    )


def _change(found: OverWaves, newest: Table, place: int, names: tuple[str, ...]) -> str:
    """How the leading answer stood in the wave before: ", up from 62% in Wave 1", or that it did
    not change beyond chance; "" where there is none to compare with."""
    row = leading_row(newest, place)
    wave = next(n for n, table in enumerate(found.tables) if table is newest)
    line = next(
        (
            n
            for n, t in enumerate(found.trends)
            if row is not None and t.cells[wave] == (row, place)
        ),
        None,
    )
    if line is None:
        return ""
    before = found.before(line, wave)
    cell = None if before is None else found.trends[line].cells[before]
    if before is None or cell is None or found.change(line, wave) is None:
        return ""
    was = f"{figure(found.tables[before], *cell)} in {short(names[before])}"
    sign = found.differs(line, wave)
    if sign == 0:
        return f"; not significantly different from {was}"
    return f", {'up' if sign > 0 else 'down'} from {was}"


def _subtitle(asked: tuple[Table, ...], names: tuple[str, ...], charted: tuple[str, ...]) -> str:
    """ "Percentage of authorities that answered, England, by region, Wave 1 (26 September to 28
    October 2016) to Wave 4 (5 March to 6 April 2018)"."""
    newest = asked[-1]
    ends = []
    for name, table in zip((names[0], names[-1]), (asked[0], newest), strict=True):
        period = plain(table.origin.period)
        ends.append(f"{name} ({period})" if period and period != name else name)
    parts = [
        f"{measure(newest, False)} {newest.who_words or newest.base_words}",
        coverage(newest),
        breaks((newest,), charted) if charted else "",
        " to ".join(dict.fromkeys(ends)),
    ]
    return ", ".join(part for part in parts if part)


def _footnote(
    found: OverWaves, asked: tuple[Table, ...], names: tuple[str, ...], may_be_marked: bool
) -> str:
    newest = asked[-1]
    marked = may_be_marked and any(
        found.differs(line, wave)
        for line in range(len(found.trends))
        for wave in range(len(found.tables))
    )
    sign = "▲▼ Higher or lower than in the wave before. " if marked else ""
    wave = next(n for n, table in enumerate(found.tables) if table is newest)
    cells = [trend.cells[wave] for trend in found.trends]
    shown = sorted({cell[1] for cell in cells if cell is not None})
    same = all(len(table.columns) > max(shown, default=0) for table in asked)
    return " ".join(
        part
        for part in (
            _bases(found, names),
            weighting(newest),
            filtering(newest),
            wording(newest),
            f"{sign}{method_words(found)}",
            *(signs(asked if same else (newest,), shown) if shown else ()),
            _sources(asked),
            SYNTHETIC if any(table.origin.synthetic for table in asked) else "",
        )
        if part
    )


def _speaker_notes(found: OverWaves, asked: tuple[Table, ...], names: tuple[str, ...]) -> str:
    """One fact a line."""
    newest = asked[-1]
    fieldwork = [
        f"{short(name)} {plain(table.origin.period)}"
        for name, table in zip(names, found.tables, strict=True)
        if table.origin.period
    ]
    lines = [
        wording(newest),
        f"Item: {plain(newest.item_label)}." if newest.item_label else "",
        _bases(found, names),
        filtering(newest),
        weighting(newest),
        f"Test: {method_words(found)}",
        *found.notes,
        _sources(asked),
        f"Fieldwork: {'; '.join(fieldwork)}." if fieldwork else "",
        SYNTHETIC if any(table.origin.synthetic for table in asked) else "",
    ]
    return "\n".join(line for line in lines if line)


def _bases(found: OverWaves, names: tuple[str, ...]) -> str:
    """ "Base: Wave 1 101 of 152, Wave 2 90 of 152 authorities that answered."."""
    said = []
    for wave, (name, table) in enumerate(zip(names, found.tables, strict=True)):
        cell = next((trend.cells[wave] for trend in found.trends if trend.cells[wave]), None)
        if cell is None:
            said.append(f"{short(name)} not asked")
            continue
        column = table.columns[0]
        number = HIDDEN if column.hidden else f"{column.unweighted_base:,}"
        of = "" if column.population is None else f" of {column.population:,}"
        said.append(f"{short(name)} {number}{of}")
    newest = next(table for table in reversed(found.tables) if table.columns)
    return f"Base: {newest.base_words} ({', '.join(said)})."


def _sources(asked: tuple[Table, ...]) -> str:
    files = ", ".join(dict.fromkeys(plain(table.origin.source) for table in asked))
    newest = source(asked[-1])
    return newest if len(asked) == 1 else f"Sources: {files}."


def _alt_text(
    found: OverWaves,
    names: tuple[str, ...],
    kind: str,
    said: str,
    drawn: tuple[str, ...],
    beside: str,
) -> str:
    """The kind of chart, its message, what is drawn beside the lines, and as many of their
    figures as fit, line by line."""
    start = f"{called(kind)} of {len(names)} waves. {sentence(said)}"
    if beside:
        start += f" {short(beside, _BESIDE)}"
    newest = next(table for table in reversed(found.tables) if table.columns)
    ends = [_bases(found, names), *whom(newest)]
    if SYNTHETIC not in ends and any(table.origin.synthetic for table in found.tables):
        ends.append(SYNTHETIC)
    end = " ".join(ends)
    room = LONGEST - len(start) - len(end) - 2
    parts: list[str] = []
    for part in _lines(found, names, drawn):
        if sum(map(len, parts)) + 2 * len(parts) + len(part) + 1 > room:
            break
        parts.append(part)
    figures = f"{'; '.join(parts)}." if parts else ""
    return " ".join(text for text in (start, figures, end) if text)


def _lines(found: OverWaves, names: tuple[str, ...], drawn: tuple[str, ...]) -> Iterator[str]:
    order = {key: place for place, key in enumerate(drawn)}
    trends = [trend for trend in found.trends if not drawn or trend.id in order]
    for trend in sorted(trends, key=lambda each: order.get(each.id, 0)):
        figures = []
        for name, table, cell in zip(names, found.tables, trend.cells, strict=True):
            if cell is None:
                figures.append(f"not asked in {short(name)}")
            elif may_be_said(table, *cell):
                figures.append(f"{figure(table, *cell)} in {short(name)}")
            else:
                figures.append(f"not shown in {short(name)}")
        yield f"{short(trend.label)} {', '.join(figures)}"
