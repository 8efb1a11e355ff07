"""What a person chooses about a table."""

from __future__ import annotations

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Net


@dataclass(frozen=True)
class Options:
    """`by` are breaks side by side, each a tuple of question ids that nest; None: the wave's own
    default. `weight` None: the wave's own; "none": unweighted. `filter` are (question, answer
    ids), joined by AND. `adjust` None: that of the preset (presets.py). `interval` is "wilson" or
    "exact". `population` is "frame", "none" or a number for the whole. `min_base`
    None: the house rule. Of groups under `tiny_base` (None: the house rule) counts are printed and
    no percentages. `symbols` is "shorthand" ([low], [c], [u], [z]) or "legacy" (* and -).
    `percent_of` is "respondents" or, for sets, "responses". `by_nets` are
    nets that stand as groups in a break, each with the id of its question. `filter_name` is what a
    person calls the filter. `decimals` of percentages in tables are 0 or 1."""

    by: tuple[tuple[str, ...], ...] | None = None
    weight: str | None = None
    filter: tuple[tuple[str, tuple[str, ...]], ...] = ()
    base: str = "answered"
    without: tuple[str, ...] = ()
    with_missing: bool = False
    nets: tuple[Net, ...] = ()
    test: str = "rest"
    preset: str = "ours"
    adjust: str | None = None
    level: float = 95.0
    interval: str = "wilson"
    population: str = "frame"
    disclosure: str = "internal"
    min_base: int | None = None
    tiny_base: int | None = None
    symbols: str = "shorthand"
    percent_of: str = "respondents"
    by_nets: tuple[tuple[str, Net], ...] = ()
    filter_name: str = ""
    decimals: int = 0
