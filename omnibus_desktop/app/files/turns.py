"""The order of what is written: what was begun earlier may come to its end later."""

from __future__ import annotations


class Turns:
    """Numbers from 1, a higher one for whatever is begun later."""

    def __init__(self) -> None:
        self._last = self._ended = 0

    def take(self) -> int:
        """The number of what is begun now."""
        self._last += 1
        return self._last

    def end_all(self) -> int:
        """Nothing that was begun so far counts any more when it comes to its end; the last of its
        numbers."""
        self._ended = self._last
        return self._last

    def end(self, number: int) -> bool:
        """Whether what has this number still counts, now that it has come to its end."""
        if number < self._ended:
            return False
        self._ended = number
        return True
