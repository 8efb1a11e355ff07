"""How workbooks of OpenDocument print numbers: the styles for it, and each number as text."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from omnibus_desktop.exports.book_sheets import Look

_DECIMALS = {Look.COUNT: 0, Look.TENTH: 1, Look.HUNDREDTH: 2}
#: How many decimals percentages have.
PERCENTS = {Look.PERCENT: 0, Look.PRINTED: 0, Look.PERCENT_TENTH: 1, Look.PRINTED_TENTH: 1}
_PRINTED = (Look.PRINTED, Look.PRINTED_TENTH)
#: Which style is for numbers of this look.
NUMBERS = {
    Look.PERCENT: "percent",
    Look.PRINTED: "printed",
    Look.PERCENT_TENTH: "percent1",
    Look.PRINTED_TENTH: "printed1",
    Look.COUNT: "decimals0",
    Look.TENTH: "decimals1",
    Look.HUNDREDTH: "decimals2",
}


def printed(number: float, look: Look) -> str:
    """The number as its look shows it, half up; half is what is half in fifteen digits, as for
    spreadsheet programs."""
    decimals = PERCENTS.get(look)
    if decimals is not None:
        if look in _PRINTED and 0 < number < 0.005 / 10**decimals:
            return "[low]"
        parts = floor(float(f"{100 * 10**decimals * number:.15g}") + 0.5)
        return f"{parts / 10**decimals:.{decimals}f}%"
    decimals = _DECIMALS[look]
    scaled = floor(float(f"{number * 10**decimals:.15g}") + 0.5)
    return f"{scaled / 10**decimals:,.{decimals}f}"


def _percentage_styles(more: str, decimals: int) -> Iterator[str]:
    """Of percentages with so many decimals; what their names end with is `more`."""
    number = (
        f'<number:number number:decimal-places="{decimals}"'
        f' number:min-decimal-places="{decimals}" number:min-integer-digits="1"/>'
    )
    percent = f"{number}<number:text>%</number:text>"
    for name in ("percent", "whole"):
        named = f'style:name="{name}{more}"'
        yield f"<number:percentage-style {named}>{percent}</number:percentage-style>"
    yield (
        f'<number:percentage-style style:name="printed{more}">{percent}'
        f'<style:map style:condition="value()=0" style:apply-style-name="whole{more}"/>'
        f'<style:map style:condition="value()&lt;{0.005 / 10**decimals:g}"'
        ' style:apply-style-name="low"/></number:percentage-style>'
    )


def number_styles() -> Iterator[str]:
    """The styles that NUMBERS names."""
    yield (
        '<number:percentage-style style:name="low"><number:text>[low]</number:text>'
        "</number:percentage-style>"
    )
    for more, decimals in (("", 0), ("1", 1)):
        yield from _percentage_styles(more, decimals)
    for decimals in _DECIMALS.values():
        yield (
            f'<number:number-style style:name="decimals{decimals}"><number:number'
            f' number:decimal-places="{decimals}" number:min-decimal-places="{decimals}"'
            ' number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
        )
