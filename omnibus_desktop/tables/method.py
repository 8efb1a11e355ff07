"""Which comparisons are made, and the one sentence that names them."""

from __future__ import annotations

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.adjustments import ADJUSTMENTS
from omnibus_desktop.tables.comparisons import Testing, testing
from omnibus_desktop.tables.intervals import INTERVALS
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.presets import PRESETS, Preset
from omnibus_desktop.tables.significance import SMALLEST_EXPECTED
from omnibus_desktop.tables.table import Method
from omnibus_desktop.values import dataclass

TESTS = ("none", "rest", "pairs")
DISCLOSURES = ("off", "internal", "publication")
SYMBOLS = ("shorthand", "legacy")

ADJUSTED = {
    "bonferroni": "Bonferroni-adjusted",
    "holm": "Holm-adjusted",
    "bh": "Benjamini-Hochberg-adjusted",
}
_SCOPES = {"row": "within each row of a break", "table": "over all comparisons of the table"}


def check(options: Options) -> None:
    """Raises OmnibusError for a choice that is not there or not built."""
    for name, choice, known in (
        ("test", options.test, TESTS),
        ("preset", options.preset, tuple(PRESETS)),
        ("adjustment", options.adjust or "none", ADJUSTMENTS),
        ("kind of interval", options.interval, INTERVALS),
        ("disclosure rule", options.disclosure, DISCLOSURES),
        ("set of symbols", options.symbols, SYMBOLS),
    ):
        if choice not in known:
            raise OmnibusError(
                f"there is no {name} {choice!r}", "choose one of " + ", ".join(known)
            )
    if options.decimals not in (0, 1):
        raise OmnibusError(f"there are no {options.decimals} decimals", "choose none or one")
    if not 50 <= options.level < 100:
        raise OmnibusError(
            f"the confidence level cannot be {options.level:g}", "give 50 to 99.99 (percent)"
        )


@dataclass(frozen=True)
class Circumstances:
    """What a table's method depends on besides the choice: whether there was anything to compare,
    whether the population of any tested group, or of any column, is known, whether figures are
    weighted, groups overlap, and there are means."""

    tested: bool
    finite_tests: bool
    finite: bool
    weighted: bool
    overlapping: bool
    means: bool


def method_of(options: Options, here: Circumstances) -> Method:
    """The method, and its words."""
    how = testing(options)
    corrected = here.finite_tests and how.rules.finite
    population = options.population if corrected else "none"
    test = options.test if here.tested else "none"
    interval = _interval(options, here)
    words = (
        f"No differences were tested; {interval}."
        if test == "none"
        else "; ".join([_tests(options, how, here), *_limits(test, how), interval]) + "."
    )
    of_means = "" if test == "none" else _of_means(options, how, here)
    return Method(test, options.preset, how.adjust, population, words, options.interval, of_means)


def _tests(options: Options, how: Testing, here: Circumstances) -> str:
    """Who was tested against whom, and by which test."""
    pairs = options.test == "pairs"
    who = (
        "Groups of a break tested pair by pair, a letter naming the lower group"
        if pairs
        else ("Groups tested against the rest of their break")
    )
    test = "two-proportion z-test" + (f" as in {how.rules.like}" if how.rules.like else "")
    words = [f"{who}: {test} at {options.level:g}%"]
    if here.weighted:
        words.append(" on effective bases")
    if pairs and here.overlapping:
        words.append(" allowing for respondents in both groups")
    if here.finite_tests:
        words.append(f" {'with' if how.rules.finite else 'without'} finite population correction")
    if how.rules.exact:
        small = f"where an expected count is under {SMALLEST_EXPECTED:g}"
        exact = "no test" if here.weighted else "Fisher's exact test"
        words.append(f", {exact} {small}")
        if pairs and here.overlapping and not here.weighted:
            words.append(" (none of groups that share respondents)")
    return "".join((*words, _of_means(options, how, here)))


def _of_means(options: Options, how: Testing, here: Circumstances) -> str:
    if not here.means:
        return ""
    test = _test_of_means(how.rules, options.test == "pairs", here.overlapping)
    return f", means by {test}"


def _test_of_means(rules: Preset, pairs: bool, overlapping: bool) -> str:
    if rules.spread_of_all and pairs:
        but = " (of the pair where groups overlap)" if overlapping else ""
        return f"t-test with the variance of all groups{but}"
    if rules.equal_spread_under == float("inf"):
        return "t-test with one variance"
    if rules.equal_spread_under:
        return f"Welch's t-test (one variance for groups under {rules.equal_spread_under:g})"
    return "Welch's t-test"


def _limits(test: str, how: Testing) -> list[str]:
    """How p was adjusted, what was not tested, and which letters there are."""
    words = [
        "not adjusted for the number of tests"
        if how.adjust == "none"
        else f"{ADJUSTED[how.adjust]} {_SCOPES[how.rules.scope]}"
    ]
    untested = []
    if how.rules.smallest_base > 1:
        untested.append(f"groups under {how.rules.smallest_base}")
    if not how.rules.extremes:
        untested.append("shares of 0% and 100%")
    if untested:
        words.append(f"{' and '.join(untested)} not tested")
    if test == "pairs" and how.rules.strong is not None:
        words.append(f"capital letters at {100 * (1 - how.rules.strong):g}%, small ones otherwise")
    return words


def _interval(options: Options, here: Circumstances) -> str:
    if options.interval == "wilson":
        return "intervals by Wilson's method"
    if here.finite and not here.weighted:
        return "exact intervals (hypergeometric where the population is known)"
    return "exact intervals (Clopper-Pearson)"
