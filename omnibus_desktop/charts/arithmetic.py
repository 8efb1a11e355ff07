"""The arithmetic of one figure of a table, a fact after the other, in plain words."""

from __future__ import annotations

import math

from omnibus_desktop.charts.hover_lines import margin_of, p_words, test_of, test_of_mean
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.tables.cell_test import test_against_rest
from omnibus_desktop.tables.cells import cell_text, is_withheld, statistic_text
from omnibus_desktop.tables.measures import MINUS, Measure, figure_text, shown_as
from omnibus_desktop.tables.rounding import number_text, percent_text
from omnibus_desktop.tables.table import TOTAL, Column, State, Statistic, Table
from omnibus_desktop.tables.untested import why_untested
from omnibus_desktop.tables.wave_columns import has_waves
from omnibus_desktop.values import dataclass

HIDDEN_WORDS = (
    "This number is hidden to protect respondents: it could tell something about a few of them."
    " Other numbers may be hidden with it, so that nobody can work it out by taking sums apart."
)
_NOT_ASKED = "Nobody in this group was asked this question, so that there is no number."
_LEFT_OUT = "The filter leaves nobody of this group, so that there is no number."
_NOBODY = "Nobody in this group answered, so that there is nothing to take a share of."
_INTERVALS = {"wilson": "Wilson’s method", "exact": "an exact method"}
_ROUNDS_TO_NOTHING = "under 0.01%"


@dataclass(frozen=True)
class Fact:
    """One line of the card: what it is about, in a word or two, and what there is to say."""

    name: str
    said: str


def answer_facts(
    table: Table, row: int, column: int, measure: Measure = Measure.PERCENT
) -> tuple[Fact, ...]:
    """How the share of an answer comes about. Of a hidden number only why it is not there."""
    group, state = table.columns[column], int(table.state[row, column])
    if state == State.HIDDEN or group.hidden:
        return (Fact("Hidden", HIDDEN_WORDS),)
    if group.left_out:
        return (Fact("Left out", _LEFT_OUT),)
    if state == State.NOT_ASKED:
        return (Fact("Not asked", _NOT_ASKED),)
    if not group.base > 0:
        return (Fact("No answers", _NOBODY),)
    facts = (
        Fact("Numerator", _numerator(table, row, column)),
        Fact("Denominator", _denominator(table, group)),
        Fact("Base rule", base_rule(table, group)),
        Fact("Percentage", _percentage(table, row, column)),
        Fact("Compared", _comparison(table, row, column, measure)),
        Fact("Weight", _weight(table, group)),
        Fact("Interval", _interval(table, row, column)),
        Fact("Test", _test(table, row, column)),
        Fact("Low base", _low(table, group)),
    )
    return tuple(fact for fact in facts if fact.said)


def statistic_facts(table: Table, statistic: Statistic, column: int) -> tuple[Fact, ...]:
    """How a mean, or its like, comes about."""
    group = table.columns[column]
    if is_withheld(table, column) or group.hidden:
        return (Fact("Hidden", HIDDEN_WORDS),)
    if statistic.values[column] is None:
        return (Fact("No number", _NOBODY),)
    figure = statistic_text(table, statistic, column)[0]
    facts = (
        Fact(plain(statistic.label), figure),
        Fact("Formula", _mean_formula(table, statistic)),
        Fact("Spread", _spread(statistic, column)),
        Fact("Base rule", base_rule(table, group)),
        Fact("Weight", _weight(table, group)),
        Fact("Interval", _mean_interval(table, statistic, column)),
        Fact("Test", _test_of_mean(table, statistic, column)),
        Fact("Low base", _low(table, group)),
    )
    return tuple(fact for fact in facts if fact.said)


