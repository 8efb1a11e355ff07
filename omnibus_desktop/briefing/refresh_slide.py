"""One slide moved onto a new wave: its question, breaks, filter, weight, marks and figures by the
names that they have there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from omnibus_desktop.briefing.briefing import Edited, Slide
from omnibus_desktop.briefing.matching import How, Matching, Same
from omnibus_desktop.briefing.matching_answers import SameAnswers
from omnibus_desktop.briefing.nesting import nest_name, nest_of
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.palettes import of_answer, of_group
from omnibus_desktop.charts.spec import ChartSpec, Key
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.filter_terms import NO_ANSWER
from omnibus_desktop.tables.table import TOTAL
from omnibus_desktop.tables.weights import weights_of
from omnibus_desktop.tables.wording import Worded, key, match
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import TOOK_PART, Kind, Net, Question
from omnibus_desktop.wave.setup import UNWEIGHTED
from omnibus_desktop.words.held import Cell

_GONE = " (gone)"  # after what has no place in the new wave, and must not be taken for another
_STATISTIC = "statistic:"


@dataclass(frozen=True)
class MovedSlide:
    """A slide in the new wave, and how its question was found there: where it was not, the slide
    is as it was. `remarks` tell in sentences what is another; `without_mark` are the ids of the
    notes that lost the mark, or one of the marks, that held them."""

    slide: Slide
    how: How
    remarks: tuple[str, ...]
    without_mark: frozenset[str] = frozenset()


def moved_slide(slide: Slide, matching: Matching) -> MovedSlide:
    """The slide as the new wave has it."""
    if slide.question == TOOK_PART:
        return MovedSlide(slide, How.ID, ())
    return _Mover(slide, matching).moved()


def is_lost(part: str) -> bool:
    """Whether this part of a key stands for something that a new wave did not have."""
    return _GONE in part


class _Mover:
    """Moves one slide, and gathers what there is to tell of it."""

    def __init__(self, slide: Slide, matching: Matching) -> None:
        self._slide = slide
        self._matching = matching
        self._same = matching.question(slide.question)
        self._remarks = list(self._same.remarks)

    def moved(self) -> MovedSlide:
        new, item = self._same.new, self._slide.item
        if new is None or (item is not None and not self._has_item(item)):
            return MovedSlide(self._kept(), How.NONE, self._told())
        slide = self._in_new(self._slide, new)
        lost = (n.id for n in slide.notes if any(is_lost(part) for k in n.keys for part in k))
        return MovedSlide(slide, self._same.how, self._told(), frozenset(lost))

    def _told(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._remarks))

    def _tell(self, *remarks: str) -> None:
        self._remarks += remarks

    def _kept(self) -> Slide:
        """The slide of a question that is not asked: under a name that nothing else has there."""
        slide, after = self._slide, self._matching.after
        names = {each.id for each in after.questions} | set(after.variables)
        if slide.question in names and (slide.item is None or slide.item in names):
            return replace(slide, question=as_lost(slide.question))
        return slide

    def _has_item(self, item: str) -> bool:
        same = self._same
        if same.old is None:
            return same.new is not None and any(each.id == item for each in same.new.items)
        if item in same.items.ids:
            return True
        labels = {each.id: each.label for each in same.old.items}
        self._tell(f"The line “{labels.get(item, item)}” is not asked any more.")
        return False

    def _in_new(self, slide: Slide, new: Question) -> Slide:
        if slide.by is None:
            self._tell_of_own_breaks()
        kept, is_whole = self._filter()
        return replace(
            slide,
            question=new.id,
            item=None if slide.item is None else self._same.items.ids.get(slide.item, slide.item),
            by=None if slide.by is None else tuple(filter(None, map(self._break, slide.by))),
            filter=kept,
            filter_name=slide.filter_name if is_whole else "",
            weight=self._weight(slide.weight),
            spec=self._spec(slide.spec),
            notes=self._notes(slide.notes),
            nets=tuple(self._nets(slide.nets)),
            words=self._words(slide.words),
        )

    def _break(self, name: str) -> str:
        """The break with the questions that are still there; "" where none is."""
        return nest_name(filter(None, map(self._question_of_break, nest_of(name))))

    def _question_of_break(self, name: str) -> str | None:
        same = self._matching.question(name)
        if same.new is None:
            self._tell(f"It is not broken by {called(same, name)} any more, which is not there.")
            return None
        self._tell_of(same, name, "break")
        return same.new.id

    def _tell_of_own_breaks(self) -> None:
        """What the wave's own breaks were and are not any more."""
        before, after = self._matching.before, self._matching.after
        for name in () if before is None else before.by_default:
            same = self._matching.question(name)
            if same.new is None or same.new.id not in after.by_default:
                self._tell(f"It is not broken by {called(same, name)} any more.")

    def _tell_of(self, same: Same, name: str, what: str) -> None:
        self._tell(*(f"Of the {what} {called(same, name)}: {each}" for each in same.remarks))

    def _filter(self) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], bool]:
        """What is left of the filter, and whether that is all."""
        found, is_whole = [], True
        for name, answers in self._slide.filter:
            same = self._matching.question(name)
            if same.new is None:
                self._tell(f"It is not filtered by {called(same, name)}, which is not there.")
                is_whole = False
                continue
            self._tell_of(same, name, "filter")
            kept = tuple(
                each for a in answers if not is_lost(each := id_in_new(same.answers, same, a))
            )
            if len(kept) < len(answers):
                some = "some of its answers are" if kept else "its answers are"
                self._tell(f"Its filter by {called(same, name)} is another: {some} not there.")
                is_whole = False
            if kept:
                found.append((same.new.id, kept))
        return tuple(found), is_whole

    def _weight(self, name: str | None) -> str | None:
        before, after = self._matching.before, self._matching.after
        if name == UNWEIGHTED:
            return name
        if name is None:
            if before is not None and before.weight and not after.weight:
                self._tell(f"It is not weighted any more: {before.weight} is not there.")
            return None
        same = self._same_weight(name)
        if same is None:
            instead = f"by {after.weight}" if after.weight else "not at all"
            self._tell(f"The weight {name} is not there: it is weighted {instead}.")
        elif same != name:
            self._tell(f"The weight {name} is called {same} in this wave.")
        return same

    def _same_weight(self, name: str) -> str | None:
        """The variable that can weight the new wave as this one did the earlier."""
        before, after = self._matching.before, self._matching.after
        old = None if before is None else before.variables.get(name)
        if old is not None and key(old.label):
            there = list(after.variables.values())
            hit = match(Worded(name, old.label), [Worded(each.name, each.label) for each in there])
            same = None if hit is None else there[hit.place].name
        else:
            same = name if name in after.variables else None
        try:
            return None if same is None or weights_of(after, same) is None else same
        except OmnibusError:
            return None

    def _spec(self, spec: ChartSpec) -> ChartSpec:
        columns = tuple(map(self._column, spec.columns))
        kept = tuple(each for each in columns if not is_lost(each))
        if len(kept) < len(columns):
            what = "some groups that it showed are" if kept else "the groups that it showed are"
            shown = "" if kept else ": it shows all"
            self._tell(f"{what.capitalize()} not there any more{shown}.")
        keys = map(self._key, spec.highlight)
        highlight = tuple(each for each in keys if not any(map(is_lost, each)))
        if len(highlight) < len(spec.highlight):
            self._tell("A bar that was highlighted is not there any more.")
        colours = tuple(self._colours(spec))
        hidden = tuple(name for name in map(self._coloured, spec.hidden) if not is_lost(name))
        return replace(spec, columns=kept, highlight=highlight, colours=colours, hidden=hidden)

    def _nets(self, nets: tuple[Net, ...]) -> Iterator[Net]:
        """The slide's own nets with the answers that are there again."""
        for net in nets:
            found = tuple(each for a in net.answers if not is_lost(each := self._answer(a)))
            if len(found) < len(net.answers):
                what = "has fewer answers" if found else "is not there any more"
                self._tell(f"The net “{net.label}” {what}: its others are not asked.")
            if found:
                yield Net(net.label, found)

    def _colours(self, spec: ChartSpec) -> Iterator[tuple[str, str]]:
        """The colours that a person gave to answers and groups that are there again."""
        for name, colour in spec.colours:
            moved = self._coloured(name)
            if not is_lost(moved):
                yield moved, colour

    def _coloured(self, name: str) -> str:
        answers, groups = of_answer(""), of_group("")
        if name.startswith(answers):
            return of_answer(self._part(name.removeprefix(answers)))
        if name.startswith(groups):
            group = name.removeprefix(groups)  # of a grid seen whole its items are groups
            return of_group(self._same.items.ids.get(group) or self._column(group))
        return name

    def _notes(self, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        return tuple(replace(note, keys=tuple(map(self._key, note.keys))) for note in notes)

    def _words(self, words: Edited) -> Edited:
        """The person's own texts stay; where their figures come from goes along."""
        figures = tuple(
            replace(
                held,
                sources=tuple(tuple(map(self._cell, source)) for source in held.sources),
            )
            for held in words.figures
        )
        return replace(words, figures=figures)

    def _cell(self, cell: Cell) -> Cell:
        item, answer, column = cell
        return (
            id_in_new(self._same.items, self._same, item) if item else "",
            self._answer(answer),
            self._column(column),
        )

    def _key(self, mark: Key) -> Key:
        answer, column = mark
        return self._part(answer), self._column(column)

    def _part(self, answer: str) -> str:
        """An answer, of a grid seen whole with its item before it."""
        new = self._same.new
        if new is None or not new.items or self._slide.item is not None:
            return self._answer(answer)
        item, slash, rest = answer.partition("/")
        first = id_in_new(self._same.items, self._same, item)
        return f"{first}/{self._answer(rest)}" if slash else self._answer(answer)

    def _answer(self, answer: str) -> str:
        own = answer in {f"net:{net.label}" for net in self._slide.nets}
        if not answer or own or answer.startswith(_STATISTIC):
            return answer
        return id_in_new(self._same.answers, self._same, answer)

    def _column(self, column: str) -> str:
        """The key of a group, "QUESTION=ANSWER", several of them where breaks nest; others, such
        as the total, are called the same in every wave."""
        if column == TOTAL or "=" not in column:
            return column
        parts = [part.partition("=") for part in column.split("*")]
        return "*".join(self._group(name, answer) for name, _, answer in parts)

    def _group(self, name: str, answer: str) -> str:
        same = self._matching.question(name)
        if same.new is None:
            return f"{name}={as_lost(answer)}"
        return f"{same.new.id}={id_in_new(same.answers, same, answer)}"


def id_in_new(answers: SameAnswers, same: Same, name: str) -> str:
    """What is called so in the earlier wave, by its id in the new one; where it is not there, an
    id that means nothing else."""
    if same.old is None or (same.old.kind is Kind.NUMERIC and name not in answers.ids):
        return name  # a band is called by its lower limit in every wave
    return answers.ids.get(name) or (name if name == NO_ANSWER else as_lost(name))


def as_lost(name: str) -> str:
    """A name that nothing has in a wave, for what is not there."""
    return name if is_lost(name) else f"{name}{_GONE}"


def called(same: Same, name: str) -> str:
    """What a person knows the question of the earlier wave by: its text, else its id."""
    return name if same.old is None else f"“{same.old.text}”"
