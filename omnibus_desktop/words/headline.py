"""The message of a table in one sentence, in the style of the survey's reports."""

from __future__ import annotations

import re

from omnibus_desktop.tables.bases import are_unread
from omnibus_desktop.tables.table import TOTAL, Row, Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.among_groups import among_groups, averages_of_groups
from omnibus_desktop.words.averages import are_means, average_text, range_of_means
from omnibus_desktop.words.chance import is_ahead
from omnibus_desktop.words.claims import claim
from omnibus_desktop.words.figures import (
    charted_places,
    column_label,
    counted_word,
    figure,
    inside,
    label,
    leading_place,
    may_be_said,
    opening,
    short,
    whole,
)
from omnibus_desktop.words.filtered import filtered
from omnibus_desktop.words.proportions import proportion
from omnibus_desktop.words.rankings import first_choice

_MOST_WORDS = 17  # of a headline that names its topic too
_WHOLE = 1 - 1e-9  # of a base: sums of weights are not known better

_COUNTED = {3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight", 9: "Nine"}
_YES = re.compile(r"yes\b", re.IGNORECASE)
_ITEM = 40  # characters of an item's label that a headline quotes beside another
_LONG_ITEM = 90  # characters of the one that it is about


def headline(
    tables: tuple[Table, ...], charted: tuple[str, ...], means: bool = False, kind: str = ""
) -> str:
    """One sentence without a full stop, its figure in brackets, true to the counts. It is about
    `means` where the chart shows them, and of groups where its `kind` shows no total."""
    first = tables[0]
    place = leading_place(first, charted)
    if first.filter and not any(table.columns[0].asked for table in tables):
        return "Nobody is left after the filter"
    group = _group(first, place)
    columns = [table.columns[place] for table in tables]
    if not any(column.base > 0 or column.hidden for column in columns):
        unread = are_unread(first.answers_read)
        nobody = "no answer has been read yet" if unread else "nobody answered this question"
        return f"{group}{nobody if group else opening(nobody)}"
    groups = _groups_alone(tables, charted)
    if groups:
        said = _of_groups(first, groups, are_means(tables, means), kind)
        if (item := _item(first)) and said != short(first.text):
            said = f"“{item}”{',' if ': ' in said else ':'} {inside(said)}"
    elif are_means(tables, means):
        said = _of_means(tables, place)
    else:
        said = _of_grid(tables, place) if len(tables) > 1 else _of_table(first, place)
    return f"{group}{inside(said)}" if group else opening(said)


def _groups_alone(tables: tuple[Table, ...], charted: tuple[str, ...]) -> list[int]:
    """The places of the groups that are charted without their total; none where that is there."""
    if len(tables) > 1 or not charted or TOTAL in charted:
        return []
    places = charted_places(tables[0], charted)
    return places if len(places) > 1 and tables[0].columns[0].key == TOTAL else []


def _of_groups(table: Table, places: list[int], means: bool, kind: str) -> str:
    if means:
        return averages_of_groups(table, places) or short(table.text)
    lead = leading_row(table, 0)
    others = (n for n, row in enumerate(table.rows) if n != lead and not row.net and not row.last)
    rows = [] if lead is None else [lead, *others]
    return among_groups(table, rows, places, kind) or short(table.text)


def _group(table: Table, place: int) -> str:
    """Whom the sentence is about, where that is not everybody: "London: ", "London or South East:
    ", "Among “Any?: Yes”: "."""
    name = "" if place == 0 else column_label(table.columns[place])
    kept = filtered(table) if table.filter else ""
    if name and kept.startswith("Among “"):
        kept = inside(kept)
    return ", ".join(part for part in (name, kept) if part) + ": " if name or kept else ""


def _of_table(table: Table, place: int) -> str:
    if table.kind is Kind.NUMERIC and table.statistics:
        return _of_numbers(table, place)
    row = leading_row(table, place)
    if row is None or not may_be_said(table, row, place):
        return short(table.text) or "Figures are hidden to protect respondents"
    topic = _topic(table)
    tie = _tie(table, row, place)
    if tie:
        return tie
    names_itself = table.kind is Kind.SINGLE and topic == plain(table.text)
    if names_itself and _is_most_common(table, row, place) and not _is_of_all(table, row, place):
        most = f"“{label(table.rows[row])}” is the most common answer"
        caution = _caution(table, [row], place)
        return f"{opening(topic)}: {most} ({figure(table, row, place)}){caution}"
    who, answer = _who(table, row, place), table.rows[row]
    named = f"{opening(topic)}: {who} {claim(table, answer, named=True)}"
    if topic and len(named.split()) <= _MOST_WORDS:
        return named
    if item := _item(table):
        return f"“{item}”: {who} {claim(table, answer, named=True)}"
    return opening(f"{who} {claim(table, answer)}")


def leading_row(table: Table, place: int) -> int | None:
    """The row that a headline speaks of: the first choice, "Yes", the first net of a scale, else
    the most frequent answer that is not don't know, other or none."""
    if (first := first_choice(table)) is not None:
        return first
    rows = range(len(table.rows))
    nets = [row for row in rows if table.rows[row].net]
    answers = [row for row in rows if not table.rows[row].net]
    if table.kind is not Kind.MULTI:
        yes = [row for row in answers if is_yes(table.rows[row])]
        if len(yes) == 1:
            return yes[0]
        if nets:
            return nets[0]
    spoken = [row for row in answers if not table.rows[row].last] or answers
    seen = [row for row in spoken if may_be_said(table, row, place)]
    if not any(float(table.weighted[row, place]) > 0 for row in seen):
        seen = [row for row in answers if may_be_said(table, row, place)]
    return max(seen, key=lambda row: float(table.weighted[row, place]), default=None)


def is_yes(row: Row) -> bool:
    """Whether the answer is "Yes", however it goes on."""
    return _YES.match(row.label) is not None


def _of_means(tables: tuple[Table, ...], place: int) -> str:
    if len(tables) == 1:
        return _of_numbers(tables[0], place)
    return range_of_means(tables, place) or short(tables[0].text)


def _of_numbers(table: Table, place: int) -> str:
    values = {statistic.label: statistic.values[place] for statistic in table.statistics}
    mean, median = values.get("Mean"), values.get("Median")
    if mean is None or median is None:
        return short(table.text)
    topic = _topic(table)
    said = f"the average is {average_text(mean)}, the median {average_text(median)}"
    return opening(f"{topic}: {said}" if topic else said)


def _of_grid(tables: tuple[Table, ...], place: int) -> str:
    """The highest and the lowest item of a grid."""
    row = leading_row(tables[0], place)
    said = [table for table in tables if row is not None and may_be_said(table, row, place)]
    if row is None or not said:
        return short(tables[0].text)
    if not any(float(table.percent[row, place]) > 0 for table in said):
        return short(tables[0].text)
    ranked = sorted(said, key=lambda table: -float(table.percent[row, place]))
    high, low = ranked[0], ranked[-1]
    low_name, high_name = short(low.item_label), short(high.item_label)
    what = claim(high, high.rows[row], about_item=False)
    few = high.columns[place].tiny or low.columns[place].tiny  # "7 of 8", of whom is clear
    of = "" if few else f" of {counted_word(high)}"
    if whole(high, row, place) == whole(low, row, place):
        return f"About {figure(high, row, place)}{of} {what}, whatever is asked about"
    least, most = figure(low, row, place), figure(high, row, place)
    if max(len(plain(low.item_label)), len(plain(high.item_label))) > _ITEM:
        return f"Between {least} and {most}{of} {what}"
    return f"From {least} (“{low_name}”) to {most} (“{high_name}”){of} {what}"


def _who(table: Table, row: int, place: int) -> str:
    """ "nine in ten authorities (89%)"."""
    percent = whole(table, row, place)
    given, base = float(table.weighted[row, place]), table.columns[place].base
    who = counted_word(table)
    words = proportion(percent)
    if percent == 0 and given > 0:
        words = "hardly any"
    elif percent == 100 and given < base * _WHOLE:
        words = "almost all"
    elif percent == 100:
        who = table.who_words or table.base_words
    return f"{words} {who} ({figure(table, row, place)})"


def _tie(table: Table, row: int, place: int) -> str:
    """Answers of a list that lead together; "" where one leads alone."""
    is_list = table.kind in {Kind.SINGLE, Kind.MULTI}
    if not is_list or not _is_most_common(table, row, place):
        return ""
    top = float(table.weighted[row, place])
    same = [
        other
        for other, each in enumerate(table.rows)
        if not each.net and not each.last and float(table.weighted[other, place]) == top
    ]
    if len(same) < 2 or top == 0 or leading_row(table, place) != same[0]:
        return ""
    answers = "answers" if table.answers_read is None else "themes"
    each_has = f"({figure(table, row, place)} each){_caution(table, same, place)}"
    if len(same) > 2:
        return f"{_COUNTED.get(len(same), len(same))} {answers} are the most common {each_has}"
    one, other = (label(table.rows[each]) for each in same)
    return f"“{one}” and “{other}” are the most common {answers} {each_has}"


def _is_most_common(table: Table, row: int, place: int) -> bool:
    """Whether no answer was given more often, of those that stand last neither; of "Yes" it would
    tell nothing."""
    if table.rows[row].net or is_yes(table.rows[row]) or table.rows_left_out:
        return False
    others = (n for n, each in enumerate(table.rows) if not each.net)
    top = float(table.weighted[row, place])
    return all(not float(table.weighted[other, place]) > top for other in others)


def _is_of_all(table: Table, row: int, place: int) -> bool:
    """Whether nobody gave another answer: so it is of a group that is made of it."""
    return float(table.weighted[row, place]) >= table.columns[place].base * _WHOLE


def _caution(table: Table, leading: list[int], place: int) -> str:
    """What goes after the most common answers where the next is not behind beyond chance, or
    nobody can tell; nothing where nobody gave the next."""
    others = [
        row
        for row, each in enumerate(table.rows)
        if row not in leading and not each.net and not each.last and may_be_said(table, row, place)
    ]
    following = max(others, key=lambda row: float(table.weighted[row, place]), default=None)
    if following is None or not float(table.weighted[following, place]) > 0:
        return ""
    ahead = is_ahead(table, leading[0], following, place)
    if ahead:
        return ""
    what = "not tested against" if ahead is None else "not significantly ahead of"
    return f", {what} the next ({figure(table, following, place)})"


def _item(table: Table) -> str:
    """The item of a grid, however long; of a scale that is a question of its own what stands
    after its colon. "" for none."""
    text = table.item_label
    if not text and table.kind is Kind.SCALE:
        text = plain(table.text).partition(": ")[2]
    return "" if text.endswith("?") else short(text, _LONG_ITEM)


def _topic(table: Table) -> str:
    """What the question is about, where that is short: the item of a grid, what stands after a
    colon, or a text that is no question."""
    text = table.item_label or table.text
    if not table.item_label and ": " in text:
        text = text.rsplit(": ", 1)[1]
    text = short(text).rstrip(" .:")
    is_short = len(text.split()) <= 9 and not text.endswith(("?", "…"))
    return text if is_short else ""
