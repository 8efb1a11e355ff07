"""What to look at before a slide leaves the house: low bases, claims without support, what is not
said of its figures, what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from omnibus_desktop.briefing.briefing import Rules
from omnibus_desktop.briefing.draw import Drawn
from omnibus_desktop.briefing.finding import Finding
from omnibus_desktop.briefing.preflight_groups import joined, shown_groups
from omnibus_desktop.briefing.preflight_notes import look_at_notes
from omnibus_desktop.briefing.preflight_words import look_at_words
from omnibus_desktop.charts.colours_used import faulty
from omnibus_desktop.charts.contrast import faint
from omnibus_desktop.charts.hidden import hidden_labels, left_out_words
from omnibus_desktop.charts.layout.drawing import SMALLEST
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.room import box_of
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.tables.bases import are_unread
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.doubts import doubts
from omnibus_desktop.words.figures import counted_word, short
from omnibus_desktop.words.footnote import base
from omnibus_desktop.words.naming import is_named
from omnibus_desktop.words.support import Broken, broken, unsupported

_OUTSIDE = 0.5  # points beyond the slide that nobody sees
_ROUNDED = 0.01  # points
_WEIGHTED = re.compile(r"(?<!un)weighted", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*")
_LOOK = "see whether the chart still says what it should"
_BETWEEN_LABELS = re.compile(r" or |, | and |; ")
#: Remarks of a scene on notes that are not drawn, which are told as findings of their own.
_HANDLED = re.compile("^The bar of |it is not drawn|no place on this chart")


def preflight(drawn: Drawn, rules: Rules) -> tuple[Finding, ...]:
    """What to look at before the slide is exported, the most telling first."""
    return tuple(finding for check in _CHECKS for finding in check(drawn, rules))


def broken_figures(drawn: Drawn) -> tuple[Broken, ...]:
    """The figures of the person's own headline that no longer hold."""
    own = drawn.slide.words
    if own.headline is None or not drawn.side_by_side:
        return ()
    return broken(own.headline, own.figures, drawn.side_by_side)