def base_facts(table: Table, column: int) -> tuple[Fact, ...]:
    """What the base of a group is made of."""
    group = table.columns[column]
    if group.hidden:
        return (Fact("Hidden", HIDDEN_WORDS),)
    word = plain(table.origin.respondent_word)
    population = ""
    if group.population is not None:
        share = percent_text(group.unweighted_base, group.population)
        population = f"{group.unweighted_base:,} of {group.population:,} {word} there are ({share})"
    facts = (
        Fact("Base", f"{group.unweighted_base:,} {word}"),
        Fact("Base rule", base_rule(table, group)),
        Fact("Population", population),
        Fact("Weight", _weight(table, group)),
        Fact("Low base", _low(table, group)),
    )
    return tuple(fact for fact in facts if fact.said)


def base_rule(table: Table, group: Column) -> str:
    """Who is in the base, and of how many that were asked."""
    asked = ""
    if not group.asked_hidden and group.asked != group.unweighted_base:
        asked = f": {group.unweighted_base:,} of the {group.asked:,} asked"
    kept = f"; kept by the filter: {plain(table.filter_words)}" if table.filter_words else ""
    words = plain(table.base_words)
    return f"{words[:1].upper()}{words[1:]}{asked}{kept}"


def chance_words(p: float) -> str:
    """What p says: "were there no difference, one as large would come up by chance about 3 times
    in 100"."""
    if p < 0.001:
        often = "less than once in 1,000 times"
    elif p < 0.01:
        times = max(1, math.floor(1000 * p + 0.5))
        often = f"about {'once' if times == 1 else f'{times} times'} in 1,000"
    else:
        times = max(1, math.floor(100 * p + 0.5))
        often = f"about {'once' if times == 1 else f'{times} times'} in 100"
    return f"were there no difference, one as large would come up by chance {often}"


def _numerator(table: Table, row: int, column: int) -> str:
    count, word = int(table.count[row, column]), plain(table.origin.respondent_word)
    gave = "gave one of its answers" if table.rows[row].net else "gave this answer"
    if table.percent_of != "respondents":
        word, gave = "answers given", "are this one"
    weighted = ""
    if table.weight is not None:
        weighted = f"; their weights add up to {_weights(float(table.weighted[row, column]))}"
    return f"{count:,} {word} {gave}{weighted}"


def _denominator(table: Table, group: Column) -> str:
    word = plain(table.origin.respondent_word)
    if table.percent_of != "respondents":
        word = "answers given"
    weighted = ""
    if table.weight is not None:
        weighted = f"; their weights add up to {_weights(group.base)}"
    return f"{group.unweighted_base:,} {word} in this column{weighted}"


def _percentage(table: Table, row: int, column: int) -> str:
    group = table.columns[column]
    if group.tiny:
        return f"None is printed of a group under {table.tiny_base}: so few would mislead"
    weighted = float(table.weighted[row, column])
    parts = (
        f"{int(table.count[row, column]):,} / {group.unweighted_base:,}"
        if table.weight is None
        else f"{_weights(weighted)} / {_weights(group.base)}"
    )
    share = percent_text(weighted, group.base, 2, low=_ROUNDS_TO_NOTHING)
    return f"100 × {parts} = {share}, printed as {cell_text(table, row, column)}"


def _comparison(table: Table, row: int, column: int, measure: Measure) -> str:
    measure, group = shown_as(table, measure), table.columns[column]
    total = next((n for n, each in enumerate(table.columns) if each.key == TOTAL), column)
    if measure not in (Measure.INDEX, Measure.DIFFERENCE) or column == total or group.tiny:
        return ""
    if int(table.state[row, total]) == State.HIDDEN or table.columns[total].hidden:
        return ""
    own, whole = (
        percent_text(float(table.weighted[row, n]), table.columns[n].base, 2, low="under 0.01%")
        for n in (column, total)
    )
    figure = figure_text(table, row, column, measure)
    if measure is Measure.INDEX:
        return f"100 × {own} / {whole} of the total = {figure}" if figure else ""
    return f"{own} − {whole} of the total = {figure} points"


