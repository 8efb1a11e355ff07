"""What a reader found in a survey file, before it is a wave."""

from __future__ import annotations

from collections.abc import Mapping

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import AnswerSet, Data, Variable


@dataclass(frozen=True, eq=False)
class Contents:
    """`title` is the file's own label, `weight` the name of its active weight variable."""

    variables: tuple[Variable, ...]
    data: Mapping[str, Data]
    respondents: int
    sets: tuple[AnswerSet, ...] = ()
    weight: str | None = None
    title: str = ""
    documents: tuple[str, ...] = ()
    attributes: Mapping[str, str] | None = None  # of the file: name -> value
    variable_attributes: Mapping[tuple[str, str], str] | None = None  # (variable, name) -> value
    remarks: tuple[Remark, ...] = ()
    routing: Mapping[str, str] | None = None  # variable -> the yes/no variable that sends to it
    scores: Mapping[tuple[str, str], float] | None = None  # (variable, code) -> what it counts as
    quantities: Mapping[str, tuple[str, ...]] | None = None  # variable -> codes that are no number
    about_interview: tuple[str, ...] = ()  # variables that the file says ask nobody anything
    verbatims: tuple[str, ...] = ()  # variables that the file says hold what people wrote
    beside: tuple[str, ...] = ()  # names of the other files that were read, in the same folder
