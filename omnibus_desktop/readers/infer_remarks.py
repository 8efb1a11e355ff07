"""What is worth telling about variables: codes without a label, weights that are odd or unused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from omnibus_desktop.readers.infer_kinds import Single, looks_like_weight
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import Data, Variable

_NAMED_AT_ONCE = 5  # variables or codes that one remark names
_NAMED_TOGETHER = 20  # variables


def of_codes(unlabelled: Mapping[str, tuple[str, ...]]) -> list[Remark]:
    """Which codes of which variables occur without a label; `unlabelled` are those that do."""
    without = [(name, codes) for name, codes in unlabelled.items() if codes]
    remarks = []
    for name, each in without[:_NAMED_AT_ONCE]:
        codes = ", ".join(each[:_NAMED_AT_ONCE])
        more = ", ..." if len(each) > _NAMED_AT_ONCE else ""
        message = f"These codes occur but have no label: {codes}{more}. They are shown as answers."
        remarks.append(Remark(name, message))
    if len(without) > _NAMED_AT_ONCE:
        named = without[_NAMED_AT_ONCE:][:_NAMED_TOGETHER]
        others = ", ".join(name for name, _ in named)
        message = (
            f"{len(without) - _NAMED_AT_ONCE} more variables have codes without a label: {others}"
        )
        remarks.append(Remark("codes without a label", message))
    return remarks


def of_weight(variable: Variable | None, data: Mapping[str, Data]) -> list[Remark]:
    """How many respondents have no usable weight in this variable, or one of 0."""
    if variable is None or variable.name not in data:
        return []
    name, column = variable.name, data[variable.name]
    weights = column.numbers()
    missing = ~np.isfinite(weights)
    if variable.missing:
        declared = [variable.missing.holds(value) for value in column.values().tolist()]
        missing |= np.array([*declared, False])[column.places()]
    remarks = []
    for what, found in (
        ("The weight is missing", missing),
        ("The weight is negative", ~missing & (weights < 0)),
        ("The weight is 0", ~missing & (weights == 0)),
    ):
        if many := int(np.count_nonzero(found)):
            who, count = ("respondent", "counts") if many == 1 else ("respondents", "count")
            message = f"{what} for {many:,} {who}, who {count} as 0 in weighted figures."
            remarks.append(Remark(name, message))
    return remarks


def of_unused_weights(singles: Iterable[Single]) -> list[Remark]:
    """Which variables look like a weight in a file that has none."""
    return [
        Remark(
            one.variable.name,
            "This looks like a weight, but the file does not say so: it is not used.",
        )
        for one in singles
        if one.kind is Kind.ADMIN and looks_like_weight(one.variable, one.data)
    ]
