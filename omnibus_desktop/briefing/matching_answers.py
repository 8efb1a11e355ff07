"""Which answer of a question in a new wave is which of the wave before, by label and not by code;
and whether a scale runs the other way now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from omnibus_desktop.tables.wording import Worded, key, match
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Answer, Kind, Question

_NAMED = 3  # answers that a remark names


@dataclass(frozen=True, eq=False)
class SameAnswers:
    """`ids` has the new id of each old answer, or item, that is there again; `there` are the ids
    that the new question has, whatever they mean. Nets are among them as "net:LABEL"."""

    ids: Mapping[str, str]
    there: frozenset[str]
    remarks: tuple[str, ...] = ()


def same_answers(old: Question, new: Question) -> SameAnswers:
    """The answers and nets of a question in those of another."""
    found = _paired(_worded(old.answers), _worded(new.answers))
    nets = _paired(
        [Worded(f"net:{net.label}", net.label) for net in old.nets],
        [Worded(f"net:{net.label}", net.label) for net in new.nets],
    )
    there = {*(each.id for each in new.answers), *(f"net:{net.label}" for net in new.nets)}
    # the answers of a set are known by the names of its variables, which say nothing
    codes = old.kind is not Kind.MULTI or old.counted is None
    said = (
        *_of_difference(_spoken(old.answers), _spoken(new.answers), found, "answer", codes=codes),
        *_of_direction(old, new, found),
    )
    return SameAnswers(found | nets, frozenset(there), said)


def same_items(old: Question, new: Question) -> SameAnswers:
    """The items of a grid in those of another."""
    first = [Worded(each.id, each.label) for each in old.items]
    second = [Worded(each.id, each.label) for each in new.items]
    found = _paired(first, second)
    said = tuple(_of_difference(first, second, found, "line"))
    return SameAnswers(found, frozenset(each.id for each in second), said)


def _worded(answers: Sequence[Answer]) -> list[Worded]:
    return [Worded(each.id, each.label or each.id) for each in answers]


def _spoken(answers: Sequence[Answer]) -> list[Worded]:
    return _worded([each for each in answers if not each.missing])


def _paired(old: Sequence[Worded], new: Sequence[Worded]) -> dict[str, str]:
    """The new id of each that is there again: first of those whose wording is the same, so that
    none is taken by one that is only alike."""
    found: dict[str, str] = {}
    taken: set[int] = set()
    for may_differ in (False, True):
        for each in old:
            hit = None if each.id in found else match(each, new, taken)
            if hit is not None and (may_differ or not hit.reworded):
                found[each.id] = new[hit.place].id
                taken.add(hit.place)
    return found


def _of_difference(
    old: Sequence[Worded],
    new: Sequence[Worded],
    found: Mapping[str, str],
    word: str,
    *,
    codes: bool = False,
) -> Iterator[str]:
    """What is gone, what is new, what is worded differently or has another code."""
    now = {each.id: each.text for each in new}
    for each in old:
        text = now.get(found.get(each.id, ""))
        if text is not None and key(text) != key(each.text):
            yield f"The {word} “{each.text}” is worded “{text}”."
    gone = [each.text for each in old if each.id not in found]
    added = [each.text for each in new if each.id not in found.values()]
    if gone:
        yield f"{_listed(gone)} {'is' if len(gone) == 1 else 'are'} no {word} any more."
    if added:
        one = f"{'a ' if len(added) == 1 else ''}new {word}{'' if len(added) == 1 else 's'}"
        yield f"{_listed(added)} {'is' if len(added) == 1 else 'are'} {one}."
    if codes and any(found.get(each.id, each.id) != each.id for each in old):
        yield "Its answers have other codes; they were found by what they say."


def _of_direction(old: Question, new: Question, found: Mapping[str, str]) -> Iterator[str]:
    """Whether most answers of a scale changed places with one another."""
    if not (old.ordered or new.ordered):
        return
    first = {each.id: (place, each) for place, each in enumerate(old.answers)}
    second = {each.id: (place, each) for place, each in enumerate(new.answers)}
    kept = [(first[one], second[other]) for one, other in found.items() if one in first]
    turned = {"order": 0, "value": 0}
    pairs = 0
    for (one, first_now), (other, second_now) in combinations(kept, 2):
        pairs += 1
        turned["order"] += (one[0] < other[0]) != (first_now[0] < second_now[0])
        turned["value"] += _is_turned(one[1], other[1], first_now[1], second_now[1])
    if 2 * max(turned.values()) > pairs:
        yield (
            "Its scale runs the other way in this wave: answers were found by what they say;"
            " means cannot be compared."
        )


def _is_turned(one: Answer, other: Answer, one_now: Answer, other_now: Answer) -> bool:
    values = (one.value, other.value, one_now.value, other_now.value)
    if None in values:
        return False
    a, b, c, d = (value for value in values if value is not None)
    return (a < b) != (c < d)


def _listed(texts: Sequence[str]) -> str:
    names = [f"“{text}”" for text in texts[:_NAMED]]
    more = len(texts) - _NAMED
    if more > 0:
        return f"{', '.join(names)} and {more} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
