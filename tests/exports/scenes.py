"""Scenes made by hand, with what a painter can get wrong."""

from __future__ import annotations

from typing import Any

from omnibus_desktop.charts.lettering import height, plain, width, wrap
from omnibus_desktop.charts.scene import (
    Ellipse,
    Item,
    Line,
    NativeChart,
    Polygon,
    Rect,
    Scene,
    Series,
    Text,
)

HOSTILE = (
    "$5 and $10",
    "<b>x</b>",
    "<img src=//host/a.png>",
    "=1+1",
    "+SUM(A1)",
    "@cmd",
    "$\\frac{1}$",
    "over\u202eride 12",
    "zero\u200bwidth",
    "\u05e9\u05dc\u05d5\u05dd 12%",
    "\u0645\u0631\u062d\u0628\u0627",
    "emoji \U0001f600 end",
    "tab\tand\x00nul\x0b",
    "lone \ud800 half",
    "]]>&amp;'\"",
)
BLUE, ORANGE, GREY = "#12436D", "#F46A25", "#BFBFBF"
PLOT = (260.0, 120.0, 600.0, 330.0)
AXIS_MAX = 100.0
GAP = 50  # percent of a bar


def text(words: str, x: float, y: float, wide: float, size: float, role: str, **more: Any) -> Text:
    """A text wrapped to its width."""
    bold = bool(more.get("bold", False))
    lines = wrap(words, wide, size, bold)
    tall = height(len(lines), size)
    return Text(x, y, wide, tall, lines, size, role, leading=1.2 * size, **more)


def bars(
    labels: tuple[str, ...],
    percents: tuple[float | None, ...],
    shown: tuple[str, ...],
) -> Scene:
    """A slide with horizontal bars, answer labels, notes, and all words around them."""
    keys = tuple((str(number), "total") for number in range(len(labels)))
    slot = PLOT[3] / len(labels)
    thick = slot / (1 + GAP / 100)
    items: list[Item] = _words()
    for number, (label, percent, printed) in enumerate(zip(labels, percents, shown, strict=True)):
        top = PLOT[1] + slot * number + (slot - thick) / 2
        colour = ORANGE if number == 1 else BLUE
        wide = PLOT[2] * (percent or 0.0) / AXIS_MAX
        if percent is not None:
            items.append(Rect(PLOT[0], top, wide, thick, colour, "bar", keys[number]))
        if printed:
            at = PLOT[0] + wide + 5
            tall = height(1, 14)
            items.append(
                Text(
                    at, top + (thick - tall) / 2, width(printed, 14), tall, (printed,), 14,
                    "label", keys[number], leading=16.8,
                )
            )  # fmt: skip
        items.append(
            text(label, 30, top, PLOT[0] - 40, 13, "answer label", align="end", key=keys[number])
        )
    items.append(Line(PLOT[0], PLOT[1], PLOT[0], PLOT[1] + PLOT[3], "#0B0C0C", 1, "axis"))
    items += _notes()
    series = Series(
        "Total", BLUE, percents, shown, keys,
        tuple(ORANGE if number == 1 else BLUE for number in range(len(labels))),
    )  # fmt: skip
    chart = NativeChart(
        "bar", PLOT, (30, PLOT[1], 880, PLOT[3]), labels, (series,), AXIS_MAX, GAP, 0, 14,
        shows_categories=False,
    )  # fmt: skip
    return Scene(960, 540, tuple(items), (chart,), "Bar chart. Most say yes.", "Nine in ten")


