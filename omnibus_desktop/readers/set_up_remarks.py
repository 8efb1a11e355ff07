"""Which remarks about a wave its set-up has settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from weakref import WeakKeyDictionary

from omnibus_desktop.readers.infer_kinds import order_is_meant, single
from omnibus_desktop.readers.infer_remarks import of_codes, of_unused_weights, of_weight
from omnibus_desktop.readers.look_alikes import of_same_labels
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import UNWEIGHTED, Setup
from omnibus_desktop.wave.wave import Wave

_NO_CHOICE = (Kind.NUMERIC, Kind.OPEN, Kind.ADMIN)  # where a code needs no label


def still_open(found: Wave, wave: Wave, setup: Setup) -> tuple[Remark, ...]:
    """The remarks of the set-up wave without those that the set-up has settled; what is told of
    several variables at once names those that are left."""
    if not (setup.weight or setup.changed or setup.gathered):
        return wave.remarks
    first = _first_told(found)
    settled = _settled(found, wave, setup)
    after = {
        name: tuple(code for code in codes if code not in settled.get(name, ()))
        for name, codes in first.without_labels.items()
    }
    after_labels = of_same_labels(wave.questions) if first.of_labels else ()
    remarks = _replaced(wave.remarks, first.of_labels, after_labels)
    old = of_codes(first.without_labels)
    if frozenset(remarks).issuperset(old):
        remarks = _replaced(remarks, old, of_codes(after))
    new = _still_of_weights(wave, setup, first.of_weights)
    return _replaced(remarks, first.of_weights, new)


@dataclass(frozen=True, eq=False)
class _FirstTold:
    """What was told of the variables of a wave when it was found: the codes without a label of
    each that is a choice, what there is to tell of weights, and of answers with one label."""

    without_labels: Mapping[str, tuple[str, ...]]
    of_weights: tuple[Remark, ...]
    of_labels: tuple[Remark, ...]


_known: WeakKeyDictionary[Wave, _FirstTold] = WeakKeyDictionary()


def _first_told(found: Wave) -> _FirstTold:
    """Worked out once for a wave, for as long as it lives: a person corrects it again and again."""
    known = _known.get(found)
    if known is None:
        known = _known[found] = _told_of(found)
    return known


def _told_of(found: Wave) -> _FirstTold:
    believe_order = order_is_meant(found.variables.values())
    singles = [
        single(variable, found.data[name], found.weight, believe_order=believe_order)
        for name, variable in found.variables.items()
    ]
    no_choice = {q.variables[0] for q in found.questions if q.kind in _NO_CHOICE}
    without_labels = {
        one.variable.name: one.unlabelled
        for one in singles
        if one.unlabelled and one.variable.name not in no_choice
    }
    if found.weight is None:
        of_weights = of_unused_weights(singles)
    else:
        of_weights = of_weight(found.variables.get(found.weight), found.data)
    labels = of_same_labels(found.questions)
    return _FirstTold(without_labels, tuple(of_weights), tuple(labels))


def _settled(found: Wave, wave: Wave, setup: Setup) -> Mapping[str, frozenset[str]]:
    """For each variable the codes of which the set-up says what they are."""
    behind = {question.id: question.variables for question in found.questions}
    behind |= {each.id: each.variables for each in setup.gathered}
    no_choice = {question.id for question in wave.questions if question.kind in _NO_CHOICE}
    settled: dict[str, frozenset[str]] = {}
    for each in setup.changed:
        for name in behind.get(each.id, (each.id,)):
            every = each.kind is not None and each.id in no_choice
            codes = _codes(found, name) if every else frozenset(a.id for a in each.answers)
            settled[name] = codes | settled.get(name, frozenset())
    sets = {question.id for question in wave.questions if question.counted is not None}
    ticks = (name for each in setup.gathered if each.id in sets for name in each.variables)
    return settled | {name: _codes(found, name) for name in ticks}


def _codes(found: Wave, name: str) -> frozenset[str]:
    """Every code of the variable."""
    if name not in found.data:
        return frozenset()
    return frozenset(map(code_text, found.data[name].values().tolist()))


def _still_of_weights(wave: Wave, setup: Setup, first: Sequence[Remark]) -> list[Remark]:
    """What is to be told of the weight; nothing of others once somebody has said which it is."""
    if setup.weight and wave.weight == (None if setup.weight == UNWEIGHTED else setup.weight):
        return of_weight(wave.variables.get(wave.weight or ""), wave.data)
    decided = {each.id for each in setup.changed if each.kind is not None}
    return [remark for remark in first if remark.about not in decided]


def _replaced(
    remarks: Sequence[Remark], old: Sequence[Remark], new: Sequence[Remark]
) -> tuple[Remark, ...]:
    """The remarks with the new ones where the first of the old ones stood, or in front."""
    gone = frozenset(old)
    at = next((place for place, remark in enumerate(remarks) if remark in gone), 0)
    before = [remark for remark in remarks[:at] if remark not in gone]
    after = [remark for remark in remarks[at:] if remark not in gone]
    return (*before, *new, *after)
