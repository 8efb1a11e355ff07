"""Which comparisons are made, and the one sentence that names them."""

from __future__ import annotations

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.significance import SMALLEST_BASE
from omnibus_desktop.tables.table import Method

TESTS = ("none", "rest", "pairs")
ADJUSTMENTS = ("none", "bonferroni", "holm", "bh")
PRESETS = ("ours", "spss", "q", "plain")
DISCLOSURES = ("off", "internal", "publication")

_ADJUSTED = {
    "none": "not adjusted for the number of tests",
    "bonferroni": "Bonferroni-adjusted within each row of a break",
    "holm": "Holm-adjusted within each row of a break",
    "bh": "Benjamini-Hochberg-adjusted within each row of a break",
}


def check(options: Options) -> None:
    """Raises OmnibusError for a choice that is not there or not built."""
    for name, choice, known in (
        ("test", options.test, TESTS),
        ("preset", options.preset, PRESETS),
        ("adjustment", options.adjust or "none", ADJUSTMENTS),
        ("disclosure rule", options.disclosure, DISCLOSURES),
    ):
        if choice not in known:
            raise OmnibusError(
                f"there is no {name} {choice!r}", "choose one of " + ", ".join(known)
            )
    if options.preset != "ours":
        raise OmnibusError(f"the preset {options.preset} is not yet built", "use the preset ours")
    if options.disclosure == "publication":
        raise OmnibusError(
            "hiding small counts for publication is not yet built",
            "use internal, and hide small counts by hand before publishing",
        )
    if not 50 <= options.level < 100:
        raise OmnibusError(
            f"the confidence level cannot be {options.level:g}", "give 50 to 99.99 (percent)"
        )


def method_of(options: Options, corrected: bool, weighted: bool, tested: bool) -> Method:
    """The method. `corrected` says whether the population of any tested group is known, `tested`
    whether there was anything to compare."""
    adjust = options.adjust or "none"
    population = options.population if corrected else "none"
    if options.test == "none" or not tested:
        return Method("none", options.preset, adjust, population, "No differences were tested.")
    pairs = options.test == "pairs"
    who = (
        "Groups of a break tested pair by pair"
        if pairs
        else ("Groups tested against the rest of their break")
    )
    how = f"two-proportion z-test at {options.level:g}%"
    if weighted:
        how += " on effective bases"
    if corrected:
        how += " with finite population correction"
    how += ", no test" if weighted else ", Fisher's exact test"
    how += " where an expected count is under 5"
    words = f"{who}: {how}; {_ADJUSTED[adjust]}; groups under {SMALLEST_BASE} not tested."
    return Method(options.test, options.preset, adjust, population, words)
