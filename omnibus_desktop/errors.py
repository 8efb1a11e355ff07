"""The errors that a person can act on."""

from __future__ import annotations


class OmnibusError(Exception):
    """Something that a person can do something about.

    `message` names the file or the thing and says what is wrong; `advice` says what to do;
    `detail` (may be empty) is what an engineer would ask for and is shown only on request.
    """

    def __init__(self, message: str, advice: str = "", detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.message}; {self.advice}" if self.advice else self.message


class Cancelled(Exception):
    """Raised inside a long task when the person pressed Cancel. Not an error: nothing is shown."""
