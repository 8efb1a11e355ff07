"""The set-up of a wave carried over to the next one, where other names may stand for the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from omnibus_desktop.briefing.matching import Matching, Same
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.setup import (
    UNWEIGHTED,
    ChangedAnswer,
    ChangedQuestion,
    Gathered,
    Merged,
    Setup,
    Themed,
)
from omnibus_desktop.wave.wave import Wave

_Part = TypeVar("_Part", Gathered, ChangedQuestion, Merged, Themed)


@dataclass(frozen=True)
class CarriedSetup:
    """The set-up for the new wave, and in sentences what did not fit it."""

    setup: Setup
    remarks: tuple[str, ...] = ()


def carried_setup(setup: Setup, before: Wave | None, after: Wave) -> CarriedSetup:
    """The corrections of the wave `before` for the wave `after`, both as they were found in their
    files. Title, dates and population are true of one wave alone and are left out. Where the
    earlier wave is not at hand, the others are carried over as they are."""
    kept = replace(setup, title=None, starts=None, ends=None, population=None)
    if before is None or kept == Setup():
        return CarriedSetup(kept)
    return _Carrier(kept, before, after).carried()


class _Carrier:
    """Carries one set-up over, and gathers what there is to tell."""

    def __init__(self, setup: Setup, before: Wave, after: Wave) -> None:
        self._setup = setup
        self._before = before
        self._after = after
        self._matching = Matching(before, after)
        self._remarks: list[str] = []
        # made by the set-up itself, under names of its own
        self._made = {g.id for g in setup.gathered} | {m.id for m in setup.merged}
        self._made |= {t.id for t in setup.themed}

    def carried(self) -> CarriedSetup:
        setup = self._setup
        new = replace(
            setup,
            weight=self._weight(setup.weight),
            region=self._one(setup.region, "region"),
            authority_type=self._one(setup.authority_type, "type"),
            authority=self._one(setup.authority, "authority"),
            apart=self._all(setup.apart),
            gathered=self._each(setup.gathered, self._gathered),
            changed=self._each(setup.changed, self._changed),
            merged=self._each(setup.merged, self._merged),
            themed=self._each(setup.themed, self._themed),
            order=tuple(n for name in setup.order if (n := self._name(name)) is not None),
        )
        return CarriedSetup(new, tuple(dict.fromkeys(self._remarks)))

    def _each(
        self, values: Iterable[_Part], carry: Callable[[_Part], _Part | None]
    ) -> tuple[_Part, ...]:
        return tuple(new for value in values if (new := carry(value)) is not None)

    def _name(self, name: str) -> str | None:
        """A question, or a variable, by its name in the new wave."""
        if name in self._made:
            return name
        new = self._matching.question(name).new
        return None if new is None else new.id

    def _one(self, name: str | None, what: str) -> str | None:
        if not name:
            return name
        found = self._name(name)
        if found is None and name in self._after.variables and name not in self._before.variables:
            found = name
        if found is None:
            self._remarks.append(f"{name}, which was set up as {what}, is not in the new wave.")
        return found

    def _weight(self, name: str | None) -> str | None:
        if not name or name == UNWEIGHTED or name in self._after.variables:
            return name
        self._remarks.append(f"{name}, which was set up as weight, is not in the new wave.")
        return None

    def _all(self, names: tuple[str, ...]) -> tuple[str, ...]:
        found = []
        for name in names:
            new = self._name(name)
            if new is None:
                self._left_out(name)
            else:
                found.append(new)
        return tuple(found)

    def _left_out(self, name: str) -> None:
        self._remarks.append(f"{name} is not in the new wave: what was set up for it is left out.")

    def _gathered(self, gathered: Gathered) -> Gathered | None:
        variables = tuple(n for name in gathered.variables if (n := self._name(name)) is not None)
        if len(variables) < len(gathered.variables):
            gone = len(gathered.variables) - len(variables)
            self._remarks.append(
                f"{gathered.id} was gathered of {len(gathered.variables)} variables, of which"
                f" {gone} {'is' if gone == 1 else 'are'} not in the new wave."
            )
        return replace(gathered, variables=variables) if len(variables) > 1 else None

    def _changed(self, changed: ChangedQuestion) -> ChangedQuestion | None:
        if changed.id in self._made:
            return changed
        same = self._matching.question(changed.id)
        if same.new is None:
            self._left_out(changed.id)
            return None
        answers = tuple(self._answer(same, each) for each in changed.answers)
        nets = changed.nets
        if nets is not None:
            kept = (replace(n, answers=self._ids(same, n.answers)) for n in nets)
            nets = tuple(net for net in kept if net.answers)
        return replace(
            changed,
            id=same.new.id,
            answers=tuple(each for each in answers if each is not None),
            order=self._ids(same, changed.order),
            nets=nets,
        )

    def _answer(self, same: Same, changed: ChangedAnswer) -> ChangedAnswer | None:
        """What was said of an answer, or of an item of a grid."""
        new = same.answers.ids.get(changed.id) or same.items.ids.get(changed.id)
        known = same.old is None or any(each.id == changed.id for each in same.old.answers)
        if new is None and known:
            return None
        return replace(changed, id=new or changed.id)  # a code of a numeric question has no label

    def _ids(self, same: Same, ids: tuple[str, ...]) -> tuple[str, ...]:
        found = (same.answers.ids.get(name) or same.items.ids.get(name) for name in ids)
        return tuple(name for name in found if name is not None)

    def _merged(self, merged: Merged) -> Merged | None:
        if merged.question in self._made:
            return merged
        same = self._matching.question(merged.question)
        if same.new is None:
            self._left_out(merged.id)
            return None
        groups = tuple((label, self._ids(same, answers)) for label, answers in merged.groups)
        groups = tuple(group for group in groups if group[1])
        return replace(merged, question=same.new.id, groups=groups)

    def _themed(self, themed: Themed) -> Themed | None:
        """The same themes; answers of the same words keep theirs, the others are to be read."""
        new = self._matching.question(themed.question).new
        if new is None:
            self._left_out(themed.id)
            return None
        return replace(themed, question=new.id)
