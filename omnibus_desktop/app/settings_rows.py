"""What can be set, as a table of values: the rules of a briefing's numbers, one a row."""

from __future__ import annotations

from omnibus_desktop.tables.heads import MIN_BASE, TINY_BASE
from omnibus_desktop.values import dataclass

HOUSE_RULE = "The usual rule"


@dataclass(frozen=True)
class Setting:
    """One field of a briefing's rules. `choices` are its values with their words; where there are
    none it is a number, from `least` to `most`, and None, which stands for `usual`, where
    `may_be_none`."""

    field: str
    title: str
    about: str
    choices: tuple[tuple[str | int, str], ...] = ()
    least: float = 0.0
    most: float = 0.0
    decimals: int = 0
    unit: str = ""
    may_be_none: bool = False
    usual: int = 0  # what the house rule has, where it may be none

    def holds(self, words: str) -> bool:
        """Whether all of these words are in what it says."""
        said = " ".join((self.title, self.about, *(each for _, each in self.choices))).lower()
        return all(word in said for word in words.lower().split())


RULES: tuple[Setting, ...] = (
    Setting(
        "test", "Test of differences", "What is marked in tables and charts",
        (
            ("rest", "Each group against the rest"),
            ("pairs", "Groups pair by pair, with letters"),
            ("none", "None"),
        ),
    ),
    Setting(
        "level", "Confidence level", "Of intervals, and at which a difference is significant",
        least=50, most=99.9, decimals=1, unit="%",
    ),
    Setting(
        "preset", "Convention of testing",
        "Ours is exact where counts are small; another program's gives its marks",
        (
            ("ours", "Our own, for known populations"),
            ("spss", "As SPSS custom tables"),
            ("q", "As Q"),
            ("plain", "Plain z tests, without corrections"),
        ),
    ),
    Setting(
        "adjust", "Adjustment for many tests",
        "With many comparisons some differ by chance; an adjustment asks more of each",
        (
            ("", "As the convention has it"),
            ("none", "None"),
            ("bonferroni", "Bonferroni"),
            ("holm", "Holm"),
            ("bh", "Benjamini-Hochberg (false discovery rate)"),
        ),
    ),
    Setting(
        "interval", "Confidence intervals", "How those of percentages are worked out",
        (("wilson", "Wilson score"), ("exact", "Exact (Clopper-Pearson)")),
    ),
    Setting(
        "population", "Population",
        "Margins shrink with the share of all authorities that answered",
        (
            ("frame", "The known numbers of authorities"),
            ("none", "Not known: a sample from very many"),
        ),
    ),
    Setting(
        "disclosure", "Disclosure",
        "What is hidden so that nobody can tell who gave an answer, also by subtracting",
        (
            ("internal", "Internal: all shown, small counts marked"),
            ("publication", "Publication: small counts are hidden"),
            ("off", "Off: all shown, nothing marked"),
        ),
    ),
    Setting(
        "min_base", "Low base",
        "Groups with fewer respondents are starred and faded; by the usual rule not where half of"
        " a known population answered",
        least=1, most=1000, may_be_none=True, usual=MIN_BASE,
    ),
    Setting(
        "tiny_base", "Tiny base", "Of groups with fewer, counts are printed and no percentages",
        least=1, most=1000, may_be_none=True, usual=TINY_BASE,
    ),
    Setting(
        "decimals", "Rounding",
        "Of percentages in tables, halves upwards; charts and words have whole ones",
        ((0, "To whole percentages"), (1, "To one decimal")),
    ),
    Setting(
        "symbols", "Symbols in tables",
        "How hidden, low and empty cells are marked; brackets are the government's standard",
        (
            ("shorthand", "Brackets: [c], [low], [z]"),
            ("legacy", "Stars and dashes"),
        ),
    ),
)  # fmt: skip

PALETTE = Setting(
    "palette",
    "Colours of charts",
    "The palette of charts that are given no other; slides keep theirs",
)
TEMPLATE = Setting("template", "Slide template", "The presentation that decks begin as")
FONT = Setting(
    "font",
    "Font of the window",
    "The family of its letters, at once; charts have their slide's",
)
TEXT_SIZE = Setting(
    "text size",
    "Size of texts",
    "Of the letters of the window's font, whatever its family, at once; charts have their slide's",
)
FOLDER = Setting("folder", "Folder", "Where exports and briefings are offered to be saved")
BESIDE = Setting("beside", "Figures as text", "A table of the figures beside each exported chart")
#: Of each of the pages that can stand around the slides of an export, in the order of PAGES.
AROUND = (
    Setting("cover", "Cover", "Exports begin with the title, the wave and who answered"),
    Setting("agenda", "Agenda", "Exports list the sections, or the slides, with their numbers"),
    Setting("sections", "Section pages", "Exports have a page before each section"),
    Setting("method", "Method", "Exports end with the response, the weights, the tests, the signs"),
)
