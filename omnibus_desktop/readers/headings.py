"""The columns of a delimited file or a sheet, as its header names them."""

from __future__ import annotations

from enum import StrEnum

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.remark import Remark


class Use(StrEnum):
    ANSWER = "answer"
    TEXT = "text"  # what a respondent wrote
    OTHER = "other"  # the same, where writing something is one of the answers of its question
    FACT = "fact"  # about the interview


@dataclass(frozen=True)
class Heading:
    """One column: its unique name, its label, and the text of the question it belongs to, "" where
    the file does not say. Neighbours with one `key` belong to one question."""

    name: str
    label: str
    question: str = ""
    key: str = ""
    use: Use = Use.ANSWER


@dataclass(frozen=True)
class Header:
    """`joined`: several answers may stand in one cell, with commas between them. `unanswered` is
    the code for a question that was seen and not answered, "" where there is none."""

    headings: tuple[Heading, ...]
    rows: int  # how many rows of the file it takes
    shape: str  # "plain", "SurveyMonkey" or "Qualtrics"
    renamed: tuple[str, ...] = ()  # names that stood there twice
    joined: bool = False
    unanswered: str = ""

    def remarks(self, name: str) -> tuple[Remark, ...]:
        """What to tell about the header of the file called `name`."""
        remarks = []
        if self.shape != "plain":
            message = f"Read as a file of {self.shape}: its first {self.rows} rows are headings."
            remarks.append(Remark(name, message))
        if self.renamed:
            twice = ", ".join(self.renamed[:20])
            message = f"These names stood there twice and were numbered: {twice}"
            remarks.append(Remark(name, message))
        return tuple(remarks)
