"""What is offered to weight by: what looks like a weight first, what cannot be one last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.variable import Content, Variable
from omnibus_desktop.wave.wave import Wave

_MOST_LOOKED_AT = 400  # variables, each of whose numbers are read
_LOOKS_LIKE = re.compile(r"weight|(^|[\W_])w[gt]*t([\W_\d]|$)")
_NEAR_ONE = (0.5, 2.0)  # mean of weights that leave the base as large as it is
_NEARLY = 0.02  # of the population, that weights which add up to it may miss


@dataclass(frozen=True)
class WeightChoice:
    """A variable that is offered. `reason` is why it cannot be a weight, "" where it can; `hint`
    is what speaks against it otherwise."""

    name: str
    reason: str = ""
    hint: str = ""


def called_weights(wave: Wave) -> tuple[str, ...]:
    """What the file weights by, and the variables that are called a weight."""
    names = [wave.weight] if wave.weight else []
    names += [name for name, variable in wave.variables.items() if _is_called_so(variable)]
    return tuple(dict.fromkeys(names))


def weight_choices(wave: Wave, names: Iterable[str]) -> list[WeightChoice]:
    """These variables, the likeliest first: what is called a weight, then fractions that are
    about 1 or add up to the population, other fractions, whole numbers, then 0 and 1 and
    identifiers, and what is refused. As they stand in the file where there are too many to look
    at."""
    offered = list(names)
    if len(offered) > _MOST_LOOKED_AT:
        return [WeightChoice(name) for name in offered]
    admin = {v for q in wave.questions if q.kind is Kind.ADMIN for v in q.variables}
    called = set(called_weights(wave))
    ranked = [_ranked(wave, name, name in called, name in admin) for name in offered]
    return [choice for _, choice in sorted(ranked, key=lambda pair: pair[0])]


def _ranked(wave: Wave, name: str, called: bool, admin: bool) -> tuple[int, WeightChoice]:
    from omnibus_desktop.tables.weights import why_no_weight

    if reason := why_no_weight(wave, name):
        return 6, WeightChoice(name, reason)
    if called:
        return 0, WeightChoice(name)
    if admin:
        return 5, WeightChoice(name, hint="an identifier or a fact about the interview")
    values = wave.data[name].values()
    if set(values.tolist()) <= {0.0, 1.0}:
        return 4, WeightChoice(name, hint="only 0 and 1")
    if not (values % 1 != 0).any():
        return 3, WeightChoice(name)
    return (1 if values[0] > 0 and _is_scaled(wave, name) else 2), WeightChoice(name)


def _is_scaled(wave: Wave, name: str) -> bool:
    """Whether the numbers are about 1, or add up to the population."""
    numbers = wave.numbers(name)
    known = numbers[numbers == numbers]  # NaN where there is none
    whole = float(known.sum())
    if wave.population and abs(whole - wave.population) <= _NEARLY * wave.population:
        return True
    return _NEAR_ONE[0] <= whole / max(1, len(known)) <= _NEAR_ONE[1]


def _is_called_so(variable: Variable) -> bool:
    words = f"{variable.name} {variable.label}".lower()
    is_number = variable.content is Content.NUMBER
    return is_number and not variable.labels and _LOOKS_LIKE.search(words) is not None