def stacked(rows: tuple[str, ...], parts: tuple[tuple[float, ...], ...]) -> Scene:
    """A slide with bars in parts that add to 100; `parts` are by series."""
    colours = ("#12436D", "#28A197", "#801650", "#F46A25")
    slot = PLOT[3] / len(rows)
    thick = slot / (1 + GAP / 100)
    items: list[Item] = _words()
    charted = []
    for number, values in enumerate(parts):
        keys = tuple((f"answer {number}", f"group={row}") for row in range(len(rows)))
        printed = tuple(f"{int(value + 0.5)}%" for value in values)
        for row, value in enumerate(values):
            left = PLOT[0] + PLOT[2] * sum(part[row] for part in parts[:number]) / 100
            top = PLOT[1] + slot * row + (slot - thick) / 2
            wide = PLOT[2] * value / 100
            items.append(Rect(left, top, wide, thick, colours[number], "bar", keys[row]))
            tall = height(1, 12)
            items.append(
                Text(
                    left, top + (thick - tall) / 2, wide, tall, (printed[row],), 12, "label",
                    keys[row], "#FFFFFF", align="middle", leading=14.4,
                )
            )  # fmt: skip
        charted.append(
            Series(
                f"Answer {number}",
                colours[number],
                values,
                printed,
                keys,
                (colours[number],) * len(rows),
                "#FFFFFF",
            )
        )
        items.append(Rect(260 + 120 * number, 92, 12, 12, colours[number], "legend"))
        items.append(text(f"Answer {number}", 276 + 120 * number, 91, 100, 12, "legend"))
    for row, label in enumerate(rows):
        top = PLOT[1] + slot * row + (slot - thick) / 2
        items.append(text(label, 30, top, PLOT[0] - 40, 13, "group label", align="end"))
    chart = NativeChart(
        "stacked", PLOT, (30, PLOT[1], 880, PLOT[3]), rows, tuple(charted), 100, GAP, 100, 12,
        shows_categories=False,
    )  # fmt: skip
    return Scene(960, 540, tuple(items), (chart,), "Stacked bars of four answers.", "Four answers")


def _words() -> list[Item]:
    return [
        text(
            "Nine in ten authorities (89%) see financial pressures as a risk to delivery over the "
            "next three years, more than any other risk",
            30, 20, 900, 24, "headline", bold=True,
        ),
        text("Main risks to delivery, wave 1", 30, 80, 900, 14, "subtitle", colour="#3D3D3D"),
        text(
            "Base: all authorities that answered (98 of 152). Source: wave 1.", 30, 505, 900, 10,
            "footnote", colour="#3D3D3D",
        ),
    ]  # fmt: skip


def _notes() -> list[Item]:
    return [
        Rect(690, 390, 170, 46, "#FFFFFF", "note 1", stroke="#3D3D3D", stroke_width=0.75),
        text("North East is higher than the rest", 698, 396, 154, 12, "note 1"),
        Line(690, 412, 600, 330, "#3D3D3D", 0.75, "leader 1"),
        Polygon(((880, 140), (886, 150), (874, 150)), "#0B0C0C", "differs", ("0", "total")),
        Line(500, 120, 500, 450, "#801650", 1, "note 2", dash=(4, 3)),
    ]


PLAIN = bars(
    ("Financial pressures", "Workforce: recruiting and keeping enough social workers", "Demand"),
    (88.7755, 62.46, 11.4943),
    ("89%", "62%", "11%"),
)
HIDDEN = bars(("Yes", "No", "Don't know"), (70.5, None, 0.3), ("71%", "c", "*"))
PARTS = stacked(
    ("North East", "London", "South West"),
    (
        (12.46, 25.0, 33.3333),
        (37.54, 25.0, 33.3333),
        (29.5, 30.49, 16.6667),
        (20.5, 19.51, 16.6667),
    ),
)
DOTS = Scene(
    960,
    540,
    (
        *_words(),
        Line(300, 150, 420, 150, BLUE, 1.5, "interval", ("1", "total")),
        Ellipse(352, 145, 10, 10, BLUE, "bar", ("1", "total")),
        Ellipse(500.3, 245.7, 90, 60, "#FFFFFF", "bar", ("2", "total"), ORANGE, 1.75),
        Ellipse(600, 345, 60, 60, ORANGE, "bar", ("3", "total")),
    ),
    alt_text="Dots of three answers.",
    title="Three answers",
)
_SHORTER = tuple(90.0 - 5 * number for number in range(len(HOSTILE)))
HOSTILE_LABELS = bars(HOSTILE, _SHORTER, ("",) * len(HOSTILE))
#: As a layout gives them to the painters.
PLAIN_LABELS = bars(tuple(map(plain, HOSTILE)), _SHORTER, ("",) * len(HOSTILE))