def _headline(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    """Figures of an edited headline that are not the table's, differences that are chance."""
    own = drawn.slide.words.headline
    if own is not None and not own.strip():
        mend = "write one, or use the suggestion again"
        yield Finding("headline", "The slide has no headline", mend, "headline")
    if own is None or not drawn.side_by_side:
        return
    first = drawn.side_by_side[0]
    who, counted = first.origin.respondent_word, counted_word(first)
    all_of_them = rf"\b{re.escape(who)}\b(?! (?:that|who|whose)\b)"
    if who != counted and re.search(all_of_them, own, re.IGNORECASE):
        what = f"The headline speaks of {who}, but the percentages are of {counted}"
        yield Finding("headline", what, f"write of {counted}", "headline")
    no_longer = broken_figures(drawn)
    for each in no_longer:
        what = f"The headline {each.words}"
        yield Finding("headline", what, "correct it, or use the suggestion again", "headline")
    gone = {each.said for each in no_longer}
    for said in unsupported(own, drawn.side_by_side):
        if said not in gone:
            what = f"The headline says {said}, which is not in the table"
            yield Finding("headline", what, "correct it, or use the suggestion again", "headline")
    for doubt in doubts(own, drawn.side_by_side):
        mend = "say what the table shows, or that it may be chance"
        yield Finding("headline", f"The headline tells of {doubt}", mend, "headline")


def _not_read(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    """Themes of open answers some of which nobody has read yet."""
    unread = (t.answers_read for t in drawn.tables if are_unread(t.answers_read))
    for read, of in dict.fromkeys(filter(None, unread)):
        whose = "the figures are of these alone" if read else "there are no figures yet"
        what = f"{read:,} of {of:,} answers have been read so far: {whose}"
        yield Finding("not read", what, "read the others first", "answers")


def _base_line(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    if drawn.slide.words.footnote is None or not drawn.side_by_side:
        return
    line = base(drawn.side_by_side, drawn.spec.columns)
    numbers = _NUMBER.findall(line.rpartition("(")[2])
    said = f"{drawn.words.footnote} {drawn.words.subtitle}"
    if numbers and not _says_base(numbers[0], said, drawn.side_by_side[0].origin.respondent_word):
        what = "Neither footnote nor subtitle says the base"
        yield Finding("base line", what, f"add “{line}”", "footnote")


def _says_base(number: str, said: str, respondents: str) -> bool:
    """Whether the number stands there as a base: after "base" or "n", or before those it counts."""
    alone = rf"(?<![\d,]){re.escape(number)}(?![\d,]*\d)"
    before = rf"\b(?:base\b[^.]{{0,120}}|n ?= ?){alone}"
    after = rf"{alone}(?: (?:of|out of) [\d,]+)?(?: \w+)? (?:{re.escape(respondents)}|answers)\b"
    return re.search(rf"{before}|{after}", said, re.IGNORECASE) is not None


def _weight_and_filter(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    if not drawn.side_by_side:
        return
    table, words = drawn.side_by_side[0], drawn.words
    said = f"{words.headline} {words.subtitle} {words.footnote}"
    if table.weight and not _WEIGHTED.search(said):
        what = "Nothing says that the figures are weighted"
        mend = f"add “Weighted by {plain(table.weight)}.” to the footnote"
        yield Finding("weight", what, mend, "footnote")
    labels = plain(table.filter_labels or table.filter_words)
    pieces = [table.filter_name, labels, *_BETWEEN_LABELS.split(labels)]
    if labels and not any(is_named(piece, said) for piece in pieces):
        what = f"Nothing says that only some are counted ({short(labels)})"
        mend = "name them in the subtitle or the footnote"
        yield Finding("filter", what, mend, "footnote")


def _taken_off(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    """Answers and groups that a person took off the chart, where the slide does not say so."""
    words = drawn.words
    said = f"{words.headline} {words.subtitle} {words.footnote}"
    labels = [label for _, label in hidden_labels(drawn.tables, drawn.spec)]
    missing = [label for label in labels if not is_named(label, said)]
    if missing:
        what = f"Nothing says what was taken off the chart ({short('; '.join(missing))})"
        mend = f"add “{left_out_words(drawn.tables, drawn.spec)}” to the footnote"
        yield Finding("left out", what, mend, "footnote")


def _low_bases(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    low = [group for group in shown_groups(drawn) if group.is_low]
    if low:
        names = dict.fromkeys(group.name for group in low)
        what = f"{joined(names)} {'has' if len(names) == 1 else 'have'} a low base"
        mend = "merge small groups, leave them out, or write of them with caution"
        yield Finding("low base", what, mend, "break")


def _disclosure(drawn: Drawn, rules: Rules) -> Iterator[Finding]:
    """Counts by which a respondent may be recognised, where the rules do not hide them."""
    if rules.disclosure == "publication":
        return
    few = dict.fromkeys(group.name for group in shown_groups(drawn) if group.has_few)
    if few:
        what = f"{joined(few)}: some figures stand for {SMALL_COUNT} respondents or fewer"
        mend = "keep it inside the house, or leave these groups out before it is published"
        yield Finding("disclosure", what, mend, "break")


def _notes(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    yield from look_at_notes(drawn)


def _own_words(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    yield from look_at_words(drawn)


def _room(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    """What is shortened, left out, too small or beyond the slide."""
    scene = drawn.scene
    for remark in scene.remarks:
        if not _HANDLED.search(remark):
            is_of_words = next((w for w in ("headline", "subtitle", "footnote") if w in remark), "")
            place = is_of_words or ("notes" if "note “" in remark else "chart")
            mend = "shorten it" if is_of_words else _LOOK
            yield Finding("room", remark.rstrip("."), mend, place)
    texts = [item for item in scene.items if isinstance(item, Text) and item.lines]
    small = [text for text in texts if text.size < SMALLEST - _ROUNDED]
    if small:
        least = min(text.size for text in small)
        what = f"Some text is only {least:g} points high, such as “{short(small[0].lines[0])}”"
        yield Finding("room", what, "chart fewer groups, or choose a larger slide", "chart")
    for item in scene.items:
        box = box_of(item)
        beyond = max(-box.left, -box.top, box.right - scene.width, box.bottom - scene.height)
        if beyond > _OUTSIDE:
            what = f"A part of the chart ({item.role}) lies beyond the slide"
            yield Finding("room", what, "move it back, or choose another kind of chart", "chart")
            return


def _contrast(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    pale = faint(drawn.scene)
    if pale:
        first = f"“{short(pale[0].text)}”" if pale[0].text else f"a {pale[0].role}"
        what = f"{len(pale)} of its parts are hard to see, such as {first}"
        yield Finding("contrast", what, "choose another kind of chart or other colours", "chart")


def _colours(drawn: Drawn, _rules: Rules) -> Iterator[Finding]:
    """Colours that a person chose and that cannot be told apart on what is now drawn."""
    spec = drawn.spec
    if not spec.palette and not spec.colours:
        return
    why = faulty(drawn.scene, marks(drawn.tables, spec), spec)
    if why:
        what = f"Not everybody can tell the chart's colours apart ({why[0].lower()}{why[1:]})"
        yield Finding("colours", what, "choose other colours, or fewer groups", "colours")


_CHECKS: tuple[Callable[[Drawn, Rules], Iterator[Finding]], ...] = (
    _headline,
    _not_read,
    _own_words,
    _base_line,
    _weight_and_filter,
    _taken_off,
    _low_bases,
    _disclosure,
    _notes,
    _room,
    _contrast,
    _colours,
)