def _weight(table: Table, group: Column) -> str:
    if table.weight is None:
        return "None: everybody counts as one"
    effective = number_text(group.effective_base, 1)
    return (
        f"{plain(table.weight)}; effective base {effective}: the square of the sum of the weights"
        " over the sum of their squares"
    )


def _interval(table: Table, row: int, column: int) -> str:
    low, high = float(table.low[row, column]), float(table.high[row, column])
    group = table.columns[column]
    if math.isnan(low) or math.isnan(high):
        return ""
    if high - low < 1e-9:
        return "None: everybody in this group answered, nothing was left to chance"
    margin = margin_of(float(table.percent[row, column]), low, high)
    finite = ""
    if group.population is not None and table.method.population != "none":
        finite = f", {group.unweighted_base:,} of only {group.population:,} having answered"
    how = _INTERVALS.get(table.method.interval, table.method.interval)
    bounds = f"{percent_text(low, 100.0, 1)} to {percent_text(high, 100.0, 1)}"
    return f"{bounds} at {table.level:g}%, by {how}{finite}{f'; {margin}' if margin else ''}"


def _test(table: Table, row: int, column: int) -> str:
    if has_waves(table):
        sign = int(table.differs[row, column])
        return {1: "Higher than in the wave before", -1: "Lower than in the wave before"}.get(
            sign, ""
        )
    said = test_of(table, row, column)
    found = test_against_rest(table, row, column)
    if found is None:
        tested = table.method.test != "rest" or not math.isnan(table.p_rest[row, column])
        return said if tested else _with_reason(table, said, row, column)
    z = "" if math.isnan(found.z) else f", z = {number_text(found.z, 2).replace('-', MINUS)}"
    p = p_words(found.p)
    if found.adjusted_by:
        before = "" if math.isnan(found.unadjusted) else f" ({p_words(found.unadjusted)} before)"
        p = f"{found.adjusted_by} {p}{before}"
    said = said.rpartition(" (p ")[0] or said  # p is told with the name of its test
    return f"{said}. {found.by[:1].upper()}{found.by[1:]}{z}, {p}: {chance_words(found.p)}"


def _test_of_mean(table: Table, statistic: Statistic, column: int) -> str:
    said = test_of_mean(table, statistic, column)
    tested = not statistic.p_rest or statistic.p_rest[column] is not None
    return said if tested or statistic.letters else _with_reason(table, said, None, column)


def _with_reason(table: Table, said: str, row: int | None, column: int) -> str:
    """What the test found, which was not made, and why it was not."""
    reason = why_untested(table, row, column) if said else ""
    return f"{said}: {reason}" if reason else said


def _low(table: Table, group: Column) -> str:
    if not group.low:
        return ""
    half = ""
    if group.population is not None:
        half = f" and under half of the {group.population:,} there are"
    return (
        f"{group.unweighted_base:,} is under {table.min_base}{half}: a few other answers would"
        " change this number much, read it with caution"
    )


def _mean_formula(table: Table, statistic: Statistic) -> str:
    if not statistic.ses:
        return ""
    if table.weight is None:
        return "Sum of the values over how many gave one"
    return "Sum of weight × value over the sum of the weights of those who gave one"


def _spread(statistic: Statistic, column: int) -> str:
    said = [
        f"{name} {number_text(each[column] or 0.0, 2)}"
        for name, each in (("standard deviation", statistic.sds), ("standard error", statistic.ses))
        if each and each[column] is not None
    ]
    return ", ".join(said).capitalize()


def _mean_interval(table: Table, statistic: Statistic, column: int) -> str:
    low, high = (ends[column] if ends else None for ends in (statistic.lows, statistic.highs))
    if low is None or high is None:
        return ""
    bounds = f"{number_text(low, 2)} to {number_text(high, 2)}"
    return f"{bounds} at {table.level:g}%, by Student’s t"


def _weights(amount: float) -> str:
    return number_text(amount, 2)
